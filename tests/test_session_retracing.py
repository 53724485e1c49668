"""Undo and redo as the person of a library knows them: its steps, and going to one of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader.errors import LibraryError
from cxreader.model.change import Change, Part
from cxreader.model.scope import Scope
from cxreader.session import Session
from cxreader.store.library import Library


def starts(session: Session) -> list[int]:
    return [note.highlight.start for note in session.notes()]


def test_the_steps_are_those_of_the_menu_newest_first(session: Session) -> None:
    session.highlight(1, 0, 10)
    (key,) = session.highlight(1, 20, 30).ids
    session.annotate(key, "mine")
    assert [step.name for step in session.steps()] == ["Note", "Highlight", "Highlight"]
    session.undo()
    assert [step.undone for step in session.steps()] == [True, False, False]
    assert session.last_step == session.steps()[1].id


def test_several_steps_are_gone_through_at_once(session: Session) -> None:
    for start in (0, 20, 40):
        session.highlight(1, start, start + 10)
    last, middle, first = (step.id for step in session.steps())
    assert session.go_to_step(first) == Change(Part.HIGHLIGHTS, "Undone: 2 steps")
    assert starts(session) == [0]
    assert session.go_to_step(middle) == Change(Part.HIGHLIGHTS, "Redone: Highlight")
    assert session.go_to_step(last) == Change(Part.HIGHLIGHTS, "Redone: Highlight")
    assert session.go_to_step(last) == Change(Part(0), "Nothing to undo")
    assert session.go_to_step(0) == Change(Part.HIGHLIGHTS, "Undone: 3 steps")
    assert starts(session) == []
    assert session.go_to_step(last).message == "Redone: 3 steps"
    assert starts(session) == [0, 20, 40]


def test_what_is_gone_through_names_all_that_it_touched(session: Session) -> None:
    theme = session.codebook.themes[0].id
    session.highlight(1, 0, 10)
    session.rename_theme(theme, "Another name")
    session.keep_scope("Mine", Scope())
    change = session.go_to_step(0)
    assert change.parts == Part.HIGHLIGHTS | Part.CODEBOOK | Part.DECISIONS | Part.KEPT
    assert session.codebook.themes[0].name != "Another name"


def test_steps_that_touch_a_document_are_seen_everywhere(session: Session) -> None:
    session.set_tags([1], ["mine"])
    assert session.undo().parts == Part.ALL


def test_a_step_in_the_middle_that_does_not_fit_leaves_all_as_it_was(session: Session) -> None:
    (key,) = session.highlight(1, 0, 10).ids
    session.annotate(key, "mine")
    with session._library.transaction() as db:
        db.execute("UPDATE highlight SET id = id + 100")
    session.highlight(2, 0, 10)
    before = session.notes()
    with pytest.raises(LibraryError, match="no longer fits"):
        session.go_to_step(0)
    assert (session.notes(), session.steps()) == (before, ())


def test_an_edit_that_is_too_large_is_told_once(session: Session) -> None:
    session.highlight(1, 0, 10)
    session._library._undo._room = 10
    session.highlight(1, 20, 30)
    assert (session.beyond_undo(), session.beyond_undo()) == ("Highlight", "")
    assert (session.undo_name, starts(session)) == ("", [0, 20])


def test_a_shipped_codebook_ends_what_was_done_to_the_one_before(session: Session) -> None:
    book, examples = session.full_codebook(), session.examples()[:9]
    session.highlight(1, 0, 10)
    session.adopt(book, examples, "newer")
    assert session.undo_name == "Highlight", "what is no part of a codebook fits as before"
    session.rename_theme(book.themes[0].id, "Another name")
    session.undo()
    assert session.edition[1] is False
    session.adopt(book._replace(themes=book.themes[1:]), examples, "newest")
    assert (session.undo_name, session.redo_name) == ("", "")


def test_steps_are_named_alike_after_another_start(
    session: Session, library_file: Path, opened: Callable[[Path], Session]
) -> None:
    session.rename_theme("loyalty", "Treue")
    before = session.steps()
    session.close()
    again = opened(library_file)
    assert again.steps() == before
    assert again.undo().message == "Undone: Rename Theme Loyalty"
    assert again.codebook.theme("loyalty").name == "Loyalty"


def test_what_is_read_only_cannot_be_taken_back(library_file: Path) -> None:
    with Library(library_file) as library, library.edit("Mine") as db:
        db.execute("UPDATE document SET read = 1")
    with Library(library_file, reading=True) as library:
        assert (library.undo_name, library.redo_name, library.last_step, library.steps()) == ("", "", 0, ())
