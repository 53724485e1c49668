"""Asking how tables of answers are to be read, and looking at them beside the window."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxreader import readers
from cxreader.errors import ReadError
from cxreader.model.document import Manner, TableChoice
from cxreader.model.table import TablePreview
from cxreader.ui.appearance import Appearance
from cxreader.ui.jobs import Glance
from cxreader.ui.table_dialog import TableDialog


class _Sheet(NamedTuple):
    """What was seen on one sheet of some files, and why nothing could be had of them."""

    name: str
    tables: tuple[TablePreview, ...]
    problem: str = ""


class TableQuestion(QObject):
    """Asks about tables with the same columns; another sheet is looked at when the person chooses it."""

    def __init__(self, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._appearance = appearance
        self._window = window
        self._glance = Glance(self, self._take)
        self._files: Sequence[Path] = ()
        self._encoding = self._wanted = ""
        self._dialog: TableDialog | None = None

    def ask(
        self, files: Sequence[Path], tables: Sequence[TablePreview], now: Manner | None = None
    ) -> TableChoice | None:
        """Return how tables are to be read; None where the person would rather not.

        Args:
            files: Their files.
            tables: What is shown of them.
            now: How they were read before; None where they are new.

        """
        name = files[0].name
        if now:
            title, verb = self.tr("Answers in {}").format(name), self.tr("Read Again")
        elif len(files) == 1:
            title, verb = self.tr("Open {}").format(name), self.tr("Open")
        else:
            title, verb = self.tr("Open {} and {} more").format(name, len(files) - 1), self.tr("Open")
        self._files, self._encoding = files, now.encoding if now else ""
        self._dialog = dialog = TableDialog(self._appearance, title, verb, self._window)
        dialog.sheet_wanted.connect(self._look)
        dialog.show_tables(tables, now.table if now else None)
        chosen = dialog.chosen if dialog.exec() else None
        self._dialog = None
        dialog.deleteLater()
        return chosen

    def _look(self, sheet: str) -> None:
        self._wanted = sheet
        if self._dialog:
            self._dialog.wait(self.tr("Looking at “{}”…").format(sheet))
        manner = Manner(self._encoding, table=TableChoice("", sheet=sheet))
        self._glance.look(partial(_seen, tuple(self._files), sheet, manner))

    def _take(self, sheet: _Sheet) -> None:
        if self._dialog is None or sheet.name != self._wanted:
            return
        if sheet.tables:
            self._dialog.show_tables(sheet.tables)
        else:
            self._dialog.wait(sheet.problem or self.tr("There is no table on “{}” any more").format(sheet.name))


def _seen(files: Sequence[Path], name: str, manner: Manner) -> _Sheet:
    """Return what is on one sheet of some files, as far as they have the columns of the first."""
    try:
        found = [readers.preview_file(file, manner) for file in files]
    except ReadError as problem:
        return _Sheet(name, (), str(problem))
    tables = [table for table in found if table and table.sheet == name]
    return _Sheet(name, tuple(table for table in tables if table.titles == tables[0].titles))
