"""What only its file tells of a text, and how it stays with the text."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cxreader import intake
from cxreader.model.block import Block, BlockKind
from cxreader.model.document import Answer, Form, Manner, Remark, Stated, TableChoice
from cxreader.session import Session, archiving, open_session
from cxreader.session.archiving import read_folder
from cxreader.store import forms, unarchiving
from cxreader.store.packing import packed_text
from cxreader.store.recovery import recover

CUES = "00:00:01,000 --> 00:00:03,000\nThe clerk was friendly.\n\n00:00:04,000 --> 00:00:06,000\nThe bill was wrong.\n"
TEXT = "[00:01] The clerk was friendly.\n[00:04] The bill was wrong."
FORM = Form(
    "Table",
    "Survey",
    (Block(BlockKind.ANSWER, 0, 4), Block(BlockKind.ANSWER, 6, 9)),
    Stated("Survey", "Ana", "2024-05-31", "es"),
    (Answer(0, 4, "r1", ("mx", "")), Answer(6, 9, "r2", ("pl", "2"))),
    Manner("", False, TableChoice("Why?", "id", ("country", "wave"))),
    (Remark(0, 4, "Praise", "Ana", "2024-05-31T12:00:00Z"), Remark(6, 9)),
)


@pytest.fixture
def library(opened: Callable[[Path], Session], tmp_path: Path) -> Session:
    """A library with one talk that came with subtitles."""
    session = opened(tmp_path / "Talks.cxlib")
    file = tmp_path / "talk.srt"
    file.write_text(CUES, "utf-8")
    taken = intake.take_in(session.path, (file,))
    session.show(taken.ids, "all")
    return session


def cues(session: Session) -> list[tuple[BlockKind, str]]:
    """Return kinds and markers of the blocks of the one document."""
    return [(block.kind, block.marker) for block in session.open(1).blocks]


SHOWN = [(BlockKind.TURN, "[00:01]"), (BlockKind.TURN, "[00:04]")]


def test_a_form_is_read_as_it_was_written() -> None:
    assert forms.read(forms.written(FORM)) == FORM
    assert forms.read(forms.written(Form())) == Form()
    plain = FORM._replace(manner=Manner("cp1250", whole=True))
    assert forms.read(forms.written(plain)) == plain


@pytest.mark.parametrize(
    "words", ["[1, 2", "7", '["Table"]', '["T", "t", [["odd", 0, 1]], [], [], ["", false, null], []]']
)
def test_what_is_no_form_is_told(words: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        forms.read(words)


def test_a_form_that_cannot_be_true_of_a_text_is_known() -> None:
    packed = packed_text(forms.written(FORM))
    assert forms.sound(packed, 9)
    assert not forms.sound(packed, 8)
    assert not forms.sound(packed[:-9], 9)
    assert not forms.sound(packed_text("7"), 9)


def test_a_text_is_read_again_in_its_form_without_its_file(library: Session, tmp_path: Path) -> None:
    assert library.open(1).text == TEXT
    assert cues(library) == SHOWN
    (tmp_path / "talk.srt").unlink()
    assert intake.read_again(library.path, (1,)).ids == (1,)
    assert cues(library) == SHOWN
    assert library.open(1).title == "talk"


def test_a_form_goes_into_a_folder_and_comes_back(library: Session, tmp_path: Path) -> None:
    archiving.write_folder(library, tmp_path / "folder")
    read_folder(tmp_path / "folder", tmp_path / "Back.cxlib")
    with closing(open_session(tmp_path / "Back.cxlib")) as back:
        intake.read_again(back.path, tuple(back.text_keys(outdated=True)))
        assert cues(back) == SHOWN


@pytest.mark.parametrize(
    "form", ["[", '["T", "t", [["turn", 0, 999, 0, ""]], ["", "", "", ""], [], ["", false, null], []]']
)
def test_a_form_that_does_not_fit_its_text_is_left_out(library: Session, form: str) -> None:
    (row,) = archiving.archive(library).documents
    other = row._replace(guid="other", sha256="other", path="", form=form)
    with library.library.transaction() as db:
        key = unarchiving.put_document(db, other, TEXT)
        assert forms.form(db, key) == Form()


def test_a_form_is_saved_with_its_text_unless_it_is_damaged(library: Session) -> None:
    path = library.path
    library.close()
    with closing(open_session(recover(path).recovered)) as saved:
        intake.read_again(saved.path, tuple(saved.text_keys()))
        assert cues(saved) == SHOWN
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE text SET form = ?", (b"no form at all",))
        db.commit()
    with closing(open_session(recover(path).recovered)) as saved:
        intake.read_again(saved.path, tuple(saved.text_keys()))
        assert saved.open(1).text == TEXT
        assert len(cues(saved)) == 2
