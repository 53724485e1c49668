from pathlib import Path

import pytest

from cxreader.errors import LibraryError
from cxreader.importing import Analyst
from cxreader.model.change import Part
from cxreader.model.scope import Scope, Status
from cxreader.session import Session
from cxreader.store import arrivals
from cxreader.store.titles import sorting_title


def test_several_documents_are_removed_in_one_step(session: Session) -> None:
    change = session.remove(1, 3)
    assert (change.message, change.ids) == ("Removed 2 documents. Undo: Ctrl+Z", (1, 3))
    assert session.undo_name == "Remove 2 documents"
    assert session.keys(Scope()) == [2, 4]
    session.undo()
    assert session.keys(Scope()) == [1, 2, 3, 4]
    assert session.remove(2).message == f"Removed “{session.document_rows([2])[0].title}”. Undo: Ctrl+Z"


def test_a_new_title_is_tidy_and_can_be_undone(session: Session) -> None:
    before = session.document_rows([3])[0].title
    change = session.rename(3, " Wielki\n zaszczyt ")
    assert (change.message, change.parts) == ("Renamed to “Wielki zaszczyt”", Part.DOCUMENTS | Part.HIGHLIGHTS)
    assert session.open(3).title == "Wielki zaszczyt"
    assert session.undo_name == f"Rename {before}"
    session.undo()
    assert session.open(3).title == before
    assert session.titles_beginning("wielki") == frozenset()


def test_the_same_title_is_no_step_and_none_is_refused(session: Session) -> None:
    before = session.undo_name
    assert not session.rename(3, session.open(3).title).parts
    with pytest.raises(LibraryError, match="has to have a title"):
        session.rename(3, " \0\n"[:1])
    assert session.undo_name == before


def test_what_a_person_says_was_read_counts_whatever_was_on_screen(session: Session) -> None:
    unread = Scope(statuses=frozenset({Status.UNREAD}))
    session.remember_place(1, 0, 9)
    assert session.keys(unread) == [2, 3, 4]
    assert session.mark_read([1, 2], read=False).message == "Marked 2 documents as unread"
    assert session.mark_read([3], read=True).message == "Marked as read"
    assert session.keys(unread) == [1, 2, 4]
    assert [row.progress for row in session.document_rows([1, 3])] == [0.0, 1.0]
    session.undo()
    session.undo()
    assert session.keys(unread) == [2, 3, 4]
    assert 0 < session.document_rows([1])[0].progress < 1


def test_all_that_is_known_of_a_document(session: Session) -> None:
    session.set_tags([1], ["b", "a"])
    session.highlight(1, 0, 9)
    document = session.open(1)
    passage = next(each for each in document.passages if each.counted())
    session.accept(passage, passage.counted()[0].theme)
    with session._library.transaction() as db:
        arrivals.add_path(db, 1, Path("/elsewhere/copy.txt"))
    row, known = session.document_rows([1])[0], session.properties(1)
    assert (known.id, known.title, known.paths) == (1, row.title, (row.path, "/elsewhere/copy.txt"))
    assert known.size == Path(row.path).stat().st_size
    assert (known.encoding, known.languages, known.length) == (row.encoding, row.languages, row.length)
    assert (known.passages, known.noise, known.progress) == (row.passages, row.noise, row.progress)
    assert (known.notes, known.decisions, known.tags) == (1, 1, ("a", "b"))
    assert known.themes[:3] == tuple((name, number) for name, number in known.themes if name in row.themes)
    assert sum(number for _, number in known.themes) == sum(number for _, number in row.families)
    assert known.modified > 0
    assert known.added.endswith("Z")
    assert len(known.dated) == len("2026-11-22")


def test_a_pasted_text_has_no_file(session: Session, analyst: Analyst) -> None:
    key = session.add(analyst.analyse_text("The clerk was friendly.", "Pasted text 1"), "").ids[0]
    known = session.properties(key)
    assert (known.paths, known.modified) == ((), 0)
    assert session.file_of(key) == ""


@pytest.mark.parametrize(
    "rising",
    [
        ["9", "10", "100", "a"],
        ["Chapter 2", "chapter 10", "Chapter 10b", "Chapter x"],
        ["1", "0001", "2"],
        ["“Apple”", "¿bee?", "Élan", "łódź", "Z"],
        ["7" * 60, "a"],
    ],
)
def test_titles_sort_as_people_do(rising: list[str]) -> None:
    keys = [sorting_title(title) for title in rising]
    assert keys == sorted(keys)


def test_a_title_of_signs_alone_is_kept_as_it_is() -> None:
    assert sorting_title("???") == "???"
    assert sorting_title("") == ""
