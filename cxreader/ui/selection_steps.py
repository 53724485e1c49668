"""What can be selected around a place in a text, from the smallest to the largest."""

from PySide6.QtGui import QTextCursor, QTextDocument

from cxreader.model.annotation import Highlight
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
    word = QTextCursor(text)
    word.setPosition(page.to_view(start))
    word.select(QTextCursor.SelectionType.WordUnderCursor)
    steps = [page.model_range(word.selectionStart(), word.selectionEnd())]
    for parts in (document.passages, document.blocks):
        steps += [(part.start, part.end) for part in parts if part.start <= start < part.end]
    return next(((a, b) for a, b in steps if a <= start and b >= end and (a, b) != selected), None)


def highlight_at(document: OpenDocument, offset: int) -> Highlight | None:
    """Return the shortest highlight at an offset, if any."""
    here = [highlight for highlight in document.highlights if highlight.start <= offset < highlight.end]
    return min(here, key=lambda highlight: highlight.end - highlight.start, default=None)
