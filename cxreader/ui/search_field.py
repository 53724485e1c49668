"""The field on the tool bar in which all documents are searched."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.key_claims import claim
from cxreader.ui.row_states import mirrored

_DEBOUNCE_MS = 150
_LEAST, _WIDTH = 170, 260
_SIGN, _SIDE = 16, 8
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_KEYS = _ENTER | {Qt.Key.Key_Escape, Qt.Key.Key_Down}


class SearchField(QLineEdit):
    """A line to type in, with a magnifying glass.

    Signals:
        searched: What to search for, once typing has paused or Enter was pressed; empty for nothing.
        list_wanted: The person wants to go on to what was found.
        limit_wanted: The person wants only passages with these words in all views.
        left: The person wants to leave the search.

    """

    searched = Signal(str)
    list_wanted = Signal()
    limit_wanted = Signal()
    left = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setObjectName("search")
        self.setPlaceholderText(self.tr("Search all documents"))
        self.setAccessibleName(self.tr("Search all documents"))
        self.setToolTip(self.tr("Search all documents (Ctrl+Shift+F)"))
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_WIDTH)
        self.setMinimumHeight(28)
        self.setAcceptDrops(False)
        self.setTextMargins(_SIGN + 2, 0, 0, 0)
        self._timer = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._timer.timeout.connect(self._tell)
        self.textEdited.connect(self._start)
        appearance.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return room for some words."""
        return QSize(_WIDTH, super().sizeHint().height())

    def take(self, words: str) -> None:
        """Search for words as if they were typed, and go on to what is found."""
        self.setText(words)
        # the beginning of much is what is recognised
        self.setCursorPosition(0)
        self._tell()
        self.list_wanted.emit()

    def empty(self) -> None:
        """Let go of the words, quietly."""
        self._timer.stop()
        self.clear()

    def event(self, event: QEvent) -> bool:
        """Keep the field's own keys from the menus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _ENTER:
            event.accept()
            return True
        return claim(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, Ctrl+Enter, Down and Esc; leave the rest to the line."""
        if event.key() in _ENTER:
            self._tell()
            with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.limit_wanted if with_control else self.list_wanted).emit()
        elif event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._timer.stop()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the glass where the line begins."""
        super().paintEvent(event)
        spot = QRect(_SIDE, (self.height() - _SIGN) // 2, _SIGN, _SIGN)
        painter = QPainter(self)
        self._appearance.icon("search").paint(painter, mirrored(self.layoutDirection(), self.rect(), spot))
        painter.end()

    def _start(self) -> None:
        self._timer.start()

    def _tell(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text())
