import os
from pathlib import Path

import pytest

from cxreader.importing import Analyst
from cxreader.model.watching import FolderNews
from cxreader.readers import read_file
from cxreader.session import Session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two texts, one of them in a folder of its own, and a picture."""
    (tmp_path / "Articles" / "old").mkdir(parents=True)
    (tmp_path / "Articles" / "queue.txt").write_text("The queue was long and nobody came.", "utf-8")
    (tmp_path / "Articles" / "old" / "phone.txt").write_text("Nobody answered the phone for a week.", "utf-8")
    (tmp_path / "Articles" / "shop.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return tmp_path / "Articles"


def take_in(session: Session, analyst: Analyst, file: Path) -> int:
    return session.add(analyst.analyse(*read_file(file)), "files").ids[0]


def test_a_folder_is_watched_until_it_is_no_more(session: Session, folder: Path) -> None:
    assert session.watched_folders() == ()
    assert session.watch(folder).message == "Watching “Articles”"
    session.watch(folder)
    assert session.watched_folders() == (folder,)
    session.unwatch(folder)
    assert session.watched_folders() == ()
    assert session.undo_name == ""


def test_files_that_were_never_opened_are_new(session: Session, folder: Path, analyst: Analyst) -> None:
    session.watch(folder)
    assert session.folder_news() == FolderNews(new=(folder / "queue.txt", folder / "old" / "phone.txt"))
    take_in(session, analyst, folder / "queue.txt")
    assert session.folder_news() == FolderNews(new=(folder / "old" / "phone.txt",))


def test_a_file_with_another_content_has_changed(session: Session, folder: Path, analyst: Analyst) -> None:
    session.watch(folder / "old")
    phone = folder / "old" / "phone.txt"
    take_in(session, analyst, phone)
    os.utime(phone, ns=(1, 1))
    assert session.folder_news() == FolderNews()
    phone.write_text("They answered the phone at once.", "utf-8")
    assert session.folder_news() == FolderNews(changed=(phone,))


def test_what_a_person_removed_is_not_offered_again(session: Session, folder: Path, analyst: Analyst) -> None:
    session.watch(folder / "old")
    session.remove(take_in(session, analyst, folder / "old" / "phone.txt"))
    (folder / "old" / "phone.txt").write_text("They answered the phone at once.", "utf-8")
    assert session.folder_news() == FolderNews()


def test_a_folder_that_is_gone_is_told(session: Session, folder: Path) -> None:
    session.watch(folder.parent / "elsewhere")
    assert session.folder_news() == FolderNews(gone=(folder.parent / "elsewhere",))
    assert session.folder_news([folder / "old"]) == FolderNews(new=(folder / "old" / "phone.txt",))


def test_a_file_that_cannot_be_read_has_not_changed(session: Session, folder: Path, analyst: Analyst) -> None:
    session.watch(folder / "old")
    phone = folder / "old" / "phone.txt"
    take_in(session, analyst, phone)
    phone.unlink()
    phone.symlink_to(phone)
    assert session.folder_news() == FolderNews()
