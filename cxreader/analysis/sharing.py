"""What is judged of passages one by one: by this process alone or, in a long text, by halves with a second one."""

import contextlib
import gc
import os
import signal
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from operator import methodcaller
from types import TracebackType
from typing import NamedTuple, Protocol, Self, TypeVar

from cxreader.analysis.finder import Finder
from cxreader.analysis.language import Detector
from cxreader.analysis.likeness import sketch
from cxreader.analysis.smoothing import Odds
from cxreader.analysis.themes import Classifier
from cxreader.model.passage import Finding, Noise
from cxreader.model.theme import Codebook

_Found = TypeVar("_Found")
# characters; a process has begun before half the work on so many is done
_LONG = 600_000


class Stretch(NamedTuple):
    """A passage whose themes are looked for; attributes as for `Finder.findings`."""

    start: int
    end: int
    language: str
    noise: Sequence[Noise]


class Judge:
    """Judges passages one by one; making one takes a moment, and the first passage reads the languages' profiles.

    Attributes:
        codebook: The themes that are looked for.
        is_by_words: Whether they are found by words alone.
        detector: What tells the languages.

    """

    def __init__(self, codebook: Codebook, finder: Finder | None = None) -> None:
        """Make one that finds the themes of a codebook, by words alone where there is no other finder for it."""
        self.codebook = codebook
        self.is_by_words = finder is None
        self.detector = Detector()
        self._finder: Finder = finder or Classifier(codebook.looked_for())

    def odds(self, texts: Sequence[str]) -> list[Odds]:
        """Return what each of some passages says of its language by itself."""
        return self.detector.odds(texts)

    def findings(self, text: str, stretches: Sequence[Stretch]) -> list[tuple[Finding, ...]]:
        """Return the themes of some passages of a text, the strongest of each first."""
        return [self._finder.findings(text, *stretch) for stretch in stretches]

    def sketch(self, text: str) -> frozenset[int]:
        """Return what a text is compared with others by."""
        return sketch(text)


class Hands(Protocol):
    """Who does that work."""

    def odds(self, texts: Sequence[str]) -> list[Odds]:
        """Answer as `Judge.odds`."""

    def findings(self, text: str, stretches: Sequence[Stretch]) -> list[tuple[Finding, ...]]:
        """Answer as `Judge.findings`."""

    def begin_sketch(self, text: str) -> Callable[[], frozenset[int]]:
        """Begin a sketch, of which nothing else depends, and return what waits for it."""


def hands(judge: Judge, length: int) -> "contextlib.AbstractContextManager[Hands]":
    """Return who judges a text: a second process takes part, for as long as the context lasts, where it is long.

    Args:
        judge: What judges here.
        length: Characters of the text.

    """
    # another finder holds more than could be handed over
    is_shared = length >= _LONG and judge.is_by_words and (os.cpu_count() or 1) > 1
    return _Pair(judge) if is_shared else contextlib.nullcontext(_Alone(judge))


class _Alone:
    def __init__(self, judge: Judge) -> None:
        self.odds, self.findings = judge.odds, judge.findings
        self._judge = judge

    def begin_sketch(self, text: str) -> Callable[[], frozenset[int]]:
        return lambda: self._judge.sketch(text)


class _Pair:
    """This process and a second one; what that leaves undone, should it die, is done here."""

    def __init__(self, judge: Judge) -> None:
        # slow to load, and a short text needs none
        from multiprocessing import get_context

        self._judge = judge
        context = get_context("spawn")
        theirs, self._asked = context.Pipe(duplex=False)
        self._answers, own = context.Pipe(duplex=False)
        given = (theirs, own, judge.codebook)
        self._process = context.Process(target=serve, args=given, name="cxreader half", daemon=True)
        self._process.start()
        # its death shows only where nobody else holds its ends
        theirs.close()
        own.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._asked.close()
        self._answers.close()
        self._process.kill()
        self._process.join()
        self._process.close()

    def odds(self, texts: Sequence[str]) -> list[Odds]:
        half = len(texts) // 2
        others: Callable[[], list[Odds]] = self._begin(methodcaller("odds", texts[half:]))
        return [*self._judge.odds(texts[:half]), *others()]

    def findings(self, text: str, stretches: Sequence[Stretch]) -> list[tuple[Finding, ...]]:
        half = len(stretches) // 2
        others: Callable[[], list[tuple[Finding, ...]]] = self._begin(methodcaller("findings", text, stretches[half:]))
        return [*self._judge.findings(text, stretches[:half]), *others()]

    def begin_sketch(self, text: str) -> Callable[[], frozenset[int]]:
        return self._begin(methodcaller("sketch", text))

    def _begin(self, call: Callable[[Judge], _Found]) -> Callable[[], _Found]:
        """Have the other process make a call, and return what waits for its answer; that comes before the next call."""

        def answer() -> _Found:
            try:
                found: _Found = self._answers.recv()
            except (EOFError, OSError):
                return call(self._judge)
            return found

        # one that has died says so when its answer is waited for
        with contextlib.suppress(OSError):
            self._asked.send(call)
        return answer


def serve(
    asked: "Connection[object, Callable[[Judge], object]]", answers: "Connection[object, object]", codebook: Codebook
) -> None:
    """Make one call after the other, until nobody is there any more.

    Args:
        asked: Where calls come from.
        answers: Where goes what they return; where one fails, this ends without an answer.
        codebook: The themes to look for.

    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # what a text is made of is no garbage until its end
    gc.disable()
    judge = Judge(codebook)
    with contextlib.suppress(Exception):
        while True:
            answers.send(asked.recv()(judge))
