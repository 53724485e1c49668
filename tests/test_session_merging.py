import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader import importing, intake
from cxreader.errors import IncomingError, LibraryError
from cxreader.importing import Analyst
from cxreader.model.annotation import Placing, Subject, Verdict
from cxreader.model.archive import Archive
from cxreader.model.change import Part
from cxreader.model.document import Document, Manner, Reread, TableChoice
from cxreader.model.judgement import Place
from cxreader.model.merging import Choice, Merged
from cxreader.model.scope import Scope
from cxreader.session import Session, archiving, merging, open_session, rereading
from cxreader.session.archiving import opened_archive, read_folder
from cxreader.session.merging import merge_beside, store_texts
from tests import surveys
from tests.library_tables import OWN, tables

TEXT = "The clerk was friendly.\n\nWe waited for the parcel for three weeks.\n\nNobody answered the telephone.\n"
OTHER = "The app is slow.\n\nThe bill was wrong twice.\n"
QUOTE = (4, 22)


class Pair:
    """Two people with libraries of their own that were one once."""

    def __init__(self, place: Path, mine: Session, theirs: Session) -> None:
        self.place = place
        self.mine = mine
        self.theirs = theirs
        mine.author, theirs.author = "Ana", "Li"

    def their_work(self) -> Archive:
        """Return what the other person has by now, as they write it into a folder."""
        archiving.write_folder(self.theirs, self.place / "folder")
        with opened_archive(self.place / "folder") as archive:
            return archive

    def merge(self) -> Merged:
        return merging.merge(self.mine, self.their_work(), {})[1]

    @property
    def note(self) -> str:
        return next(row.highlight.note for row in self.mine.notes())


@pytest.fixture
def pair(tmp_path: Path, opened: Callable[[Path], Session], analyst: Analyst) -> Pair:
    """Two libraries with one text and one highlight on it; the second one was read from a folder of the first."""
    mine = opened(tmp_path / "Mine.cxlib")
    mine.add(analyst.analyse_text(TEXT, "Letter"), "first")
    key = mine.highlight(1, *QUOTE, ["loyalty"]).ids[0]
    mine.annotate(key, "First thought")
    clock(mine, "2026-01-01T00:00:00Z")
    archiving.write_folder(mine, tmp_path / "first")
    read_folder(tmp_path / "first", tmp_path / "Theirs.cxlib")
    return Pair(tmp_path, mine, opened(tmp_path / "Theirs.cxlib"))


def clock(session: Session, time: str) -> None:
    """Have all notes be of a time."""
    with session._library.transaction() as db:
        for table in ("highlight", "memo", "link"):
            db.execute(f"UPDATE {table} SET modified = ?", (time,))  # noqa: S608 - our own names


def mark(session: Session) -> int:
    return session.notes()[0].highlight.id


def test_what_is_the_same_stays_and_there_is_nothing_to_tell(pair: Pair) -> None:
    before = tables(pair.mine.path, OWN)
    change, merged = merging.merge(pair.mine, pair.their_work(), {})
    assert merged == Merged()
    assert change.message == "All of it was here already"
    assert tables(pair.mine.path, OWN) == before


def test_all_that_is_new_comes_in_as_one_step(pair: Pair, analyst: Analyst) -> None:
    theirs = pair.theirs
    (other,) = theirs.add(analyst.analyse_text(OTHER, "Bill"), "new").ids
    theirs.set_tags([other], ["money"])
    theirs.set_tags([1], ["talks"])
    theirs.rename(1, "Complaint")
    (app,) = theirs.highlight(other, 4, 7, ["self-service"]).ids
    (late,) = theirs.highlight(1, 25, 30).ids
    theirs.link(app, late, "Both are slow")
    theirs.add_memo(Subject.DOCUMENT, "", other, "From the second round")
    theirs.add_memo(Subject.THEME, "loyalty", note="Rare")
    theirs.new_theme("Packaging", "service", terms={"en": ("parcel",)})
    theirs.highlight(1, 40, 46, ["packaging"])
    theirs.decide([(Place(1, 0, 23), "emotion")], Verdict.YES)
    theirs.set_language(1, "en", (0, 23))
    theirs.keep_scope("Theirs", Scope(documents=frozenset({other}), themes=frozenset({"packaging"})))
    before = tables(pair.mine.path)
    change, merged = merging.merge(pair.mine, pair.their_work(), {})
    assert merged == Merged(
        documents=1,
        themes=1,
        highlights=3,
        memos=3,
        decisions=1,
        corrections=1,
        kept=("1 title is otherwise there: yours stayed.",),
    )
    assert change.message == "Merged 1 document, 3 highlights, 3 memos, 1 decision, 1 theme. Undo: Ctrl+Z"
    names = [name for name in OWN if name not in ("document", "text", "edition", "version")]
    assert tables(pair.mine.path, names, without=("position",)) == tables(
        pair.theirs.path, names, without=("position",)
    )
    assert pair.mine.undo_name == "Merge"
    pair.mine.undo()
    assert tables(pair.mine.path) == before
    assert [row.title for row in pair.mine.documents(Scope())] == ["The clerk was friendly."]
    assert pair.merge() == merged


def test_of_two_versions_the_one_that_follows_holds_whatever_the_clock(pair: Pair) -> None:
    pair.theirs.annotate(mark(pair.theirs), "Second thought")
    clock(pair.theirs, "2020-01-01T00:00:00Z")
    assert pair.merge() == Merged(updated=1)
    assert pair.note == "Second thought"
    # and the other way round: what they have is what I had seen
    pair.mine.annotate(mark(pair.mine), "Third thought")
    clock(pair.theirs, "2030-01-01T00:00:00Z")
    assert pair.merge() == Merged()
    assert pair.note == "Third thought"


def test_notes_that_both_changed_are_both_kept(pair: Pair) -> None:
    pair.mine.annotate(mark(pair.mine), "Mine is this")
    pair.theirs.annotate(mark(pair.theirs), "Theirs is that")
    pair.theirs.set_highlight_tags(mark(pair.theirs), ["key"])
    clock(pair.mine, "2026-02-01T00:00:00Z")
    clock(pair.theirs, "2026-03-01T00:00:00Z")
    assert pair.merge() == Merged(both=1)
    assert pair.note == "Theirs is that\n\n— Ana:\nMine is this"
    assert pair.mine.notes()[0].highlight.tags == ("key",)
    # merged once more there is nothing new
    assert pair.merge() == Merged()


@pytest.mark.parametrize(
    ("mine", "theirs", "note", "merged"),
    [
        ("", "Theirs", "Theirs", Merged(updated=1)),
        ("Mine", "", "Mine", Merged(both=1)),
        ("Mine", "Mine and more", "Mine and more", Merged(updated=1)),
        ("Mine and more", "Mine", "Mine and more", Merged(updated=1)),
    ],
)
def test_a_note_is_kept_once_where_one_holds_the_other(
    pair: Pair, mine: str, theirs: str, note: str, merged: Merged
) -> None:
    pair.mine.annotate(mark(pair.mine), mine)
    pair.theirs.annotate(mark(pair.theirs), theirs)
    pair.theirs.star(mark(pair.theirs), True)
    clock(pair.theirs, "2040-03-01T00:00:00Z")
    assert pair.merge() == merged
    assert pair.note == note
    assert pair.mine.notes()[0].highlight.starred


def test_the_later_edges_of_a_highlight_hold(pair: Pair) -> None:
    pair.theirs.move_highlight(mark(pair.theirs), 0, 23)
    clock(pair.theirs, "2040-03-01T00:00:00Z")
    pair.merge()
    found = pair.mine.notes()[0].highlight
    assert (found.start, found.end, found.quote) == (0, 23, "The clerk was friendly.")


def test_a_quote_too_long_to_be_written_out_is_taken_from_its_text(pair: Pair, analyst: Analyst) -> None:
    long = "We waited for the parcel for three weeks. " * 200
    pair.theirs.add(analyst.analyse_text(long, "Long"), "second")
    (key,) = pair.theirs.highlight(2, 0, 41).ids
    pair.merge()
    pair.theirs.move_highlight(key, 0, 7_000)
    clock(pair.theirs, "2040-03-01T00:00:00Z")
    pair.merge()
    assert long[:7_000] in {row.highlight.quote for row in pair.mine.notes()}


def test_memos_and_links_that_differ_are_merged_like_notes(pair: Pair) -> None:
    (memo,) = pair.mine.add_memo(Subject.LIBRARY, note="Plan").ids
    (link,) = pair.mine.link(mark(pair.mine), pair.mine.highlight(1, 25, 30).ids[0], "A link").ids
    archiving.write_folder(pair.mine, pair.place / "again")
    read_folder(pair.place / "again", pair.place / "Again.cxlib")
    pair.theirs.close()
    pair.theirs = open_session(pair.place / "Again.cxlib")
    (theirs,) = pair.theirs.memos()
    pair.theirs.write_memo(theirs.id, "Plan B")
    (own,) = pair.theirs.links()
    pair.theirs.write_link(own.id, "A better link")
    pair.mine.write_link(link, "My link")
    clock(pair.theirs, "2040-01-01T00:00:00Z")
    assert pair.merge() == Merged(updated=1, both=1)
    assert [one.note for one in pair.mine.memos() if one.id == memo] == ["Plan B"]
    assert [one.note for one in pair.mine.links()] == ["A better link\n\n— Ana:\nMy link"]
    pair.theirs.close()


@pytest.mark.parametrize(
    ("choice", "verdict", "merged"),
    [
        (None, Verdict.YES, Merged(kept=("1 decision is against theirs: yours stayed.",))),
        (Choice.MINE, Verdict.YES, Merged(kept=("1 decision is against theirs: yours stayed.",))),
        (Choice.THEIRS, Verdict.NO, Merged(decisions=1)),
        (Choice.NEITHER, None, Merged()),
    ],
)
def test_a_person_chooses_between_decisions_that_contradict(
    pair: Pair, choice: Choice | None, verdict: Verdict | None, merged: Merged
) -> None:
    place = Place(1, 0, 23)
    pair.mine.decide([(place, "emotion"), (place, "loyalty")], Verdict.YES)
    pair.theirs.decide([(place, "emotion")], Verdict.NO)
    pair.theirs.decide([(place, "loyalty")], Verdict.YES)
    theirs = pair.their_work()
    (found,) = merging.contradictions(pair.mine, theirs)
    assert found == (place, "emotion", Verdict.YES, "The clerk was friendly.", "The clerk was friendly.")
    assert merging.merge(pair.mine, theirs, {(found.place, found.theme): choice} if choice else {})[1] == merged
    said = {row[:4]: row.verdict for row in archiving.archive(pair.mine).decisions}
    assert said.get((archiving.archive(pair.mine).documents[0].guid, 0, 23, "emotion")) == verdict


def test_what_else_is_otherwise_stays_and_is_told(pair: Pair) -> None:
    for session, noise in ((pair.mine, True), (pair.theirs, False)):
        session.mark_noise(1, [(0, 23)], noise=noise)
        session.keep_scope("Angry", Scope(themes=frozenset({"emotion"} if noise else {"loyalty"})))
    assert pair.merge().kept == (
        "1 correction is otherwise there: yours stayed.",
        "1 scope of the same name is otherwise there: yours stayed.",
    )


def test_a_document_that_was_removed_here_returns_with_the_notes_of_both(pair: Pair) -> None:
    pair.theirs.annotate(mark(pair.theirs), "Second thought")
    pair.theirs.highlight(1, 25, 30)
    pair.mine.remove(1)
    assert pair.merge() == Merged(documents=1, highlights=1, updated=1)
    assert [row.highlight.note for row in pair.mine.notes()] == ["Second thought", ""]


def test_examples_of_a_codebook_that_was_changed_come_along(pair: Pair) -> None:
    from cxreader.model.theme import Example

    pair.theirs.new_theme("Packaging", "service", examples=[Example("The box was crushed.", "en", ())])
    stamp, _ = pair.mine.edition
    assert pair.merge() == Merged(themes=1)
    assert [one.text for one in pair.mine.examples("packaging")] == ["The box was crushed."]
    assert pair.mine.edition[0] != stamp


def test_notes_on_a_text_that_was_read_again_here_move_along(pair: Pair, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(OTHER + TEXT, "utf-8")
    (document,) = importing.prepare([file], pair.mine.full_codebook())
    assert isinstance(document, Document)
    for session in (pair.mine, pair.theirs):
        session.add(document, "file")
    new = pair.theirs.documents(Scope())[-1].id
    start = (OTHER + TEXT).index("clerk was friendly")
    pair.theirs.highlight(new, start, start + 18)
    gone = (OTHER + TEXT).index("bill was wrong")
    pair.theirs.highlight(new, gone, gone + 14)
    pair.theirs.decide([(Place(new, start - 4, start + 19), "emotion")], Verdict.YES)
    pair.theirs.set_language(new, "en", (0, 10))
    file.write_text(TEXT, "utf-8")
    pair.mine.remove(1)
    mine = pair.mine.documents(Scope())[-1].id
    file.write_text(f"{TEXT} And more.", "utf-8")
    (reread,) = importing.prepare_reread(rereading.rereading(pair.mine, mine), pair.mine.full_codebook())
    assert isinstance(reread, Reread)
    rereading.reread(pair.mine, reread)
    merged = pair.merge()
    assert merged.kept == ("1 decision of theirs is on a text that is another one here: left out.",)
    assert merged.unsure == 1
    found = {row.highlight.quote: row.highlight.placing for row in pair.mine.notes()}
    assert found["clerk was friendly"] is Placing.SURE
    assert found["bill was wrong"] is not Placing.SURE


def test_a_library_that_is_a_file_is_looked_into_as_well(pair: Pair, tmp_path: Path) -> None:
    pair.theirs.annotate(mark(pair.theirs), "Second thought")
    pair.theirs.close()
    with opened_archive(tmp_path / "Theirs.cxlib") as archive:
        merging.merge(pair.mine, archive, {})
    assert pair.note == "Second thought"
    pair.theirs = open_session(tmp_path / "Theirs.cxlib")
    pair.theirs.close()


def test_where_a_text_cannot_be_read_nothing_is_merged(pair: Pair, analyst: Analyst) -> None:
    pair.theirs.add(analyst.analyse_text(OTHER, "Bill"), "new")
    theirs = pair.their_work()
    shutil.rmtree(pair.place / "folder" / "texts")
    before = tables(pair.mine.path)
    with pytest.raises(IncomingError, match="is missing"):
        merging.merge(pair.mine, theirs, {})
    assert tables(pair.mine.path) == before
    assert pair.mine.arrivals() == ()


def changed(session: Session, file: Path, text: str) -> int:
    """Have the file of the last document change, and read it again; return the document that it is now."""
    file.write_text(text, "utf-8")
    key = session.documents(Scope())[-1].id
    (reread,) = importing.prepare_reread(rereading.rereading(session, key), session.full_codebook())
    assert isinstance(reread, Reread)
    return rereading.reread(session, reread).ids[0]


def test_a_text_that_was_read_again_there_comes_with_the_one_before(pair: Pair, tmp_path: Path) -> None:
    file = tmp_path / "bill.txt"
    file.write_text(OTHER, "utf-8")
    (document,) = importing.prepare([file], pair.mine.full_codebook())
    assert isinstance(document, Document)
    (old,) = pair.theirs.add(document, "file").ids
    for quote in ("The app is slow", "bill was wrong twice"):
        start = OTHER.index(quote)
        pair.theirs.highlight(old, start, start + len(quote))
    changed(pair.theirs, file, "Before all.\n\nThe app is slow.\n")
    before = tables(pair.mine.path)
    assert pair.merge() == Merged(documents=1, highlights=2)
    mine = {row.quote: row for row in archiving.archive(pair.mine).highlights}
    theirs = {row.quote: row for row in archiving.archive(pair.theirs).highlights}
    assert mine == theirs
    (new,) = (row.id for row in pair.mine.documents(Scope()) if row.id != 1)
    found = rereading.changed_text(pair.mine, new)
    assert found
    assert found.before == OTHER
    assert len(rereading.to_review(pair.mine, new)) == 2
    # where it has changed here once more, what is not sure is looked for by its words
    pair.mine.undo()
    assert tables(pair.mine.path) == before
    pair.mine.redo()
    assert pair.merge() == Merged()


def test_what_had_no_sure_place_there_is_looked_for_by_its_words_where_the_text_was_read_again_here(
    pair: Pair, tmp_path: Path
) -> None:
    file = tmp_path / "bill.txt"
    file.write_text(OTHER, "utf-8")
    for session in (pair.mine, pair.theirs):
        (document,) = importing.prepare([file], session.full_codebook())
        assert isinstance(document, Document)
        session.add(document, "file")
    start = OTHER.index("The bill")
    pair.theirs.highlight(2, start, start + len("The bill was wrong twice."))
    for session in (pair.mine, pair.theirs):
        changed(session, file, "The app is slow.\n")
    changed(pair.mine, file, "The app is slow.\n\nThe bill was wrong twice.\n\nThe end of it all.\n")
    merged = pair.merge()
    assert (merged.highlights, merged.unsure) == (1, 0)
    found = next(row.highlight for row in pair.mine.notes() if row.highlight.quote != "clerk was friendly")
    assert (found.quote, found.placing) == ("The bill was wrong twice.", Placing.SURE)


def test_what_is_on_a_document_that_is_hidden_here_stays_hidden(pair: Pair, analyst: Analyst) -> None:
    """Notes whose text is another one there, as after two readings of one file, are no second time."""
    (key,) = pair.mine.add(analyst.analyse_text(OTHER, "Bill"), "new").ids
    (one,) = pair.mine.highlight(key, 4, 7).ids
    pair.mine.add_memo(Subject.DOCUMENT, "", key, "On the bill")
    pair.mine.link(one, mark(pair.mine))
    archive = archiving.archive(pair.mine)
    texts = {row.guid: archive.text(row.guid) for row in archive.documents}
    pair.mine.remove(key)
    letter = next(row.guid for row in archive.documents if texts[row.guid] == TEXT)
    theirs = archive._replace(
        documents=[row for row in archive.documents if row.guid == letter],
        highlights=[row._replace(document=letter) for row in archive.highlights],
        memos=[row._replace(target=letter) for row in archive.memos],
        text=texts.__getitem__,
    )
    assert merging.merge(pair.mine, theirs, {})[1] == Merged()


def test_where_it_cannot_be_stored_no_text_waits_to_be_shown(pair: Pair, analyst: Analyst) -> None:
    (key,) = pair.theirs.add(analyst.analyse_text(OTHER, "Bill"), "new").ids
    pair.theirs.highlight(key, 4, 7)
    pair.theirs.decide([(Place(key, 0, 16), "emotion")], Verdict.YES)
    theirs = pair.their_work()
    assert merging.contradictions(pair.mine, theirs) == ()
    broken = theirs._replace(highlights=[row._replace(end=9_000) for row in theirs.highlights])
    before = tables(pair.mine.path)
    with pytest.raises(IncomingError, match="beyond the end"):
        merging.merge(pair.mine, broken, {})
    assert tables(pair.mine.path) == before
    assert pair.mine.arrivals() == ()


def test_texts_may_be_stored_beside_before_the_rest_comes_in(pair: Pair, analyst: Analyst) -> None:
    pair.theirs.add(analyst.analyse_text(OTHER, "Bill"), "new")
    archive = pair.their_work()
    stored = list(store_texts(pair.mine.path, archive))
    assert [pair is None for pair in stored] == [True, False]
    assert len(pair.mine.documents(Scope())) == 1
    _, merged = merging.merge(pair.mine, archive, {}, dict(filter(None, stored)))
    assert merged.documents == 1
    assert len(pair.mine.documents(Scope())) == 2
    assert pair.mine.arrivals() == ()


def test_a_library_is_merged_beside_the_session_that_has_lent_it_as_one_step(pair: Pair, analyst: Analyst) -> None:
    pair.theirs.add(analyst.analyse_text(OTHER, "Bill"), "new")
    pair.theirs.highlight(1, 40, 46, ["loyalty"])
    theirs = pair.their_work()
    before = tables(pair.mine.path, OWN)
    stored = dict(filter(None, store_texts(pair.mine.path, theirs)))
    merging.lend(pair.mine)
    *steps, found = merge_beside(pair.mine.path, "Ana", theirs, {}, stored)
    assert found is not None
    assert set(steps) == {None}
    change = merging.take_back(pair.mine, *found)
    assert change.message == "Merged 1 document, 1 highlight. Undo: Ctrl+Z"
    assert pair.mine.read_only == pair.mine.beyond_undo() == ""
    assert [row.highlight.start for row in pair.mine.notes()] == [4, 40]
    assert pair.mine.catch_up().parts == Part(0)
    pair.mine.undo()
    assert tables(pair.mine.path, OWN) == before


def test_a_library_that_is_lent_can_be_read_and_says_why_it_is_not_written_to(pair: Pair) -> None:
    merging.lend(pair.mine)
    assert pair.note == "First thought"
    with pytest.raises(LibraryError, match="is being merged with another library"):
        pair.mine.annotate(mark(pair.mine), "Another thought")
    merging.take_back(pair.mine)
    pair.mine.annotate(mark(pair.mine), "Another thought")
    assert pair.note == "Another thought"


def test_who_gives_up_a_merge_beside_leaves_all_as_it_was(pair: Pair) -> None:
    pair.theirs.highlight(1, 40, 46, ["loyalty"])
    theirs = pair.their_work()
    before = tables(pair.mine.path)
    steps = merge_beside(pair.mine.path, "Ana", theirs, {}, {})
    assert next(steps) is None
    steps.close()
    assert tables(pair.mine.path) == before
    pair.mine.annotate(mark(pair.mine), "Another thought")


def test_what_stands_beside_answers_comes_along(pair: Pair, analyst: Analyst) -> None:
    surveys.add(pair.theirs, analyst, surveys.write_survey(pair.place / "Survey.csv"))
    surveys.add(pair.theirs, analyst, surveys.write_talk(pair.place / "Talk.txt"))
    pair.merge()
    intake.read_again(pair.mine.path, tuple(pair.mine.text_keys(outdated=True)))
    columns = pair.mine.facets(Scope()).columns
    assert {(each.column, each.value): count.passages for each, count in columns.items()} == {
        ("country", "mx"): 3,
        ("country", "pl"): 2,
        ("country", "us"): 2,
        ("wave", "1"): 3,
        ("wave", "2"): 3,
        ("", "Anna"): 3,
        ("", "Ben"): 2,
    }
    pair.mine.undo()
    assert pair.mine.facets(Scope()).columns == {}


def test_the_columns_that_one_chose_for_a_table_stay(pair: Pair, analyst: Analyst) -> None:
    path = surveys.write_survey(pair.place / "Survey.csv")
    for session in (pair.mine, pair.theirs):
        key = surveys.add(session, analyst, path)
    manner = Manner(table=TableChoice("What could we do better?", "id", ("wave",)))
    wish = rereading.rereading(pair.theirs, key, manner)
    (reread,) = importing.prepare_reread(wish, pair.theirs.codebook)
    assert isinstance(reread, Reread)
    rereading.reread(pair.theirs, reread)
    found = pair.merge()
    assert (found.corrections, found.kept) == (0, ())
    assert not pair.mine.text_keys(outdated=True)
    assert {each.column for each in pair.mine.facets(Scope()).columns} == {"country", "wave"}
