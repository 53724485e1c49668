from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from cxreader import paths
from cxreader.model import language as languages
from cxreader.model.annotation import Verdict
from cxreader.model.change import Change, Part
from cxreader.model.scope import Scope
from cxreader.session import Session, open_session
from tests.ui.window.desk import CONTROL, Desk

THEME = "contact-centre"


def steps(desk: Desk, by: int) -> list[tuple[int, int]]:
    """Step until no passage is left that way, and return where one came by."""
    end = "That was the last passage" if by > 0 else "That was the first passage"
    places: list[tuple[int, int]] = []
    while True:
        desk.give("next_passage" if by > 0 else "previous_passage")
        if desk.said() == end:
            return places
        assert desk.hub.document is not None
        places.append((desk.hub.document.id, desk.panels.pane.caret()))


def shown(desk: Desk) -> int | None:
    """Return the open document."""
    return desk.hub.document.id if desk.hub.document else None


def test_a_theme_that_goes_leaves_the_scope_too(desk: Desk) -> None:
    desk.start()
    whole = desk.scope_sentence()
    desk.click_theme(THEME)
    desk.hub.do(lambda session: session.delete_theme(THEME))
    assert desk.hub.scope == desk.session.last_view()[1] == Scope()
    assert desk.scope_sentence() == whole
    desk.key(Qt.Key.Key_Escape)
    assert desk.reader.hasFocus()


def test_a_scope_keeps_the_themes_that_are_left(desk: Desk) -> None:
    desk.start()
    desk.click_theme(THEME)
    desk.click_theme("touchpoints", CONTROL)
    desk.hub.do(lambda session: session.delete_theme(THEME))
    assert desk.hub.scope == Scope(themes=frozenset({"touchpoints"}))


def test_stepping_goes_through_all_passages_in_scope_and_no_others(desk: Desk) -> None:
    desk.start()
    desk.click_theme(THEME)
    first = steps(desk, -1)
    places = first[-1:] or [(desk.rows()[0].id, desk.panels.pane.caret())]
    places = [places[0], *steps(desk, 1)]
    count = desk.theme_counts()[THEME]
    assert len(places) == len(set(places)) == count
    assert places == [place[:2] for place in desk.session.passages(desk.hub.scope)]
    assert len({document for document, _ in places}) == desk.session.size(desk.hub.scope)[1] > 1


@pytest.mark.parametrize("language", ["es", "zh", "pl", "fil"])
def test_tree_bar_status_and_steps_say_the_same_number(desk: Desk, language: str) -> None:
    desk.start()
    desk.panels.chips.chosen.emit(frozenset({language}))
    theme, count = max(desk.theme_counts().items(), key=lambda item: item[1])
    desk.click_theme(theme)
    said = f"{count} passage{'' if count == 1 else 's'} in 1 document"
    assert desk.said() == f"Scope: {said}"
    assert desk.scope_sentence() == said
    assert desk.panels.status._scope.text().startswith(said.replace(" in 1 document", " · 1 of 4 documents"))
    steps(desk, -1)
    assert 1 + len(steps(desk, 1)) == count
    assert f"passages in {desk.rows()[0].title}" not in desk.said()
    assert [row.scoped for row in desk.rows()] == [count]


def test_a_step_says_where_it_led(desk: Desk) -> None:
    desk.start()
    desk.click_theme(THEME)
    steps(desk, -1)
    count = desk.theme_counts()[THEME]
    desk.give("next_passage")
    passage = desk.hub.passage
    assert passage is not None
    assert desk.said() == f"Passage 2 of {count}, Contact centre, {languages.name(passage.language)}"
    assert THEME in {coding.theme for coding in passage.codings}


def test_a_step_to_a_passage_without_a_theme_says_so(desk: Desk) -> None:
    desk.start()
    said = []
    for _ in range(60):
        desk.give("next_passage")
        assert desk.hub.passage is not None
        if not desk.hub.passage.codings:
            said.append(desk.said())
    assert said
    assert all(words.count(",") == 1 and words.startswith("Passage ") for words in said)


def test_a_step_from_between_goes_to_the_nearest_one_that_way(desk: Desk) -> None:
    desk.start()
    desk.click_theme(THEME)
    places = [place[:2] for place in desk.session.passages(desk.hub.scope)]
    document, start = places[3]
    desk.hub.open(document, start)
    desk.hub.went.emit(start - 1, start - 1)
    assert desk.hub.passage is not None
    assert desk.hub.passage.start < start
    desk.give("next_passage")
    assert desk.panels.pane.caret() == start
    desk.hub.went.emit(start - 1, start - 1)
    desk.give("previous_passage")
    assert desk.panels.pane.caret() == places[2][1]


def test_an_empty_scope_says_so(desk: Desk) -> None:
    desk.start()
    desk.hub.set_scope(Scope(frozenset({"fr"}), frozenset({THEME})))
    assert desk.said() == "Scope: 0 passages in 0 documents"
    desk.give("next_passage")
    assert desk.said() == "No passages in scope"


def test_a_scope_with_a_theme_leads_to_its_next_passage(desk: Desk) -> None:
    desk.start()
    last = desk.rows()[-1].id
    desk.hub.open(last, len(desk.session.open(last).text))
    desk.click_theme(THEME)
    assert desk.hub.passage is not None
    assert THEME in {coding.theme for coding in desk.hub.passage.codings}
    # there is none after the end of the last text, so it begins again
    assert desk.hub.document is not None
    assert (desk.hub.document.id, desk.hub.passage.start) == desk.session.passages(desk.hub.scope)[0][:2]


def test_the_same_scope_twice_is_said_once(desk: Desk) -> None:
    desk.start()
    changes: list[Change] = []
    desk.hub.changed.connect(changes.append)
    for _ in range(2):
        desk.hub.set_scope(Scope(frozenset({"pl"})))
    assert [change.parts for change in changes] == [Part.SCOPE]


def test_documents_are_stepped_through_in_the_order_of_the_list(desk: Desk) -> None:
    desk.start()
    keys = [row.id for row in desk.rows()]
    seen = []
    for command in (*["next_document"] * 4, *["previous_document"] * 2):
        desk.give(command)
        seen.append(shown(desk))
    assert seen == [keys[1], keys[2], keys[3], keys[3], keys[2], keys[1]]
    desk.hub.set_scope(Scope(frozenset({"fil"})))
    desk.give("next_document")
    assert shown(desk) == keys[3]


def test_yes_no_and_undo_change_what_counts(desk: Desk) -> None:
    desk.start()
    desk.click_theme(THEME)
    before = desk.theme_counts()[THEME]
    desk.read()
    desk.type("x")
    assert desk.said() == "Not Contact centre. Undo: Ctrl+Z"
    assert desk.theme_counts()[THEME] == before - 1
    assert desk.scope_sentence().startswith(f"{before - 1} passages")
    desk.type("y")
    assert desk.said() == "Yes, Contact centre"
    assert desk.theme_counts()[THEME] == before
    desk.give("undo")
    assert desk.said() == "Undone: Yes, Contact centre"
    desk.give("undo")
    assert desk.said() == "Undone: Not Contact centre"
    assert desk.theme_counts()[THEME] == before
    assert desk.hub.passage is not None
    assert all(coding.verdict is None for coding in desk.hub.passage.codings)
    desk.give("redo")
    assert desk.theme_counts()[THEME] == before - 1
    assert desk.why.theme() == THEME


def test_a_decision_survives_restart_and_classifying_again(desk: Desk) -> None:
    desk.start()
    desk.click_theme(THEME)
    desk.read()
    desk.type("x")
    passage = desk.hub.passage
    assert passage is not None
    desk.restart()
    desk.give("classify_again")
    desk.until_read()
    again = desk.session.open(passage.document).passages[passage.number]
    assert [c.verdict for c in again.codings if c.theme == THEME] == [Verdict.NO]


def test_a_passage_without_themes_asks_for_one(desk: Desk) -> None:
    desk.start()
    document = next(
        (row.id, passage.start)
        for row in desk.rows()
        for passage in desk.session.open(row.id).passages
        if not passage.codings and not passage.noise
    )
    desk.hub.open(*document)
    assert desk.hub.theme == ""
    for letter in "yx":
        desk.type(letter)
        assert desk.said() == "This passage has no theme. Press T to give it one."
    assert desk.session.undo_name == ""
    desk.type("1")
    assert desk.hub.theme == next(iter(desk.workings.annotating.favourites()))


def test_the_shown_theme_is_the_chosen_one_then_one_in_scope_then_the_strongest(desk: Desk) -> None:
    desk.start()
    row, passage = next(
        (row, passage)
        for row in desk.rows()
        for passage in desk.session.open(row.id).passages
        if len(passage.codings) > 1
    )
    first, second = (coding.theme for coding in passage.codings[:2])
    desk.hub.open(row.id, passage.start)
    desk.hub.caret_at(passage.start)
    assert desk.hub.theme == desk.why.theme() == first
    desk.why.theme_selected.emit(second)
    assert desk.hub.theme == second
    desk.give("next_passage")
    desk.give("previous_passage")
    assert desk.hub.theme == first
    desk.panels.themes.chosen.emit(second, False)
    desk.hub.open(row.id, passage.start)
    assert desk.hub.theme == desk.why.theme() == second


def test_without_a_document_nothing_happens(desk: Desk) -> None:
    desk.put_settings(f'library = "{paths.own_library()}"\n')
    open_session(paths.own_library()).close()
    desk.start()
    hub = desk.hub
    assert hub.document is None
    assert (hub.theme, hub.reasons(), hub.highlight(0, 5), hub.highlight_at(0)) == ("", (), None, None)
    hub.caret_at(3)
    for theme in (hub.change_theme, hub.add_theme):
        theme(THEME)
    for command in ("next_passage", "highlight", "note", "star", "remove_highlight", "copy_quote", "next_document"):
        desk.give(command)
    desk.workings.stepping.enter_scope()
    assert desk.session.undo_name == ""


def test_an_empty_stretch_is_no_highlight(desk: Desk) -> None:
    desk.start()
    assert desk.hub.highlight(4, 4) is None
    assert desk.session.notes() == []


def test_the_shortest_highlight_at_a_place_is_the_one_meant(desk: Desk) -> None:
    desk.start()
    wide = desk.hub.highlight(0, 50)
    narrow = desk.hub.highlight(10, 20)
    assert [desk.hub.highlight_at(place) for place in (5, 10, 20, 21, 51)] == [wide, narrow, narrow, wide, None]


def test_removing_the_open_document_leads_to_its_neighbour_and_undo_brings_it_back(desk: Desk) -> None:
    desk.start()
    keys = [row.id for row in desk.rows()]
    title = desk.rows()[1].title
    desk.hub.open(keys[1])
    desk.panels.documents.removed.emit((keys[1],))
    assert desk.said() == f"Removed “{title}”. Undo: Ctrl+Z"
    assert desk.hub.document is not None
    assert desk.hub.document.id == desk.panels.documents.current() == keys[2]
    desk.give("undo")
    assert [row.id for row in desk.rows()] == keys
    desk.hub.open(keys[3])
    desk.panels.documents.removed.emit((keys[3],))
    assert desk.hub.document.id == keys[2]
    desk.panels.documents.removed.emit((keys[0],))
    assert desk.hub.document.id == keys[2]


def test_a_list_that_is_emptied_shows_the_invitation_until_undo(desk: Desk) -> None:
    desk.start()
    for row in desk.rows():
        desk.panels.documents.removed.emit((row.id,))
    assert desk.panels.empty.isVisible()
    assert shown(desk) is None
    assert desk.window.windowTitle() == "Sample library — cxreader"
    assert not desk.why.findChildren(type(desk.why._yes))[0].isEnabled()
    desk.give("undo")
    assert shown(desk) == desk.rows()[0].id
    assert desk.panels.pane.isVisible()
    desk.give("redo")
    assert desk.panels.empty.isVisible()


def test_undoing_an_addition_leaves_the_document(desk: Desk) -> None:
    desk.start_own()
    desk.workings.arriving.open_paths([desk.put_text("own.txt", "The call centre answered at once.")])
    desk.until_read()
    new = desk.rows()[-1].id
    assert desk.hub.document is not None
    assert desk.hub.document.id == new
    desk.give("undo")
    assert desk.said() == "Undone: Add Documents"
    assert desk.hub.document.id == desk.rows()[-1].id != new


def test_a_document_that_was_removed_is_not_opened_at_the_next_start(desk: Desk) -> None:
    desk.start()
    first = desk.rows()[0].id
    desk.hub.open(first)
    session = desk.session
    desk.stop()
    session = open_session(session.path)
    session.remove(first)
    session.close()
    desk.start()
    assert desk.hub.document is not None
    assert desk.hub.document.id == desk.rows()[0].id != first


def test_going_over_to_an_empty_library_leaves_nothing_behind(desk: Desk) -> None:
    desk.start()
    desk.click_theme(THEME)
    desk.give("own_library")
    assert desk.session.path == paths.own_library()
    assert desk.why.theme() is None
    assert desk.panels.status._place.text() == ""
    assert desk.scope_sentence() == "0 passages in 0 documents"
    assert desk.rows() == []
    desk.give("sample_library")
    assert desk.hub.scope.themes == {THEME}
    assert len(desk.rows()) == desk.session.size(desk.hub.scope)[1] > 0


def test_the_open_document_is_read_anew_only_where_a_change_concerns_it(desk: Desk) -> None:
    desk.start()
    before, other = desk.hub.document, desk.rows()[1].id
    assert before is not None
    desk.hub.do(lambda session: session.set_language(other, "fr"))
    assert desk.hub.document is before
    desk.until_read()
    assert desk.hub.document is before
    assert desk.rows()[1].language == "fr"
    desk.hub.do(lambda session: session.highlight(other, 0, 9))
    assert desk.hub.document is not before
    desk.hub.do(lambda session: session.set_language(before.id, "fr"))
    desk.until_read()
    assert desk.hub.document is not None
    assert desk.hub.document.language == "fr"
    assert desk.panels.pane.reader.accessibleDescription().startswith("French")


def test_a_theme_in_scope_that_is_merged_makes_way_for_the_one_it_is_part_of(desk: Desk) -> None:
    desk.start()
    desk.click_theme(THEME)
    desk.hub.do(lambda session: session.merge_themes(THEME, "live-chat"))
    assert desk.hub.scope == Scope(themes=frozenset({"live-chat"}))


def test_what_another_window_wrote_is_seen_on_coming_back(desk: Desk, opened: Callable[[Path], Session]) -> None:
    desk.put_samples()
    other = opened(paths.sample_library())
    window = desk.start()
    other.new_theme("Made elsewhere", "service")
    other.delete_theme(THEME)
    passage = desk.session.open(1).passages[0]
    other.accept(passage, "made-elsewhere")
    window.entered.emit()
    assert THEME not in desk.theme_counts()
    assert desk.theme_counts()["made-elsewhere"] == 1
    assert desk.session.catch_up().parts == Part(0)
