"""What is done with files of other programs, all of it in processes: such a file may have been made to do harm."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QCoreApplication

from cxreader import intake
from cxreader.errors import CxError
from cxreader.intake import Taken
from cxreader.model.document import Problem
from cxreader.model.incoming import Incoming, IncomingText
from cxreader.ui.feeding import Dealt, Feeding
from cxreader.ui.readings import Begun, reason
from cxreader.ui.workers import Workers

_T = TypeVar("_T")

# seconds between two answers, so that it can be cancelled
_BEAT = 0.05


class Refused(NamedTuple):
    """A file that is not taken in, and why, as a sentence."""

    why: str


def look_into(file: Path, library: Path, workers: Workers) -> Generator[object]:
    """Look into a file; yields what would become of it, the codebook that it is, or why it is refused."""
    from cxreader.session import looking_in  # loaded late, as below: no start needs it

    yield Begun(texts=1)
    try:
        yield from _asked(workers, partial(looking_in.look_into, library, file))
    except CxError as problem:
        yield Refused(str(problem))
    except Exception as failure:  # noqa: BLE001 - whatever it is, it is told as what was wrong with the file
        words = QCoreApplication.translate("Bringing", "“{}” could not be taken in: {}. Nothing was changed.")
        yield Refused(words.format(file.name, reason(failure)))


def store(incoming: Incoming, texts: Sequence[IncomingText], library: Path, workers: Workers) -> Generator[object]:
    """Have new texts understood and stored, still to be shown; yields where all that came belongs in the end."""
    from cxreader.session import looking_in

    yield Begun(texts=len(texts))
    feeding = Feeding[IncomingText](lambda some: partial(intake.take_texts, library, some), _unread)
    yield from feeding.beside(workers, texts)
    yield from _asked(workers, partial(looking_in.find_places, library, incoming))


def _asked(workers: Workers, call: Callable[[], _T]) -> Generator[object]:
    """Have a call made in a process, and yield its answer after nothing, many times a second."""
    try:
        answer = workers.submit(call)
        while not answer.done():
            workers.wait([answer], _BEAT)
            yield Dealt()
        yield answer.result()
    finally:
        # whatever it is still doing
        workers.rest()


def _unread(text: IncomingText, failure: Exception) -> Taken:
    words = QCoreApplication.translate("Bringing", "“{}” could not be read: {}. It was left out.")
    return Taken(1, problems=(Problem(Path(text.name), words.format(text.name, reason(failure))),))
