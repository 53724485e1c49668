from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel

from cxreader.model.annotation import Verdict
from cxreader.model.listed import Grouping, Key, Order, PassageRow, unpack
from cxreader.model.scope import Scope
from cxreader.session import Session
from cxreader.ui import counting, passage_asking
from cxreader.ui.passage_list import PassageList
from tests.listed import all_rows
from tests.ui.window.desk import CONTROL, Desk

CONTACT = Scope(themes=frozenset({"contact-centre"}))


@pytest.fixture
def large(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window in which the samples count as a large library, with the list of their passages."""
    monkeypatch.setattr(counting, "_SMALL", 10)
    monkeypatch.setattr(passage_asking, "_FEW", 10)
    monkeypatch.setattr(passage_asking, "_FIRST", 12)
    desk.put_settings('passages_grouping = "language"\n')
    desk.start()
    return desk


@pytest.fixture
def listing(large: Desk) -> Desk:
    large.give("passages")
    large.until(lambda: is_whole(large))
    return large


def panel(desk: Desk) -> PassageList:
    found = desk.window.findChild(PassageList)
    assert found is not None
    return found


def keys(desk: Desk) -> list[Key]:
    return [unpack(key) for key in panel(desk).model.listing.keys]


def is_whole(desk: Desk) -> bool:
    listing = panel(desk).model.listing
    return listing.is_whole and len(listing.keys) == desk.session.size(desk.hub.scope)[0]


def asked(desk: Desk, scope: Scope) -> list[Key]:
    return [unpack(key) for key in desk.session.listing(scope, Grouping.LANGUAGE, Order.DOUBTFUL).keys]


def foot(desk: Desk) -> str:
    return desk.part(QLabel, "checked").text()


def watch(desk: Desk) -> list[int]:
    """Return how many passages are listed each time that the list changes, from now on."""
    seen: list[int] = []
    model = panel(desk).model
    model.modelReset.connect(lambda: seen.append(len(model.listing.keys)))
    return seen


def test_the_first_passages_are_there_before_all_are_known(listing: Desk) -> None:
    seen = watch(listing)
    listing.hub.set_scope(CONTACT)
    assert seen == []
    listing.until(lambda: is_whole(listing))
    number = listing.session.size(CONTACT)[0]
    assert seen == [12, number]
    assert keys(listing) == asked(listing, CONTACT)
    assert panel(listing).key() == keys(listing)[0]
    assert foot(listing).startswith(f"0 of {number} checked")
    listing.until(lambda: listing.hub.passage and listing.hub.passage.start == keys(listing)[0][1])


def test_the_passage_that_the_reader_is_at_becomes_current_as_soon_as_it_is_known(large: Desk) -> None:
    place = all_rows(large.session, Scope())[-20]
    large.hub.open(place.document, place.start)
    large.give("passages")
    large.until(lambda: panel(large).key() == place.key)
    assert is_whole(large)
    assert large.hub.passage is not None
    assert large.hub.passage.start == place.start


def test_whoever_has_moved_meanwhile_stays_there(large: Desk) -> None:
    place = all_rows(large.session, Scope())[-20]
    large.hub.open(place.document, place.start)
    large.give("passages")
    large.until(lambda: panel(large).model.passages)
    assert not is_whole(large)
    large.key(Qt.Key.Key_J)
    here = panel(large).key()
    large.until(lambda: is_whole(large))
    assert panel(large).key() == here != place.key


def test_what_is_decided_while_the_rest_is_asked_for_is_kept(large: Desk) -> None:
    large.hub.set_scope(CONTACT)
    large.give("passages")
    large.until(lambda: panel(large).model.passages)
    assert not is_whole(large)
    panel(large).view.setCurrentIndex(panel(large).model.index(1))
    row = panel(large).current()
    assert row is not None
    large.key(Qt.Key.Key_X)
    large.until(lambda: panel(large).model.listing.is_whole)
    assert panel(large).model.listed([row.key]) == [row._replace(verdict=Verdict.NO)]
    assert panel(large).model.checked == 1
    assert len(keys(large)) == large.session.size(CONTACT)[0] + 1


def refuse(desk: Desk) -> PassageRow:
    """Refuse the theme of the first passage of the list."""
    panel(desk).view.setCurrentIndex(panel(desk).model.index(1))
    row = panel(desk).current()
    assert row is not None
    desk.key(Qt.Key.Key_X)
    return row


def test_undo_is_seen_at_once_and_the_list_goes_on(listing: Desk) -> None:
    row, before = refuse(listing), keys(listing)
    listing.key(Qt.Key.Key_End)
    listing.key(Qt.Key.Key_Z, CONTROL)
    assert panel(listing).model.listed([row.key]) == [row]
    assert panel(listing).key() == row.key
    listing.until(lambda: not panel(listing).model.held)
    assert keys(listing) == before
    listing.key(Qt.Key.Key_Y, CONTROL)
    assert panel(listing).model.listed([row.key]) == [row._replace(verdict=Verdict.NO)]
    assert panel(listing).key() == row.key


def test_what_is_refused_out_of_sight_by_redo_stays_listed(large: Desk) -> None:
    large.hub.set_scope(CONTACT)
    large.give("passages")
    large.until(lambda: is_whole(large))
    row = refuse(large)
    large.key(Qt.Key.Key_Z, CONTROL)
    large.give("read")
    seen = watch(large)
    large.give("passages")
    large.until(lambda: len(seen) == 2)
    seen.clear()
    large.key(Qt.Key.Key_End)
    large.key(Qt.Key.Key_Y, CONTROL)
    large.until(lambda: seen)
    assert panel(large).model.listed([row.key]) == [row._replace(verdict=Verdict.NO)]
    assert row.key in keys(large)
    assert panel(large).key() == row.key


def test_changes_that_follow_each_other_are_all_taken_in(listing: Desk) -> None:
    outside = all_rows(listing.session, Scope())[:3]
    listing.hub.set_scope(Scope(themes=frozenset({"loyalty"})))
    listing.until(lambda: is_whole(listing))
    for row in outside:
        listing.hub.do(partial(Session.set_theme, passage=row, theme="loyalty"))
    listing.until(lambda: {row.key for row in outside} <= set(keys(listing)))
    assert panel(listing).model.checked == len(outside)


def test_documents_that_go_one_after_the_other_are_all_taken_off(listing: Desk) -> None:
    listing.hub.do(lambda session: session.remove(3))
    listing.hub.do(lambda session: session.remove(4))
    listing.until(lambda: {document for document, _ in keys(listing)} == {1, 2})
    assert is_whole(listing)


def test_another_order_keeps_what_was_refused_and_the_current_passage(listing: Desk) -> None:
    row = refuse(listing)
    here = panel(listing).key()
    box = panel(listing).findChildren(QComboBox)[1]
    box.setCurrentIndex(box.findData("place"))
    seen = watch(listing)
    box.activated.emit(box.currentIndex())
    listing.until(lambda: seen)
    assert panel(listing).key() == here
    chinese = [row_.key for row_ in all_rows(listing.session, Scope(languages=frozenset({"zh"})))]
    assert keys(listing)[: len(chinese)] == chinese
    assert panel(listing).model.listed([row.key]) == [row._replace(verdict=Verdict.NO)]


def test_a_scope_that_follows_another_takes_its_place(listing: Desk) -> None:
    listing.hub.set_scope(CONTACT)
    listing.hub.set_scope(Scope(themes=frozenset({"loyalty"})))
    listing.until(lambda: is_whole(listing))
    assert keys(listing) == asked(listing, Scope(themes=frozenset({"loyalty"})))


def test_a_list_that_could_not_be_asked_for_can_be_asked_for_again(listing: Desk) -> None:
    listing.window.counting.failed.emit("The library is in use by another program.")
    listing.hub.set_scope(CONTACT)
    listing.until(lambda: is_whole(listing))


def test_an_empty_scope_says_what_there_is_none_of(listing: Desk) -> None:
    listing.hub.set_scope(Scope(languages=frozenset({"ko"}), documents=frozenset({1})))
    listing.until(panel(listing).nowhere.isVisible)
    title = listing.session.document_title(1)
    words = [label.text() for label in panel(listing).nowhere.findChildren(QLabel)]
    assert words == [f"No passages in Korean, in “{title}”."]
    number = listing.session.size(Scope(documents=frozenset({1})))[0]
    listing.press(f"Show other languages ({number})")
    listing.until(lambda: len(keys(listing)) == number)


def test_steps_in_the_text_that_follow_each_other_are_all_taken(large: Desk) -> None:
    starts = [place[:2] for place in large.session.passages(Scope())]
    large.hub.open(*starts[0])
    large.hub.caret_at(starts[0][1])
    for _ in range(3):
        large.give("next_passage")
    large.until(lambda: here(large) == starts[3])
    large.until(lambda: large.said().startswith("Passage 4 of "))
    large.give("previous_passage")
    large.until(lambda: here(large) == starts[2])


def here(desk: Desk) -> Key:
    passage = desk.hub.passage
    return (passage.document, passage.start) if passage else (0, 0)


def test_a_new_scope_does_not_take_the_text_into_sight_again(large: Desk) -> None:
    large.hub.set_scope(Scope(themes=frozenset({"loyalty"})))
    large.give("passages")
    large.until(lambda: is_whole(large))
    answered: list[object] = []
    large.window.counting.ask(lambda session: session.name, answered.append, "a name")
    large.until(lambda: answered)
    assert not large.panels.is_reading


def test_a_step_that_failed_is_forgotten(large: Desk) -> None:
    starts = [place[:2] for place in large.session.passages(Scope())]
    large.hub.open(*starts[5])
    large.hub.caret_at(starts[5][1])
    large.give("next_passage")
    large.window.counting.failed.emit("The library is in use by another program.")
    large.give("next_passage")
    large.until(lambda: here(large) == starts[6])


def test_the_view_is_the_same_after_a_restart(desk: Desk) -> None:
    desk.start()
    desk.give("passages")
    desk.restart()
    desk.until(lambda: panel(desk).isVisible())
    assert desk.window.commands["passages"].isChecked()
    desk.give("read")
    desk.restart()
    assert desk.panels.is_reading
    assert desk.window.findChild(PassageList) is None
