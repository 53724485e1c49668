"""How the highlights of a text look: worked out when asked for, and for those that look alike only once."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from operator import attrgetter, sub

from cxreader.model.annotation import Highlight, Placing
from cxreader.model.views import OpenDocument, themes_of
from cxreader.ui.page import Page
from cxreader.ui.sameness import shared
from cxreader.ui.text_overlay import Underline
from cxreader.ui.text_styles import Span, Style, highlight_style
from cxreader.ui.theme_looks import Look

# so many places are told apart on the map, more than a screen has rows of pixels
_GRAIN = 2_048
_START, _END = attrgetter("start"), attrgetter("end")


class HighlightMarks:
    """The marks of all highlights of one document on one page."""

    def __init__(self, page: Page, document: OpenDocument, looks: Mapping[str, Look]) -> None:
        self._page, self._looks = page, looks
        self._passages = document.passages
        self._highlights = document.highlights
        # none of them is longer
        self._longest = _longest(self._highlights)
        # what looks alike is worked out once: a text may have thousands
        self._styles: dict[tuple[tuple[str, ...], str, Placing], Style] = {}
        # the colour slot of the last highlight at each place on the map
        last_ones = {self._place(one): one for one in self._highlights}
        self._landmarks = {place: self._style(one).highlight for place, one in last_ones.items()}

    def take(self, highlights: tuple[Highlight, ...]) -> list[tuple[int, int]]:
        """Take other highlights, in text order; return the stretches of text, in offsets, that look otherwise now."""
        before, self._highlights = self._highlights, highlights
        head = shared(before, highlights)
        tail = shared(before[head:][::-1], highlights[head:][::-1])
        fresh = highlights[head : len(highlights) - tail]
        changed = (*before[head : len(before) - tail], *fresh)
        self._longest = max(self._longest, _longest(fresh))
        for place in {self._place(one) for one in changed}:
            self._landmarks.pop(place, None)
            last = bisect_right(highlights, place, key=self._place) - 1
            if last >= 0 and self._place(highlights[last]) == place:
                self._landmarks[place] = self._style(highlights[last]).highlight
        return [(one.start, one.end) for one in changed]

    def marks(self, start: int, end: int) -> list[Span]:
        """Return the marks that touch a stretch of the text, in text order."""
        first = bisect_left(self._highlights, start - self._longest, key=_START)
        last = bisect_left(self._highlights, end, key=_START)
        touching = [one for one in self._highlights[first:last] if one.end > start]
        return [Span(one.start, one.end, self._style(one)) for one in touching]

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

    def _style(self, highlight: Highlight) -> Style:
        themes = highlight.themes
        if not themes:
            first = bisect_right(self._passages, highlight.start, key=_END)
            last = bisect_left(self._passages, highlight.end, first, key=_START)
            themes = themes_of(highlight, self._passages[first:last])
        alike = (themes, highlight.note, highlight.placing)
        style = self._styles.get(alike)
        if style is None:
            style = self._styles[alike] = highlight_style(highlight, themes, self._looks)
        return style

    def _place(self, highlight: Highlight) -> float:
        return int(self._page.to_view(highlight.start) / max(1, self._page.length) * _GRAIN) / _GRAIN


def _longest(highlights: tuple[Highlight, ...]) -> int:
    return max(map(sub, map(_END, highlights), map(_START, highlights)), default=0)
