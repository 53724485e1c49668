"""The rows of the list of passages: what they hold and what they say."""

from array import array
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from sys import byteorder

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxreader.model import language as languages
from cxreader.model.annotation import Verdict
from cxreader.model.listed import Grouping, Key, Listing, PassageRow, PassageWords, pack, unpack
from cxreader.ui.passage_lines import Entry, Head, Lines
from cxreader.ui.passage_order import group_of, worked_through
from cxreader.ui.passage_pages import Pages, Source
from cxreader.ui.passage_speech import hint, spoken, spoken_head
from cxreader.ui.theme_looks import Look

ENTRY_ROLE = Qt.ItemDataRole.UserRole

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_translate = QCoreApplication.translate


class PassageModel(QAbstractListModel):
    """Passages under the heads of their groups; what they hold is asked for when they are first looked at."""

    def __init__(self, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grouping = Grouping.LANGUAGE
        self.looks: Mapping[str, Look] = {}
        self.listing = Listing(array("q"), (), {})
        self._pages = Pages(source)
        self._lines = Lines()
        self._said: dict[int, Verdict] = {}
        self._counts: dict[str, int] = {}
        self._paragraphs: dict[int, PassageWords] = {}
        self._marked: set[int] = set()
        self._folded: set[str] = set()

    # ---- what is listed

    def begin(self, listing: Listing, grouping: Grouping) -> None:
        """List other passages; nothing is unfolded, and no group folded."""
        self._paragraphs, self._folded = {}, set()
        self._take(listing, {}, grouping)

    def go_on(self, listing: Listing, held: Mapping[int, PassageRow], grouping: Grouping) -> Key | None:
        """List the passages as they are now.

        Args:
            listing: All that are listed.
            held: Those of them whose theme was refused meanwhile, by their packed keys.
            grouping: What they are put together by.

        Returns:
            The first one of which the person said something else, None where there is none.

        """
        keys, said = self.listing.keys, self._said
        if grouping is not self.grouping:
            self._folded = set()
        self._take(listing, held, grouping)
        changed = {key for key in said.keys() | listing.said.keys() if said.get(key) is not listing.said.get(key)}
        both = changed.intersection(keys).intersection(listing.keys) if changed else changed
        return unpack(min(both)) if both else None

    def patch(
        self, rows: Sequence[PassageRow], fresh: Sequence[PassageRow], refused: set[tuple[int, int, str]]
    ) -> Key | None:
        """Take on what was said of some of the passages; the others stay as they are.

        Args:
            rows: These passages as they were.
            fresh: The same as they are now.
            refused: Document, start and theme of what the person refused in them.

        Returns:
            The first one of which the person said something else, None where there is none.

        """
        before = {row.key: row for row in rows}
        now = worked_through(before, fresh, refused)
        for row in now:
            key = pack(row.key)
            self._pages.put(row)
            self._said.pop(key, None)
            if row.verdict:
                self._said[key] = row.verdict
        self._count()
        self._repaint()
        return min((row.key for row in now if row.verdict is not before[row.key].verdict), default=None)

    def freshen(self, *, rows: bool) -> None:
        """Ask for all words anew, since notes have come or gone; or for the rows as well."""
        self._pages.forget(rows=rows)
        self._repaint()

    def _take(self, listing: Listing, held: Mapping[int, PassageRow], grouping: Grouping) -> None:
        self.beginResetModel()
        self.listing, self.grouping, self._said = listing, grouping, dict(listing.said)
        self._pages.begin(listing.keys, held)
        if listing.is_whole:
            # without any this would look through all passages for nothing
            self._marked = self._marked and self._marked.intersection(listing.keys)
            here = self._paragraphs and set(self._paragraphs).intersection(listing.keys)
            self._paragraphs = {key: self._paragraphs[key] for key in here}
        self._count()
        self._lay_out()
        self.endResetModel()

    def _lay_out(self) -> None:
        headed = self.grouping is not Grouping.NONE
        self._lines = Lines(self.listing.groups, headed=headed, folded=self._folded)

    def _count(self) -> None:
        """Count what is in scope, group by group."""
        self._counts = {group.key: group.passages for group in self.listing.groups}
        for row in self._pages.held.values():
            self._counts[group_of(row, self.grouping)] -= 1

    def _repaint(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    # ---- questions

    @property
    def passages(self) -> int:
        """The number of passages listed, those that are refused by now among them."""
        return len(self.listing.keys)

    @property
    def checked(self) -> int:
        """The number of those that the person decided on."""
        return len(self._said)

    @property
    def held(self) -> Mapping[int, PassageRow]:
        """The passages whose theme was refused since the list was begun, by their packed keys."""
        return self._pages.held

    @property
    def heads(self) -> Sequence[int]:
        """The lines that are heads."""
        return self._lines.heads

    def next_unchecked(self) -> PassageRow | None:
        """Return the passage that is looked at next where the least certain come first; None where none waits."""
        for number, group in enumerate(self.listing.groups):
            first = self._lines.first_place(number)
            places = range(first, first + group.passages) if group.waiting else ()
            place = next((place for place in places if self.listing.keys[place] not in self._said), None)
            row = None if place is None else self._pages.at(place)
            if row and row.theme:
                return row
        return None

    def entry(self, index: _Index) -> Entry | None:
        """Return the line at an index, None where there is none, or where its passage is no more."""
        if not index.isValid():
            return None
        place = self._lines.place(index.row())
        return self._head(self._lines.group(index.row())) if place is None else self._pages.at(place)

    def row(self, index: _Index) -> PassageRow | None:
        """Return the passage at an index, None where there is a head or nothing."""
        entry = self.entry(index)
        return entry if isinstance(entry, PassageRow) else None

    def key(self, index: _Index) -> Key | None:
        """Return the key of the passage at an index, without looking at it; None where there is a head or nothing."""
        place = self._lines.place(index.row()) if index.isValid() else None
        return None if place is None else unpack(self.listing.keys[place])

    def listed(self, keys: Collection[Key]) -> list[PassageRow]:
        """Return those passages of some that are listed, in folded groups as well."""
        packed = {pack(key) for key in keys}
        unknown = {key for key in packed if self._pages.known(key) is None}
        return self._pages.of(sorted(packed - unknown | unknown.intersection(self.listing.keys if unknown else ())))

    def find(self, key: Key) -> QModelIndex:
        """Return the index of a passage by its key, an invalid one where it is not shown."""
        try:
            return self._shown(self.listing.keys.index(pack(key)))
        except ValueError:
            return QModelIndex()

    def find_document(self, document: int) -> QModelIndex:
        """Return the index of the first passage of a document in the list, an invalid one where none is shown."""
        # of the two halves of each key the one that is the document, taken out as fast as memory is read
        halves = array("i", self.listing.keys.tobytes())[byteorder == "little" :: 2]
        try:
            return self._shown(halves.index(document))
        except ValueError:
            return QModelIndex()

    def find_head(self, key: str) -> QModelIndex:
        """Return the index of a group's head, an invalid one where there is none."""
        found = (self._lines.head(number) for number, group in enumerate(self.listing.groups) if group.key == key)
        return self.index(next(found, -1) if self._lines.heads else -1)

    def head_of(self, index: _Index) -> QModelIndex:
        """Return the index of the head that a line stands under, an invalid one where there are no groups."""
        return self.index(self._lines.head(self._lines.group(index.row())) if self._lines.heads else -1)

    def step(self, index: _Index, by: int) -> QModelIndex:
        """Return the index of the next (1) or previous (-1) passage, heads left out; an invalid one at the end."""
        return self.index(self._lines.step(index.row(), by))

    def nearest(self, line: int) -> QModelIndex:
        """Return the index of the passage in a line of the list or, where none is there, of one near it."""
        return self.index(self._lines.nearest(line))

    def words(self, row: PassageRow) -> PassageWords:
        """Return the words of a passage."""
        return self._pages.words(row)

    def count(self, head: Head) -> int:
        """Return the number of passages of a group that are in scope."""
        return self._counts[head.key]

    def _head(self, number: int) -> Head:
        key = self.listing.groups[number].key
        if self.grouping is Grouping.LANGUAGE:
            return Head(key, languages.name(key))
        first = self._pages.at(self._lines.first_place(number))
        return Head(key, first.title if first else "")

    def _shown(self, place: int) -> QModelIndex:
        line = self._lines.line(place)
        return QModelIndex() if line is None else self.index(line)

    # ---- folds and marks

    def unfolded(self, row: PassageRow) -> PassageWords | None:
        """Return the words of the whole paragraph of a passage that is unfolded, None for all others."""
        return self._paragraphs.get(pack(row.key))

    def paragraphs(self) -> Mapping[int, PassageWords]:
        """Return the paragraphs that are unfolded, by the lines in which they are shown."""
        found = {self.find(unpack(key)).row(): words for key, words in self._paragraphs.items()}
        return {line: words for line, words in found.items() if line >= 0}

    def unfold(self, row: PassageRow, unfolded: bool) -> None:
        """Show the whole paragraph of a passage, or its sentence alone."""
        if unfolded:
            self._paragraphs[pack(row.key)] = self._pages.paragraph(row)
        else:
            self._paragraphs.pop(pack(row.key), None)
        self._repaint()

    def is_folded(self, head: Head) -> bool:
        """Tell whether only the head of a group is shown."""
        return head.key in self._folded

    def fold(self, head: Head, folded: bool) -> None:
        """Show only the head of a group, or its passages too."""
        (self._folded.add if folded else self._folded.discard)(head.key)
        self.beginResetModel()
        self._lay_out()
        self.endResetModel()

    def is_marked(self, row: PassageRow) -> bool:
        """Tell whether a passage is marked, to be acted on with others."""
        return pack(row.key) in self._marked

    def mark(self, row: PassageRow) -> None:
        """Mark a passage, or no longer."""
        self._marked ^= {pack(row.key)}
        self._repaint()

    def unmark(self) -> None:
        """Mark no passage."""
        self._marked.clear()
        self._repaint()

    @property
    def marks(self) -> int:
        """The number of passages that are marked."""
        return len(self._marked)

    def marked(self) -> list[PassageRow]:
        """Return the marked passages in the order of their texts."""
        return self._pages.of(sorted(self._marked))

    # ---- Qt

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line, its words, or the sentences that a screen reader says."""
        entry = self.entry(index)
        if entry is None or role == ENTRY_ROLE:
            return entry
        if isinstance(entry, Head):
            return self._head_data(entry, role)
        return self._row_data(entry, index.row(), role)

    def _row_data(self, row: PassageRow, line: int, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(row).text
            case Qt.ItemDataRole.ToolTipRole:
                return hint(row, self.words(row), self._theme(row))
            case Qt.ItemDataRole.AccessibleTextRole:
                heads = self._lines.heads
                return self._spoken(row, line - bisect_right(heads, line) + 1, len(self._lines) - len(heads))
        return None

    def _head_data(self, head: Head, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return head.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_head(head, self.count(head), folded=self.is_folded(head))
        return None

    def _spoken(self, row: PassageRow, number: int, passages: int) -> str:
        words = self.words(row)
        text = (self.unfolded(row) or words).text
        sentences = spoken(row, words._replace(text=text), self._theme(row), number, passages)
        return f"{sentences} {_translate('PassageRow', 'Marked.')}" if self.is_marked(row) else sentences

    def _theme(self, row: PassageRow) -> str:
        look = self.looks.get(row.theme)
        return look.name if look else ""
