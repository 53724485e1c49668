"""Counts and other long questions: answered at once for a small library, in the background for a large one."""

from collections.abc import Callable, Generator
from contextlib import closing, suppress
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from cxreader.errors import CxError
from cxreader.model.change import Change, Part
from cxreader.model.counts import Facets
from cxreader.session import Session, open_session
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Jobs

_T = TypeVar("_T")

COUNTED = Part.DOCUMENTS | Part.DECISIONS | Part.SCOPE | Part.CODEBOOK | Part.FINDINGS | Part.HIGHLIGHTS
# so many passages are counted while a person blinks
_SMALL = 6_000
# documents that are counted for good in one go, which takes some milliseconds, and the pause between two of them
_PORTION, _PAUSE_MS = 20, 100
# what is being read or judged changes all the time: counting is to take no more than a part of it
_REST_MS = 400
_FACETS = "facets"


class _Wish(NamedTuple):
    question: Callable[[Session], Any]
    answer: Callable[[Any], None]
    session: Session
    turn: int


class Counting(QObject):
    """Asks the library what takes long in a large one, and says what came out.

    Of several questions of one kind only the last one is answered.
    """

    counted = Signal(object)  # the Facets of the present scope
    failed = Signal(str)

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        # a search that takes long is not to keep the counts waiting
        self._jobs = Jobs(self, threads=2)
        self._facets: Facets | None = None
        # the library that they are of
        self._counted: Session | None = None
        self._waiting: dict[str, _Wish] = {}
        # how often each key was asked: only the answer to the last one is of use
        self._turns: dict[str, int] = {}
        # what is being answered, and the session that is asked once it is open
        self._asked: dict[str, Session | None] = {}
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._catch_up)
        self._behind = False
        self._settling = QTimer(self, interval=_PAUSE_MS)
        self._settling.timeout.connect(self._settle)

    @property
    def facets(self) -> Facets | None:
        """The counts of the present scope, as they were last; None as long as it was not counted."""
        return self._facets if self._facets and self._facets.scope == self._hub.scope else None

    def ask(
        self, question: Callable[[Session], _T], answer: Callable[[_T], None], key: str, *, aside: bool | None = None
    ) -> None:
        """Have a question answered: at once where the library is small, else in the background by a session of its own.

        Args:
            question: What to ask, of a session that only reads.
            answer: Takes the answer, on this thread.
            key: A later question of the same key takes the place of this one, unless that is answered already.
            aside: Whether it is answered in the background, where that does not depend on the size of the library: for
                it takes long in a small one too, or only a moment in any.

        """
        session = self._hub.session
        self._turns[key] = self._turns.get(key, 0) + 1
        if aside is False or (aside is None and session.is_small(_SMALL)):
            self._waiting.pop(key, None)
            answer(question(session))
            return
        self._waiting[key] = _Wish(question, answer, session, self._turns[key])
        self._interrupt(key)
        self._next()

    def heed(self, change: Change) -> None:
        """Count anew what a change touched."""
        if Part.SCOPE in change.parts:
            self._count()
        elif change.parts & COUNTED:
            if _FACETS in self._asked or self._rest.isActive():
                self._behind = True
            else:
                self._count()

    def stop(self) -> None:
        """Keep the counts for the next start, and answer nothing any more."""
        self._keep()
        self._waiting.clear()
        self._settling.stop()
        for key in self._asked:
            self._interrupt(key)
        self._jobs.stop()

    def _catch_up(self) -> None:
        if self._behind:
            self._count()

    def _count(self) -> None:
        scope, session = self._hub.scope, self._hub.session
        self._behind = False
        if session is not self._counted:
            self._counted, self._facets = session, None
            if not session.is_small(_SMALL):
                self._begin(session.kept_counts(scope))
                return
        self.ask(lambda session: session.facets(scope), self._take, _FACETS)

    def _begin(self, kept: Facets | None) -> None:
        """Show a large library as it was when it was open last, and count it when it has been on the screen a while."""
        if kept:
            self._take(kept)
        self._behind = True
        self._rest.start()

    def _take(self, facets: Facets) -> None:
        if facets.scope == self._hub.scope:
            self._facets = facets
            self.counted.emit(facets)

    def _keep(self) -> None:
        facets, session = self.facets, self._hub.session
        if facets and session is self._counted and not session.is_small(_SMALL):
            with suppress(CxError):
                session.keep_counts(facets)

    def _settle(self) -> None:
        """Have what was counted kept, a few documents at a time."""
        session = self._hub.session
        # it is a matter of speed alone, and whoever edits next is told what is wrong
        with suppress(CxError):
            if not session.read_only and session.settle(_PORTION):
                return
        self._settling.stop()

    def _next(self) -> None:
        for key in [key for key in self._waiting if key not in self._asked]:
            wish = self._waiting.pop(key)
            self._asked[key] = None
            self._start(key, wish)

    def _start(self, key: str, wish: _Wish) -> None:
        self._jobs.start(
            lambda: self._work(key, wish),
            lambda answer: self._tell(wish, key, answer),
            lambda failure: self._fail(wish, key, failure),
            lambda _complete: self._end(key),
        )

    def _work(self, key: str, wish: _Wish) -> Generator[Any]:
        """Ask in the worker thread, with a session that is that thread's own."""
        with closing(open_session(wish.session.path, reading=True)) as session:
            self._asked[key] = session
            try:
                # an answer of several queries is of one moment: what is written between them would be counted twice
                with session.steady():
                    answer = wish.question(session)
                yield answer
            finally:
                self._asked[key] = None

    def _interrupt(self, key: str) -> None:
        asked = self._asked.get(key)
        if asked:
            asked.interrupt()

    def _tell(self, wish: _Wish, key: str, answer: object) -> None:
        # another library may be open by now, or the same asked anew
        if wish.session is self._hub.session and self._turns[key] == wish.turn:
            wish.answer(answer)

    def _fail(self, wish: _Wish, key: str, failure: Exception) -> None:
        if self._turns[key] == wish.turn:
            if not isinstance(failure, CxError):
                raise failure
            self.failed.emit(str(failure))

    def _end(self, key: str) -> None:
        del self._asked[key]
        if key == _FACETS:
            self._rest.start()
            self._settling.start()
        self._next()
