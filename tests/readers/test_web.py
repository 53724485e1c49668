"""From a web page to what it is about, or to all of it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Manner
from cxreader.readers import read_file
from cxreader.readers.web import read
from tests.readers.shapes import asks_nobody, is_answered, is_whole, shown

HOSTILE = Path(__file__).parents[1] / "data" / "hostile"
WORDS = "The queue was long, the agent was kind, and the answer came at once. "
ARTICLE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Waiting – The Counter</title>
<meta name="author" content="by Ann Lee"></head><body>
<nav><ul><li><a href="/">Start page</a></li><li><a href="/all">All texts</a></li></ul></nav>
<div class="content"><h1>Waiting</h1><p>{WORDS * 3}</p><p>{WORDS * 2}</p></div>
<footer>All rights are ours.</footer></body></html>"""
# file -> what must be in its text, what must not, and whether there is something to say about it
OPENS = {
    "h-attrs.html": ("García", "a1", False),
    "h-charset-lie.html": ("客户体验", "Ã", False),
    "h-charset-utf7.html": ("texto", "<script>", False),
    "h-dataimg.html": ("García", "base64", False),
    "h-deep-b.html": ("García", "<b>", True),
    "h-deep-table.html": ("García", "<td>", True),
    "h-deep.html": ("García", "<div>", True),
    "h-fileimg.html": ("García", "passwd", False),
    "h-hidden-instructions.html": ("García", "SECRET", False),
    "h-noclose-comment.html": ("García", "<!--", False),
    "h-remote.html": ("García", "http", False),
    "h-script.html": ("enlace", "alert", False),
    "h-svg.html": ("jaźń", "alert", False),
}


def test_what_a_page_is_about_is_read_with_its_title() -> None:
    reading = read(ARTICLE.encode(), "saved.html", Manner())

    assert shown(reading) == [
        (BlockKind.TITLE, "Waiting"),
        (BlockKind.PARAGRAPH, (WORDS * 3).strip()),
        (BlockKind.PARAGRAPH, (WORDS * 2).strip()),
    ]
    assert (reading.title, reading.format, reading.encoding) == ("Waiting", "Web page", "UTF-8")
    assert reading.stated == ("Waiting", "Ann Lee", "", "en-GB")


def test_the_whole_page_is_read_where_that_is_wished() -> None:
    words = [said for _, said in shown(read(ARTICLE.encode(), "saved.html", Manner(whole=True)))]

    assert words[:2] == ["Start page", "All texts"]
    assert words[-1] == "All rights are ours."


def test_a_page_with_little_to_say_is_read_whole() -> None:
    reading = read(b"<p>We are closed.</p><footer>Come back on Monday.</footer>", "shop.html", Manner())

    assert reading.text == "We are closed.\n\nCome back on Monday."
    assert reading.title == "We are closed. Come back on Monday."


def test_a_page_is_read_in_the_encoding_that_a_person_says() -> None:
    reading = read("<p>zażółć gęślą jaźń</p>".encode("iso8859-2"), "a.html", Manner(encoding="iso8859-2"))

    assert (reading.text, reading.codec) == ("zażółć gęślą jaźń", "iso8859-2")


@pytest.mark.parametrize(
    "data", [b"", b"<html></html>", b"<!-- nothing -->", b"<script>1</script>", b"<p>&nbsp; - </p>"]
)
def test_a_page_that_says_nothing_is_called_empty(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"“a\.html” is empty"):
        read(data, "a.html", Manner())


@pytest.mark.parametrize("name", OPENS)
def test_pages_made_to_do_harm_are_read_as_far_as_they_say_something(name: str) -> None:
    words, never, warns = OPENS[name]

    reading = read((HOSTILE / name).read_bytes(), name, Manner())

    assert words in reading.text
    assert never not in reading.text
    assert bool(reading.warnings) is warns
    assert is_whole(reading)


def test_nothing_that_a_page_points_to_is_fetched() -> None:
    def made(address: str) -> bytes:
        links = f"<link rel=stylesheet href={address}><img src={address}><iframe src={address}></iframe>"
        return (
            f'<!DOCTYPE html SYSTEM "{address}"><base href={address}>{links}<object data={address}></object>x'.encode()
        )

    assert asks_nobody(read, made, "a.html")


def test_a_page_is_told_by_its_content_and_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "saved.txt"
    path.write_text(ARTICLE)

    reading, _ = read_file(path, manner=Manner(whole=True))

    assert reading.format == "Web page"
    assert reading.manner == Manner(whole=True)
    assert "All rights are ours." in reading.text


_TAGS = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<li>", "<ul>", "</ul>"),
        *("<br>", "<b>", "</b>", "<h1>", "</h1>", "<pre>", "</pre>", "<q>", "</q>", "<aside class=footnotes>", "<!--"),
        *(
            "-->",
            "<!-->",
            "<!",
            "<script>",
            "</script>",
            "&amp;",
            "&#0;",
            "<a href=x>",
            "</a>",
            "<title>",
            "</title>",
            "\n",
            "\t",
        ),
        *("word", "客户", "jaźń, ", "<p hidden>", "<html lang=pl>", "<body>", "\ufffe", "\x01", "<svg>", "</svg>"),
    ]
)


@given(st.sampled_from(["", "<div>" * 300, "<b>" * 300]), st.lists(_TAGS, max_size=60), st.booleans())
@settings(deadline=None)
def test_whatever_tags_come_blocks_are_in_order_and_hold_every_letter(depth: str, tags: list[str], whole: bool) -> None:
    assert is_answered(read, f"{depth}{''.join(tags)}".encode(), "a.html", Manner(whole=whole))


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_give_a_reading_or_a_reason(data: bytes) -> None:
    assert is_answered(read, data, "a.html")


@given(st.lists(st.text(st.characters(categories=["L", "Nd"]), min_size=1), min_size=1))
@settings(deadline=None)
def test_no_letter_of_a_page_is_lost(paragraphs: list[str]) -> None:
    page = "".join(f"<p>{words}</p>" for words in paragraphs)

    reading = read(f"<meta charset=utf-8>{page}".encode(), "a.html", Manner(whole=True))

    assert [said for _, said in shown(reading)] == paragraphs
