"""The rows of a list of passages that a person is asked about: what they hold and what they say."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxreader.model import language
from cxreader.model.judgement import Suggestion
from cxreader.ui.counts import grouped

ROW_ROLE = Qt.ItemDataRole.UserRole


class Answer(StrEnum):
    """What a person said of a passage that they were asked about."""

    OPEN = "open"
    YES = "yes"
    NO = "no"
    SKIPPED = "skipped"


class QuestionRow(NamedTuple):
    """A passage and what was said of it.

    Attributes:
        suggestion: The passage.
        answer: What the person said.
        aside: What the program says of it, before the title of its document; empty for nothing.

    """

    suggestion: Suggestion
    answer: Answer = Answer.OPEN
    aside: str = ""


class QuestionModel(QAbstractListModel):
    """Passages in the order given, each with its answer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QuestionRow] = []

    @property
    def rows(self) -> tuple[QuestionRow, ...]:
        """All passages with their answers."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[QuestionRow]) -> None:
        """Show other passages; where only their answers differ, the view keeps its place."""
        same = [row.suggestion for row in rows] == [row.suggestion for row in self._rows]
        if same and rows:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()

    def next_open(self, row: int) -> int:
        """Return the next passage without an answer after a row, from the first one again; the row itself for none."""
        order = (*range(row + 1, len(self._rows)), *range(row))
        return next((place for place in order if self._rows[place].answer is Answer.OPEN), row)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return the number of passages."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, its words, or the sentence a screen reader says for it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.suggestion.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(index.row(), row)
        return None

    def _sentence(self, place: int, row: QuestionRow) -> str:
        """Return all that a row shows, in words."""
        said = {
            Answer.OPEN: "",
            Answer.YES: self.tr("Answered: yes."),
            Answer.NO: self.tr("Answered: no."),
            Answer.SKIPPED: self.tr("Skipped."),
        }
        found = row.suggestion
        words = self.tr("{} of {}. {} {}. {} From “{}”. {}").format(
            grouped(place + 1),
            grouped(len(self._rows)),
            f"{row.aside}." if row.aside else "",
            language.name(found.language),
            found.text,
            found.title,
            said[row.answer],
        )
        return " ".join(words.split())
