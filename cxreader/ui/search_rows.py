"""The rows of what a search has found, of which none is read out of sight."""

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxreader.model import language
from cxreader.model.searching import Found, HitLine, hit_key
from cxreader.ui.counts import grouped

ROW_ROLE = Qt.ItemDataRole.UserRole
Source = Callable[[Sequence[int]], list[HitLine]]
# rows that are read in one go
_PAGE = 24
_NOTHING = Found(array("q"), 0, 0)


class HitModel(QAbstractListModel):
    """Hits in the order given; what each says is asked for when it is first looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found = _NOTHING
        self._source: Source = lambda _keys: []
        self._lines: dict[int, HitLine] = {}
        self._asked: set[int] = set()

    @property
    def found(self) -> Found:
        """All hits."""
        return self._found

    def begin(self, found: Found, source: Source) -> None:
        """List other hits.

        Args:
            found: The hits.
            source: Answers how some of them read, given their keys.

        """
        self.beginResetModel()
        self._found, self._source = found, source
        self._lines, self._asked = {}, set()
        self.endResetModel()

    def line(self, index: QModelIndex | QPersistentModelIndex) -> HitLine | None:
        """Return how a hit reads; None where it is no more."""
        if not index.isValid():
            return None
        self._read(index.row() // _PAGE)
        return self._lines.get(self._found.keys[index.row()])

    def find(self, key: int) -> QModelIndex:
        """Return the row of a hit, none where it is not listed."""
        try:
            return self.index(self._found.keys.index(key))
        except ValueError:
            return QModelIndex()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return the number of hits."""
        return 0 if parent is not None and parent.isValid() else len(self._found.keys)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, its words, or the sentence a screen reader says for it."""
        if role not in (ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self.line(index)
        if line is None or role == ROW_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.left}{line.word}{line.right}"
        return self._sentence(index.row(), line)

    def _sentence(self, place: int, line: HitLine) -> str:
        """Return all that a row shows, in words, and which of all hits it is."""
        parts = (
            f"…{line.left}{line.word}{line.right}…",
            language.name(line.language),
            line.title,
            self.tr("paragraph {}").format(line.paragraph),
            self.tr("{} times in this passage").format(grouped(line.hits)) if line.hits > 1 else "",
            self.tr("hit {} of {}").format(grouped(place + 1), grouped(self.rowCount())),
        )
        return ", ".join(filter(None, parts))

    def _read(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            keys = self._found.keys[page * _PAGE : (page + 1) * _PAGE]
            self._lines |= {hit_key(line.document, line.number): line for line in self._source(keys)}
