import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMessageBox

from cxreader import __version__, app, paths
from cxreader.model.document import Manner
from cxreader.model.scope import Scope
from cxreader.session import open_session
from cxreader.ui.main_window import MainWindow
from cxreader.ui.workings import Workings

TEXT = "The call centre answered at once, and the refund came the next day."


class OnlyOne(QApplication):
    """Gives the application that there is in the place of a second one."""

    def __new__(cls, _arguments: list[str]) -> QApplication:  # type: ignore[misc]  # that is the point
        only = QApplication.instance()
        assert isinstance(only, QApplication)
        return only


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[QApplication]:
    """The program's start with folders of its own; there is one Qt application for all tests, so it is made no more."""
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setattr(app, "QApplication", OnlyOne)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    font = qapp.font()
    yield qapp
    qapp.setFont(font)
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program as a person does, and wait for its end."""

    def start(*arguments: str) -> subprocess.CompletedProcess[str]:
        folders = {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", "cxreader", *arguments]
        return subprocess.run(
            command, env={**os.environ, **folders}, capture_output=True, text=True, timeout=60, check=False
        )

    return start


def windows() -> list[MainWindow]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]


def close_when_read(seen: list[list[str]], wanted: list[str] | None = None) -> None:
    """Close the window as soon as all is read, or has certain texts, and keep the names of what it has."""

    def look() -> None:
        for window in windows():
            workings = window.findChild(Workings)
            if (
                window.isVisible()
                and isinstance(workings, Workings)
                and not workings.opening.busy
                and window.hub.document
                and wanted in (None, names(window))
            ):
                seen.append(names(window))
                # and with it what would end a start that fails
                watch.deleteLater()
                watch.stop()
                window.close()

    watch = QTimer(QApplication.instance(), interval=5)
    watch.timeout.connect(look)
    watch.start()
    # a start that fails must not keep the tests waiting for ever
    QTimer.singleShot(20_000, watch, QApplication.quit)


def names(window: MainWindow) -> list[str]:
    return [Path(row.path).name for row in window.hub.session.documents(Scope())]


def test_the_program_has_its_name_and_letters_for_chinese(alone: QApplication) -> None:
    made = app.make_application()
    assert made is alone
    assert made.applicationName() == made.desktopFileName() == "cxreader"
    assert made.applicationVersion() == __version__
    assert "Noto Sans SC" in made.font().families()


def test_the_start_without_files_reads_the_samples(alone: QApplication) -> None:
    seen: list[list[str]] = []
    close_when_read(seen)
    assert app.main([]) == 0
    assert seen == [[path.name for path in paths.seeds()]]
    assert gc.isenabled()
    assert not alone.windowIcon().isNull()


def test_files_at_the_first_start_are_read_into_a_library_of_their_own(alone: QApplication, tmp_path: Path) -> None:
    assert alone is not None
    own = tmp_path / "own.txt"
    own.write_text(TEXT)
    seen: list[list[str]] = []
    close_when_read(seen)
    assert app.main([str(own)]) == 0
    assert seen == [["own.txt"]]
    assert paths.own_library().is_file()
    assert not paths.sample_library().exists()


def test_the_measured_start_ends_with_the_first_picture(
    alone: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    assert alone is not None
    assert app.main(["--measure-start"]) == 0
    word, seconds = capsys.readouterr().out.split()
    assert word == "first-paint"
    assert float(seconds) > 0


@pytest.mark.parametrize("own", [False, True])
def test_the_window_is_drawn_into_a_picture(alone: QApplication, tmp_path: Path, own: bool) -> None:
    assert alone is not None
    text = tmp_path / "own.txt"
    text.write_text(TEXT)
    picture = tmp_path / "window.png"
    assert app.draw_window({text: Manner()} if own else {}, picture)
    image = QImage(str(picture))
    assert image.size().toTuple() == app.PICTURE_SIZE
    assert len({image.pixel(x, y) for x in range(0, 1360, 7) for y in range(0, 860, 7)}) > 10
    library = open_session(paths.own_library() if own else paths.sample_library())
    assert len(library.known_texts()) == (1 if own else 4)
    library.close()


def test_a_picture_that_cannot_be_saved_is_no_picture(alone: QApplication, tmp_path: Path) -> None:
    assert alone is not None
    assert not app.draw_window({}, tmp_path / "gone" / "window.png")


def test_the_unforeseen_is_shown_with_its_details_and_the_program_goes_on(
    alone: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    app.make_application()
    shown: list[tuple[str, str]] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.append((box.text(), box.detailedText()))
        box.accept()

    QTimer.singleShot(0, alone, read)
    sys.excepthook(RuntimeError, RuntimeError("the paper is torn"), None)
    [(words, details)] = shown
    assert words == (
        "Something unexpected happened. Your work is stored, and you can go on. "
        "If it happens again, send the details to the people who make cxreader."
    )
    assert "RuntimeError: the paper is torn" in details
    assert capsys.readouterr().err == details


def test_the_program_starts_and_ends_by_itself(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    done = run("--measure-start")
    assert (done.returncode, done.stdout.split()[0]) == (0, "first-paint")
    assert "Traceback" not in done.stderr
    assert (tmp_path / "cxreader" / "Sample library.cxlib").is_file()


def test_a_second_start_hands_its_files_to_the_window_and_ends(
    alone: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    run: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    own = tmp_path / "own.txt"
    own.write_text(TEXT)
    ended: list[int] = []
    thread = Thread(target=lambda: ended.append(run(str(own)).returncode))

    def begin() -> None:
        if paths.is_met(paths.meeting_place()):
            met.stop()
            thread.start()

    met = QTimer(alone, interval=5)
    met.timeout.connect(begin)
    met.start()
    seen: list[list[str]] = []
    close_when_read(seen, wanted=["own.txt"])
    assert app.main([]) == 0
    thread.join()
    assert (seen, ended) == ([["own.txt"]], [0])
    assert not paths.meeting_place().exists()


def test_where_a_window_is_the_start_ends_at_once(alone: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert alone is not None
    handed: list[list[Path]] = []
    monkeypatch.setattr(paths, "is_met", lambda _: True)

    def take(files: list[Path]) -> bool:
        handed.append(files)
        return True

    monkeypatch.setattr("cxreader.ui.rendezvous.hand_over", take)
    assert app.main(["a.txt"]) == 0
    assert handed == [[Path("a.txt").absolute()]]


def test_where_no_library_can_be_had_the_person_is_told(
    alone: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cxreader").write_text("in the way")
    (tmp_path / "temp").write_text("in the way")
    folder = tmp_path / "temp" / "x"
    monkeypatch.setattr(tempfile, "mkdtemp", lambda **_: str(folder))
    shown: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.append(box.text())
        box.accept()

    QTimer.singleShot(0, alone, read)
    assert app.main([]) == 2
    assert shown[0].endswith("cannot be opened: Not a directory. Check the folder.")


def test_what_no_start_needs_is_not_loaded_for_it() -> None:
    program = "import sys, cxreader.app; print(*(name for name in sys.modules if name.startswith('cxreader.')))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    loaded = set(said.stdout.split())
    assert "cxreader.session.questions" in loaded
    late = "agreeing archiving comparing going leaving merging noting rereading searching surveying taking_in watching"
    assert loaded.isdisjoint(f"cxreader.session.{name}" for name in late.split())
    assert loaded.isdisjoint(
        f"cxreader.model.{name}" for name in ("archive", "export", "incoming", "overview", "review")
    )
