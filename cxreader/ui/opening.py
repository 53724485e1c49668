"""Opening files, folders and pasted text: read in the background, stored one by one, reported once."""

from collections import deque
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cxreader.model.change import Change, Part
from cxreader.model.document import Document, Problem, StoredText
from cxreader.model.theme import Codebook
from cxreader.ui.counts import counted
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Job, Jobs, Work

_Item = Document | Problem | list[Path] | tuple[StoredText, Document]


@dataclass(slots=True)
class _Tally:
    """What has become of the files of one job so far."""

    samples: bool = False
    names: list[str] = field(default_factory=list)
    done: int = 0
    added: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class Opening(QObject):
    """Brings texts into the open library without the window ever waiting for it."""

    progressed = Signal(int, int)  # files done, files in all; equal at the end
    pending = Signal(list)  # names of files that are still to be read
    reported = Signal(list, int)  # the problems of a job, none where all could be read, and the documents it added

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

    def catch_up(self, change: Change) -> None:
        """Understand anew the texts whose chosen language a change has touched."""
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
        else:
            tally.done += 1
            if isinstance(item, Document):
                self._add(item, tally, group)
            elif isinstance(item, Problem):
                tally.problems.append(item)
            else:
                text, document = item
                if self._hub.do(lambda session: session.classify_again(text, document)) is None:
                    # what cannot be stored would be tried again and again
                    self.cancel()
        self.pending.emit(tally.names[tally.done :])
        self.progressed.emit(tally.done, len(tally.names))

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
        elif not tally.names and complete:
            self._hub.said.emit(self.tr("There are no texts in that folder"))
        unread = len(tally.problems) - len(known)
        self.reported.emit(tally.problems if unread else [], len(tally.added))
        if self._waiting:
            work, samples = self._waiting.popleft()
            self._start(work, samples=samples)
        elif complete:
            self.catch_up(Change(Part.DOCUMENTS))
        self._go_on()


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

    yield [Path(text.name) for text in texts]
    yield from importing.prepare_again(texts, codebook)
