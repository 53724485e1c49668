"""From a web page that was saved in one file to what it says."""

import base64
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Manner
from cxreader.readers import read_file
from cxreader.readers.mhtml import read
from tests.readers.shapes import is_answered, shown

PAGE = "<h1>Jak było</h1><p>zażółć gęślą jaźń</p>"
HEAD = (
    "From: <Saved by a browser>\r\nSubject: =?utf-8?Q?Jak_by=C5=82o?=\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html";{start}\r\n\tboundary="----edge"\r\n\r\nsaved\r\n'
)


def saved(*parts: tuple[str, bytes], start: str = "") -> bytes:
    pieces = [HEAD.format(start=start).encode()]
    for head, body in parts:
        pieces.append(b"------edge\r\n" + head.encode() + b"\r\n\r\n" + body + b"\r\n")
    return b"".join((*pieces, b"------edge--\r\nafter"))


def test_the_page_is_read_with_its_blocks() -> None:
    picture = ("Content-Type: image/png\r\nContent-Transfer-Encoding: base64", b"AAAA")
    page = (
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
        b"<h1>Jak by=C5=82o</h1><p>za=C5=BC=C3=B3=C5=82=C4=87 g=C4=99=C5=9Bl=C4=85=\r\n ja=C5=BA=C5=84</p>",
    )

    reading = read(saved(picture, page), "a.mhtml", Manner())

    assert shown(reading) == [(BlockKind.TITLE, "Jak było"), (BlockKind.PARAGRAPH, "zażółć gęślą jaźń")]
    assert (reading.title, reading.format, reading.encoding) == ("Jak było", "Saved web page", "UTF-8")


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("base64", base64.encodebytes(PAGE.encode("cp1250"))),
        ("BASE64", base64.b64encode(PAGE.encode("cp1250"))[:-1] + b"!!"),
        ("8bit", PAGE.encode("cp1250")),
    ],
)
def test_bytes_are_unpacked_and_read_in_the_encoding_that_is_said(packing: str, packed: bytes) -> None:
    part = (f"Content-Type: text/html; charset=windows-1250\r\nContent-Transfer-Encoding: {packing}", packed)

    reading = read(saved(part), "a.mht", Manner())

    assert reading.codec == "cp1250"
    assert "zażółć gęślą jaźń" in reading.text


def test_what_cannot_be_unpacked_is_taken_as_it_is() -> None:
    part = ("Content-Type: text/html\r\nContent-Transfer-Encoding: base64", b"<b>ab</b>")

    assert read(saved(part), "a.mht", Manner()).text == "ab"


def test_the_page_is_the_part_that_is_said_to_be_it() -> None:
    frame = ("Content-Type: text/html\r\nContent-ID: <frame>", b"<p>advert")
    page = ("Content-Type: text/html\r\nContent-ID: <page>", b"<p>words")

    assert read(saved(frame, page, start='start="<page>";'), "a.mhtml", Manner()).text == "words"
    assert read(saved(frame, page, start='start="<none>";'), "a.mhtml", Manner()).text == "advert"
    assert read(saved(frame, page), "a.mhtml", Manner()).text == "advert"
    assert read(saved(frame, ("Content-Type: text/html", b"<p>words")), "a.mhtml", Manner()).text == "advert"


def test_the_subject_is_the_title_where_the_page_has_none() -> None:
    assert read(saved(("Content-Type: text/html", b"<p>words")), "a.mhtml", Manner()).title == "Jak było"


@pytest.mark.parametrize(("subject", "title"), [("=?utf-8?B?A?=", "words"), ("", "words"), ("=?no-such?Q?x?=", "x")])
def test_of_a_subject_that_makes_no_sense_what_can_be_read_is_the_title(subject: str, title: str) -> None:
    data = f"Subject: {subject}\nContent-Type: text/html\n\n<p>words".encode()

    assert read(data, "a.mht", Manner()).title == title


def test_parts_within_parts_are_found_however_deep() -> None:
    nested = b"Content-Type: text/html\n\n<p>deep"
    for depth in range(300):
        edge = b"edge%d" % depth
        nested = b"\nContent-Type: multipart/mixed; boundary=%s\n\n--%s\n%s\n" % (edge, edge, nested.lstrip())

    assert read(nested, "a.mhtml", Manner()).text == "deep"


@pytest.mark.parametrize("data", [b"", b"Content-Type: multipart/related\n\n", b"Content-Type: text/plain\n\nx", b"x"])
def test_a_file_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"no web page in “a\.mht”"):
        read(data, "a.mht", Manner())


def test_long_heads_are_not_read_to_their_end() -> None:
    data = b"Content-Type: text/html" + b";" * 1_000_000 + b"\n\n<p>words"

    assert read(data, "a.mht", Manner()).text == "words"


def test_it_is_told_by_its_content_and_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "saved.txt"
    path.write_bytes(saved(("Content-Type: text/html; charset=utf-8", PAGE.encode())))

    assert read_file(path)[0].format == "Saved web page"


@given(st.binary(max_size=200), st.integers(0, 700), st.integers(0, 50))
@settings(deadline=None)
def test_any_bytes_give_a_reading_or_a_reason(data: bytes, at: int, cut: int) -> None:
    whole = saved(("Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64", PAGE.encode()))

    assert is_answered(read, whole[:at] + data + whole[at + cut :], "a.mhtml")
