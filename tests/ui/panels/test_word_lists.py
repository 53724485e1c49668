from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.enter_field import EnterField
from cxreader.ui.term_rows import TermColumn
from cxreader.ui.term_table import TermTable
from cxreader.ui.word_lists import WordLists

TERMS = {"es": ("centro de llamadas", "llamad*"), "zh": ("客服",), "pl": ("telefon*?",)}
OFF = {"es": ("cola",), "fil": ("telepono",)}


@pytest.fixture
def lists(qtbot: QtBot, appearance: Appearance) -> WordLists:
    made = WordLists(appearance)
    qtbot.addWidget(made)
    made.set_terms(TERMS, OFF)
    made.resize(640, 360)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def table(lists: WordLists) -> TermTable:
    return lists.findChildren(TermTable)[0]


def field(lists: WordLists) -> QLineEdit:
    return lists.findChildren(EnterField)[0]


def chips(lists: WordLists) -> dict[str, QToolButton]:
    return {chip.accessibleName(): chip for chip in lists.findChildren(QToolButton) if chip.isCheckable()}


def shown(lists: WordLists) -> list[str]:
    model = table(lists).model()
    return [model.index(row, TermColumn.WORD).data() for row in range(model.rowCount())]


def press(lists: WordLists, words: str) -> None:
    (button,) = [b for b in lists.findChildren(QAbstractButton) if words in (b.text(), b.accessibleName())]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def cell(lists: WordLists, row: int, column: TermColumn) -> None:
    view = table(lists)
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, column))


def test_each_language_has_a_chip_and_the_first_is_shown(lists: WordLists) -> None:
    assert list(chips(lists)) == ["Chinese", "Filipino", "Polish", "Spanish"]
    assert [chip.text() for chip in chips(lists).values()] == ["ZH", "TL", "PL", "ES"]
    assert chips(lists)["Chinese"].isChecked()
    assert shown(lists) == ["客服"]
    assert chips(lists)["Spanish"].accessibleDescription() == "3 words"
    assert chips(lists)["Polish"].toolTip() == "Polish: 1 word"
    assert lists.languages == ("zh", "fil", "pl", "es")


def test_a_chip_shows_its_language_with_what_is_switched_off(lists: WordLists) -> None:
    press(lists, "Spanish")
    assert shown(lists) == ["centro de llamadas", "llamad", "cola"]
    assert table(lists).accessibleName() == "Words in Spanish"
    assert field(lists).accessibleName() == "New words in Spanish"
    assert (lists.terms(), lists.off()) == (TERMS, OFF)


def test_the_language_stays_when_the_next_theme_has_it_too(lists: WordLists) -> None:
    press(lists, "Spanish")
    lists.set_terms({"es": ("cliente",), "en": ("customer",)}, {})
    assert shown(lists) == ["cliente"]
    lists.set_terms({"en": ("customer",)}, {})
    assert shown(lists) == ["customer"]


def test_numbers_found_belong_to_their_language(lists: WordLists) -> None:
    lists.set_found({("zh", "客服"): 7, ("es", "llamad*"): 2})
    model = table(lists).model()
    assert model.index(0, TermColumn.FOUND).data() == "7"
    press(lists, "Spanish")
    assert [model.index(row, TermColumn.FOUND).data() for row in range(3)] == ["0", "2", "0"]


def test_words_are_added_by_enter_or_by_the_button_and_none_twice(lists: WordLists, qtbot: QtBot) -> None:
    press(lists, "Spanish")
    with qtbot.waitSignal(lists.changed):
        QTest.keyClicks(field(lists), "esper*, cola")
        QTest.keyClick(field(lists), Qt.Key.Key_Return)
    assert shown(lists) == ["centro de llamadas", "llamad", "cola", "esper"]
    assert table(lists).currentIndex().row() == 2
    assert field(lists).text() == ""
    assert chips(lists)["Spanish"].accessibleDescription() == "4 words"
    QTest.keyClicks(field(lists), "tono")
    press(lists, "Add Word")
    assert lists.terms()["es"][-2:] == ("esper*", "tono")


def test_space_and_enter_act_on_the_cell(lists: WordLists, qtbot: QtBot) -> None:
    press(lists, "Spanish")
    cell(lists, 0, TermColumn.USED)
    with qtbot.waitSignal(lists.changed):
        QTest.keyClick(table(lists), Qt.Key.Key_Space)
    assert lists.off()["es"] == ("centro de llamadas", "cola")
    cell(lists, 1, TermColumn.FORM)
    QTest.keyClick(table(lists), Qt.Key.Key_Return)
    cell(lists, 1, TermColumn.HINT)
    QTest.keyClick(table(lists), Qt.Key.Key_Enter)
    assert lists.terms()["es"] == ("llamad?",)


def test_a_click_switches_and_a_word_is_left_alone(lists: WordLists, qtbot: QtBot) -> None:
    view = table(lists)
    with qtbot.waitSignal(lists.changed):
        place = view.visualRect(view.model().index(0, TermColumn.HINT)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert lists.terms()["zh"] == ("客服?",)
    with qtbot.assertNotEmitted(lists.changed):
        place = view.visualRect(view.model().index(0, TermColumn.WORD)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_word_is_typed_over(lists: WordLists, qtbot: QtBot) -> None:
    press(lists, "Polish")
    cell(lists, 0, TermColumn.WORD)
    QTest.keyClick(table(lists), Qt.Key.Key_Return)
    (editor,) = table(lists).findChildren(QLineEdit)
    assert (editor.text(), editor.accessibleName()) == ("telefon*?", "Word")
    editor.selectAll()
    QTest.keyClicks(editor, "infolini*")
    with qtbot.waitSignal(lists.changed):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert lists.terms()["pl"] == ("infolini*",)


def test_what_is_still_being_typed_is_taken_at_the_end(lists: WordLists) -> None:
    press(lists, "Polish")
    cell(lists, 0, TermColumn.WORD)
    QTest.keyClick(table(lists), Qt.Key.Key_F2)
    (editor,) = table(lists).findChildren(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "kolejka")
    lists.finish()
    assert lists.terms()["pl"] == ("kolejka",)
    QTest.keyClicks(field(lists), "linia")
    lists.finish()
    assert lists.terms()["pl"] == ("kolejka", "linia")


def test_delete_takes_words_away_and_goes_on_to_the_next(lists: WordLists, qtbot: QtBot) -> None:
    press(lists, "Spanish")
    cell(lists, 0, TermColumn.WORD)
    with qtbot.waitSignal(lists.changed):
        QTest.keyClick(table(lists), Qt.Key.Key_Delete)
    assert shown(lists) == ["llamad", "cola"]
    assert table(lists).currentIndex().row() == 0
    press(lists, "Delete word (Del)")
    press(lists, "Delete word (Del)")
    press(lists, "Delete word (Del)")
    assert shown(lists) == []
    assert "es" not in lists.terms()


def test_ctrl_enter_is_left_to_the_dialog_around(lists: WordLists, qtbot: QtBot) -> None:
    cell(lists, 0, TermColumn.USED)
    with qtbot.assertNotEmitted(lists.changed):
        QTest.keyClick(table(lists), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field(lists), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table(lists), Qt.Key.Key_Down)


def test_one_more_language_is_written_in(lists: WordLists, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lists.language_wanted):
        press(lists, "Words in one more language")
    lists.show_language("de")
    lists.write()
    assert chips(lists)["German"].isChecked()
    assert chips(lists)["German"].accessibleDescription() == "0 words"
    QTest.keyClicks(lists.focusWidget(), "hotline")
    QTest.keyClick(lists.focusWidget(), Qt.Key.Key_Return)
    assert lists.terms()["de"] == ("hotline",)


def test_a_theme_without_words_has_nothing_to_type_in_before_a_language_is_chosen(lists: WordLists) -> None:
    lists.set_terms({}, {})
    assert shown(lists) == []
    assert not field(lists).isEnabled()
    assert table(lists).accessibleName() == "Words"
    lists.finish()
    lists.show_language("en")
    assert field(lists).isEnabled()


def test_everything_that_takes_the_focus_has_a_name(
    lists: WordLists, nameless: Callable[[QWidget], list[str]], appearance: Appearance
) -> None:
    assert nameless(lists) == []
    for mode in ("dark", "sepia", "black"):
        appearance.choose(mode)
        assert not lists.grab().isNull()


def test_tab_stops_at_the_chosen_language_and_arrows_choose_another(lists: WordLists) -> None:
    lists.show_language("pl")
    table(lists).setFocus()
    for _ in range(2):
        QTest.keyClick(lists.focusWidget(), Qt.Key.Key_Backtab)
    assert chips(lists)["Polish"].hasFocus()
    QTest.keyClick(chips(lists)["Polish"], Qt.Key.Key_Right)
    assert table(lists).accessibleName() == "Words in Spanish"


def offered(lists: WordLists, row: int, choose: str, reason: QContextMenuEvent.Reason) -> list[str]:
    """Have the menu of a word shown and choose from it; return what it offers."""
    met: list[str] = []

    def deal() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        met.extend(action.text() for action in menu.actions() if action.text())
        for action in menu.actions():
            if action.text() == choose:
                action.trigger()
        menu.close()

    view = table(lists)
    cell(lists, row, TermColumn.HINT)
    spot = view.visualRect(view.model().index(row, TermColumn.WORD)).center()
    QTimer.singleShot(0, deal)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, spot, view.viewport().mapToGlobal(spot)))
    return met


def test_a_word_can_be_searched_for_in_its_own_and_in_other_languages(lists: WordLists) -> None:
    asked: list[tuple[str, str]] = []
    lists.search_wanted.connect(lambda word: asked.append(("search", word)))
    lists.others_wanted.connect(lambda word: asked.append(("others", word)))
    chips(lists)["Polish"].click()
    menu = offered(lists, 0, "Search in Other Languages", QContextMenuEvent.Reason.Mouse)
    assert menu == ["Search for “telefon*”", "Search in Other Languages", "Edit", "Delete Word"]
    offered(lists, 0, "Search for “telefon*”", QContextMenuEvent.Reason.Keyboard)
    assert asked == [("others", "telefon*"), ("search", "telefon*")]


def test_the_menu_of_a_word_edits_and_deletes_it(lists: WordLists) -> None:
    chips(lists)["Spanish"].click()
    offered(lists, 1, "Delete Word", QContextMenuEvent.Reason.Mouse)
    assert shown(lists) == ["centro de llamadas", "cola"]
    offered(lists, 0, "Edit", QContextMenuEvent.Reason.Mouse)
    assert table(lists).findChildren(QLineEdit)
    table(lists).end_editing()


def test_below_the_words_there_is_no_menu(lists: WordLists) -> None:
    view = table(lists)
    spot = QPoint(40, view.viewport().height() - 4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(view.viewport(), event)
    assert QApplication.activePopupWidget() is None
