"""Opening files, folders and pasted text: read beside the window, shown some at a time, reported once."""

from collections import deque
from collections.abc import Callable, Generator, Mapping, Sequence
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from cxreader import intake
from cxreader.intake import Taken
from cxreader.model.change import Change, Part
from cxreader.model.document import Manner, Problem, Recoded, Reread
from cxreader.session import rereading
from cxreader.ui.commenting import comments_in
from cxreader.ui.counts import counted
from cxreader.ui.feeding import Dealt
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Job, Jobs, Work
from cxreader.ui.libraries import is_sample
from cxreader.ui.readings import (
    Begun,
    is_much,
    look_through,
    read_files,
    read_recoded,
    read_reread,
    read_text,
    read_texts,
)
from cxreader.ui.tally import Guest, Tally
from cxreader.ui.workers import Workers

# names of files that are still to be read that are told of: nobody scrolls through more
_NAMED = 200


class Opening(QObject):
    """Brings texts into the open library without the window ever waiting for it."""

    progressed = Signal(int, int, int)  # files done, files in all, seconds left or -1; 0 of 0 at the end
    pending = Signal(list)  # names of the next files that are to be read
    reported = Signal(object)  # the Outcome of a job
    busy_changed = Signal(bool)  # whether something is being read

    def __init__(self, hub: Hub, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._jobs = jobs
        # to look through a folder must not wait until others are read
        self._looking = Jobs(self)
        self._workers = Workers(light=True)
        self._job: Job | None = None
        self._waiting: deque[tuple[Work, Tally]] = deque()
        self._afterwards: deque[Callable[[], None]] = deque()
        self._groups = count()

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._job is not None

    def open_paths(
        self, paths: Sequence[Path], *, samples: bool = False, manners: Mapping[Path, Manner] | None = None
    ) -> None:
        """Read files, and all the texts in folders, into the open library.

        Args:
            paths: Files and folders.
            samples: Whether they are the samples, which are not the person's to undo.
            manners: How some of the files are to be read; the others are read as they come.

        """
        self._read(paths, manners or {}, self._tally(samples=samples))

    def begin(self, paths: Sequence[Path]) -> Tally:
        """Read files, of which more may come by `finish`: till then it is not told what became of them."""
        tally = self._tally(is_whole=False)
        if paths:
            self._read(paths, {}, tally)
        return tally

    def make_ready(self, size: int) -> None:
        """Start what reads files of so many bytes, while the person still looks at them; any thread may ask.

        It is there until `finish` is told that none of them is wanted, or until something was read.
        """
        if is_much(size) and not self._hub.session.read_only:
            self._workers.submit(partial(intake.make_ready, self._hub.session.path))

    def finish(
        self, tally: Tally, paths: Sequence[Path], manners: Mapping[Path, Manner], passed: Sequence[Path] = ()
    ) -> None:
        """Read the last of the files that were begun with.

        Args:
            tally: What `begin` returned.
            paths: The files.
            manners: How some of them are to be read.
            passed: Those that the person does not want after all.

        """
        tally.is_whole, tally.passed = True, tuple(passed)
        if paths:
            self._read(paths, manners, tally)
        else:
            self._report(tally)
            self.when_idle(self._workers.rest)

    def look_through(self, folder: Path, then: Callable[[dict[str, list[Path]]], None]) -> None:
        """Find the texts in a folder, without reading them, and hand them over by kind."""
        self._looking.start(
            lambda: look_through(folder),
            lambda kinds: None if kinds is None else then(kinds),
            self._fail,
            lambda _: None,
        )

    def open_text(self, text: str, name: str) -> None:
        """Read a pasted text into the open library."""
        library, workers = self._hub.session.path, self._workers
        self._start(lambda: read_text(library, text, name, workers), self._tally())

    def classify_again(self) -> None:
        """Understand every stored text once more; what the person did stays."""
        self._read_again(self._hub.session.text_keys())

    def recode(self, document: int, codec: str) -> None:
        """Read a document's file again in another encoding, by Python's name of that."""
        codebook = self._hub.session.full_codebook()
        wish = self._hub.session.recoding(document, codec)
        self._start(lambda: read_recoded(wish, codebook), self._tally())

    def reread(self, document: int, manner: Manner | None = None) -> None:
        """Read a document's file again, since it has changed, or to read it in another manner than before."""
        codebook = self._hub.session.full_codebook()
        wish = rereading.rereading(self._hub.session, document, manner)
        self._start(lambda: read_reread(wish, codebook), self._tally())

    def take_turn(
        self,
        work: Callable[[Path, Workers], Generator[Any]],
        take: Callable[[Any], None],
        then: Callable[[bool], None],
    ) -> None:
        """Do work of another kind when nothing is being read; it shows its progress and is cancelled as reading is.

        Args:
            work: Makes what does it, in another thread, given the library and processes for it.
            take: Told of what that yields, but for what it is to do; on this thread, as is the other.
            then: Told, always and last, whether it came to its own end. What it has stored is not shown yet.

        """
        self._start(lambda: work(self._hub.session.path, self._workers), self._tally(guest=Guest(take, then)))

    def catch_up(self, change: Change) -> None:
        """Finish what was left: show what was stored and never shown, and read anew what a person corrected."""
        if Part.DOCUMENTS not in change.parts or self._job or self._hub.session.read_only:
            return
        arrivals = self._hub.session.arrivals()
        if arrivals:
            self._show(arrivals, f"arrivals {next(self._groups)}", samples=is_sample(self._hub.session))
        outdated = self._hub.session.text_keys(outdated=True)
        # to show documents may have led here as well
        if outdated and not self._job:
            self._read_again(outdated)

    def cancel(self) -> None:
        """Stop at once, and begin nothing that waits; what was read is kept."""
        dropped = [tally for _, tally in self._waiting]
        self._waiting.clear()
        if self._job:
            self._job.cancel()
        for tally in dropped:
            tally.jobs -= 1
            self._report(tally)
            if tally.guest:
                tally.guest.then(False)

    def stop(self) -> None:
        """End everything: the window closes."""
        self._looking.stop()
        self._workers.stop()

    def when_idle(self, then: Callable[[], None]) -> None:
        """Do something once nothing is being read any more; at once where nothing is."""
        self._afterwards.append(then)
        self._go_on()

    def _go_on(self) -> None:
        while self._afterwards and not self._job:
            self._afterwards.popleft()()

    def _read_again(self, keys: Sequence[int]) -> None:
        library, size, workers = self._hub.session.path, self._hub.session.text_size(keys), self._workers
        self._start(lambda: read_texts(library, keys, size, workers), self._tally())

    def _read(self, paths: Sequence[Path], manners: Mapping[Path, Manner], tally: Tally) -> None:
        library, workers = self._hub.session.path, self._workers
        tally.manners = manners
        self._start(lambda: read_files(library, paths, workers, manners), tally)

    def _tally(self, *, samples: bool = False, guest: Guest | None = None, is_whole: bool = True) -> Tally:
        return Tally(f"opening {next(self._groups)}", samples=samples, guest=guest, is_whole=is_whole)

    def _start(self, work: Work, tally: Tally) -> None:
        if self._hub.session.read_only:
            self._hub.failed.emit(self._hub.session.read_only)
            if tally.guest:
                tally.guest.then(False)
            return
        tally.jobs += 1
        if self._job:
            self._waiting.append((work, tally))
        else:
            self._run(work, tally)

    def _run(self, work: Work, tally: Tally) -> None:
        self._job = self._jobs.start(
            work,
            lambda item: self._take(item, tally),
            self._fail,
            lambda complete: self._end(tally, complete),
        )
        self.busy_changed.emit(True)

    def _fail(self, failure: Exception) -> None:
        self._hub.failed.emit(self.tr("Reading stopped: {}. Try again.").format(failure))

    def _take(self, item: object, tally: Tally) -> None:
        if isinstance(item, Dealt):
            if not item.taken.done and not item.taken.failure:
                return
            tally.count(item)
            if tally.guest:
                tally.guest.take(item)
            else:
                self._keep(item.taken, tally)
        elif isinstance(item, Begun):
            tally.begin(item)
        elif tally.guest:
            tally.guest.take(item)
        elif isinstance(item, Recoded):
            tally.done += 1
            self._hub.do(lambda session: rereading.recode(session, item))
        elif isinstance(item, Reread):
            tally.done += 1
            self._hub.do(lambda session: rereading.reread(session, item))
        elif isinstance(item, Problem):
            tally.done += 1
            self._hub.failed.emit(item.why)
        elif isinstance(item, tuple):
            tally.copies += item
            return
        self.pending.emit([path.name for path in islice(tally.files, _NAMED)])
        self.progressed.emit(tally.done, tally.whole, tally.pace.left(tally.done, tally.whole))

    def _keep(self, taken: Taken, tally: Tally) -> None:
        """Show what was stored, or what has become of texts of the library."""
        if tally.are_files:
            fresh = [key for key in taken.ids if key not in tally.added]
            # to wait for the disk each time would make the window late; the last ones see to all
            lasting = tally.done >= tally.whole
            if fresh and self._show(fresh, tally.group, samples=tally.samples, lasting=lasting):
                if not tally.added:
                    self._hub.open(fresh[0])
                tally.added |= dict.fromkeys(fresh)
        else:
            if taken.ids:
                self._hub.do(lambda session: session.read_anew(taken.ids))
            if taken.failure:
                self._hub.failed.emit(taken.failure)

    def _show(self, keys: Sequence[int], group: str, *, samples: bool, lasting: bool = True) -> bool:
        """Show documents that were stored; tell whether that could be done. If not, nothing more is begun."""
        if self._hub.do(lambda session: session.show(keys, group, sample=samples, lasting=lasting)) is None:
            self.cancel()
            return False
        return True

    def _end(self, tally: Tally, complete: bool) -> None:
        self._job = None
        tally.jobs -= 1
        left = self._hub.session.arrivals() if tally.are_files else ()
        if left:
            # what was stored before it was cancelled and never told of
            tally.whole = tally.done
            self._keep(Taken(len(left), left), tally)
        self.pending.emit([])
        self.progressed.emit(0, 0, -1)
        if tally.guest:
            tally.guest.then(complete)
        else:
            self._say_end(tally, complete)
        self._report(tally)
        if self._waiting:
            self._run(*self._waiting.popleft())
        else:
            self.busy_changed.emit(False)
            if complete and not tally.failure:
                self.catch_up(Change(Part.DOCUMENTS))
        self._go_on()

    def _report(self, tally: Tally) -> None:
        """Tell what became of files, once all are dealt with."""
        if tally.is_over:
            self.reported.emit(tally.outcome(comments_in(self._hub.session, tally.added)))

    def _say_end(self, tally: Tally, complete: bool) -> None:
        known = [problem for problem in tally.problems if problem.known]
        if tally.added:
            self._hub.said.emit(counted(len(tally.added), self.tr("Added {} document"), self.tr("Added {} documents")))
        elif known:
            self._hub.said.emit(
                counted(len(known), self.tr("{} is already in this library"), self.tr("{} are already in this library"))
            )
        elif not tally.whole and complete:
            self._hub.said.emit(self.tr("There are no texts in that folder"))
