import os
from pathlib import Path

import pytest

from cxreader.importing import Analyst
from cxreader.model.watching import FolderNews
from cxreader.readers import read_file
from cxreader.session import Session, watching


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
    assert watching.watched_folders(session) == ()
    assert watching.watch(session, folder).message == "Watching “Articles”"
    watching.watch(session, folder)
    assert watching.watched_folders(session) == (folder,)
    watching.unwatch(session, folder)
    assert watching.watched_folders(session) == ()
    assert session.undo_name == ""


def test_files_that_were_never_opened_are_new(session: Session, folder: Path, analyst: Analyst) -> None:
    watching.watch(session, folder)
    assert watching.folder_news(session) == FolderNews(new=(folder / "queue.txt", folder / "old" / "phone.txt"))
    take_in(session, analyst, folder / "queue.txt")
    assert watching.folder_news(session) == FolderNews(new=(folder / "old" / "phone.txt",))


def test_a_file_with_another_content_has_changed(session: Session, folder: Path, analyst: Analyst) -> None:
    watching.watch(session, folder / "old")
    phone = folder / "old" / "phone.txt"
    take_in(session, analyst, phone)
    os.utime(phone, ns=(1, 1))
    assert watching.folder_news(session) == FolderNews()
    phone.write_text("They answered the phone at once.", "utf-8")
    assert watching.folder_news(session) == FolderNews(changed=(phone,))


def test_what_a_person_removed_is_not_offered_again(session: Session, folder: Path, analyst: Analyst) -> None:
    watching.watch(session, folder / "old")
    session.remove(take_in(session, analyst, folder / "old" / "phone.txt"))
    (folder / "old" / "phone.txt").write_text("They answered the phone at once.", "utf-8")
    assert watching.folder_news(session) == FolderNews()


def test_a_folder_that_is_gone_is_told(session: Session, folder: Path) -> None:
    watching.watch(session, folder.parent / "elsewhere")
    assert watching.folder_news(session) == FolderNews(gone=(folder.parent / "elsewhere",))
    assert watching.folder_news(session, [folder / "old"]) == FolderNews(new=(folder / "old" / "phone.txt",))


def test_a_file_that_cannot_be_read_has_not_changed(session: Session, folder: Path, analyst: Analyst) -> None:
    watching.watch(session, folder / "old")
    phone = folder / "old" / "phone.txt"
    take_in(session, analyst, phone)
    phone.unlink()
    phone.symlink_to(phone)
    assert watching.folder_news(session) == FolderNews()
