"""Annotations opened by the rules of the W3C's model."""

import json
from pathlib import Path
from typing import Any

import pytest

from cxreader.exporters import web_annotations
from cxreader.model.export import Export
from tests.exporters.projects import BARE, EXPORT, TEXTS, guid


def _written(export: Export, path: Path) -> dict[str, Any]:
    steps: list[int] = []
    web_annotations.write(export, path, lambda: steps.append(1))
    assert len(steps) == len(export.rows)
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, Any]:
    return _written(EXPORT, tmp_path / "out.jsonld")


def test_the_collection_counts_its_annotations(whole: dict[str, Any]) -> None:
    assert (whole["type"], whole["total"], len(whole["first"]["items"])) == ("AnnotationCollection", 5, 5)
    assert whole["@context"][0] == "http://www.w3.org/ns/anno.jsonld"


def test_each_has_its_quote_with_what_is_around_it_and_its_place(whole: dict[str, Any]) -> None:
    for item in whole["first"]["items"][:3]:
        quote, place = item["target"]["selector"]
        text = TEXTS[0]
        start, end = place["start"], place["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_a_place_that_is_not_sure_says_so(whole: dict[str, Any]) -> None:
    items = whole["first"]["items"]
    assert [item.get("placing") for item in items] == [None, None, None, "confirm", "lost"]
    assert items[4]["target"]["selector"][0] == {
        "type": "TextQuoteSelector", "exact": "Gone words", "prefix": "", "suffix": "",
    }  # fmt: skip


def test_note_themes_and_tags_are_bodies(whole: dict[str, Any]) -> None:
    first, second, *_ = whole["first"]["items"]
    assert [(body["purpose"], body.get("value")) for body in first["body"]] == [
        ("commenting", "Fine & <good>"),
        ("classifying", None),
        ("tagging", "Taste"),
        ("classifying", None),
        ("tagging", "Price < 5"),
        ("tagging", "a/b"),
        ("tagging", "key"),
    ]
    assert (first["motivation"], first["starred"], first["creator"]["name"]) == ("commenting", True, "Ana <A>")
    assert "body" not in second
    assert second["motivation"] == "highlighting"


def test_every_word_of_ours_is_explained(whole: dict[str, Any]) -> None:
    ours = set(whole["@context"][1])
    assert {"documents", "themes", "memos", "links", "sha256", "starred", "placing", "lent"} <= ours
    assert [theme["label"] for theme in whole["themes"]] == ["Taste", "Price < 5"]
    assert [memo["subject"] for memo in whole["memos"]] == ["document", "theme", "language", "library", "library"]
    assert whole["links"][0]["one"] == f"urn:uuid:{guid(10)}"
    assert [document["label"] for document in whole["documents"]] == ["text 0.txt", "text 1.txt"]


def test_nothing_is_lists_of_nothing(tmp_path: Path) -> None:
    whole = _written(BARE, tmp_path / "out.jsonld")
    assert (whole["themes"], whole["memos"], whole["links"]) == ([], [], [])
    assert whole["first"]["items"][0]["created"] == "1970-01-01T00:00:00Z"


def test_rows_without_words_are_left_out_and_that_is_said(tmp_path: Path) -> None:
    empty = BARE._replace(rows=(BARE.rows[0]._replace(quote="", end=BARE.rows[0].start),))
    assert _written(empty, tmp_path / "out.jsonld")["total"] == 0
    assert web_annotations.losses(empty)[-1] == "1 highlight without a quote left out."
    assert len(web_annotations.losses(EXPORT)) == 2
