import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader import importing
from cxreader.errors import LibraryError
from cxreader.model.anchor import Outcome
from cxreader.model.annotation import Placing, Subject, Verdict
from cxreader.model.change import Change, Part
from cxreader.model.document import Document, Problem, Reread
from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook
from cxreader.session import Session, rereading

TEXT = (
    "Letter to the shop\n\nThe clerk was friendly and quick. We waited for the parcel for three weeks.\n\n"
    "Nobody answered the telephone on Monday. The refund came at last, without a word.\n\n"
    "The queue at the till was long. I shall come back all the same.\n"
)
CHANGED = (
    "Letter to the shop\n\nBefore all else: thank you for reading this.\n\n"
    "The clerk was freindly and quick. We waited for the parcel for three weeks.\n\n"
    "The queue at the till was long. I shall come back all the same.\n"
)
Reader = Callable[[int], Change]
EDITED = Path(__file__).parent / "data" / "edited"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def key(session: Session, file: Path, shipped_codebook: Codebook) -> int:
    """The id of the document that the file is."""
    (document,) = importing.prepare([file], shipped_codebook)
    assert isinstance(document, Document)
    return session.add(document, "file").ids[0]


@pytest.fixture
def again(session: Session, shipped_codebook: Codebook) -> Reader:
    """Read a document's file again."""

    def again(document: int) -> Change:
        (reread,) = importing.prepare_reread(rereading.rereading(session, document), shipped_codebook)
        assert isinstance(reread, Reread), reread
        return rereading.reread(session, reread)

    return again


def place(part: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_a_file_that_is_empty_by_now_does_not_take_the_place_of_its_text(
    content: bytes, session: Session, file: Path, key: int, shipped_codebook: Codebook
) -> None:
    file.write_bytes(content)
    (problem,) = importing.prepare_reread(rereading.rereading(session, key), shipped_codebook)
    assert isinstance(problem, Problem)
    assert problem.why.startswith("“letter.txt” was not read again. It is empty: there is no text in it.")


# what was marked in files before another program changed them (see the README beside them), and what that is now
LETTER = (
    ("What people told us in May", ""),
    ("wrapped the bread twice because it rained.", "wrapped the bread twice because it snowed."),
    ("It was worth the wait, all the same 🎂", ""),
    ("The rolls were sold out before nine.", ""),
    ("排队的时间太长了", ""),
    ("Paragraph five is the one that nobody will miss once it is gone", None),
    ("12 minutes", ""),
    ("Dzień dobry, chleb był świeży", ""),
    ("Thank you for your visit. We close at six", ""),
    (
        "do not open at all. The last word belongs to a child: the gingerbread horse was the best thing",
        "do not open at all. The last word belongs to a child: the marzipan horse was the best thing",
    ),
    ("cake had been ordered by telephone the evening before", ""),
)
SURVEY = (
    ("The clerk was friendly and wrapped the bread twice.", ""),
    ("面包很新鲜", ""),
    ("The card reader failed three times in one morning.", "The card reader failed three times in one evening."),
    ("This answer is the one that is taken out", None),
    ("The apple tart was still warm 🙂", ""),
    ("Thank you. The", ""),
    ("horse was the best thing in town.", ""),
)


def listed(session: Session) -> list[int]:
    return [row.id for row in session.documents(Scope())]


def test_all_that_a_person_did_moves_to_the_new_text_and_back(
    session: Session, file: Path, key: int, again: Reader
) -> None:
    (same,) = session.highlight(key, *place("Letter"), ["loyalty"]).ids
    (moved,) = session.highlight(key, *place("friendly and quick")).ids
    (gone,) = session.highlight(key, *place("Nobody answered the telephone")).ids
    session.annotate(gone, "When?")
    passage = next(p for p in session.open(key).passages if TEXT[p.start : p.end].startswith("The queue"))
    lost = next(p for p in session.open(key).passages if TEXT[p.start : p.end].startswith("The refund"))
    session.set_theme(passage, "loyalty")
    session.set_theme(lost, "loyalty")
    session.mark_noise(key, [place("I shall come back all the same.")], noise=True)
    session.set_language(key, "en")
    session.set_tags([key], ["letters"])
    session.mark_read([key], read=True)
    session.add_memo(Subject.DOCUMENT, document=key, note="From May")
    session.rename(key, "A letter")
    session.remember_place(key, place("The queue")[0], len(TEXT))
    before, notes = session.open(key), session.notes()
    file.write_text(CHANGED, "utf-8")

    change = again(key)
    new, old = change.ids
    assert (old, change.message) == (key, "Read again. Undo: Ctrl+Z")
    assert change.parts == Part.DOCUMENTS | Part.HIGHLIGHTS | Part.MEMOS
    assert (listed(session)[-1], session.stand_in(key)) == (new, new)
    after = session.open(new)
    assert (after.text, after.title) == (CHANGED, "A letter")
    found = {row.highlight.id: row.highlight for row in session.notes()}
    assert (found[same].placing, found[same].quote) == (Placing.SURE, "Letter")
    assert (found[moved].placing, found[moved].quote) == (Placing.SURE, "freindly and quick")
    assert (found[gone].placing, found[gone].quote) == (Placing.LOST, "Nobody answered the telephone")
    # what has no place is not in the text
    assert [mark.id for mark in after.highlights] == [same, moved]
    decided = [CHANGED[p.start : p.end] for p in after.passages for c in p.codings if c.verdict is Verdict.YES]
    assert decided == ["The queue at the till was long."]
    assert [CHANGED[n.start : n.end] for n in after.noise] == ["I shall come back all the same."]
    assert session.stored_texts(outdated=True) == []
    assert session.place(new) == place("The queue", CHANGED)[0]
    assert [memo.note for memo in session.memos_on(Subject.DOCUMENT, document=new)] == ["From May"]
    row = next(row for row in session.documents(Scope()) if row.id == new)
    assert row.progress == 1.0

    session.undo()
    assert (session.open(key), session.notes(), listed(session)[-1]) == (before, notes, key)
    session.redo()
    assert session.open(new) == after
    # the old text comes back with everything, also what was left with it
    file.write_text(TEXT, "utf-8")
    assert again(new).ids == (key, new)
    assert {row.highlight.placing for row in session.notes()} == {Placing.SURE}
    verdicts = [c.verdict for p in session.open(key).passages for c in p.codings if c.verdict]
    assert verdicts == [Verdict.YES] * 2
    assert [row.highlight.quote for row in session.notes()] == [row.highlight.quote for row in notes]


def test_what_is_not_sure_is_asked_and_answered(session: Session, file: Path, key: int, again: Reader) -> None:
    quote = "The refund came at last, without a word."
    (mark,) = session.highlight(key, *place(quote)).ids
    (other,) = session.highlight(key, *place("Nobody answered")).ids
    near = "The refund came late, and nobody wrote a word."
    file.write_text(f"Somebody else wrote all this.\n\n{TEXT.replace(quote, near)}", "utf-8")
    (new, _) = again(key).ids
    assert rereading.unsettled(session) == rereading.unsettled(session, new) == 1
    first, second = rereading.to_review(session, new)
    assert (first.highlight, first.outcome, second.highlight, second.outcome) == (
        mark,
        Outcome.CONFIRM,
        other,
        Outcome.MOVED,
    )
    assert first.before[slice(*first.old)] == quote
    assert "refund came" in first.now[slice(*first.new)]
    assert rereading.keep_as_note(session, other) == Change(Part(0))
    # once more, from where it stood at first
    file.write_text(TEXT, "utf-8")
    (back, _) = again(new).ids
    assert (back, rereading.unsettled(session)) == (key, 0)
    found = session.marked(mark)
    assert found is not None
    assert (found.placing, found.quote) == (Placing.SURE, quote)
    session.undo()
    session.confirm_place(mark)
    assert rereading.unsettled(session) == 0
    session.undo()
    assert rereading.keep_as_note(session, mark).message == "Kept as a note. Undo: Ctrl+Z"
    assert (rereading.unsettled(session), rereading.to_review(session)[0].now) == (0, "")
    changed = rereading.changed_text(session, new)
    assert changed is not None
    assert (changed.before, changed.now[:8]) == (TEXT, "Somebody")
    assert rereading.changed_text(session, 1) is None


def test_a_guess_moves_along_into_another_encoding(
    session: Session, file: Path, key: int, again: Reader, shipped_codebook: Codebook
) -> None:
    quote = "The refund came at last, without a word."
    (mark,) = session.highlight(key, *place(quote)).ids
    file.write_text(f"Größe, Maß.\n\n{TEXT.replace(quote, 'The refund came late, and nobody wrote a word.')}", "utf-8")
    (new, _) = again(key).ids
    before = session.marked(mark)
    (recoded,) = importing.prepare_recoded(session.recoding(new, "cp1252"), shipped_codebook)
    assert not isinstance(recoded, Problem)
    rereading.recode(session, recoded)
    after = session.marked(mark)
    assert before is not None
    assert after is not None
    assert (after.placing, after.quote, after.start) == (Placing.CONFIRM, quote, before.start + 3)


def test_a_file_with_the_same_text_in_other_bytes_only_changes_where_it_came_from(
    session: Session, file: Path, key: int, again: Reader
) -> None:
    session.highlight(key, *place("friendly"))
    file.write_bytes(TEXT.encode("utf-16"))
    assert again(key) == Change(Part.DOCUMENTS | Part.HIGHLIGHTS | Part.MEMOS, "The text is as it was", (key, key))
    file_now = rereading.remembered(session, key)
    assert file_now is not None
    assert (file_now.path, file_now.size, file_now.notes) == (str(file), len(TEXT.encode("utf-16")), 1)
    assert rereading.document_of(session, str(file)) == key
    assert rereading.document_of(session, "/nowhere") == 0


def test_a_file_keeps_the_encoding_that_it_had(
    session: Session, file: Path, again: Reader, shipped_codebook: Codebook
) -> None:
    polish = "Obsługa klienta była miła i szybka, choć czekaliśmy dłużej.\n\nZażółć gęślą jaźń.\n"
    file.write_bytes(polish.encode("cp1250"))
    (document,) = importing.prepare([file], shipped_codebook)
    assert isinstance(document, Document)
    (key,) = session.add(document, "file").ids
    file.write_bytes("Krótko: źle.\n".encode("cp1250"))
    (new, _) = again(key).ids
    assert (session.open(new).text, session.open(new).codec) == ("Krótko: źle.\n", "cp1250")


def test_what_was_marked_while_the_file_was_read_is_placed_too(
    session: Session, file: Path, key: int, shipped_codebook: Codebook
) -> None:
    wish = rereading.rereading(session, key)
    file.write_text(CHANGED, "utf-8")
    (reread,) = importing.prepare_reread(wish, shipped_codebook)
    assert isinstance(reread, Reread)
    session.highlight(key, *place("three weeks"))
    rereading.reread(session, reread)
    assert [row.highlight.quote for row in session.notes()] == ["three weeks"]
    assert rereading.reread(session, reread) == Change(Part(0), "This text is no longer in the list")


def test_what_cannot_be_read_again_is_told(
    session: Session, file: Path, key: int, again: Reader, shipped_codebook: Codebook, tmp_path: Path
) -> None:
    wish = rereading.rereading(session, key)
    file.unlink()
    (problem,) = importing.prepare_reread(wish, shipped_codebook)
    assert isinstance(problem, Problem)
    assert problem.why.startswith("“letter.txt” is not there")
    twin = tmp_path / "twin.txt"
    for path in (twin, file):
        path.write_text(CHANGED, "utf-8")
    (document,) = importing.prepare([twin], shipped_codebook)
    assert isinstance(document, Document)
    session.add(document, "twin")
    with pytest.raises(LibraryError, match="The file as it is now is in the library already"):
        again(key)


def test_what_is_said_of_a_sentence_that_is_no_longer_one_stays_with_the_old_text(
    session: Session, file: Path, key: int, again: Reader
) -> None:
    sentence = "The queue at the till was long."
    passage = next(p for p in session.open(key).passages if TEXT[p.start : p.end] == sentence)
    session.set_theme(passage, "loyalty")
    session.mark_noise(key, [place("We waited for the parcel for three weeks.")], noise=True)
    fewer = TEXT.replace(" We waited for the parcel for three weeks.", "")
    file.write_text(fewer.replace("was long. I", "was long, and the heat was great, and yet I"), "utf-8")
    (new, _) = again(key).ids
    assert [c for p in session.open(new).passages for c in p.codings if c.verdict] == []
    assert next(text for text in session.stored_texts() if text.document == new).corrections == ()
    session.undo()
    assert len(next(text for text in session.stored_texts() if text.document == key).corrections) == 1
    assert [c.theme for p in session.open(key).passages for c in p.codings if c.verdict] == ["loyalty"]


def test_a_pasted_text_has_no_file(session: Session, analyst: importing.Analyst) -> None:
    (key,) = session.add(analyst.analyse_text("The clerk was friendly.", "Pasted text"), "").ids
    assert rereading.remembered(session, key) is None
    with pytest.raises(LibraryError, match="A pasted text has no file"):
        rereading.rereading(session, key)


def test_a_file_that_is_where_it_was_need_not_be_found(session: Session, file: Path, key: int) -> None:
    change = rereading.find_file(session, key, str(file), 0)
    assert (change.parts, change.message) == (Part(0), "The file is where it was")


def test_the_file_of_another_document_is_not_taken_for_one(session: Session, file: Path, key: int) -> None:
    other = next(row.id for row in session.documents(Scope()) if row.id != key)
    with pytest.raises(LibraryError, match="That is the file of"):
        rereading.find_file(session, other, str(file), 0)


@pytest.mark.parametrize(
    ("name", "marked"),
    [
        *((f"letter.{form}", LETTER) for form in ("docx", "epub", "html", "odt", "pdf", "rtf")),
        *((f"survey.{form}", SURVEY) for form in ("csv", "ods", "xlsx")),
    ],
)
def test_notes_are_in_place_once_another_program_has_edited_the_file(
    name: str,
    marked: tuple[tuple[str, str | None], ...],
    session: Session,
    shipped_codebook: Codebook,
    again: Reader,
    tmp_path: Path,
) -> None:
    path = Path(shutil.copy(EDITED / name, tmp_path / name))
    (document,) = importing.prepare([path], shipped_codebook)
    assert isinstance(document, Document)
    key = session.add(document, "file").ids[0]
    text = session.open(key).text
    made = {}
    for quote, becomes in marked:
        # lines are broken and joined as each format does
        found = re.search(r"\s+".join(map(re.escape, quote.split())), text)
        assert found, quote
        made[session.highlight(key, *found.span()).ids[0]] = (quote, becomes)
    shutil.copy(EDITED / f"{path.stem}-edited{path.suffix}", path)

    after = session.open(again(key).ids[0]).text
    for row in session.notes():
        mark = row.highlight
        quote, becomes = made[mark.id]
        words = after[mark.start : mark.end] if becomes is not None else mark.quote
        wanted = (Placing.LOST, quote) if becomes is None else (Placing.SURE, becomes or quote)
        assert (mark.placing, " ".join(words.split())) == wanted
