"""What would become of what comes from other programs, told before anything is changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader import intake
from cxreader.analysis.codebook_files import CodebookFile
from cxreader.errors import IncomingError
from cxreader.exporters import codebooks, qdpx
from cxreader.model.anchor import Outcome
from cxreader.model.annotation import Placing
from cxreader.model.incoming import Coming, Incoming, IncomingDocument, IncomingHighlight, IncomingTheme
from cxreader.model.scope import Scope
from cxreader.session import Session, leaving, rereading, taking_in
from cxreader.session.looking_in import find_places, look_into
from tests import annotation_set

TEXT = "The hotline took ages. Nobody called back.\n\nThe app is fine. Nobody called back.\n"
OLD, NEW = "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"


def _mark(number: int, quote: str, document: str = "d", moment: str = OLD) -> IncomingHighlight:
    guid = f"{number:08d}-0000-4000-8000-000000000000"
    return IncomingHighlight(guid, document, quote=quote, created=OLD, modified=moment)


@pytest.fixture
def theirs(opened: Callable[[Path], Session], tmp_path: Path) -> Path:
    """A project of another person with six texts."""
    session = opened(tmp_path / "Theirs.cxlib")
    annotation_set.fill(session)
    path = tmp_path / "theirs.qdpx"
    qdpx.write(leaving.leave(session, Scope()), path, lambda: None)
    return path


@pytest.fixture
def empty(opened: Callable[[Path], Session], tmp_path: Path) -> Session:
    return opened(tmp_path / "Empty.cxlib")


def _told(session: Session, file: Path) -> Coming:
    found = look_into(session.path, file)
    assert isinstance(found, Coming)
    return found


def test_all_that_comes_is_counted_and_nothing_is_changed(empty: Session, theirs: Path) -> None:
    coming = _told(empty, theirs)
    assert (coming.documents, coming.matched, coming.missing, len(coming.texts)) == (6, 0, 0, 6)
    assert (coming.highlights, coming.newer, coming.known, coming.unsure) == (44, 0, 0, 0)
    assert (coming.themes, coming.known_themes) == (0, len(coming.incoming.themes))
    assert (coming.memos, coming.links) == (5, 3)
    assert (empty.text_count(), empty.arrivals(), empty.notes()) == (0, (), [])


def test_texts_that_were_stored_beside_come_in_with_the_rest_as_one_step(empty: Session, theirs: Path) -> None:
    coming = _told(empty, theirs)
    taken = intake.take_texts(empty.path, coming.texts)
    assert (taken.done, len(taken.ids), taken.problems) == (6, 6, ())
    places = find_places(empty.path, coming.incoming)
    assert set(places.documents.values()) == set(taken.ids)
    assert len(places.anchors) == 44
    change, outcome = taking_in.take_in(empty, coming.incoming, places)
    assert (outcome.documents, outcome.highlights, outcome.unsure) == (6, 44, 0)
    assert set(change.ids) == set(taken.ids)
    assert empty.arrivals() == ()
    again = _told(empty, theirs)
    assert (again.documents, again.matched, again.highlights, again.known, again.texts) == (0, 6, 0, 44, ())
    assert (again.memos, again.links, again.places.anchors) == (0, 0, {})
    empty.undo()
    assert (empty.documents(Scope()), empty.notes()) == ([], [])
    # texts that were removed come back, and need not be understood again
    back = _told(empty, theirs)
    assert (back.documents, back.matched, back.texts) == (6, 0, ())


def test_texts_that_do_not_come_in_after_all_stay_out_of_sight(empty: Session, theirs: Path) -> None:
    taken = intake.take_texts(empty.path, _told(empty, theirs).texts)
    assert empty.arrivals() == taken.ids
    assert taking_in.give_up(empty, empty.arrivals()).message == "Nothing was imported"
    assert (empty.arrivals(), empty.documents(Scope()), empty.undo_name) == ((), [], "")


def test_a_text_without_words_and_quotes_is_missing(empty: Session) -> None:
    given = Incoming("", (IncomingDocument("d", "Talk"), IncomingDocument("e", "Other", " \n")))
    coming = taking_in.coming(empty, given)
    assert (coming.documents, coming.missing, coming.texts) == (0, 2, ())
    _, outcome = taking_in.take_in(empty, given, coming.places)
    assert (outcome.documents, outcome.matched) == (0, 0)


def test_two_texts_that_are_the_same_count_once(empty: Session) -> None:
    coming = taking_in.coming(
        empty, Incoming("", (IncomingDocument("d", "Talk", TEXT), IncomingDocument("e", "Talk 2", TEXT)))
    )
    assert (coming.documents, len(coming.texts)) == (1, 2)
    taken = intake.take_texts(empty.path, coming.texts)
    assert (len(taken.ids), [problem.known for problem in taken.problems]) == (1, [True])
    _, outcome = taking_in.take_in(empty, coming.incoming, taking_in.places(empty, coming.incoming))
    assert outcome.documents == 1


def test_quotes_that_became_a_text_are_found_there(empty: Session) -> None:
    quotes = ("Nobody called back.", "The app is fine.")
    marks = tuple(_mark(number, quote) for number, quote in enumerate(quotes))
    given = Incoming("", (IncomingDocument("d", "Quotes", title="My quotes"),), highlights=marks)
    coming = taking_in.coming(empty, given)
    assert [text.title for text in coming.texts] == ["My quotes"]
    intake.take_texts(empty.path, coming.texts)
    places = taking_in.places(empty, given)
    assert [places.anchors[mark.guid][0].outcome for mark in marks] == [Outcome.MOVED, Outcome.MOVED]
    taking_in.take_in(empty, given, places)
    row = empty.documents(Scope())[0]
    assert (row.title, row.notes) == ("My quotes", 2)


def test_newer_notes_and_unsure_places_are_told_of(empty: Session) -> None:
    given = Incoming("", (IncomingDocument("d", "Talk", TEXT),), highlights=(_mark(1, "The hotline took ages."),))
    taking_in.take_in(empty, given)
    marks = (
        _mark(1, "The hotline took ages.", moment=NEW),
        _mark(2, "Nobody called back."),
        _mark(3, "The app is fine."),
    )
    coming = taking_in.coming(empty, given._replace(highlights=marks))
    assert (coming.highlights, coming.newer, coming.known, coming.unsure) == (2, 1, 0, 1)


def test_a_text_that_was_replaced_meanwhile_is_looked_for_in_what_took_its_place(empty: Session) -> None:
    given = Incoming("", (IncomingDocument("d", "Talk", TEXT),), highlights=(_mark(1, "The app is fine."),))
    other = given._replace(documents=(IncomingDocument("d", "Talk", f"More. {TEXT}"),), highlights=())
    old = taking_in.take_in(empty, given._replace(highlights=()))[0].ids[0]
    new = taking_in.take_in(empty, other)[0].ids[0]
    places = taking_in.places(empty, given)
    assert places.documents == {"d": old}
    with empty._library.transaction() as db:
        db.execute("UPDATE document SET removed = ?, successor = ? WHERE id = ?", (OLD, new, old))
    taking_in.take_in(empty, given, places)
    mark = empty.notes()[0].highlight
    assert (mark.document, mark.quote) == (new, "The app is fine.")
    assert mark.start == len("More. ") + TEXT.index("The app")


@pytest.mark.parametrize("suffix", [".toml", ".qdc", ".csv"])
def test_a_codebook_is_read_as_one(suffix: str, empty: Session, tmp_path: Path) -> None:
    path = tmp_path / f"own{suffix}"
    codebooks.write(empty.full_codebook(), empty.examples(), suffix[1:], path)
    found = look_into(empty.path, path)
    assert isinstance(found, CodebookFile)
    assert len(found.codebook.themes) == len(empty.codebook.themes)


def test_a_table_whose_themes_stand_below_each_other_is_more_than_a_codebook(empty: Session, tmp_path: Path) -> None:
    path = tmp_path / "tags.csv"
    path.write_text("path,description\nOdd.Weather,Rain\nOdd.Wind,\n")
    coming = _told(empty, path)
    assert (coming.themes, coming.known_themes) == (2, 0)
    assert [theme.path for theme in coming.incoming.themes] == [("Odd", "Weather"), ("Odd", "Wind")]


def test_what_is_of_no_kind_is_refused(empty: Session, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(TEXT)
    with pytest.raises(IncomingError, match="it is of no kind that can be taken in"):
        look_into(empty.path, path)


def test_themes_that_fit_nowhere_are_told_of_before(empty: Session) -> None:
    own = empty.codebook.themes[0]
    coming = taking_in.coming(
        empty, Incoming("", themes=(IncomingTheme("a", (own.name,)), IncomingTheme("b", ("Weather",))))
    )
    assert (coming.themes, coming.known_themes) == (1, 1)


def test_the_place_of_a_note_that_came_is_reviewed_beside_its_quote(empty: Session) -> None:
    quote = "We waited about three weeks for that parcel"
    text = "The clerk was quick. We waited three weeks for the parcel. The app is fine.\n"
    given = Incoming(
        "", (IncomingDocument("d", "Talk", text),), highlights=(_mark(1, quote), _mark(2, "No such words"))
    )
    _, taken = taking_in.take_in(empty, given)
    assert taken.unsure == 2
    maybe, lost = rereading.to_review(empty)
    assert (maybe.outcome, maybe.before, maybe.old) == (Outcome.CONFIRM, quote, (0, len(quote)))
    assert maybe.now[slice(*maybe.new)] == text[maybe.start : maybe.end]
    assert "We waited three weeks for the parcel" in text[maybe.start : maybe.end]
    assert (lost.outcome, lost.before, lost.now) == (Outcome.LOST, "No such words", "")
    empty.confirm_place(maybe.highlight)
    mark = next(row.highlight for row in empty.notes() if row.highlight.id == maybe.highlight)
    assert (mark.quote, mark.placing) == (text[maybe.start : maybe.end], Placing.SURE)
    assert rereading.unsettled(empty) == 0
