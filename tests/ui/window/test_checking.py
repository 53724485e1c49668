import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QListView, QMenu

from cxreader.model.annotation import Verdict
from cxreader.model.change import Change, Part
from cxreader.model.listed import PassageRow
from cxreader.model.passage import Certainty
from cxreader.model.scope import Scope
from cxreader.ui.passage_list import PassageList
from tests.listed import all_rows
from tests.ui.window.desk import CONTROL, SHIFT, Desk

CONTACT = Scope(themes=frozenset({"contact-centre"}))


@pytest.fixture
def listing(desk: Desk) -> Desk:
    """A window that shows the list of the passages about contact centres."""
    desk.start()
    desk.click_theme("contact-centre")
    desk.key(Qt.Key.Key_2, CONTROL)
    desk.until(lambda: rows(desk))
    return desk


def panel(desk: Desk) -> PassageList:
    found = desk.window.findChild(PassageList)
    assert found is not None
    return found


def rows(desk: Desk) -> list[PassageRow]:
    model = panel(desk).model
    found = [model.row(model.index(place)) for place in range(model.rowCount())]
    return [row for row in found if row]


def here(desk: Desk) -> PassageRow:
    row = panel(desk).current()
    assert row is not None
    return row


def go(desk: Desk, place: int) -> PassageRow:
    """Make the passage at a place of the list the current one and let it rest."""
    wanted = rows(desk)[place]
    panel(desk).view.setCurrentIndex(panel(desk).model.find(wanted.key))
    desk.until(lambda: is_settled(desk))
    return wanted


def is_settled(desk: Desk) -> bool:
    passage = desk.hub.passage
    return passage is not None and (passage.document, passage.start) == here(desk).key


def state(desk: Desk, row: PassageRow) -> Verdict | None:
    found = listed(desk, row)
    assert found is not None
    return found.verdict


def listed(desk: Desk, row: PassageRow) -> PassageRow | None:
    found = panel(desk).model.listed([row.key])
    return found[0] if found else None


def checked(desk: Desk) -> str:
    return desk.part(QLabel, "checked").text().partition(" · ")[0]


def counted(desk: Desk, row: PassageRow) -> list[str]:
    return [coding.theme for coding in desk.session.open(row.document).passages[row.number].counted()]


# ---- the view


def test_the_switch_shows_one_view_at_a_time(desk: Desk) -> None:
    desk.start()
    read, passages = desk.window.commands["read"], desk.window.commands["passages"]
    assert (read.isChecked(), passages.isChecked()) == (True, False)
    desk.press("Passages")
    assert (read.isChecked(), passages.isChecked()) == (False, True)
    assert panel(desk).view.hasFocus()
    assert not desk.panels.pane.isVisible()
    desk.key(Qt.Key.Key_1, CONTROL)
    assert (read.isChecked(), passages.isChecked()) == (True, False)
    assert desk.reader.hasFocus()
    assert not panel(desk).isVisible()


def test_the_sidebar_the_list_the_status_bar_and_the_scope_agree(listing: Desk) -> None:
    number = listing.theme_counts()["contact-centre"]
    assert len(rows(listing)) == number
    assert [row.theme for row in rows(listing)] == ["contact-centre"] * number
    assert listing.scope_sentence().startswith(f"{number} passages")
    assert any(label.text().startswith(f"{number} passages") for label in listing.panels.status.findChildren(QLabel))
    listing.key(Qt.Key.Key_X)
    assert listing.theme_counts()["contact-centre"] == number - 1
    assert listing.scope_sentence().startswith(f"{number - 1} passages")
    assert sum(row.is_in_scope for row in rows(listing)) == number - 1
    for theme, some in list(listing.theme_counts().items())[:6]:
        listing.hub.set_scope(Scope(themes=frozenset({theme})))
        assert len(rows(listing)) == some


def test_the_list_begins_where_the_reader_is(desk: Desk) -> None:
    desk.start()
    desk.hub.set_scope(CONTACT)
    passage = desk.hub.passage
    assert passage is not None
    desk.give("passages")
    assert here(desk).key == (passage.document, passage.start)


def test_enter_opens_the_passage_in_its_text(listing: Desk) -> None:
    open_now = here(listing).document
    wanted = next(row for row in rows(listing) if row.document != open_now)
    panel(listing).view.setCurrentIndex(panel(listing).model.find(wanted.key))
    listing.key(Qt.Key.Key_Return)
    assert listing.reader.hasFocus()
    assert listing.hub.document is not None
    assert listing.hub.document.id == wanted.document
    assert wanted.start <= listing.panels.pane.caret() < wanted.end
    assert listing.panels.pane.reader.accessibleName() == f"Text of {wanted.title}"


def test_the_text_is_as_it_was_where_nothing_else_was_opened(listing: Desk) -> None:
    row = next(row for row in rows(listing) if listing.hub.document and row.document == listing.hub.document.id)
    panel(listing).select(row.key)
    listing.workings.checking.settle()
    shown = listing.reader.document()
    listing.key(Qt.Key.Key_Y)
    panel(listing).select(row.key)
    listing.give("read")
    assert listing.reader.document() is shown
    assert listing.hub.passage is not None
    assert listing.hub.passage.codings[0].verdict is Verdict.YES


def test_another_codebook_or_scope_is_shown_in_the_text_afterwards(listing: Desk) -> None:
    shown = listing.reader.document()
    listing.hub.set_scope(Scope())
    listing.give("read")
    assert listing.reader.document() is not shown
    assert listing.hub.document is not None
    assert listing.reader.accessibleName() == f"Text of {listing.hub.document.title}"


def test_why_the_documents_and_the_status_bar_follow_the_current_row(listing: Desk) -> None:
    for place in (0, -1):
        row = go(listing, place)
        assert listing.hub.document is not None
        assert listing.hub.document.id == row.document
        assert listing.panels.documents.current() == row.document
        assert listing.hub.theme == "contact-centre"
        place_said = {"zh": "ZH", "es": "ES", "fil": "TL"}[row.language]
        assert any(label.text() == place_said for label in listing.panels.status.findChildren(QLabel))


def test_the_reasons_are_those_of_the_theme_of_the_row(desk: Desk) -> None:
    desk.start()
    desk.give("passages")
    weaker = next(row for row in rows(desk) if row.theme and len(counted(desk, row)) > 1)
    desk.hub.do(lambda session: session.accept(weaker, counted(desk, weaker)[-1]))
    panel(desk).select(weaker.key)
    desk.workings.checking.settle()
    assert desk.hub.theme == here(desk).theme == counted(desk, weaker)[-1]


def test_going_through_many_rows_opens_only_the_one_at_rest(listing: Desk) -> None:
    opened: list[int] = []
    listing.hub.document_shown.connect(lambda _: opened.append(listing.hub.document.id if listing.hub.document else 0))
    for _ in range(len(rows(listing)) - 1):
        listing.key(Qt.Key.Key_J)
    listing.until(lambda: is_settled(listing))
    assert len(opened) <= 1


def test_where_the_reader_is_in_the_text_is_kept_while_the_list_is_shown(desk: Desk) -> None:
    desk.start()
    desk.panels.pane.go_to(300, 310)
    place = desk.panels.pane.caret()
    desk.workings.steering.remember_place()
    desk.give("passages")
    go(desk, -1)
    assert desk.session.place(1) == place


def test_a_selection_in_the_text_is_not_what_keys_act_on(desk: Desk) -> None:
    desk.start()
    desk.panels.pane.select(5, 20)
    desk.give("passages")
    desk.workings.checking.settle()
    desk.key(Qt.Key.Key_E)
    desk.key(Qt.Key.Key_E, SHIFT)
    row = here(desk)
    desk.key(Qt.Key.Key_H)
    (note,) = desk.session.notes()
    assert note.highlight.quote == panel(desk).model.words(row).text


# ---- one key decides


def test_a_decision_moves_on_to_the_next(listing: Desk) -> None:
    first, second, third, *_ = rows(listing)
    go(listing, 0)
    before = checked(listing)
    listing.key(Qt.Key.Key_Y)
    listing.key(Qt.Key.Key_X)
    assert here(listing).key == third.key
    assert (state(listing, first), state(listing, second)) == (Verdict.YES, Verdict.NO)
    assert counted(listing, first)
    assert "contact-centre" not in counted(listing, second)
    assert listing.said() == "Not Contact centre. Undo: Ctrl+Z"
    assert (before, checked(listing)) == (f"0 of {len(rows(listing))} checked", f"2 of {len(rows(listing))} checked")


def test_whoever_does_not_want_to_move_on_stays(listing: Desk) -> None:
    listing.panels.centre.view.findChildren(QMenu)[0].actions()[1].trigger()
    row = go(listing, 0)
    listing.key(Qt.Key.Key_Y)
    assert here(listing).key == row.key
    assert not listing.window.choices.now.passages_advance


def test_a_refused_row_stays_struck_until_the_list_begins_anew(listing: Desk) -> None:
    row = go(listing, 0)
    listing.key(Qt.Key.Key_X)
    assert state(listing, row) is Verdict.NO
    panel(listing).select(row.key)
    listing.key(Qt.Key.Key_Y)
    assert state(listing, row) is Verdict.YES
    panel(listing).select(row.key)
    listing.key(Qt.Key.Key_X)
    listing.give("read")
    listing.give("passages")
    assert row.key not in [each.key for each in rows(listing)]


def test_undo_brings_a_refused_row_back_and_goes_to_it(listing: Desk) -> None:
    row = go(listing, 0)
    listing.key(Qt.Key.Key_X)
    listing.key(Qt.Key.Key_J)
    listing.key(Qt.Key.Key_Z, CONTROL)
    assert state(listing, row) is None
    assert here(listing).key == row.key
    assert checked(listing).startswith("0 of")


def test_without_a_theme_in_scope_a_refused_row_shows_what_was_refused(desk: Desk) -> None:
    desk.start()
    desk.give("passages")
    row = next(row for row in rows(desk) if len(counted(desk, row)) > 1)
    panel(desk).select(row.key)
    desk.key(Qt.Key.Key_X)
    found = listed(desk, row)
    assert found == row._replace(verdict=Verdict.NO)
    desk.give("read")
    desk.give("passages")
    following = listed(desk, row)
    assert following is not None
    assert following.theme not in ("", row.theme)
    assert following.verdict is None


def test_a_passage_without_a_theme_is_not_decided(desk: Desk) -> None:
    desk.start()
    desk.give("passages")
    row = next(row for row in rows(desk) if not row.theme)
    panel(desk).select(row.key)
    desk.key(Qt.Key.Key_Y)
    assert desk.said() == "This passage has no theme. Press T to give it one."
    assert here(desk).key == row.key


def test_the_buttons_beside_the_list_decide_as_well(listing: Desk) -> None:
    row = go(listing, 0)
    listing.why.refused.emit()
    assert state(listing, row) is Verdict.NO
    assert here(listing).key == row.key


def test_a_digit_gives_a_favourite_theme(listing: Desk) -> None:
    row = go(listing, 0)
    theme = next(key for key, digit in listing.workings.annotating.favourites().items() if digit == 2)
    listing.key(Qt.Key.Key_2)
    assert theme in counted(listing, row)
    assert here(listing).key == rows(listing)[1].key


def test_t_asks_for_a_theme_in_the_place_of_that_of_the_row(listing: Desk) -> None:
    row = go(listing, 0)

    def choose(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText("Loyalty")
        QTest.keyClick(field, Qt.Key.Key_Return)

    listing.answer(choose)
    listing.key(Qt.Key.Key_T)
    assert "loyalty" in counted(listing, row)
    assert "contact-centre" not in counted(listing, row)
    assert state(listing, row) is Verdict.NO
    listing.answer(QDialog.reject)
    before = here(listing)
    listing.key(Qt.Key.Key_T)
    assert here(listing) == before


def test_j_and_k_and_f8_go_through_the_rows(listing: Desk) -> None:
    go(listing, 0)
    listing.key(Qt.Key.Key_J)
    listing.key(Qt.Key.Key_F8)
    assert here(listing).key == rows(listing)[2].key
    listing.key(Qt.Key.Key_K)
    listing.key(Qt.Key.Key_F8, SHIFT)
    assert here(listing).key == rows(listing)[0].key
    listing.key(Qt.Key.Key_K)
    assert listing.said() == "That was the first passage"
    go(listing, -1)
    listing.key(Qt.Key.Key_J)
    assert listing.said() == "That was the last passage"


def test_highlight_note_quote_and_remove_act_on_the_row(listing: Desk) -> None:
    row = go(listing, 1)
    listing.key(Qt.Key.Key_H)
    assert panel(listing).model.words(row).notes == 1
    listing.key(Qt.Key.Key_Q)
    assert panel(listing).model.words(row).starred
    listing.key(Qt.Key.Key_N)
    assert listing.notes.editor.isVisible()
    assert len(listing.session.notes()) == 1
    listing.key(Qt.Key.Key_Escape)
    assert panel(listing).view.hasFocus()
    listing.key(Qt.Key.Key_U)
    assert listing.session.notes() == []
    assert panel(listing).model.words(row).notes == 0
    listing.key(Qt.Key.Key_U)
    assert listing.said() == "There is no highlight here"


def test_a_row_is_copied_with_its_source(listing: Desk) -> None:
    row = go(listing, 0)
    listing.give("copy_quote")
    assert row.title in listing.app.clipboard().text()


def test_a_row_is_marked_as_noise_and_leaves_the_list_when_it_was_read_again(listing: Desk) -> None:
    row, following = rows(listing)[:2]
    go(listing, 0)
    listing.key(Qt.Key.Key_Z)
    assert listing.said().startswith("Marked as noise")
    listing.until_read()
    listing.until(lambda: listed(listing, row) is None)
    assert here(listing).key == following.key


def test_w_goes_to_the_reasons_of_the_row(listing: Desk) -> None:
    panel(listing).step(1)
    listing.key(Qt.Key.Key_W)
    assert listing.why.isAncestorOf(listing.focus())
    assert is_settled(listing)


# ---- several at once


def marked(desk: Desk, *places: int) -> list[PassageRow]:
    chosen = []
    for place in places:
        chosen.append(go(desk, place))
        desk.key(Qt.Key.Key_Space)
    return chosen


def test_a_key_acts_on_all_that_are_marked_in_one_step(listing: Desk) -> None:
    chosen = marked(listing, 0, 2, -1)
    listing.key(Qt.Key.Key_X)
    assert [state(listing, row) for row in chosen] == [Verdict.NO] * 3
    assert listing.said() == "Not Contact centre: 3 passages. Undo: Ctrl+Z"
    assert panel(listing).model.marked() == []
    listing.key(Qt.Key.Key_Z, CONTROL)
    assert [state(listing, row) for row in chosen] == [None] * 3


def test_many_are_highlighted_quoted_and_given_a_theme_at_once(listing: Desk) -> None:
    chosen = marked(listing, 0, 1)
    listing.key(Qt.Key.Key_H)
    assert len(listing.session.notes()) == 2
    listing.key(Qt.Key.Key_Q)
    assert all(note.highlight.starred for note in listing.session.notes())
    theme = next(key for key, digit in listing.workings.annotating.favourites().items() if digit == 2)
    listing.key(Qt.Key.Key_2)
    assert all(theme in counted(listing, row) for row in chosen)
    assert listing.said().endswith(": 2 passages")


def test_many_become_noise_at_once(listing: Desk) -> None:
    chosen = marked(listing, 0, 1)
    listing.key(Qt.Key.Key_Z)
    listing.until_read()
    listing.until(lambda: not any(listed(listing, row) for row in chosen))
    assert listing.session.undo_name == "Mark as Noise"


def test_escape_lets_go_of_marks_first_and_then_of_the_scope(listing: Desk) -> None:
    marked(listing, 0)
    listing.key(Qt.Key.Key_Escape)
    assert listing.hub.scope == CONTACT
    listing.key(Qt.Key.Key_Escape)
    assert listing.hub.scope == Scope()
    assert panel(listing).view.hasFocus()


# ---- the scope


def test_another_scope_keeps_the_current_passage_or_begins_at_the_first(listing: Desk) -> None:
    row = go(listing, 1)
    listing.give("clear_scope")
    assert here(listing).key == row.key
    other = next(theme for theme, some in listing.theme_counts().items() if some and theme not in counted(listing, row))
    listing.click_theme(other)
    assert here(listing).key == rows(listing)[0].key
    assert panel(listing).view.hasFocus()
    listing.until(lambda: is_settled(listing))


def test_without_passages_the_two_ways_out_lead_out(listing: Desk) -> None:
    theme = next(theme for theme, some in listing.theme_counts().items() if some)
    listing.hub.set_scope(Scope(frozenset({"ko"}), frozenset({theme})))
    name = listing.session.codebook.theme(theme).name
    assert f"No passages about {name} in Korean." in [label.text() for label in panel(listing).findChildren(QLabel)]
    for command in ("highlight", "note", "noise", "theme", "star", "accept", "remove_highlight"):
        listing.give(command)
    assert (listing.session.undo_name, listing.session.notes()) == ("", [])
    listing.press(f"Show other languages ({listing.session.size(Scope(themes=frozenset({theme})))[0]})")
    assert listing.hub.scope == Scope(themes=frozenset({theme}))
    listing.hub.set_scope(Scope(frozenset({"ko"})))
    listing.press("Clear scope", panel(listing))
    assert listing.hub.scope == Scope()
    assert rows(listing)


def test_choices_about_the_list_are_kept(desk: Desk) -> None:
    desk.start()
    desk.give("passages")
    boxes = panel(desk).head.findChildren(QComboBox)
    for box, value in zip(boxes, ("none", "surest"), strict=True):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    panel(desk).head.findChildren(QMenu)[0].actions()[0].trigger()
    desk.restart()
    desk.give("passages")
    now = desk.window.choices.now
    assert (now.passages_grouping, now.passages_order, now.passages_compact) == ("none", "surest", True)
    steps = {Certainty.SURE: 0, Certainty.FAIRLY: 1, Certainty.DOUBTFUL: 2}
    shown = [(steps[row.certainty], -row.score) for row in rows(desk) if row.certainty]
    assert shown == sorted(shown)
    assert panel(desk).view.visualRect(panel(desk).view.currentIndex()).height() < 40


def test_single_letters_can_be_off(desk: Desk) -> None:
    desk.put_settings("single_keys = false\n")
    desk.start()
    desk.give("passages")
    desk.key(Qt.Key.Key_Y)
    desk.key(Qt.Key.Key_2)
    assert desk.session.undo_name == ""
    desk.key(Qt.Key.Key_Y, CONTROL | SHIFT)
    assert desk.session.undo_name != ""


# ---- what goes on elsewhere


def test_a_click_on_a_document_goes_to_its_first_passage_in_the_list(listing: Desk) -> None:
    wanted = next(row for row in rows(listing) if row.document != here(listing).document)
    listing.panels.documents.opened.emit(wanted.document)
    assert here(listing).key == wanted.key
    listing.until(lambda: is_settled(listing))


def test_a_document_without_passages_in_the_list_is_read(listing: Desk) -> None:
    listed = {row.document for row in rows(listing)}
    other = next(row.id for row in listing.session.documents(Scope()) if row.id not in listed)
    listing.panels.documents.opened.emit(other)
    assert listing.panels.is_reading
    assert listing.hub.document is not None
    assert listing.hub.document.id == other


def test_a_document_that_is_opened_without_being_asked_for_leaves_the_list_alone(listing: Desk) -> None:
    row = go(listing, 0)
    listed = {row.document for row in rows(listing)}
    other = next(row.id for row in listing.session.documents(Scope()) if row.id not in listed)
    listing.hub.open(other)
    listing.until(lambda: is_settled(listing))
    assert here(listing).key == row.key


def test_a_head_is_not_acted_on(listing: Desk) -> None:
    listing.key(Qt.Key.Key_Home)
    assert panel(listing).current() is None
    for key in (Qt.Key.Key_2, Qt.Key.Key_H, Qt.Key.Key_Q, Qt.Key.Key_Z, Qt.Key.Key_N, Qt.Key.Key_T):
        listing.key(key)
    assert listing.session.undo_name == ""


def test_a_paragraph_is_unfolded_in_the_list(listing: Desk) -> None:
    row = go(listing, -1)
    listing.key(Qt.Key.Key_Right)
    paragraph = panel(listing).model.unfolded(row)
    assert paragraph is not None
    assert paragraph == listing.session.paragraph(row)


def test_a_decision_that_cannot_be_stored_leaves_the_row_as_it_is(listing: Desk) -> None:
    row = go(listing, 0)
    with closing(sqlite3.connect(listing.session.path, isolation_level=None)) as other:
        listing.session._library.db.execute("PRAGMA busy_timeout = 1")
        other.execute("BEGIN IMMEDIATE")
        listing.key(Qt.Key.Key_Y)
        listing.key(Qt.Key.Key_2)
    assert (here(listing).key, state(listing, row)) == (row.key, None)
    assert "in use by another program" in listing.banner()


def test_go_to_a_document_shows_its_text_and_to_a_theme_the_list(listing: Desk) -> None:
    listing.workings.steering.go_to("theme", "loyalty")
    assert panel(listing).view.hasFocus()
    listing.workings.steering.go_to("document", "3")
    assert listing.panels.is_reading
    assert listing.reader.hasFocus()


def test_a_stretch_in_the_list_is_gone_to_there_and_any_other_in_its_text(listing: Desk) -> None:
    row = rows(listing)[-1]
    listing.hub.open(row.document, row.start)
    listing.hub.went.emit(row.start, row.end)
    assert here(listing).key == row.key
    outside = next(row for row in all_rows(listing.session, Scope()) if not row.theme)
    listing.hub.open(outside.document, outside.start)
    assert listing.panels.is_reading


@pytest.mark.parametrize("command", ["next_note", "previous_note", "find"])
def test_what_needs_the_text_shows_it(listing: Desk, command: str) -> None:
    listing.give(command)
    assert listing.panels.is_reading


def test_a_note_of_the_panel_is_shown_in_its_text(listing: Desk) -> None:
    go(listing, 0)
    listing.key(Qt.Key.Key_H)
    key = listing.session.notes()[0].highlight.id
    listing.notes.activated.emit(key)
    assert listing.panels.is_reading


def test_other_findings_come_in_when_the_program_rests(listing: Desk) -> None:
    row = rows(listing)[0]
    with listing.session._library.transaction() as db:
        db.execute("DELETE FROM finding WHERE document = ? AND passage = ?", (row.document, row.number))
    listing.hub.found((row.document,))
    assert listed(listing, row)
    listing.until(lambda: listed(listing, row) is None)


def test_decisions_on_passages_that_are_not_listed_are_taken_in(listing: Desk) -> None:
    outside = next(row for row in all_rows(listing.session, Scope()) if not row.theme)
    listing.hub.do(lambda session: session.set_theme(outside, "contact-centre"))
    assert listed(listing, outside)
    assert here(listing).key != outside.key


def test_a_changed_codebook_begins_the_list_anew(listing: Desk) -> None:
    row = go(listing, 0)
    listing.key(Qt.Key.Key_X)
    listing.hub.changed.emit(Change(Part.CODEBOOK))
    assert listed(listing, row) is None


def test_another_library_is_listed_from_its_start(listing: Desk) -> None:
    listing.put_samples(listing.root / "other.cxlib")
    listing.workings.arriving.show_library(listing.root / "other.cxlib")
    assert len(rows(listing)) == listing.session.size(listing.hub.scope)[0]
    listing.until(lambda: is_settled(listing))


def test_an_empty_library_has_neither_text_nor_list(listing: Desk) -> None:
    for key in [row.id for row in listing.session.documents(Scope())]:
        listing.panels.documents.removed.emit([key])
    assert listing.panels.empty.isVisible()
    assert rows(listing) == []
    listing.give("undo")
    listing.give("undo")
    listing.give("undo")
    assert panel(listing).view.isVisible()
    assert here(listing) in rows(listing)


def test_the_menu_of_a_row_acts_on_it(listing: Desk) -> None:
    row = go(listing, 0)
    met: list[list[str]] = []

    def look() -> None:
        menu = listing.app.activePopupWidget()
        if isinstance(menu, QMenu):
            met.append([action.text() for action in menu.actions()])
            menu.close()

    QTimer.singleShot(0, listing.window, look)
    panel(listing).menu_wanted.emit(QPoint(0, 0))
    assert "&Yes, This Theme" in met[0]
    assert state(listing, row) is None


def test_a_screen_reader_finds_a_list_of_passages(listing: Desk) -> None:
    interface = QAccessible.queryAccessibleInterface(listing.part(QListView, "passages"))
    assert (interface.role(), interface.text(QAccessible.Text.Name)) == (QAccessible.Role.List, "Passages")
    names = [interface.child(place).text(QAccessible.Text.Name) for place in range(3)]
    assert names[1].startswith(f"Passage 1 of {len(rows(listing))}. Contact centre, ")


def test_f6_goes_round_by_the_list(listing: Desk) -> None:
    seen: list[bool] = []
    for _ in range(7):
        listing.key(Qt.Key.Key_F6)
        seen.append(panel(listing).isAncestorOf(listing.focus()))
    assert any(seen)
    assert not all(seen)
