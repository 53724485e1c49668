"""Ctrl+Z in fields to type in: theirs as long as something typed can be taken back, then that of the window."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class FieldUndo(QObject):
    """Watches the fields of a window, which else would keep the key for themselves and do nothing with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        for kind in (QLineEdit, QPlainTextEdit):
            for field in window.findChildren(kind):
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a field from claiming the key where there is nothing for it to take back."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        return event.matches(QKeySequence.StandardKey.Undo) and not _can_undo(watched)


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable()
    return isinstance(field, QLineEdit) and field.isUndoAvailable()
