"""What is done where another program takes the open library away: all that is seen of it goes into another one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from cxreader import paths
from cxreader.errors import LibraryError
from cxreader.session import Session
from cxreader.ui.arriving import Arriving
from cxreader.ui.banner import BannerKind
from cxreader.ui.libraries import Opened, open_or_begin
from cxreader.ui.main_window import MainWindow
from cxreader.ui.opening import Opening

# the key of what the banner offers
OPEN_AGAIN = "open library again"
# milliseconds between two looks; each takes some millionths of a second
_PACE = 3_000


class Rescuing(QObject):
    """Looks now and then whether the files of the open library are still there."""

    def __init__(self, window: MainWindow, arriving: Arriving, opening: Opening) -> None:
        super().__init__(window)
        self._window = window
        self._hub = window.hub
        self._arriving = arriving
        self._opening = opening
        # whether the person knows that nothing can be saved
        self._is_told = False
        self._watch = QTimer(self, interval=_PACE)
        self._watch.timeout.connect(self.look)
        self._watch.start()
        # not at once: it may be told in the middle of something
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._begin)
        self._hub.strayed.connect(self._soon.start)
        window.entered.connect(self.look)
        window.panels.banner.action_wanted.connect(self._answer)
        window.closing.connect(self._watch.stop)
        window.closing.connect(self._soon.stop)

    def look(self) -> None:
        """Save what is seen of the library where it is astray."""
        if not self._hub.session.astray:
            self._is_told = False
        elif not self._is_told:
            self._begin()

    def _begin(self) -> None:
        self._hub.tell_stored()
        self._opening.cancel()
        self._opening.when_idle(self._rescue)

    def _rescue(self) -> None:
        session = self._hub.session
        why = session.astray
        if not why:
            return
        # a note that is being written goes along
        self._hub.leave()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            saved, is_whole = session.rescue(paths.data_dir())
        except LibraryError as problem:
            self._tell_loss(why, problem)
        else:
            self._tell_rescue(why, saved, is_whole=is_whole)
        finally:
            QApplication.restoreOverrideCursor()
            # leaving may have told it once more
            self._soon.stop()

    def _tell_rescue(self, why: str, saved: Path, *, is_whole: bool) -> None:
        opened = open_or_begin(saved)
        # whatever ends the program from here on, the next start finds it
        self._window.choices.change(library=str(opened.session.path))
        self._hub.use(opened.session)
        self._arriving.begin(opened.problem)
        words = (
            self.tr("{} All that you did is in “{}”, which is open now. It is in the folder “{}”.")
            if is_whole
            else self.tr("{} What could be read of it is in “{}”, which is open now. It is in the folder “{}”.")
        )
        self._say(words.format(why, opened.session.name, saved.parent))

    def _tell_loss(self, why: str, problem: LibraryError) -> None:
        self._is_told = True
        words = self.tr("{} What you do now is stored nowhere, for it cannot be put into another library. {}")
        self._say(words.format(why, problem), [(OPEN_AGAIN, self.tr("Open Again"))])

    def _say(self, words: str, actions: Sequence[tuple[str, str]] = ()) -> None:
        self._window.panels.banner.show_message(words, actions, BannerKind.WARNING)
        self._window.panels.status.speak(words)

    def _answer(self, action: str) -> None:
        if action != OPEN_AGAIN:
            return
        session, opened = self._hub.session, list[Opened]()

        def open_anew() -> Session:
            opened.append(open_or_begin(session.path))
            return opened[0].session

        self._hub.exchange(open_anew)
        self._arriving.begin(opened[0].problem)
