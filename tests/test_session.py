import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader import intake
from cxreader.errors import LibraryError
from cxreader.importing import Analyst
from cxreader.model.annotation import Verdict
from cxreader.model.change import Change, Part
from cxreader.model.document import Document
from cxreader.model.judgement import Place
from cxreader.model.passage import Guess
from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook
from cxreader.model.views import CodedPassage
from cxreader.session import Session, open_session
from tests.again import analysed_again


def coded(session: Session, document: int = 1) -> CodedPassage:
    return next(p for p in session.open(document).passages if p.codings and not p.noise)


def decisions(session: Session) -> list[tuple[object, ...]]:
    with session._library.reading() as db:
        return db.execute("SELECT * FROM decision ORDER BY id").fetchall()


def test_a_session_knows_its_library(session: Session, library_file: Path, shipped_codebook: Codebook) -> None:
    assert (session.name, session.path) == ("Mine", library_file)
    assert session.codebook.families == shipped_codebook.families


def test_a_library_with_the_shipped_codebook_is_not_written_to_when_it_is_opened(
    library_file: Path, opened: Callable[[Path], Session]
) -> None:
    before = library_file.read_bytes()
    opened(library_file).close()
    assert library_file.read_bytes() == before


def test_an_older_codebook_makes_way_for_the_shipped_one(
    library_file: Path, opened: Callable[[Path], Session], shipped_codebook: Codebook
) -> None:
    session = opened(library_file)
    session.adopt(shipped_codebook._replace(version=0, themes=shipped_codebook.themes[:3]), (), "older")
    assert len(session.codebook.themes) == 3
    session.close()
    assert opened(library_file).full_codebook() == shipped_codebook


def test_a_codebook_of_another_name_makes_way_for_the_shipped_one(
    library_file: Path, opened: Callable[[Path], Session], shipped_codebook: Codebook
) -> None:
    session = opened(library_file)
    session.adopt(shipped_codebook._replace(id="another", version=shipped_codebook.version + 1), (), "another")
    session.close()
    assert opened(library_file).full_codebook() == shipped_codebook


def test_an_edition_that_is_still_being_written_is_taken_over(
    library_file: Path, opened: Callable[[Path], Session], shipped_codebook: Codebook
) -> None:
    session = opened(library_file)
    session.adopt(shipped_codebook._replace(themes=shipped_codebook.themes[:3]), (), "this morning")
    session.close()
    assert opened(library_file).full_codebook() == shipped_codebook


def test_a_newer_codebook_stays_when_an_older_program_opens_its_library(
    library_file: Path, opened: Callable[[Path], Session], shipped_codebook: Codebook
) -> None:
    newer = shipped_codebook._replace(version=shipped_codebook.version + 1, themes=shipped_codebook.themes[:3])
    session = opened(library_file)
    session.adopt(newer, (), "newer")
    session.close()
    again = opened(library_file)
    assert again.full_codebook() == newer
    assert again.codebook_file == "newer"


def test_a_library_whose_codebook_cannot_be_read_is_told_in_a_sentence_and_closed(library_file: Path) -> None:
    db = sqlite3.connect(library_file)
    db.execute("DROP TABLE theme")
    db.close()
    with pytest.raises(LibraryError, match="could not be used: no such table"):
        open_session(library_file)
    assert not library_file.with_name("Mine.cxlib-wal").exists()


def test_a_question_to_a_damaged_library_is_answered_in_a_sentence(session: Session) -> None:
    with session._library.reading() as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DROP TABLE noise")
    with pytest.raises(LibraryError, match="could not be used"):
        session.open(1)


def test_a_text_is_added_once(session: Session, seed_documents: tuple[Document, ...]) -> None:
    before = session.documents(Scope())
    assert session.add(seed_documents[1], "again") == Change(Part(0), ids=(2,))
    assert session.documents(Scope()) == before
    assert session.undo_name == ""


def test_documents_of_one_group_are_undone_and_redone_together(session: Session, analyst: Analyst) -> None:
    texts = {}
    for number in (1, 2, 3):
        document = analyst.analyse_text(f"The clerk was friendly to all {number} of us.", "Pasted text")
        change = session.add(document, "one go")
        assert change.parts == Part.DOCUMENTS
        texts[change.ids[0]] = document.reading.text
    assert session.undo() == Change(Part.ALL, "Undone: Add Documents")
    assert len(session.documents(Scope())) == 4
    assert session.undo_name == ""
    assert session.redo() == Change(Part.ALL, "Redone: Add Documents")
    assert len(session.documents(Scope())) == 7
    assert {key: session.open(key).text for key in texts} == texts


def test_a_removed_document_comes_back_with_its_notes_when_it_is_opened_again(
    session: Session, seed_documents: tuple[Document, ...]
) -> None:
    passage = coded(session)
    (key,) = session.highlight(1, 0, 20, ["loyalty"]).ids
    session.annotate(key, "Mine.")
    session.refuse(passage, passage.codings[0].theme)
    before = session.open(1)
    change = session.remove(1)
    assert change.parts == Part.DOCUMENTS | Part.HIGHLIGHTS
    assert change.message == f"Removed “{before.title}”. Undo: Ctrl+Z"
    assert [row.id for row in session.documents(Scope())] == [2, 3, 4]
    assert session.notes() == []
    session.add(seed_documents[0], "back")
    assert session.open(1) == before
    assert len(session.notes()) == 1


def test_removing_a_document_is_undone(session: Session) -> None:
    before = session.documents(Scope())
    session.remove(4)
    assert session.undo_name == f"Remove {before[3].title}"
    session.undo()
    assert session.documents(Scope()) == before


def test_decisions_and_notes_survive_classifying_again(session: Session, shipped_codebook: Codebook) -> None:
    chosen = {n: coded(session, n) for n in (1, 2, 3, 4)}
    for passage in chosen.values():
        session.refuse(passage, passage.codings[0].theme)
        session.set_theme(passage, "loyalty")
        session.highlight(passage.document, passage.start, passage.end)
    before, notes = decisions(session), session.notes()
    documents = [session.open(number) for number in chosen]
    for text, document in analysed_again(session.stored_texts(), shipped_codebook):
        assert session.classify_again(text, document).ids == (text.document,)
    assert decisions(session) == before
    assert session.notes() == notes
    assert [session.open(number) for number in chosen] == documents
    session.undo()
    assert len(session.notes()) == 3


def test_decisions_survive_an_analysis_that_finds_other_passages(
    session: Session, seed_documents: tuple[Document, ...]
) -> None:
    passage = coded(session)
    theme = passage.codings[0].theme
    session.refuse(passage, theme)
    session.set_theme(passage, "loyalty")
    whole = seed_documents[0]._replace(passages=seed_documents[0].passages[:1], noise=())
    text = session.stored_texts()[0]
    session.classify_again(text, whole)
    assert len(session.open(1).passages) == 1
    session.classify_again(text, seed_documents[0])
    verdicts = {coding.theme: coding.verdict for coding in session.open(1).passages[passage.number].codings}
    assert (verdicts["loyalty"], verdicts[theme]) == (Verdict.YES, Verdict.NO if theme != "loyalty" else Verdict.YES)


def test_a_chosen_language_is_kept_through_undo_redo_and_a_new_analysis(
    session: Session, shipped_codebook: Codebook
) -> None:
    def catch_up() -> list[int]:
        texts = session.stored_texts(outdated=True)
        for text, analysed in analysed_again(texts, shipped_codebook):
            session.classify_again(text, analysed)
        return [text.document for text in texts]

    assert session.set_language(3, "cs").message == "Language is now Czech"
    assert session.undo_name == "Language Czech"
    assert catch_up() == [3]
    assert catch_up() == []
    assert session.documents(Scope())[2].language == "cs"
    assert {passage.language for passage in session.open(3).passages} == {"cs"}
    session.undo()
    assert catch_up() == [3]
    assert session.documents(Scope())[2].language == "pl"
    session.redo()
    assert catch_up() == [3]
    assert session.documents(Scope())[2].language == "cs"


def test_undo_leaves_a_newer_analysis_as_it_is(session: Session, seed_documents: tuple[Document, ...]) -> None:
    session.remove(1)
    session.classify_again(session.stored_texts()[0], seed_documents[0]._replace(language=Guess("pt", 0.9)))
    session.undo()
    assert session.documents(Scope())[0].language == "pt"


def test_a_stretch_marked_twice_is_one_highlight_with_all_themes(session: Session) -> None:
    first = session.highlight(1, 5, 30, ["loyalty"])
    assert session.highlight(1, 5, 30) == Change(Part(0), "Highlighted", first.ids)
    assert session.highlight(1, 5, 30, ["loyalty"]).parts == Part(0)
    assert session.highlight(1, 5, 30, ["contact-centre", "loyalty"]).ids == first.ids
    (note,) = session.notes()
    assert note.highlight.themes == ("loyalty", "contact-centre")
    session.undo()
    assert session.notes()[0].highlight.themes == ("loyalty",)
    assert session.highlight(1, 5, 31).ids != first.ids


def test_what_is_typed_in_one_go_is_undone_in_one_go(session: Session) -> None:
    (key,) = session.highlight(1, 5, 30).ids
    for note in ("C", "Co", "Compare"):
        assert session.annotate(key, note) == Change(Part.HIGHLIGHTS, "Note saved", (key,))
        session.remember_place(1, 5, 10)
    assert session.annotate(key, "Compare") == Change(Part(0))
    assert session.undo().message == "Undone: Note"
    assert session.notes()[0].highlight.note == ""
    session.redo()
    assert session.notes()[0].highlight.note == "Compare"


def test_what_is_typed_in_another_sitting_is_undone_by_itself(session: Session) -> None:
    (key,) = session.highlight(1, 5, 30).ids
    for sitting, note in ((1, "mon"), (1, "monday"), (2, "monday, tue"), (2, "monday, tuesday")):
        session.annotate(key, note, sitting)
    session.undo()
    assert session.notes()[0].highlight.note == "monday"
    session.undo()
    assert session.notes()[0].highlight.note == ""
    assert session.undo_name == "Highlight"


def test_a_note_on_a_highlight_that_is_gone_is_no_edit(session: Session) -> None:
    assert session.annotate(99, "Compare") == Change(Part(0))
    assert session.undo_name == ""


def test_a_note_may_hold_anything_that_can_be_typed(session: Session) -> None:
    (key,) = session.highlight(1, 5, 30).ids
    session.annotate(key, "it's “so”\r\n\tłódź 客户 😀 \ud83d\ude00")
    session.annotate(session.highlight(1, 6, 30).ids[0], "cut\0here \udce9")
    kept = [note.highlight.note for note in session.notes()]
    assert kept == ["it's “so”\r\n\tłódź 客户 😀 😀", "cut\ufffdhere \ufffd"]
    for note in session.notes():
        session.remove_highlight(note.highlight.id)
    session.undo()
    session.undo()
    assert [note.highlight.note for note in session.notes()] == kept


def test_a_quote_is_marked_and_unmarked(session: Session) -> None:
    (key,) = session.highlight(1, 5, 30).ids
    assert session.star(key, True).message == "Marked as quote"
    assert session.notes()[0].highlight.starred
    assert session.undo_name == "Mark as Quote"
    assert session.star(key, False).message == "No longer a quote"
    assert session.undo_name == "Not a Quote"
    session.undo()
    assert session.notes()[0].highlight.starred


def test_a_highlight_is_removed_and_undo_brings_all_of_it_back(session: Session) -> None:
    (key,) = session.highlight(1, 5, 30, ["loyalty"]).ids
    session.annotate(key, "Compare")
    before = session.notes()
    assert session.remove_highlight(key) == Change(Part.HIGHLIGHTS, "Highlight removed. Undo: Ctrl+Z", (key,))
    assert session.notes() == []
    assert session.undo() == Change(Part.HIGHLIGHTS, "Undone: Remove Highlight")
    assert session.notes() == before


def test_a_theme_in_the_place_of_another_is_one_step(session: Session) -> None:
    passage = coded(session)
    old = passage.codings[0].theme
    new = next(theme for theme in session.codebook.themes if theme.id not in [c.theme for c in passage.codings])
    change = session.set_theme(passage, new.id, instead_of=old)
    place = Place(1, passage.start, passage.end)
    assert change == Change(Part.DECISIONS, f"Theme is now {new.name}", (1,), places=(place,))
    verdicts = {coding.theme: coding.verdict for coding in session.open(1).passages[passage.number].codings}
    assert (verdicts[new.id], verdicts[old]) == (Verdict.YES, Verdict.NO)
    assert session.undo() == Change(Part.DECISIONS, f"Undone: Theme {new.name}")
    assert decisions(session) == []


def test_a_theme_in_its_own_place_is_merely_accepted(session: Session) -> None:
    passage = coded(session)
    theme = passage.codings[0].theme
    session.set_theme(passage, theme, instead_of=theme)
    assert [row[4:6] for row in decisions(session)] == [(theme, "yes")]


def test_accepting_and_refusing_say_what_they_did(session: Session) -> None:
    passage = coded(session)
    theme = session.codebook.theme(passage.codings[0].theme)
    assert session.accept(passage, theme.id).message == f"Yes, {theme.name}"
    assert session.refuse(passage, theme.id).message == f"Not {theme.name}. Undo: Ctrl+Z"
    assert session.undo_name == f"Not {theme.name}"


def test_without_steps_undo_and_redo_say_so(session: Session) -> None:
    assert session.undo() == Change(Part(0), "Nothing to undo")
    assert session.redo() == Change(Part(0), "Nothing to redo")
    assert session.redo_name == ""


def test_the_reasons_of_a_passage_name_each_of_its_themes(session: Session) -> None:
    document = session.open(1)
    passage = coded(session)
    assert [reason.theme.id for reason in session.reasons(document, passage)] == [c.theme for c in passage.codings]


def test_all_that_was_done_is_there_when_the_library_is_opened_again(
    session: Session, library_file: Path, opened: Callable[[Path], Session]
) -> None:
    (key,) = session.highlight(2, 5, 30, ["loyalty"]).ids
    session.annotate(key, "比较")
    passage = coded(session, 2)
    session.refuse(passage, passage.codings[0].theme)
    session.remember_place(2, 40, 90)
    shown, notes = session.open(2), session.notes()
    session.close()
    again = opened(library_file)
    assert (again.open(2), again.notes(), again.place(2)) == (shown, notes, 40)
    assert [step.name.partition(" ")[0] for step in again.steps()] == ["Not", "Note", "Highlight"]


def test_a_scope_is_described_by_its_size_and_its_limits(session: Session) -> None:
    everything = session.size(Scope())
    assert session.described(Scope()) == f"{everything[0]} passages in 4 documents"
    narrow = Scope(frozenset({"pl"}), frozenset({"loyalty"}))
    assert session.described(narrow).endswith(": Loyalty, Polish")
    alone = Scope(frozenset({"tlh"}))
    assert session.described(alone) == "0 passages in 0 documents: tlh"


def test_samples_are_no_edit_to_undo(tmp_path: Path, seed_documents: tuple[Document, ...]) -> None:
    fresh = open_session(tmp_path / "Sample library.cxlib")
    for document in seed_documents:
        fresh.add(document, "samples", sample=True)
    assert (fresh.text_count(), len(fresh.documents(Scope())), fresh.undo_name) == (4, 4, "")
    fresh.close()


def test_a_file_that_a_worker_has_just_stored_is_added_once(session: Session, analyst: Analyst) -> None:
    words = "The clerk at the desk was friendly."
    (key,) = intake.take_text(session.path, words, "Pasted text").ids
    assert session.add(analyst.analyse_text(words, "Pasted text"), "") == Change(Part.DOCUMENTS, ids=(key,))
    assert session.arrivals() == ()
    assert session.add(analyst.analyse_text(words, "Pasted text"), "") == Change(Part(0), ids=(key,))


def test_what_workers_of_this_window_wrote_is_not_told_once_more(session: Session) -> None:
    taken = intake.take_text(session.path, "The clerk at the desk was friendly.", "Pasted text")
    session.show(taken.ids, "")
    assert session.catch_up() == Change(Part(0))
    session.set_language(1, "pt")
    assert session.read_anew(intake.read_again(session.path, (1,)).ids).ids == (1,)
    assert session.catch_up() == Change(Part(0))
