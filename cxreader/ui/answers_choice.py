"""Choosing anew which columns of the open table are read: what is there is looked at aside, and read again."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxreader import readers
from cxreader.errors import ReadError
from cxreader.model.document import Manner, TableChoice
from cxreader.model.table import TablePreview
from cxreader.session import Session, remarking
from cxreader.ui.appearance import Appearance
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Glance
from cxreader.ui.opening import Opening
from cxreader.ui.table_question import TableQuestion


class _Seen(NamedTuple):
    """What the file of a document was seen to hold."""

    session: Session
    document: int
    file: Path
    manner: Manner
    table: TablePreview | None
    problem: str = ""


class AnswersChoice(QObject):
    """Asks for the columns and has the file read again as it is by now; all notes on it move along."""

    def __init__(self, hub: Hub, opening: Opening, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._opening = opening
        self._question = TableQuestion(appearance, window)
        self._glance = Glance(self, self._ask)
        self._looking = False

    def run(self) -> None:
        """Look at the file of the open document, and ask."""
        session, document = self._hub.session, self._hub.document
        facts = remarking.file_facts(session, document.id) if document else None
        file = session.file_of(document.id) if document else ""
        if document is None or facts is None or not facts.may_be_table or not file:
            self._hub.said.emit(self.tr("Only of a table columns are read"))
        elif session.read_only:
            self._hub.failed.emit(session.read_only)
        elif not self._looking:
            self._looking = True
            self._hub.said.emit(self.tr("Looking at {}…").format(Path(file).name))
            manner = remarking.manner(session, document.id)
            self._glance.look(partial(_seen, session, document.id, Path(file), manner))

    def _ask(self, seen: _Seen) -> None:
        self._looking = False
        if self._hub.session is not seen.session:
            return
        if seen.problem:
            self._hub.failed.emit(seen.problem)
            return
        if seen.table is None or not seen.table.titles:
            self._hub.said.emit(self.tr("There is no table in “{}”").format(seen.file.name))
            return
        choice = self._question.ask([seen.file], [seen.table], seen.manner)
        # another window may have handed over another library meanwhile
        if choice and self._hub.session is seen.session:
            self._opening.reread(seen.document, seen.manner._replace(table=choice))


def _seen(session: Session, document: int, file: Path, manner: Manner) -> _Seen:
    sheet = manner.table.sheet if manner.table else ""
    try:
        # what was chosen stays the choice, and only its sheet is to be shown
        table = readers.preview_file(file, manner._replace(table=TableChoice("", sheet=sheet) if sheet else None))
    except ReadError as problem:
        return _Seen(session, document, file, manner, None, str(problem))
    return _Seen(session, document, file, manner, table)
