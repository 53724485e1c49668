import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from cxreader.model.searching import Sought
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
    assert desk.panels.pane._marks._hits
    desk.key(Qt.Key.Key_Escape)
    assert desk.panels.pane._marks._hits == ()
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
    desk.workings.finding.look_for(Sought("a"), 0)
    assert desk.workings.finding._hits == []


def choose(desk: Desk, words: str) -> None:
    box = next(box for box in desk.workings.find.findChildren(QCheckBox) if box.text() == words)
    box.click()


def test_words_may_have_to_be_whole_or_have_forms(desk: Desk) -> None:
    desk.start()
    field = search(desk, "cliente")
    parts = len(desk.workings.finding._hits)
    choose(desk, "Whole words")
    whole = len(desk.workings.finding._hits)
    assert 0 < whole < parts
    choose(desk, "Whole words")
    choose(desk, "Word forms")
    assert whole < len(desk.workings.finding._hits)
    assert field.accessibleDescription().endswith(f" of {len(desk.workings.finding._hits)}")


def test_signs_are_found_where_they_are_and_else_the_words_alone(desk: Desk) -> None:
    desk.start()
    search(desk, "cliente. lanzando")
    assert len(desk.workings.finding._hits) == 1
    search(desk, "cliente; lanzando")
    assert len(desk.workings.finding._hits) == 1


def test_a_pattern_is_found_or_explained(desk: Desk) -> None:
    desk.start()
    field = search(desk, "client")
    choose(desk, "Pattern")
    search(desk, "clientes? [a-z]{3} ")
    assert desk.workings.finding._hits
    problem = desk.part(QLabel, "findProblem")
    assert not problem.isVisible()
    search(desk, "(client")
    assert problem.text() == "The pattern is faulty at its end: a ( is not closed."
    assert field.accessibleDescription() == problem.text()
    assert desk.workings.finding._hits == []
    choose(desk, "Pattern")
    assert not problem.isVisible()


def slow(desk: Desk) -> None:
    """Open a text in which the pattern takes longer than anybody waits."""
    desk.start_own()
    desk.workings.arriving.open_paths([desk.put_text("slow.txt", "a" * 60 + "b!")])
    desk.until_read()
    desk.hub.open(next(row.id for row in desk.rows() if row.title.startswith("aaa")))
    search(desk, "zz")
    choose(desk, "Pattern")


def test_a_pattern_that_takes_too_long_ends_with_a_sentence(desk: Desk) -> None:
    slow(desk)
    search(desk, "(a|aa)+$")
    problem = desk.part(QLabel, "findProblem")
    desk.until(problem.isVisible)
    assert problem.text() == "This pattern takes too long in this text. Make it simpler."


def test_what_is_no_longer_looked_for_is_not_told_of(desk: Desk) -> None:
    slow(desk)
    search(desk, "(a|aa)+$")
    search(desk, "b")
    desk.until(lambda: not desk.workings.finding._jobs._running)
    assert not desk.part(QLabel, "findProblem").isVisible()
    assert len(desk.workings.finding._hits) == 1


def test_a_pattern_that_takes_a_while_is_found_in_the_background(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxreader.ui.finding._LONGEST", 60.0)
    slow(desk)
    search(desk, "(a|aa){16}$|b")
    desk.until(lambda: not desk.workings.finding._jobs._running)
    assert desk.workings.finding._hits == [(60, 61)]
