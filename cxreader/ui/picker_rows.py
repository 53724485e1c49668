"""The rows of a picker: what they hold, what they say and how they are painted."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.picker_entries import Entry
from cxreader.ui.row_states import state_of

ENTRY_ROLE = Qt.ItemDataRole.UserRole

_HEIGHT = 32
_MARGIN = 12
_GAP = 8


class PickerModel(QAbstractListModel):
    """The entries that go with what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return the number of entries."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an entry, its name, or the sentence a screen reader says for it."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.name, entry.kind, entry.badge, entry.aside) if part)
        return None


class PickerDelegate(QStyledItemDelegate):
    """Paints kind, badge, name and what stands aside."""

    def __init__(
        self, appearance: Appearance, view: QAbstractItemView, *, badged: bool = True, kinds: Iterable[str] = ()
    ) -> None:
        """Make a delegate.

        Args:
            appearance: The program's look.
            view: What it paints for.
            badged: Whether names leave room for a badge before them.
            kinds: All kinds of entries there may be, which stand before all else; none where there is but one.

        """
        super().__init__(view)
        self._kinds = tuple(kinds)
        self._badged = badged
        self._appearance = appearance
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return 32 px of height, more where the font needs it."""
        return QSize(200, max(_HEIGHT, QFontMetrics(option.font).height() + 8))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._appearance.tokens
        entry: Entry = index.data(ENTRY_ROLE)
        # the field above has the focus, so the ring belongs to it
        state = state_of(self._view, option, index)._replace(focused=False)
        badges.paint_row(painter, option.rect, tokens, state)
        size = badges.badge_size(option.font)
        small = badges.small(option.font)
        kinds = max((QFontMetrics(small).horizontalAdvance(kind) + _GAP for kind in self._kinds), default=0)
        room = QRect(_MARGIN + kinds, 0, option.rect.width() - 2 * _MARGIN - kinds, option.rect.height())
        painter.setPen(tokens.secondary)
        badges.write(painter, option, QRect(_MARGIN, 0, kinds, room.height()), entry.kind, small)
        top = (room.height() - size.height()) // 2
        badge = badges.placed(option, QRect(QPoint(room.left(), top), size))
        if entry.colour:
            badges.paint_theme_badge(painter, badge, entry.badge, tokens, entry.colour, option.font)
        elif entry.badge:
            badges.paint_language_badge(painter, badge, entry.badge, tokens.secondary, option.font)
        aside = min(QFontMetrics(small).horizontalAdvance(entry.aside) + 1, room.width() // 2)
        painter.setPen(tokens.secondary if entry.faint else tokens.text)
        name = room.adjusted(size.width() + _GAP if self._badged else 0, 0, -aside - _GAP, 0)
        badges.write(
            painter, option, name, entry.name, badges.strengthened(option.font) if state.current else option.font
        )
        painter.setPen(tokens.secondary)
        badges.write(painter, option, room.adjusted(room.width() - aside, 0, 0, 0), entry.aside, small, at_end=True)
        painter.restore()
