"""Guessing encodings."""

import pytest

from cxreader.paths import seeds
from cxreader.readers.encodings import encoding_name, guess_codec

SPANISH, CHINESE, POLISH = (path.read_text(encoding="utf-8") for path in seeds()[:3])


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (SPANISH, "cp1252"),
        (SPANISH, "cp850"),
        (SPANISH, "mac-roman"),
        (CHINESE, "gb18030"),
        (CHINESE, "big5hkscs"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (POLISH, "cp852"),
        ("Привет, как дела? Клиент доволен обслуживанием и ждёт ответа.", "cp1251"),
        ("Привет, как дела? Клиент доволен обслуживанием и ждёт ответа.", "koi8-r"),
        ("お客様の体験について考える。サービスはとても良かったです。", "cp932"),
    ],
)
def test_a_text_is_read_back_as_it_was_written(text: str, codec: str) -> None:
    data = text.encode(codec, "ignore")
    assert data.decode(guess_codec(data)) == data.decode(codec)


def test_curly_quotes_alone_mean_windows() -> None:
    assert guess_codec("It’s “fine” – really…".encode("cp1252")) == "cp1252"


def test_what_tells_is_looked_for_far_down_a_long_file() -> None:
    plain = b"nothing but ascii here, line after line\n" * 8_000
    assert guess_codec(plain + (POLISH * 3).encode("cp1250")) in {"cp1250", "iso8859-2"}


def test_a_long_file_with_letters_everywhere_is_judged_by_its_beginning() -> None:
    assert guess_codec((POLISH + "\n").encode("cp1250", "ignore") * 100) == "cp1250"


def test_bytes_that_speak_for_nothing_count_as_windows() -> None:
    assert guess_codec(b"\x00\x81\xff\x00\x01\x02") == "cp1252"


def test_encodings_have_the_names_people_know() -> None:
    assert [encoding_name(codec) for codec in ("utf-8", "utf-16-le", "cp1250", "gb18030")] == [
        "UTF-8",
        "UTF-16",
        "Windows-1250",
        "GB 18030",
    ]
