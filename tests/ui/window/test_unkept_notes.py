import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from cxreader import paths
from tests.ui.window.desk import Desk


@contextmanager
def held(desk: Desk) -> Iterator[None]:
    """Let another program write to the library for a while."""
    with closing(sqlite3.connect(desk.session.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def writing(desk: Desk) -> Desk:
    """Begin a note, in a library that is asked to wait no longer than a test may."""
    desk.start()
    desk.session._library.db.execute("PRAGMA busy_timeout = 1")
    desk.read()
    desk.give("note")
    return desk


def test_the_window_stays_open_once_while_a_note_is_not_stored(writing: Desk) -> None:
    with held(writing):
        writing.type("lost?")
        assert not writing.window.close()
        assert writing.banner().startswith("Your note is not stored.")
        assert writing.notes.editor.highlight is not None
    writing.notes.editor.flush()
    assert [row.highlight.note for row in writing.session.notes()] == ["lost?"]
    assert not writing.hub.unkept


def test_no_other_library_is_shown_while_a_note_is_not_stored(writing: Desk) -> None:
    with held(writing):
        writing.type("lost?")
        writing.give("own_library")
        assert writing.session.path == paths.sample_library()
        assert writing.banner().startswith("Your note is not stored.")
    writing.give("own_library")
    assert writing.session.path == paths.own_library()
    writing.give("sample_library")
    assert [row.highlight.note for row in writing.session.notes()] == ["lost?"]


def test_a_note_brings_the_hidden_sidebar_back(desk: Desk) -> None:
    desk.start(width=1000)
    assert not desk.panels.right.isVisible()
    desk.read()
    desk.give("note")
    assert desk.notes.editor.isVisible()


def test_a_library_is_opened_like_a_file(desk: Desk) -> None:
    desk.start()
    elsewhere = desk.root / "Survey.cxlib"
    desk.put_samples(elsewhere)
    desk.workings.arriving.open_paths([elsewhere])
    assert (desk.session.path, len(desk.rows())) == (elsewhere, 4)


def test_two_sittings_at_a_note_are_two_steps_to_undo(desk: Desk) -> None:
    desk.start()
    desk.read()
    desk.give("note")
    desk.type("monday")
    desk.notes.editor.close_editor()
    desk.read()
    desk.give("note")
    desk.type(" tuesday")
    desk.notes.editor.close_editor()
    (row,) = desk.session.notes()
    assert sorted(row.highlight.note.split()) == ["monday", "tuesday"]
    desk.give("undo")
    (row,) = desk.session.notes()
    assert row.highlight.note == "monday"


def test_nothing_is_read_into_the_samples_while_they_cannot_be_left(writing: Desk) -> None:
    with held(writing):
        writing.type("lost?")
        writing.workings.arriving.open_paths([writing.put_text("own.txt", "The clerk was friendly and quick.")])
        assert writing.session.path == paths.sample_library()
        assert len(writing.rows()) == 4
        assert not writing.workings.opening.busy


def test_all_saved_is_said_again_only_when_the_note_is_stored(writing: Desk) -> None:
    told: list[bool] = []
    writing.hub.stored.connect(told.append)
    with held(writing):
        writing.type("lost?")
        writing.notes.editor.flush()
        # a question that is answered stores nothing
        writing.hub.leave()
        assert told
        assert not any(told)
    writing.notes.editor.flush()
    assert told[-1]
