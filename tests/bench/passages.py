"""Measures the list of passages of a large library: until its first rows are painted, and until a key is.

Run: python tests/bench/passages.py [--library FILE] [--documents N] [--runs N]
Beside it stands what a plain list takes that is given the words of all passages before it shows the first. Ends with
status 1 where rows or keys take longer than their bounds, the window is late, or more memory is taken.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

# the processes that make the library load this file as well
if __name__ == "__main__":
    from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QListView

    from cxreader import app, paths
    from cxreader.model.scope import Scope
    from cxreader.session import Session, open_session
    from cxreader.ui.main_window import MainWindow
    from cxreader.ui.passage_list import PassageList
    from cxreader.ui.workings import Workings
    from tests.bench.lateness import Clock, told
    from tests.bench.making_library import make

    class Painting(QObject):
        """Counts how often a widget was painted."""

        def __init__(self, widget: QObject) -> None:
            super().__init__(widget)
            self.times = 0
            widget.installEventFilter(self)

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            """Let everything pass."""
            self.times += event.type() is QEvent.Type.Paint
            return False


# milliseconds until the first rows are painted, until a key is, that the window may be late; and MB
FIRST, KEY, LATE, MEMORY = 250, 100, 50, 40
# seconds that the idle window is watched, and after which something has gone wrong
IDLE, PATIENCE = 5, 60


def milliseconds(begin: Callable[[], object], done: Callable[[], object]) -> float:
    """Return how long it takes until something is done, while the window lives."""
    begun = time.perf_counter()
    begin()
    while not done():
        QApplication.processEvents()
        # other threads are to have their turn, as while a window waits for its person
        time.sleep(0.0005)
        if time.perf_counter() > begun + PATIENCE:
            sys.exit("This takes too long to be measured.")
    return 1000 * (time.perf_counter() - begun)


def wait(seconds: float) -> None:
    """Let the window live for a while."""
    until = time.perf_counter() + seconds
    milliseconds(lambda: None, lambda: time.perf_counter() > until)


def resident() -> float:
    """Return how much memory this process takes up now, in MB."""
    lines = Path("/proc/self/status").read_text("ascii").split("\n")
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def scopes(session: "Session", runs: int) -> list["Scope"]:
    """Return scopes as a person chooses them: the commonest themes, one in a language, and none."""
    groups = session.themes(Scope())
    rows = sorted((row for group in groups for row in group.rows), key=lambda row: -row.passages)
    themes = [frozenset({row.theme.id}) for row in rows[:3]]
    some = [*(Scope(themes=each) for each in themes), Scope(languages=frozenset({"pl"}), themes=themes[0]), Scope()]
    return some * runs


def ours(window: "MainWindow", clock: "Clock", runs: int) -> dict[str, list[float]]:
    """Measure the list of passages."""
    figures: dict[str, list[float]] = {"first rows": [], "all known": [], "key": [], "decision": []}
    wanted = scopes(window.hub.session, runs)
    window.commands["passages"].trigger()
    panel = window.findChild(PassageList)
    assert panel is not None
    painting, model = Painting(panel.view.viewport()), panel.model
    milliseconds(lambda: None, lambda: model.passages and model.listing.is_whole)
    wait(1)
    clock.taken()
    for scope in wanted:
        begun = time.perf_counter()
        figures["first rows"].append(chosen(window, panel, painting, scope))
        milliseconds(lambda: None, lambda: model.listing.is_whole)
        figures["all known"].append(1000 * (time.perf_counter() - begun))
        wait(0.5)
        for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) * 5:
            figures["key"].append(painted_after(painting, panel, key))
        figures["decision"].append(painted_after(painting, panel, Qt.Key.Key_Y))
    return figures


def chosen(window: "MainWindow", panel: "PassageList", painting: "Painting", scope: "Scope") -> float:
    """Return how long it takes from the choice of a scope until its first rows are painted."""
    listing, painted = panel.model.listing, painting.times
    return milliseconds(
        lambda: window.hub.set_scope(scope),
        lambda: panel.model.listing is not listing and painting.times > painted,
    )


def painted_after(painting: "Painting", panel: "PassageList", key: "Qt.Key") -> float:
    painted = painting.times
    return milliseconds(lambda: QTest.keyClick(panel.view, key), lambda: painting.times > painted)


def plain(session: "Session") -> tuple[float, float, float]:
    """Return until when a list is painted that has the words of all passages, a key in it, and its memory."""
    before, view, model = resident(), QListView(), QStringListModel()
    painting = Painting(view.viewport())
    view.resize(760, 800)
    view.show()

    def fill() -> None:
        model.setStringList([f"{document} {start} {end}" for document, start, end in session.passages(Scope())])
        view.setModel(model)
        view.setCurrentIndex(model.index(0))

    wait(0.2)
    painted = painting.times
    first = milliseconds(fill, lambda: painting.times > painted)
    painted = painting.times
    key = milliseconds(lambda: QTest.keyClick(view, Qt.Key.Key_Down), lambda: painting.times > painted)
    return first, key, resident() - before


def measure(runs: int) -> bool:
    """Measure in a window on the library; return whether all is within bounds."""
    window, opened = app.make_window(app.make_application())
    window.resize(*app.PICTURE_SIZE)
    window.show()
    workings = Workings(window, opened)
    workings.judging.rest()
    wait(3)
    passages, documents = window.hub.session.size(Scope())
    tell(f"{documents:,} documents, {passages:,} passages")
    clock = Clock()
    wait(IDLE)
    idle, before = clock.taken(), resident()
    figures = ours(window, clock, runs)
    late, memory = clock.taken(), resident() - before
    first, key, room = plain(window.hub.session)
    for name, bound, baseline in (
        ("first rows", FIRST, f", plain list of all {first:.0f} ms"),
        ("all known", 0, ""),
        ("key", KEY, f", in a plain list {key:.0f} ms"),
        ("decision", KEY, ""),
    ):
        limit = f", bound {bound} ms" if bound else ""
        found = figures[name]
        tell(f"{name:<10} median {statistics.median(found):.0f} ms, worst {max(found):.0f} ms{limit}{baseline}")
    tell(f"window late by {told(late)}; bound {LATE} ms, while idle {told(idle)}")
    tell(f"memory     {memory:.0f} MB more, bound {MEMORY} MB, plain list {room:.0f} MB")
    window.close()
    bounds = ((max(figures["first rows"]), FIRST), (max(figures["key"]), KEY), (max(figures["decision"]), KEY))
    return all(found <= bound for found, bound in (*bounds, (max(late), LATE), (memory, MEMORY)))


def tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> int:
    """Measure, print, and return 0 where all is within bounds."""
    parser = argparse.ArgumentParser(description="Measure the list of passages of a large library.")
    parser.add_argument("--library", type=Path, help="a library that is there already, of which a copy is measured")
    parser.add_argument("--documents", type=int, default=10_000, help="how many to make (default: 10000)")
    parser.add_argument("--runs", type=int, default=3, help="times that each scope is chosen (default: 3)")
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), home))
        library = paths.sample_library()
        library.parent.mkdir(parents=True, exist_ok=True)
        if choice.library:
            shutil.copy(choice.library, library)
        else:
            make(library, choice.documents)
        # as a library is that has been open for a while
        with closing(open_session(library)) as session:
            session.settle()
        return 0 if measure(choice.runs) else 1


if __name__ == "__main__":
    sys.exit(main())
