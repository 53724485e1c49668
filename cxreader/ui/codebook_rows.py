"""The rows of the codebook's tree: families and themes that can be dragged to another place."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from cxreader.model.characters import folded
from cxreader.model.views import ThemeGroup
from cxreader.ui import badges
from cxreader.ui.grouped_rows import GROUP_ROLE
from cxreader.ui.theme_delegate import ThemeDelegate
from cxreader.ui.theme_rows import ThemeModel

_THEME = "application/x-cxreader-theme"
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_SWATCH = 12
_MARGIN = 14


class CodebookModel(ThemeModel):
    """Families and their themes as in the sidebar; a theme can be dropped elsewhere.

    Signals:
        dropped: A theme was dropped; its id, the family's id, and its place there as if it were gone from its own.

    """

    dropped = Signal(str, str, int)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let themes be dragged, and dropped into families."""
        flags = super().flags(index)
        if not index.isValid() or self.group(index):
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Return the form that a dragged theme has."""
        return [_THEME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the theme that is dragged."""
        data = QMimeData()
        keys = [row.theme.id for index in indexes if (row := self.row(index))]
        data.setData(_THEME, "".join(keys[:1]).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Let themes be moved, not copied."""
        return Qt.DropAction.MoveAction

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: _Index = _NOWHERE
    ) -> bool:
        """Say where a theme was dropped; the rows follow once it has been moved."""
        theme = self.find(bytes(data.data(_THEME).data()).decode())
        moved = self.row(theme)
        group = self.group(parent)
        if group is None:
            # between two families: the end of the upper one; below all: the end of the last
            below = self.rowCount() if row < 0 else row
            group = self.group(self.index(max(0, below - 1), 0))
            row = -1 if below else 0
        if moved and group:
            place = len(group.rows) if row < 0 else row
            if moved.theme.family == group.family.id and theme.row() < place:
                place -= 1
            self.dropped.emit(moved.theme.id, group.family.id, place)
        return False


class CodebookDelegate(ThemeDelegate):
    """Paints the rows as the sidebar does, and each family's colour at the end of its row."""

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super()._paint_group(painter, option, index)
        left, top = option.rect.width() - _MARGIN - _SWATCH, (option.rect.height() - _SWATCH) // 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.tokens.label(index.data(GROUP_ROLE).family.colour))
        painter.drawRoundedRect(QRectF(badges.placed(option, QRect(left, top, _SWATCH, _SWATCH))), 3, 3)


def matching_groups(groups: Sequence[ThemeGroup], typed: str) -> tuple[ThemeGroup, ...]:
    """Return what has some letters in it: themes by name or badge, families with all their themes; all for none."""
    wanted = folded(typed)
    if not wanted:
        return tuple(groups)
    found = []
    for group in groups:
        whole = wanted in folded(group.family.name)
        rows = [row for row in group.rows if whole or wanted in folded(f"{row.theme.code} {row.theme.name}")]
        if rows or whole:
            found.append(ThemeGroup(group.family, tuple(rows)))
    return tuple(found)
