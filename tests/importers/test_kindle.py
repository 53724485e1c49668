from pathlib import Path

import pytest

from cxreader.errors import IncomingError
from cxreader.importers import kindle, kinds

CLIPPINGS = """\ufeffQueues (Nowak, Ana)
- Your Highlight on page 7 | Location 100-103 | Added on Friday, January 2, 2026 3:04:05 PM

They waited 😤 long.
==========
\ufeffQueues (Nowak, Ana)
- Your Note on page 7 | Location 103 | Added on Friday, January 2, 2026 3:05:05 PM

Why?
==========
\ufeffQueues (Nowak, Ana)
- Your Note on page 7 | Location 103 | Added on Friday, January 2, 2026 3:05:05 PM

Why?
==========
Queues (Nowak, Ana)
- Your Bookmark on Location 200 | Added on Friday, January 2, 2026 3:06:05 PM


==========
等待
- 您在第 12 页的标注 | 添加于 2026年1月2日星期五 下午3:04:05

他们等了很久。
==========
等待
- 您在第 13 页的笔记 | 添加于 2026年1月2日星期五 下午3:04:05

为什么？
==========
Sin lugar
- La subrayado

Sin página.
==========
"""


def _written(path: Path, text: str = CLIPPINGS) -> Path:
    file = path / "My Clippings.txt"
    file.write_text(text, encoding="utf-8", newline="\r\n")
    return file


def test_quotes_come_by_book_with_their_notes(tmp_path: Path) -> None:
    path = _written(tmp_path)
    assert kinds.kind(path) == "kindle"
    found = kindle.read(path)
    assert [document.name for document in found.documents] == ["Queues (Nowak, Ana)", "等待", "Sin lugar"]
    assert [(mark.quote, mark.note, mark.created) for mark in found.highlights] == [
        ("They waited 😤 long.", "Why?", "2026-01-02T15:04:05Z"),
        ("他们等了很久。", "", ""),
        ("为什么？", "为什么？", ""),
        ("Sin página.", "", ""),
    ]
    assert found.left == ("1 bookmarks and empty entries.",)


def test_more_than_is_good_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kindle, "MOST", 1)
    with pytest.raises(IncomingError, match="more than 1 quotes"):
        kindle.read(_written(tmp_path))
