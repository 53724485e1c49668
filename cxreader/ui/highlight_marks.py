"""How the highlights of a text look, each worked out once and kept as long as nothing about it has changed."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate

from cxreader.model.annotation import Highlight
from cxreader.model.views import OpenDocument, themes_of
from cxreader.ui.page import Page
from cxreader.ui.sameness import shared
from cxreader.ui.text_overlay import Underline
from cxreader.ui.text_styles import Span, highlight_mark
from cxreader.ui.theme_looks import Look

# so many places are told apart on the map, more than a screen has rows of pixels
_GRAIN = 2_048


class HighlightMarks:
    """The marks of all highlights of one document on one page."""

    def __init__(self, page: Page, document: OpenDocument, looks: Mapping[str, Look]) -> None:
        self._page, self._looks = page, looks
        self._passages = document.passages
        self._highlights: tuple[Highlight, ...] = ()
        # one of each for each of them: the mark in offsets of the text; place on the map and colour slot; start; end
        self._marks: list[Span] = []
        self._landmarks: list[tuple[float, str]] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        # how far any of the first so many reaches
        self._reaches: list[int] = []
        self.take(document.highlights)

    def take(self, highlights: tuple[Highlight, ...]) -> list[tuple[int, int]]:
        """Take other highlights, in text order; return the stretches of text, in offsets, that look otherwise now."""
        before = self._highlights
        head = shared(before, highlights)
        tail = shared(before[head:][::-1], highlights[head:][::-1])
        old, new = slice(head, len(before) - tail), slice(head, len(highlights) - tail)
        gone, fresh = self._marks[old], [self._mark(one) for one in highlights[new]]
        self._highlights, self._marks[old] = highlights, fresh
        self._landmarks[old] = [self._landmark(mark) for mark in fresh]
        self._starts[old] = [mark.start for mark in fresh]
        self._ends[old] = [mark.end for mark in fresh]
        self._reaches = list(accumulate(self._ends, max))
        return [(mark.start, mark.end) for mark in (*gone, *fresh)]

    def marks(self, start: int, end: int) -> list[Span]:
        """Return the marks that touch a stretch of the text, in text order."""
        first, last = bisect_right(self._reaches, start), bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]

    def landmarks(self) -> tuple[tuple[float, str], ...]:
        """Return where on the map highlights are, and in which colour slot the last of them that are there."""
        return tuple(dict(self._landmarks).items())

    def underlines(self, first: int, last: int) -> list[Underline]:
        """Return the lines to be drawn under highlights from one position of the view to another."""
        start, end = self._page.model_range(first, last)
        return [
            Underline(tuple(self._page.view_ranges(mark.start, mark.end)), mark.style.highlight)
            for mark in self.marks(start, end + 1)
        ]

    def _mark(self, highlight: Highlight) -> Span:
        return highlight_mark(highlight, themes_of(highlight, self._passages), self._looks)

    def _landmark(self, mark: Span) -> tuple[float, str]:
        place = self._page.to_view(mark.start) / max(1, self._page.length)
        return int(place * _GRAIN) / _GRAIN, mark.style.highlight
