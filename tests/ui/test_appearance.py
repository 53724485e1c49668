from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cxreader.paths import resource
from cxreader.ui.appearance import CHOICES, Appearance
from cxreader.ui.palette import Mode


def icon_names() -> list[str]:
    # the program's own icon has its own colours
    return sorted({path.stem for path in resource("icons").glob("*.svg")} - {"cxreader"})


def test_one_may_follow_the_system_or_choose_a_mode() -> None:
    assert CHOICES == ("system", "light", "sepia", "dark", "black")


@pytest.mark.parametrize("mode", list(Mode))
def test_a_chosen_mode_dresses_the_whole_program(appearance: Appearance, qapp: QApplication, mode: Mode) -> None:
    appearance.choose(mode.value)
    assert appearance.choice == mode.value
    assert appearance.tokens.mode is mode
    assert qapp.palette().color(QPalette.ColorRole.Base) == appearance.tokens.page
    assert appearance.tokens.accent.name() in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_panels_hear_of_a_change_when_the_colours_are_there(appearance: Appearance, qtbot: QtBot) -> None:
    seen: list[Mode] = []
    appearance.changed.connect(lambda: seen.append(appearance.tokens.mode))
    with qtbot.waitSignal(appearance.changed):
        appearance.choose("dark")
    assert seen == [Mode.DARK]


def test_an_unknown_choice_follows_the_system(qapp: QApplication) -> None:
    look = Appearance(qapp, "purple")
    assert look.choice == "system"
    look.choose("mauve")
    assert look.choice == "system"


def test_a_system_that_says_nothing_is_taken_for_light(appearance: Appearance) -> None:
    appearance.choose("system")
    assert QGuiApplication.styleHints().colorScheme() is not Qt.ColorScheme.Dark
    assert appearance.tokens.mode is Mode.LIGHT


def test_a_chosen_mode_stays_when_the_system_changes(appearance: Appearance) -> None:
    appearance.choose("sepia")
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert appearance.tokens.mode is Mode.SEPIA


def test_following_the_system_is_quiet_while_its_colours_stay(appearance: Appearance, qtbot: QtBot) -> None:
    appearance.choose("system")
    hints = QGuiApplication.styleHints()
    with qtbot.assertNotEmitted(appearance.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)


def test_the_style_sheet_is_understood_by_qt(
    appearance: Appearance, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    button = QPushButton("Open")
    qtbot.addWidget(button)
    appearance.choose("dark")
    button.show()
    assert "parse" not in capfd.readouterr().err
    assert button.sizeHint().height() >= 28


def test_a_missing_icon_is_empty(appearance: Appearance) -> None:
    assert appearance.icon("no-such-icon").isNull()


def test_every_shipped_icon_is_drawn_in_both_states(appearance: Appearance) -> None:
    assert icon_names()
    for name in icon_names():
        for state in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
            sizes = appearance.icon(name).availableSizes(state)
            assert sizes == [QSize(18, 18)], name


def test_an_icon_takes_the_colour_of_the_words(appearance: Appearance) -> None:
    for mode in Mode:
        appearance.choose(mode.value)
        image = appearance.icon(icon_names()[0]).pixmap(18, 18).toImage()
        strongest = max(
            (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())),
            key=lambda colour: colour.alpha(),
        )
        assert strongest.name() == appearance.tokens.text.name()


def test_an_icon_is_drawn_once_for_each_mode(appearance: Appearance) -> None:
    name = icon_names()[0]
    first = appearance.icon(name).cacheKey()
    assert appearance.icon(name).cacheKey() == first
    appearance.choose("dark")
    assert appearance.icon(name).cacheKey() != first


def test_icons_are_shipped_with_the_word_that_stands_for_the_colour() -> None:
    for name in icon_names():
        assert "currentColor" in Path(resource("icons", f"{name}.svg")).read_text(encoding="utf-8"), name
