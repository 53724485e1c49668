"""What reading files and texts does off the window's thread: alone where it is little, else by processes."""

from collections.abc import Callable, Generator, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QCoreApplication

from cxreader import intake
from cxreader.intake import Taken
from cxreader.model.document import Manner, Problem, Recoding, Rereading
from cxreader.model.review import ChangedText
from cxreader.model.theme import Codebook
from cxreader.ui.feeding import Dealt, Feeding
from cxreader.ui.workers import Workers

_T = TypeVar("_T")

# so few and so small (in bytes or characters) that they are read before a process would have started
_FEW, _SMALL = 4, 400_000


class Begun(NamedTuple):
    """What there is to do: files that are to become documents, or so many texts that are to be read again."""

    files: tuple[Path, ...] = ()
    texts: int = 0


def is_much(size: int) -> bool:
    """Tell whether texts of so many bytes or characters take longer to read than a process to start."""
    return size > _SMALL


def read_files(
    library: Path, paths: Sequence[Path], workers: Workers, manners: Mapping[Path, Manner]
) -> Generator[object]:
    """Read files, and all the texts in folders, into a library; yields in the end which are near-copies.

    Args:
        library: The library.
        paths: Files and folders.
        workers: What reads them, where they are many.
        manners: How some of the files are to be read.

    """
    from cxreader.readers import folders  # loaded late, as below: no start needs it

    found: dict[Path, None] = {}
    for some in folders.walk(paths):
        found |= dict.fromkeys(path.absolute() for path in some)
        # a walk through folders can be cancelled
        yield Dealt()
    files = tuple(found)
    yield Begun(files)
    # processes are done with them in any order, and documents are listed by their ids
    ids = dict(zip(files, count(intake.next_id(library)), strict=False))
    chosen = {file.absolute(): manner for file, manner in manners.items()}

    def call(some: tuple[Path, ...]) -> Callable[[], Taken]:
        wanted = {file: chosen[file] for file in some if file in chosen}
        return partial(intake.take_in, library, some, ids[some[0]], wanted)

    feeding = Feeding[Path](call, _unread)
    yield from _taken_in(library, _dealt(feeding, files, sum(map(size_of, files[: _FEW + 1])), workers))


def look_through(folder: Path) -> Generator[object]:
    """Yield the texts in and below a folder by kind, after nothing for each folder: so that it can be cancelled."""
    from cxreader.readers import folders

    found: list[Path] = []
    for some in folders.walk([folder]):
        found += some
        yield None
    yield folders.by_kind(found)


def read_text(library: Path, text: str, name: str, workers: Workers) -> Generator[object]:
    """Read a pasted text into a library."""
    items = (Path(name),)
    yield Begun(items)
    feeding = Feeding[Path](lambda _: partial(intake.take_text, library, text, name), _unread)
    yield from _taken_in(library, _dealt(feeding, items, len(text), workers))


def read_texts(library: Path, keys: Sequence[int], size: int, workers: Workers) -> Generator[object]:
    """Understand texts of a library once more, given by their ids and with how long they are together."""
    yield Begun(texts=len(keys))
    yield from _dealt(
        Feeding[int](lambda some: partial(intake.read_again, library, some), _unreadable), keys, size, workers
    )


def read_recoded(wish: Recoding, codebook: Codebook) -> Generator[object]:
    """Read a document's file in another encoding."""
    from cxreader import importing

    yield Begun(texts=1)
    yield from importing.prepare_recoded(wish, codebook)


def read_reread(wish: Rereading, codebook: Codebook) -> Generator[object]:
    """Read a document's file once more, since it has changed."""
    from cxreader import importing

    yield Begun(texts=1)
    yield from importing.prepare_reread(wish, codebook)


def read_changes(file: Path, title: str, before: str) -> Generator[object]:
    """Read a file that has changed, and compare it with the text that it was: yields title and pieces."""
    from cxreader import readers

    reading, _ = readers.read_file(file)
    yield from changes_between(ChangedText(title, before, reading.text))


def changes_between(changed: ChangedText) -> Generator[object]:
    """Compare two versions of a text: yields title and pieces."""
    from cxreader.analysis.changes import changes

    yield changed.title, changes(changed.before, changed.now)


def _dealt(feeding: Feeding[_T], items: Sequence[_T], size: int, workers: Workers) -> Generator[Dealt[_T]]:
    is_little = len(items) <= _FEW and not is_much(size)
    return feeding.here(items) if is_little else feeding.beside(workers, items)


def _taken_in(library: Path, answers: Generator[Dealt[Path]]) -> Generator[object]:
    added: set[int] = set()
    for dealt in answers:
        added.update(dealt.taken.ids)
        yield dealt
    yield intake.near_copies(library, tuple(sorted(added)))


def _unread(path: Path, failure: Exception) -> Taken:
    words = QCoreApplication.translate("Opening", "“{}” could not be read: {}. The other files were read all the same.")
    return Taken(1, problems=(Problem(path, words.format(path.name, reason(failure))),))


def _unreadable(_key: int, failure: Exception) -> Taken:
    words = QCoreApplication.translate("Opening", "Reading stopped: {}. Try again.")
    return Taken(failure=words.format(reason(failure)))


def reason(failure: Exception) -> str:
    """Return in words why something could not be read."""
    from concurrent.futures import BrokenExecutor

    if isinstance(failure, BrokenExecutor):
        return QCoreApplication.translate("Opening", "the process that read it ended")
    return str(failure) or type(failure).__name__


def size_of(path: Path) -> int:
    """Return the size of a file in bytes; what cannot be asked has none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
