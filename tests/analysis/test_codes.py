import pytest

from cxreader.analysis.codes import without_codes


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Escribe a ayuda@cliente.example hoy", "Escribe a hoy"),
        ("Mira https://example.org/servicio/al/cliente ahora", "Mira ahora"),
        ("El archivo src/main/cart.py falla", "El archivo falla"),
        ("Kosztuje 25 zł i 40 groszy", "Kosztuje zł i groszy"),
        ("El método getTotal(cart) falla", "El método falla"),
        ("**El servicio** es _muy bueno_.", "El servicio es muy bueno."),
        ("Peter &amp; Paul", "Peter Paul"),
        ("产品ABC123很好用", "产品 很好用"),
    ],
)
def test_codes_within_a_sentence_are_left_out(text: str, left: str) -> None:
    assert without_codes(text).split() == left.split()


@pytest.mark.parametrize(
    "code",
    [
        "www.example",
        "a@b",
        "a/b",
        "a*b",
        "[b]",
        "<b>",
        "a=b",
        "a|b",
        "~a",
        "&amp;",
        "call(b)",
        "a.b",
        "a_b",
        "aB",
        "AB",
        "1",
    ],
)
def test_each_kind_of_code_is_left_out_by_itself(code: str) -> None:
    assert without_codes(f"más {code} años") == "más   años"


@pytest.mark.parametrize(
    "line",
    [
        "#define MAX_ITEMS 64 items of a basket",
        "if len(line) > longest and running:",
        "except KeyError as error:",
        "from shop import basket as others",
        "import shop.basket",
        "raise ValueError(message % name)",
        "return total / count;",
        "basename = name of the file",
        "while (user != null && running) {",
        "@media print and screen",
        "font-size: small; line-height: normal;",
        "#define arrow /* pointing to the left */",
    ],
)
def test_nothing_is_left_of_a_line_of_code(line: str) -> None:
    assert not without_codes(line).strip()


@pytest.mark.parametrize(
    "line",
    [
        "for those (few) who know:",
        "from Paris to Rome",
        "import duties are high",
        "public opinion (and private)",
        "return the goods",
        "with love, Anna:",
        "Kansan tahto on perusta;",
    ],
)
def test_prose_that_begins_like_code_is_kept(line: str) -> None:
    assert without_codes(line) == line


def test_prose_around_some_code_is_kept() -> None:
    text = "La tienda nos dijo que el pedido no estaba, " * 3 + "y luego: total = price + tax;"
    assert "La tienda nos dijo" in without_codes(text)
