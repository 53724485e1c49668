import json
from pathlib import Path

import pytest

from cxreader.errors import IncomingError
from cxreader.importers import hypothesis, kinds
from cxreader.model.annotation import Subject

QUOTE = {"type": "TextQuoteSelector", "exact": "took ages", "prefix": "It ", "suffix": "."}
PAGE = "https://example.invalid/page"
ROWS = [
    {
        "id": "a",
        "created": "2026-01-02T03:04:05.6+00:00",
        "updated": "2026-01-03T03:04:05.6+00:00",
        "user": "acct:ana@hypothes.is",
        "uri": PAGE,
        "text": "Why?",
        "tags": ["wait", "wait"],
        "target": [{"source": PAGE, "selector": [{"type": "RangeSelector"}, QUOTE]}],
        "document": {"title": ["A  page"]},
    },
    {"id": "b", "uri": PAGE, "text": "On the page", "target": [{"source": PAGE}]},
    {"id": "c", "uri": PAGE, "text": "So true", "references": ["a"]},
    {"id": "d", "uri": PAGE + "2", "text": "", "document": {}},
]


@pytest.mark.parametrize("whole", [{"rows": ROWS, "total": 4}, {"annotations": ROWS}, ROWS])
def test_quotes_come_with_notes_tags_and_page_notes(whole: object, tmp_path: Path) -> None:
    path = tmp_path / "hypothesis.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    assert kinds.kind(path) == "hypothesis"
    found = hypothesis.read(path)
    (highlight,), (memo,) = found.highlights, found.memos
    assert (highlight.quote, highlight.before, highlight.after, highlight.start) == ("took ages", "It ", ".", -1)
    assert (highlight.note, highlight.tags, highlight.author) == ("Why?", ("wait",), "ana")
    assert (highlight.created, highlight.modified) == ("2026-01-02T03:04:05Z", "2026-01-03T03:04:05Z")
    assert (memo.subject, memo.target, memo.note) == (Subject.DOCUMENT, PAGE, "On the page")
    assert [(document.key, document.name) for document in found.documents] == [(PAGE, "A page"), (PAGE + "2",) * 2]
    assert found.left == ("1 replies to other annotations.",)


@pytest.mark.parametrize(
    ("whole", "words"), [({"a": []}, "it has no annotations"), ([ROWS[0], ROWS[0]], "the same id")]
)
def test_what_is_odd_is_refused(whole: object, words: str, tmp_path: Path) -> None:
    path = tmp_path / "hypothesis.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(IncomingError, match=words):
        hypothesis.read(path)
