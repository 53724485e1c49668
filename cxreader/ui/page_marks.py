"""All that is marked on a page: formats of its text, lines under highlights, the stripes and the map beside it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument

from cxreader.model.views import OpenDocument
from cxreader.ui.appearance import Appearance
from cxreader.ui.coding_stripes import CodingStripes
from cxreader.ui.document_map import DocumentMap
from cxreader.ui.highlight_marks import HighlightMarks
from cxreader.ui.landmarks import Landmarks, landmarks_of
from cxreader.ui.page import Page
from cxreader.ui.reader import Reader
from cxreader.ui.text_formats import Formats
from cxreader.ui.text_styles import Span, Style, document_marks, view_spans
from cxreader.ui.theme_looks import Look

_FOLD_ADDRESS = "noise"
# so many units around what is in sight are marked with it, some two screens of them: nobody sees it done
_NEAR = 4_000
_START = attrgetter("start")


class PageMarks:
    """The marks of one text; all ranges are offsets of the stored text, where no positions are spoken of.

    Paragraphs are marked when they come near what is in sight, for a long text has many times more marks than anybody
    sees. What a person does to one highlight marks anew no more than where that stands.
    """

    def __init__(
        self, appearance: Appearance, reader: Reader, stripes: CodingStripes, document_map: DocumentMap
    ) -> None:
        self._appearance = appearance
        self._reader, self._stripes, self._map = reader, stripes, document_map
        self._text = reader.document()
        self._page = Page.of(_NOTHING, show_noise=False)
        self._document, self._looks = _NOTHING, dict[str, Look]()
        self._highlights = HighlightMarks(self._page, self._document, self._looks)
        # by the number of a paragraph that was in sight, how it looks; and of which of them that is still true
        self._spans: dict[int, tuple[Span, ...]] = {}
        self._true: set[int] = set()
        self._sight = (0, 0)
        self._landmarks = Landmarks()
        self._scope: frozenset[str] = frozenset()
        self._sought: tuple[tuple[int, int], ...] = ()
        self._hits: tuple[tuple[int, int], ...] = ()
        self._current_hit = -1
        self.recolour()

    def recolour(self) -> None:
        """Take the colours in use for the next text that is marked."""
        self.formats = Formats(self._appearance.tokens, _FOLD_ADDRESS)

    def forget_finds(self) -> None:
        """Mark nothing as found."""
        self._sought, self._hits, self._current_hit = (), (), -1

    def set_scope(self, themes: frozenset[str]) -> None:
        """Mark matches of these themes only; an empty set marks all."""
        if themes != self._scope:
            self._scope = themes
            self._stripes.set_scope(themes)
            self._renew()

    def set_hits(self, ranges: Sequence[tuple[int, int]], current: int) -> None:
        """Mark what was found, and the one to look at by its place among it."""
        if (tuple(ranges), current) != (self._hits, self._current_hit):
            self._hits, self._current_hit = tuple(ranges), current
            self._renew()

    def set_sought(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Mark the words that passages must have to be in scope."""
        if tuple(ranges) != self._sought:
            self._sought = tuple(ranges)
            self._renew()

    def lay_on(self, text: QTextDocument, page: Page, document: OpenDocument | None, looks: Mapping[str, Look]) -> None:
        """Take a text without marks; call `show` when it is shown, and `see` when it is where it is looked at."""
        self._text, self._spans = text, {}
        self._take(page, document, looks)

    def see(self, first: int, last: int) -> None:
        """Mark what is in sight, given by its first and last position, and what is near that."""
        self._sight = (first, last)
        near = self._numbers(first - _NEAR, last + _NEAR)
        runs = list(self._runs([number for number in near if number not in self._true]))
        self._true.update(near)
        wanted, present = list[Span](), list[Span]()
        for run in runs:
            lines = self._page.lines[run.start : run.stop]
            found = self._wanted(lines[0].start, lines[-1].end)
            for number, line in zip(run, lines, strict=True):
                present += self._spans.get(number, ())
                self._spans[number] = within(found, line.start, line.end)
            wanted += found
        if runs:
            self.formats.apply(self._text, self._page, wanted, present)

    def renew(self, page: Page, document: OpenDocument, looks: Mapping[str, Look]) -> None:
        """Mark the text that is shown as it is now, touching only what differs."""
        self._take(page, document, looks)
        self._renew()
        self._show_stripes()

    def renew_highlights(self, document: OpenDocument) -> None:
        """Mark the highlights of the text as they are now, where nothing else about it has changed."""
        self._document = document
        changed = self._highlights.take(document.highlights)
        for first, last in [place for stretch in changed for place in self._page.view_ranges(*stretch)]:
            self._renew_stretch(first, last)
        self._landmarks = self._landmarks._replace(notes=self._highlights.landmarks())
        self._map.set_landmarks(self._landmarks)

    def show(self) -> None:
        """Hand all that is drawn rather than formatted to those who draw it."""
        self._reader.set_underlines(self._highlights.underlines)
        self._show_stripes()
        self._show_landmarks()

    def _take(self, page: Page, document: OpenDocument | None, looks: Mapping[str, Look]) -> None:
        self._page, self._document, self._looks = page, document or _NOTHING, dict(looks)
        self._highlights = HighlightMarks(page, self._document, looks)
        self._true.clear()

    def _renew(self) -> None:
        self._true.clear()
        self.see(*self._sight)
        self._reader.set_underlines(self._highlights.underlines)
        self._show_landmarks()

    def _renew_stretch(self, first: int, last: int) -> None:
        """Mark a stretch of the view, given by positions, as far as it is marked at all."""
        lines = self._page.lines
        for number in self._numbers(first, last):
            if number not in self._true:
                continue
            begin, end = max(first, lines[number].start), min(last, lines[number].end)
            before, after = self._spans[number], within(self._wanted(begin, end), begin, end)
            self.formats.apply(self._text, self._page, after, within(before, begin, end))
            head, tail = within(before, 0, begin), within(before, end, lines[number].end)
            self._spans[number] = (*head, *after, *tail)
        self._reader.update_stretch(first, last)

    def _show_stripes(self) -> None:
        self._stripes.set_passages(self._page, self._document.passages, self._looks)

    def _show_landmarks(self) -> None:
        found = (*self._sought, *self._hits)
        notes = self._highlights.landmarks()
        self._landmarks = landmarks_of(self._document, self._page, self._looks, self._scope, notes, found)
        self._map.set_landmarks(self._landmarks)

    def _wanted(self, first: int, last: int) -> tuple[Span, ...]:
        """Return how the paragraphs that some positions are in are to look, wholly so only between those."""
        near = self._numbers(first, last)
        start, end = self._page.model_range(first, last)
        marks = document_marks(self._document, self._looks, self._scope, (start, end))
        marks += self._highlights.marks(start, end)
        found = [(place, 1) for place in self._sought]
        found += [(place, 1 + (number == self._current_hit)) for number, place in enumerate(self._hits)]
        marks += [Span(*place, Style(hit=hit)) for place, hit in found if place[0] < end and start < place[1]]
        return view_spans(self._page, marks, _quiet_tip, self._page.lines[near.start : near.stop])

    def _numbers(self, first: int, last: int) -> range:
        """Return the numbers of the paragraphs between two positions."""
        lines = self._page.lines
        begin = max(0, bisect_right(lines, first, key=_START) - 1)
        return range(begin, max(begin, bisect_left(lines, last, key=_START)))

    def _runs(self, numbers: Sequence[int]) -> Iterator[range]:
        """Yield runs of numbers that follow each other."""
        begin = 0
        for place, number in enumerate(numbers, start=1):
            if place == len(numbers) or numbers[place] != number + 1:
                yield range(numbers[begin], number + 1)
                begin = place


def within(spans: Sequence[Span], first: int, last: int) -> tuple[Span, ...]:
    """Return what of spans, which follow each other without overlap, lies between two positions."""
    low = bisect_right(spans, first, key=attrgetter("end"))
    high = bisect_left(spans, last, low, key=_START)
    return tuple([Span(max(start, first), min(end, last), style) for start, end, style in spans[low:high]])


def _quiet_tip(why: str) -> str:
    return QCoreApplication.translate("ReadingPane", "Noise is hidden here. {reason}").format(reason=why)


_NOTHING = OpenDocument(0, "", "", "", (), (), (), ())
