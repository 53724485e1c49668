from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader import importing
from cxreader.errors import LibraryError
from cxreader.model.annotation import Verdict
from cxreader.model.change import Change, Part
from cxreader.model.correction import Correction, CorrectionKind
from cxreader.model.document import Document, Problem, Recoded
from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook
from cxreader.session import Session, rereading
from tests.again import analysed_again

POLISH = "Gęś żółta.\n\nObsługa klienta była miła, ale czekaliśmy na paczkę trzy tygodnie. Zażółć gęślą jaźń."
Read = Callable[[Path], int]
Recode = Callable[[int, str], Change]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "polish.txt"
    path.write_bytes(POLISH.encode())
    return path


@pytest.fixture
def read(session: Session, shipped_codebook: Codebook) -> Read:
    """Add a file, and tell the id of its document."""

    def add(path: Path) -> int:
        (document,) = importing.prepare([path], shipped_codebook)
        assert isinstance(document, Document)
        return session.add(document, "file").ids[0]

    return add


@pytest.fixture
def recode(session: Session, shipped_codebook: Codebook) -> Recode:
    """Read a document's file in another encoding."""

    def recode(document: int, codec: str) -> Change:
        (recoded,) = importing.prepare_recoded(session.recoding(document, codec), shipped_codebook)
        assert isinstance(recoded, Recoded)
        return rereading.recode(session, recoded)

    return recode


def listed(session: Session) -> list[int]:
    return [row.id for row in session.documents(Scope())]


def place(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


def test_all_that_a_person_did_moves_to_the_text_in_the_other_encoding_and_back(
    session: Session, file: Path, read: Read, recode: Recode, shipped_codebook: Codebook
) -> None:
    old = read(file)
    passage = next(p for p in session.open(old).passages if POLISH[p.start : p.end].startswith("Obsługa"))
    (key,) = session.highlight(old, *place(POLISH, "była miła"), ["loyalty"]).ids
    session.annotate(key, "Porównaj.")
    session.set_theme(passage, "loyalty")
    session.mark_noise(old, [place(POLISH, "Gęś żółta.")], noise=True)
    session.set_language(old, "pl")
    at, seen = place(POLISH, "klienta")
    session.remember_place(old, at, seen)
    for stored, analysed in analysed_again(session.stored_texts(outdated=True), shipped_codebook):
        session.classify_again(stored, analysed)
    before = session.open(old)

    change = recode(old, "cp1252")
    new, gone = change.ids
    assert (change.parts, gone) == (Part.DOCUMENTS | Part.HIGHLIGHTS | Part.MEMOS, old)
    assert change.message == "Encoding is now Windows-1252. Undo: Ctrl+Z"
    assert listed(session) == [1, 2, 3, 4, new]
    assert (session.stand_in(old), session.stand_in(new)) == (new, new)
    after = session.open(new)
    text = POLISH.encode().decode("cp1252")
    assert (after.text, after.codec, after.encoding) == (text, "cp1252", "Windows-1252")
    (note,) = session.notes()
    assert (note.highlight.id, note.highlight.document, note.highlight.note) == (key, new, "Porównaj.")
    assert (
        note.highlight.quote == text[note.highlight.start : note.highlight.end] == "była miła".encode().decode("cp1252")
    )
    moved = next(p for p in after.passages if text[p.start : p.end].startswith("ObsÅ‚uga"))
    assert [(c.theme, c.verdict) for c in moved.codings if c.verdict] == [("loyalty", Verdict.YES)]
    assert text[after.noise[0].start : after.noise[0].end] == "Gęś żółta.".encode().decode("cp1252")
    assert session.place(new) == place(text, "klienta")[0]
    # the new analysis went by what was said
    assert session.stored_texts(outdated=True) == []

    assert session.undo().parts == Part.ALL
    assert session.open(old) == before
    assert (listed(session)[-1], session.stand_in(new)) == (old, old)
    session.redo()
    assert session.open(new) == after
    assert recode(new, "utf-8").ids == (old, new)
    assert session.open(old) == before
    assert listed(session)[-1] == old


def test_what_was_marked_while_the_file_was_read_moves_too(
    session: Session, file: Path, read: Read, shipped_codebook: Codebook
) -> None:
    old = read(file)
    (recoded,) = importing.prepare_recoded(session.recoding(old, "cp1252"), shipped_codebook)
    session.highlight(old, *place(POLISH, "miła"))
    assert isinstance(recoded, Recoded)
    rereading.recode(session, recoded)
    assert [note.highlight.quote for note in session.notes()] == ["miła".encode().decode("cp1252")]


def test_a_text_that_left_the_list_while_its_file_was_read_stays_out(
    session: Session, file: Path, read: Read, recode: Recode, shipped_codebook: Codebook
) -> None:
    old = read(file)
    (recoded,) = importing.prepare_recoded(session.recoding(old, "cp1252"), shipped_codebook)
    (new, _) = recode(old, "cp1250").ids
    assert isinstance(recoded, Recoded)
    assert rereading.recode(session, recoded) == Change(Part(0), "This text is no longer in the list")
    assert listed(session) == [1, 2, 3, 4, new]


def test_what_several_letters_were_said_of_apart_falls_together_where_they_are_one(
    session: Session, file: Path, read: Read, recode: Recode
) -> None:
    (old, _) = recode(read(file), "cp1252").ids
    text = session.open(old).text
    start, _ = place(text, "ł".encode().decode("cp1252"))
    with session._library.edit("Say") as db:
        for first, last, verdict in ((start, start + 1, "yes"), (start, start + 2, "no")):
            db.execute(
                "INSERT INTO decision (document, start, end, theme, verdict, decided) "
                "VALUES (?, ?, ?, 'loyalty', ?, '')",
                (old, first, last, verdict),
            )
    session.highlight(old, start, start + 1)
    session.highlight(old, start + 1, start + 2)
    (new, _) = recode(old, "utf-8").ids
    assert [note.highlight.quote for note in session.notes()] == ["ł", "ł"]
    with session._library.reading() as db:
        ((verdict,),) = db.execute("SELECT verdict FROM decision WHERE document = ?", (new,)).fetchall()
    assert verdict == "no"
    session.undo()
    assert [note.highlight.start for note in session.notes()] == [start, start + 1]


def test_a_text_that_reads_the_same_only_changes_the_name_of_its_encoding(
    session: Session, tmp_path: Path, read: Read, recode: Recode
) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("The clerk was friendly.", "ascii")
    key = read(path)
    session.highlight(key, 0, 3)
    assert recode(key, "cp1250").ids == (key, key)
    assert (session.open(key).codec, len(session.notes())) == ("cp1250", 1)
    session.undo()
    assert session.open(key).codec == "utf-8"


def test_a_file_that_is_another_now_is_told_and_nothing_moves(
    session: Session, file: Path, read: Read, shipped_codebook: Codebook
) -> None:
    key = read(file)
    wish = session.recoding(key, "cp1252")
    file.write_text(f"{POLISH} Dalej.", "utf-8")
    (problem,) = importing.prepare_recoded(wish, shipped_codebook)
    assert isinstance(problem, Problem)
    assert problem.why.startswith("“polish.txt” is no longer the file that was read")
    file.unlink()
    (problem,) = importing.prepare_recoded(wish, shipped_codebook)
    assert isinstance(problem, Problem)
    assert problem.why.startswith("“polish.txt” is not there")


def test_a_pasted_text_has_no_encoding(session: Session, analyst: importing.Analyst) -> None:
    (key,) = session.add(analyst.analyse_text("The clerk was friendly.", "Pasted text"), "").ids
    with pytest.raises(LibraryError, match="A pasted text has no encoding"):
        session.recoding(key, "cp1252")


def test_a_text_that_is_in_the_list_already_is_told(
    session: Session, tmp_path: Path, file: Path, read: Read, recode: Recode
) -> None:
    twin = tmp_path / "twin.txt"
    twin.write_bytes(POLISH.encode("utf-16"))
    key, other = read(file), read(twin)
    assert key == other
    (new, _) = recode(key, "cp1252").ids
    other = read(twin)
    with pytest.raises(LibraryError, match="As UTF-8 this text is in the library already"):
        recode(new, "utf-8")
    assert listed(session)[-2:] == sorted((new, other))


def test_the_same_file_is_not_read_wrongly_again(
    session: Session, file: Path, read: Read, recode: Recode, shipped_codebook: Codebook
) -> None:
    (key,) = recode(read(file), "cp1252").ids[:1]
    (problem,) = importing.prepare([file], shipped_codebook, session.known_texts())
    assert isinstance(problem, Problem)
    assert problem.known
    assert problem.why.endswith(f"from “{file}”.")
    assert read(file) == key
    assert listed(session) == [1, 2, 3, 4, key]


def test_a_removed_file_comes_back_in_the_encoding_that_was_chosen(
    session: Session, file: Path, read: Read, recode: Recode
) -> None:
    (key,) = recode(read(file), "cp1252").ids[:1]
    session.highlight(key, 0, 9)
    session.remove(key)
    assert session.stand_in(key) == 0
    assert read(file) == key
    assert (session.open(key).codec, len(session.notes())) == ("cp1252", 1)


def test_the_language_of_a_recoded_text_is_still_the_one_that_was_said(
    session: Session, file: Path, read: Read, recode: Recode
) -> None:
    key = read(file)
    session.set_language(key, "ca")
    (new, _) = recode(key, "cp1252").ids
    assert session.open(new).language == "ca"
    text = next(text for text in session.stored_texts() if text.document == new)
    assert text.corrections == (Correction(0, len(text.text), CorrectionKind.LANGUAGE, "ca"),)


def test_what_is_said_counts_for_a_text_that_is_opened_again_after_its_place_was_taken(
    session: Session, tmp_path: Path, file: Path, read: Read, recode: Recode
) -> None:
    key = read(file)
    (new, _) = recode(key, "cp1252").ids
    session.remove(new)
    twin = tmp_path / "twin.txt"
    twin.write_bytes(POLISH.encode("utf-16"))
    assert read(twin) == key
    session.set_language(key, "cs")
    assert [text.document for text in session.stored_texts(outdated=True)] == [key]
