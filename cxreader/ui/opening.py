"""Opening files, folders and pasted text: read in the background, stored one by one, reported once."""

from collections import deque
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxreader.model.change import Change, Part
from cxreader.model.document import Document, Problem, Recoded, Recoding, StoredText
from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook
from cxreader.ui.counts import counted
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Job, Jobs, Work
from cxreader.ui.outcome import Outcome, near_copies

# files that are to become documents, or how many texts of the library are read again; then what becomes of each
_Item = list[Path] | int | Document | Problem | tuple[StoredText, Document] | Recoded | str


@dataclass(slots=True)
class _Tally:
    """What has become of the files of one job so far."""

    samples: bool = False
    names: list[str] = field(default_factory=list)
    whole: int = 0
    done: int = 0
    added: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class Opening(QObject):
    """Brings texts into the open library without the window ever waiting for it."""

    progressed = Signal(int, int)  # files done, files in all; equal at the end
    pending = Signal(list)  # names of files that are still to be read
    reported = Signal(object)  # the Outcome of a job

    def __init__(self, hub: Hub, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._jobs = jobs
        self._job: Job | None = None
        self._waiting: deque[tuple[Work, bool]] = deque()
        self._afterwards: deque[Callable[[], None]] = deque()
        self._groups = count()

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._job is not None

    def open_paths(self, paths: Sequence[Path], *, samples: bool = False) -> None:
        """Read files, and all the texts in folders, into the open library; samples are not the person's to undo."""
        codebook = self._hub.session.full_codebook()
        known = self._hub.session.known_texts()
        self._start(lambda: _read_files(paths, codebook, known), samples=samples)

    def open_text(self, text: str, name: str) -> None:
        """Read a pasted text into the open library."""
        codebook = self._hub.session.full_codebook()
        self._start(lambda: _read_text(text, name, codebook))

    def classify_again(self) -> None:
        """Understand every stored text once more; what the person did stays."""
        codebook = self._hub.session.full_codebook()
        texts = self._hub.session.stored_texts()
        self._start(lambda: _read_again(texts, codebook))

    def recode(self, document: int, codec: str) -> None:
        """Read a document's file again in another encoding, by Python's name of that."""
        codebook = self._hub.session.full_codebook()
        wish = self._hub.session.recoding(document, codec)
        self._start(lambda: _read_recoded(wish, codebook))

    def catch_up(self, change: Change) -> None:
        """Understand anew the texts of which a person has said something else since they were understood."""
        if Part.DOCUMENTS in change.parts and not self._job:
            texts = self._hub.session.stored_texts(outdated=True)
            if texts:
                codebook = self._hub.session.full_codebook()
                self._start(lambda: _read_again(texts, codebook))

    def cancel(self) -> None:
        """Stop after the file that is being read, and begin nothing that waits; what was read is kept."""
        self._waiting.clear()
        if self._job:
            self._job.cancel()

    def when_idle(self, then: Callable[[], None]) -> None:
        """Do something once nothing is being read any more; at once where nothing is."""
        self._afterwards.append(then)
        self._go_on()

    def _go_on(self) -> None:
        while self._afterwards and not self._job:
            self._afterwards.popleft()()

    def _start(self, work: Work, *, samples: bool = False) -> None:
        if self._job:
            self._waiting.append((work, samples))
            return
        tally = _Tally(samples=samples)
        group = f"opening {next(self._groups)}"
        self._job = self._jobs.start(
            work,
            lambda item: self._take(item, tally, group),
            lambda failure: self._hub.failed.emit(self.tr("Reading stopped: {}. Try again.").format(failure)),
            lambda complete: self._end(tally, complete),
        )

    def _take(self, item: _Item, tally: _Tally, group: str) -> None:
        if isinstance(item, list):
            tally.names = [path.name for path in item]
            tally.whole = len(item)
        elif isinstance(item, int):
            tally.whole = item
        else:
            tally.done += 1
            if isinstance(item, Document):
                self._add(item, tally, group)
            elif isinstance(item, Problem):
                tally.problems.append(item)
            else:
                self._renew(item)
        self.pending.emit(tally.names[tally.done :])
        self.progressed.emit(tally.done, tally.whole)

    def _renew(self, item: tuple[StoredText, Document] | Recoded | str) -> None:
        """Store what a text of the library has become, or tell why it could not be read again."""
        if isinstance(item, str):
            self._hub.failed.emit(item)
        elif isinstance(item, Recoded):
            self._hub.do(lambda session: session.recode(item))
        elif self._hub.do(lambda session: session.classify_again(*item)) is None:
            # what cannot be stored would be tried again and again
            self.cancel()

    def _add(self, document: Document, tally: _Tally, group: str) -> None:
        change = self._hub.do(lambda session: session.add(document, group, sample=tally.samples))
        if change is None:
            return
        if not change.parts:
            # another job was faster with the same text
            tally.problems.append(Problem(document.source.path or Path(document.reading.title), "", known=True))
            return
        tally.added.append(change.ids[0])
        if len(tally.added) == 1:
            self._hub.open(change.ids[0])

    def _end(self, tally: _Tally, complete: bool) -> None:
        self._job = None
        self.pending.emit([])
        self.progressed.emit(0, 0)
        known = [problem for problem in tally.problems if problem.known]
        if tally.added:
            self._hub.said.emit(counted(len(tally.added), self.tr("Added {} document"), self.tr("Added {} documents")))
        elif known:
            self._hub.said.emit(
                counted(len(known), self.tr("{} is already in this library"), self.tr("{} are already in this library"))
            )
        elif not tally.whole and complete:
            self._hub.said.emit(self.tr("There are no texts in that folder"))
        if tally.names:
            self.reported.emit(self._outcome(tally))
        if self._waiting:
            work, samples = self._waiting.popleft()
            self._start(work, samples=samples)
        elif complete:
            self.catch_up(Change(Part.DOCUMENTS))
        self._go_on()

    def _outcome(self, tally: _Tally) -> Outcome:
        listed = self._hub.session.documents(Scope()) if tally.added else ()
        return Outcome(len(tally.added), tuple(tally.problems), tuple(near_copies(listed, tally.added)))


def _read_files(paths: Sequence[Path], codebook: Codebook, known: Mapping[str, str]) -> Generator[_Item]:
    from cxreader import importing

    files = importing.find_files(paths)
    yield files
    yield from importing.prepare(files, codebook, known)


def _read_text(text: str, name: str, codebook: Codebook) -> Generator[_Item]:
    from cxreader import importing

    yield [Path(name)]
    yield from importing.prepare_text(text, name, codebook)


def _read_again(texts: list[StoredText], codebook: Codebook) -> Generator[_Item]:
    from cxreader import importing

    yield len(texts)
    yield from importing.prepare_again(texts, codebook)


def _read_recoded(wish: Recoding, codebook: Codebook) -> Generator[_Item]:
    from cxreader import importing

    yield 1
    for item in importing.prepare_recoded(wish, codebook):
        yield item.why if isinstance(item, Problem) else item
