"""Guessing the encoding of bytes."""

import pytest

from cxreader.paths import seeds
from cxreader.readers.guessing import guess_codecs, shifted_codec

SPANISH, CHINESE, POLISH = (path.read_text(encoding="utf-8") for path in seeds()[:3])
RUSSIAN = "Привет, как дела? Клиент доволен обслуживанием и ждёт ответа."
JAPANESE = "お客様の体験について考える。サービスはとても良かったです。"


def best(data: bytes) -> str:
    return guess_codecs(data)[0].codec


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (SPANISH, "cp1252"),
        (SPANISH, "cp850"),
        (SPANISH, "mac-roman"),
        (CHINESE, "gb18030"),
        (CHINESE, "cp950"),
        (CHINESE, "big5hkscs"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (POLISH, "iso8859-16"),
        (POLISH, "cp852"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_a_text_is_read_back_as_it_was_written(text: str, codec: str) -> None:
    data = text.encode(codec, "ignore")
    assert data.decode(best(data)) == data.decode(codec)


def test_a_long_text_makes_a_sure_guess_and_a_few_letters_none() -> None:
    assert guess_codecs(POLISH.encode("cp1250", "ignore"))[0].sure
    assert not guess_codecs("Zażółć.".encode("cp1250"))[0].sure


@pytest.mark.parametrize("codec", ["cp1252", "mac-roman"])
def test_quotes_and_dashes_alone_tell_windows_from_a_mac(codec: str) -> None:
    text = "It’s “fine” – really… and I don’t know, they said, “what we could do”."
    assert best(text.encode(codec)) == codec


def test_letters_that_would_be_controls_are_in_no_iso_encoding() -> None:
    plain = "Klienci są zadowoleni z obsługi i żądają więcej. " * 400
    assert best(plain.encode("iso8859-2")) == "iso8859-2"
    assert not best(plain.encode("iso8859-2") + b"\x80").startswith("iso")
    assert not best("España, sí, señor, ¡qué bien! ".encode("iso8859-15") * 900 + b"\x80").startswith("iso")


def test_what_tells_is_looked_for_far_down_a_long_file() -> None:
    plain = b"nothing but ascii here, line after line\n" * 8_000
    assert best(plain + (POLISH * 3).encode("cp1250")) == "cp1250"


def test_a_long_line_is_judged_by_what_surrounds_its_letters() -> None:
    line = "nothing but ascii here " * 4_000 + POLISH.replace("\n", " ") * 9
    assert best(line.encode("cp1250", "ignore")) == "cp1250"


def test_a_long_file_with_letters_everywhere_is_judged_by_its_beginning() -> None:
    assert best((POLISH + "\n").encode("cp1250", "ignore") * 100) == "cp1250"


def test_bytes_that_speak_for_nothing_count_as_windows() -> None:
    assert best(b"\x00\x81\xff\x00\x01\x02") == best(b"") == "cp1252"


@pytest.mark.parametrize(
    ("text", "codec"), [(JAPANESE, "iso2022_jp_2"), (CHINESE, "hz"), ("고객 경험 조사", "iso2022_kr")]
)
def test_seven_bits_that_shift_are_told_by_their_escapes(text: str, codec: str) -> None:
    assert shifted_codec(text.encode(codec, "ignore")) == codec


@pytest.mark.parametrize("data", [b"plain", b"\x1b(B\x1b[m green ~{ ok", b"~{ is no escape here"])
def test_escapes_of_other_kinds_shift_nothing(data: bytes) -> None:
    assert shifted_codec(data) is None
