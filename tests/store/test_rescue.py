import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cxreader.errors import LibraryError
from cxreader.model.scope import Scope
from cxreader.session import Session
from cxreader.store.library import Library
from cxreader.store.rescue import rescue

# moves every page of a library
SHUFFLE = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("DELETE FROM passage")
db.execute("VACUUM")
db.close()
"""


def test_where_others_have_moved_its_pages_what_can_be_read_is_saved(
    library_file: Path, opened: Callable[[Path], Session]
) -> None:
    with Library(library_file) as library:
        with library.edit("Rename") as db:
            db.execute("UPDATE document SET title = 'Mine'")
        # as where somebody tidies up
        for part in ("wal", "shm"):
            library_file.with_name(f"Mine.cxlib-{part}").unlink()
        # which drops the locks on it
        library_file.open().close()
        subprocess.run([sys.executable, "-c", SHUFFLE, str(library_file)], check=True)
        # what this connection remembers of them
        library.db.execute("PRAGMA shrink_memory")
        saved, is_whole = rescue(library.db, library_file, [library_file.parent])
    assert not is_whole
    assert saved.name.startswith("Mine rescued 20")
    assert "recovered" in saved.name
    assert opened(saved).documents(Scope())


def test_the_first_folder_that_takes_it_has_it(library_file: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with Library(library_file) as library:
        saved, is_whole = rescue(library.db, library_file, [tmp_path / "file", tmp_path / "new", tmp_path])
        assert (saved.parent, is_whole) == (tmp_path / "new", True)
        with pytest.raises(LibraryError) as caught:
            rescue(library.db, library_file, [tmp_path / "file"])
    assert "cannot be opened" in str(caught.value)
    assert not list(tmp_path.glob("**/*.part"))


def test_what_is_no_library_any_more_is_told(library_file: Path, tmp_path: Path) -> None:
    content = bytearray(library_file.read_bytes())
    # all of the first page but its head, where the tables are told
    content[100:4096] = b"\xff" * 3996
    library_file.write_bytes(content)
    with closing(sqlite3.connect(library_file)) as db, pytest.raises(LibraryError) as caught:
        rescue(db, library_file, [tmp_path])
    assert str(caught.value).startswith("Nothing can be read of “Mine rescued 20")
