"""The dialog in which one note is written on two highlights that belong together."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.labels import QuietLabel

_QUOTE_LENGTH = 120
_SIZE = (460, 320)


class LinkNote(QDialog):
    """What both quotes are, and a field for the note."""

    def __init__(self, appearance: Appearance, quotes: Sequence[str], note: str, parent: QWidget | None = None) -> None:
        """Make a dialog.

        Args:
            appearance: The program's look.
            quotes: Both quotes.
            note: What was written on them before.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("linkNote")
        self.setWindowTitle(self.tr("Note on Both"))
        self.resize(*_SIZE)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for quote in quotes:
            label = QuietLabel(appearance, f"“{_short(quote)}”", self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        self._text = _Field(note, self, tabChangesFocus=True)
        self._text.setAccessibleName(self.tr("Note on both"))
        self._text.setPlaceholderText(self.tr("Your note"))
        self._text.setAcceptDrops(False)
        column.addWidget(self._text, 1)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._text.finished.connect(self.accept)
        self._text.setFocus()

    def ask(self) -> str | None:
        """Let the person write; return the note, None where they left it as it was."""
        is_kept = self.exec() == QDialog.DialogCode.Accepted
        # its parent would keep it for as long as the window lives
        self.deleteLater()
        return self._text.toPlainText() if is_kept else None


class _Field(QPlainTextEdit):
    """Where the note is written; Ctrl+Enter ends it."""

    finished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Ctrl+Enter, which would begin a line else."""
        is_end = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_end and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _QUOTE_LENGTH else f"{words[:_QUOTE_LENGTH].rstrip()}…"
