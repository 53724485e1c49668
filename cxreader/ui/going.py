"""Going anywhere by a few letters: what the list of places offers, and what comes of the one that is picked."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from cxreader.model.counts import Facets
from cxreader.model.going import AnswerRow, TitleRow
from cxreader.session import going
from cxreader.ui.go_to import GoTo
from cxreader.ui.main_window import MainWindow
from cxreader.ui.steering import Steering

_DOCUMENT = "document:"


class Going(QObject):
    """One look at the list of places."""

    def __init__(self, window: MainWindow, steering: Steering) -> None:
        super().__init__(window)
        self._hub, self._counting, self._commands = window.hub, window.counting, window.commands
        self._steering = steering
        self._recent = going.recent_places(self._hub.session)
        self._picker = GoTo(window.appearance, self._look_up, self._look_up_answers, self._recent, window)

    def run(self) -> None:
        """Ask where to go, and go there."""
        self._offer(self._counting.facets)
        self._picker.offer_commands(self._commands)
        self._counting.counted.connect(self._offer)
        chosen = self._picker.run()
        self._counting.counted.disconnect(self._offer)
        # its parent would keep it for as long as the window lives
        self.deleteLater()
        if chosen is None:
            return
        kind, _, key = chosen.partition(":")
        # a list of thousands of answers is gone through by other ways, and any of them is found by its name
        if kind != "answer":
            going.remember_going(self._hub.session, chosen)
        if kind == "do":
            self._commands[key].trigger()
        else:
            self._steering.go_to(kind, key)

    def _offer(self, facets: Facets | None) -> None:
        session = self._hub.session
        self._picker.offer_library(session.codebook, session.kept_scopes(), facets)

    def _look_up_answers(self, typed: str) -> Sequence[AnswerRow]:
        return going.answers(self._hub.session, typed)

    def _look_up(self, typed: str) -> Sequence[TitleRow]:
        session = self._hub.session
        if typed.strip():
            return going.titles(session, typed)
        gone_to = [int(key.removeprefix(_DOCUMENT)) for key in self._recent if key.startswith(_DOCUMENT)]
        return tuple(dict.fromkeys((*going.titles_of(session, gone_to), *going.titles(session, ""))))
