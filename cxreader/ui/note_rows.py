"""The rows of the notes panel: what they hold and what they say."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxreader.model import language
from cxreader.model.views import NoteRow
from cxreader.ui.counts import grouped

ROW_ROLE = Qt.ItemDataRole.UserRole


class NoteModel(QAbstractListModel):
    """The highlights, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[NoteRow, ...] = ()

    def set_rows(self, rows: Sequence[NoteRow]) -> None:
        """Show other rows; where only their contents differ, the view keeps its place."""
        fresh = tuple(rows)
        same = [row.highlight.id for row in fresh] == [row.highlight.id for row in self._rows]
        if same and fresh:
            self._rows = fresh
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
        else:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()

    def row(self, index: QModelIndex | QPersistentModelIndex) -> NoteRow | None:
        """Return the row at an index, None where there is none."""
        return self._rows[index.row()] if index.isValid() else None

    def find(self, highlight: int) -> QModelIndex:
        """Return the index of a highlight, an invalid one where it is not shown."""
        for place, row in enumerate(self._rows):
            if row.highlight.id == highlight:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, its quote, or the sentence a screen reader says."""
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.highlight.quote
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(row)
        return None

    def _sentence(self, row: NoteRow) -> str:
        """Return all that a row shows, in words."""
        parts = [self.tr("“{quote}”").format(quote=row.highlight.quote)]
        if row.highlight.note:
            parts.append(self.tr("Note: {note}").format(note=row.highlight.note))
        if row.themes:
            parts.append(self.tr("Themes: {names}").format(names=", ".join(theme.name for theme in row.themes)))
        place = self.tr("{title}, {language}, paragraph {number}")
        parts.append(place.format(title=row.title, language=language.name(row.language), number=grouped(row.paragraph)))
        if row.highlight.starred:
            parts.append(self.tr("Marked as a quote"))
        return ". ".join(parts)
