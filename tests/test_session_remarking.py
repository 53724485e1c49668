from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader import importing, intake
from cxreader.model.change import Change, Part
from cxreader.model.document import Document, FileFacts, Manner, Reread
from cxreader.model.theme import Codebook
from cxreader.session import Session, archiving, remarking, rereading
from cxreader.session.archiving import read_folder
from tests.commented import LETTER, letter

Reader = Callable[[int], Change]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "letter.docx"
    path.write_bytes(letter())
    return path


def add(session: Session, file: Path, codebook: Codebook) -> int:
    (document,) = importing.prepare([file], codebook)
    assert isinstance(document, Document), document
    return session.add(document, "file").ids[0]


@pytest.fixture
def key(session: Session, file: Path, shipped_codebook: Codebook) -> int:
    """The id of the document that the file is."""
    return add(session, file, shipped_codebook)


@pytest.fixture
def again(session: Session, shipped_codebook: Codebook) -> Reader:
    """Read a document's file again."""

    def again(document: int) -> Change:
        (reread,) = importing.prepare_reread(rereading.rereading(session, document), shipped_codebook)
        assert isinstance(reread, Reread), reread
        return rereading.reread(session, reread)

    return again


def notes(session: Session) -> list[tuple[str, str, str, str]]:
    marks = sorted((row.highlight for row in session.notes()), key=lambda mark: mark.start)
    return [(mark.quote, mark.note, mark.author, mark.created) for mark in marks]


TAKEN_IN = [(words, said, "Ana", "2024-05-31T12:00:00Z") for words, said in LETTER if said]


def test_comments_are_no_notes_before_they_are_brought_in(session: Session, key: int) -> None:
    assert notes(session) == []
    assert remarking.waiting(session, (key,)) == {key: 2}
    assert remarking.file_facts(session, key) == FileFacts("Word document", whole=False, remarks=2)
    change = remarking.bring_in(session, (key,))
    assert change.parts == Part.HIGHLIGHTS
    assert change.message == "2 comments are among your notes. Undo: Ctrl+Z"
    assert notes(session) == TAKEN_IN
    assert remarking.waiting(session, (key,)) == {}


def test_nothing_is_brought_in_twice_and_all_of_it_is_one_step(session: Session, key: int) -> None:
    first, _ = remarking.bring_in(session, (key,)).ids
    session.annotate(first, "Praise for the clerk")
    assert remarking.bring_in(session, (key,)) == Change(Part(0), "All comments are among your notes")
    session.undo()
    session.undo()
    assert notes(session) == []
    assert remarking.file_facts(session, key).remarks == 2
    session.redo()
    assert notes(session) == TAKEN_IN


def test_one_that_was_removed_can_be_brought_in_once_more(session: Session, key: int) -> None:
    first, _ = remarking.bring_in(session, (key,)).ids
    session.remove_highlight(first)
    assert remarking.bring_in(session, (key,)).message == "1 comment is among your notes. Undo: Ctrl+Z"
    assert notes(session) == TAKEN_IN


def test_comments_are_the_same_after_their_file_was_read_again(
    session: Session, key: int, file: Path, again: Reader
) -> None:
    remarking.bring_in(session, (key,))
    # what it stands on is another text, and a third one has come
    changed = [(LETTER[0][0].replace("quick", "patient"), LETTER[0][1]), LETTER[2], ("I shall come back.", "Really?")]
    file.write_bytes(letter(changed))
    new = again(key).ids[0]
    assert new != key
    assert remarking.waiting(session, (key, new)) == {new: 1}
    remarking.bring_in(session, (new,))
    assert [(said, author) for _, said, author, _ in notes(session)] == [
        ("Praise", "Ana"),
        ("Ask her which number", "Ana"),
        ("Really?", "Ana"),
    ]


def test_comments_that_came_to_the_same_text_are_known(session: Session, key: int, file: Path, again: Reader) -> None:
    file.write_bytes(letter([(words, said or "How long is that?") for words, said in LETTER]))
    assert again(key).message == "The text is as it was"
    assert remarking.waiting(session, (key,)) == {key: 3}


def test_they_are_there_when_a_removed_text_comes_back(
    session: Session, key: int, file: Path, shipped_codebook: Codebook
) -> None:
    session.remove(key)
    assert remarking.waiting(session, (key,)) == {}
    assert remarking.bring_in(session, (key,)).parts == Part(0)
    file.write_bytes(letter(LETTER[:1] + tuple((words, "") for words, _ in LETTER[1:])))
    assert add(session, file, shipped_codebook) == key
    assert remarking.waiting(session, (key,)) == {key: 1}


TALE = "".join(
    f"<p>The refund for parcel {n} came after three weeks and {n} days, which is far too long for anybody who waits "
    "for it. Nobody answered the telephone on Monday, and the letter that came on Tuesday said nothing at all.</p>"
    for n in range(1, 9)
)
PAGE = (
    "<!doctype html><title>Refunds</title><nav><a href=a>Home</a> <a href=b>All shops</a></nav>"
    f"<article><h1>Refunds</h1>{TALE}</article><footer><p>All rights reserved by the shop</p></footer>"
)


def test_all_of_a_web_page_is_read_and_what_it_is_about_again(
    session: Session, tmp_path: Path, shipped_codebook: Codebook
) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, "utf-8")
    key = add(session, file, shipped_codebook)
    start = session.open(key).text.index("three weeks and 5")
    session.highlight(key, start, start + len("three weeks and 5"))
    assert "All shops" not in session.open(key).text

    def read(document: int, manner: Manner) -> Change:
        (reread,) = importing.prepare_reread(rereading.rereading(session, document, manner), shipped_codebook)
        assert isinstance(reread, Reread), reread
        return rereading.reread(session, reread)

    change = read(key, remarking.manner(session, key)._replace(whole=True))
    whole = change.ids[0]
    assert change.message == "Read as a whole page. Undo: Ctrl+Z"
    assert "All shops" in session.open(whole).text
    assert remarking.file_facts(session, whole) == FileFacts("Web page", whole=True)
    assert remarking.file_facts(session, whole).has_margins
    (note,) = session.notes()
    assert (note.highlight.document, note.highlight.quote) == (whole, "three weeks and 5")
    change = read(whole, Manner())
    assert (change.ids[0], change.message) == (key, "Read without menus and margins. Undo: Ctrl+Z")
    session.undo()
    session.undo()
    assert not remarking.file_facts(session, key).whole
    assert [row.highlight.document for row in session.notes()] == [key]
    change = read(key, Manner("cp1252"))
    assert change.message == "The text is as it was"


def test_a_page_is_read_in_another_encoding_with_its_notes(
    session: Session, tmp_path: Path, shipped_codebook: Codebook
) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(PAGE.replace("Monday", "poniedziałek, jakże długi").encode("cp1250"))
    key = add(session, file, shipped_codebook)
    wish = rereading.rereading(session, key, Manner("cp1252"))
    (reread,) = importing.prepare_reread(wish, shipped_codebook)
    assert isinstance(reread, Reread)
    assert rereading.reread(session, reread).message == "Encoding is now Windows-1252. Undo: Ctrl+Z"


def test_comments_are_kept_where_the_text_is_understood_again_and_where_the_library_goes(
    session: Session, key: int, file: Path, tmp_path: Path, opened: Callable[[Path], Session]
) -> None:
    remarking.bring_in(session, (key,))
    intake.read_again(session.path, (key,))
    assert remarking.waiting(session, (key,)) == {}
    session.undo()
    assert remarking.waiting(session, (key,)) == {key: 2}
    session.redo()
    archiving.write_folder(session, tmp_path / "folder")
    read_folder(tmp_path / "folder", tmp_path / "Back.cxlib")
    back = opened(tmp_path / "Back.cxlib")
    there = rereading.document_of(back, str(file))
    intake.read_again(back.path, (there,))
    assert remarking.file_facts(back, there) == FileFacts("Word document")
    assert remarking.waiting(back, (there,)) == {}
    assert notes(back) == TAKEN_IN
