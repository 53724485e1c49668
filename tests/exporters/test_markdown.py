import html
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxreader.exporters import render
from cxreader.exporters.markdown import block, inline, legal_tag
from cxreader.model.export import Export, Grouping

SIGNS = st.sampled_from(
    (*"# -+*=_><[]`~|\\$%:/^&\t\n\0\u3000\u00a0客🙂", "1.", "12)", "<b>", "&amp;", "https://a.b/x_y", "www.a.b", "word")
)
PUNCTUATION = r"[!-/:-@\[-`{-~]"


def written(export: Export) -> str:
    return render(export, "markdown").decode()


def front_matter(text: str) -> dict[str, Any]:
    """Read the YAML that cxreader writes: JSON values, plain words and lists of JSON values."""
    found: dict[str, Any] = {}
    key = ""
    for line in text.split("---\n")[1].split("\n")[:-1]:
        if line.startswith("  - "):
            found[key].append(json.loads(line[4:]))
            continue
        key, _, value = line.partition(":")
        value = value.strip()
        found[key] = json.loads(value) if value[:1] in {'"', "["} else value or []
    return found


def read(markdown: str) -> str:
    """Read paragraphs of escaped text by the rules of CommonMark: nothing in them may be structure."""
    lines = markdown.split("\n")
    for line in lines:
        assert not re.match(r"[ \t]|[-+>=:*#|~`]|[0-9]{1,9}[.)]([ \t]|$)", line)
        assert not re.search(r"[\\`*_\[\]<#$|^~]", re.sub(rf"\\{PUNCTUATION}|&#\d+;", "", line))
    joined = re.sub("  \n", "\n", markdown)
    return re.sub(rf"\\({PUNCTUATION})|(&#\d+;)", lambda m: m[1] or html.unescape(m[2]), joined)


def callouts(text: str) -> dict[str, tuple[str, str]]:
    """Return title and quoted paragraphs of each callout by its block id."""
    found = re.findall(r"^> \[!quote\] (.*)\n((?:>.*\n)+)\n\^(h\w+)\n(?=\n|$)", text, re.MULTILINE)
    return {key: (title, re.sub("^> ?", "", body, flags=re.MULTILINE).strip("\n")) for title, body, key in found}


def test_the_front_matter_tells_what_the_file_holds(export: Export) -> None:
    head = front_matter(written(export))
    assert head["title"] == "Quotes from My library"
    assert head["library"] == "My library"
    assert head["scope"] == "16 highlights in 5 documents"
    assert head["language"] == ["es", "zh", "pl", "fil"]
    assert head["highlights"] == "16"
    assert head["created"] == "2026-11-21"
    assert head["generator"].startswith("cxreader 0.")


def test_tags_are_nested_themes_and_the_persons_own_each_once(export: Export) -> None:
    assert front_matter(written(export))["tags"] == [
        "Experience/Ownership-of-CX-客户体验",
        "key",
        "Experience/Customer-journey",
        "Other-odd/Injected-vwin",
        "junk",
        "Service/Service-support",
        "unheard-of/Noise",
        "Service/Waiting-speed",
    ]


def test_one_language_is_no_list_and_no_day_is_left_out(lone: Callable[..., Export]) -> None:
    head = front_matter(written(lone(language="no")._replace(date="")))
    assert head["language"] == "no"
    assert "created" not in head


def test_an_export_without_rows_is_still_a_whole_file(export: Export) -> None:
    head = front_matter(written(export._replace(rows=())))
    assert (head["language"], head["tags"], head["highlights"]) == ([], [], "0")


def test_the_front_matter_counts_passages_as_what_they_are(export: Export) -> None:
    passages = tuple(row._replace(kind="passage") for row in export.rows)
    head = front_matter(written(export._replace(rows=passages)))
    assert head["passages"] == str(len(passages))
    assert "highlights" not in head


def test_the_front_matter_holds_titles_that_yaml_would_trip_over(lone: Callable[..., Export]) -> None:
    name = 'a: "b" # c\n---\n\x85\u2028\ufeff\x7f\ud800'
    text = written(lone()._replace(library=name))
    assert front_matter(text)["library"] == name.replace("\ud800", "\ufffd")
    assert not re.search("[\x7f\x85\u2028\ufeff]", text.partition("\n# ")[0])


@pytest.mark.parametrize("grouping", Grouping)
def test_every_quote_reads_back_word_for_word_once(export: Export, grouping: Grouping) -> None:
    text = written(export._replace(grouping=grouping, sentence=False))
    found = [read(body) for _, body in callouts(text).values()]
    assert sorted(found) == sorted(row.quote for row in export.rows)
    assert text.count("](cxreader://open?doc=") == 16
    assert "\r" not in text


def test_sections_have_headings(export: Export) -> None:
    text = written(export)
    assert re.findall("^## (.*)$", text, re.MULTILINE)[:2] == ["X2 Ownership of CX / 客户体验", "J1 Customer journey"]
    assert "\n## O2 \\<Noise>\n" in text
    by_language = written(export._replace(grouping=Grouping.LANGUAGE))
    assert re.findall("^## (.*)$", by_language, re.MULTILINE)[:3] == ["Spanish", "Chinese", "Polish"]


def test_a_row_is_laid_out_in_the_order_of_reading(lone: Callable[..., Export]) -> None:
    text = written(lone(before="¿", quote="Qué tal", after="?", note="# mine\n\n- two", title="Un título", paragraph=4))
    assert text.endswith(
        "\n> [!quote] ★ X2 Ownership of CX / 客户体验\n> Qué tal\n>\n> In full: ¿Qué tal?\n"
        "\n^h7c1cbbdf70305a24\n"
        "\n\\# mine\n\n\\- two\n"
        "\nWhy: “service” stands in it. · fairly sure\n"
        "\nTags: key\n"
        "\nES · Un título · §4 · [Open in cxreader](cxreader://open?doc=0b1f3c52-000&h=7c1cbbdf-7030-5a24-af79-50d07451e428)\n"
    )


def test_what_is_not_there_or_not_chosen_leaves_no_trace(lone: Callable[..., Export]) -> None:
    bare = lone(quote="Hola", note="", tags=(), themes=(), starred=False)
    text = written(bare._replace(sentence=False, place=False, why=False))
    assert text.endswith("\n## No theme\n\n> [!quote] No theme\n> Hola\n\n^h7c1cbbdf70305a24\n")


def test_a_callout_names_all_themes_of_its_quote(export: Export) -> None:
    assert callouts(written(export))["h6e2754b79d5e5d00"][0] == "X2 Ownership of CX / 客户体验; S1 Service & support"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# no heading", "\\# no heading"),
        ("1. no list", "1\\. no list"),
        ("1.5 points", "1.5 points"),
        ("- no list", "\\- no list"),
        ("a | b", "a \\| b"),
        ("<script>", "\\<script>"),
        ("R&D &amp; co", "R&D \\&amp; co"),
        ("c:\\dir", "c:\\\\dir"),
        ("a=b ==c== 5% %%d%%", "a=b \\=\\=c\\=\\= 5% \\%\\%d\\%\\%"),
        ("https://a.b and www.a.b", "https\\://a.b and www\\.a.b"),
        ("  indented", "&#32; indented"),
        ("\u3000段落 ", "&#12288;段落&#32;"),
        ("one\ntwo\r\nthree\rfour", "one  \ntwo  \nthree  \nfour"),
        ("one\n\ntwo\n", "one\n\ntwo"),
        ("nul \0 and \ufffe", "nul \ufffd and \ufffd"),
    ],
)
def test_markdown_is_defused(text: str, expected: str) -> None:
    assert block(text) == expected


@settings(deadline=None)
@given(st.lists(SIGNS).map("".join))
def test_any_text_reads_back_as_it_was(text: str) -> None:
    kept = text.strip("\n").replace("\0", "\ufffd")
    assert read(block(text)) == kept


def test_a_text_on_one_line_loses_only_its_line_ends() -> None:
    assert inline("a\r\nb_c\nd") == "a b\\_c d"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("key", "key"),
        ("to do!", "to-do"),
        ("2024", "tag-2024"),
        ("हिन्दी", "हिन्दी"),
        ("Cafe\u0301", "Café"),
        ("a // b/", "a/b"),
        ("👍", ""),
        ("-", ""),
    ],
)
def test_tags_are_made_legal(text: str, tag: str) -> None:
    assert legal_tag(text) == tag
