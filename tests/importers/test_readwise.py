from pathlib import Path

import pytest

from cxreader.errors import IncomingError
from cxreader.importers import kinds, readwise

HEAD = "Highlight,Book Title,Book Author,Note,Tags,Location,Highlighted at,Document tags\n"
TABLE = HEAD + (
    '"They waited,\n""long""",Queues,A. Nowak,Mine,"wait, queue,wait",7,2026-01-02 03:04:05+00:00,"shop"\n'
    "They waited,Queues,A. Nowak,,,,,\n"
    "They waited,Queues,A. Nowak,,,,,\n"
    ",Queues,A. Nowak,,,,,\n"
    "Alone,,,,,,,\n"
)


def test_quotes_come_by_book(tmp_path: Path) -> None:
    path = tmp_path / "readwise.csv"
    path.write_text(TABLE, encoding="utf-8-sig", newline="")
    assert kinds.kind(path) == "readwise"
    found = readwise.read(path)
    assert [document.name for document in found.documents] == ["Queues (A. Nowak)", "Quotes without a book"]
    assert found.documents[0].tags == ("shop",)
    first, second, third = found.highlights
    assert (first.quote, first.note, first.tags) == ('They waited,\n"long"', "Mine", ("wait", "queue"))
    assert first.created == "2026-01-02T03:04:05Z"
    assert (second.quote, third.quote) == ("They waited", "Alone")


def test_another_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "readwise.csv"
    path.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(IncomingError, match="names no columns"):
        readwise.read(path)


def test_more_than_is_good_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readwise, "MOST", 1)
    path = tmp_path / "readwise.csv"
    path.write_text(TABLE, encoding="utf-8")
    with pytest.raises(IncomingError, match="more than 1 quotes"):
        readwise.read(path)
