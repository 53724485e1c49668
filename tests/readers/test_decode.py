"""From bytes to text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxreader.paths import seeds
from cxreader.readers.decode import decode, decode_as

SAMPLES = tuple(path.read_bytes().decode("utf-8") for path in seeds())
LEGACY = (
    *((0, codec) for codec in ("cp1252", "iso8859-1", "iso8859-15", "cp850", "mac-roman")),
    *((1, codec) for codec in ("gb18030", "gbk", "gb2312", "hz", "big5hkscs")),
    *((2, codec) for codec in ("cp1250", "iso8859-2", "cp852", "mac-latin2")),
    *((3, codec) for codec in ("cp1252", "ascii")),
    *((number, codec) for number in range(4) for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")),
)


@pytest.mark.parametrize(("number", "codec"), LEGACY)
def test_the_samples_come_back_whole_and_paragraph_by_paragraph(number: int, codec: str) -> None:
    whole = SAMPLES[number].encode(codec, "ignore").decode(codec)
    for text in (whole, *(part for part in whole.split("\n") if len(part) > 80)):
        assert decode(text.encode(codec)).text == text


def test_utf8_is_kept_exactly_and_without_a_word() -> None:
    decoded = decode("Señor\r\n客户\x0c jaźń\r".encode())
    assert (decoded.text, decoded.codec, decoded.warnings) == ("Señor\r\n客户\x0c jaźń\r", "utf-8", ())


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_a_doubled_one_is_dropped(mark: bytes, codec: str) -> None:
    decoded = decode(mark + mark + "Jaźń 客户".encode(codec))
    assert (decoded.text, decoded.codec, decoded.warnings) == ("Jaźń 客户", codec, ())


def test_a_utf16_text_that_looks_like_utf32_at_first_is_utf16() -> None:
    assert decode(codecs.BOM_UTF16_LE + "\0ok".encode("utf-16-le")).text == "\ufffdok"


def test_an_odd_byte_at_the_end_of_utf16_is_said() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + "jaźń".encode("utf-16-le") + b"x")
    assert decoded.text == "jaźń\ufffd"
    assert decoded.warnings[0].startswith("1 place could not be read as UTF-16 LE")


def test_a_few_stray_bytes_leave_utf8_what_it_is() -> None:
    decoded = decode("García ".encode() + b"\xff" + " jaźń 客户 ".encode() + b"\xe9")
    assert decoded.text == "García \ufffd jaźń 客户 \ufffd"
    assert decoded.codec == "utf-8"
    assert decoded.warnings == (
        "2 places could not be read as UTF-8; � stands there. Compare the original where it matters.",
    )


def test_many_stray_bytes_among_many_letters_leave_utf8_what_it_is() -> None:
    assert decode("客户体验 ".encode() * 20 + b"\xff " * 10).codec == "utf-8"


def test_surrogates_that_were_encoded_one_by_one_are_joined_and_said() -> None:
    decoded = decode("García".encode() + b"\xed\xa0\xbd\xed\xb8\x80" + "jaźń".encode())
    assert decoded.text == "García😀jaźń"
    assert decoded.warnings == ("1 character came in two halves, which were joined.",)


def test_a_guess_is_said_to_be_one() -> None:
    decoded = decode("Klienci są zadowoleni z obsługi i żądają więcej.".encode("cp1250"))
    assert decoded.codec == "cp1250"
    (said,) = decoded.warnings
    assert said.startswith("It is not sure how the letters of this file are encoded. It was read as Windows-1250; ")
    assert said.endswith("choose another one under Document ▸ Encoding.")
    assert decode(SAMPLES[2].encode("cp1250", "ignore")).warnings[0].startswith("The file does not say how")


def test_a_guess_that_cannot_be_right_gives_way_to_the_next() -> None:
    text = "Ça coûte 5 € à l’été, dit-elle, et c’est déjà très cher. "
    decoded = decode(text.encode("cp1252") * 600 + b"\x81")
    assert (decoded.codec, decoded.text[:57]) == ("cp1252", text)
    assert "1 place could not be read as Windows-1252" in decoded.warnings[1]


@pytest.mark.parametrize("codec", ["cp1250", "utf-8", "utf-16-be", "gb18030", "iso2022_jp_2"])
def test_a_chosen_encoding_counts_and_what_it_cannot_read_is_said(codec: str) -> None:
    decoded = decode_as("Jaźń".encode("cp1250") + b"\xff\x80", codec)
    assert decoded.codec == codec
    assert (codec == "cp1250") == decoded.text.startswith("Jaźń")
    assert bool(decoded.warnings) == ("\ufffd" in decoded.text)


def test_a_chosen_encoding_that_does_not_exist_is_refused() -> None:
    with pytest.raises(LookupError):
        decode_as(b"a", "klingon")


@pytest.mark.parametrize("text", ["ग्राहक सेवा ठीक है", "ഉപഭോക്തൃ സേവനം നല്ലതാണ്", "కస్టమర్ సేవ బాగుంది"])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_indian_scripts_in_utf16_are_read_although_their_bytes_are_right_as_utf8(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text


def test_escapes_of_a_terminal_are_no_east_asian_encoding() -> None:
    assert decode(b"\x1b(B\x1b[m green ~{ ok").codec == "utf-8"


def test_japanese_in_seven_bits_is_read() -> None:
    text = "お客様の体験についてのアンケートです。"
    assert decode(text.encode("iso2022_jp")).text == text


def test_cyrillic_in_utf16_is_read_although_its_bytes_are_right_as_utf8() -> None:
    text = "Клиент доволен, но ждал долго. Он написал жалобу."
    assert decode(text.encode("utf-16-le")).text == text


def test_nuls_in_a_text_of_bytes_are_replaced() -> None:
    decoded = decode("jaźń\0 i \0 klient".encode())
    assert (decoded.text, decoded.codec) == ("jaźń\ufffd i \ufffd klient", "utf-8")


@given(st.binary(max_size=200))
def test_any_bytes_become_a_text_that_can_be_stored(data: bytes) -> None:
    text = decode(data).text
    assert text.encode().decode() == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=80))
def test_any_text_in_utf8_with_a_mark_comes_back(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()).text == text
