import json
from pathlib import Path

import pytest

from cxreader.errors import IncomingError
from cxreader.importers import jsonl, kinds
from cxreader.model.annotation import Subject
from tests.exporters.projects import EXPORT, guid, lines

LINE = {"guid": guid(1), "document": "Talk", "quote": "took", "start": 4, "end": 9}


def test_our_own_come_back(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(lines(EXPORT))
    assert kinds.kind(path) == "jsonl"
    found = jsonl.read(path)
    assert [(h.guid, h.quote) for h in found.highlights] == [(row.guid, row.quote) for row in EXPORT.rows]
    first, _, lent, *_, lost = found.highlights
    assert (first.start, first.themes, first.tags, first.starred) == (0, ("taste", "price"), ("a/b", "key"), True)
    assert (lent.themes, lost.start) == ((), -1)
    assert [(theme.id, theme.path, theme.code) for theme in found.themes] == [
        ("taste", ("Food", "Taste"), "F1"),
        ("price", ("Taste", "Price < 5"), "F2"),
    ]
    assert [(d.name, d.title) for d in found.documents] == [("text 0.txt", "Text 0"), ("text 1.txt", "Text 1")]
    assert [(memo.subject, memo.target) for memo in found.memos][:4] == [
        (Subject.DOCUMENT, guid(0)),
        (Subject.THEME, "taste"),
        (Subject.LANGUAGE, "en"),
        (Subject.LIBRARY, ""),
    ]
    assert [(link.guid, link.note) for link in found.links] == [(guid(30), "Both hot"), (guid(31), "")]


def test_a_place_that_is_not_as_long_as_its_quote_is_none(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(json.dumps({**LINE, "themes": [{"name": "Waiting"}]}) + "\n\n", encoding="utf-8")
    (highlight,) = jsonl.read(path).highlights
    assert (highlight.start, highlight.end, highlight.themes) == (-1, -1, ("Waiting",))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ([], "its line 1 is no object"),
        ({**LINE, "guid": ""}, "no name for other programs"),
        ({**LINE, "themes": [{"id": "a"}]}, "one of its themes has no name"),
        ({"guid": "a", "kind": "memo", "subject": "weather"}, "about nothing that is known"),
        ({"guid": "a", "kind": "link", "one": "b", "other": "c"}, "leads to nothing"),
    ],
)
def test_what_is_of_another_kind_is_refused(line: object, words: str, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    with pytest.raises(IncomingError, match=words):
        jsonl.read(path)


def test_more_than_is_good_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MOST", 0)
    path = tmp_path / "out.jsonl"
    path.write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    with pytest.raises(IncomingError, match="more than 0 lines"):
        jsonl.read(path)
