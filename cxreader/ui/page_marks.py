"""All that is marked on a page: formats of its text, lines under highlights, the stripes and the map beside it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument

from cxreader.model.views import OpenDocument
from cxreader.ui.appearance import Appearance
from cxreader.ui.coding_stripes import CodingStripes
from cxreader.ui.document_map import DocumentMap
from cxreader.ui.highlight_marks import HighlightMarks
from cxreader.ui.landmarks import Landmarks, landmarks_of
from cxreader.ui.page import Line, Page
from cxreader.ui.reader import Reader
from cxreader.ui.text_formats import Formats
from cxreader.ui.text_styles import Span, Style, document_marks, view_spans
from cxreader.ui.theme_looks import Look

_FOLD_ADDRESS = "noise"


class PageMarks:
    """The marks of one text; all ranges are offsets of the stored text.

    What a person does to one highlight marks anew no more than the paragraphs that it stands in.
    """

    def __init__(
        self, appearance: Appearance, reader: Reader, stripes: CodingStripes, document_map: DocumentMap
    ) -> None:
        self._appearance = appearance
        self._reader, self._stripes, self._map = reader, stripes, document_map
        self._page = Page.of(_NOTHING, show_noise=False)
        self._document, self._looks = _NOTHING, dict[str, Look]()
        self._highlights = HighlightMarks(self._page, self._document, self._looks)
        self._spans: tuple[Span, ...] = ()
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
        """Mark a text that is still to be shown; call `show` when it is."""
        self._take(page, document, looks)
        self._spans = self._wanted()
        self.formats.apply(text, page, self._spans)

    def renew(self, page: Page, document: OpenDocument, looks: Mapping[str, Look]) -> None:
        """Mark the text that is shown as it is now, touching only what differs."""
        self._take(page, document, looks)
        self._renew()

    def renew_highlights(self, document: OpenDocument) -> None:
        """Mark the highlights of the text as they are now, where nothing else about it has changed."""
        self._document = document
        for lines in self._runs(self._highlights.take(document.highlights)):
            first, last = lines[0].start, lines[-1].end
            low = bisect_left(self._spans, first, key=lambda span: span.start)
            high = bisect_left(self._spans, last, key=lambda span: span.start)
            wanted = self._wanted(lines)
            self.formats.apply(self._reader.document(), self._page, wanted, self._spans[low:high])
            self._spans = (*self._spans[:low], *wanted, *self._spans[high:])
            self._reader.update_stretch(first, last)
        self._landmarks = self._landmarks._replace(notes=self._highlights.landmarks())
        self._map.set_landmarks(self._landmarks)

    def show(self) -> None:
        """Hand all that is drawn rather than formatted to those who draw it."""
        self._reader.set_underlines(self._highlights.underlines)
        self._stripes.set_passages(self._page, self._document.passages, self._looks)
        self._show_landmarks()

    def _take(self, page: Page, document: OpenDocument | None, looks: Mapping[str, Look]) -> None:
        self._page, self._document, self._looks = page, document or _NOTHING, dict(looks)
        self._highlights = HighlightMarks(page, self._document, looks)

    def _renew(self) -> None:
        wanted = self._wanted()
        self.formats.apply(self._reader.document(), self._page, wanted, self._spans)
        self._spans = wanted
        self.show()

    def _show_landmarks(self) -> None:
        found = (*self._sought, *self._hits)
        notes = self._highlights.landmarks()
        self._landmarks = landmarks_of(self._document, self._page, self._looks, self._scope, notes, found)
        self._map.set_landmarks(self._landmarks)

    def _wanted(self, lines: Sequence[Line] | None = None) -> tuple[Span, ...]:
        """Return how some paragraphs that follow each other, or all, are to look."""
        stretch = self._page.model_range(lines[0].start, lines[-1].end) if lines else None
        start, end = stretch or (0, len(self._document.text))
        marks = document_marks(self._document, self._looks, self._scope, stretch)
        marks += self._highlights.marks(start, end)
        found = [(place, 1) for place in self._sought]
        found += [(place, 1 + (number == self._current_hit)) for number, place in enumerate(self._hits)]
        marks += [Span(*place, Style(hit=hit)) for place, hit in found if place[0] < end and start < place[1]]
        return view_spans(self._page, marks, _quiet_tip, lines)

    def _runs(self, stretches: Iterable[tuple[int, int]]) -> Iterable[Sequence[Line]]:
        """Yield the paragraphs that stretches of the text stand in, those that follow each other together."""
        lines = self._page.lines
        numbers: set[int] = set()
        for start, end in stretches:
            for first, last in self._page.view_ranges(start, end):
                begin = bisect_right(lines, first, key=lambda line: line.start) - 1
                numbers.update(range(begin, bisect_left(lines, last, key=lambda line: line.start)))
        run: list[Line] = []
        for number in sorted(numbers):
            if run and lines[number - 1] is not run[-1]:
                yield run
                run = []
            run.append(lines[number])
        if run:
            yield run


def _quiet_tip(why: str) -> str:
    return QCoreApplication.translate("ReadingPane", "Noise is hidden here. {reason}").format(reason=why)


_NOTHING = OpenDocument(0, "", "", "", (), (), (), ())
