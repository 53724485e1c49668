from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader.store.whereabouts import Whereabouts

GONE = "The file of “My” is gone: it was moved, renamed or deleted, or its disk was taken out."
REPLACED = "Another file was put in the place of “My”."
JOURNAL = "Another program took away the journal of “My”."


def put_another(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"")
    other.replace(path)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library and its journal, as far as a file system knows them."""
    path = tmp_path / "books" / "My.cxlib"
    path.parent.mkdir()
    for name in ("My.cxlib", "My.cxlib-wal"):
        path.with_name(name).write_bytes(b"1")
    return path


@pytest.mark.parametrize(
    ("name", "happens", "said"),
    [
        ("My.cxlib", Path.unlink, GONE),
        ("My.cxlib", put_another, REPLACED),
        ("My.cxlib-wal", Path.unlink, JOURNAL),
        ("My.cxlib-wal", put_another, JOURNAL),
    ],
)
def test_whatever_happens_to_one_of_the_files_is_told(
    library: Path, name: str, happens: Callable[[Path], object], said: str
) -> None:
    files = Whereabouts(library)
    assert files.changed() == ""
    happens(library.with_name(name))
    assert files.changed() == said
    assert files.is_folder_there


def test_to_be_written_to_is_no_change(library: Path) -> None:
    files = Whereabouts(library)
    library.write_bytes(b"more")
    library.with_name("My.cxlib-wal").write_bytes(b"")
    assert files.changed() == ""


def test_a_library_without_a_journal_has_none_to_lose(library: Path) -> None:
    library.with_name("My.cxlib-wal").unlink()
    files = Whereabouts(library)
    assert files.changed() == ""
    library.unlink()
    assert files.changed() == GONE


def test_the_journal_is_beside_the_file_that_a_link_leads_to(library: Path, tmp_path: Path) -> None:
    link = tmp_path / "My.cxlib"
    link.symlink_to(library)
    files = Whereabouts(link)
    library.with_name("My.cxlib-wal").unlink()
    assert files.changed() == JOURNAL


def test_another_folder_of_that_name_is_another_place(library: Path, tmp_path: Path) -> None:
    files = Whereabouts(library)
    library.parent.rename(tmp_path / "elsewhere")
    assert files.changed() == GONE
    assert not files.is_folder_there
    library.parent.mkdir()
    assert not files.is_folder_there
