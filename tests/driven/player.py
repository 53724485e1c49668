"""Plays a person in the real window, without a screen, and says what the window has confirmed: for kill_library.py.

player.py start|import|edits|undo|search|backup SEED [FOLDER]

It opens the library of the home folder that the environment names. What it says, a line each:
    ready                 the window is there and acts
    shown NUMBER …        documents are in the list
    begin WAY             an edit, undo, redo or step (to another one in the history) begins
    work STEP HASH        it is done: the last step, and what a person's work is by now
    backup FILE           a backup is made
    library FILE          another library is open
    rows NUMBER           all that was left to do is done, and so many documents are in the list
"""

import os
import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# the processes beside the window load this file as well
if __name__ == "__main__":
    from PySide6.QtCore import QTimer

    from cxreader import app
    from cxreader.model.change import Change, Part
    from cxreader.model.keeping import Backup, Why
    from cxreader.model.ordering import Ordering
    from cxreader.model.scope import Facet, Scope, SearchWords
    from cxreader.model.searching import HitOrder
    from cxreader.session import Session, files, searching
    from cxreader.ui.errands import Errands
    from cxreader.ui.main_window import MainWindow
    from cxreader.ui.workings import Workings
    from tests.driven.kill_library import digest

    _WORDS = ("obietnica", "kund", "客", "servicio", "delivery", "on")
    # each 50 milliseconds
    _MOST_LOOKS = 400

    class Player:
        """Does one thing after the other, each when the window has come to rest."""

        def __init__(self, window: MainWindow, workings: Workings, chance: random.Random) -> None:
            self._window, self._workings, self._hub = window, workings, window.hub
            self._chance = chance
            self._errands = Errands(window)
            self._keys = list(self._hub.session.listed(Scope(), Ordering()).ids)
            # what the work was when each step was the last one
            self._states = {self._hub.session.last_step: digest(self._hub.session.path)}
            self._hub.failed.connect(lambda words: tell(f"failed {words}"))
            self._path = self._hub.session.path
            self._hub.changed.connect(self._tell_library)
            self._next = QTimer(window, singleShot=True, interval=0)

        def start(self) -> None:
            """Close the window once nothing is left to do, or nothing comes of it."""
            self._looks = 0
            self._again(self._look, 50)

        def import_(self, folder: Path) -> None:
            """Open a folder."""
            self._hub.changed.connect(self._tell_shown)
            self._workings.arriving.open_paths([folder])

        def edits(self) -> None:
            """Edit for ever."""
            self._again(self._edit)

        def undo(self) -> None:
            """Edit some things, then undo, redo and edit for ever."""
            for _ in range(5):
                self._edit()
            self._again(self._retrace)

        def search(self) -> None:
            """Search for ever, make more searchable, and edit now and then."""
            self._again(self._search)

        def backup(self) -> None:
            """Have backups made for ever, and edit meanwhile."""
            self._back_up()
            self.edits()

        def _look(self) -> None:
            rows = self._window.panels.documents.view.model().rowCount()
            wanted = len(self._hub.session.listed(self._hub.scope, Ordering()).ids)
            self._looks += 1
            if self._looks > _MOST_LOOKS or (rows == wanted and not self._workings.opening.busy):
                tell(f"rows {rows}")
                self._window.close()

        def _again(self, action: Callable[[], None], pause: int = 0) -> None:
            self._next.setInterval(pause)
            self._next.timeout.connect(action)
            self._next.timeout.connect(self._next.start)
            self._next.start()

        def _tell_shown(self, change: Change) -> None:
            if Part.DOCUMENTS in change.parts and change.ids:
                tell(f"shown {' '.join(map(str, change.ids))}")

        def _tell_library(self) -> None:
            if self._hub.session.path != self._path:
                self._path = self._hub.session.path
                tell(f"library {self._path}")

        def _do(self, edit: Callable[[Session], Change], way: str = "edit") -> Change | None:
            tell(f"begin {way}")
            change = self._hub.do(edit)
            if change is not None and not self._hub.session.astray:
                step, state = self._hub.session.last_step, digest(self._hub.session.path)
                if way == "edit":
                    self._states[step] = state
                elif self._states.get(step, state) != state:
                    tell(f"failed {way} to {step}: not as it was then")
                tell(f"work {step} {state}")
            return change

        def _edit(self) -> None:
            key, chance = self._chance.choice(self._keys), self._chance
            if self._hub.session.is_listed(key):
                self._hub.open(key)
            document = self._hub.document
            if document is None:
                return
            start = chance.randrange(len(document.text) - 20)
            self._hub.caret_at(start)
            edits: list[Callable[[Session], Change]] = [
                lambda session: session.highlight(document.id, start, start + 20, ("loyalty",)),
                lambda session: session.set_tags((document.id,), (chance.choice(_WORDS),)),
                lambda session: session.rename(document.id, f"{chance.choice(_WORDS)} {chance.randrange(10**6)}"),
                lambda session: session.mark_read((document.id,), read=chance.random() < 0.5),
                lambda session: session.keep_scope(chance.choice(_WORDS), Scope().only(Facet.LANGUAGE, "pl")),
                lambda session: session.set_language(document.id, chance.choice(("pl", "es")), (start, start + 20)),
                lambda session: session.remove(document.id),
            ]
            passage = self._hub.passage
            if passage and not passage.noise:
                themes = [theme.id for theme in self._hub.session.codebook.themes]
                edits += [lambda session: session.set_theme(passage, chance.choice(themes))] * 4
            change = self._do(chance.choice(edits))
            if change and change.parts & Part.HIGHLIGHTS and chance.random() < 0.8:
                words = f"note {chance.randrange(10**9)}"
                self._do(lambda session: session.annotate(change.ids[0], words))

        def _retrace(self) -> None:
            wish = self._chance.choice(("undo", "undo", "redo", "redo", "step", "edit"))
            if wish == "edit":
                self._edit()
            elif wish == "step":
                steps = self._hub.session.steps()
                self._do(lambda session: session.go_to_step(self._chance.choice(steps).id), wish)
            else:
                self._do(lambda session: getattr(session, wish)(), wish)

        def _search(self) -> None:
            session, words = self._hub.session, SearchWords(self._chance.choice(_WORDS))
            searching.search(session, words, HitOrder.LEFT)
            self._hub.set_scope(Scope(words=(words,)) if self._chance.random() < 0.5 else Scope())
            waiting = searching.unsearched(session)[:5]
            if waiting:
                searching.make_searchable(session, waiting)
            if self._chance.random() < 0.3:
                self._edit()

        def _back_up(self) -> None:
            library = self._hub.session.path
            # each kind has a name of its own, also within one second
            why = self._chance.choice(tuple(Why))
            self._errands.run(
                partial(files.make, library, why), self._tell_backup, lambda failure: tell(f"failed {failure}")
            )

        def _tell_backup(self, backup: Backup) -> None:
            tell(f"backup {backup.path}")
            QTimer.singleShot(0, self._window, self._back_up)

    def tell(words: str) -> None:
        """Say something at once."""
        os.write(1, f"{words}\n".encode())

    def main() -> int:
        """Play."""
        wish, seed, *folder = sys.argv[1:]
        application = app.make_application()
        window, opened = app.make_window(application)
        window.resize(*app.PICTURE_SIZE)
        window.show()
        application.processEvents()
        workings = Workings(window, opened)
        if int(seed) % 4:
            # with themes being found beside it, each fourth time
            workings.judging.rest()
        tell("ready")
        player = Player(window, workings, random.Random(int(seed)))  # noqa: S311 - chance, not secrecy
        if wish == "import":
            player.import_(Path(*folder))
        else:
            getattr(player, wish)()
        return application.exec()

    sys.exit(main())
