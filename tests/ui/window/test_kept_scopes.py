from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QMenu, QPushButton

from cxreader.model.scope import Scope
from tests.ui.window.desk import CONTROL, Desk

POLISH = Scope(frozenset({"pl"}))
CONTACT = Scope(frozenset({"zh"}), frozenset({"contact-centre"}))


def names(desk: Desk) -> list[str]:
    return [kept.name for kept in desk.session.kept_scopes()]


def keep(desk: Desk, name: str, scope: Scope) -> None:
    desk.hub.do(lambda session: session.keep_scope(name, scope))


def offered(desk: Desk) -> QMenu:
    """The menu of kept scopes as it opens."""
    go = desk.window.menus.menu("&Go")
    menu = next(action.menu() for action in go.actions() if action.text() == "Kept &Scopes")
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


def texts(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def rows(dialog: QDialog) -> QListWidget:
    found = dialog.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return found


def listed(dialog: QDialog) -> list[str]:
    return [rows(dialog).item(row).text() for row in range(rows(dialog).count())]


def test_a_scope_is_kept_by_the_name_it_proposes_and_undone(desk: Desk) -> None:
    desk.start()
    desk.hub.set_scope(CONTACT)
    said: list[str] = []

    def agree(dialog: QDialog) -> None:
        said.extend(texts(dialog))
        field = dialog.findChild(QLineEdit)
        assert field is not None
        assert dialog.focusWidget() is field
        QTest.keyClick(field, Qt.Key.Key_Return)

    assert desk.answer(agree) is not None
    desk.give("keep_scope")
    assert "Passages in Chinese about Contact centre" in said
    assert [(kept.name, kept.scope) for kept in desk.session.kept_scopes()] == [("Chinese, Contact centre", CONTACT)]
    assert desk.said() == "Kept “Chinese, Contact centre”. It is in the menu Go"
    desk.give("undo")
    assert names(desk) == []


def test_a_name_that_is_taken_is_told_and_an_empty_one_cannot_be_given(desk: Desk) -> None:
    desk.start()
    keep(desk, "Mine", POLISH)
    desk.hub.set_scope(CONTACT)
    said: list[str] = []
    allowed: list[bool] = []

    def type_names(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Keep")
        assert field is not None
        for name in ("  ", "Mine"):
            field.setText(name)
            said.append(field.accessibleDescription())
            allowed.append(button.isEnabled())
        button.click()

    desk.answer(type_names)
    desk.give("keep_scope")
    assert allowed == [False, True]
    assert said == [
        "Passages in Chinese about Contact centre",
        "“Mine” is kept already. To keep this scope puts it in the place of that one.",
    ]
    assert [kept.scope for kept in desk.session.kept_scopes()] == [CONTACT]


def test_everything_need_not_be_kept_and_a_dialog_that_is_left_keeps_nothing(desk: Desk) -> None:
    desk.start()
    desk.give("keep_scope")
    assert desk.said() == "Everything is in scope. Choose a language or a theme first, then keep that."
    desk.hub.set_scope(POLISH)
    desk.answer(lambda dialog: dialog.reject())
    desk.give("keep_scope")
    assert names(desk) == []


def test_the_menu_leads_to_each_and_ticks_the_present_one(desk: Desk) -> None:
    desk.start()
    assert [action.text() for action in offered(desk).actions() if action.text()] == [
        "None yet",
        "&Change Kept Scopes…",
    ]
    keep(desk, "Poles & others", POLISH)
    keep(desk, "Centre", CONTACT)
    actions = offered(desk).actions()
    assert [action.text() for action in actions[:2]] == ["Centre", "Poles && others"]
    actions[1].trigger()
    assert desk.hub.scope == POLISH
    assert [action.isChecked() for action in offered(desk).actions()[:2]] == [False, True]
    assert desk.focus() is desk.reader


def test_they_are_gone_to_renamed_removed_and_put_back_by_keys(desk: Desk) -> None:
    desk.start()
    keep(desk, "Alpha", POLISH)
    keep(desk, "Beta", CONTACT)
    seen: list[list[str]] = []

    def work(dialog: QDialog) -> None:
        view = rows(dialog)
        assert dialog.focusWidget() is view
        assert "Passages in Polish" in texts(dialog)
        QTest.keyClick(view, Qt.Key.Key_F2)
        editor = view.findChild(QLineEdit)
        assert editor is not None
        editor.setText("Gamma")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        # the list takes what was typed a moment later
        desk.app.processEvents()
        seen.append(listed(dialog))
        QTest.keyClick(view, Qt.Key.Key_Home)
        QTest.keyClick(view, Qt.Key.Key_Delete)
        seen.append(listed(dialog))
        for _ in range(4):
            QTest.keyClick(view, Qt.Key.Key_Z, CONTROL)
            seen.append(listed(dialog))
        QTest.keyClick(view, Qt.Key.Key_End)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    desk.answer(work)
    desk.give("kept_scopes")
    both = ["Alpha", "Beta"]
    assert seen == [["Beta", "Gamma"], ["Gamma"], ["Beta", "Gamma"], both, both, both]
    assert desk.hub.scope == CONTACT


def test_no_two_get_one_name_and_none_loses_its_own(desk: Desk) -> None:
    desk.start()
    keep(desk, "Alpha", POLISH)
    keep(desk, "Beta", CONTACT)
    said: list[str] = []

    def work(dialog: QDialog) -> None:
        for name in ("Beta", " ", "Alpha"):
            rows(dialog).item(0).setText(name)
            said.append(rows(dialog).item(0).text())
            said.extend(text for text in texts(dialog) if text.startswith("Another"))
        next(each for each in dialog.findChildren(QPushButton) if each.text() == "Rename").click()
        assert rows(dialog).findChild(QLineEdit) is not None

    desk.answer(work)
    desk.give("kept_scopes")
    told = "Another scope is called “Beta” already. Choose another name."
    assert said == ["Alpha", told, "Alpha", told, "Alpha", told]
    assert names(desk) == ["Alpha", "Beta"]
    assert desk.hub.scope == Scope()


def test_without_any_the_dialog_says_how_to_keep_one(desk: Desk) -> None:
    desk.start()
    told: list[object] = []

    def look(dialog: QDialog) -> None:
        told.extend(texts(dialog))
        QTest.keyClick(rows(dialog), Qt.Key.Key_Delete)
        told.extend(each.text() for each in dialog.findChildren(QPushButton) if each.isEnabled())

    desk.answer(look)
    desk.give("kept_scopes")
    assert told == ["No scope is kept. Choose Go ▸ Keep This Scope to keep one.", "Close"]
