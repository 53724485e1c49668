"""The text itself: a read-only QTextEdit with a column of its own, a frame and painted underlines."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QMargins, QMimeData, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QScrollBar, QTextEdit, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.text_overlay import (
    BAR,
    Underline,
    line_rectangles,
    paint_bullets,
    paint_frame,
    paint_quote_bars,
    paint_underline,
)
from cxreader.ui.viewports import own_viewport

# room within the column, on both sides, for the bar and the frame of the current passage
COLUMN_PADDING = 12
_EDGE = 16
_CARET = 2
# what is drawn around a line reaches so far beyond it
_ROUND = 4
_WHEEL_NOTCH = 120


class Reader(QTextEdit):
    """Shows a text document; knows positions in it, nothing of what they stand for.

    Signals:
        clicked: A position was clicked, without dragging.
        link_clicked: A link was clicked.
        entered: Enter was pressed.
        selecting_done: A mouse button was let go, and whether anything is selected.
        zoom_wanted: Ctrl and the wheel were used; larger is positive.
        menu_wanted: The context menu is asked for, at a point of the screen.
        fitted: The column or the text has taken another place.

    """

    clicked = Signal(int)
    link_clicked = Signal()
    entered = Signal()
    selecting_done = Signal(bool)
    zoom_wanted = Signal(int)
    menu_wanted = Signal(QPoint)
    fitted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._column = 600.0
        self._gutter = 0
        self._shown: QTextDocument | None = None
        # where the line at the top begins, as long as nobody scrolls
        self._anchor: int | None = 0
        self._fitting = False
        self._pressed: QPoint | None = None
        self._frame: tuple[tuple[int, int], ...] = ()
        self._underlines: Callable[[int, int], Iterable[Underline]] = _no_underlines
        self._copied_text: Callable[[], str] = self._selected_view
        self.setObjectName("reader")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setFrameStyle(QFrame.Shape.NoFrame)
        self._make_parts()
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # the margins beside the column belong to the page
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._forget_anchor)

    def _make_parts(self) -> None:
        """Make the viewport, the scroll bar and a first document, which are asked for all the time."""
        # first of all: the document that Qt made measures by the viewport that Qt made, and must not outlive it
        self.set_content(QTextDocument())
        page = own_viewport(self)
        page.setBackgroundRole(QPalette.ColorRole.Base)
        page.setAutoFillBackground(True)
        page.setCursor(Qt.CursorShape.IBeamCursor)
        page.setMouseTracking(True)
        self.setVerticalScrollBar(QScrollBar(self))

    # what it shows

    def set_content(self, document: QTextDocument) -> None:
        """Show another text document and keep it; the one before is let go."""
        before, self._shown = self._shown, document
        document.setParent(self)
        self._fitting = True
        self.setDocument(document)
        self._fitting = False
        # Qt keeps the caret's width with the document
        self.setCursorWidth(_CARET)
        self._anchor = 0
        if before is not None:
            before.deleteLater()
        self._frame, self._underlines = (), _no_underlines

    def set_column(self, width: float, gutter: int) -> None:
        """Set how wide the text is and how much room must stay free on its left, in pixels."""
        self._column, self._gutter = width, gutter
        if self._margins() != self.viewportMargins():
            with self._holding_top():
                self.setViewportMargins(self._margins())
        self.fitted.emit()

    def set_copied_text(self, copied_text: Callable[[], str]) -> None:
        """Set what gives the text to copy: what the selection stands for, not the signs it is shown with."""
        self._copied_text = copied_text

    def set_frame(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Frame the current passage, which covers these positions."""
        self._frame = tuple(ranges)
        self.viewport().update()

    def set_underlines(self, underlines: Callable[[int, int], Iterable[Underline]]) -> None:
        """Draw the highlights, of which those between two positions are asked for."""
        self._underlines = underlines
        self.viewport().update()

    def update_stretch(self, start: int, end: int) -> None:
        """Draw anew what covers a range of positions, as far as it is in sight."""
        top, bottom = self.extent(start, end)
        view = self.viewport()
        view.update(view.rect().intersected(QRect(0, int(top) - _ROUND, view.width(), int(bottom - top) + 3 * _ROUND)))

    @contextmanager
    def held(self, position: int) -> Iterator[None]:
        """Keep the line of a position where it is on the screen while paragraphs above it may change their height."""
        top = self.extent(position, position)[0]
        yield
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(self.extent(position, position)[0] - top))

    # where things are

    def column_left(self) -> int:
        """Return where the text's column begins, in pixels of this widget."""
        return self.viewport().x()

    def visible(self) -> tuple[int, int]:
        """Return the first position on the screen and the last one."""
        return self._lines_in(self._inside())

    def rectangles(self, start: int, end: int) -> Iterator[QRectF]:
        """Yield where a range of positions lies within the viewport, line by line; only what can be seen."""
        bottom = self.viewport().height()
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            place = self._place(block)
            if place.top() > bottom:
                return
            if place.bottom() >= 0:
                yield from line_rectangles(block, place.topLeft(), start, end, bottom)
            block = block.next()

    def extent(self, start: int, end: int) -> tuple[float, float]:
        """Return the top of the line that a range of positions begins in and the bottom of that it ends in."""
        first, last = self._line_edges(start), self._line_edges(max(start, end - 1))
        return first[0], last[1]

    def foot(self, position: int) -> QPoint | None:
        """Return the foot of the line at a position, in this widget; None where it is out of sight."""
        place, view = self.cursorRect(self._at(position)), self.viewport()
        if not view.rect().contains(place.center()):
            return None
        return view.mapTo(self, place.bottomLeft())

    def selection_place(self) -> tuple[QPoint, QPoint]:
        """Return the top of the line that the selection begins in, as far as it is in sight, and that line's bottom."""
        cursor, view = self.textCursor(), self.viewport()
        place = self.cursorRect(self._at(max(cursor.selectionStart(), self.visible()[0])))
        return view.mapTo(self, place.topLeft()), view.mapTo(self, place.bottomLeft())

    # moving

    def scroll_to_top(self, position: int) -> None:
        """Scroll so that the line of a position is the first one."""
        self._lay_out()
        bar = self.verticalScrollBar()
        start, top = self._line_edges(0)[0], self._line_edges(position)[0]
        # the first line comes with the white space above it
        bar.setValue(round(bar.value() + top) if top > start else 0)
        self._anchor = position

    def scroll_to_middle(self, start: int, end: int) -> None:
        """Scroll so that a range of positions begins in the middle third, unless it lies there already."""
        self._lay_out()
        top, bottom = self.extent(start, end)
        height = self.viewport().height()
        if top < height / 3 or bottom > height * 2 / 3:
            bar = self.verticalScrollBar()
            space = max(0.0, height / 3 - (bottom - top)) / 2
            bar.setValue(round(bar.value() + top - height / 3 - space))

    def page(self, pages: int) -> None:
        """Move on or back by so many pages, the caret with it."""
        bar = self.verticalScrollBar()
        before = bar.value()
        overlap = QFontMetrics(self.document().defaultFont()).lineSpacing()
        bar.setValue(before + pages * max(overlap, bar.pageStep() - 2 * overlap))
        cursor = self.textCursor()
        if bar.value() != before:
            first = self.cursorForPosition(QPoint(0, overlap))
            cursor.setPosition(first.position())
            cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        else:
            end = pages > 0
            cursor.movePosition(QTextCursor.MoveOperation.End if end else QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the column and keep the line at the top where it is."""
        if self._fitting:
            super().resizeEvent(event)
            return
        with self._holding_top():
            self.setViewportMargins(self._margins())
            super().resizeEvent(event)
        self.fitted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, then the lines under highlights and the frame of the current passage."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._lines_in(event.rect() & self._inside())
        paint_quote_bars(painter, self._blocks(first, last), self._place, self._appearance.tokens.border)
        paint_bullets(painter, self._blocks(first, last), self._place, self._appearance.tokens.secondary)
        for underline in self._underlines(first, last):
            if underline.ranges:
                lines = [list(self.rectangles(*part)) for part in underline.ranges]
                paint_underline(painter, lines, underline.colour, self._appearance.tokens)
        frame = [rectangle for part in self._frame for rectangle in self.rectangles(*part)]
        begun = self.document().findBlock(self._frame[0][0] if self._frame else 0)
        backwards = begun.textDirection() is Qt.LayoutDirection.RightToLeft
        bar = self.viewport().width() - BAR - 1 if backwards else 1
        paint_frame(painter, frame, self._appearance.tokens.accent, bar)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page by Space and the page keys; Enter acts on what is at the caret."""
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        key = event.key()
        if plain and key == Qt.Key.Key_Space:
            self.page(-1 if shift else 1)
        elif plain and not shift and key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.page(1 if key == Qt.Key.Key_PageDown else -1)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the button went down."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a click from the end of a selection."""
        super().mouseReleaseEvent(event)
        point, pressed, self._pressed = event.position().toPoint(), self._pressed, None
        if pressed is None:
            return
        selected = self.textCursor().hasSelection()
        if not selected and (point - pressed).manhattanLength() < QApplication.startDragDistance():
            if self.anchorAt(point):
                self.link_clicked.emit()
            else:
                self.clicked.emit(self.cursorForPosition(point).position())
        self.selecting_done.emit(selected)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over links."""
        super().mouseMoveEvent(event)
        over_link = bool(self.anchorAt(event.position().toPoint()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over_link else Qt.CursorShape.IBeamCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl ask for another size of letters."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _WHEEL_NOTCH
            if notches:
                self.zoom_wanted.emit(1 if notches > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu at the pointer, or at the caret where a key called for it."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))
        else:
            self.menu_wanted.emit(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy what the selection stands for."""
        data = QMimeData()
        data.setText(self._copied_text())
        return data

    # inside

    @contextmanager
    def _holding_top(self) -> Iterator[None]:
        """Keep the line at the top where it is while the text is laid out anew."""
        anchor = self._anchor if self._anchor is not None else self.visible()[0]
        self._fitting = True
        yield
        self.scroll_to_top(anchor)
        self._fitting = False

    def _margins(self) -> QMargins:
        """Return the margins that centre the column, the lanes within the left one."""
        wanted = self._column + 2 * COLUMN_PADDING
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(_EDGE, int((room - wanted) / 2))
        left = max(side, self._gutter + _EDGE)
        return QMargins(left, 0, max(_EDGE, int(room - left - wanted)), 0)

    def _forget_anchor(self) -> None:
        if not self._fitting:
            self._anchor = None

    def _lay_out(self) -> None:
        # Qt lays out long texts bit by bit; where that is not done, no bar can go, and points are told wrongly
        self.document().pageCount()

    def _at(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return cursor

    def _selected_view(self) -> str:
        return self.textCursor().selectedText()

    def _inside(self) -> QRect:
        """Return the viewport without its edges, where no more than the next line begins."""
        return self.viewport().rect().adjusted(0, 4, 0, -4)

    def _lines_in(self, area: QRect) -> tuple[int, int]:
        """Return the first position of the lines in a part of the viewport and the last one."""
        first = self.cursorForPosition(QPoint(0, area.top()))
        first.movePosition(QTextCursor.MoveOperation.StartOfLine)
        last = self.cursorForPosition(QPoint(self.viewport().width(), area.bottom() + 1))
        last.movePosition(QTextCursor.MoveOperation.EndOfLine)
        return first.position(), last.position()

    def _blocks(self, first: int, last: int) -> Iterator[QTextBlock]:
        """Yield the paragraphs from one position to another."""
        block = self.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            yield block
            block = block.next()

    def _place(self, block: QTextBlock) -> QRectF:
        layout = self.document().documentLayout()
        return layout.blockBoundingRect(block).translated(0, -self.verticalScrollBar().value())

    def _line_edges(self, position: int) -> tuple[float, float]:
        block = self.document().findBlock(position)
        top = self._place(block).top()
        line = block.layout().lineForTextPosition(position - block.position())
        if not line.isValid():
            return top, top
        return top + line.y(), top + line.y() + line.height()


def _no_underlines(_first: int, _last: int) -> Iterable[Underline]:
    return ()
