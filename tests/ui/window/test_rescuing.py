import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from cxreader import paths
from tests.ui.window.desk import Desk

GONE = "The file of “My library” is gone: it was moved, renamed or deleted, or its disk was taken out."


def saved(desk: Desk) -> str:
    """Return what the status bar says of all that was done."""
    words = [label.text() for label in desk.panels.status.findChildren(QLabel)]
    return next(word for word in words if word in ("All saved", "Not saved"))


def note(desk: Desk, words: str) -> None:
    """Highlight the passage and begin to write a note on it."""
    desk.read()
    desk.type("n")
    desk.type(words)


def is_elsewhere(desk: Desk) -> bool:
    return desk.session.name.startswith("My library rescued 20")


def notes(desk: Desk) -> list[str]:
    return [row.highlight.note for row in desk.session.notes()]


def delete(library: Path) -> None:
    subprocess.run(["rm", str(library)], check=True)


def take_journal(library: Path) -> None:
    """Let another process be the last to close the library, as it believes."""
    # in this process, to open a library and close it drops all locks on it
    library.open().close()
    program = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('SELECT 1 FROM tag').fetchone()"
    subprocess.run([sys.executable, "-c", program, str(library)], check=True)


def replace(library: Path) -> None:
    other = Path(shutil.copy(library, library.with_name("coming")))
    subprocess.run(["mv", str(other), str(library)], check=True)


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (delete, GONE),
        (replace, "Another file was put in the place of “My library”."),
        (take_journal, "Another program took away the journal of “My library”."),
    ],
)
def test_a_library_that_is_taken_away_goes_on_as_another_with_all_that_was_done(
    desk: Desk, happens: object, why: str
) -> None:
    assert callable(happens)
    desk.start_own()
    library = paths.own_library()
    note(desk, "before")
    desk.notes.editor.flush()
    title = desk.hub.document.title if desk.hub.document else ""
    happens(library)
    desk.type(" and after")
    desk.notes.editor.flush()
    assert saved(desk) == "Not saved"
    desk.until(lambda: is_elsewhere(desk))
    path = desk.session.path
    assert desk.banner() == (
        f"{why} All that you did is in “{path.stem}”, which is open now. It is in the folder “{path.parent}”."
    )
    assert saved(desk) == "All saved"
    assert notes(desk) == ["before and after"]
    assert desk.hub.document is not None
    assert desk.hub.document.title == title
    assert len(desk.rows()) == 4
    assert path.parent == library.parent
    # the next start goes on with it
    desk.stop()
    desk.start()
    assert (desk.session.path, notes(desk)) == (path, ["before and after"])


def test_it_is_noticed_without_any_edit_and_what_is_being_written_goes_along(desk: Desk) -> None:
    desk.start_own()
    note(desk, "just begun")
    delete(paths.own_library())
    desk.until(lambda: is_elsewhere(desk))
    assert notes(desk) == ["just begun"]
    assert saved(desk) == "All saved"


def test_coming_back_to_the_window_notices_it_at_once(desk: Desk) -> None:
    desk.start_own()
    delete(paths.own_library())
    desk.window.entered.emit()
    assert is_elsewhere(desk)


def test_the_window_stays_open_once_so_that_nothing_goes_with_it(desk: Desk) -> None:
    desk.start_own()
    desk.read()
    desk.type("h")
    delete(paths.own_library())
    assert not desk.window.close()
    desk.until(lambda: is_elsewhere(desk))
    assert len(desk.session.notes()) == 1
    assert desk.window.close()


def test_another_library_is_not_shown_in_the_place_of_one_that_would_be_lost(desk: Desk) -> None:
    desk.start_own()
    desk.read()
    desk.type("h")
    delete(paths.own_library())
    desk.workings.arriving.show_library(paths.data_dir() / "Other.cxlib")
    desk.until(lambda: is_elsewhere(desk))
    assert len(desk.session.notes()) == 1


def test_what_can_be_put_nowhere_is_told_until_the_library_is_there_again(desk: Desk) -> None:
    desk.start_own()
    desk.read()
    desk.type("h")
    library = paths.own_library()
    away = library.parent.rename(library.parent.with_name("away"))
    # neither beside it nor anywhere else
    library.parent.write_text("no folder")
    desk.type("s")
    why = f"{GONE} What you do now is stored nowhere, for it cannot be put into another library. "
    desk.until(lambda: desk.banner().startswith(why))
    assert saved(desk) == "Not saved"
    desk.panels.banner.clear()
    desk.window.entered.emit()
    assert desk.banner() == ""
    assert not desk.window.close()
    desk.until(lambda: desk.banner().startswith(why))
    library.parent.unlink()
    away.rename(library.parent)
    desk.press("Open Again")
    assert desk.session.path == library
    assert len(desk.session.notes()) == 1
    desk.type("h")
    assert desk.session.astray == ""
    assert saved(desk) == "All saved"


def test_what_others_wrote_to_the_file_meanwhile_is_told(desk: Desk) -> None:
    desk.start_own()
    desk.read()
    desk.type("h")
    library = paths.own_library()
    for part in ("wal", "shm"):
        library.with_name(f"{library.name}-{part}").unlink()
    library.open().close()
    program = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('DELETE FROM finding'); db.commit();"
        "db.execute('VACUUM'); db.close()"
    )
    subprocess.run([sys.executable, "-c", program, str(library)], check=True)
    # what this process remembers of it
    desk.session._library.db.execute("PRAGMA shrink_memory")
    desk.until(lambda: is_elsewhere(desk))
    assert "What could be read of it is in “My library rescued 20" in desk.banner()
    assert len(desk.rows()) == 4


def test_what_other_messages_offer_is_none_of_its_business(desk: Desk) -> None:
    desk.start_own()
    desk.panels.banner.action_wanted.emit("show")
    desk.hub.strayed.emit()
    desk.app.processEvents()
    assert desk.session.path == paths.own_library()
    assert saved(desk) == "All saved"
