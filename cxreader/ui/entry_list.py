"""A list of entries to be gone through by keys, without a field to type in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from cxreader.ui.appearance import Appearance
from cxreader.ui.frames import ENTRIES
from cxreader.ui.picker_entries import Entry
from cxreader.ui.picker_rows import ENTRY_ROLE, PickerDelegate, PickerModel


class EntryList(QListView):
    """Entries below each other, of which one is the current one."""

    def __init__(self, appearance: Appearance, name: str, *, badged: bool = True, kinds: Sequence[str] = ()) -> None:
        """Make an empty list.

        Args:
            appearance: The program's look.
            name: What it lists, for screen readers.
            badged: Whether names leave room for a badge before them.
            kinds: All kinds of entries there may be, which stand before all else; none where there is but one.

        """
        super().__init__()
        self._entries = PickerModel(self)
        self.setAccessibleName(name)
        self.setModel(self._entries)
        self.setItemDelegate(PickerDelegate(appearance, self, badged=badged, kinds=kinds))
        self.setStyleSheet(ENTRIES)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def set_entries(self, entries: Sequence[Entry], current: int = 0) -> None:
        """List other entries, and make the one at a place the current one."""
        self._entries.set_entries(entries)
        self.setCurrentIndex(self._entries.index(current))

    @property
    def entry(self) -> Entry | None:
        """The current entry; None in an empty list."""
        entry = self.currentIndex().data(ENTRY_ROLE)
        return entry if isinstance(entry, Entry) else None
