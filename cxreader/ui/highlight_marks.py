"""How the highlights of a text look, each worked out once and kept as long as nothing about it has changed."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate

from cxreader.model.annotation import Highlight, Placing
from cxreader.model.views import OpenDocument, themes_of
from cxreader.ui.page import Page
from cxreader.ui.sameness import shared
from cxreader.ui.text_overlay import Underline
from cxreader.ui.text_styles import Span, Style, highlight_style
from cxreader.ui.theme_looks import Look

# so many places are told apart on the map, more than a screen has rows of pixels
_GRAIN = 2_048


class HighlightMarks:
    """The marks of all highlights of one document on one page."""

    def __init__(self, page: Page, document: OpenDocument, looks: Mapping[str, Look]) -> None:
        self._page, self._looks = page, looks
        self._passages = document.passages
        self._passage_starts = [passage.start for passage in self._passages]
        self._passage_ends = [passage.end for passage in self._passages]
        self._highlights: tuple[Highlight, ...] = ()
        # what looks alike is worked out once: a text may have thousands
        self._styles: dict[tuple[tuple[str, ...], str, Placing], Style] = {}
        # one of each for each of them: the mark in offsets of the text; place on the map; start; end
        self._marks: list[Span] = []
        self._places: list[float] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        # how far any of the first so many reaches
        self._reaches: list[int] = []
        # the colour slot of the last highlight at each place on the map
        self._landmarks: dict[float, str] = {}
        self.take(document.highlights)

    def take(self, highlights: tuple[Highlight, ...]) -> list[tuple[int, int]]:
        """Take other highlights, in text order; return the stretches of text, in offsets, that look otherwise now."""
        before = self._highlights
        head = shared(before, highlights)
        tail = shared(before[head:][::-1], highlights[head:][::-1])
        old, new = slice(head, len(before) - tail), slice(head, len(highlights) - tail)
        gone, fresh = self._marks[old], [self._mark(one) for one in highlights[new]]
        places = [self._place(mark) for mark in fresh]
        touched = {*self._places[old], *places}
        self._highlights, self._marks[old], self._places[old] = highlights, fresh, places
        self._starts[old] = [mark.start for mark in fresh]
        self._ends[old] = [mark.end for mark in fresh]
        reach = self._reaches[head - 1] if head else 0
        self._reaches[head:] = list(accumulate(self._ends[head:], max, initial=reach))[1:]
        for place in touched:
            self._landmarks.pop(place, None)
            last = bisect_right(self._places, place) - 1
            if last >= 0 and self._places[last] == place:
                self._landmarks[place] = self._marks[last].style.highlight
        return [(mark.start, mark.end) for mark in (*gone, *fresh)]

    def marks(self, start: int, end: int) -> list[Span]:
        """Return the marks that touch a stretch of the text, in text order."""
        first, last = bisect_right(self._reaches, start), bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]

    def landmarks(self) -> tuple[tuple[float, str], ...]:
        """Return where on the map highlights are, and in which colour slot the last of them that are there."""
        return tuple(sorted(self._landmarks.items()))

    def underlines(self, first: int, last: int) -> list[Underline]:
        """Return the lines to be drawn under highlights from one position of the view to another."""
        start, end = self._page.model_range(first, last)
        return [
            Underline(tuple(self._page.view_ranges(mark.start, mark.end)), mark.style.highlight)
            for mark in self.marks(start, end + 1)
        ]

    def _mark(self, highlight: Highlight) -> Span:
        start, end = highlight.start, highlight.end
        first, last = bisect_right(self._passage_ends, start), bisect_left(self._passage_starts, end)
        themes = highlight.themes or themes_of(highlight, self._passages[first:last])
        alike = (themes, highlight.note, highlight.placing)
        style = self._styles.get(alike)
        if style is None:
            style = self._styles[alike] = highlight_style(highlight, themes, self._looks)
        return Span(start, end, style)

    def _place(self, mark: Span) -> float:
        return int(self._page.to_view(mark.start) / max(1, self._page.length) * _GRAIN) / _GRAIN
