"""From a PDF document to its blocks."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from cxreader.errors import ReadError
from cxreader.model.document import Reading, Stated
from cxreader.readers.pdf import read
from cxreader.readers.pdf_blocks import joint
from cxreader.readers.pdf_loops import unlooped
from tests.readers.packages import AS_IT_COMES, check, laid, marked

FONTS = (
    "<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    "/F2<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>"
    "/F3<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>>>"
)
PICTURE = (
    "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"
    "stream\nA\nendstream"
)
# small letters mean nothing
MEANINGS = (
    "begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n1 beginbfrange <61> <78> <E000> endbfrange\n"
    "2 beginbfchar <79> <D83D> <7A> <D83DDE00> endbfchar\nendcmap"
)


def pdf(*pages: str, notes: Sequence[str] = (), extra: str = "", info: str = "") -> bytes:
    """Return a document of pages by what is drawn on them; notes are on the first one."""
    number = 5
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{extra}>>",
        3: PICTURE,
        4: f"<</Length {len(MEANINGS)}>>stream\n{MEANINGS}\nendstream",
    }
    kids = []
    for index, drawn in enumerate(pages):
        marks = f"/Annots[{''.join(notes)}]" if notes and not index else ""
        kids.append(f"{number} 0 R")
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {number + 1} 0 R"
            f"/Resources<</Font{FONTS}/XObject<</P 3 0 R>>>>{marks}>>"
        )
        objects[number + 1] = f"<</Length {len(drawn.encode('latin-1'))}>>stream\n{drawn}\nendstream"
        number += 2
    objects[2] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    objects[number] = f"<<{info}>>"
    made, places = b"%PDF-1.7\n", {}
    for key in sorted(objects):
        places[key] = len(made)
        made += f"{key} 0 obj\n{objects[key]}\nendobj\n".encode("latin-1")
    table = "".join(f"{places[key]:010} 00000 n \n" for key in sorted(objects))
    return made + (
        f"xref\n0 {number + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<</Size {number + 1}/Root 1 0 R/Info {number} 0 R>>\nstartxref\n{len(made)}\n%%EOF"
    ).encode("latin-1")


def line(words: str, up: float, *, left: float = 50, size: float = 10, font: str = "F1") -> str:
    return f"BT /{font} {size} Tf {left} {up} Td ({words}) Tj ET\n"


def lines(*words: str, up: float = 700, left: float = 50, size: float = 10) -> str:
    return "".join(line(each, up - 12 * index, left=left, size=size) for index, each in enumerate(words))


def note(kind: str, box: str, more: str = "") -> str:
    return f"<</Type/Annot/Subtype/{kind}/Rect[{box}]{more}>>"


def reading(*pages: str, notes: Sequence[str] = (), extra: str = "", info: str = "") -> Reading:
    made = read(pdf(*pages, notes=notes, extra=extra, info=info), "Informe.pdf", AS_IT_COMES)
    check(made)
    return made


BODY = (
    "La atenci\xf3n fue lenta y nadie supo decirnos cu\xe1ndo",
    "llegar\xeda el pedido que hicimos en mayo, ni por qu\xe9",
)


def test_lines_are_paragraphs_and_larger_ones_headings() -> None:
    made = reading(
        line("Informe anual", 760, size=24)
        + line("Las quejas", 725, size=16)
        + lines(*BODY, "tard\xf3 tanto.", up=700)
        + line("Primera queja", 650, font="F2")
        + lines(*BODY, up=630)
        + line("Otra cosa larga de la que hablar, ahora s\xed.", 590)
        + line("Figura 1. Las quejas por meses", 560)
        + line("123", 540, size=16),
    )
    body = " ".join(BODY)
    assert laid(made) == [
        ("title", 0, "Informe anual"),
        ("heading", 2, "Las quejas"),
        ("paragraph", 0, f"{body} tardó tanto."),
        ("heading", 3, "Primera queja"),
        ("paragraph", 0, body),
        ("paragraph", 0, "Otra cosa larga de la que hablar, ahora sí."),
        ("caption", 0, "Figura 1. Las quejas por meses"),
        ("paragraph", 0, "123"),
    ]
    assert (made.title, made.format, made.warnings) == ("Informe anual", "PDF document", ())


def test_a_large_heading_that_is_not_alone_or_not_in_front_is_no_title() -> None:
    two = reading(line("Una parte", 760, size=20) + lines(*BODY) + line("Otra parte", 500, size=20))
    assert [kind for kind, _, _ in laid(two)] == ["heading", "paragraph", "heading"]
    later = reading(lines(*BODY), line("Una parte", 500, size=20))
    assert [kind for kind, _, _ in laid(later)] == ["paragraph", "heading"]


def test_paragraphs_end_where_lines_are_short_indented_or_far_apart() -> None:
    made = reading(
        lines(*BODY, "tard\xf3 tanto. Fin.", *BODY)
        + line("  sangr\xeda de quien escribe", 640 - 12)
        + line("Otra l\xednea del mismo p\xe1rrafo que va despu\xe9s", 604)
        + line("m\xe1s, con una frase que sigue", 580)
        + line("Nueva frase", 560)
        + line("Sangrada una vez que hay dos", 548, left=80)
        + line("Sangrada otra vez que hay tres", 536, left=110)
    )
    kinds = [words.split()[0] for _, _, words in laid(made)]
    assert kinds == ["La", "La", "Otra", "Nueva", "Sangrada"]


def test_paragraphs_go_on_in_the_next_column_and_on_the_next_page() -> None:
    made = reading(
        lines(*BODY, up=100) + lines("sigue en la otra columna, que", *BODY[1:], up=700, left=320),
        lines("y sigue en la otra p\xe1gina.", "Otra frase aparte", up=700),
    )
    assert made.text.startswith(" ".join(BODY) + " sigue en la otra columna, que")
    assert "ni por qué y sigue en la otra página." in made.text
    apart = reading(lines(BODY[0], up=100), lines("Frase nueva", up=700))
    assert len(apart.blocks) == 2


def test_heads_feet_and_numbers_of_pages_are_left_out_and_notes_come_last() -> None:
    pages = [
        line(f"Informe de mayo {number}", 780)
        + lines(*BODY, up=700)
        + (lines("1 Una nota al pie", "que sigue aqu\xed", "2 Otra nota", up=110, size=7) if number == 2 else "")
        + line(f"- {number} -", 40)
        + line("Suelto" if number == 1 else "", 20)
        for number in range(1, 5)
    ]
    made = reading(*pages)
    assert "Informe" not in made.text
    assert "- 1 -" not in made.text
    assert made.text.count("lenta") == 4
    assert "Suelto" in made.text
    assert laid(made)[-2:] == [("footnote", 0, "1 Una nota al pie que sigue aquí"), ("footnote", 0, "2 Otra nota")]


def test_small_words_alone_are_no_notes() -> None:
    made = reading(
        lines(*BODY * 4), lines("1 Anexo peque\xf1o", up=300, size=7), lines("sin n\xfamero", up=100, size=7)
    )
    assert "footnote" not in [kind for kind, _, _ in laid(made)]


def test_lists_and_rows_of_tables() -> None:
    made = reading(
        lines("\x95 uno de ellos", "\x95 dos de ellos", "1. tres de ellos", "a\\) cuatro de ellos")
        + "".join(line(words, up, left=left) for up in (600, 588) for words, left in (("Ana dijo", 50), ("3", 300)))
        + "BT /F1 10 Tf 50 560 Td 40 Tw (Jan 4) Tj 0 Tw ET\n"
        + line("   ", 540)
        + lines("Al margen", *BODY, up=500, left=400)
        + line("bajo el margen", 464, left=50)
    )
    assert [kind for kind, _, _ in laid(made)][:4] == ["list item"] * 4
    assert [words for kind, _, words in laid(made) if kind == "table row"] == ["Ana dijo\t3"] * 2 + ["Jan\t4"]
    assert made.text.endswith("\n\nbajo el margen")


@pytest.mark.parametrize(
    ("before", "after", "known", "joined"),
    [
        ("la aten\ufffe", "ción fue", (), "la atención fue"),
        ("la aten-", "ción fue", (), "la atención fue"),
        ("self\ufffe", "service is", ("self-service",), "self-service is"),
        ("high-", "level", ("high", "level"), "high-level"),
        ("high-", "level", ("high", "level", "highlevel"), "highlevel"),
        ("just-in-", "time", (), "just-in-time"),
        ("Castilla-", "León", (), "Castilla-León"),
        ("uno -", "dos", (), "uno - dos"),
        ("uno-", "(dos)", (), "uno- (dos)"),
        ("客户", "体验", (), "客户体验"),
        ("客户", "two", (), "客户 two"),
    ],
)
def test_words_that_the_end_of_a_line_parts_are_joined_with_care(
    before: str, after: str, known: tuple[str, ...], joined: str
) -> None:
    goes, between = joint(before, after, frozenset(known))
    assert before[: len(before) - goes] + between + after == joined


def test_words_parted_in_a_document_are_whole_and_those_with_hyphens_stay() -> None:
    made = reading(
        lines(
            "El servicio de aten-",
            "ci\xf3n fue lento y el auto-",
            "servicio no. El auto-servicio",
            "es peor que el resto-",
        )
    )
    assert (
        made.text == "El servicio de atención fue lento y el auto-servicio no. El auto-servicio es peor que el resto-"
    )


def test_signs_of_fonts_that_do_not_say_what_they_are() -> None:
    made = reading(
        line("\\020o\\034cina\\021 \\001\\005", 700, font="F2")
        + "BT /F1 10 Tf 50 600 Td [(Gonz\xb4) 450 (alez y \xb4 x\xb4n)] TJ ET\n"
    )
    assert made.text == "“oficina”\n\nGonzález y ´ x´n"
    odd = reading(line("abcdefgh Bzy", 700, font="F3"))
    assert odd.text == "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007 B😀�"
    assert odd.warnings[-1].startswith("Much of it cannot be read as letters")


def test_raised_signs_stay_in_their_line() -> None:
    made = reading(
        "BT /F1 10 Tf 50 700 Td (La queja) Tj /F1 6 Tf 40 4 Td (1) Tj "
        "/F1 10 Tf 4 -4 Td (, que fue) Tj 50 0 Td (de) Tj ET"
    )
    assert laid(made) == [("paragraph", 0, "La queja1, que fue de")]
    made = reading("BT /F1 10 Tf 50 700 Td (Queja) Tj /F1 6 Tf 30 4 Td (1) Tj /F1 10 Tf 60 -4 Td (lejos) Tj ET")
    assert laid(made) == [("table row", 0, "Queja 1\tlejos")]


def test_marks_and_notes_are_remarks_with_their_stretch() -> None:
    quads = "/QuadPoints[50 712 130 712 50 698 130 698]"
    made = reading(
        lines(*BODY) + line("Otra cosa aparte.", 600),
        notes=(
            note("Highlight", "0 0 9 9", quads + "/T(Ana)/M(D:20240531120000+02'00')/Contents(muy cierto)"),
            note("Underline", "0 0 9 9", "/QuadPoints[50 712 80 712 50 686 80 686]"),
            note("Text", "500 590 510 610", "/Contents(aparte)/M(D:20240531)"),
            note("Text", "500 590 510 610"),
            note("Link", "0 0 600 800"),
            note("Highlight", "0 0 9 9", "/QuadPoints[500 20 510 20 500 10 510 10]/Contents(al borde)/M(x)"),
            note("StrikeOut", "300 700 310 710", "/Contents(sin cuadros)"),
            "17",
        ),
    )
    assert marked(made)[0] == ("La atención fue le", "muy cierto", "Ana", "2024-05-31T10:00:00Z")
    assert ("Otra cosa aparte.", "aparte", "", "2024-05-31T00:00:00Z") in marked(made)
    assert ("Otra cosa aparte.", "al borde", "", "") in marked(made)
    assert (made.text[: made.text.index("\n")], "sin cuadros", "", "") in marked(made)
    assert len(made.remarks) == 5


def test_a_note_on_a_page_without_words_is_left_out() -> None:
    made = reading("", lines(*BODY), notes=(note("Text", "5 5 9 9", "/Contents(nada)"),))
    assert made.remarks == ()


def test_what_the_file_says_of_itself_is_told() -> None:
    made = reading(
        lines(*BODY), extra="/Lang(es-ES)", info="/Title(Quejas)/Author(Ana)/CreationDate(D:20240531120000Z)"
    )
    assert made.stated == Stated("Quejas", "Ana", "2024-05-31", "es-ES")
    made = reading(lines(*BODY), info="/Title(Microsoft Word - a.doc)/Author(\\(anonymous\\))/ModDate(D:20230102)")
    assert made.stated == Stated(dated="2023-01-02")


def test_a_scan_is_recognised_and_said_to_be_one() -> None:
    made = reading("/P Do", info="/Title(Escaneado)")
    assert (made.text, made.blocks, made.title) == ("", (), "Escaneado")
    assert "No text was found in it" in made.warnings[0]
    assert "(OCR)" in made.warnings[0]
    assert reading("").title == "Informe"
    some = reading(lines(*BODY), "/P Do", "")
    assert some.warnings[0].startswith("1 page of 3 hold pictures and no text")


def test_pages_that_are_missing_or_that_there_are_not_are_spoken_of() -> None:
    data = pdf(lines(*BODY))
    looped = data.replace(b"/Kids[5 0 R]/Count 1", b"/Kids[2 0 R 5 0 R]/Count 2")
    made = read(looped, "a.pdf", AS_IT_COMES)
    assert made.warnings[0].startswith("1 page of 2 could not be read.")
    assert "lenta" in made.text
    many = read(data.replace(b"/Count 1>>", b"/Count 900>>"), "a.pdf", AS_IT_COMES)
    assert many.warnings[0].startswith("899 pages of 900 could not be read.")
    assert many.text == made.text
    lying = data.replace(b"/Count 1>>", b"/Count 2000000000>>")
    assert "says that it has 2,000,000,000 pages" in read(lying, "a.pdf", AS_IT_COMES).warnings[0]


def test_what_is_damaged_or_locked_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is damaged and cannot be read"):
        read(b"%PDF-1.7 nada", "a.pdf", AS_IT_COMES)
    plain, locked = tmp_path / "plain.pdf", tmp_path / "locked.pdf"
    plain.write_bytes(pdf(lines(*BODY)))
    writer = PdfWriter(PdfReader(plain))
    writer.encrypt("secreto", algorithm="RC4-128")
    writer.write(locked)
    with pytest.raises(ReadError, match="is locked with a password"):
        read(locked.read_bytes(), "a.pdf", AS_IT_COMES)


def test_only_forms_that_draw_themselves_are_taken_out() -> None:
    both = b"13 0 obj\n<</Subtype/Form/Resources<</XObject<</X 1 0 R/Y 2 0 R>>>>/Length 0>>stream\n\nendstream\n"
    form = b"%d 0 obj\n<</Subtype/Form/Resources<</XObject<</X %d 0 R>>>>/Length 5>>stream\n/X Do\nendstream\n"
    sound = form % (1, 2) + form % (2, 3) + both
    sound += b"3 0 obj\n<</Subtype/Form/Length 0>>stream\n\nendstream\n4 0 obj\n5\n"
    assert unlooped(sound) == sound
    looped = sound + form % (6, 7) + form % (7, 6) + form % (8, 6) + form % (9, 2) + form % (10, 2)
    assert unlooped(looped) == sound + (form % (6, 7) + form % (7, 6) + form % (8, 6)).replace(
        b"/Form", b"/F0rm"
    ) + form % (9, 2) + form % (10, 2)


WHOLE = pdf(
    lines(*BODY) + line("Grande", 500, size=20),
    "/P Do",
    notes=(note("Text", "5 5 9 9", "/Contents(a)"),),
    info="/Title(a)",
)


@settings(max_examples=60)
@given(st.integers(0, len(WHOLE)), st.binary(max_size=12), st.integers(0, 12))
def test_whatever_stands_in_it_gives_a_sound_reading_or_a_sentence(at: int, put: bytes, gone: int) -> None:
    with suppress(ReadError):
        check(read(WHOLE[:at] + put + WHOLE[at + gone :], "a.pdf", AS_IT_COMES))
