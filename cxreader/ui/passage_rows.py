"""The rows of the list of passages: what they hold and what they say."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxreader.model.listed import PassageRow, PassageWords
from cxreader.ui.counts import grouped
from cxreader.ui.passage_order import Entry, Grouping, Head, Key, Order, arrange, group_of, worked_through
from cxreader.ui.passage_speech import spoken, spoken_head
from cxreader.ui.theme_looks import Look

ENTRY_ROLE = Qt.ItemDataRole.UserRole

# words are asked for in so many rows at once, and no more are kept
_BATCH, _KEPT = 32, 4096
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_translate = QCoreApplication.translate


class PassageModel(QAbstractListModel):
    """Passages under the heads of their groups; their words are asked for when they are first looked at."""

    def __init__(
        self,
        read: Callable[[Sequence[PassageRow]], Sequence[PassageWords]],
        paragraph: Callable[[PassageRow], PassageWords],
        parent: QObject | None = None,
    ) -> None:
        """Make a model without rows.

        Args:
            read: Gives the words of passages.
            paragraph: Gives those of the paragraph that a passage stands in.
            parent: What it belongs to.

        """
        super().__init__(parent)
        self._read, self._paragraph = read, paragraph
        self.grouping, self.order = Grouping.LANGUAGE, Order.DOUBTFUL
        self.looks: Mapping[str, Look] = {}
        self._rows: dict[Key, PassageRow] = {}
        self._begun: dict[Key, PassageRow] = {}
        self._entries: list[Entry] = []
        self._places: dict[Key, int] = {}
        self._heads: list[int] = []
        self._counts: Counter[str] = Counter()
        self._words: dict[Key, PassageWords] = {}
        self._paragraphs: dict[Key, PassageWords] = {}
        self._marked: set[Key] = set()
        self._folded: set[str] = set()

    # ---- what is listed

    def begin(self, rows: Sequence[PassageRow]) -> None:
        """List other passages; what was refused is not among them, nothing is unfolded, and no group folded."""
        self._begun = {row.key: row for row in rows}
        self._rows = dict(self._begun)
        self._paragraphs, self._folded = {}, set()
        self._marked &= self._rows.keys()
        self._arrange()

    def renew(self, rows: Sequence[PassageRow], refused: set[tuple[int, int, str]]) -> Key | None:
        """List the passages as they are now, in the same order, those that were refused meanwhile as well.

        Args:
            rows: The passages in scope.
            refused: Document, start and theme of what the person refused.

        Returns:
            The first one of which the person said something else, None where there is none.

        """
        before = self._rows
        self._rows = {row.key: row for row in worked_through(before, rows, refused)}
        self._paragraphs = {key: words for key, words in self._paragraphs.items() if key in self._rows}
        self._marked &= self._rows.keys()
        self._arrange()
        changed = (key for key, row in before.items() if key in self._rows and self._rows[key].verdict != row.verdict)
        return next(changed, None)

    def patch(self, keys: Sequence[Key], rows: Sequence[PassageRow], refused: set[tuple[int, int, str]]) -> None:
        """Take on what was said of some of the passages; the others stay as they are.

        Args:
            keys: Which ones.
            rows: Those of them that are in scope now.
            refused: Document, start and theme of what the person refused in them.

        """
        before = {key: self._rows[key] for key in keys}
        now = {row.key: row for row in worked_through(before, rows, refused)}
        for key in keys:
            row = now.get(key, before[key])
            self._counts[group_of(row, self.grouping)] += row.is_in_scope - before[key].is_in_scope
            self._rows[key] = row
            self._words.pop(key, None)
            if key in self._places:
                place = self._places[key]
                self._entries[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))

    def forget_words(self) -> None:
        """Ask for all words anew: notes have come or gone."""
        self._words.clear()
        self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def arrange_by(self, grouping: Grouping, order: Order) -> None:
        """Order the passages in another way."""
        if grouping is not self.grouping:
            self._folded = set()
        self.grouping, self.order = grouping, order
        self._begun = dict(self._rows)
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        rows = self._rows.values()
        self._entries = arrange(rows, self.grouping, self.order, self._begun, self._folded)
        self._places = {entry.key: place for place, entry in enumerate(self._entries) if isinstance(entry, PassageRow)}
        self._heads = [place for place, entry in enumerate(self._entries) if isinstance(entry, Head)]
        self._counts = Counter(group_of(row, self.grouping) for row in rows if row.is_in_scope)
        self._words.clear()
        self.endResetModel()

    # ---- questions

    @property
    def passages(self) -> int:
        """The number of passages listed, those that are refused by now among them."""
        return len(self._rows)

    @property
    def checked(self) -> int:
        """The number of those that the person decided on."""
        return sum(row.verdict is not None for row in self._rows.values())

    def next_unchecked(self) -> PassageRow | None:
        """Return the first passage in the list that waits for a decision, None where there is none."""
        entries = (entry for entry in self._entries if isinstance(entry, PassageRow))
        return next((row for row in entries if row.theme and row.verdict is None), None)

    def entry(self, index: _Index) -> Entry | None:
        """Return the line at an index, None where there is none."""
        return self._entries[index.row()] if index.isValid() else None

    def row(self, index: _Index) -> PassageRow | None:
        """Return the passage at an index, None where there is a head or nothing."""
        entry = self.entry(index)
        return entry if isinstance(entry, PassageRow) else None

    def listed(self, key: Key) -> PassageRow | None:
        """Return a passage by its key, in a folded group as well; None where it is not listed."""
        return self._rows.get(key)

    def find(self, key: Key) -> QModelIndex:
        """Return the index of a passage by its key, an invalid one where it is not shown."""
        return self.index(self._places[key]) if key in self._places else QModelIndex()

    def find_document(self, document: int) -> QModelIndex:
        """Return the index of the first passage of a document in the list, an invalid one where none is shown."""
        places = (place for (owner, _), place in self._places.items() if owner == document)
        return self.index(next(places, -1))

    def find_head(self, key: str) -> QModelIndex:
        """Return the index of a group's head, an invalid one where there is none."""
        found = (place for place in self._heads if self._entries[place].key == key)
        return self.index(next(found, -1))

    def head_of(self, row: PassageRow) -> QModelIndex:
        """Return the index of the head that a passage stands under, an invalid one where there are no groups."""
        return self.find_head(group_of(row, self.grouping))

    def step(self, index: _Index, by: int) -> QModelIndex:
        """Return the index of the next (1) or previous (-1) passage, heads left out; an invalid one at the end."""
        at = index.row() + by
        while 0 <= at < len(self._entries):
            if isinstance(self._entries[at], PassageRow):
                return self.index(at)
            at += by
        return QModelIndex()

    def nearest(self, place: int) -> QModelIndex:
        """Return the index of the passage at a place of the list or, where none is there, of one near it."""
        here = self.index(min(place, len(self._entries) - 1))
        near = (here if self.row(here) else QModelIndex(), self.step(here, 1), self.step(here, -1))
        return next((index for index in near if index.isValid()), QModelIndex())

    def words(self, row: PassageRow) -> PassageWords:
        """Return the words of a passage, asking for those of the rows below in one go."""
        if row.key not in self._words:
            place = self._places[row.key]
            below = self._entries[place : place + _BATCH]
            rows = [each for each in below if isinstance(each, PassageRow) and each.key not in self._words]
            if len(self._words) > _KEPT:
                self._words.clear()
            self._words.update(zip((each.key for each in rows), self._read(rows), strict=True))
        return self._words[row.key]

    def count(self, head: Head) -> int:
        """Return the number of passages of a group that are in scope."""
        return self._counts[head.key]

    # ---- folds and marks

    def unfolded(self, row: PassageRow) -> PassageWords | None:
        """Return the words of the whole paragraph of a passage that is unfolded, None for all others."""
        return self._paragraphs.get(row.key)

    def unfold(self, row: PassageRow, unfolded: bool) -> None:
        """Show the whole paragraph of a passage, or its sentence alone."""
        if unfolded:
            self._paragraphs[row.key] = self._paragraph(row)
        else:
            self._paragraphs.pop(row.key, None)
        index = self.find(row.key)
        self.dataChanged.emit(index, index)

    def is_folded(self, head: Head) -> bool:
        """Tell whether only the head of a group is shown."""
        return head.key in self._folded

    def fold(self, head: Head, folded: bool) -> None:
        """Show only the head of a group, or its passages too."""
        (self._folded.add if folded else self._folded.discard)(head.key)
        self._arrange()

    def is_marked(self, row: PassageRow) -> bool:
        """Tell whether a passage is marked, to be acted on with others."""
        return row.key in self._marked

    def mark(self, row: PassageRow) -> None:
        """Mark a passage, or no longer."""
        self._marked ^= {row.key}
        index = self.find(row.key)
        self.dataChanged.emit(index, index)

    def unmark(self) -> None:
        """Mark no passage."""
        self._marked.clear()
        self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def marked(self) -> list[PassageRow]:
        """Return the marked passages in the order of their texts."""
        return [self._rows[key] for key in sorted(self._marked)]

    # ---- Qt

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line, its words, or the sentences that a screen reader says."""
        entry = self.entry(index)
        if entry is None or role == ENTRY_ROLE:
            return entry
        if isinstance(entry, Head):
            return self._head_data(entry, role)
        return self._row_data(entry, index.row(), role)

    def _row_data(self, row: PassageRow, place: int, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(row).text
            case Qt.ItemDataRole.ToolTipRole:
                paragraph = _translate("PassageRow", "paragraph {}").format(grouped(row.block + 1))
                return f"{row.title}, {paragraph}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, place - bisect_right(self._heads, place) + 1)
        return None

    def _head_data(self, head: Head, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return head.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_head(head, self.count(head), folded=self.is_folded(head))
        return None

    def _spoken(self, row: PassageRow, number: int) -> str:
        words = self.words(row)
        text = (self.unfolded(row) or words).text
        look = self.looks.get(row.theme)
        sentences = spoken(row, words._replace(text=text), look.name if look else "", number, len(self._places))
        return f"{sentences} {_translate('PassageRow', 'Marked.')}" if self.is_marked(row) else sentences
