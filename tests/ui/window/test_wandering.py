import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cxreader import paths
from cxreader.model.scope import Scope
from tests.ui.window.desk import Desk

ALT = Qt.KeyboardModifier.AltModifier
POLISH = Scope(frozenset({"pl"}))
CONTACT = Scope(themes=frozenset({"contact-centre"}))


def settle(desk: Desk) -> None:
    """Let what one key set off come to its end."""
    desk.app.processEvents()
    desk.app.processEvents()


def go(desk: Desk, scope: Scope) -> None:
    desk.hub.set_scope(scope)
    settle(desk)


def here(desk: Desk) -> tuple[Scope, int, int]:
    assert desk.hub.document is not None
    assert desk.hub.passage is not None
    return desk.hub.scope, desk.hub.document.id, desk.hub.passage.start


def back(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Left, ALT)
    settle(desk)


def forward(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Right, ALT)
    settle(desk)


def ways(desk: Desk) -> tuple[bool, bool]:
    commands = desk.window.commands
    return commands["back"].isEnabled(), commands["forward"].isEnabled()


def test_back_and_forward_go_through_scopes_and_their_places(desk: Desk) -> None:
    desk.start()
    settle(desk)
    assert ways(desk) == (False, False)
    seen = [here(desk)]
    for scope in (POLISH, CONTACT, Scope(frozenset({"zh"}))):
        go(desk, scope)
        seen.append(here(desk))
    assert ways(desk) == (True, False)
    for place in reversed(seen[:-1]):
        back(desk)
        assert here(desk) == place
    assert ways(desk) == (False, True)
    desk.workings.wandering.back()
    assert here(desk) == seen[0]
    for place in seen[1:]:
        forward(desk)
        assert here(desk) == place


def test_steps_of_the_caret_are_no_stops_but_where_it_was_last_is_returned_to(desk: Desk) -> None:
    desk.start()
    settle(desk)
    for _ in range(4):
        desk.type("j")
        settle(desk)
    place = here(desk)
    go(desk, POLISH)
    back(desk)
    assert here(desk) == place
    assert ways(desk) == (False, True)


def test_another_document_is_a_stop_and_a_new_way_ends_the_old_one_forward(desk: Desk) -> None:
    desk.start()
    settle(desk)
    first = here(desk)
    desk.give("next_document")
    settle(desk)
    second = here(desk)
    back(desk)
    assert here(desk) == first
    go(desk, CONTACT)
    assert ways(desk) == (True, False)
    back(desk)
    assert here(desk) == first
    assert second != first


def test_a_click_on_a_stripe_is_a_stop_within_the_document(desk: Desk) -> None:
    desk.start()
    settle(desk)
    first = here(desk)
    desk.panels.pane.passage_clicked.emit(7)
    settle(desk)
    assert here(desk) != first
    back(desk)
    assert here(desk) == first


def test_views_are_stops_and_rows_of_the_list_are_not(desk: Desk) -> None:
    desk.start()
    go(desk, CONTACT)
    desk.give("passages")
    settle(desk)
    shown = desk.panels.centre.view
    for _ in range(3):
        desk.key(Qt.Key.Key_Down)
        desk.workings.checking.settle()
        settle(desk)
    row = here(desk)
    go(desk, POLISH)
    back(desk)
    assert here(desk) == row
    assert desk.panels.centre.view is shown
    back(desk)
    assert desk.panels.is_reading
    assert desk.hub.scope == CONTACT
    assert desk.focus() is desk.reader


def test_in_a_large_library_a_scope_and_where_it_leads_are_one_stop(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxreader.ui.counting._SMALL", 100)
    desk.start()
    settle(desk)
    first = here(desk)
    go(desk, POLISH)
    desk.until(lambda: here(desk)[1] != first[1])
    settle(desk)
    back(desk)
    desk.until(lambda: here(desk) == first)
    assert ways(desk) == (False, True)


def test_in_a_large_library_the_list_goes_back_to_its_row(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxreader.ui.counting._SMALL", 100)
    monkeypatch.setattr("cxreader.ui.passage_asking._FEW", 100)
    desk.start()
    go(desk, CONTACT)
    desk.give("passages")
    view = desk.panels.centre.view
    desk.until(lambda: desk.window.counting.facets)
    for _ in range(3):
        desk.key(Qt.Key.Key_Down)
    desk.workings.checking.settle()
    settle(desk)
    row = here(desk)
    go(desk, POLISH)
    desk.until(lambda: here(desk)[1] != row[1])
    back(desk)
    desk.until(lambda: here(desk) == row)
    assert desk.panels.centre.view is view


def test_the_buttons_of_a_mouse_do_the_same_wherever_it_is(desk: Desk) -> None:
    desk.start()
    settle(desk)
    go(desk, POLISH)
    window = desk.window.windowHandle()
    themes = desk.panels.themes
    spot = themes.mapTo(desk.window, themes.rect().center())
    for button, scope in ((Qt.MouseButton.BackButton, Scope()), (Qt.MouseButton.ForwardButton, POLISH)):
        QTest.mouseClick(window, button, pos=spot)
        settle(desk)
        assert desk.hub.scope == scope
    QTest.mouseClick(window, Qt.MouseButton.RightButton, pos=desk.panels.status.pos())
    assert desk.hub.scope == POLISH


def test_a_removed_document_is_passed_over(desk: Desk) -> None:
    desk.start()
    settle(desk)
    _, gone, _ = here(desk)
    desk.give("next_document")
    settle(desk)
    left = here(desk)
    desk.hub.do(lambda session: session.remove(gone))
    settle(desk)
    back(desk)
    assert here(desk) == left


def test_nothing_leads_back_into_another_library(desk: Desk) -> None:
    desk.put_samples()
    desk.start_own()
    settle(desk)
    go(desk, POLISH)
    desk.give("sample_library")
    desk.until(lambda: desk.session.path == paths.sample_library())
    settle(desk)
    assert ways(desk) == (False, False)
