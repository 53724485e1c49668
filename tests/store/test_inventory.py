import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cxreader.errors import DamageError, LibraryError
from cxreader.session import Session
from cxreader.store.inventory import check, compact, take_inventory
from cxreader.store.packing import packed_text


def test_what_a_library_holds_is_counted(session: Session, library_file: Path) -> None:
    passage = session.open(1).passages[0]
    session.set_theme(passage, "loyalty")
    session.highlight(1, 0, 10)
    session.highlight(2, 0, 10)
    found = take_inventory(library_file)
    assert (found.documents, found.highlights, found.decisions) == (4, 2, 1)
    assert found.passages == session.size(session.last_view()[1])[0]
    assert found.words > 1500
    assert found.characters > 1000
    assert {base for base, _ in found.languages} >= {"es", "zh", "pl", "fil"}
    assert found.made.startswith("20")
    assert found.size > 100_000
    session.remove(2)
    less = take_inventory(library_file)
    assert (less.documents, less.highlights, less.characters) == (3, 1, 0)


def test_a_library_that_is_gone_cannot_be_counted(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        take_inventory(tmp_path / "gone.cxlib")


def test_a_sound_library_passes(session: Session, library_file: Path) -> None:
    session.highlight(1, 0, 10)
    check(library_file)


@pytest.mark.parametrize("text", [packed_text("another text"), b"no text at all"])
def test_a_text_that_is_not_what_it_was_is_damage(library_file: Path, text: bytes) -> None:
    with closing(sqlite3.connect(library_file)) as db:
        db.execute("UPDATE text SET text = ? WHERE document = 2", (text,))
        db.commit()
    with pytest.raises(DamageError, match="is damaged and was left as it is"):
        check(library_file)


def test_a_page_that_is_not_what_it_was_is_damage(library_file: Path) -> None:
    content = bytearray(library_file.read_bytes())
    content[-8192:] = b"\xff" * 8192
    library_file.write_bytes(content)
    with pytest.raises(DamageError):
        check(library_file)


def test_compacting_gives_room_back_and_keeps_what_undo_names_rows_by(
    library_file: Path, opened: Callable[[Path], Session]
) -> None:
    with closing(sqlite3.connect(library_file)) as db:
        db.execute("CREATE TABLE spare AS WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n LIMIT 400) "
                   "SELECT zeroblob(8000) FROM n")  # fmt: skip
        db.execute("DROP TABLE spare")
        # rows whose numbers are not those that they would be given anew
        db.execute("DELETE FROM theme WHERE rowid = 3")
        db.commit()
        before = db.execute("SELECT rowid, id FROM theme").fetchall()
    session = opened(library_file)
    session.rename_theme("loyalty", "Staying")
    spare = take_inventory(library_file).spare
    assert spare > 2_000_000
    size = library_file.stat().st_size
    compact(library_file)
    assert library_file.stat().st_size < size - 2_000_000
    assert take_inventory(library_file).spare == 0
    with closing(sqlite3.connect(library_file)) as db:
        assert db.execute("SELECT rowid, id FROM theme").fetchall() == before
    session.undo()
    assert session.codebook.theme("loyalty").name != "Staying"
