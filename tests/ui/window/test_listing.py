import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from cxreader.model.ordering import Ordering, OrderKey
from cxreader.model.scope import Facet, Scope, Status
from tests.ui.window.desk import Desk


def listed(desk: Desk) -> list[int]:
    return [row.id for row in desk.rows()]


def choose(desk: Desk, *words: str) -> None:
    """Choose from the menu of orders."""
    menu = desk.part(QToolButton, "sortDocuments").menu()
    menu.aboutToShow.emit()
    for action in menu.actions():
        if action.text() in words:
            action.trigger()


def test_only_documents_in_scope_are_listed_and_the_open_one_stays_open(desk: Desk) -> None:
    desk.start()
    desk.hub.open(3)
    desk.hub.set_scope(Scope(statuses=frozenset({Status.DUPLICATE})))
    assert listed(desk) == []
    assert desk.hub.document is not None
    assert desk.hub.document.id == 3
    assert desk.panels.documents.selected() == ()
    desk.hub.set_scope(Scope())
    assert listed(desk) == [1, 2, 3, 4]
    assert desk.panels.documents.selected() == (3,)


def test_the_order_is_kept_over_a_restart(desk: Desk) -> None:
    desk.start()
    choose(desk, "Length", "Descending")
    lengths = [row.length // 2 if row.characters else row.length for row in desk.rows()]
    assert lengths == sorted(lengths, reverse=True)
    desk.restart()
    assert desk.part(QToolButton, "sortDocuments").text() == "Sort: Length ↓"
    assert [row.length // 2 if row.characters else row.length for row in desk.rows()] == lengths
    choose(desk, "Added", "Ascending")
    assert listed(desk) == [1, 2, 3, 4]


def test_an_order_that_nobody_knows_is_the_first_one(desk: Desk) -> None:
    desk.put_settings('documents_order = "colour"\ndocuments_descending = true\n')
    desk.start()
    assert desk.panels.documents.head.ordering == Ordering(OrderKey.ADDED)


def test_next_and_previous_go_by_the_order_of_the_list(desk: Desk) -> None:
    desk.start()
    choose(desk, "Descending")
    desk.hub.open(3)
    seen = []
    for command in ("next_document", "next_document", "next_document", "previous_document"):
        desk.give(command)
        assert desk.hub.document is not None
        seen.append(desk.hub.document.id)
    assert seen == [2, 1, 1, 2]


def test_a_new_note_moves_its_document_where_the_order_goes_by_notes(desk: Desk) -> None:
    desk.start()
    choose(desk, "Notes", "Descending")
    desk.hub.open(3)
    desk.hub.highlight(0, 9)
    assert listed(desk)[0] == 3
    assert desk.rows()[0].notes == 1
    desk.give("undo")
    assert desk.rows()[0].notes == 0


def test_a_press_limits_the_scope_to_what_was_not_read(desk: Desk) -> None:
    desk.start()
    desk.session.mark_read([2], read=True)
    box = desk.part(QToolButton, "unreadDocuments")
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert desk.hub.scope.statuses == {Status.UNREAD}
    assert 2 not in listed(desk)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not desk.hub.scope
    desk.hub.set_scope(desk.hub.scope.only(Facet.STATUS, Status.UNREAD))
    assert box.isChecked()


def test_a_document_that_is_left_shows_how_far_it_was_read(desk: Desk) -> None:
    desk.start()
    desk.hub.open(2)
    assert desk.rows()[1].progress == 0
    desk.hub.open(3)
    assert desk.rows()[1].progress > 0


def test_a_decision_shows_in_the_row_of_its_document(desk: Desk) -> None:
    desk.start()
    before = desk.rows()[0]
    passage = next(each for each in desk.session.open(1).passages if each.counted())
    desk.hub.do(lambda session: session.refuse(passage, passage.counted()[0].theme))
    assert sum(n for _, n in desk.rows()[0].families) == sum(n for _, n in before.families) - 1


def test_a_change_that_no_row_tells_of_asks_for_nothing(desk: Desk) -> None:
    desk.start()
    touched: list[object] = []
    desk.panels.documents.view.model().dataChanged.connect(lambda *_: touched.append(1))
    desk.rows()
    desk.hub.do(lambda session: session.keep_scope("Mine", Scope(frozenset({"pl"}))))
    assert touched == []


def test_letters_find_titles(desk: Desk) -> None:
    desk.start()
    desk.panels.documents.setFocus()
    desk.type("to nasz")
    assert desk.hub.document is not None
    assert desk.hub.document.id == 3


def test_a_large_library_is_listed_in_the_background(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxreader.ui.counting._SMALL", 10)
    desk.start()
    desk.until(lambda: listed(desk) == [1, 2, 3, 4])
    desk.hub.set_scope(Scope(themes=frozenset({"loyalty"})))
    desk.hub.set_scope(Scope(frozenset({"zh"}), frozenset({"contact-centre"})))
    desk.until(lambda: listed(desk) == [2])
    desk.hub.set_scope(Scope(frozenset({"pl"})))
    assert listed(desk) == [3]
    choose(desk, "Length")
    desk.hub.set_scope(Scope(frozenset({"zh", "pl"})))
    desk.until(lambda: listed(desk) == [3, 2])
    choose(desk, "Added")
    desk.hub.set_scope(Scope())
    desk.until(lambda: listed(desk) == [1, 2, 3, 4])
    desk.until(lambda: desk.panels.documents.selected() == (desk.hub.document.id if desk.hub.document else 0,))


def test_rows_of_a_library_that_cannot_be_read_are_empty_and_it_is_said(desk: Desk) -> None:
    desk.start()
    desk.session._library.db.execute("DROP TABLE document_tag")
    desk.panels.documents.renew()
    assert desk.rows() == []
    assert "could not be used" in desk.banner()
