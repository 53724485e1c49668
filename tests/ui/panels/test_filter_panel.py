from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.counts import Count, Facets
from cxreader.model.scope import SPEAKER, ColumnValue, Facet, Scope, Status, Token
from cxreader.session import Session
from cxreader.ui.appearance import Appearance
from cxreader.ui.filter_panel import FilterPanel
from cxreader.ui.filter_rows import FilterGroup, FilterRow, filter_groups

CHECKED, ROLE = Qt.CheckState.Checked, Qt.ItemDataRole
NONE = Qt.KeyboardModifier.NoModifier
POLISH = Token(Facet.LANGUAGE, "pl")
SPEED = Token(Facet.THEME, "speed")
UNREAD = Token(Facet.STATUS, Status.UNREAD)


def row(token: Token, name: str, badge: str = "", colour: str = "", aside: str = "", documents: int = 3) -> FilterRow:
    return FilterRow(token, name, badge, colour, aside, Count(documents * 7, documents))


def groups(polish: int = 62) -> tuple[FilterGroup, ...]:
    languages = (row(POLISH, "Polish", "PL", documents=polish), row(Token(Facet.LANGUAGE, "es"), "Español", "ES"))
    themes = [row(Token(Facet.THEME, f"t{n}"), f"Theme {n}", f"T{n}", "blue") for n in range(12)]
    return (
        FilterGroup(Facet.LANGUAGE, "Language", languages),
        FilterGroup(Facet.THEME, "Theme", (row(SPEED, "Speed of response", "S1", "blue", "quick", 0), *themes)),
        FilterGroup(Facet.STATUS, "Status", (row(UNREAD, "Unread"),)),
    )


@pytest.fixture
def panel(appearance: Appearance, qtbot: QtBot) -> Iterator[FilterPanel]:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(380, 640)
    made = FilterPanel(appearance, around)
    made.setGeometry(around.rect())
    made.set_groups(groups())
    made.set_chosen([POLISH])
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    yield made
    around.hide()


def view(panel: FilterPanel) -> QTreeView:
    found = panel.findChild(QTreeView, "filterValues")
    assert isinstance(found, QTreeView)
    return found


def model(panel: FilterPanel) -> QAbstractItemModel:
    return view(panel).model()


def field(panel: FilterPanel) -> QLineEdit:
    found = panel.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    QTest.keyClick(focus, key)


def seen(panel: FilterPanel) -> list[str]:
    """What stands in the rows that are not folded away, with a tick before what is chosen."""
    tree, found = view(panel), []
    index = model(panel).index(0, 0)
    while index.isValid():
        found.append("✓ " * (index.data(ROLE.CheckStateRole) is CHECKED) + index.data())
        index = tree.indexBelow(index)
    return found


def ticked(panel: FilterPanel) -> list[tuple[Token, bool]]:
    heard: list[tuple[Token, bool]] = []
    panel.ticked.connect(lambda token, on: heard.append((token, on)))
    return heard


def test_the_model_is_a_model(panel: FilterPanel, qtmodeltester: QAbstractItemModelTester) -> None:
    qtmodeltester.check(model(panel))  # type: ignore[attr-defined]  # pytest-qt's own fixture of that name


def test_facets_stand_over_their_values_and_long_ones_are_folded(panel: FilterPanel) -> None:
    assert seen(panel) == ["Language", "✓ Polish", "Español", "Theme", "Status", "Unread"]
    assert (panel.accessibleName(), view(panel).accessibleName()) == ("Filter", "Filter values")


def test_rows_are_spoken_with_what_they_would_leave(panel: FilterPanel) -> None:
    tree = view(panel)
    first = model(panel).index(0, 0)
    assert first.data(ROLE.AccessibleTextRole) == "Language, 2 values, 1 chosen"
    assert model(panel).index(2, 0).data(ROLE.AccessibleTextRole) == "Status, 1 value"
    assert tree.indexBelow(first).data(ROLE.ToolTipRole) == "Polish: 434 passages in 62 documents"
    speed = model(panel).index(0, 0, model(panel).index(1, 0))
    assert speed.data(ROLE.AccessibleTextRole) == "Speed of response, quick: 0 passages in 0 documents"


def test_it_begins_in_the_field_and_arrows_lead_into_the_list(panel: FilterPanel) -> None:
    assert field(panel).hasFocus()
    heard = ticked(panel)
    press(Qt.Key.Key_Down)
    assert view(panel).hasFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert heard == [(POLISH, False), (Token(Facet.LANGUAGE, "es"), True)]
    # only the scope says what is ticked
    assert seen(panel)[1:3] == ["✓ Polish", "Español"]


def test_a_click_anywhere_in_a_row_ticks_it_once(panel: FilterPanel) -> None:
    heard = ticked(panel)
    tree = view(panel)
    rect = tree.visualRect(model(panel).index(0, 0, model(panel).index(2, 0)))
    for spot in (QPoint(20, rect.center().y()), rect.center()):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.RightButton, NONE, rect.center())
    assert heard == [(UNREAD, True)] * 2
    assert rect.height() >= 28


def test_a_screen_reader_ticks_as_well(panel: FilterPanel) -> None:
    heard = ticked(panel)
    facet = model(panel).index(2, 0)
    unread = model(panel).index(0, 0, facet)
    assert model(panel).setData(unread, CHECKED, ROLE.CheckStateRole)
    assert heard == [(UNREAD, True)]
    assert not model(panel).setData(facet, CHECKED, ROLE.CheckStateRole)
    assert not model(panel).setData(unread, "Read")
    assert model(panel).flags(unread) & Qt.ItemFlag.ItemIsUserCheckable


def test_a_facet_folds_by_a_click_by_enter_and_by_arrows_and_stays_so(panel: FilterPanel) -> None:
    tree, theme = view(panel), model(panel).index(1, 0)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, NONE, tree.visualRect(theme).center())
    assert tree.isExpanded(theme)
    panel.set_groups(groups()[1:])
    assert tree.isExpanded(model(panel).index(0, 0))
    tree.setCurrentIndex(model(panel).index(0, 0))
    tree.setFocus()
    press(Qt.Key.Key_Return)
    assert seen(panel) == ["Theme", "Status", "Unread"]
    press(Qt.Key.Key_Right)
    assert "Speed of response" in seen(panel)
    press(Qt.Key.Key_Left)
    panel.set_groups(groups())
    assert "Speed of response" not in seen(panel)


def test_letters_find_values_whatever_their_accents_and_folds(panel: FilterPanel) -> None:
    QTest.keyClicks(field(panel), "espan")
    assert seen(panel) == ["Language", "Español"]
    field(panel).setText("speed")
    assert seen(panel) == ["Theme", "Speed of response"]
    press(Qt.Key.Key_Return)
    assert view(panel).currentIndex().data() == "Speed of response"
    field(panel).setText("nowhere")
    assert "Nothing has these letters." in [label.text() for label in panel.findChildren(QLabel)]
    field(panel).setFocus()
    press(Qt.Key.Key_Down)
    field(panel).clear()
    assert seen(panel)[:2] == ["Language", "✓ Polish"]


def test_letters_in_the_list_go_to_the_row_that_begins_with_them(panel: FilterPanel) -> None:
    press(Qt.Key.Key_Down)
    QTest.keyClick(view(panel), Qt.Key.Key_U)
    assert view(panel).currentIndex().data() == "Unread"


def test_other_counts_leave_the_current_row_where_it_is(panel: FilterPanel) -> None:
    press(Qt.Key.Key_Down)
    panel.set_groups(groups(polish=5))
    assert view(panel).currentIndex().data() == "Polish"
    panel.set_groups((*groups()[1:], groups()[0]))
    assert view(panel).currentIndex().data() == "Polish"
    panel.set_groups(groups()[1:])
    assert not view(panel).currentIndex().isValid()


def test_escape_closes_it_from_everywhere(panel: FilterPanel) -> None:
    heard: list[bool] = []
    panel.closed.connect(lambda: heard.append(True))
    close = panel.findChild(QToolButton)
    assert isinstance(close, QToolButton)
    for part in (field(panel), view(panel), close):
        panel.show()
        part.setFocus()
        QTest.keyClick(part, Qt.Key.Key_Escape)
        assert not panel.isVisible()
    panel.show()
    QTest.keyClick(close, Qt.Key.Key_A)
    close.click()
    assert len(heard) == 4


def test_as_long_as_nothing_is_counted_it_says_so(panel: FilterPanel) -> None:
    panel.set_groups(())
    assert "Counting…" in [label.text() for label in panel.findChildren(QLabel)]


@pytest.mark.parametrize("mode", ["light", "sepia", "dark", "black"])
def test_what_would_leave_nothing_is_grey(panel: FilterPanel, appearance: Appearance, mode: str) -> None:
    appearance.choose(mode)
    tree = view(panel)
    tree.expand(model(panel).index(1, 0))
    inks = []
    for row in (0, 1):
        index = model(panel).index(row, 0, model(panel).index(1, 0))
        image = tree.viewport().grab(tree.visualRect(index)).toImage()
        colours = [image.pixelColor(x, y).name() for x in range(72, 220) for y in range(image.height())]
        inks.append(max(("text", "secondary"), key=lambda ink: colours.count(getattr(appearance.tokens, ink).name())))
    assert inks == ["secondary", "text"]


def columns(session: Session, *chosen: ColumnValue) -> tuple[FilterGroup, ...]:
    """The groups of two speakers, and of seventy towns of which each has one answer fewer than the one before."""
    towns = {ColumnValue("town", f"Town {n:02}"): Count(70 - n, 1) for n in range(70)}
    speakers = {ColumnValue(SPEAKER, "Anna"): Count(9, 2), ColumnValue(SPEAKER, "Ben"): Count()}
    size = Count(99, 3)
    scope = Scope(columns=frozenset(chosen))
    return filter_groups(session, Facets(scope, size, size, 3, {}, {}, {}, {}, {}, {}, {**towns, **speakers}))[1:]


def test_columns_and_speakers_are_groups_that_show_passages(session: Session) -> None:
    town, speaker = columns(session)
    assert (town.name, speaker.name) == ("town", "Speaker")
    assert [(row.name, row.number) for row in speaker.rows] == [("Anna", 9), ("Ben", 0)]
    assert [row.name for row in town.rows] == [f"Town {n:02}" for n in range(50)]
    assert (town.extent, speaker.extent) == ("50 of 70", "")
    assert town.key != speaker.key


def test_what_is_in_scope_is_shown_however_rare_it_is(session: Session) -> None:
    town, _ = columns(session, ColumnValue("town", "Town 66"))
    assert [row.name for row in town.rows][-2:] == ["Town 49", "Town 66"]
    assert town.extent == "51 of 70"


def test_rare_values_are_found_by_their_letters(panel: FilterPanel, session: Session) -> None:
    panel.set_groups(columns(session))
    assert seen(panel) == ["town", "Speaker", "Anna", "Ben"]
    head = model(panel).index(0, 0)
    assert head.data(ROLE.AccessibleTextRole) == "town, 50 values, 50 of 70 shown, type to find the others"
    QTest.keyClicks(field(panel), "6")
    assert seen(panel) == ["town", *(f"Town {n:02}" for n in (6, 16, 26, 36, 46, 56, *range(60, 70)))]
    field(panel).setText("town")
    assert len(seen(panel)) == 51


def test_the_list_stays_where_it_is_when_values_change_places(panel: FilterPanel, session: Session) -> None:
    town, speaker = columns(session)
    panel.set_groups((town, speaker))
    tree = view(panel)
    tree.expand(model(panel).index(0, 0))
    tree.verticalScrollBar().setValue(400)
    panel.set_groups((town._replace(rows=town.rows[::-1]), speaker))
    assert tree.verticalScrollBar().value() == 400


def test_what_is_found_is_shown_from_its_beginning(panel: FilterPanel, session: Session) -> None:
    panel.set_groups(columns(session))
    tree = view(panel)
    tree.expand(model(panel).index(0, 0))
    tree.verticalScrollBar().setValue(400)
    field(panel).setText("town")
    assert tree.verticalScrollBar().value() == 0
