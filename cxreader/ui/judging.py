"""Themes by meaning: what waits is judged in the background, and what was decided is learnt from when asked."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from cxreader.analysis import model_file
from cxreader.errors import CxError, LibraryError
from cxreader.model.change import Change, Part
from cxreader.model.judgement import Judged
from cxreader.session import Session
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Job, Jobs
from cxreader.ui.workers import Answer, Workers

_T = TypeVar("_T")

# milliseconds that must pass without anything new before work begins; until views are shown anew; until the words of a
# passage are looked for; and until decisions are learnt from on trial
_CALM, _SHOWN, _SETTLED, _DECIDED = 300, 2000, 250, 1200
_HEEDED = Part.DOCUMENTS | Part.CODEBOOK | Part.DECISIONS
# how many passages before the current one are explained along with it, and from how many on a text is long
_BEFORE, _LONG = 8, 1000


class Judging(QObject):
    """Keeps the themes of all documents those that the library's codebook and lessons give them."""

    progressed = Signal(int, int)  # passages done, passages in all; 0 of 0 at the end
    told = Signal(object)  # the Effect that learning from the decisions would have; None where there is none to learn
    rested = Signal()  # nothing waits to be judged, or it cannot be
    failed = Signal(str)  # why it stopped, and what can be done

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._workers = Workers()
        # asking must not wait until all is judged
        self._rounds, self._asked = Jobs(self), Jobs(self)
        self._round: Job | None = None
        self._todo: frozenset[int] = frozenset()
        self._whole = self._done = 0
        self._found: set[int] = set()
        # what is asked for of itself, and what was asked for: there may be nothing to say of it
        self._asking: list[Job] = []
        self._explained: set[tuple[int, int]] = set()
        self._resting = self._is_held = False
        self._calm = self._timer(_CALM, self._begin)
        self._shown = self._timer(_SHOWN, self._show)
        self._settled = self._timer(_SETTLED, self._explain)
        self._decided = self._timer(_DECIDED, self._try_lesson)
        hub.changed.connect(self.heed)
        hub.passage_changed.connect(self._settled.start)

    @property
    def available(self) -> bool:
        """Whether the meaning model is there."""
        return model_file.is_there()

    def start(self) -> None:
        """Judge whatever waits for it, from soon on."""
        self._resting = False
        self._calm.start()

    def rest(self) -> None:
        """Stop, and begin nothing by itself until ``start``; what was found is kept."""
        self._resting = True
        self._cancel()

    def wait(self, waiting: bool) -> None:
        """Begin no round while texts are still being read, and then judge what waits."""
        self._is_held = waiting
        if not waiting:
            self._calm.start()

    def stop(self) -> None:
        """End everything: the window closes."""
        self._resting = True
        for timer in (self._calm, self._shown, self._settled, self._decided):
            timer.stop()
        self._workers.stop()
        self._rounds.stop()
        self._asked.stop()

    def heed(self, change: Change) -> None:
        """Take note that something else is to be judged, or judged otherwise."""
        if not change.parts & _HEEDED:
            return
        # what a running round has of other documents stays true
        touched = not change.ids or not self._todo.isdisjoint(change.ids)
        if Part.CODEBOOK in change.parts or (Part.DOCUMENTS in change.parts and touched):
            self._cancel()
        else:
            self._forget_questions()
        # a lesson is tried against themes that are those of the codebook
        self._decided.stop()
        self._calm.start()

    def ask(self, call: Callable[[], _T], on_answer: Callable[[_T], None], on_failure: Callable[[str], None]) -> Job:
        """Have a call of ``cxreader.judging`` answered on this thread.

        Args:
            call: What to call, in another process.
            on_answer: Told of what it returns.
            on_failure: Told in a sentence why there is no answer.

        Returns:
            The job, whose answer nobody is told of once it is cancelled.

        """

        def answer(found: _T) -> None:
            if not job.is_cancelled:
                on_answer(found)

        def fail(failure: Exception) -> None:
            if not job.is_cancelled:
                on_failure(_sentence(failure))

        job = self._asked.start(lambda: _answers(self._workers, [call]), answer, fail, lambda _: None)
        return job

    # ---- rounds

    def _begin(self) -> None:
        """Begin a round of all that waits, the open document first."""
        if self._round or self._resting or self._is_held:
            return
        by_meaning, here = self.available, self._hub.document
        todo = self._asked_of(lambda session: session.waiting(session.basis(by_meaning=by_meaning))) or []
        if not todo or self._hub.session.read_only or self._hub.session.astray:
            self._settled.start()
            self._decided.start()
            self.rested.emit()
            return
        todo.sort(key=lambda item: here is None or item.document != here.id)
        self._todo = frozenset(item.document for item in todo)
        self._whole, self._done = sum(item.passages for item in todo), 0
        library, workers = self._hub.session.path, self._workers
        numbers = [(item.document, item.numbers) for item in todo]
        self._round = self._rounds.start(
            lambda: _judge_all(library, numbers, workers), self._take, self._fail, lambda _: self._end()
        )

    def _take(self, judged: Judged) -> None:
        """Keep what was found, and show it at once in the open text, elsewhere now and then."""
        if self._round is None or self._round.is_cancelled or not self._keep(judged):
            return
        self._done += len(judged.findings)
        self.progressed.emit(min(self._done, self._whole), self._whole)
        if judged.last and self._hub.document and judged.document == self._hub.document.id:
            self._show(judged.document)
        elif not self._shown.isActive():
            self._shown.start()

    def _keep(self, judged: Judged) -> bool:
        """Keep what was found, unless the codebook is another one by now; tell whether it is kept."""
        session = self._hub.session
        try:
            if session.read_only or judged.basis != session.basis(by_meaning=self.available):
                self._cancel()
                return False
            session.take(judged)
        except LibraryError as problem:
            self._give_up(str(problem))
            return False
        self._found.add(judged.document)
        return True

    def _fail(self, failure: Exception) -> None:
        if self._round and not self._round.is_cancelled:
            self._give_up(_sentence(failure))

    def _give_up(self, why: str) -> None:
        """Rest; where the library was taken away, only until the one that is made of it is open."""
        self._resting = self._resting or not self._hub.session.astray
        self._cancel()
        self._hub.strayed.emit() if self._hub.session.astray else self.failed.emit(why)
        self.rested.emit()

    def _end(self) -> None:
        self._round, self._todo = None, frozenset()
        # what was explained may have been found anew, without its words
        self._explained.clear()
        self._show()
        self.progressed.emit(0, 0)
        self._calm.start()

    def _cancel(self) -> None:
        if self._round:
            self._round.cancel()
        self._forget_questions()

    def _show(self, finished: int = 0) -> None:
        self._shown.stop()
        here = self._hub.document
        # a long text takes long to be shown anew: while it is being judged, the person reads on as before
        is_put_off = here and self._round and here.id != finished and len(here.passages) > _LONG
        later = self._found & {here.id} if here and is_put_off else set()
        documents, self._found = tuple(sorted(self._found - later)), later
        if documents:
            self._hub.found(documents)

    # ---- the words that carry a meaning, and lessons

    def _explain(self) -> None:
        """Have the words found that carry the meaning of the passages around the current one, where nobody knows."""
        passage = self._hub.passage
        if passage is None or self._round or self._resting or not self.available or self._hub.session.read_only:
            return
        from cxreader import judging

        document, first = passage.document, max(0, passage.number - _BEFORE)
        last = first + judging.AT_ONCE - 1
        if (document, first) not in self._explained and self._asked_of(
            lambda session: session.is_unexplained(document, first, last)
        ):
            self._explained.add((document, first))
            call = partial(judging.judge, self._hub.session.path, document, first, explain=True)
            self._asking.append(self.ask(call, self._take_explained, self.failed.emit))

    def _take_explained(self, judged: Judged) -> None:
        # some of its passages may never have been judged
        if self._keep(judged._replace(last=False)):
            self._show()

    def _try_lesson(self) -> None:
        """Find out what would change if the program learnt from the decisions."""
        if self._round or self._resting or not self.available:
            return
        if self._hub.session.read_only or not self._asked_of(lambda session: session.untaught()):
            self.told.emit(None)
            return
        from cxreader import judging

        call = partial(judging.lesson, self._hub.session.path)
        self._asking.append(self.ask(call, self.told.emit, self.failed.emit))

    def _forget_questions(self) -> None:
        for job in self._asking:
            job.cancel()
        self._asking.clear()
        self._explained.clear()

    def _asked_of(self, question: Callable[[Session], _T]) -> _T | None:
        """Return what the library answers, None where it cannot be read."""
        try:
            return question(self._hub.session)
        except LibraryError as problem:
            self.failed.emit(str(problem))
            return None

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(then)
        return timer


def _judge_all(library: Path, todo: Iterable[tuple[int, int]], workers: Workers) -> Generator[Judged]:
    """Yield what is found in all passages of some documents, given with how many passages are numbered."""
    from cxreader import judging

    yield from _answers(
        workers,
        (
            partial(judging.judge, library, document, first)
            for document, count in todo
            # a document without a passage is judged too, by being said to be
            for first in range(0, max(1, count), judging.AT_ONCE)
        ),
    )


def _answers(workers: Workers, calls: Iterable[Callable[[], _T]]) -> Generator[_T]:
    """Yield the answers to calls in their order; one more than there are processes waits, lest one be idle."""
    waiting: deque[Answer[_T]] = deque()
    for call in calls:
        waiting.append(workers.submit(call))
        if len(waiting) > workers.number:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _sentence(failure: Exception) -> str:
    from concurrent.futures import BrokenExecutor

    if isinstance(failure, CxError):
        return str(failure)
    if isinstance(failure, BrokenExecutor):
        reason = QCoreApplication.translate("Judging", "the process for it has ended")
    else:
        reason = str(failure) or type(failure).__name__
    words = QCoreApplication.translate("Judging", "Finding themes by meaning stopped: {}. Press F5 to try again.")
    return words.format(reason)
