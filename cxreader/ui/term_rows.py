"""The words of a theme in one language as rows: what is typed of them, and the model a table shows."""

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from cxreader.ui.counts import grouped

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_translate = QCoreApplication.translate
# a "*" stands for the ending of a word, so one that follows no letter, or has letters after it, means nothing
_STRAY_STAR = re.compile(r"(?<!\w)\*+|\*+(?![\s*]|$)")
_EDGES = re.compile(r"^[^\w]+|[^\w*]+$")
_APART = re.compile(r"[,;，；、\n]+")


# of the columns, in their order
_MEANINGS = (
    "Words that are not used are kept",
    "One word, or several in a row",
    "The whole word, or any word that begins with it",
    "A general word that counts only beside others",
    "How often it stands in this library",
)


class TermColumn(IntEnum):
    """What the columns of the table hold."""

    USED = 0
    WORD = 1
    FORM = 2
    HINT = 3
    FOUND = 4


class TermRow(NamedTuple):
    """One word, or words in a row, that speak for a theme.

    Attributes:
        words: As they are typed; ``*`` inside stands for the ending of a word before the last.
        stem: Whether the last of them may have any ending.
        hint: Whether they count only beside others.
        used: Whether they are looked for at all.

    """

    words: str
    stem: bool = False
    hint: bool = False
    used: bool = True

    @classmethod
    def read(cls, term: str, *, used: bool = True) -> "TermRow":
        """Return the row of a term as the codebook writes it, such as ``waiting time*?``."""
        body = term.removesuffix("?")
        return cls(body.removesuffix("*"), body.endswith("*"), term.endswith("?"), used)

    @property
    def term(self) -> str:
        """The term as the codebook writes it."""
        return f"{self.words}{'*' * self.stem}{'?' * self.hint}"


def typed_terms(typed: str) -> list[str]:
    """Return the terms in what a person typed, parted by commas, without marks that would mean nothing there."""
    return list(dict.fromkeys(term for piece in _APART.split(typed) if (term := _cleaned(piece))))


def _cleaned(piece: str) -> str:
    words = " ".join(piece.split())
    hint = "?" * words.endswith("?")
    body = re.sub(r"\*+", "*", _STRAY_STAR.sub("", _EDGES.sub("", words.replace("?", ""))))
    return f"{body}{hint}" if body else ""


class TermModel(QAbstractTableModel):
    """The rows of one language.

    Signals:
        edited: The person changed a row.

    """

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TermRow] = []
        self._found: dict[str, int] | None = None
        self._unspaced = False

    @property
    def rows(self) -> tuple[TermRow, ...]:
        """The rows as they are now."""
        return tuple(self._rows)

    @property
    def unspaced(self) -> bool:
        """Whether the language is written without spaces."""
        return self._unspaced

    def show_rows(self, rows: Iterable[TermRow], *, unspaced: bool) -> None:
        """Show other rows; in a language that is written without spaces a word has no form of its own."""
        self.beginResetModel()
        self._rows, self._unspaced = list(rows), unspaced
        self.endResetModel()

    def show_found(self, found: dict[str, int] | None) -> None:
        """Show how often each term stands in the library; None while that is counted."""
        self._found = found
        if self._rows:
            column = TermColumn.FOUND
            self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))

    def place(self, term: str) -> int:
        """Return the row of a term, whether it is a hint or not; -1 where there is none."""
        wanted = TermRow.read(term)
        same = (n for n, row in enumerate(self._rows) if (row.words, row.stem) == (wanted.words, wanted.stem))
        return next(same, -1)

    def add(self, term: str) -> None:
        """Add a term at the end."""
        end = len(self._rows)
        self.beginInsertRows(QModelIndex(), end, end)
        self._rows.append(TermRow.read(term))
        self.endInsertRows()
        self.edited.emit()

    def remove(self, row: int) -> None:
        """Take a row away."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[row]
        self.endRemoveRows()
        self.edited.emit()

    def toggle(self, index: QModelIndex) -> bool:
        """Change what has two states, and tell whether the cell is such a one."""
        row = self._rows[index.row()]
        match index.column():
            case TermColumn.USED:
                return self._put(index, row._replace(used=not row.used))
            case TermColumn.HINT:
                return self._put(index, row._replace(hint=not row.hint))
            case TermColumn.FORM if not self._unspaced:
                return self._put(index, row._replace(stem=not row.stem))
            case _:
                return False

    def _put(self, index: QModelIndex | QPersistentModelIndex, row: TermRow) -> bool:
        self._rows[index.row()] = row
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(TermColumn) - 1))
        self.edited.emit()
        return True

    # ---- what a view asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(TermColumn)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let words be typed over."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == TermColumn.WORD else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the names of the columns, and what they mean."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _translate("TermRow", ("Use", "Word", "Counts as", "Hint", "Found")[section])
            case Qt.ItemDataRole.ToolTipRole:
                return _translate("TermRow", _MEANINGS[section])
            case _:
                return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell holds, or what a screen reader says of it."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], TermColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(row, column)
            case Qt.ItemDataRole.EditRole if column is TermColumn.WORD:
                return row.term
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case Qt.ItemDataRole.UserRole:
                return row
            case _:
                return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed over a word; nothing, or a word that is there already, changes nothing."""
        terms = typed_terms(str(value))
        if role != Qt.ItemDataRole.EditRole or len(terms) != 1 or self.place(terms[0]) not in (-1, index.row()):
            return False
        row = self._rows[index.row()]
        fresh = TermRow.read(terms[0], used=row.used)
        return fresh == row or self._put(index, fresh)

    def _shown(self, row: TermRow, column: TermColumn) -> str:
        match column:
            case TermColumn.WORD:
                return row.words
            case TermColumn.FORM:
                return self._form(row)
            case TermColumn.FOUND:
                return self._count(row)
            case _:
                return ""

    def _spoken(self, row: TermRow, column: TermColumn) -> str:
        used = _translate("TermRow", "used") if row.used else _translate("TermRow", "not used")
        hint = _translate("TermRow", "a hint") if row.hint else _translate("TermRow", "no hint")
        match column:
            case TermColumn.USED:
                return f"{row.words}, {used}"
            case TermColumn.HINT:
                return f"{row.words}, {hint}"
            case TermColumn.FOUND:
                return _translate("TermRow", "{} found").format(self._count(row))
            case TermColumn.FORM:
                return f"{row.words}, {self._form(row)}"
            case _:
                found = _translate("TermRow", "{} found").format(self._count(row))
                return ", ".join((row.words, self._form(row), found, *(() if row.used else (used,))))

    def _form(self, row: TermRow) -> str:
        if self._unspaced:
            return _translate("TermRow", "anywhere")
        return _translate("TermRow", "word stem") if row.stem else _translate("TermRow", "whole word")

    def _count(self, row: TermRow) -> str:
        if self._found is None:
            return "…"
        return grouped(found_of(self._found, row.term))


def found_of(found: dict[str, int], term: str) -> int:
    """Return how often a term was found, whether it was counted with the mark of a hint or without it."""
    return found.get(term, found.get(term.removesuffix("?"), 0))


def split_terms(rows: Sequence[TermRow]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the terms of rows: those that are used, and those switched off."""
    return tuple(row.term for row in rows if row.used), tuple(row.term for row in rows if not row.used)
