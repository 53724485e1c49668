import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit

from cxreader.model.document import Manner, TableChoice
from cxreader.model.scope import Scope
from cxreader.session import going
from cxreader.ui.go_to import GoTo
from tests.ui.window.desk import Desk


def go(desk: Desk, letters: str) -> None:
    """Open the list by its key, type some letters and press Enter."""

    def type_letters() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, GoTo)
        (field,) = picker.findChildren(QLineEdit)
        QTest.keyClicks(field, letters)
        QTest.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(0, type_letters)
    desk.give("go_to")


@pytest.mark.parametrize(
    ("letters", "scope"),
    [("contact", Scope(themes=frozenset({"contact-centre"}))), ("polis", Scope(languages=frozenset({"pl"})))],
)
def test_a_theme_or_a_language_becomes_the_scope(desk: Desk, letters: str, scope: Scope) -> None:
    desk.start()
    desk.panels.documents.setFocus()
    go(desk, letters)
    assert desk.hub.scope == scope
    assert desk.window.focusWidget() is desk.panels.pane.reader


def test_a_document_is_opened(desk: Desk) -> None:
    desk.start()
    go(desk, "wielki")
    assert desk.hub.document is not None
    assert desk.hub.document.title == "To nasz wielki zaszczyt"


def test_an_answer_is_gone_to_by_its_name_and_is_no_place_to_begin_with(desk: Desk) -> None:
    desk.start_own()
    rows = "".join(f"r{number:02},We waited for {number} hours and nobody came.\n" for number in range(30))
    path = desk.put_text("survey.csv", f"id,Why?\n{rows}contact 9,We never heard of it.\n")
    manner = Manner(table=TableChoice("Why?", "id", ()))
    desk.workings.opening.open_paths([path], manners={path: manner})
    desk.until(lambda: desk.texts()[-1] == "survey" and not desk.workings.opening.busy)
    desk.hub.open(1)
    go(desk, "r17")
    assert desk.hub.document is not None
    assert desk.hub.document.title == "survey"
    assert desk.hub.passage is not None
    assert desk.hub.document.text[desk.hub.passage.start :].startswith("We waited for 17 hours")
    assert desk.window.focusWidget() is desk.panels.pane.reader
    assert going.recent_places(desk.session) == ()
    # thousands of names are not to stand before a theme that begins alike
    go(desk, "contact")
    assert desk.hub.scope == Scope(themes=frozenset({"contact-centre"}))


def test_a_command_is_given(desk: Desk) -> None:
    desk.start()
    go(desk, "document map")
    assert not desk.window.commands["show_map"].isChecked()


def rows(dialog: QDialog) -> list[str]:
    (view,) = dialog.findChildren(QAbstractItemView)
    model = view.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_a_tag_a_month_and_a_kept_scope_become_the_scope(desk: Desk) -> None:
    desk.start()
    row = desk.session.documents(Scope())[0]
    desk.hub.do(lambda session: session.set_tags([row.id], ["pilny"]))
    desk.hub.do(lambda session: session.keep_scope("Zebra", Scope(languages=frozenset({"pl"}))))
    go(desk, "pilny")
    assert desk.hub.scope == Scope(tags=frozenset({"pilny"}))
    go(desk, "zebra")
    assert desk.hub.scope == Scope(languages=frozenset({"pl"}))
    desk.hub.set_scope(Scope())
    assert desk.window.counting.facets is not None
    month = next(iter(desk.window.counting.facets.months))
    go(desk, month)
    assert desk.hub.scope == Scope(months=frozenset({month}))


def test_where_the_person_went_last_comes_first(desk: Desk) -> None:
    desk.start()
    go(desk, "wielki")
    go(desk, "loyalty")
    desk.restart()
    seen: list[list[str]] = []
    desk.answer(lambda dialog: seen.append(rows(dialog)))
    desk.give("go_to")
    first, second, *others = seen[0]
    assert first.startswith("Loyalty, theme, L1, ")
    assert second.startswith("To nasz wielki zaszczyt, document, PL, ")
    assert [row.split(", ")[1] for row in others][:4] == ["language"] * 4
    assert len(set(seen[0])) == len(seen[0])


def test_every_kind_says_its_number_or_its_keys(desk: Desk) -> None:
    desk.start()
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        (field,) = dialog.findChildren(QLineEdit)
        QTest.keyClicks(field, "pol")
        seen.append(rows(dialog))

    desk.answer(look)
    desk.give("go_to")
    assert "Polish, language, PL, 1 document" in seen[0]
    desk.answer(lambda dialog: seen.append(rows(dialog)))
    desk.give("go_to")
    assert "Find…, command, Ctrl+F" in seen[-1]


def test_what_is_counted_while_the_list_is_open_appears_and_leaves_the_person_where_they_are(desk: Desk) -> None:
    desk.start()
    counting = desk.window.counting
    facets = counting.facets
    assert facets is not None
    counting._facets = None
    seen: list[object] = []

    def deal(dialog: QDialog) -> None:
        assert isinstance(dialog, GoTo)
        (field,) = dialog.findChildren(QLineEdit)
        seen.append(any("language" in row for row in rows(dialog)))
        for _ in range(3):
            QTest.keyClick(field, Qt.Key.Key_Down)
        before = dialog.chosen
        counting.counted.emit(facets)
        seen.append(any("language" in row for row in rows(dialog)))
        seen.append(dialog.chosen == before)

    desk.answer(deal)
    desk.give("go_to")
    assert seen == [False, True, True]


def test_leaving_the_list_changes_nothing(desk: Desk) -> None:
    desk.start()
    before = desk.hub.scope, desk.hub.document

    def leave() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, GoTo)
        picker.reject()

    QTimer.singleShot(0, leave)
    desk.give("go_to")
    assert (desk.hub.scope, desk.hub.document) == before


def test_texts_of_one_title_are_told_apart_and_found_by_their_files(desk: Desk) -> None:
    desk.start_own()
    body = "\n\nThe call centre answered every question at once."
    files = [desk.put_text(name, f"One title{body} {name}") for name in ("first.txt", "second.txt")]
    desk.workings.arriving.open_paths(files)
    desk.until_read()
    seen: list[object] = []

    def look(dialog: QDialog) -> None:
        (field,) = dialog.findChildren(QLineEdit)
        QTest.keyClicks(field, "one title")
        (view,) = dialog.findChildren(QAbstractItemView)
        rows = range(view.model().rowCount())
        seen.extend(view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows)

    desk.answer(look)
    desk.give("go_to")
    assert seen == ["One title, document, EN, first.txt", "One title, document, EN, second.txt"]
    for file in ("first", "second"):
        go(desk, file)
        assert desk.hub.document is not None
        assert f"{file}.txt" in desk.hub.document.text
