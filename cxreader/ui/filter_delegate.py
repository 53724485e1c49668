"""How a row of the full filter is painted."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from cxreader.ui import badges
from cxreader.ui.counts import grouped
from cxreader.ui.filter_rows import FilterGroup, FilterRow
from cxreader.ui.grouped_rows import CHOSEN_ROLE, GROUP_ROLE, ROW_ROLE
from cxreader.ui.grouped_tree import MARGIN, GroupedDelegate

_BOX = 16
_GAP = 8

_Index = QModelIndex | QPersistentModelIndex


class FilterDelegate(GroupedDelegate):
    """Paints facets with what is chosen of them, and values with a box, badge, name and number."""

    def editorEvent(
        self, _event: QEvent, _model: QAbstractItemModel, _option: QStyleOptionViewItem, _index: _Index
    ) -> bool:
        """Leave clicks and keys to the view: a click anywhere in a row ticks it, not on the box alone."""
        return False

    def _heading(self, index: _Index) -> str:
        group: FilterGroup = index.data(GROUP_ROLE)
        chosen = index.data(CHOSEN_ROLE)
        return " · ".join(filter(None, (group.name, group.extent, grouped(chosen) if chosen else "")))

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: FilterRow = index.data(ROW_ROLE)
        chosen = index.data(CHOSEN_ROLE)
        tokens = self._appearance.tokens
        height, right = option.rect.height(), option.rect.width() - MARGIN
        left = MARGIN
        self._paint_box(painter, badges.placed(option, QRect(left, (height - _BOX) // 2, _BOX, _BOX)), chosen=chosen)
        left += _BOX + _GAP
        if row.badge:
            size = badges.badge_size(option.font)
            badge = badges.placed(option, QRect(left, (height - size.height()) // 2, size.width(), size.height()))
            if row.colour:
                badges.paint_theme_badge(painter, badge, row.badge, tokens, row.colour, option.font)
            else:
                badges.paint_language_badge(painter, badge, row.badge, tokens.secondary, option.font)
            left += size.width() + _GAP
        number = grouped(row.number)
        room = QFontMetrics(option.font).horizontalAdvance(number) + 4
        painter.setPen(tokens.secondary)
        badges.write(painter, option, QRect(right - room, 0, room, height), number, option.font, at_end=True)
        right -= room + _GAP
        font = badges.strengthened(option.font) if chosen else option.font
        # what would leave nothing is grey
        painter.setPen(tokens.text if row.size.passages else tokens.secondary)
        badges.write(painter, option, QRect(left, 0, right - left, height), row.name, font)
        left += QFontMetrics(font).horizontalAdvance(row.name) + _GAP
        if row.aside and left < right:
            painter.setPen(tokens.secondary)
            badges.write(painter, option, QRect(left, 0, right - left, height), row.aside, badges.small(option.font))

    def _paint_box(self, painter: QPainter, rect: QRect, *, chosen: bool) -> None:
        tokens = self._appearance.tokens
        painter.setPen(QPen(tokens.accent if chosen else tokens.border, 1.5))
        painter.setBrush(tokens.accent if chosen else tokens.page)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        if chosen:
            badges.paint_tick(painter, rect.adjusted(3, 3, -3, -3), tokens.on_accent)
