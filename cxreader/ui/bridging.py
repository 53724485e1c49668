"""Asking for the partners of a word in other languages, which takes a while."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from cxreader import judging as questions
from cxreader.model.searching import Partner
from cxreader.session import searching
from cxreader.ui.counting import Counting
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Job
from cxreader.ui.judging import Judging

Partners = tuple[Partner, ...]


class Bridging(QObject):
    """Asks which words of a theme mean the like of one of them, or without the meaning model which there are."""

    def __init__(self, hub: Hub, counting: Counting, judging: Judging, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._counting, self._judging = hub, counting, judging
        self._job: Job | None = None

    def ask(self, word: str, answer: Callable[[Partners], None], key: str) -> None:
        """Have an answer given on this thread; a later question of the same key may take the place of this one."""
        self.forget()
        self._counting.ask(
            lambda session: searching.partners(session, word),
            lambda found: self._take(word, found, answer),
            key,
            aside=True,
        )

    def forget(self) -> None:
        """Let nobody be told what was asked for."""
        if self._job:
            self._job.cancel()
            self._job = None

    def _take(self, word: str, found: Partners, answer: Callable[[Partners], None]) -> None:
        """Have those that mean the like chosen among the words of a theme."""
        if not found or not self._judging.available:
            answer(found)
            return
        call = partial(questions.partners, self._hub.session.path, word)
        self._job = self._judging.ask(call, answer, lambda _problem: answer(found))
