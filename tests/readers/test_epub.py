"""From an e-book to its chapters."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Manner
from cxreader.readers import read_file
from cxreader.readers.epub import read
from tests.readers.shapes import asks_nobody, is_answered, shown

HOSTILE = Path(__file__).parents[1] / "data" / "hostile"
CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
METADATA = (
    "<dc:title>How it went</dc:title><dc:creator>Ann Lee</dc:creator><dc:creator>Bo Oh</dc:creator>"
    "<dc:date>2024</dc:date><dc:date>2024-05-31</dc:date><dc:language>en_gb</dc:language>"
)
PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head><body>{}</body></html>'
# file -> whether there is something to say about it; all say the same words
OPENS = {"e-lol.epub": True, "e-xxe.epub": True, "e-traverse.epub": True, "e-spineloop.epub": True}
REFUSED = {"e-drm.epub": "is locked by its seller", "e-nocontainer.epub": "the list of its chapters is missing"}


def listing(*chapters: str, metadata: str = METADATA, more: str = "", spine: str = "") -> str:
    items = "".join(
        f'<item id="c{at}" href="{name}" media-type="application/xhtml+xml"/>' for at, name in enumerate(chapters)
    )
    read_in = spine or "".join(f'<itemref idref="c{at}"/>' for at in range(len(chapters)))
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}{more}</manifest><spine>{read_in}</spine></package>"
    )


def packed(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, words in ({"META-INF/container.xml": CONTAINER} | parts).items():
            archive.writestr(name, words)
    return file.getvalue()


def chapters(*bodies: str) -> bytes:
    """A book of chapters, each within the usual frame unless it is a whole one."""
    names = [f"c{at}.xhtml" for at in range(len(bodies))]
    wholes = [body if body.lstrip().startswith(("<?", "<!", "<html")) else PAGE.format(body) for body in bodies]
    parts = {f"OPS/{name}": whole for name, whole in zip(names, wholes, strict=True)}
    return packed({"OPS/book.opf": listing(*names)} | parts)


def test_chapters_are_read_in_their_order_with_what_the_book_says_of_itself() -> None:
    data = packed(
        {
            "OPS/book.opf": listing(
                "one.xhtml",
                "text/two%20more.xhtml#top",
                more='<item id="pic" href="a.svg" media-type="image/svg+xml"/>',
                spine='<itemref idref="c1"/><itemref idref="pic"/><itemref idref="c0"/>',
            ),
            "OPS/one.xhtml": PAGE.format("<h2>Two</h2><p>second</p>"),
            "OPS/text/two more.xhtml": PAGE.format("<h1>How it went</h1><p>first</p>"),
        }
    )

    reading = read(data, "a.epub", Manner())

    assert shown(reading) == [
        (BlockKind.TITLE, "How it went"),
        (BlockKind.PARAGRAPH, "first"),
        (BlockKind.HEADING, "Two"),
        (BlockKind.PARAGRAPH, "second"),
    ]
    assert reading.stated == ("How it went", "Ann Lee, Bo Oh", "2024-05-31", "en-GB")
    assert (reading.title, reading.format, reading.encoding, reading.warnings) == ("How it went", "E-book", "", ())


def test_a_book_that_says_nothing_of_itself_goes_by_its_first_heading() -> None:
    data = packed(
        {
            "OPS/book.opf": listing("a.xhtml", metadata="<dc:title>untitled</dc:title>"),
            "OPS/a.xhtml": PAGE.format("<p>a</p><h1>First</h1>"),
        }
    )

    reading = read(data, "a.epub", Manner())

    assert (reading.title, reading.stated.title) == ("First", "")


def test_a_book_without_an_order_is_read_in_that_of_its_list() -> None:
    data = packed(
        {
            "OPS/book.opf": listing("b.xhtml", "a.xhtml", spine=" "),
            "OPS/a.xhtml": PAGE.format("two"),
            "OPS/b.xhtml": PAGE.format("one"),
        }
    )

    assert read(data, "a.epub", Manner()).text == "one\n\ntwo"


def test_footnotes_of_a_chapter_come_behind_it_and_pictures_are_told() -> None:
    data = chapters(
        '<p>word<a xmlns:epub="http://www.idpf.org/2007/ops" epub:type="noteref">1</a></p>'
        '<aside xmlns:epub="http://www.idpf.org/2007/ops" epub:type="footnote">note</aside><img alt="A queue"/>',
        "more",
    )

    assert shown(read(data, "a.epub", Manner())) == [
        (BlockKind.PARAGRAPH, "word1"),
        (BlockKind.PARAGRAPH, "A queue"),
        (BlockKind.FOOTNOTE, "note"),
        (BlockKind.PARAGRAPH, "more"),
    ]


def test_names_of_characters_are_read_and_unknown_ones_left_out() -> None:
    doctype = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'
    page = (
        f'<?xml version="1.0" encoding="utf-8"?>\n{doctype}{PAGE.format("<p>a&nbsp;b &amp; c&eacute; &nosuch;d</p>")}'
    )

    reading = read(chapters(page), "a.epub", Manner())

    assert (reading.text, reading.warnings) == ("a\u00a0b & cé d", ())


def test_a_chapter_that_is_no_xml_is_read_as_a_page() -> None:
    page = "<html><head><title/><script src='x'/></head><body><p>a & b<br>c<p><a id='x'/>d</body></html>"
    deep = '<!-- -->\n<!DOCTYPE html [<!ENTITY a "x">]><html><body>' + "<b>" * 400 + "&a;deep"

    reading = read(chapters(page, deep, deep), "a.epub", Manner())

    assert reading.text == "a & b\nc\n\nd\n\ndeep\n\ndeep"
    assert [warning.split()[0] for warning in reading.warnings] == ["Chapters", "It"]


def test_fonts_that_are_made_unreadable_lock_no_book() -> None:
    lock = (
        '<e><EncryptedData><EncryptionMethod Algorithm="{}"/><CipherData><CipherReference URI="{}"/></CipherData>'
        "</EncryptedData></e>"
    )
    parts = {"OPS/book.opf": listing("a.xhtml"), "OPS/a.xhtml": PAGE.format("word")}

    for way, place in (("http://www.idpf.org/2008/embedding", "OPS/a.ttf"), ("http://aes", "OPS/a.mp3")):
        data = packed(parts | {"META-INF/encryption.xml": lock.format(way, place)})
        assert read(data, "a.epub", Manner()).text == "word"


@pytest.mark.parametrize("address", ["", "#top", "/etc/passwd", "http://example.org/a.xhtml"])
def test_an_address_that_leads_out_of_the_book_is_said_to_be_missing(address: str) -> None:
    data = packed({"OPS/book.opf": listing(address, "a.xhtml"), "OPS/a.xhtml": PAGE.format("word")})

    reading = read(data, "a.epub", Manner())

    assert reading.text == "word"
    assert reading.warnings == ("Chapters that the book lists are not in it: 1. Compare the original.",)


@pytest.mark.parametrize("name", OPENS)
def test_books_made_to_do_harm_are_read_as_far_as_they_say_something(name: str) -> None:
    reading = read((HOSTILE / name).read_bytes(), name, Manner())

    assert reading.text.strip() == "La experiencia del cliente es lo primero, señor García."
    assert bool(reading.warnings) is OPENS[name]


@pytest.mark.parametrize("name", REFUSED)
def test_books_that_cannot_be_read_are_refused_with_a_reason(name: str) -> None:
    with pytest.raises(ReadError, match=f"“{name}”.*{REFUSED[name]}"):
        read((HOSTILE / name).read_bytes(), name, Manner())


def test_nothing_that_a_chapter_points_to_is_fetched() -> None:
    def made(address: str) -> bytes:
        declared = f'<!DOCTYPE html SYSTEM "{address}"><?xml-stylesheet href="{address}"?>'
        included = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}"/><img src="{address}"/>x'
        return chapters(f"{declared}{PAGE.format(included)}")

    assert asks_nobody(read, made, "a.epub")


def test_it_is_told_by_its_content_and_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "book.zip"
    path.write_bytes(chapters("word"))

    assert read_file(path)[0].format == "E-book"


@given(st.binary(max_size=20), st.integers(0, 2_000), st.integers(0, 20))
@settings(deadline=None)
def test_any_bytes_give_a_reading_or_a_reason(data: bytes, at: int, cut: int) -> None:
    whole = chapters("<p>one</p>", "<p>two</p>")

    assert is_answered(read, whole[:at] + data + whole[at + cut :], "a.epub")


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<br/>", "<br>", "&amp;", "&x;", "a", "]]>", "<!--"])))
@settings(deadline=None)
def test_whatever_is_in_a_chapter_blocks_are_in_order_and_hold_every_letter(tags: list[str]) -> None:
    assert is_answered(read, chapters("".join(tags)), "a.epub")
