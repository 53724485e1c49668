from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cxreader.ui.actions import _TEXT_KEYS, MENUS, TEXT_MENU, TOOLBAR, VIEWS, Actions, Command
from cxreader.ui.appearance import Appearance

COMMANDS = [command for _, commands in MENUS for command in commands if command.key]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_no_key_and_no_letter_stands_for_two_commands() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    letters = Counter(letter for command in COMMANDS for letter in command.letter.split())
    assert keys.most_common(1)[0][1] == letters.most_common(1)[0][1] == 1
    assert not letters.keys() & set("123456789")


def test_every_letter_has_a_chord_or_a_key_without_letters_beside_it() -> None:
    bare = [command.key for command in COMMANDS if command.letter and not command.keys]
    # noise is marked by Z or by the menu; Delete stands beside U
    assert bare == ["noise", "remove_highlight"]


def test_every_key_is_one_that_qt_knows() -> None:
    assert all(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)


@pytest.mark.parametrize(
    ("command", "keys", "letter"),
    [
        ("open_files", ["Ctrl+O"], ""),
        ("open_folder", ["Ctrl+Shift+O"], ""),
        ("export", ["Ctrl+E"], ""),
        ("saved", ["Ctrl+S"], ""),
        ("quit", ["Ctrl+Q"], ""),
        ("redo", ["Ctrl+Shift+Z", "Ctrl+Y"], ""),
        ("find", ["Ctrl+F"], "/"),
        ("find_next", ["F3", "Ctrl+G"], ""),
        ("highlight", ["Ctrl+Shift+H"], "H"),
        ("note", ["Ctrl+Shift+N"], "N"),
        ("theme", ["Ctrl+T"], "T"),
        ("accept", ["Ctrl+Shift+Y"], "Y"),
        ("refuse", ["Ctrl+Shift+X"], "X"),
        ("star", ["Ctrl+D"], "Q"),
        ("noise", [], "Z"),
        ("language", ["Ctrl+L"], ""),
        ("next_passage", ["F8"], "J"),
        ("previous_passage", ["Shift+F8"], "K"),
        ("next_pane", ["F6"], ""),
        ("full_screen", ["F11"], ""),
        ("shortcuts", ["Ctrl+?", "Ctrl+F1", "F1"], "?"),
    ],
)
def test_commands_have_their_keys(
    window: QWidget, appearance: Appearance, command: str, keys: list[str], letter: str
) -> None:
    actions = Actions(window, appearance)
    shown = actions[command]
    assert not shown.shortcuts()
    actions.give_keys()
    assert [key.toString() for key in shown.shortcuts()] == keys
    assert next(one.letter for one in COMMANDS if one.key == command) == letter


def test_a_command_that_is_made_later_has_its_keys_too(window: QWidget, appearance: Appearance) -> None:
    actions = Actions(window, appearance)
    actions.give_keys()
    assert [key.toString() for key in actions["redo"].shortcuts()] == ["Ctrl+Shift+Z", "Ctrl+Y"]


def test_bars_and_menus_name_commands_that_exist() -> None:
    known = {command.key for command in COMMANDS} | {""}
    assert {*TOOLBAR, *TEXT_MENU} <= known
    # the views are one switch
    assert len({key for key in TOOLBAR if key} - {*VIEWS[1:]}) <= 7


def test_a_hint_says_what_and_by_which_keys(window: QWidget, appearance: Appearance) -> None:
    actions = Actions(window, appearance)
    assert actions["highlight"].toolTip() == "Highlight (Ctrl+Shift+H · H)"
    assert actions["remove_highlight"].toolTip() == "Remove Highlight (U)"
    assert actions["about"].toolTip() == "About cxreader"


def test_icons_follow_the_colours(window: QWidget, appearance: Appearance) -> None:
    actions = Actions(window, appearance)
    shades = []
    for mode in ("light", "dark"):
        appearance.choose(mode)
        image = actions["open_files"].icon().pixmap(18).toImage()
        shades.append(
            {
                image.pixelColor(x, y).name()
                for x in range(18)
                for y in range(18)
                if image.pixelColor(x, y).alpha() == 255
            }
        )
    assert all(shades)
    assert not shades[0] & shades[1]


def test_the_listing_has_every_command_with_a_key_under_its_menu(window: QWidget, appearance: Appearance) -> None:
    rows = Actions(window, appearance).listing()
    assert ("Annotate", "Note", "Ctrl+Shift+N · N") in rows
    assert ("Annotate", "Remove Highlight", "U · Delete") in rows
    assert ("Annotate", "Mark Several Passages", "Space") in rows
    of_the_text = {("Annotate", "Give a Favourite Theme", "1 … 9"), ("Go", "Next Page", "Space")}
    assert of_the_text < set(rows)
    assert len(rows) == sum(bool(command.keys or command.letter) for command in COMMANDS) + len(_TEXT_KEYS)


def test_texts_are_unlike_each_other() -> None:
    texts = [command.text.replace("&", "") for command in COMMANDS]
    assert len(set(texts)) == len(texts)


def test_a_command_without_anything_is_a_separator() -> None:
    separators = {command for _, commands in MENUS for command in commands if not command.key}
    assert separators == {Command("", "")}
