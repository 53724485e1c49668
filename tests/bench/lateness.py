"""How late a window is: one on an empty library, a timer in it, and figures of what that tells."""

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEventLoop, Qt, QTimer

from cxreader import app
from cxreader.ui.main_window import MainWindow
from cxreader.ui.workings import Workings

# who measures needs no screen
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TICK = 5
P99, WORST = 16, 100


class Clock:
    """A timer of ``TICK`` milliseconds in the window, and how many milliseconds late it was each time."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def taken(self) -> list[float]:
        """Return what there is so far, and begin anew."""
        late, self.late = self.late, []
        return late

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, 1000 * (now - self._last) - TICK))
        self._last = now


def open_window(seconds: int) -> tuple[MainWindow, Workings, Clock, list[float]]:
    """Open a window on an empty library; return how late it is while nothing happens, too."""
    gc.disable()
    window, opened = app.make_window(app.make_application(), bringing=True)
    window.resize(*app.PICTURE_SIZE)
    window.show()
    workings = Workings(window, opened)
    # as a start does
    gc.freeze()
    gc.enable()
    workings.judging.rest()
    window.hub.failed.connect(sys.exit)
    clock, begun = Clock(), time.perf_counter()
    wait(lambda: time.perf_counter() > begun + seconds)
    return window, workings, clock, clock.taken()


def wait(truth: Callable[[], object]) -> None:
    """Let the window live until something is true."""
    loop, look = QEventLoop(), QTimer(interval=50)
    look.timeout.connect(lambda: loop.quit() if truth() else None)
    look.start()
    loop.exec()


def p99(late: Sequence[float]) -> float:
    """Return what 99 of 100 are below."""
    return sorted(late)[len(late) * 99 // 100]


def told(late: Sequence[float]) -> str:
    """Return in words how late a window was."""
    return f"p50 {statistics.median(late):.1f} ms, p99 {p99(late):.1f} ms, worst {max(late):.1f} ms"
