import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from cxreader.ui.key_claims import claim

NONE = Qt.KeyboardModifier.NoModifier


def asked(key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
    event.ignore()
    return event


@pytest.mark.parametrize(
    ("event", "claimed"),
    [
        (asked(Qt.Key.Key_A, "a"), True),
        (asked(Qt.Key.Key_A, "A", Qt.KeyboardModifier.ShiftModifier), True),
        (asked(Qt.Key.Key_Delete, "\x7f"), True),
        (asked(Qt.Key.Key_F6, ""), False),
        (asked(Qt.Key.Key_Escape, "\x1b"), False),
        (asked(Qt.Key.Key_A, "a", Qt.KeyboardModifier.ControlModifier), False),
    ],
)
def test_letters_and_the_keys_named_are_kept_and_chords_are_not(event: QKeyEvent, claimed: bool) -> None:
    assert claim(event, {Qt.Key.Key_Delete}) is claimed
    assert event.isAccepted() is claimed


def test_a_key_already_pressed_is_not_asked_for() -> None:
    assert not claim(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NONE, "a"), set())
    assert not claim(QEvent(QEvent.Type.Show), set())
