"""From the tree of a web page to its blocks."""

import pytest

from cxreader.model.block import BlockKind
from cxreader.readers.composing import Composer
from cxreader.readers.web_blocks import add_blocks
from cxreader.readers.web_tree import page_tree

Shown = list[tuple[BlockKind, str]]


def composed(page: str, *, title: str = "", pictured: bool = False) -> Composer:
    composer = Composer()
    add_blocks(composer, page_tree(page)[0], title=title, pictured=pictured)
    return composer


def blocks(page: str, *, title: str = "", pictured: bool = False) -> Shown:
    composer = composed(page, title=title, pictured=pictured)
    text = composer.reading("a.html", "Web page").text
    return [(block.kind, text[block.start : block.end]) for block in composer.blocks]


def levels(page: str) -> list[int]:
    return [block.level for block in composed(page).blocks]


def test_headings_have_their_levels_and_stand_on_one_line() -> None:
    page = "<h1>One<br>and a half</h1><h3>Three</h3>"

    assert blocks(page) == [(BlockKind.HEADING, "One and a half"), (BlockKind.HEADING, "Three")]
    assert levels(page) == [1, 3]


def test_the_heading_that_says_the_title_is_the_title_once() -> None:
    assert blocks("<h1>How it Went</h1><p>Well</p><h2>How it went</h2>", title="How it went") == [
        (BlockKind.TITLE, "How it Went"),
        (BlockKind.PARAGRAPH, "Well"),
        (BlockKind.HEADING, "How it went"),
    ]


def test_list_items_have_the_depth_of_their_list_and_no_bullets() -> None:
    page = "<ul><li>one<ol><li><p>two</p><p>more</p></li></ol>after</li></ul><dl><dt>term<dd>meaning</dl><li>stray"

    assert {kind for kind, _ in blocks(page)} == {BlockKind.LIST_ITEM}
    assert [said for _, said in blocks(page)] == ["one", "two", "more", "after", "term", "meaning", "stray"]
    assert levels(page) == [1, 2, 2, 1, 1, 1, 1]


def test_lists_of_word_processors_are_lists() -> None:
    page = "<p style='margin:0;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp;</span>one</p><p>two"

    assert blocks(page) == [(BlockKind.LIST_ITEM, "one"), (BlockKind.PARAGRAPH, "two")]


def test_quotes_code_and_captions_are_such() -> None:
    page = (
        "<blockquote>said<p>and said</p></blockquote><pre>a  b\r\n  c<br>d</pre>"
        "<figure><img alt=x><figcaption>seen</figcaption></figure>"
    )

    assert blocks(page) == [
        (BlockKind.QUOTE, "said"),
        (BlockKind.QUOTE, "and said"),
        (BlockKind.CODE, "a  b\n  c\nd"),
        (BlockKind.CAPTION, "seen"),
    ]


def test_white_space_is_what_a_page_shows() -> None:
    assert blocks("<p> one\n\ttwo <b> three</b>\u00a0four <br> five<br><br>six <q>so</q></p>seven") == [
        (BlockKind.PARAGRAPH, "one two three\u00a0four\nfive"),
        (BlockKind.PARAGRAPH, "six “so”"),
        (BlockKind.PARAGRAPH, "seven"),
    ]


def test_the_rows_of_a_table_are_cells_with_tabs_between() -> None:
    page = (
        "<table><caption>Scores</caption><tr><th>Name<th>Score</tr>"
        "<tr><td><p>Ann</p><p>Lee</p></td><td>1<br>2</td><td></td></tr><tr><td></td><td>3</td></tr></table>"
    )

    assert blocks(page) == [
        (BlockKind.CAPTION, "Scores"),
        (BlockKind.TABLE_ROW, "Name\tScore"),
        (BlockKind.TABLE_ROW, "Ann Lee\t1 2"),
        (BlockKind.TABLE_ROW, "3"),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<table role=presentation><tr><td>one<td>two</table>",
        "<table><tr><td>one<tr><td>two</table>",
        "<table><tr><td><h2>one</h2><td>two</table>",
        "<table><tr><td>one<td><table><tr><td>two</table></table>",
        "<tr><td>one</td></tr><p>two",
    ],
)
def test_a_table_that_only_lays_out_a_page_is_none(page: str) -> None:
    assert [said for _, said in blocks(page)] == ["one", "two"]
    assert BlockKind.TABLE_ROW not in {kind for kind, _ in blocks(page)}


def test_a_table_with_much_to_say_in_a_cell_is_none() -> None:
    page = f"<table><tr><td>menu<td><p>{'one ' * 400}</p><p>two</p></table>"

    assert [kind for kind, _ in blocks(page)] == [BlockKind.PARAGRAPH] * 3


def test_footnotes_come_behind_the_text() -> None:
    page = (
        "<aside epub:type=footnote>first<table><tr><td>a<td>b</table></aside>text<a class=footnote>1</a>"
        "<section class='more footnotes'><ol><li>second</ol></section><div id=ftn12>third</div>"
        "<p role=doc-endnote>fourth"
        "<p>the end</p>"
    )

    assert blocks(page) == [
        (BlockKind.PARAGRAPH, "text1"),
        (BlockKind.PARAGRAPH, "the end"),
        *((BlockKind.FOOTNOTE, words) for words in ("first", "a\tb", "second", "third", "fourth")),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>",
        "<p style='color: red; DISPLAY : none'>",
        "<p style='visibility:hidden'>",
        "<p style='font-size:0'>",
        "<p style='font-size: 0.0px;'>",
        "<dialog>",
        "<template>",
        "<noscript>",
        "<svg><text>",
        "<button>",
    ],
)
def test_what_is_hidden_is_left_out(hidden: str) -> None:
    name = hidden.strip("<>").partition(" ")[0]

    words = str(blocks(f"before {hidden}never</{name}> after"))

    assert "before" in words
    assert "never" not in words


def test_what_only_looks_hidden_is_read() -> None:
    page = "<body style='display:none'><p style='font-size:0.9em'>one</p><dialog open>two</dialog><!-- no -->three"

    assert [said for _, said in blocks(page)] == ["one", "two", "three"]


def test_elements_are_left_out_with_all_in_them_but_not_what_follows() -> None:
    root, _ = page_tree("<p>one <b>two <i>three</i></b> four</p>")
    composer = Composer()

    add_blocks(composer, root, without=frozenset(root.iter("b")))

    assert composer.reading("a.html", "Web page").text == "one four"


def test_words_that_stand_for_a_picture_are_read_where_that_is_wished() -> None:
    page = "<p><img alt='A long queue'><img src=x></p>"

    assert blocks(page, pictured=True) == [(BlockKind.PARAGRAPH, "A long queue")]
    assert composed(page).blocks == []
