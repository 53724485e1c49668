"""The list of passages itself: its keys, and rows of different heights, of which none is looked at out of sight.

Qt's own list asks each row how high it is before it shows the first, which takes seconds for many thousands. This one
goes by `Heights`, so all that depends on where a row is, is answered here.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyleOptionViewItem, QToolTip, QWidget

from cxreader.ui.passage_lines import Heights
from cxreader.ui.viewports import own_viewport

_Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FOLDS = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}
_OWN = _ENTERS | _FOLDS.keys() | {Qt.Key.Key_Space}
_STEPS = {_Action.MoveUp: -1, _Action.MovePrevious: -1, _Action.MoveDown: 1, _Action.MoveNext: 1}
_PAGES = {_Action.MovePageUp: -1, _Action.MovePageDown: 1}


class PassageView(QListView):
    """A list that tells of the keys that act on its current row.

    Signals:
        entered_on: Enter was pressed on a row, or it was clicked twice.
        fold_wanted: A row is to be unfolded (True) or folded.
        mark_wanted: A row is to be marked, or no longer.
        outward: Escape was pressed while it was claimed.

    """

    entered_on = Signal(QModelIndex)
    fold_wanted = Signal(QModelIndex, bool)
    mark_wanted = Signal(QModelIndex)
    outward = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # whether Escape is for this list first
        self.claims_escape = False
        self._heights = Heights(0, 1, (), 1, {})
        self._measure: Callable[[], Heights] = lambda: self._heights
        own_viewport(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self.entered_on)

    def measure_by(self, measure: Callable[[], Heights]) -> None:
        """Take what says where the rows begin, asked whenever that may have changed."""
        self._measure = measure

    # ---- keys and mouse

    def event(self, event: QEvent) -> bool:
        """Keep the list's own keys from the menus' shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the list's own keys; leave the arrows to it."""
        index = self.currentIndex()
        if not self._is_own(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.outward.emit()
        elif event.key() in _ENTERS:
            self.entered_on.emit(index)
        elif event.key() == Qt.Key.Key_Space:
            self.mark_wanted.emit(index)
        else:
            self.fold_wanted.emit(index, _FOLDS[Qt.Key(event.key())])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark a row that is clicked with Ctrl held."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and index.isValid():
            self.mark_wanted.emit(index)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the hint of a row for as long as the pointer rests on it: it must not lie over the next one."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            hint = index.data(Qt.ItemDataRole.ToolTipRole) or ""
            QToolTip.showText(event.globalPos(), hint, self.viewport(), self.visualRect(index))
            return True
        return QAbstractItemView.viewportEvent(self, event)

    def keyboardSearch(self, _letters: str) -> None:
        """Look for nothing: letters are commands here."""

    def _is_own(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return event.key() in _OWN or (self.claims_escape and event.key() == Qt.Key.Key_Escape)

    # ---- where rows are

    def doItemsLayout(self) -> None:
        """Measure the rows anew."""
        self._heights = self._measure()
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Let the scroll bar go as far as the rows do."""
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._heights.whole - page))
        bar.setPageStep(page)
        bar.setSingleStep(self._heights.plain)
        QAbstractItemView.updateGeometries(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines of unfolded paragraphs anew, and keep the current row in sight."""
        QAbstractItemView.resizeEvent(self, event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
        self.scrollTo(self.currentIndex())

    def visualRect(self, index: _Index) -> QRect:
        """Return where a row is in the viewport."""
        self.executeDelayedItemsLayout()
        if not index.isValid():
            return QRect()
        top, end = self._heights.top(index.row()), self._heights.top(index.row() + 1)
        return QRect(0, top - self.verticalScrollBar().value(), self.viewport().width(), end - top)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a point of the viewport."""
        self.executeDelayedItemsLayout()
        height = point.y() + self.verticalScrollBar().value()
        if not 0 <= height < self._heights.whole:
            return QModelIndex()
        return self.model().index(self._heights.at(height), 0)

    def scrollTo(
        self, index: _Index, _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into sight, with no more scrolling than needed."""
        rect, bar = self.visualRect(index), self.verticalScrollBar()
        if rect.top() < 0 or rect.height() > self.viewport().height():
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() + 1 - self.viewport().height())

    def moveCursor(self, action: _Action, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the row that a key leads to."""
        self.executeDelayedItemsLayout()
        line, last = self.currentIndex().row(), self.model().rowCount() - 1
        if action in _PAGES and line >= 0:
            page = self.viewport().height() - self._heights.plain
            target = self._heights.at(self._heights.top(line) + _PAGES[action] * page)
            line = min(line - 1, target) if _PAGES[action] < 0 else max(line + 1, target)
        elif action == _Action.MoveHome:
            line = 0
        elif action == _Action.MoveEnd:
            line = last
        else:
            line += _STEPS.get(action, 0)
        return self.model().index(max(0, min(line, last)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row that a movement of the mouse ends at."""
        index = self.indexAt(rect.bottomRight())
        if index.isValid():
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return where the rows of a selection are."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    # ---- what is shown

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        self.executeDelayedItemsLayout()
        option, painter = QStyleOptionViewItem(), QPainter(self.viewport())
        self.initViewItemOption(option)
        index = self.indexAt(QPoint(0, max(0, event.rect().top())))
        while index.isValid():
            option.rect = self.visualRect(index)
            if option.rect.top() > event.rect().bottom():
                break
            self.itemDelegate().paint(painter, option, index)
            index = index.siblingAtRow(index.row() + 1)
        painter.end()

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        """Paint changed rows anew, where they are: the list would lay out all rows again."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    # ---- what assistive technology hears, which Qt's list tells by where it has put a row itself

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which row the focus is on."""
        QAbstractItemView.currentChanged(self, current, previous)
        if current.isValid() and self.hasFocus():
            self._tell(QAccessible.Event.Focus, current)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which row is selected."""
        QAbstractItemView.selectionChanged(self, selected, deselected)
        for kind, rows in ((QAccessible.Event.Selection, selected), (QAccessible.Event.SelectionRemove, deselected)):
            for index in rows.indexes():
                self._tell(kind, index)

    def _tell(self, kind: QAccessible.Event, index: _Index) -> None:
        if QAccessible.isActive():
            event = QAccessibleEvent(self, kind)
            event.setChild(index.row())
            QAccessible.updateAccessibility(event)
