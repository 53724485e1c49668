from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.window.desk import CONTROL, SHIFT, Desk


def search(desk: Desk, letters: str) -> QLineEdit:
    desk.read()
    desk.key(Qt.Key.Key_F, CONTROL)
    field = desk.focus()
    assert isinstance(field, QLineEdit)
    field.clear()
    QTest.keyClicks(field, letters)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def places(desk: Desk, words: str) -> list[int]:
    assert desk.hub.document is not None
    text = desk.hub.document.text.casefold()
    return [n for n in range(len(text)) if text.startswith(words, n)]


def test_f3_goes_round_the_hits(desk: Desk) -> None:
    desk.start()
    hits = places(desk, "cliente")
    field = search(desk, "CLIENTE")
    seen = [desk.panels.pane.caret()]
    assert field.accessibleDescription() == f"1 of {len(hits)}"
    for _ in hits[1:]:
        desk.key(Qt.Key.Key_F3)
        seen.append(desk.panels.pane.caret())
    assert seen == hits
    desk.key(Qt.Key.Key_F3)
    assert desk.panels.pane.caret() == hits[0]
    desk.key(Qt.Key.Key_F3, SHIFT)
    assert desk.panels.pane.caret() == hits[-1]
    assert field.accessibleDescription() == f"{len(hits)} of {len(hits)}"


def test_finding_begins_at_the_caret(desk: Desk) -> None:
    desk.start()
    hits = places(desk, "cliente")
    desk.panels.pane.go_to(hits[1] + 1, hits[1] + 1)
    search(desk, "cliente")
    assert desk.panels.pane.caret() == hits[2]
    desk.panels.pane.go_to(hits[-1] + 1, hits[-1] + 1)
    search(desk, "client")
    assert desk.panels.pane.caret() == hits[0]


def test_accents_and_case_do_not_matter(desk: Desk) -> None:
    desk.start()
    polish = next(row.id for row in desk.rows() if row.language == "pl")
    desk.hub.open(polish)
    hits = places(desk, "obsłu")
    assert hits
    search(desk, "OBSLU")
    assert [start for start, _ in desk.workings.finding._hits] == hits


def test_what_is_not_there_is_not_found(desk: Desk) -> None:
    desk.start()
    caret = desk.panels.pane.caret()
    field = search(desk, "zzzz")
    assert field.accessibleDescription() == "Not found"
    desk.key(Qt.Key.Key_F3)
    assert desk.panels.pane.caret() == caret


def test_blanks_find_nothing(desk: Desk) -> None:
    desk.start()
    search(desk, "  ")
    assert desk.workings.finding._hits == []


def test_another_document_is_searched_without_moving_in_it(desk: Desk) -> None:
    desk.start()
    search(desk, "a")
    last = desk.rows()[-1].id
    desk.hub.open(last, 0)
    assert desk.panels.pane.caret() == 0
    hits = [start for start, _ in desk.workings.finding._hits]
    assert len(hits) == len(places(desk, "a")) > 0
    assert desk.workings.find._field.accessibleDescription() == f"{len(hits):,} places"
    desk.key(Qt.Key.Key_F3)
    assert desk.panels.pane.caret() == hits[0]


def test_a_closed_bar_shows_no_hits_and_gives_the_focus_back(desk: Desk) -> None:
    desk.start()
    search(desk, "cliente")
    assert desk.panels.pane._hits
    desk.key(Qt.Key.Key_Escape)
    assert desk.panels.pane._hits == ()
    assert desk.reader.hasFocus()
    desk.hub.open(desk.rows()[1].id)
    assert desk.workings.finding._hits == []


def test_the_buttons_go_on_and_back(desk: Desk) -> None:
    desk.start()
    hits = places(desk, "cliente")
    search(desk, "cliente")
    desk.press("Next place")
    assert desk.panels.pane.caret() == hits[1]
    desk.press("Previous place")
    assert desk.panels.pane.caret() == hits[0]
    desk.press("Close the find bar")
    assert not desk.workings.find.isVisible()


def test_without_a_document_nothing_is_found(desk: Desk) -> None:
    desk.start()
    desk.hub.close_document()
    desk.workings.finding.look_for("a", 0)
    assert desk.workings.finding._hits == []
