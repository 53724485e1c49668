from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.text_layout import FontFamily, TextLayout, TextLayoutChoice


@pytest.fixture
def dialog(qtbot: QtBot, appearance: Appearance) -> TextLayout:
    assert appearance.choice == "light"
    widget = TextLayout(TextLayoutChoice(size=15, spacing=1.7, family=FontFamily.SANS))
    qtbot.addWidget(widget)
    widget.show()
    return widget


def slider(dialog: TextLayout, name: str) -> QSlider:
    return next(slider for slider in dialog.findChildren(QSlider) if slider.accessibleName() == name)


def test_it_shows_what_it_is_given(dialog: TextLayout) -> None:
    assert dialog.choice() == TextLayoutChoice(15, 66, 36, 1.7, FontFamily.SANS)
    said = {label.text() for label in dialog.findChildren(QLabel)}
    assert said >= {"15 pt", "66 characters", "36 characters", "1.70"}


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("Size", TextLayoutChoice(size=9), TextLayoutChoice(size=32)),
        ("Line width", TextLayoutChoice(measure=50), TextLayoutChoice(measure=80)),
        ("Line width, Chinese", TextLayoutChoice(unspaced_measure=28), TextLayoutChoice(unspaced_measure=40)),
        ("Line spacing", TextLayoutChoice(spacing=1.3), TextLayoutChoice(spacing=2.0)),
    ],
)
def test_a_slider_goes_to_its_ends_and_tells_live(
    dialog: TextLayout, qtbot: QtBot, name: str, low: TextLayoutChoice, high: TextLayoutChoice
) -> None:
    dialog.set_choice(TextLayoutChoice())
    for key, end in ((Qt.Key.Key_Home, low), (Qt.Key.Key_End, high)):
        with qtbot.waitSignal(dialog.changed) as told:
            QTest.keyClick(slider(dialog, name), key)
        assert told.args == [end]


def test_other_letters_tell_once(dialog: TextLayout) -> None:
    told: list[TextLayoutChoice] = []
    dialog.changed.connect(told.append)
    dialog.findChildren(QRadioButton)[0].click()
    assert [choice.family for choice in told] == [FontFamily.SERIF]


def test_a_choice_made_elsewhere_is_shown_quietly(dialog: TextLayout, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.changed):
        dialog.set_choice(TextLayoutChoice(size=20, family=FontFamily.SERIF))
    assert dialog.choice() == TextLayoutChoice(size=20)


def test_reset_goes_back_to_the_beginning(dialog: TextLayout, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.changed) as told:
        next(button for button in dialog.findChildren(QPushButton) if button.text() == "Reset").click()
    assert told.args == [TextLayoutChoice()]


def test_esc_closes(dialog: TextLayout) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()


def test_everything_that_takes_the_focus_has_a_name(
    dialog: TextLayout, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(dialog) == []
