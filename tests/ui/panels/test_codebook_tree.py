from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTreeView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxreader.model.theme import Codebook, Family
from cxreader.model.views import ThemeGroup, ThemeRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.codebook_rows import CodebookModel, matching_groups
from cxreader.ui.codebook_tree import CodebookTree

ALT = Qt.KeyboardModifier.AltModifier
MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def groups(codebook: Codebook, families: Mapping[str, Family]) -> tuple[ThemeGroup, ...]:
    return tuple(
        ThemeGroup(family, tuple(ThemeRow(t, 3, 1, 0) for t in codebook.themes if t.family == family.id))
        for family in families.values()
    )


@pytest.fixture
def tree(qtbot: QtBot, appearance: Appearance, groups: tuple[ThemeGroup, ...]) -> CodebookTree:
    made = CodebookTree(appearance)
    qtbot.addWidget(made)
    made.set_groups(groups, "contact-centre")
    made.resize(280, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def view(tree: CodebookTree) -> QTreeView:
    return tree.findChildren(QTreeView)[0]


def field(tree: CodebookTree) -> QLineEdit:
    return tree.findChildren(QLineEdit)[0]


def shown(tree: CodebookTree) -> list[str]:
    model = view(tree).model()
    families = [model.index(row, 0) for row in range(model.rowCount())]
    return [
        name
        for family in families
        for name in (family.data(), *(model.index(row, 0, family).data() for row in range(model.rowCount(family))))
    ]


def button(tree: CodebookTree, words: str) -> QAbstractButton:
    (found,) = [each for each in tree.findChildren(QAbstractButton) if each.accessibleName() == words]
    return found


def test_families_and_themes_are_shown_with_their_number(tree: CodebookTree) -> None:
    assert shown(tree) == [
        "Service", "Service & support", "Contact centre", "Experience", "Customer experience", "Content & tone",
        "Loyalty", "Reklamacja łódzka",
    ]  # fmt: skip
    assert tree.current == "contact-centre"
    assert "5 themes, 3 families" in [label.text() for label in tree.findChildren(QLabel)]
    assert all(view(tree).isExpanded(view(tree).model().index(row, 0)) for row in range(3))


def test_arrows_choose_and_a_choice_made_elsewhere_is_not_told(tree: CodebookTree, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tree.chosen) as told:
        QTest.keyClick(view(tree), Qt.Key.Key_Down)
    assert told.args == ["family:experience"]
    with qtbot.assertNotEmitted(tree.chosen, wait=50):
        tree.choose("content")
    assert tree.current == "content"


def test_letters_filter_themes_and_families(tree: CodebookTree, qtbot: QtBot) -> None:
    QTest.keyClicks(field(tree), "cont")
    assert shown(tree) == ["Service", "Contact centre", "Experience", "Content & tone"]
    field(tree).setText("lodz")
    assert shown(tree) == ["Loyalty", "Reklamacja łódzka"]
    field(tree).setText("experience")
    assert shown(tree) == ["Experience", "Customer experience", "Content & tone"]
    QTest.keyClick(field(tree), Qt.Key.Key_Return)
    assert tree.focusWidget() is view(tree)
    # what a filter hides can still be gone to
    with qtbot.assertNotEmitted(tree.chosen, wait=50):
        tree.choose("complaints")
    assert (tree.current, field(tree).text()) == ("complaints", "")


def test_a_family_without_its_letters_is_left_out(groups: tuple[ThemeGroup, ...]) -> None:
    assert matching_groups(groups, " ") == groups
    assert matching_groups(groups, "qqq") == ()
    assert [row.theme.code for group in matching_groups(groups, "s2") for row in group.rows] == ["S2"]


@pytest.mark.parametrize(
    ("at", "key", "target"),
    [
        ("contact-centre", Qt.Key.Key_Up, ("contact-centre", "service", 0)),
        ("contact-centre", Qt.Key.Key_Down, ("contact-centre", "experience", 0)),
        ("customer-experience", Qt.Key.Key_Up, ("customer-experience", "service", 2)),
        ("customer-experience", Qt.Key.Key_Down, ("customer-experience", "experience", 1)),
    ],
)
def test_alt_and_arrows_move_a_theme(
    tree: CodebookTree, qtbot: QtBot, at: str, key: Qt.Key, target: tuple[str, str, int]
) -> None:
    tree.choose(at)
    with qtbot.waitSignal(tree.theme_moved) as told:
        QTest.keyClick(view(tree), key, ALT)
    assert tuple(told.args) == target


def test_families_move_as_well(tree: CodebookTree, qtbot: QtBot) -> None:
    tree.choose("family:experience")
    with qtbot.waitSignal(tree.family_moved) as told:
        button(tree, "Move up (Alt+Up)").click()
    assert told.args == ["experience", 0]
    with qtbot.waitSignal(tree.family_moved) as told:
        button(tree, "Move down (Alt+Down)").click()
    assert told.args == ["experience", 2]


@pytest.mark.parametrize(("at", "key"), [("service-support", Qt.Key.Key_Up), ("complaints", Qt.Key.Key_Down)])
def test_nothing_moves_beyond_the_ends(tree: CodebookTree, qtbot: QtBot, at: str, key: Qt.Key) -> None:
    tree.choose(at)
    with qtbot.assertNotEmitted(tree.theme_moved):
        QTest.keyClick(view(tree), key, ALT)


def test_among_a_part_of_the_rows_nothing_moves(tree: CodebookTree, qtbot: QtBot) -> None:
    field(tree).setText("cont")
    tree.choose("content")
    assert not button(tree, "Move up (Alt+Up)").isEnabled()
    assert not view(tree).dragEnabled()
    with qtbot.assertNotEmitted(tree.theme_moved):
        QTest.keyClick(view(tree), Qt.Key.Key_Up, ALT)


def test_buttons_and_keys_say_what_is_wanted(tree: CodebookTree, qtbot: QtBot) -> None:
    with qtbot.waitSignals([tree.theme_wanted, tree.family_wanted]):
        button(tree, "New theme").click()
        button(tree, "New family").click()
    with qtbot.waitSignal(tree.merge_wanted) as merged, qtbot.waitSignal(tree.split_wanted) as split:
        button(tree, "Merge into another theme…").click()
        button(tree, "Split…").click()
    assert merged.args == split.args == ["contact-centre"]
    with qtbot.waitSignal(tree.delete_wanted) as gone:
        QTest.keyClick(view(tree), Qt.Key.Key_Delete)
    assert gone.args == ["contact-centre"]
    with qtbot.waitSignal(tree.name_wanted):
        QTest.keyClick(view(tree), Qt.Key.Key_F2)


def test_a_family_is_neither_merged_nor_split_and_the_last_one_stays(
    tree: CodebookTree, groups: tuple[ThemeGroup, ...], qtbot: QtBot
) -> None:
    tree.set_groups(groups[:1], "family:service")
    enabled = {each.accessibleName() for each in tree.findChildren(QAbstractButton) if each.isEnabled()}
    assert enabled == {"New theme", "New family"}
    with qtbot.assertNotEmitted(tree.delete_wanted):
        QTest.keyClick(view(tree), Qt.Key.Key_Delete)


def test_no_other_button_gets_the_focus_of_one_that_is_disabled(
    tree: CodebookTree, groups: tuple[ThemeGroup, ...]
) -> None:
    button(tree, "Merge into another theme…").setFocus()
    without = groups[0]._replace(rows=groups[0].rows[:1])
    tree.set_groups((without, *groups[1:]), without.rows[0].theme.id)
    assert view(tree).hasFocus()


def test_enter_folds_a_family_and_it_stays_so(tree: CodebookTree, groups: tuple[ThemeGroup, ...]) -> None:
    tree.choose("family:experience")
    QTest.keyClick(view(tree), Qt.Key.Key_Return)
    tree.set_groups(groups[::-1], "family:service")
    model = view(tree).model()
    assert [view(tree).isExpanded(model.index(row, 0)) for row in range(3)] == [True, False, True]
    QTest.keyClick(view(tree), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert view(tree).isExpanded(model.index(2, 0))


def drop(model: CodebookModel, theme: str, row: int, parent: QModelIndex) -> None:
    data = model.mimeData([model.find(theme)])
    assert model.canDropMimeData(data, MOVE, row, 0, parent)
    assert not model.dropMimeData(data, MOVE, row, 0, parent)


@pytest.mark.parametrize(
    ("theme", "row", "family", "target"),
    [
        ("complaints", 1, "service", ("complaints", "service", 1)),
        ("complaints", -1, "service", ("complaints", "service", 2)),
        ("service-support", 2, "service", ("service-support", "service", 1)),
        ("contact-centre", 0, "service", ("contact-centre", "service", 0)),
        ("complaints", 1, "", ("complaints", "service", 2)),
        ("complaints", 0, "", ("complaints", "service", 0)),
        ("service-support", -1, "", ("service-support", "loyalty", 1)),
    ],
)
def test_a_theme_is_dropped_into_a_family(
    groups: tuple[ThemeGroup, ...], qtbot: QtBot, theme: str, row: int, family: str, target: tuple[str, str, int]
) -> None:
    model = CodebookModel()
    model.show_groups(groups, frozenset())
    with qtbot.waitSignal(model.dropped) as told:
        drop(model, theme, row, model.find(f"family:{family}"))
    assert tuple(told.args) == target


def test_only_themes_are_dragged(groups: tuple[ThemeGroup, ...], qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = CodebookModel()
    model.show_groups(groups, frozenset())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt is typed in part
    assert model.flags(model.find("content")) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(model.find("content")) & Qt.ItemFlag.ItemIsDropEnabled
    assert not model.flags(model.find("family:service")) & Qt.ItemFlag.ItemIsDragEnabled
    with qtbot.assertNotEmitted(model.dropped):
        model.dropMimeData(QMimeData(), MOVE, 0, 0, model.find("family:service"))
        drop(model, "family:service", 0, model.find("family:experience"))


def test_a_click_chooses_and_rows_are_painted_in_every_mode(
    tree: CodebookTree, appearance: Appearance, qtbot: QtBot
) -> None:
    index = view(tree).model().index(0, 0)
    place: QPoint = view(tree).visualRect(index).center()
    with qtbot.waitSignal(tree.chosen) as told:
        QTest.mouseClick(view(tree).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["family:service"]
    for mode in ("dark", "sepia", "black"):
        appearance.choose(mode)
        assert not tree.grab().isNull()


def test_everything_that_takes_the_focus_has_a_name(
    tree: CodebookTree, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(tree) == []
    assert view(tree).accessibleName() == "Families and themes"
