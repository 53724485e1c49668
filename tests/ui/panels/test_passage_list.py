from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QToolButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.annotation import Verdict
from cxreader.model.listed import Grouping, Key, Listing, Order, PassageRow
from cxreader.model.scope import SPEAKER, ColumnValue
from cxreader.ui.appearance import Appearance
from cxreader.ui.passage_lines import Head
from cxreader.ui.passage_list import PassageList
from tests.listed import arranged
from tests.ui.panels.passages import LOOKS, Shelf, passage

ROWS = [*(passage(number) for number in range(30)), passage(0, 2, "zh"), passage(1, 2, "zh", theme="")]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(ROWS)


@pytest.fixture
def panel(qtbot: QtBot, appearance: Appearance, shelf: Shelf) -> PassageList:
    made = PassageList(appearance, shelf.source)
    qtbot.addWidget(made)
    made.set_looks(LOOKS, shows_themes=True)
    made.head.set_choices("language", "place", compact=False, advance=True)
    made.resize(760, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    begin(made, ROWS)
    made.setFocus()
    return made


def listing(panel: PassageList, rows: Sequence[PassageRow]) -> Listing:
    return arranged(rows, panel.head.grouping, panel.head.order)


def begin(panel: PassageList, rows: Sequence[PassageRow], wanted: Key | None = None) -> None:
    panel.begin(listing(panel, rows), wanted)


def press(panel: PassageList, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(panel.view, key)


def here(panel: PassageList) -> tuple[int, int] | None:
    row = panel.current()
    return row.key if row else None


def picture(panel: PassageList) -> QImage:
    return panel.view.viewport().grab().toImage()


def count(panel: PassageList) -> str:
    label = panel.findChild(QLabel, "checked")
    assert label is not None
    return label.text()


def test_everything_has_a_name_and_room_to_be_hit(panel: PassageList, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(panel) == []
    interface = QAccessible.queryAccessibleInterface(panel.view)
    assert interface.role() == QAccessible.Role.List
    assert interface.text(QAccessible.Text.Name) == "Passages"
    assert panel.view.objectName() == "passages"


def test_the_first_passage_is_current_at_first_or_the_one_that_is_wanted(panel: PassageList) -> None:
    assert here(panel) == (2, 0)
    begin(panel, ROWS, (1, 100))
    assert here(panel) == (1, 100)
    assert panel.view.viewport().rect().intersects(panel.view.visualRect(panel.view.currentIndex()))
    begin(panel, ROWS, (7, 0))
    assert here(panel) == (2, 0)


def test_arrows_pass_heads_and_steps_leave_them_out(panel: PassageList, qtbot: QtBot) -> None:
    press(panel, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert here(panel) is None
    assert panel.chosen() == []
    with qtbot.waitSignal(panel.moved):
        press(panel, Qt.Key.Key_Down)
    assert here(panel) == (1, 0)
    assert panel.step(-1)
    assert here(panel) == (2, 10)
    panel.step(-1)
    assert not panel.step(-1)


def test_the_passage_after_a_step_is_in_sight(panel: PassageList) -> None:
    for _ in range(12):
        panel.step(1)
        after = panel.model.step(panel.view.currentIndex(), 1)
        assert panel.view.viewport().rect().contains(panel.view.visualRect(after))


def test_rows_are_as_high_as_chosen(panel: PassageList) -> None:
    index = panel.model.find((1, 0))
    assert panel.view.visualRect(index).height() >= 52
    high = panel.view.visualRect(index).height()
    panel.set_compact(True)
    assert 28 <= panel.view.visualRect(index).height() < high
    assert panel.view.visualRect(panel.model.find_head("pl")).height() >= 28


def test_right_unfolds_the_paragraph_and_left_folds_it_and_goes_to_the_head(panel: PassageList) -> None:
    panel.select((1, 0))
    folded = panel.view.visualRect(panel.view.currentIndex()).height()
    press(panel, Qt.Key.Key_Right)
    unfolded = panel.view.visualRect(panel.view.currentIndex()).height()
    assert unfolded > folded
    press(panel, Qt.Key.Key_Right)
    assert panel.view.visualRect(panel.view.currentIndex()).height() == unfolded
    press(panel, Qt.Key.Key_Left)
    assert panel.view.visualRect(panel.view.currentIndex()).height() == folded
    press(panel, Qt.Key.Key_Left)
    assert panel.model.entry(panel.view.currentIndex()) == Head("pl", "Polish")


def test_left_stays_where_there_are_no_groups(panel: PassageList) -> None:
    panel.head.set_choices("none", "place", compact=False, advance=True)
    begin(panel, ROWS, (1, 0))
    press(panel, Qt.Key.Key_Left)
    assert here(panel) == (1, 0)


def test_a_narrower_list_breaks_an_unfolded_paragraph_anew(panel: PassageList, qtbot: QtBot) -> None:
    panel.select((1, 0))
    press(panel, Qt.Key.Key_Right)
    wide = panel.view.visualRect(panel.view.currentIndex()).height()
    panel.resize(480, 500)
    qtbot.waitUntil(lambda: panel.view.visualRect(panel.view.currentIndex()).height() > wide)


def test_a_group_folds_and_unfolds_by_keys_and_by_a_click(panel: PassageList) -> None:
    chinese = Head("zh", "Chinese")
    panel.view.setCurrentIndex(panel.model.find_head("zh"))
    press(panel, Qt.Key.Key_Left)
    assert panel.model.is_folded(chinese)
    assert panel.model.entry(panel.view.currentIndex()) == chinese
    press(panel, Qt.Key.Key_Left)
    assert panel.model.is_folded(chinese)
    press(panel, Qt.Key.Key_Right)
    assert not panel.model.is_folded(chinese)
    press(panel, Qt.Key.Key_Return)
    assert panel.model.is_folded(chinese)
    spot = panel.view.visualRect(panel.model.find_head("zh")).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert not panel.model.is_folded(chinese)


def test_the_current_passage_of_a_group_that_folds_gives_way_to_the_nearest(panel: PassageList) -> None:
    panel.select((2, 10))
    panel._fold_group(panel.model.find_head("zh"))
    assert here(panel) == (1, 0)


def test_space_marks_and_escape_lets_go(panel: PassageList) -> None:
    press(panel, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert [row.key for row in panel.chosen()] == [(2, 0), (2, 10)]
    marked = next(label for label in panel.foot.findChildren(QLabel) if "marked" in label.text())
    assert marked.isVisible()
    assert marked.text() == "2 marked · keys act on all, Esc unmarks"
    press(panel, Qt.Key.Key_Escape)
    assert [row.key for row in panel.chosen()] == [(2, 10)]
    assert not marked.isVisible()
    assert not panel.view.claims_escape


def test_heads_are_not_marked(panel: PassageList) -> None:
    panel.view.setCurrentIndex(panel.model.find_head("pl"))
    press(panel, Qt.Key.Key_Space)
    assert panel.model.marked() == []


def test_a_click_with_control_marks(panel: PassageList) -> None:
    spot = panel.view.visualRect(panel.model.find((1, 0))).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, CONTROL, spot)
    assert [row.key for row in panel.model.marked()] == [(1, 0)]
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, CONTROL, QPoint(spot.x(), 5000))
    assert [row.key for row in panel.model.marked()] == [(1, 0)]


def test_enter_and_a_double_click_ask_for_the_text(panel: PassageList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.entered):
        press(panel, Qt.Key.Key_Enter)
    with qtbot.waitSignal(panel.entered):
        spot = panel.view.visualRect(panel.model.find((1, 0))).center()
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_a_click_on_the_right_asks_for_the_menu(panel: PassageList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.menu_wanted):
        panel.view.customContextMenuRequested.emit(QPoint(20, 20))


def test_letters_look_for_nothing(panel: PassageList, shelf: Shelf) -> None:
    before, asked = here(panel), len(shelf.asked)
    QTest.keyClicks(panel.view, "Sen")
    assert here(panel) == before
    assert len(shelf.asked) == asked


def test_a_list_that_goes_on_stays_where_it_is(panel: PassageList) -> None:
    panel.select((1, 150))
    top = panel.view.visualRect(panel.view.currentIndex()).top()
    assert panel.go_on(listing(panel, [row for row in ROWS if row.key != (1, 0)]), {}) is None
    assert here(panel) == (1, 150)
    assert panel.view.visualRect(panel.view.currentIndex()).top() == top


def test_where_the_current_passage_is_gone_the_next_one_is_current(panel: PassageList) -> None:
    panel.select((1, 100))
    panel.go_on(listing(panel, [row for row in ROWS if row.key != (1, 100)]), {})
    assert here(panel) == (1, 110)


def test_a_head_stays_current_while_the_list_goes_on(panel: PassageList) -> None:
    panel.view.setCurrentIndex(panel.model.find_head("pl"))
    panel.go_on(listing(panel, ROWS[3:]), {})
    assert panel.model.entry(panel.view.currentIndex()) == Head("pl", "Polish")


def test_another_order_keeps_the_current_passage_in_sight(panel: PassageList, qtbot: QtBot) -> None:
    box = panel.findChildren(QComboBox)[0]
    panel.select((1, 100))
    box.setCurrentIndex(box.findData("none"))
    with qtbot.waitSignal(panel.head.order_chosen):
        box.activated.emit(box.currentIndex())
    assert (panel.head.grouping, panel.head.order) == (Grouping.NONE, Order.PLACE)
    panel.arrange(listing(panel, ROWS[::-1]), {})
    assert here(panel) == (1, 100)
    assert panel.view.viewport().rect().contains(panel.view.visualRect(panel.view.currentIndex()))
    assert panel.model.rowCount() == len(ROWS)


def test_the_passages_in_sight_are_told(panel: PassageList) -> None:
    panel.view.scrollTo(panel.model.find((1, 250)))
    seen = [row.key for row in panel.in_sight()]
    assert (1, 250) in seen
    assert seen == [(1, 10 * number) for number in range(seen[0][1] // 10, seen[-1][1] // 10 + 1)]
    assert 5 < len(seen) < 12
    panel.view.scrollToBottom()
    assert panel.in_sight()[-1].key == (1, 290)


def test_the_foot_counts_what_is_checked(panel: PassageList) -> None:
    assert count(panel) == "0 of 32 checked"
    yes = ROWS[0]._replace(verdict=Verdict.YES)
    panel.patch([ROWS[0]], [yes], set())
    assert count(panel) == "1 of 32 checked"


def test_the_foot_shows_as_many_whole_hints_as_there_is_room_for_on_one_line(panel: PassageList) -> None:
    def hints() -> str:
        return next(label.text() for label in panel.foot.findChildren(QLabel) if label.text().startswith("Y yes"))

    panel.resize(1200, 500)
    whole, height = hints(), panel.foot.height()
    assert whole.endswith(" · Enter open in text · Space mark several")
    panel.resize(520, 500)
    assert whole.startswith(f"{hints()} · ")
    assert panel.foot.height() == height


def test_before_all_passages_are_known_the_foot_says_no_number(panel: PassageList) -> None:
    panel.begin(listing(panel, ROWS)._replace(is_whole=False), None)
    assert count(panel) == "counting…"
    panel.go_on(listing(panel, ROWS), {})
    assert count(panel) == "0 of 32 checked"


def test_with_the_least_certain_first_the_foot_says_how_certain_the_next_is(panel: PassageList, shelf: Shelf) -> None:
    panel.head.set_choices("none", "doubtful", compact=False, advance=True)
    begin(panel, shelf.put(passage(number, score=number / 10) for number in range(2, 6)))
    assert count(panel) == "0 of 4 checked · the next is 20\u00a0% certain"
    begin(panel, shelf.put([passage(1, theme="")]))
    assert count(panel) == "0 of 1 checked"


def test_unknown_choices_give_way_to_the_first_ones(panel: PassageList) -> None:
    panel.head.set_choices("moon", "", compact=True, advance=False)
    assert (panel.head.grouping, panel.head.order) == (Grouping.LANGUAGE, Order.DOUBTFUL)


def test_options_are_in_a_menu(panel: PassageList, qtbot: QtBot) -> None:
    button = panel.head.findChild(QToolButton)
    assert button is not None
    compact, advance = button.menu().actions()
    assert (compact.isChecked(), advance.isChecked()) == (False, True)
    with qtbot.waitSignal(panel.head.compact_chosen):
        compact.trigger()
    with qtbot.waitSignal(panel.head.advance_chosen):
        advance.trigger()


def buttons(panel: PassageList) -> list[str]:
    return [button.text() for button in panel.nowhere.findChildren(QPushButton) if button.isVisible()]


def test_without_passages_the_list_says_so_and_offers_two_ways_out(panel: PassageList, qtbot: QtBot) -> None:
    panel.nowhere.tell(["Contact centre"], ["Polish"], 23)
    begin(panel, [])
    assert not panel.view.isVisible()
    label = panel.nowhere.findChild(QLabel)
    assert label is not None
    assert label.text() == "No passages about Contact centre in Polish."
    assert buttons(panel) == ["Show other languages (23)", "Clear scope"]
    panel.setFocus()
    others, clear = panel.nowhere.findChildren(QPushButton)
    assert others.hasFocus()
    with qtbot.waitSignal(panel.nowhere.others_wanted):
        others.click()
    with qtbot.waitSignal(panel.nowhere.clear_wanted):
        clear.click()


@pytest.mark.parametrize(
    ("themes", "languages", "scope", "words", "ways"),
    [
        (["Contact centre", "Loyalty"], [], "", "No passages about Contact centre or Loyalty.", ["Clear scope"]),
        ([], ["Polish"], "", "No passages in Polish.", ["Clear scope"]),
        ([], ["Polish"], "Passages in Polish, noted", "No passages in Polish, noted.", ["Clear scope"]),
        ([], [], "", "No passages.", []),
    ],
)
def test_what_there_is_none_of_is_named(
    panel: PassageList, themes: list[str], languages: list[str], scope: str, words: str, ways: list[str]
) -> None:
    panel.nowhere.tell(themes, languages, 0, scope)
    begin(panel, [])
    label = panel.nowhere.findChild(QLabel)
    assert label is not None
    assert (label.text(), buttons(panel)) == (words, ways)


def test_passages_and_documents_are_selected_quietly(panel: PassageList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.moved):
        assert panel.select((1, 50))
        assert panel.select_document(2)
        assert not panel.select((9, 0))
        assert not panel.select_document(9)
    assert here(panel) == (2, 0)


@pytest.mark.parametrize("mode", ["light", "sepia", "dark", "black"])
def test_rows_differ_by_all_that_they_tell(panel: PassageList, shelf: Shelf, appearance: Appearance, mode: str) -> None:
    appearance.choose(mode)
    first = ROWS[0]
    states = [
        first,
        first._replace(verdict=Verdict.YES),
        first._replace(verdict=Verdict.NO),
        first._replace(theme="loyalty"),
        first._replace(theme="", certainty=None),
        first._replace(language="zh"),
        first._replace(document=9, title="Another title"),
        first._replace(block=7),
    ]
    pictures = []
    for compact in (False, True):
        panel.set_compact(compact)
        for state in states:
            begin(panel, shelf.put([state]))
            pictures.append(picture(panel))
        shelf.notes, shelf.starred = 1, True
        begin(panel, shelf.put([first]))
        pictures.append(picture(panel))
        panel.model.mark(first)
        pictures.append(picture(panel))
        shelf.notes, shelf.starred = 0, False
        panel.model.unmark()
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])


@pytest.mark.parametrize("compact", [False, True])
def test_names_values_and_speakers_stand_before_the_words_where_there_is_room(
    panel: PassageList, shelf: Shelf, compact: bool
) -> None:
    panel.set_compact(compact)
    beside = (ColumnValue("country", "mx"), ColumnValue("wave", "1"))
    for told in (
        {"name": "r 17", "told": beside},
        {"name": "r 18", "told": beside},
        {"told": (ColumnValue(SPEAKER, "Anna"),)},
        {"told": beside},
    ):
        before, narrow = picture(panel), narrow_picture(panel)
        begin(panel, shelf.put([ROWS[0]._replace(**told), *ROWS[1:]]))
        assert picture(panel) != before
        # in a narrow list the words have all room, and the row is spoken as ever
        assert narrow_picture(panel) == narrow
    assert panel.select(ROWS[0].key)
    press(panel, Qt.Key.Key_Right)
    assert panel.model.unfolded(shelf.rows[ROWS[0].key])


def narrow_picture(panel: PassageList) -> QImage:
    width = panel.width()
    panel.resize(500, panel.height())
    shown = picture(panel)
    panel.resize(width, panel.height())
    return shown


def test_titles_are_left_out_in_a_narrow_list_and_under_the_heads_of_documents(
    panel: PassageList, shelf: Shelf
) -> None:
    def alike(title: str) -> bool:
        begin(panel, shelf.put([ROWS[0]]))
        one = picture(panel)
        begin(panel, shelf.put([ROWS[0]._replace(title=title)]))
        return picture(panel) == one

    assert not alike("Another title")
    panel.resize(420, 500)
    assert alike("Another title")


def test_the_current_row_stays_in_sight_where_the_list_gets_lower(panel: PassageList, qtbot: QtBot) -> None:
    panel.select((1, 200))
    panel.resize(760, 260)
    qtbot.waitUntil(lambda: panel.view.viewport().rect().contains(panel.view.visualRect(panel.view.currentIndex())))


def test_a_right_to_left_window_mirrors_the_rows(panel: PassageList) -> None:
    before = picture(panel)
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert picture(panel) != before


def test_nothing_is_painted_for_no_row(panel: PassageList) -> None:
    begin(panel, [])
    assert panel.view.currentIndex() == QModelIndex()
    assert panel.current() is None
    assert panel.chosen() == []


def test_a_passage_that_is_no_more_is_painted_as_nothing(panel: PassageList, shelf: Shelf) -> None:
    panel.select((2, 0))
    before = picture(panel)
    shelf.put([row for row in ROWS if row.key != (2, 0)])
    panel.model.freshen(rows=True)
    assert picture(panel) != before
    assert panel.current() is None
    press(panel, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert panel.model.marks == 0


def test_the_keys_that_lead_far_lead_far(panel: PassageList) -> None:
    last = panel.model.rowCount() - 1
    for key, line in ((Qt.Key.Key_End, last), (Qt.Key.Key_Down, last), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Up, 0)):
        press(panel, key)
        assert panel.view.currentIndex().row() == line
        assert panel.view.viewport().rect().contains(panel.view.visualRect(panel.view.currentIndex()))
    press(panel, Qt.Key.Key_PageDown)
    line = panel.view.currentIndex().row()
    assert 5 < line < 12
    press(panel, Qt.Key.Key_PageDown)
    assert 11 < panel.view.currentIndex().row() < 24
    press(panel, Qt.Key.Key_PageUp)
    # a head is lower than a passage
    assert line - 1 <= panel.view.currentIndex().row() <= line
    press(panel, Qt.Key.Key_PageUp)
    assert panel.view.currentIndex().row() == 0


def test_a_page_is_at_least_one_row(panel: PassageList) -> None:
    panel.select((1, 0))
    press(panel, Qt.Key.Key_Right)
    panel.resize(760, 130)
    line = panel.view.currentIndex().row()
    press(panel, Qt.Key.Key_PageDown)
    assert panel.view.currentIndex().row() == line + 1
    press(panel, Qt.Key.Key_PageUp)
    assert panel.view.currentIndex().row() == line


def test_a_drag_takes_the_selection_along(panel: PassageList) -> None:
    view = panel.view
    first, second = (view.visualRect(panel.model.find((1, number))).center() for number in (0, 10))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view.viewport(), second)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert view.selectedIndexes() == [view.currentIndex()]
    region = view.visualRegionForSelection(view.selectionModel().selection())
    assert region.boundingRect() == view.visualRect(view.currentIndex())


def test_nothing_is_under_the_mouse_beyond_the_rows(panel: PassageList) -> None:
    begin(panel, ROWS[:1])
    assert not panel.view.indexAt(QPoint(20, 400)).isValid()
    assert not panel.view.indexAt(QPoint(20, -1)).isValid()
    assert panel.view.visualRect(QModelIndex()).isEmpty()


def test_a_hundred_thousand_passages_are_listed_and_only_those_in_sight_are_asked_for(
    panel: PassageList, shelf: Shelf
) -> None:
    rows = shelf.put(passage(number) for number in range(100_000))
    begin(panel, rows)
    shelf.fetched.clear()
    panel.view.scrollToBottom()
    panel.grab()
    assert panel.in_sight()[-1] == rows[-1]
    assert len(shelf.fetched) <= 512
    press(panel, Qt.Key.Key_End)
    assert here(panel) == rows[-1].key
    panel.select(rows[50_000].key)
    press(panel, Qt.Key.Key_Right)
    assert panel.view.visualRect(panel.view.currentIndex()).height() > 60
    panel.grab()
    assert len(shelf.fetched) <= 1024


def test_a_screen_reader_is_told_where_the_focus_is(panel: PassageList, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[QAccessible.Event, int]] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append((event.type(), event.child())))
    press(panel, Qt.Key.Key_Down)
    assert sorted(told, key=lambda each: each[0].value) == [
        (QAccessible.Event.Focus, 2),
        (QAccessible.Event.Selection, 2),
        (QAccessible.Event.SelectionRemove, 1),
    ]


def test_the_pointer_over_a_row_is_told_why_it_is_listed_and_nothing_beyond_the_rows(
    panel: PassageList, qtbot: QtBot
) -> None:
    def rest(point: QPoint) -> None:
        view = panel.view.viewport()
        QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))

    row = panel.view.visualRect(panel.view.model().index(1, 0)).center()
    rest(row)
    assert QToolTip.text() == "Contact centre, fairly sure\nmatched “phone”\nText 2, paragraph 1"
    begin(panel, ROWS[:1])
    rest(QPoint(row.x(), panel.view.viewport().height() - 4))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
