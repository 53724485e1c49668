"""Tables that a person opens: looked at beside the window, asked about, and read as they are to be."""

from collections import deque
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cxreader import importers, readers
from cxreader.errors import IncomingError, ReadError
from cxreader.model.document import Manner
from cxreader.model.table import TablePreview
from cxreader.session import Session
from cxreader.ui.appearance import Appearance
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Glance
from cxreader.ui.opening import Opening
from cxreader.ui.readings import size_of
from cxreader.ui.table_question import TableQuestion
from cxreader.ui.tally import Tally

# how tables and lists end that may be of another program, and what of that is nothing but a codebook
_PERHAPS = frozenset({".json", ".jsonl", ".csv"})
_CODEBOOKS = frozenset({"csv", "xlsx", "qdc", "toml"})


class _Seen(NamedTuple):
    """What a file was seen to be: perhaps one of another program, perhaps a table."""

    file: Path
    may_be_notes: bool = False
    table: TablePreview | None = None


class _Brought(NamedTuple):
    """What was brought at once: for which library, the job that it belongs to, and what was seen of its tables."""

    session: Session
    tally: Tally
    seen: tuple[_Seen, ...]


class AnswerTables(QObject):
    """Opens files of which some may hold a table; those that hold none are not kept waiting.

    Signals:
        notes_met: Files that may be of another program.

    """

    notes_met = Signal(list)

    def __init__(self, hub: Hub, opening: Opening, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._opening = opening
        self._question = TableQuestion(appearance, window)
        self._glance = Glance(self, self._take)
        self._waiting: deque[_Brought] = deque()
        self._asking = False

    def open(self, files: Sequence[Path], *, ask: bool, are_texts: bool) -> None:
        """Open files.

        Args:
            files: They; at least one may hold a table by its name.
            ask: Whether the person is there to say how a table is to be read; else it is read as it looks right.
            are_texts: Whether it is known of all that they are of no other program.

        """
        doubtful = dict.fromkeys(file for file in files if readers.kind(file).is_table)
        tally = self._opening.begin([file for file in files if file not in doubtful])
        if ask:
            self._hub.said.emit(self.tr("Looking at {}…").format(next(iter(doubtful)).name))
        session = self._hub.session

        def look() -> _Brought:
            # whatever comes of it, it is there sooner where its reader is
            self._opening.make_ready(sum(map(size_of, doubtful)))
            return _Brought(session, tally, tuple(map(partial(_seen, ask, are_texts), doubtful)))

        self._glance.look(look)

    def _take(self, brought: _Brought) -> None:
        self._waiting.append(brought)
        # while a person answers, others may be seen
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        while self._waiting and not self._asking:
            self._asking = True
            try:
                self._open(self._waiting.popleft())
            finally:
                self._asking = False

    def _open(self, brought: _Brought) -> None:
        """Ask about tables, and have them read that are wanted; where another library is open by now, none is."""
        notes = [seen.file for seen in brought.seen if seen.may_be_notes]
        texts = [seen for seen in brought.seen if not seen.may_be_notes]
        manners: dict[Path, Manner] = {}
        passed: dict[Path, None] = {}
        for some in _alike(texts):
            if self._hub.session is not brought.session:
                break
            files = [seen.file for seen in some]
            choice = self._question.ask(files, [seen.table for seen in some if seen.table])
            if choice is None:
                passed |= dict.fromkeys(files)
            else:
                manners |= dict.fromkeys(files, Manner(table=choice))
        if self._hub.session is not brought.session:
            return
        wanted = [seen.file for seen in texts if seen.file not in passed]
        self._opening.finish(brought.tally, wanted, manners, tuple(passed))
        if passed and not wanted and not notes and not brought.tally.are_files:
            self._hub.said.emit(self.tr("Nothing was opened"))
        if notes:
            self.notes_met.emit(notes)


def _seen(ask: bool, are_texts: bool, file: Path) -> _Seen:
    if not are_texts and _may_be_notes(file):
        return _Seen(file, may_be_notes=True)
    try:
        table = readers.preview_file(file) if ask else None
    except ReadError:
        # it is told of when it is read
        return _Seen(file)
    return _Seen(file, table=table if table and table.titles else None)


def _may_be_notes(file: Path) -> bool:
    """Tell whether a file may be one of another program that has more than a codebook, by how it begins."""
    if file.suffix.lower() not in _PERHAPS:
        return False
    try:
        return importers.key_of(file) not in _CODEBOOKS
    except (IncomingError, OSError):
        return False


def _alike(seen: Sequence[_Seen]) -> list[list[_Seen]]:
    """Return the files with tables, those together that have the same sheets and columns."""
    found: dict[object, list[_Seen]] = {}
    for one in seen:
        if one.table:
            found.setdefault((one.table.sheets, one.table.sheet, one.table.titles), []).append(one)
    return list(found.values())
