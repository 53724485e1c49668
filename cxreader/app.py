"""The window's life: builds what it needs, shows it, and survives what nobody foresaw."""

import gc
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QFontInfo, QIcon
from PySide6.QtWidgets import QApplication

from cxreader import __version__, paths
from cxreader.errors import CxError, DamageError, LibraryError
from cxreader.model.document import Manner
from cxreader.ui.appearance import Appearance
from cxreader.ui.choices import Choices
from cxreader.ui.first_paint import FirstPaint
from cxreader.ui.hub import Hub
from cxreader.ui.libraries import Opened, open_last, stand_in
from cxreader.ui.main_window import MainWindow
from cxreader.ui.typography import CHINESE_FAMILIES, register_fonts

# asks for the processor time up to the first picture, which tests/bench compares; and for another window
_MEASURE, _NEW = "--measure-start", "--new-window"
PICTURE_SIZE = (1360, 860)
_FAILED = 2


def main(arguments: Sequence[str]) -> int:
    """Open the window, on the files that are named or on the library that was open last.

    Where one is open already, that takes the files.

    Args:
        arguments: The command line without the program's name.

    Returns:
        The exit status.

    """
    files = [_brought(argument) for argument in arguments if argument not in (_MEASURE, _NEW)]
    # most starts are the first: what finds another window is not even loaded then
    if not {_MEASURE, _NEW}.intersection(arguments) and paths.is_met(paths.meeting_place()):
        from cxreader.ui import rendezvous

        if rendezvous.hand_over(files):
            return 0
    app = make_application()
    try:
        window, opened = make_window(app, bringing=any(file.is_absolute() for file in files))
    except LibraryError as problem:
        return _refuse(problem)
    first = FirstPaint(window)
    if _MEASURE in arguments:
        first.done.connect(lambda: _tell_start(window))
    # the first picture comes first; all that acts is made when it is on the screen
    first.done.connect(lambda: _begin(window, opened, files))
    window.show()
    return app.exec()


def draw_window(files: Mapping[Path, Manner], picture: Path) -> bool:
    """Draw the window into a PNG file once files are read and judged.

    Args:
        files: The files, and how each is read; none stands for the sample library.
        picture: The PNG file.

    Returns:
        Whether the picture could be saved.

    """
    app = make_application()
    from cxreader.ui.workings import Workings

    window, opened = make_window(app, bringing=bool(files))
    workings = Workings(window, opened)
    saved = False

    def finish() -> None:
        nonlocal saved
        saved = window.grab().save(str(picture))
        window.close()

    if files:
        # nobody is there to be asked
        workings.arriving.outside_samples(lambda: workings.opening.open_paths([*files], manners=files))
    window.resize(*PICTURE_SIZE)
    window.show()
    workings.judging.rested.connect(lambda: workings.opening.when_idle(lambda: QTimer.singleShot(0, window, finish)))
    app.exec()
    return saved


def make_application() -> QApplication:
    """Return the Qt application, with its name and its letters."""
    # as an option, since to set it would load the class of styles with all its names
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("cxreader")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("cxreader")
    sys.excepthook = _tell_unforeseen
    register_fonts()
    font = app.font()
    # without a Chinese family named, Qt takes whichever has the letters, often a bold or a Japanese one; the first
    # family is named as it is found, for an alias such as "Sans Serif" would lose its Latin letters to the second
    font.setFamilies([QFontInfo(font).family(), *CHINESE_FAMILIES])
    app.setFont(font)
    return app


def make_window(app: QApplication, *, bringing: bool = False) -> tuple[MainWindow, Opened]:
    """Return the window on the library that was open last, or on the sample library.

    It can be shown as it is, and acts once it has its `Workings`.

    Args:
        app: The Qt application.
        bringing: Whether files of the person's own will be opened, for which the sample library is no place.

    Returns:
        The window, and what was opened.

    Raises:
        LibraryError: No library can be had at all.

    """
    choices = Choices(paths.config_dir() / "settings.toml", app)
    appearance = Appearance(app, choices.now.colours)
    opened = open_last(choices.now.library, bringing=bringing)
    hub = Hub(opened.session, app)
    geometry = QSettings(str(paths.config_dir() / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(hub, choices, appearance, geometry)
    sys.excepthook = partial(_tell, window)
    opened = _show(hub, opened)
    window.introduce(opened.problem)
    if choices.problem:
        window.warn(choices.problem)
    window.panels.pane.reader.setFocus()
    return window, opened


def _show(hub: Hub, opened: Opened) -> Opened:
    """Show a library or, where it turns out damaged, what stands in for it; return which one.

    A large one is not looked over before it is opened.
    """
    met = []

    def note() -> None:
        met.append(True)

    hub.damaged.connect(note)
    try:
        hub.use(opened.session)
    except DamageError:
        note()
    hub.damaged.disconnect(note)
    if met:
        opened = stand_in(opened.session.path)
        hub.use(opened.session)
    return opened


def _begin(window: MainWindow, opened: Opened, files: Sequence[Path]) -> None:
    """Go on after the first picture: let the window act, garbage be collected, and read what is to be read."""
    from cxreader.ui.workings import Workings

    workings = Workings(window, opened)
    QApplication.setWindowIcon(QIcon(str(paths.resource("icons", "cxreader.svg"))))
    # what is there by now stays to the end, so the collector need never look at it
    gc.freeze()
    gc.enable()

    def take(things: Sequence[Path]) -> None:
        if all(thing.is_absolute() for thing in things):
            workings.arriving.open_paths(things)
            return
        from cxreader.ui import linking  # loaded late: hardly any start brings a link

        rest, links = linking.parted(things)
        workings.arriving.open_paths(rest)
        for link in links:
            linking.follow(window.hub, link)

    take(files)
    # a second start may come any time from now on, but none need wait for it
    QTimer.singleShot(0, window, lambda: _meet(window, take))


def _brought(argument: str) -> Path:
    """Return the file that an argument names, or the link that it is, which alone is no absolute path."""
    if "://" not in argument:
        return Path(argument).absolute()
    from cxreader.ui import linking  # loaded late: hardly any start brings a link

    return linking.brought(argument)


def _meet(window: MainWindow, take: Callable[[list[Path]], None]) -> None:
    """Come forward when there is a second start, and take what it brings."""
    from cxreader.ui.rendezvous import Rendezvous

    meeting = Rendezvous(window)
    meeting.came.connect(window.come_forward)
    meeting.came.connect(take)
    meeting.wait()
    # where another window was there, this one takes its place once that is gone
    window.entered.connect(meeting.wait)
    window.closing.connect(meeting.close)


def _refuse(problem: LibraryError) -> int:
    """Tell that there can be no window, since no library can be had."""
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.warning(None, "cxreader", str(problem))
    return _FAILED


def _tell_start(window: MainWindow) -> None:
    """Print the processor time that the start took, and quit."""
    print(f"first-paint {time.process_time():.4f}", flush=True)  # noqa: T201 - this is what was asked for
    QTimer.singleShot(0, window, window.close)


def _tell(window: MainWindow, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show a failure that a question to the library met, in the window; all else is unforeseen."""
    if isinstance(error, CxError):
        window.warn(str(error))
        if isinstance(error, DamageError):
            window.hub.damaged.emit()
    else:
        _tell_unforeseen(kind, error, trace)


def _tell_unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show what nobody foresaw, with its trace to copy, and go on: all work is stored."""
    import traceback  # hopefully never needed

    details = "".join(traceback.format_exception(kind, error, trace))
    sys.stderr.write(details)
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(
        QMessageBox.Icon.Warning,
        "cxreader",
        "Something unexpected happened. Your work is stored, and you can go on. "
        "If it happens again, send the details to the people who make cxreader.",
    )
    box.setDetailedText(details)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.exec()
