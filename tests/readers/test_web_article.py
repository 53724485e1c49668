"""Finding what a web page is about."""

import pytest

from cxreader.readers.composing import Composer
from cxreader.readers.web_article import article
from cxreader.readers.web_blocks import add_blocks
from cxreader.readers.web_tree import page_tree

WORDS = "The queue was long, the agent was kind, and the answer came at once."
TEXT = f"<p>{WORDS} {WORDS}</p><p>{WORDS}</p><p>{WORDS} {WORDS} {WORDS}</p>"
LINKS = "<ul><li><a href=1>One of many things to read on</a></li><li><a href=2>Another one of them</a></li></ul>"


def lines(page: str) -> list[str]:
    """The blocks of a page's article that say something else than the usual words."""
    root, _ = page_tree(f"<html><body>{page}</body></html>")
    composer = Composer()
    element, without = article(root[-1])
    add_blocks(composer, element, without=without)
    text = composer.reading("a.html", "Web page").text if composer.blocks else ""
    said = [text[block.start : block.end] for block in composer.blocks]
    return [line for line in said if WORDS not in line]


@pytest.mark.parametrize(
    "around",
    [
        f"<nav>{LINKS}</nav>",
        "<aside>Sign here, and you will hear of us, often, and more often than you like.</aside>",
        "<footer>All rights are ours.</footer>",
        "<div class=sidebar><p>Others, too, have read this, that, and more of it than they can say.</p></div>",
        "<div role=dialog>We bake, and you eat.</div>",
        "<p class=share-tools>Tell it to all, and to others.</p>",
        "<div aria-hidden=true>x</div>",
        f"<div>{LINKS}</div>",
        "<form><p>Your name, your address, and all else that we may want to know of you.</p></form>",
    ],
)
def test_what_stands_around_an_article_or_in_it_is_none_of_it(around: str) -> None:
    assert lines(f"{around}<div class=page><div class=content>{TEXT}{around}</div>{around}</div>{around}") == []


def test_a_page_may_hold_its_article_itself() -> None:
    assert lines(f"{TEXT}<div class=share-tools>Tell it to all.<p class=share>Now</p></div>") == []


def test_what_holds_an_article_is_never_left_out_whatever_it_is() -> None:
    assert lines(f"<div><div role=dialog><div class=popup>{TEXT * 9}<p>Ann</p></div><p>{WORDS}</p></div></div>") == [
        "Ann"
    ]


def test_a_page_that_is_one_form_is_read() -> None:
    assert lines(f"<form><div>{TEXT}<p>Yours, Ann</p></div></form>") == ["Yours, Ann"]


def test_an_article_in_pieces_is_put_together() -> None:
    page = (
        "<div class=story><div class=lead>Ann waited for an hour, and then for another one, until they called her."
        " At last.</div>"
        f"<div><div class=body>{TEXT * 3}</div></div><div class=related>{TEXT}<p>Else</p></div>"
        f"<div>too short.</div><div>{WORDS[:-1]} and so on without an end to it, which is no sentence</div>"
        f"<div><div class=body>{TEXT * 2}<p>The end</p></div></div></div><p>far away</p>"
    )

    assert lines(page) == [
        "Ann waited for an hour, and then for another one, until they called her. At last.",
        "The end",
    ]


def test_what_is_said_of_a_picture_beside_an_article_belongs_to_it() -> None:
    said = "Ann and Bo at the counter of the shop in the old town, where they had waited for an hour (Photo: Cy)"
    page = f"<div><div class=inline-photo><span>{said}</span></div><div class=body>{TEXT}</div></div>"

    assert lines(page) == [said]


def test_a_wider_part_is_taken_where_it_holds_clearly_more() -> None:
    parts = "".join(f"<section><p>{WORDS}</p><p>Part {number}</p></section>" for number in range(5))

    assert lines(f"<main>{parts}</main>") == [f"Part {number}" for number in range(5)]


def test_comments_are_read_where_they_are_all_there_is() -> None:
    comments = "".join(f"<div class=comment><p>{WORDS}</p><p>By {name}</p></div>" for name in ("Ann", "Bo", "Cy"))

    assert lines(f"<nav>{LINKS}</nav><div id=page><div class=comments>{comments}</div></div>") == [
        "By Ann",
        "By Bo",
        "By Cy",
    ]


def test_chinese_says_much_in_few_letters() -> None:
    assert lines(f"<div>{LINKS}</div><div class=main><p>客户体验很好，客服很快。</p></div>") == [
        "客户体验很好，客服很快。"
    ]


def test_a_page_without_sentences_is_all_there_is() -> None:
    assert lines("<p>Ann</p><h2>Bo</h2>") == ["Ann", "Bo"]
