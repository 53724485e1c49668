"""The rows of a summary: its parts, and the quotes in them."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxreader.model import language
from cxreader.model.summary import Quote, Summary
from cxreader.ui.counts import counted

ROW_ROLE = Qt.ItemDataRole.UserRole


class Part(NamedTuple):
    """The head of some quotes.

    Attributes:
        name: What they are.
        aside: How many passages they are from; empty for not to say.
        words: Their typical words, in a phrase; empty for none.

    """

    name: str
    aside: str = ""
    words: str = ""


class Cited(NamedTuple):
    """A quote, and whether the person marked it."""

    quote: Quote
    marked: bool


class SummaryModel(QAbstractListModel):
    """What the person marked first, then each language with its words and quotes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Part | Cited] = []

    def set_summary(self, summary: Summary | None) -> None:
        """Show another summary, or none."""
        self.beginResetModel()
        self._rows = list(self._parts(summary)) if summary else []
        self.endResetModel()

    def row(self, index: QModelIndex | QPersistentModelIndex) -> Part | Cited | None:
        """Return what a row is; None where there is none."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, its words, or the sentence a screen reader says for it."""
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.quote.text if isinstance(row, Cited) else row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(row)
        return None

    def _parts(self, summary: Summary) -> Sequence[Part | Cited]:
        rows: list[Part | Cited] = []
        if summary.marked:
            rows.append(Part(self.tr("Quotes you marked"), str(len(summary.marked))))
            rows += [Cited(quote, marked=True) for quote in summary.marked]
        for tongue in summary.tongues:
            passages = counted(tongue.passages, self.tr("{} passage"), self.tr("{} passages"))
            words = self.tr("Typical words: {}").format(", ".join(tongue.words)) if tongue.words else ""
            rows.append(Part(language.name(tongue.language), passages, words))
            rows += [Cited(quote, marked=False) for quote in tongue.quotes]
        return rows

    def _sentence(self, row: Part | Cited) -> str:
        """Return all that a row shows, in words."""
        if isinstance(row, Part):
            return ". ".join(filter(None, (f"{row.name}, {row.aside}", row.words)))
        quote = row.quote
        told = self.tr("{}. {} From “{}”.").format(language.name(quote.language), quote.text, quote.title)
        marked = self.tr("Marked as quote.") if row.marked else ""
        noted = self.tr("Note: {}").format(quote.note) if quote.note else ""
        return " ".join(filter(None, (told, marked, noted)))
