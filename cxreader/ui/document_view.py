"""The view of the list of documents: its keys, and moves that open nothing."""

from collections.abc import Sequence
from math import inf
from time import monotonic

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QListView, QWidget

from cxreader.ui.key_claims import claim
from cxreader.ui.viewports import own_viewport

_Index = QModelIndex | QPersistentModelIndex
_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class DocumentView(QListView):
    """A list of which several rows can be marked, that looks for no letters by itself.

    Signals:
        delete_pressed: The Delete key was pressed.
        rename_pressed: F2 was pressed.
        letters_typed: A title is looked for by its first letters.

    """

    delete_pressed = Signal()
    rename_pressed = Signal()
    letters_typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # whether rows are being marked beside others, so that to move to one is not to open it
        self.is_marking = False
        self._letters = ""
        self._typed = -inf
        self._keys = {Qt.Key.Key_Delete: self.delete_pressed, Qt.Key.Key_F2: self.rename_pressed}
        # the new viewport sends events, which need the keys
        ground = own_viewport(self)
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def event(self, event: QEvent) -> bool:
        """Keep letters and the list's own keys from the menus while the list has the focus."""
        return claim(event, self._keys.keys()) or super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without making the first row current: which document is open is the person's choice."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QFrame.focusInEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the list's own keys."""
        own = None if event.modifiers() & _ADDING else self._keys.get(Qt.Key(event.key()))
        if own:
            own.emit()
        else:
            self.is_marking = bool(event.modifiers() & _ADDING)
            super().keyPressEvent(event)
            self.is_marking = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark rows where Ctrl or Shift is held."""
        self.is_marking = bool(event.modifiers() & _ADDING)
        super().mousePressEvent(event)
        self.is_marking = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of a row, which opens it on some desktops."""
        self.is_marking = bool(event.modifiers() & _ADDING)
        super().mouseReleaseEvent(event)
        self.is_marking = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the rows that the mouse is drawn over."""
        self.is_marking = True
        super().mouseMoveEvent(event)
        self.is_marking = False

    def keyboardSearch(self, letters: str) -> None:
        """Tell of the letters that are typed one soon after the other: the list itself would look at every row."""
        before, self._typed = self._typed, monotonic()
        soon = 1000 * (self._typed - before) < QApplication.keyboardInputInterval()
        self._letters = self._letters + letters if soon else letters
        self.is_marking = False
        self.letters_typed.emit(self._letters)

    def dataChanged(self, first: _Index, last: _Index, _roles: Sequence[int] = ()) -> None:
        """Paint rows anew, where they are: the list would lay out all rows again."""
        self.viewport().update(self.visualRect(first).united(self.visualRect(last)))
