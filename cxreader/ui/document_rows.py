"""The rows of the document list: which there are, and what is asked for when one is looked at."""

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItemModel

from cxreader.model.ordering import Listed, empty_list
from cxreader.model.views import DocumentRow
from cxreader.ui.document_words import facts, spoken
from cxreader.ui.sameness import shared

ROW_ROLE = Qt.ItemDataRole.UserRole

# gives the rows of some documents by their ids; those that are no more are left out
Fetch = Callable[[Sequence[int]], Sequence[DocumentRow]]

# rows are asked for so many at a time, and so many times as many are kept
_PAGE = 32
_PAGES = 64
_Index = QModelIndex | QPersistentModelIndex
_translate = QCoreApplication.translate


class DocumentModel(QStandardItemModel):
    """The documents by their ids, and after them the names of files that are still being read.

    Qt counts the rows by itself: to lay out a list it asks for their number twice for each of them, which for a hundred
    thousand would take a fifth of a second if Python answered.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, 1, parent)
        self._fetch: Fetch = _nothing
        self._ids, self._scoped = empty_list()
        self._names: tuple[str, ...] = ()
        self._coming: tuple[array[int], tuple[str, ...]] = self._ids, self._names
        self._pages: dict[int, dict[int, DocumentRow]] = {}
        # before any view hears of it
        self.rowsInserted.connect(self._arrive)
        self.rowsRemoved.connect(self._arrive)

    def set_source(self, fetch: Fetch) -> None:
        """Take what gives the rows of documents."""
        self._fetch = fetch
        self._pages.clear()

    def show_documents(self, listed: Listed) -> None:
        """Hold other documents; those that stay keep their place in every view."""
        old, new = self._ids, listed.ids
        head = shared(old, new)
        tail = shared(old[head:][::-1], new[head:][::-1])
        self._remove(head, len(old) - head - tail, old[:head] + old[len(old) - tail :], self._names)
        self._insert(head, len(new) - head - tail, new, self._names)
        if old != new:
            self._forget(page for page in self._pages if (page + 1) * _PAGE > head)
        if self._scoped != listed.scoped:
            self._scoped = listed.scoped
            self._tell(0, len(new) - 1)

    def show_names(self, names: Sequence[str]) -> None:
        """Hold other names of files."""
        old, new, first = self._names, tuple(names), len(self._ids)
        head = shared(old, new)
        self._remove(first + head, len(old) - head, self._ids, old[:head])
        self._insert(first + head, len(new) - head, self._ids, new)

    def renew(self, documents: Collection[int] = (), seen: range | None = None) -> None:
        """Ask anew for the rows of some documents when they are looked at, or of all where none are named.

        Args:
            documents: Their ids.
            seen: The rows in sight, where no others are looked at now: those that read otherwise are told one by one.

        """
        pages = self._pages
        stale = {page: rows for page, rows in pages.items() if not documents or not rows.keys().isdisjoint(documents)}
        self._forget(stale)
        if seen is None:
            for page in stale:
                self._tell(page * _PAGE, min((page + 1) * _PAGE, len(self._ids)) - 1)
            return
        for place in seen:
            before, key = stale.get(place // _PAGE), self._ids[place]
            if before is not None and before.get(key) != self._page(place // _PAGE).get(key):
                self._tell(place, place)

    @property
    def count(self) -> int:
        """How many documents there are, without the files that are being read."""
        return len(self._ids)

    def row(self, index: _Index) -> DocumentRow | None:
        """Return the document at an index; None where there is none, or where it is still being read."""
        place = index.row()
        if not 0 <= place < len(self._ids):
            return None
        row = self._page(place // _PAGE).get(self._ids[place])
        return row._replace(scoped=self._scoped[place]) if row and self._scoped else row

    def document(self, index: _Index) -> int:
        """Return the id of the document at an index, 0 where there is none."""
        return self._ids[index.row()] if 0 <= index.row() < len(self._ids) else 0

    def documents(self, first: int, last: int) -> Sequence[int]:
        """Return the ids of the documents from a row to another one."""
        return self._ids[first : last + 1]

    def find(self, document: int) -> QModelIndex:
        """Return the index of a document by its id, an invalid one where it is not there."""
        try:
            return self.index(self._ids.index(document), 0)
        except ValueError:
            return QModelIndex()

    def places(self, documents: Collection[int]) -> list[int]:
        """Return the rows of those of some documents that are there, from the first to the last."""
        if len(documents) == 1:
            return [index.row() for document in documents if (index := self.find(document)).isValid()]
        wanted = frozenset(documents)
        return [place for place, key in enumerate(self._ids) if key in wanted] if wanted else []

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let documents be chosen, and files that are being read not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self.document(index):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a view asks for; the whole row for ``ROW_ROLE``."""
        if not index.isValid() or role not in _TOLD:
            return None
        place = index.row() - len(self._ids)
        if place >= 0:
            return _pending_data(self._names[place], role) if place < len(self._names) else None
        row = self.row(index)
        return _TOLD[role](row) if row else None

    def _page(self, number: int) -> dict[int, DocumentRow]:
        """Return the rows of a page, by the ids of their documents; that which was looked at longest ago goes first."""
        rows = self._pages.pop(number, None)
        if rows is None:
            rows = {row.id: row for row in self._fetch(self._ids[number * _PAGE : (number + 1) * _PAGE])}
            self._forget(list(self._pages)[: len(self._pages) - _PAGES + 1])
        self._pages[number] = rows
        return rows

    def _forget(self, pages: Iterable[int]) -> None:
        for page in list(pages):
            del self._pages[page]

    def _remove(self, row: int, number: int, ids: "array[int]", names: tuple[str, ...]) -> None:
        self._coming = ids, names
        if number:
            self.removeRows(row, number)

    def _insert(self, row: int, number: int, ids: "array[int]", names: tuple[str, ...]) -> None:
        self._coming = ids, names
        if number:
            self.insertRows(row, number)
        self._arrive()

    def _arrive(self) -> None:
        self._ids, self._names = self._coming

    def _tell(self, first: int, last: int) -> None:
        """Tell that documents of some rows read otherwise."""
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))


def _nothing(_documents: Sequence[int]) -> Sequence[DocumentRow]:
    return ()


_TOLD: Mapping[int, Callable[[DocumentRow], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda row: row.title,
    Qt.ItemDataRole.ToolTipRole: lambda row: "\n".join((row.title, *facts(row))),
    Qt.ItemDataRole.AccessibleTextRole: spoken,
    ROW_ROLE: lambda row: row,
}


def _pending_data(name: str, role: int) -> str | None:
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return _translate("DocumentRow", "{name}. Reading…").format(name=name)
    return None if role == ROW_ROLE else name
