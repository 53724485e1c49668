"""What other programs and other libraries wrote, taken in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from cxreader import importers
from cxreader.errors import LibraryError
from cxreader.exporters import qdpx, web_annotations
from cxreader.model.annotation import Highlight, Placing, Subject
from cxreader.model.change import Part
from cxreader.model.incoming import (
    Incoming,
    IncomingDocument,
    IncomingHighlight,
    IncomingLink,
    IncomingMemo,
    IncomingTheme,
)
from cxreader.model.scope import Scope
from cxreader.session import Session, leaving, open_session, taking_in
from tests import annotation_set
from tests.exporters.projects import lines
from tests.importers.projects import pack

TEXT = "The hotline took ages. Nobody called back.\n\nThe app is fine. Nobody called back.\n"
OLD, NEW = "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"
DOCUMENT = IncomingDocument("d", "Talk", TEXT)
THEME = IncomingTheme("t", ("Odd things", "Weather"), "Rain and sun.", "#ff0000", "W1")


def _guid(number: int) -> str:
    return f"{number:08d}-0000-4000-8000-000000000000"


def _mark(number: int, quote: str, **more: Any) -> IncomingHighlight:
    start = TEXT.find(quote)
    made = IncomingHighlight(_guid(number), "d", start, start + len(quote), quote, created=OLD, modified=OLD)
    return made._replace(**more)


@pytest.fixture
def empty(opened: Callable[[Path], Session], tmp_path: Path) -> Session:
    """An empty library."""
    return opened(tmp_path / "Empty.cxlib")


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of highlights in many scripts, and what it is written as."""
    folder = tmp_path_factory.mktemp("annotated")
    session = open_session(folder / "Mine.cxlib")
    annotation_set.fill(session)
    export = leaving.leave(session, Scope())
    qdpx.write(export, folder / "mine.qdpx", lambda: None)
    web_annotations.write(export, folder / "mine.jsonld", lambda: None)
    (folder / "mine.jsonl").write_bytes(lines(export))
    session.close()
    return folder


def _marks(session: Session) -> list[Highlight]:
    rows = [row.highlight for row in session.notes()]
    return sorted(rows, key=lambda mark: mark.guid)


def _project(path: Path) -> dict[str, str]:
    """Return the parts of a project, without the times at which its texts were added."""
    with ZipFile(path) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    lines = [
        line.partition(" creationDateTime")[0] if line.startswith(("<TextSource", "<Project")) else line
        for line in parts["project.qde"].split("\n")
    ]
    return {**parts, "project.qde": "\n".join(lines)}


# ---- there and back


def test_a_project_comes_back_as_it_was(annotated: Path, opened: Callable[[Path], Session], tmp_path: Path) -> None:
    session = opened(tmp_path / "Mine.cxlib")
    change, taken = taking_in.take_in(session, importers.read(annotated / "mine.qdpx"))
    assert (taken.documents, taken.highlights, taken.memos, taken.unsure) == (6, 44, 8, 0)
    assert (taken.themes, taken.matched, taken.adjusted, taken.left) == (0, 0, (), ())
    assert change.message == "Imported 6 documents, 44 highlights, 8 memos. Undo: Ctrl+Z"
    assert len(change.ids) == 6
    qdpx.write(leaving.leave(session, Scope()), tmp_path / "again.qdpx", lambda: None)
    assert _project(tmp_path / "again.qdpx") == _project(annotated / "mine.qdpx")


@pytest.mark.parametrize("name", ["mine.jsonld", "mine.jsonl"])
def test_notes_without_texts_find_them_and_come_back(
    name: str, annotated: Path, opened: Callable[[Path], Session], tmp_path: Path
) -> None:
    session = opened(tmp_path / "Mine.cxlib")
    for title, text in annotation_set.TEXTS.items():
        taking_in.take_in(session, Incoming("", (IncomingDocument(title, title, text),)))
    _, taken = taking_in.take_in(session, importers.read(annotated / name))
    assert (taken.documents, taken.matched, taken.highlights, taken.memos, taken.unsure) == (0, 6, 44, 8, 0)
    export = leaving.leave(session, Scope())
    if name.endswith("l"):
        assert lines(export) == (annotated / name).read_bytes()
    else:
        web_annotations.write(export, tmp_path / name, lambda: None)
        assert (tmp_path / name).read_bytes() == (annotated / name).read_bytes()


def test_the_same_twice_is_once(annotated: Path, empty: Session) -> None:
    for name in ("mine.qdpx", "mine.qdpx", "mine.jsonld", "mine.jsonl"):
        change, taken = taking_in.take_in(empty, importers.read(annotated / name))
    assert (taken.documents, taken.matched, taken.highlights, taken.updated, taken.memos) == (0, 6, 0, 0, 0)
    assert change.message == "All of it was here already"
    assert len(empty.notes()) == annotation_set.NUMBER


def test_an_import_is_one_step_to_undo(annotated: Path, empty: Session) -> None:
    before = empty.codebook
    taking_in.take_in(empty, importers.read(annotated / "mine.qdpx"))
    assert empty.undo_name == "Import"
    empty.undo()
    assert (empty.notes(), empty.memos(), empty.links(), empty.codebook) == ([], (), (), before)
    assert not leaving.leave(empty, Scope(), passages=True).rows
    empty.redo()
    assert (len(empty.notes()), len(empty.memos()), len(empty.links())) == (44, 5, 3)


# ---- themes


def test_a_new_theme_comes_with_its_family(empty: Session) -> None:
    change, taken = taking_in.take_in(empty, Incoming("", (DOCUMENT,), (THEME,), (_mark(1, "fine", themes=("t",)),)))
    theme = empty.codebook.theme("weather")
    assert (theme.name, theme.code, theme.definition, theme.applied) == ("Weather", "W1", "Rain and sun.", False)
    family = empty.codebook.family(theme.family)
    assert (family.name, family.colour) == ("Odd things", "red")
    assert taken.themes == 1
    assert Part.CODEBOOK in change.parts
    assert _marks(empty)[0].themes == ("weather",)
    assert empty.edition[1]


def test_what_is_there_by_id_path_or_name_is_no_new_theme(empty: Session) -> None:
    own = empty.codebook.themes[:3]
    family = empty.codebook.family(own[1].family).name
    came = (
        IncomingTheme("a", ("Elsewhere", "Otherwise"), id=own[0].id),
        IncomingTheme("b", (family.upper(), own[1].name.upper())),
        IncomingTheme("c", (own[2].name,)),
        IncomingTheme("d", ("Elsewhere", own[2].name)),
    )
    marks = [_mark(number, "fine", themes=(theme.key,)) for number, theme in enumerate(came)]
    _, taken = taking_in.take_in(empty, Incoming("", (DOCUMENT,), came, tuple(marks)))
    assert taken.themes == 1
    assert [mark.themes[0] for mark in _marks(empty)][:3] == [theme.id for theme in own]
    new = empty.codebook.theme(_marks(empty)[3].themes[0])
    assert new.name == f"Elsewhere: {own[2].name}"


def test_themes_without_a_family_get_one_and_names_are_unlike(empty: Session) -> None:
    came = (
        IncomingTheme("a", ("Rain",), colour="no colour", code="S1"),
        IncomingTheme("b", ("Rain",), code="too long"),
        IncomingTheme("c", ("Sun",)),
        IncomingTheme("d", ("Sun", "Heat"), colour="#808080"),
    )
    taking_in.take_in(empty, Incoming("", (), came))
    found = [(empty.codebook.family(theme.family).name, theme.name) for theme in empty.codebook.themes[-4:]]
    assert found == [("Themes", "Rain"), ("Themes", "Rain 2"), ("Sun", "Sun"), ("Sun", "Heat")]


def test_terms_join_those_that_are_there(empty: Session) -> None:
    own = empty.full_codebook().themes[0]
    taking_in.take_in(
        empty, Incoming("", (), (IncomingTheme("a", ("x", "y"), id=own.id, terms={"en": ("zeppelin",)}),))
    )
    assert empty.full_codebook().themes[0].terms["en"] == (*own.terms["en"], "zeppelin")


def test_too_many_themes_change_nothing(empty: Session) -> None:
    came = tuple(IncomingTheme(str(number), ("Many", f"Theme {number}")) for number in range(1_000))
    before = empty.codebook
    with pytest.raises(LibraryError, match="no room"):
        taking_in.take_in(empty, Incoming("", (DOCUMENT,), came))
    assert empty.codebook == before
    assert empty.undo_name == ""
    with empty._library.reading() as db:
        assert db.execute("SELECT count(*) FROM arrival").fetchone() == (0,)


# ---- texts


def test_a_text_is_found_with_other_ends_of_lines(empty: Session, tmp_path: Path) -> None:
    windows = TEXT.replace("\n", "\r\n")
    first, _ = taking_in.take_in(empty, Incoming("", (DOCUMENT._replace(text=windows, title="A talk"),)))
    mark = _mark(1, "back.\n\nThe app")
    _, taken = taking_in.take_in(empty, Incoming("", (DOCUMENT._replace(title="A talk"),), (), (mark,)))
    assert (taken.matched, taken.unsure) == (1, 0)
    (found,) = _marks(empty)
    assert (found.document, found.quote) == (first.ids[0], "back.\r\n\r\nThe app")
    qdpx.write(leaving.leave(empty, Scope()), tmp_path / "out.qdpx", lambda: None)
    other = open_session(tmp_path / "Other.cxlib")
    taking_in.take_in(other, Incoming("", (DOCUMENT._replace(text=windows),)))
    _, taken = taking_in.take_in(other, importers.read(tmp_path / "out.qdpx"))
    assert (taken.matched, taken.highlights, taken.unsure) == (1, 1, 0)
    assert _marks(other)[0].quote == found.quote
    other.close()


def test_a_text_that_was_removed_returns(empty: Session) -> None:
    change, _ = taking_in.take_in(empty, Incoming("", (DOCUMENT,)))
    empty.remove(*change.ids)
    again, taken = taking_in.take_in(empty, Incoming("", (DOCUMENT._replace(tags=(" two  words ", "")),)))
    assert (again.ids, taken.documents) == (change.ids, 1)
    (document,) = leaving.leave(empty, Scope(), passages=True).documents
    assert document.tags == ("two words",)


def test_another_text_of_the_name_is_a_text_of_its_own(empty: Session) -> None:
    taking_in.take_in(empty, Incoming("", (DOCUMENT,)))
    other = DOCUMENT._replace(text="Something else.\n")
    mark = IncomingHighlight(_guid(1), "d", 0, 9, "Something")
    _, taken = taking_in.take_in(empty, Incoming("", (other,), (), (mark,)))
    assert (taken.documents, taken.matched) == (1, 0)


def test_a_text_is_found_by_name_and_all_its_quotes(empty: Session) -> None:
    taking_in.take_in(empty, Incoming("", (DOCUMENT,)))
    shorter = DOCUMENT._replace(text="The app is fine.\n")
    _, taken = taking_in.take_in(empty, Incoming("", (shorter,), (), (_mark(1, "app is fine", start=4, end=15),)))
    assert (taken.documents, taken.matched) == (0, 1)
    assert _marks(empty)[0].start == TEXT.index("app is fine")


def test_a_text_is_found_by_the_highlights_it_has(empty: Session) -> None:
    change, _ = taking_in.take_in(empty, Incoming("", (DOCUMENT,), (), (_mark(1, "fine"),)))
    nameless = IncomingDocument("d", "urn:x")
    again, taken = taking_in.take_in(empty, Incoming("", (nameless,), (), (_mark(1, "fine"), _mark(2, "ages"))))
    assert (again.ids, taken.documents, taken.matched, taken.highlights) == (change.ids, 0, 1, 1)


def test_quotes_without_their_text_are_a_text(empty: Session) -> None:
    book = IncomingDocument("b", "A book")
    marks = tuple(
        IncomingHighlight(_guid(number), "b", quote=quote) for number, quote in enumerate(["One.", "Two.", "One."])
    )
    _, taken = taking_in.take_in(empty, Incoming("", (book, IncomingDocument("c", "No book")), (), marks))
    assert (taken.documents, taken.highlights, taken.unsure) == (1, 3, 0)
    assert taken.left == ("“No book”: there is no text of that name here, and none came along.",)
    (document,) = leaving.leave(empty, Scope()).documents
    assert (document.title, document.text) == ("A book", "One.\n\nTwo.")
    assert _marks(empty)[0].created == _marks(empty)[0].modified != ""


def test_a_text_in_which_nothing_can_be_read_is_left_out(empty: Session) -> None:
    hollow = DOCUMENT._replace(text="\u200b\u200b\n")
    memo = IncomingMemo(_guid(9), Subject.DOCUMENT, "d", "On it")
    link = IncomingLink(_guid(8), _guid(1), _guid(2))
    _, taken = taking_in.take_in(empty, Incoming("", (hollow,), (), (_mark(1, "fine"),), (memo,), (link,)))
    assert taken.left[:2] == ("1 highlight of texts that are not here.", "1 memo on what is not here.")
    assert "there is no text in it" in taken.left[2]


def test_a_text_that_a_worker_stored_is_shown(empty: Session) -> None:
    from cxreader import intake

    taken = intake.take_text(empty.path, TEXT, "Talk")
    change, came = taking_in.take_in(empty, Incoming("", (DOCUMENT,), (), (_mark(1, "fine"),)))
    assert (change.ids, came.documents, came.highlights) == (taken.ids, 1, 1)


def test_notes_on_a_text_that_was_read_again_go_to_the_new_one(empty: Session) -> None:
    change, _ = taking_in.take_in(empty, Incoming("", (DOCUMENT,)))
    other, _ = taking_in.take_in(empty, Incoming("", (IncomingDocument("e", "New", TEXT.replace("ages", "hours")),)))
    with empty._library.transaction() as db:
        db.execute("UPDATE document SET removed = ?, successor = ? WHERE id = ?", (OLD, *other.ids, *change.ids))
    _, taken = taking_in.take_in(empty, Incoming("", (DOCUMENT,), (), (_mark(1, "app is fine"),)))
    assert (taken.matched, taken.documents) == (1, 0)
    assert _marks(empty)[0].document == other.ids[0]


# ---- highlights


def test_a_quote_that_is_elsewhere_is_found(empty: Session) -> None:
    taking_in.take_in(empty, Incoming("", (DOCUMENT,)))
    marks = (
        _mark(1, "fine", start=0, end=4),
        _mark(2, "Nobody called back", start=-1, end=-1, before="called back.\n\nThe app is fine. ", after=".\n"),
        _mark(3, "Nobody called back", start=-1, end=-1),
        _mark(4, "Nothing of this kind was ever said", start=5, end=9),
    )
    _, taken = taking_in.take_in(empty, Incoming("", (IncomingDocument("d", "Talk"),), (), marks))
    found = _marks(empty)
    assert [mark.start for mark in found[:2]] == [TEXT.index("fine"), TEXT.rindex("Nobody")]
    assert found[0].placing is Placing.SURE
    # nothing tells which of two places it is
    assert [mark.placing for mark in found[2:]] == [Placing.CONFIRM, Placing.LOST]
    assert found[3].quote == "Nothing of this kind was ever said"
    assert taken.unsure == sum(mark.placing is not Placing.SURE for mark in found)


def test_what_is_newer_is_taken_and_what_is_older_left_alone(empty: Session) -> None:
    first = _mark(1, "fine", note="old", tags=("a",), author="Ana")
    memo = IncomingMemo(_guid(2), Subject.DOCUMENT, "d", "old", "Ana", OLD, OLD)
    link = IncomingLink(_guid(3), _guid(1), _guid(4), "old", "Ana", OLD, OLD)
    whole = Incoming("", (DOCUMENT,), (THEME,), (first, _mark(4, "ages")), (memo,), (link,))
    taking_in.take_in(empty, whole)
    newer = whole._replace(
        highlights=(
            first._replace(note="new", tags=("b",), starred=True, themes=("t",), modified=NEW),
            _mark(4, "ages", note="x"),
        ),
        memos=(memo._replace(note="new", modified=NEW),),
        links=(link._replace(note="new", modified=NEW),),
    )
    change, taken = taking_in.take_in(empty, newer)
    assert (taken.updated, taken.highlights, taken.memos) == (1, 0, 0)
    assert change.message == "Imported 1 newer highlight. Undo: Ctrl+Z"
    mark, other = _marks(empty)
    assert (mark.note, mark.tags, mark.starred, mark.themes, mark.modified) == ("new", ("b",), True, ("weather",), NEW)
    assert other.note == ""
    assert (empty.memos()[0].note, empty.links()[0].note) == ("new", "new")
    taking_in.take_in(empty, whole)
    assert (_marks(empty)[0].note, empty.memos()[0].note, empty.links()[0].note) == ("new", "new", "new")


def test_two_that_are_linked_are_not_linked_twice(empty: Session) -> None:
    marks = (_mark(1, "fine"), _mark(2, "ages"))
    links = tuple(IncomingLink(_guid(number), _guid(1), _guid(2)) for number in (3, 4))
    _, taken = taking_in.take_in(empty, Incoming("", (DOCUMENT,), (), marks, (), links))
    assert taken.memos == 1


def test_memos_find_what_they_are_about(empty: Session) -> None:
    said = [
        IncomingMemo(_guid(1), Subject.DOCUMENT, "d", "document"),
        IncomingMemo(_guid(2), Subject.THEME, "t", "theme"),
        IncomingMemo(_guid(3), Subject.LANGUAGE, "pl", "language"),
        IncomingMemo(_guid(4), Subject.LIBRARY, "", "library"),
        IncomingMemo(_guid(5), Subject.THEME, "nobody's", "theme"),
    ]
    change, taken = taking_in.take_in(empty, Incoming("", (DOCUMENT,), (THEME,), memos=tuple(said)))
    assert taken.memos == 4
    assert taken.left == ("1 memo on what is not here.",)
    found = [(memo.subject, memo.target, memo.document) for memo in empty.memos()]
    assert found == [
        (Subject.DOCUMENT, "", change.ids[0]),
        (Subject.THEME, "weather", 0),
        (Subject.LANGUAGE, "pl", 0),
        (Subject.LIBRARY, "", 0),
    ]


def test_what_no_library_can_hold_is_replaced(empty: Session) -> None:
    odd = "a\0b\ud800c"
    mark = _mark(1, "fine", note=odd, tags=(odd,), author=odd)
    taking_in.take_in(empty, Incoming("", (DOCUMENT._replace(title=odd),), (), (mark,)))
    (found,) = _marks(empty)
    assert (found.note, found.tags, found.author) == ("a\ufffdb\ufffdc", ("a\ufffdb\ufffdc",), "a\ufffdb\ufffdc")


def test_a_failure_half_way_leaves_nothing(empty: Session) -> None:
    with empty._library.transaction() as db:
        db.execute("CREATE TEMP TRIGGER stop BEFORE INSERT ON main.link BEGIN SELECT RAISE(ABORT, 'no'); END")
    marks = (_mark(1, "fine"), _mark(2, "ages"))
    with pytest.raises(LibraryError):
        taking_in.take_in(
            empty, Incoming("", (DOCUMENT,), (THEME,), marks, (), (IncomingLink(_guid(3), _guid(1), _guid(2)),))
        )
    assert (empty.notes(), empty.undo_name) == ([], "")
    assert "weather" not in {theme.id for theme in empty.codebook.themes}


def test_other_programs_project_comes_with_its_quote(empty: Session, tmp_path: Path) -> None:
    _, taken = taking_in.take_in(empty, importers.read(pack(tmp_path / "talks.qdpx")))
    assert (taken.documents, taken.themes, taken.highlights) == (1, 1, 1)
    assert _marks(empty)[0].quote == "hotline took ages"
