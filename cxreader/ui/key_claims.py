"""Which keys a list keeps for itself, before a menu's shortcuts can take them."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_WITHOUT_HANDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def claim(event: QEvent, keys: AbstractSet[Qt.Key]) -> bool:
    """Tell whether an event asks for a key that a list answers itself, and if so accept it.

    A list answers the keys given and every letter typed without Ctrl, Alt or Meta, since letters find rows in it.
    """
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    if event.modifiers() & ~_WITHOUT_HANDS:
        return False
    if event.key() not in keys and not (event.text() and event.text().isprintable()):
        return False
    event.accept()
    return True
