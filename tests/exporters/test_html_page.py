import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from cxreader.exporters import render
from cxreader.exporters.html_page import escaped
from cxreader.model.export import Export, Grouping

VOID = {"meta"}


class Page(HTMLParser):
    """A reader that keeps the text of each element with its attributes, and checks that elements nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[int] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}, []))
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for place in self._open:
            self.elements[place][2].append(data)

    def texts(self, tag: str, kind: str = "") -> list[str]:
        return ["".join(text) for name, attributes, text in self.elements if name == tag and _is(attributes, kind)]

    def attributes(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes, _ in self.elements if name == tag]


def _is(attributes: dict[str, str], kind: str) -> bool:
    return not kind or attributes.get("class") == kind


def written(export: Export) -> str:
    return render(export, "html").decode()


@pytest.mark.parametrize("grouping", Grouping)
def test_every_quote_is_marked_once_with_its_exact_text(export: Export, grouping: Grouping) -> None:
    page = Page(written(export._replace(grouping=grouping)))
    keys = [mark["data-h"] for mark in page.attributes("mark")]
    assert dict(zip(keys, page.texts("mark"), strict=True)) == {row.guid: row.quote for row in export.rows}
    assert len(keys) == 16


def test_the_sentence_stands_around_the_mark(export: Export) -> None:
    page = Page(written(export))
    expected = {f"{row.before}{row.quote}{row.after}" for row in export.rows}
    assert set(page.texts("blockquote")) == expected
    assert set(Page(written(export._replace(sentence=False))).texts("blockquote")) == {r.quote for r in export.rows}


def test_every_note_is_there_with_its_exact_text(export: Export) -> None:
    expected = sorted(row.note for row in export.rows if row.note)
    assert sorted(Page(written(export)).texts("p", "note")) == expected
    assert Page(written(export._replace(notes=False))).texts("p", "note") == []


def test_line_ends_tabs_and_markup_survive(lone: Callable[..., Export]) -> None:
    odd = "a\r\nb\rc\td  e\n</mark><script>\"'&amp;"
    page = Page(written(lone(quote=odd, note=odd)))
    assert page.texts("mark") == [odd]
    assert page.texts("p", "note") == [odd]


def test_what_html_cannot_hold_is_replaced() -> None:
    assert escaped("\0\ud800\ufffe") == "\ufffd\ufffd\ufffd"


def test_each_quote_says_its_language_and_lets_its_letters_decide_the_direction(export: Export) -> None:
    quotes = Page(written(export._replace(grouping=Grouping.DOCUMENT))).attributes("blockquote")
    assert [quote["lang"] for quote in quotes] == [row.language for row in export.rows]
    assert {quote["dir"] for quote in quotes} == {"auto"}


def test_a_language_nobody_is_sure_of_is_left_open(lone: Callable[..., Export]) -> None:
    text = written(lone(language="und"))
    assert Page(text).attributes("blockquote")[0]["lang"] == ""
    assert '<abbr title="Not sure">??</abbr>' in text


def test_nothing_runs_and_nothing_is_loaded(export: Export) -> None:
    text = written(export)
    page = Page(text)
    assert not {name for name, _, _ in page.elements} & {"script", "link", "img", "iframe", "base", "form"}
    assert not [
        key for _, attributes, _ in page.elements for key in attributes if key.startswith("on") or key == "style"
    ]
    assert all(link["href"].startswith(("#section-", "cxreader://open?")) for link in page.attributes("a"))
    assert not re.search(r"url\(|@import", page.texts("style")[0])


def test_the_policy_lets_in_this_style_sheet_alone(export: Export) -> None:
    page = Page(written(export))
    digest = base64.b64encode(hashlib.sha256(page.texts("style")[0].encode()).digest()).decode()
    policy = next(meta["content"] for meta in page.attributes("meta") if "http-equiv" in meta)
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_page_is_dressed_for_dark_screens_and_paper(export: Export) -> None:
    style = Page(written(export)).texts("style")[0]
    assert "@media screen and (prefers-color-scheme: dark)" in style
    assert "@media print" in style
    assert style.count("{") == style.count("}")


def test_ids_are_unique_and_links_lead_to_sections(export: Export) -> None:
    page = Page(written(export))
    ids = [attributes["id"] for _, attributes, _ in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids)) == 7 + 16
    assert [link["href"] for link in page.attributes("a")][:7] == [f"#section-{n}" for n in range(1, 8)]


def test_themes_wear_the_colour_of_their_family(export: Export) -> None:
    text = written(export)
    assert '<span class="badge teal">X2</span> Ownership of CX / 客户体验' in text
    assert '<span class="badge plain">O2</span> &lt;Noise&gt;' in text
    assert '<figure class="blue">' in text
    assert text.count('<figure class="plain">') == 5


def test_the_head_counts_what_the_page_holds(export: Export, lone: Callable[..., Export]) -> None:
    head = Page(written(export)).texts("header")[0]
    assert "16 highlights in 5 documents\n16 quotes · 5 documents · 4 languages · 2026-11-21" in head
    one = Page(written(lone()._replace(date="")))
    assert one.texts("header")[0].endswith("1 quote · 1 document · 1 language\n")
    assert one.texts("nav") == []


def test_a_row_tells_what_is_known_of_it(lone: Callable[..., Export]) -> None:
    caption = Page(written(lone(note="mine", title="Un título", paragraph=4))).texts("figcaption")[0]
    assert caption.strip().split("\n") == [
        "★ X2 Ownership of CX / 客户体验",
        "mine",
        "Why: “service” stands in it. · fairly sure",
        "Tags: key",
        "ES · Un título · §4 · Open in cxreader",
    ]


def test_a_row_tells_nothing_that_is_not_there_or_not_chosen(lone: Callable[..., Export]) -> None:
    bare = lone(note="", tags=(), themes=(), starred=False)._replace(place=False, why=False)
    assert Page(written(bare)).texts("figcaption") == ["\n"]


def test_a_document_is_a_section_in_its_own_language(export: Export) -> None:
    page = Page(written(export._replace(grouping=Grouping.DOCUMENT)))
    assert [heading.get("lang") for heading in page.attributes("h2")] == ["es", "zh", "pl", "fil", "es"]
    by_language = Page(written(export._replace(grouping=Grouping.LANGUAGE)))
    assert by_language.texts("h2") == ["Spanish", "Chinese", "Polish", "Filipino"]
