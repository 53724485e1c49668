from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTreeView
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.themes_sidebar import ThemesSidebar

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
NONE = frozenset[str]()


@pytest.fixture
def sidebar(appearance: Appearance, samples: SimpleNamespace, qtbot: QtBot) -> Iterator[ThemesSidebar]:
    panel = ThemesSidebar(appearance)
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    panel.set_groups(samples.groups(23, 4), NONE)
    panel.show()
    panel.setFocus()
    yield panel
    panel.hide()


@pytest.fixture
def chosen(sidebar: ThemesSidebar) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []
    sidebar.chosen.connect(lambda theme, adding: heard.append((theme, adding)))
    return heard


def view(sidebar: ThemesSidebar) -> QTreeView:
    found = sidebar.findChild(QTreeView, "themes")
    assert isinstance(found, QTreeView)
    return found


def row(sidebar: ThemesSidebar, name: str) -> QModelIndex:
    tree = view(sidebar)
    index = tree.model().index(0, 0)
    while index.isValid() and index.data() != name:
        index = tree.indexBelow(index)
    return index


def place(sidebar: ThemesSidebar, name: str) -> QPoint:
    return view(sidebar).visualRect(row(sidebar, name)).center()


def has_colour(sidebar: ThemesSidebar, name: str, colour: QColor) -> bool:
    image = view(sidebar).viewport().grab(view(sidebar).visualRect(row(sidebar, name))).toImage()
    return any(image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(image.height()))


def test_the_tree_says_its_name_and_what_enter_does(sidebar: ThemesSidebar) -> None:
    tree = view(sidebar)
    assert tree.accessibleName() == "Themes"
    assert tree.accessibleDescription() == "Press Enter to show only the passages of one theme."
    assert all(tree.visualRect(row(sidebar, name)).height() >= 30 for name in ("Service", "Contact centre"))


def test_a_click_chooses_a_theme_and_with_control_adds_it(
    sidebar: ThemesSidebar, chosen: list[tuple[str, bool]]
) -> None:
    QTest.mouseClick(view(sidebar).viewport(), LEFT, pos=place(sidebar, "Contact centre"))
    QTest.mouseClick(view(sidebar).viewport(), LEFT, CONTROL, place(sidebar, "Contact centre"))
    QTest.mouseClick(view(sidebar).viewport(), LEFT, CONTROL, place(sidebar, "Live chat"))
    assert chosen == [("contact", False), ("contact", True), ("chat", True)]
    assert view(sidebar).selectionModel().isSelected(row(sidebar, "Live chat"))


def test_other_buttons_and_empty_places_choose_nothing(sidebar: ThemesSidebar, chosen: list[tuple[str, bool]]) -> None:
    QTest.mouseClick(view(sidebar).viewport(), Qt.MouseButton.RightButton, pos=place(sidebar, "Contact centre"))
    QTest.mouseClick(view(sidebar).viewport(), LEFT, pos=QPoint(100, 380))
    assert chosen == []


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_keys_choose_the_current_theme(sidebar: ThemesSidebar, chosen: list[tuple[str, bool]], key: Qt.Key) -> None:
    view(sidebar).setCurrentIndex(row(sidebar, "Live chat"))
    QTest.keyClick(view(sidebar), key)
    QTest.keyClick(view(sidebar), key, CONTROL)
    assert chosen == [("chat", False), ("chat", True)]


def test_families_fold_by_click_and_by_key(sidebar: ThemesSidebar, chosen: list[tuple[str, bool]]) -> None:
    assert view(sidebar).isExpanded(row(sidebar, "Service"))
    QTest.mouseClick(view(sidebar).viewport(), LEFT, pos=place(sidebar, "Service"))
    assert not view(sidebar).isExpanded(row(sidebar, "Service"))
    QTest.keyClick(view(sidebar), KEY.Key_Return)
    assert view(sidebar).isExpanded(row(sidebar, "Service"))
    QTest.keyClick(view(sidebar), KEY.Key_Left)
    assert not view(sidebar).isExpanded(row(sidebar, "Service"))
    assert chosen == []


def test_folds_and_the_current_row_are_kept(sidebar: ThemesSidebar, samples: SimpleNamespace) -> None:
    view(sidebar).collapse(row(sidebar, "Service"))
    view(sidebar).collapse(row(sidebar, "Loyalty"))
    view(sidebar).expand(row(sidebar, "Loyalty"))
    view(sidebar).setCurrentIndex(row(sidebar, "Live chat"))
    sidebar.set_groups(samples.groups()[:2], NONE)
    sidebar.set_groups(samples.groups(), NONE)
    assert not view(sidebar).isExpanded(row(sidebar, "Service"))
    assert view(sidebar).isExpanded(row(sidebar, "Loyalty"))
    assert view(sidebar).currentIndex().data() == "Live chat"


def test_a_digit_makes_the_current_theme_a_favourite(sidebar: ThemesSidebar) -> None:
    heard: list[tuple[int, str]] = []
    sidebar.favourite_set.connect(lambda digit, theme: heard.append((digit, theme)))
    view(sidebar).setCurrentIndex(row(sidebar, "Contact centre"))
    QTest.keyClick(view(sidebar), KEY.Key_2)
    QTest.keyClick(view(sidebar), KEY.Key_0)
    view(sidebar).setCurrentIndex(row(sidebar, "Service"))
    QTest.keyClick(view(sidebar), KEY.Key_3)
    assert heard == [(2, "contact")]


def test_letters_find_a_theme_and_no_menu_takes_them(sidebar: ThemesSidebar, chosen: list[tuple[str, bool]]) -> None:
    taken: list[str] = []
    for keys in ("L", "2", "Return"):
        QShortcut(keys, sidebar).activated.connect(lambda keys=keys: taken.append(keys))
    view(sidebar).setCurrentIndex(row(sidebar, "Service"))
    QTest.keyClick(view(sidebar), KEY.Key_L)
    QTest.keyClick(view(sidebar), KEY.Key_2)
    QTest.keyClick(view(sidebar), KEY.Key_Return)
    assert view(sidebar).currentIndex().data() == "Live chat"
    assert taken == []
    assert chosen == [("chat", False)]


@pytest.mark.parametrize("mode", ["light", "sepia", "dark", "black"])
def test_a_chosen_theme_is_marked_at_its_edge_and_with_a_tick(
    sidebar: ThemesSidebar, appearance: Appearance, samples: SimpleNamespace, mode: str
) -> None:
    appearance.choose(mode)
    assert not has_colour(sidebar, "Live chat", appearance.tokens.accent)
    sidebar.set_groups(samples.groups(), frozenset({"chat"}))
    assert has_colour(sidebar, "Live chat", appearance.tokens.accent)
    assert has_colour(sidebar, "Live chat", appearance.tokens.label("violet"))


def test_a_theme_that_nobody_speaks_of_is_grey(sidebar: ThemesSidebar, appearance: Appearance) -> None:
    view(sidebar).collapse(row(sidebar, "Service"))
    view(sidebar).collapse(row(sidebar, "Digital"))
    index = view(sidebar).indexBelow(row(sidebar, "Loyalty"))
    image = view(sidebar).viewport().grab(view(sidebar).visualRect(index)).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert appearance.tokens.secondary.name() in colours
    assert appearance.tokens.text.name() not in colours


def test_bars_make_way_for_names_where_it_is_narrow(sidebar: ThemesSidebar, appearance: Appearance) -> None:
    # no text is painted in the colour of the bar's ground
    assert has_colour(sidebar, "Contact centre", appearance.tokens.hairline)
    sidebar.resize(200, 400)
    assert not has_colour(sidebar, "Contact centre", appearance.tokens.hairline)


def test_a_hint_stands_above_the_themes_while_there_is_one(sidebar: ThemesSidebar) -> None:
    hint = next(label for label in sidebar.findChildren(QLabel) if label.text() != "Themes")
    sidebar.set_hint("No themes yet.")
    assert (hint.text(), hint.isVisible()) == ("No themes yet.", True)
    sidebar.set_hint("")
    assert not hint.isVisible()
