"""The rows of the notes panel: what they hold and what they say."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItemModel

from cxreader.model import language
from cxreader.model.annotation import Placing
from cxreader.model.note_keys import link_of
from cxreader.model.note_rows import AsideRow, NoteRow
from cxreader.ui.counts import grouped
from cxreader.ui.sameness import shared

ROW_ROLE = Qt.ItemDataRole.UserRole


# gives the rows of some notes by their ids; those that are no more are left out
Fetch = Callable[[Sequence[int]], Sequence[NoteRow | AsideRow]]

# rows are asked for so many at a time, and at most so many are kept
_PAGE, _KEPT = 32, 2_048
_Index = QModelIndex | QPersistentModelIndex


class NoteModel(QStandardItemModel):
    """The highlights by their ids, in the order given; the rows are asked for when they are looked at.

    Qt counts the rows by itself: to lay out a list it asks for their number for each of them.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, 1, parent)
        self._fetch: Fetch = _nothing
        self._keys: tuple[int, ...] = ()
        self._coming: tuple[int, ...] = ()
        self._rows: dict[int, NoteRow | AsideRow] = {}
        # before any view hears of it
        self.rowsInserted.connect(self._arrive)
        self.rowsRemoved.connect(self._arrive)

    def set_notes(self, keys: Sequence[int], fetch: Fetch, changed: Collection[int] = ()) -> None:
        """Hold other highlights; those that stay keep their place in every view.

        Args:
            keys: Their ids, in the order of the list.
            fetch: Gives the rows of some of them.
            changed: Ids of the only ones whose rows may read otherwise now; empty for all.

        """
        self._fetch = fetch
        if changed:
            for key in changed:
                self._rows.pop(key, None)
        else:
            self._rows.clear()
        old, new = self._keys, tuple(keys)
        head = shared(old, new)
        tail = shared(old[head:][::-1], new[head:][::-1])
        self._coming = old[:head] + old[len(old) - tail :]
        if len(old) > head + tail:
            self.removeRows(head, len(old) - head - tail)
        self._coming = new
        if len(new) > head + tail:
            self.insertRows(head, len(new) - head - tail)
        self._arrive()
        if not changed and new:
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, 0))
        for index in filter(QModelIndex.isValid, map(self.find, changed)):
            self.dataChanged.emit(index, index)

    def row(self, index: _Index) -> NoteRow | AsideRow | None:
        """Return the row at an index, None where there is none."""
        place = index.row()
        if not 0 <= place < len(self._keys):
            return None
        if self._keys[place] not in self._rows:
            self._look_up(place)
        return self._rows.get(self._keys[place])

    def look_up(self, key: int) -> NoteRow | AsideRow | None:
        """Return the row of a note whether it is in the list or not, None where it is no more."""
        index = self.find(key)
        return self.row(index) if index.isValid() else next(iter(self._fetch((key,))), None)

    def find(self, highlight: int) -> QModelIndex:
        """Return the index of a highlight, an invalid one where it is not shown."""
        return self.index(self._keys.index(highlight), 0) if highlight in self._keys else QModelIndex()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, its quote, or the sentence a screen reader says."""
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.heading if isinstance(row, AsideRow) else row.highlight.quote
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aside(row) if isinstance(row, AsideRow) else self._sentence(row)
        return None

    def _look_up(self, place: int) -> None:
        """Ask for a row and those around it that are not there."""
        first = place // _PAGE * _PAGE
        wanted = [key for key in self._keys[first : first + _PAGE] if key not in self._rows]
        for key in list(self._rows)[: max(0, len(self._rows) + _PAGE - _KEPT)]:
            del self._rows[key]
        self._rows |= {row.key: row for row in self._fetch(wanted)}

    def _arrive(self) -> None:
        self._keys = self._coming

    def _aside(self, row: AsideRow) -> str:
        about = self.tr("Link: {}") if link_of(row.key) else self.tr("Memo on {}")
        said = [self.tr("Note: {note}").format(note=row.note)] if row.note else []
        return ". ".join([about.format(row.heading), *said])

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
        if placing_words(row.highlight.placing):
            parts.append(placing_words(row.highlight.placing))
        return ". ".join(parts)


def _nothing(_keys: Sequence[int]) -> Sequence[NoteRow | AsideRow]:
    return ()


def placing_words(placing: Placing) -> str:
    """Return what is said of the place of a highlight whose file has changed; empty where that is sure."""
    if placing is Placing.CONFIRM:
        return QCoreApplication.translate("NoteRows", "To be confirmed")
    if placing is Placing.LOST:
        return QCoreApplication.translate("NoteRows", "No longer in the text")
    return ""
