"""What can be selected around a place in a text, from the smallest to the largest."""

from PySide6.QtGui import QTextCursor, QTextDocument

from cxreader.model.views import OpenDocument
from cxreader.ui.page import Page


def wider_range(
    document: OpenDocument, page: Page, text: QTextDocument, selected: tuple[int, int]
) -> tuple[int, int] | None:
    """Return the next larger thing around a range: its word, its passage or its block; None beyond that.

    All ranges are offsets of the document's text.

    Args:
        document: The document.
        page: What is shown of it.
        text: Qt's text document that shows the page; it knows what a word is.
        selected: The range, empty for a mere place.

    """
    start, end = selected
    steps = _steps(document, page, text, start)
    return next(((a, b) for a, b in steps if a <= start and b >= end and (a, b) != selected), None)


def narrower_range(
    document: OpenDocument, page: Page, text: QTextDocument, marked: tuple[int, int]
) -> tuple[int, int] | None:
    """Return the next smaller thing that a range begins with: its passage or its word; None below that.

    All ranges are offsets of the document's text; the rest is as with `wider_range`.
    """
    start, end = marked
    steps = reversed(_steps(document, page, text, start))
    return next(((a, b) for a, b in steps if a >= start and b <= end and a < b and (a, b) != marked), None)


def next_highlight(document: OpenDocument, offset: int, met: tuple[int, ...]) -> tuple[int, ...]:
    """Return the ids of the highlights at an offset, the one to open first; none where there is none.

    The shortest is opened first and, where the same ones were met before, the next longer one each time.
    """
    here = [mark for mark in document.highlights if mark.start <= offset < mark.end]
    keys = tuple(mark.id for mark in sorted(here, key=lambda mark: (mark.end - mark.start, mark.id)))
    return (*met[1:], met[0]) if met and set(keys) == set(met) else keys


def _steps(document: OpenDocument, page: Page, text: QTextDocument, offset: int) -> list[tuple[int, int]]:
    """Return the word, the passage and the block at an offset."""
    word = QTextCursor(text)
    word.setPosition(page.to_view(offset))
    word.select(QTextCursor.SelectionType.WordUnderCursor)
    steps = [page.model_range(word.selectionStart(), word.selectionEnd())]
    for parts in (document.passages, document.blocks):
        steps += [(part.start, part.end) for part in parts if part.start <= offset < part.end]
    return steps
