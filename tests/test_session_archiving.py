import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader import intake
from cxreader.errors import CxError, ExportError, LibraryError
from cxreader.importing import Analyst
from cxreader.model.document import Document
from cxreader.model.scope import SPEAKER, ColumnValue, Scope
from cxreader.model.suggestions import Suggestions
from cxreader.model.theme import Codebook, Example
from cxreader.session import Session, archiving, open_session, watching
from cxreader.session.archiving import opened_archive, read_folder
from cxreader.store import arrivals
from tests import annotation_set, surveys
from tests.library_tables import OWN, tables
from tests.listed import all_rows
from tests.walking import Walker, begin, short_texts

LONG = "word " * 4_000


# an example or a scope that speaks of a theme that is gone shows only the rest
OWN_ROWS = tuple(name for name in OWN if name not in ("example", "example_theme", "kept_scope", "theme", "term"))
# what is told of a text once it is read
READ = ("confidence", "length", "characters", "passages", "noise", "corrections")


@pytest.fixture(scope="session")
def short_documents(analyst: Analyst) -> tuple[Document, ...]:
    return short_texts(analyst)


@pytest.fixture(scope="session")
def annotated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the annotation set that nobody writes to."""
    path = tmp_path_factory.mktemp("annotated") / "Interviews.cxlib"
    session = open_session(path)
    annotation_set.fill(session)
    session.close()
    return path


@pytest.fixture
def annotated(opened: Callable[[Path], Session], annotated_file: Path, tmp_path: Path) -> Session:
    return opened(Path(shutil.copy(annotated_file, tmp_path / "Interviews.cxlib")))


@pytest.fixture
def folder(annotated: Session, tmp_path: Path) -> Path:
    """A folder that the library was written into."""
    folder = tmp_path / "folder"
    archiving.write_folder(annotated, folder)
    return folder


def read_whole(folder: Path, library: Path) -> Path:
    """Read a library from a folder, and all its texts."""
    read_folder(folder, library)
    with_texts = open_session(library)
    intake.read_again(library, tuple(with_texts.text_keys(outdated=True)))
    with_texts.close()
    return library


def codebook(library: Path) -> tuple[Codebook, tuple[Example, ...], list[tuple[str, Scope]]]:
    session = open_session(library)
    found = session.full_codebook(), session.examples(), [kept[1:] for kept in session.kept_scopes()]
    session.close()
    return found


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_library_comes_back_from_a_folder_as_it_was(annotated: Session, folder: Path, tmp_path: Path) -> None:
    back = read_whole(folder, tmp_path / "back" / "Interviews.cxlib")
    whole = tables(annotated.path)
    assert tables(back) == whole
    assert [len(whole[name]) for name in ("document", "highlight", "memo", "link")] == [6, 44, 5, 3]
    again = open_session(back)
    archiving.write_folder(again, tmp_path / "again")
    again.close()
    assert content(tmp_path / "again") == content(folder)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_a_person_does_comes_back_from_a_folder(
    tmp_path_factory: pytest.TempPathFactory, short_documents: tuple[Document, ...], seed: int
) -> None:
    place, steps = tmp_path_factory.mktemp("walk"), 30 * (seed + 1)
    session = open_session(place / "Walk.cxlib")
    begin(session, short_documents[:4])
    walker = Walker(session, short_documents, seed)
    for _ in range(steps):
        walker.edit()
    session.set_suggestions(Suggestions.SHOWN)
    watching.watch(session, place)
    for row in session.documents(Scope()):
        session.remember_place(row.id, 3, 20)
    # a walk has no time to do so after each step
    intake.read_again(session.path, tuple(row.id for row in session.documents(Scope())))
    archiving.write_folder(session, place / "folder")
    session.close()
    first, back = session.path, read_whole(place / "folder", place / "Back.cxlib")
    # what is found goes by the codebook at the time
    names = (*OWN_ROWS, "block", "passage", "noise", "document_language")
    assert tables(back, names) == tables(first, names)
    kept = [json.loads(line)["guid"] for line in (place / "folder" / "documents.jsonl").read_bytes().splitlines()]
    assert tables(back, OWN_ROWS, documents=kept, without=READ) == tables(first, OWN_ROWS, documents=kept, without=READ)
    assert codebook(back) == codebook(first)
    again = open_session(back)
    archiving.write_folder(again, place / "again")
    assert content(place / "again") == {
        **content(place / "folder"),
        "library.toml": (place / "again" / "library.toml").read_bytes(),
    }
    again.close()


def test_whatever_else_is_in_the_folder_stays(annotated: Session, folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (folder / "README.md").write_text("Ours\n")
    (folder / "texts" / "notes.txt").write_text("Not a text of the library\n")
    others = {name: data for name, data in content(folder).items() if "README" in name or "notes.txt" in name}
    texts = {path: path.stat().st_mtime_ns for path in (folder / "texts").glob("*-*.txt")}
    annotated.remove(annotated.documents(Scope())[0].id)
    archiving.write_folder(annotated, folder)
    now = content(folder)
    assert {name: now[name] for name in others} == others
    assert (folder / ".git" / "HEAD").exists()
    # a text that is no more goes, and the others are not even written again
    left = {path: path.stat().st_mtime_ns for path in (folder / "texts").glob("*-*.txt")}
    assert len(left) == 5
    assert left.items() <= texts.items()


def test_writing_the_same_again_changes_no_byte(annotated: Session, folder: Path) -> None:
    before = content(folder)
    archiving.write_folder(annotated, folder)
    assert content(folder) == before


def test_one_edit_changes_one_line(annotated: Session, folder: Path) -> None:
    before = content(folder)
    annotated.annotate(annotated.notes()[7].highlight.id, "Another thought")
    archiving.write_folder(annotated, folder)
    now = content(folder)
    assert {name for name in now if now[name] != before[name]} == {"highlights.jsonl"}
    pairs = zip(before["highlights.jsonl"].splitlines(), now["highlights.jsonl"].splitlines(), strict=True)
    assert sum(old != new for old, new in pairs) == 1


@pytest.mark.parametrize("name", ["library.toml", "highlights.jsonl", "texts", "codebook.toml"])
def test_files_of_other_programs_are_never_replaced(annotated: Session, tmp_path: Path, name: str) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / name).write_text("theirs")
    with pytest.raises(ExportError, match=f"holds “{name}”"):
        archiving.write_folder(annotated, tmp_path / "theirs")
    assert content(tmp_path / "theirs") == {name: b"theirs"}


class GaveUpError(Exception):
    """A person has had enough."""


def test_what_is_given_up_leaves_the_folder_as_it_was(annotated: Session, folder: Path) -> None:
    before = content(folder)
    annotated.annotate(annotated.notes()[0].highlight.id, "Another thought")

    def give_up() -> None:
        raise GaveUpError

    with pytest.raises(GaveUpError):
        archiving.write_folder(annotated, folder, give_up)
    assert content(folder) == before
    assert not (folder / ".cxreader-draft").exists()


def test_what_was_cut_short_is_read_whole_and_finished_by_the_next(
    annotated: Session, folder: Path, tmp_path: Path
) -> None:
    whole = content(folder)
    # as where all was written, and half of it put in place
    new = folder / ".cxreader-new"
    (new / "texts").mkdir(parents=True)
    for name in ("documents.jsonl", "highlights.jsonl"):
        (folder / name).rename(new / name)
        (folder / name).write_text("of before\n")
    text = next((folder / "texts").glob("*-*.txt"))
    text.rename(new / "texts" / text.name)
    assert tables(read_whole(folder, tmp_path / "Back.cxlib")) == tables(annotated.path)
    archiving.write_folder(annotated, folder)
    assert content(folder) == whole
    assert not new.exists()


def test_a_folder_that_cannot_be_written_is_told(annotated: Session, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ExportError, match="file could not be written"):
        archiving.write_folder(annotated, tmp_path / "file")


def test_a_library_that_is_only_read_is_written_to_a_folder_as_well(annotated: Session, tmp_path: Path) -> None:
    with opened_archive(annotated.path) as archive:
        assert len(archive.highlights) == annotation_set.NUMBER
    reader = open_session(annotated.path, reading=True)
    written = archiving.write_folder(reader, tmp_path / "read")
    reader.close()
    archiving.remember_written(annotated, written)
    assert len(tables(annotated.path, ("version",))["version"]) == 44 + 5 + 3


def test_a_long_quote_is_left_to_its_text(opened: Callable[[Path], Session], analyst: Analyst, tmp_path: Path) -> None:
    session = opened(tmp_path / "Long.cxlib")
    session.add(analyst.analyse_text(LONG, "Long"), "one")
    session.highlight(1, 5, 15_000)
    archiving.write_folder(session, tmp_path / "folder")
    assert b"quote" not in (tmp_path / "folder" / "highlights.jsonl").read_bytes()
    assert tables(read_whole(tmp_path / "folder", tmp_path / "Back.cxlib")) == tables(session.path)


def test_further_files_with_a_text_are_kept_and_what_nobody_knows_is_left_open(
    opened: Callable[[Path], Session], analyst: Analyst, tmp_path: Path
) -> None:
    session = opened(tmp_path / "Mine.cxlib")
    session.add(analyst.analyse_text(LONG, "Long"), "one")
    with session._library.transaction() as db:
        arrivals.add_path(db, 1, Path("/texts/again.txt"))
        db.execute("DELETE FROM about WHERE key = 'made'")
    archiving.write_folder(session, tmp_path / "folder")
    back = opened(read_whole(tmp_path / "folder", tmp_path / "Back.cxlib"))
    assert back.other_paths(1) == (str(Path("/texts/again.txt")),)


def test_a_file_that_is_there_is_not_replaced(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "there.cxlib").write_bytes(b"mine")
    with pytest.raises(LibraryError, match="is there already"):
        read_folder(folder, tmp_path / "there.cxlib")
    assert (tmp_path / "there.cxlib").read_bytes() == b"mine"


def test_a_folder_that_went_through_windows_is_read(annotated: Session, folder: Path, tmp_path: Path) -> None:
    for name in ("library.toml", "codebook.toml", "highlights.jsonl"):
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") + b"\r\n")
    assert tables(read_whole(folder, tmp_path / "Back.cxlib")) == tables(annotated.path)


def first(name: str, **values: object) -> tuple[str, Callable[[bytes], bytes]]:
    """Return a change of the first line of a table."""

    def change(data: bytes) -> bytes:
        line, _, rest = data.partition(b"\n")
        return json.dumps({**json.loads(line), **values}).encode() + b"\n" + rest

    return f"{name}.jsonl", change


def doubled(name: str, **values: object) -> tuple[str, Callable[[bytes], bytes]]:
    """Return a change that adds the first line of a table once more, with other values."""

    def change(data: bytes) -> bytes:
        line = data.partition(b"\n")[0]
        return data + json.dumps({**json.loads(line), **values}).encode() + b"\n"

    return f"{name}.jsonl", change


def instead(name: str, data: bytes) -> tuple[str, Callable[[bytes], bytes]]:
    return name, lambda _: data


def line(name: str, **values: object) -> tuple[str, Callable[[bytes], bytes]]:
    return instead(f"{name}.jsonl", json.dumps(values).encode())


GUID = "69a12214-ee31-5975-bc86-a2a8ccb957d9"
PLACE = {"document": GUID, "start": 1, "end": 5}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (instead("library.toml", b"theirs"), "no library of cxreader was written"),
        (instead("library.toml", b'format = "cxreader library"\nversion = '), "not as TOML has it"),
        (instead("library.toml", b'format = "cxreader library"\nversion = "x"'), "does not say what it is"),
        (instead("library.toml", b'format = "cxreader library"\nversion = 2'), "newer version of cxreader"),
        (instead("library.toml", b'format = "cxreader library"\nversion = 1\nsuggestions = "all"'), "suggestions"),
        (instead("library.toml", b'format = "cxreader library"\nversion = 1\nown_codebook = 1'), "own_codebook"),
        (instead("codebook.toml", b"families"), "codebook.toml could not be understood"),
        (instead("memos.jsonl", b"<<<<<<< HEAD\n"), "mark of an unfinished merge"),
        (instead("memos.jsonl", b"{"), "line 1 of “memos.jsonl” is no JSON"),
        (instead("memos.jsonl", b"[1]"), "is no object"),
        (instead("memos.jsonl", b"[" * 100_000), "nested too deeply"),
        (instead("memos.jsonl", b"[" + b"[]," * 1_000_000), "holds too much"),
        (instead("memos.jsonl", b"\xff"), "not in UTF-8"),
        (first("documents", title=7), "“title” in line 1"),
        (first("documents", tags="x"), "“tags” in line 1"),
        (first("documents", tags=[1]), "“tags” in line 1"),
        (first("documents", size=True), "“size” in line 1"),
        (first("documents", size=1 << 70), "“size” in line 1"),
        (first("documents", size=-2), "“size” in line 1"),
        (first("documents", guid="../../etc/passwd"), "speaks of a document that is not there|is no UUID"),
        (doubled("documents", guid="../../etc/passwd", sha256="0"), "is no UUID"),
        (doubled("documents"), "two lines for the same"),
        (doubled("documents", guid=GUID.replace("9", "8")), "two lines for the same"),
        (doubled("highlights"), "two lines for the same"),
        (first("highlights", document=GUID.replace("9", "8")), "speaks of a document that is not there"),
        (first("highlights", start=9, end=4), "says what cannot be"),
        (first("highlights", end=4_000), "beyond the end of its text"),
        (first("highlights", outcome="guessed"), "says what cannot be"),
        (first("highlights", likeness=7), "says what cannot be"),
        (first("memos", subject="weather"), "says what cannot be"),
        (first("memos", target="nothing"), "a memo on a document that is not there"),
        (first("links", one="nothing"), "leads to nothing"),
        (doubled("links", guid=GUID), "two lines for the same"),
        (line("decisions", theme="loyalty", verdict="maybe", **PLACE), "says what cannot be"),
        (line("lessons", theme="loyalty", verdict="maybe", **PLACE), "says what cannot be"),
        (line("corrections", kind="smell", value="x", **PLACE), "says what cannot be"),
        (line("reading", document=GUID, said="maybe"), "says what cannot be"),
    ],
)
def test_a_folder_that_does_not_hold_together_is_refused(
    folder: Path, tmp_path: Path, change: tuple[str, Callable[[bytes], bytes]], why: str
) -> None:
    name, made = change
    (folder / name).write_bytes(made((folder / name).read_bytes()))
    with pytest.raises(CxError, match=why):
        read_folder(folder, tmp_path / "new" / "Back.cxlib")
    assert not list((tmp_path / "new").glob("*"))


def test_a_table_that_is_missing_is_told(folder: Path, tmp_path: Path) -> None:
    (folder / "memos.jsonl").unlink()
    with pytest.raises(CxError, match=r"“memos.jsonl” is missing"):
        read_folder(folder, tmp_path / "Back.cxlib")


def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CxError, match="no library of cxreader"):
        read_folder(tmp_path / "nowhere", tmp_path / "Back.cxlib")


@pytest.mark.parametrize("is_there", [True, False])
def test_a_text_that_is_another_one_is_refused_and_no_library_is_left(
    folder: Path, tmp_path: Path, is_there: bool
) -> None:
    text = max((folder / "texts").glob("*-*.txt"))
    if is_there:
        text.write_bytes(text.read_bytes().replace(b"\n", b"\r\n"))
    else:
        text.unlink()
    with pytest.raises(CxError, match=r"another text than the one|is missing"):
        read_folder(folder, tmp_path / "new" / "Back.cxlib")
    assert list((tmp_path / "new").iterdir()) == []


def test_a_table_beyond_all_measure_is_refused(folder: Path, tmp_path: Path) -> None:
    with (folder / "memos.jsonl").open("r+b") as file:
        file.truncate(500_000_001)
    with pytest.raises(CxError, match="is too large"):
        read_folder(folder, tmp_path / "Back.cxlib")
    with (folder / "memos.jsonl").open("r+b") as file:
        file.truncate(65_000_000)
    with pytest.raises(CxError, match="is too long"):
        read_folder(folder, tmp_path / "Back.cxlib")


def test_what_stands_beside_answers_comes_back_from_a_folder(
    opened: Callable[[Path], Session], analyst: Analyst, tmp_path: Path
) -> None:
    session = opened(tmp_path / "Answers.cxlib")
    for path in (surveys.write_survey(tmp_path / "Survey.csv"), surveys.write_talk(tmp_path / "Talk.txt")):
        surveys.add(session, analyst, path)
    scope = Scope(columns=frozenset({ColumnValue("country", "mx"), ColumnValue(SPEAKER, "Anna")}))
    session.keep_scope("Mexico", scope)
    archiving.write_folder(session, tmp_path / "folder")
    again = opened(read_whole(tmp_path / "folder", tmp_path / "Again.cxlib"))
    assert again.facets(Scope()).columns == session.facets(Scope()).columns
    assert [kept.scope for kept in again.kept_scopes()] == [scope]
    assert [row[6:] for row in all_rows(again, Scope())] == [row[6:] for row in all_rows(session, Scope())]
