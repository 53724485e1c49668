"""The list of passages itself: its keys, and rows of different heights that are laid out quickly."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from cxreader.ui.viewports import own_viewport

_Index = QModelIndex | QPersistentModelIndex
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FOLDS = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}
_OWN = _ENTERS | _FOLDS.keys() | {Qt.Key.Key_Space}


class PassageView(QListView):
    """A list that tells of the keys that act on its current row.

    Signals:
        entered_on: Enter was pressed on a row, or it was clicked twice.
        fold_wanted: A row is to be unfolded (True) or folded.
        mark_wanted: A row is to be marked, or no longer.
        outward: Escape was pressed while it was claimed.
        laying_out: The heights of all rows are about to be asked for.

    """

    entered_on = Signal(QModelIndex)
    fold_wanted = Signal(QModelIndex, bool)
    mark_wanted = Signal(QModelIndex)
    outward = Signal()
    laying_out = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # whether Escape is for this list first
        self.claims_escape = False
        own_viewport(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self.entered_on)

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

    def keyboardSearch(self, _letters: str) -> None:
        """Look for nothing: letters are commands here."""

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        """Paint changed rows anew, where they are: the list would lay out all rows again."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def doItemsLayout(self) -> None:
        """Lay out the rows."""
        self.laying_out.emit()
        super().doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines of unfolded paragraphs anew, and keep the current row in sight."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
        self.scrollTo(self.currentIndex())

    def _is_own(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return event.key() in _OWN or (self.claims_escape and event.key() == Qt.Key.Key_Escape)
