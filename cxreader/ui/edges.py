"""The edges of highlights: grown and shrunk by keys, moved by keys word by word, and drawn by the mouse."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint

from cxreader.model.annotation import Highlight
from cxreader.ui.appearance import Appearance
from cxreader.ui.centre import Centre
from cxreader.ui.edge_handles import EdgeHandle
from cxreader.ui.hub import Hub
from cxreader.ui.offsets import whole_clusters
from cxreader.ui.reading_pane import ReadingPane
from cxreader.ui.selection_bar import SelectionBar
from cxreader.ui.word_edges import nearest_edge, next_edge

_Stretch = tuple[int, int]


class Edges(QObject):
    """What keys and the mouse do to the edges of the current highlight: that at the caret."""

    def __init__(self, hub: Hub, centre: Centre, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._centre, self._appearance = hub, centre, appearance
        # what the current highlight marked before each time that it grew
        self._narrower: list[tuple[int, _Stretch, _Stretch]] = []
        # a number for all moves that follow each other, and how the last one left which highlight
        self._sitting, self._left = 0, (0, 0, 0)

    def take(self, pane: ReadingPane, give: Callable[[str], object]) -> None:
        """Look after a text.

        Args:
            pane: It.
            give: Carries out a command by its name.

        """
        _Handles(self._hub, pane, self._appearance, self.move)
        pane.highlight_activated.connect(self._choose)
        pane.selection_finished.connect(lambda selected: _offer(pane, give) if selected else None)

    def expand(self) -> None:
        """Grow the selection or the current highlight to its word, its sentence, its paragraph."""
        pane, mark = self._centre.text, self._current()
        if mark is None:
            pane.expand_selection()
            return
        here = (mark.start, mark.end)
        wider = pane.wider(*here)
        if wider:
            self.move(mark, *wider)
            self._narrower.append((mark.id, wider, here))

    def shrink(self) -> None:
        """Shrink the selection or the current highlight to what it was before, else to its sentence or its word."""
        pane, mark = self._centre.text, self._current()
        if mark is None:
            pane.shrink_selection()
            return
        here = (mark.start, mark.end)
        if self._narrower and self._narrower[-1][:2] == (mark.id, here):
            narrower: _Stretch | None = self._narrower.pop()[2]
        else:
            self._narrower = []
            narrower = pane.narrower(*here)
        if narrower:
            self.move(mark, *narrower)

    def step_start(self, by: int) -> None:
        """Have the current highlight begin a word later (1) or earlier (-1)."""
        self._step(by, start=True)

    def step_end(self, by: int) -> None:
        """Have it end a word later (1) or earlier (-1)."""
        self._step(by, start=False)

    def move(self, mark: Highlight, start: int, end: int) -> None:
        """Have a highlight mark another stretch, and keep the caret in it."""
        if self._left != (mark.id, mark.start, mark.end):
            self._sitting += 1
        sitting = self._sitting
        self._hub.chosen = mark.id
        if self._hub.do(lambda session: session.move_highlight(mark.id, start, end, sitting)):
            self._left = (mark.id, start, end)
            pane = self._centre.text
            if not start <= pane.caret() < end:
                pane.select(start, start)

    def _choose(self, highlight: int) -> None:
        self._hub.chosen = highlight

    def _step(self, by: int, *, start: bool) -> None:
        mark, document = self._current(), self._hub.document
        if mark is None or document is None:
            self._hub.said.emit(self.tr("There is no highlight here"))
            return
        edge = mark.start if start else mark.end
        fresh = next_edge(document.text, edge, by, start=start)
        # what is left out of sight is stepped over
        while fresh != edge and not self._centre.text.is_shown(fresh if start else fresh - 1):
            edge, fresh = fresh, next_edge(document.text, fresh, by, start=start)
        place = (fresh, mark.end) if start else (mark.start, fresh)
        if place[0] < place[1]:
            self.move(mark, *place)

    def _current(self) -> Highlight | None:
        """Return the highlight at the caret, None where there is none or something is selected."""
        pane = self._centre.text
        return None if pane.isHidden() or pane.selection() else self._hub.mark_at(pane.caret())


class _Handles(QObject):
    """The handles on one text."""

    def __init__(
        self,
        hub: Hub,
        pane: ReadingPane,
        appearance: Appearance,
        move: Callable[[Highlight, int, int], None],
    ) -> None:
        super().__init__(pane)
        self._hub, self._pane, self._move = hub, pane, move
        self._drawn: _Stretch | None = None
        self._mark: Highlight | None = None
        self._start = EdgeHandle(appearance, self.tr("Start of the highlight"), pane.reader)
        self._end = EdgeHandle(appearance, self.tr("End of the highlight"), pane.reader)
        for handle, start in ((self._start, True), (self._end, False)):
            handle.drawn.connect(lambda point, exact, start=start: self._draw(point, start=start, exact=exact))
            handle.dropped.connect(self._drop)
        pane.caret_moved.connect(self._place)
        pane.place_changed.connect(self._place)
        pane.reader.fitted.connect(self._place)
        hub.changed.connect(self._place)

    def _place(self) -> None:
        """Hang the handles under the ends of the current highlight, or take them away."""
        if self._drawn:
            return
        pane = self._pane
        shown = pane.document is not None and pane.document is self._hub.document and not pane.selection()
        self._mark = self._hub.mark_at(pane.caret()) if shown else None
        for handle, at in ((self._start, "start"), (self._end, "end")):
            tip = pane.tip(getattr(self._mark, at)) if self._mark else None
            if tip:
                handle.put(tip)
            else:
                handle.hide()

    def _draw(self, point: QPoint, *, start: bool, exact: bool) -> None:
        """Show as selected what would be marked if the button were let go now."""
        mark, document = self._mark, self._pane.document
        if mark is None or document is None:
            return
        offset = self._pane.offset_at(point)
        edge = offset if exact else nearest_edge(document.text, offset, start=start)
        place = (edge, mark.end) if start else (mark.start, edge)
        if place[0] < place[1]:
            self._drawn = whole_clusters(document.text, *place)
            self._pane.select(*self._drawn)

    def _drop(self) -> None:
        drawn, mark, self._drawn = self._drawn, self._mark, None
        if drawn and mark:
            self._pane.select(drawn[0], drawn[0])
            self._move(mark, *drawn)
        self._place()


def _offer(pane: ReadingPane, give: Callable[[str], object]) -> None:
    """Show what can be done with what was just selected."""
    bar = pane.findChild(SelectionBar)
    if not isinstance(bar, SelectionBar):
        bar = SelectionBar(pane.reader)
        bar.chosen.connect(give)
    bar.show_above(*pane.selection_place())
