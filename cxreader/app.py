"""The window's life: builds what it needs, shows it, and survives what nobody foresaw."""

import gc
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QFontInfo, QIcon
from PySide6.QtWidgets import QApplication

from cxreader import __version__, paths
from cxreader.errors import CxError
from cxreader.ui.appearance import Appearance
from cxreader.ui.choices import Choices
from cxreader.ui.first_paint import FirstPaint
from cxreader.ui.hub import Hub
from cxreader.ui.libraries import open_last
from cxreader.ui.main_window import MainWindow
from cxreader.ui.typography import CHINESE_FAMILIES, register_fonts

# asks for the processor time up to the first picture, which tests/bench compares
_MEASURE = "--measure-start"
PICTURE_SIZE = (1360, 860)


def main(arguments: Sequence[str]) -> int:
    """Open the window, on the files that are named or on the library that was open last.

    Args:
        arguments: The command line without the program's name.

    Returns:
        The exit status.

    """
    files = [Path(argument).absolute() for argument in arguments if argument != _MEASURE]
    app = make_application()
    window, problem = make_window(app, bringing=bool(files))
    first = FirstPaint(window)
    if _MEASURE in arguments:
        first.done.connect(lambda: _tell_start(window))
    # the first picture comes first; all that acts is made when it is on the screen
    first.done.connect(lambda: _begin(window, problem, files))
    window.show()
    return app.exec()


def draw_window(files: Sequence[Path], picture: Path) -> bool:
    """Draw the window into a PNG file once files are read and judged; none stands for the sample library.

    Returns:
        Whether the picture could be saved.

    """
    app = make_application()
    from cxreader.ui.workings import Workings

    window, problem = make_window(app, bringing=bool(files))
    workings = Workings(window, problem)
    saved = False

    def finish() -> None:
        nonlocal saved
        saved = window.grab().save(str(picture))
        window.close()

    workings.arriving.open_paths(files)
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


def make_window(app: QApplication, *, bringing: bool = False) -> tuple[MainWindow, str]:
    """Return the window on the library that was open last, or on the sample library.

    It can be shown as it is, and acts once it has its `Workings`.

    Args:
        app: The Qt application.
        bringing: Whether files of the person's own will be opened, for which the sample library is no place.

    Returns:
        The window, and what went wrong with the library that was wanted; empty for nothing.

    """
    choices = Choices(paths.config_dir() / "settings.toml", app)
    appearance = Appearance(app, choices.now.colours)
    session, problem = open_last(choices.now.library, bringing=bringing)
    hub = Hub(session, app)
    geometry = QSettings(str(paths.config_dir() / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(hub, choices, appearance, geometry)
    hub.use(session)
    sys.excepthook = partial(_tell, window)
    window.introduce(problem)
    if choices.problem:
        window.warn(choices.problem)
    window.panels.pane.reader.setFocus()
    return window, problem


def _begin(window: MainWindow, problem: str, files: Sequence[Path]) -> None:
    """Go on after the first picture: let the window act, garbage be collected, and read what is to be read."""
    from cxreader.ui.workings import Workings

    workings = Workings(window, problem)
    QApplication.setWindowIcon(QIcon(str(paths.resource("icons", "cxreader.svg"))))
    # what is there by now stays to the end, so the collector need never look at it
    gc.freeze()
    gc.enable()
    workings.arriving.open_paths(files)


def _tell_start(window: MainWindow) -> None:
    """Print the processor time that the start took, and quit."""
    print(f"first-paint {time.process_time():.4f}", flush=True)  # noqa: T201 - this is what was asked for
    QTimer.singleShot(0, window, window.close)


def _tell(window: MainWindow, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show a failure that a question to the library met, in the window; all else is unforeseen."""
    if isinstance(error, CxError):
        window.warn(str(error))
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
