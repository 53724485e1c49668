import json
from pathlib import Path
from typing import Any

import pytest

from cxreader.errors import IncomingError
from cxreader.exporters import web_annotations as written
from cxreader.importers import json_values, kinds, web_annotations
from cxreader.model.annotation import Subject
from cxreader.model.incoming import Incoming
from tests.exporters.projects import EXPORT, TIME, guid

QUOTE = {"type": "TextQuoteSelector", "exact": "took 😤 ages", "prefix": "It ", "suffix": "."}


def _read(path: Path, value: object) -> Incoming:
    file = path / "notes.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    return web_annotations.read(file)


def _one(**more: object) -> dict[str, Any]:
    return {
        "@context": "x",
        "id": "https://example.invalid/1",
        "target": {"source": "urn:a", "selector": QUOTE},
        **more,
    }


def test_our_own_come_back(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonld"
    written.write(EXPORT, path, lambda: None)
    assert kinds.kind(path) == "w3c"
    found = web_annotations.read(path)
    assert [h.guid for h in found.highlights] == [row.guid for row in EXPORT.rows]
    first, second, lent, *_ = found.highlights
    row = EXPORT.rows[0]
    assert (first.start, first.end, first.quote, first.note) == (row.start, row.end, row.quote, row.note)
    assert (first.tags, first.starred, first.author) == (row.tags, True, "Ana <A>")
    assert (first.created, first.modified) == (TIME, "2026-11-02T09:00:00Z")
    names = {theme.key: theme.path for theme in found.themes}
    assert [names[key] for key in first.themes] == [("Food", "Taste"), ("Taste", "Price < 5")]
    assert (second.author, lent.themes) == ("", ())
    assert [(d.name, d.title, d.sha256) for d in found.documents] == [
        (f"text {n}.txt", f"Text {n}", "ab" * 32) for n in range(2)
    ]
    assert [memo.subject for memo in found.memos] == [memo.subject for memo in EXPORT.memos]
    assert (found.memos[0].target, found.memos[2].target) == (guid(0), "en")
    assert [(link.one, link.other, link.author) for link in found.links] == [
        (link.one, link.other, "Bo") for link in EXPORT.links
    ]
    assert found.memos[0].subject is Subject.DOCUMENT


def test_annotations_of_another_program_may_come_alone(tmp_path: Path) -> None:
    place = {"type": "TextPositionSelector", "start": 3, "end": 15}
    target = {"source": "urn:a", "selector": [place, QUOTE]}
    bodies = [{"value": "said", "purpose": "commenting"}, {"value": "tag", "purpose": "tagging"}, {"value": "more"}]
    found = _read(tmp_path, [_one(body=bodies, target=[target]), _one(id=None, body={"value": "x"})])
    first, second = found.highlights
    # it counts 😤 as two
    assert (first.start, first.end, first.before, first.after) == (-1, -1, "It ", ".")
    assert (first.note, first.tags, second.note) == ("said\n\nmore", ("tag",), "x")
    assert first.document == second.document == found.documents[0].key
    assert first.guid != second.guid
    assert found.source == "the annotations"


def test_a_theme_may_stand_without_its_name(tmp_path: Path) -> None:
    body = {"purpose": "classifying", "source": "urn:t"}
    found = _read(tmp_path, {"themes": [{"id": "urn:t", "label": "Waiting"}], "items": [_one(body=body)]})
    assert found.highlights[0].themes == (found.themes[0].key,)


def test_a_theme_that_another_program_explains_elsewhere_is_left_out(tmp_path: Path) -> None:
    bodies = [{"purpose": "classifying", "source": "urn:t"}, {"purpose": "tagging", "value": "Waiting"}]
    found = _read(tmp_path, {"items": [_one(body=bodies)]})
    assert (found.highlights[0].themes, found.highlights[0].tags) == ((), ("Waiting",))


def test_what_has_no_quote_is_left_out_and_told(tmp_path: Path) -> None:
    found = _read(
        tmp_path, {"@context": "x", "label": "Mine", "items": [_one(target="urn:a"), _one(target={"source": "b"})]}
    )
    assert (found.highlights, found.left) == ((), ("2 annotations without a quote.",))
    assert found.source == "the annotations “Mine”"


@pytest.mark.parametrize(
    ("whole", "words"),
    [
        ({"items": [], "themes": [{"id": "a", "label": " "}]}, "one of its themes has no name"),
        ({"items": [_one(id=7)]}, "“id” in it is no text"),
        ({"items": [], "documents": [{"id": "a", "tags": [1]}]}, "“tags” in it holds something else than texts"),
        ({"items": [_one(target={"selector": [QUOTE, {"type": "TextPositionSelector", "start": True}]})]}, "no place"),
        ("words", "is no object"),
    ],
)
def test_what_is_of_another_kind_is_refused(whole: object, words: str, tmp_path: Path) -> None:
    with pytest.raises(IncomingError, match=words):
        _read(tmp_path, whole)


def test_more_than_is_good_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_annotations, "MOST", 1)
    with pytest.raises(IncomingError, match="more than 1 annotations"):
        _read(tmp_path, {"items": [_one(), _one(id="b")]})
    monkeypatch.setattr(json_values, "_MOST", 3)
    with pytest.raises(IncomingError, match="too much at once"):
        _read(tmp_path, {"items": [_one()]})
