from pathlib import Path

import pytest

from cxreader import intake, paths
from cxreader.importing import Analyst
from cxreader.intake import NearCopy, storing
from cxreader.model.document import Document
from cxreader.model.scope import Scope
from cxreader.session import Session
from cxreader.store import documents

NOW = "2026-01-01T00:00:00Z"


@pytest.fixture
def document(analyst: Analyst) -> Document:
    words = analyst.analyse_text("The clerk was friendly and the queue was short.", "One")
    return words._replace(source=words.source._replace(path=Path("/texts/one.txt")))


def put(session: Session, document: Document) -> storing.Stored:
    with session._library.transaction() as db:
        return storing.put(db, document, NOW)


def moved(document: Document, path: str) -> Document:
    return document._replace(source=document.source._replace(path=Path(path)))


def test_what_is_stored_waits_to_be_shown(session: Session, document: Document) -> None:
    stored = put(session, document)
    assert stored.is_new
    assert session.arrivals() == (stored.id,)
    assert stored.id not in session.keys(Scope())
    assert session.show([stored.id], "one").ids == (stored.id,)
    assert session.arrivals() == ()
    assert stored.id in session.keys(Scope())
    session.undo()
    assert stored.id not in session.keys(Scope())
    assert session.arrivals() == ()


def test_a_text_in_the_list_is_known_and_the_second_file_kept(session: Session, document: Document) -> None:
    key = session.add(document, "one").ids[0]
    again = put(session, moved(document, "/texts/two.txt"))
    assert (again, again.is_new) == (storing.Stored(key, shown=True), False)
    assert session.other_paths(key) == ("/texts/two.txt",)


def test_of_two_files_with_one_text_that_come_together_the_second_is_known(
    session: Session, document: Document
) -> None:
    key = put(session, document).id
    again = put(session, moved(document, "/texts/two.txt"))
    assert (again, again.is_new) == (storing.Stored(key, doubled=True), False)
    assert session.other_paths(key) == ("/texts/two.txt",)


def test_a_file_that_was_stored_by_a_process_that_never_said_so_is_new(session: Session, document: Document) -> None:
    key = put(session, document).id
    again = put(session, document)
    assert (again, again.is_new) == (storing.Stored(key), True)
    assert session.other_paths(key) == ()


def test_a_text_that_was_removed_returns(session: Session, document: Document) -> None:
    key = session.add(document, "one").ids[0]
    session.remove(key)
    assert put(session, document) == storing.Stored(key)
    assert session.arrivals() == (key,)


def test_a_pasted_text_has_no_path_to_keep(session: Session, analyst: Analyst) -> None:
    document = analyst.analyse_text("The clerk was friendly.", "Pasted")
    key = session.add(document, "one").ids[0]
    assert put(session, document).shown
    assert session.other_paths(key) == ()


def test_of_two_near_copies_that_come_together_the_second_one_is_told_of(session: Session, analyst: Analyst) -> None:
    words = paths.seeds()[0].read_text("utf-8")
    first = analyst.analyse_text(f"{words}\nUna línea más.", "First")
    second = analyst.analyse_text(f"{words}\nDos líneas más.", "Second")
    keys = [session.add(each, "two").ids[0] for each in (first, second)]
    near = Path(first.reading.title)
    # the same title: the name of the file tells which one it is
    assert intake.near_copies(session.path, (keys[0],)) == (NearCopy(near, paths.seeds()[0].name),)
    assert [copy.path for copy in intake.near_copies(session.path, tuple(keys))] == [near, near]
    session.remove(1)
    # a text that was removed returns under its old number, yet comes later
    assert intake.near_copies(session.path, tuple(keys)) == (NearCopy(near, near.name),)
    assert len(intake.near_copies(session.path, tuple(reversed(keys)))) == 1
    session.remove(keys[1])
    assert intake.near_copies(session.path, (keys[0],)) == ()


def test_a_near_copy_with_another_title_is_named_by_it(session: Session, analyst: Analyst) -> None:
    words = paths.seeds()[0].read_text("utf-8")
    with session._library.reading() as db:
        title = documents.title(db, 1)
    document = analyst.analyse_text(f"Another title\n\n{words}", "Other")
    key = session.add(document, "one").ids[0]
    assert intake.near_copies(session.path, (key,)) == (NearCopy(Path(document.reading.title), title),)
