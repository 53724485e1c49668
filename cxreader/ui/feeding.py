"""Many files or texts for worker processes, in portions, and what becomes of them; a few for the thread that asks."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from time import monotonic
from typing import Generic, NamedTuple, TypeVar

from cxreader.intake import Taken
from cxreader.ui.workers import Answer, Workers

_T = TypeVar("_T")
_Call = Callable[[], Taken]

# seconds between two answers at most, so that it can be cancelled; and between two that say something, in the first
# seconds and later, when nobody looks for each one any more: whatever shows them takes its time
_BEAT, _SOON, _PAUSE = 0.05, 0.25, 1.0
_FIRST = 2.0
# files in a portion, after the first ones: enough to be worth it, few enough to be lost
_PORTION = 4


class Dealt(NamedTuple, Generic[_T]):
    """Some things that were dealt with, and what became of them; without any, only time has passed."""

    items: tuple[_T, ...] = ()
    taken: Taken = Taken()


class Feeding(Generic[_T]):
    """Has things dealt with one after the other, or beside each other in processes; each call may be pickled."""

    def __init__(self, call: Callable[[tuple[_T, ...]], _Call], lost: Callable[[_T, Exception], Taken]) -> None:
        """Make one.

        Args:
            call: Gives the call that deals with some things, in their order.
            lost: Says what becomes of one thing that cannot be dealt with, and why.

        """
        self._call = call
        self._lost = lost
        self._waiting: dict[Answer[Taken], tuple[_T, ...]] = {}
        # things of which one may have ended its process; they are dealt with one by one
        self._suspects: deque[_T] = deque()
        self._suspected: Answer[Taken] | None = None

    def here(self, items: Iterable[_T]) -> Generator[Dealt[_T]]:
        """Deal with things in this thread, one by one."""
        for item in items:
            try:
                taken = self._call((item,))()
            except Exception as failure:  # noqa: BLE001 - whatever it is, the other files can still be read
                taken = self._lost(item, failure)
            yield Dealt((item,)[: taken.done], taken)
            if taken.failure:
                return

    def beside(self, workers: Workers, items: Sequence[_T]) -> Generator[Dealt[_T]]:
        """Deal with things in processes; the first ones are told of at once, and later ones some at a time.

        What ends its process costs itself alone. An empty answer comes many times a second. In the end, also where
        it is closed before, the processes are gone.
        """
        whole: list[Dealt[_T]] = []
        begun, told, heard = monotonic(), 0.0, 0.0
        try:
            for dealt in self._answers(workers, items):
                now = monotonic()
                pause = _SOON if now - begun < _FIRST else _PAUSE
                whole += [dealt] if dealt.items or dealt.taken.failure else []
                if whole and now - told > pause:
                    yield _joined(whole)
                    whole, told, heard = [], now, now
                elif now - heard > _BEAT:
                    yield Dealt()
                    heard = now
            if whole:
                yield _joined(whole)
        finally:
            # none is to store anything once this has ended
            workers.rest()

    def _answers(self, workers: Workers, items: Sequence[_T]) -> Iterator[Dealt[_T]]:
        portions = deque(_portions(items, workers.number))
        while portions or self._waiting or self._suspects:
            self._hand_out(workers, portions)
            workers.wait(self._waiting, _BEAT)
            for answer in [answer for answer in self._waiting if answer.done()]:
                dealt = self._received(answer)
                if dealt.taken.failure:
                    # no other could be stored either
                    portions.clear()
                    self._suspects.clear()
                yield dealt
            yield Dealt()

    def _hand_out(self, workers: Workers, portions: "deque[tuple[_T, ...]]") -> None:
        """Have as many portions waiting as there are processes and one more, lest one be idle."""
        if self._suspects:
            if not self._waiting:
                item = self._suspects.popleft()
                self._suspected = workers.submit(self._call((item,)))
                self._waiting[self._suspected] = (item,)
            return
        while portions and len(self._waiting) <= workers.number:
            portion = portions.popleft()
            self._waiting[workers.submit(self._call(portion))] = portion

    def _received(self, answer: Answer[Taken]) -> Dealt[_T]:
        portion = self._waiting.pop(answer)
        try:
            taken = answer.result()
        except Exception as failure:  # noqa: BLE001 - whatever it is, the other files can still be read
            if answer is not self._suspected:
                self._suspects += portion
                return Dealt()
            taken = self._lost(portion[0], failure)
        return Dealt(portion[: taken.done], taken)


def _portions(items: Sequence[_T], number: int) -> Iterator[tuple[_T, ...]]:
    """Give one thing for each process, so that something is there soon, and then several at a time."""
    yield from ((item,) for item in items[:number])
    yield from (tuple(items[first : first + _PORTION]) for first in range(number, len(items), _PORTION))


def _joined(some: Sequence[Dealt[_T]]) -> Dealt[_T]:
    taken = [dealt.taken for dealt in some]
    return Dealt(
        tuple(item for dealt in some for item in dealt.items),
        Taken(
            sum(one.done for one in taken),
            tuple(key for one in taken for key in one.ids),
            tuple(problem for one in taken for problem in one.problems),
            next((one.failure for one in taken if one.failure), ""),
        ),
    )
