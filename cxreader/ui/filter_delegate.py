"""How a row of the full filter is painted."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped
from cxreader.ui.filter_rows import CHOSEN_ROLE, GROUP_ROLE, ROW_ROLE, FilterGroup, FilterRow
from cxreader.ui.row_states import state_of

_MARGIN = 12
_BOX = 16
_GAP = 8

_Index = QModelIndex | QPersistentModelIndex


class FilterDelegate(QStyledItemDelegate):
    """Paints facets as quiet headings that fold, and values with a box, badge, name and number of documents."""

    def __init__(self, appearance: Appearance, view: QTreeView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return 30 px of height, more where the font needs it."""
        return QSize(120, max(30, option.fontMetrics.height() + 8))

    def editorEvent(
        self, _event: QEvent, _model: QAbstractItemModel, _option: QStyleOptionViewItem, _index: _Index
    ) -> bool:
        """Leave clicks and keys to the view: a click anywhere in a row ticks it, not on the box alone."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        badges.paint_row(painter, option.rect, self._appearance.tokens, state_of(self._view, option, index))
        row = index.data(ROW_ROLE)
        if row is None:
            self._paint_facet(painter, option, index)
        else:
            self._paint_value(painter, option, row, chosen=index.data(CHOSEN_ROLE))
        painter.restore()

    def _paint_facet(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        group: FilterGroup = index.data(GROUP_ROLE)
        colour = self._appearance.tokens.secondary
        height = option.rect.height()
        arrow = badges.placed(option, QRect(_MARGIN, (height - 14) // 2, 14, 14))
        badges.paint_chevron(painter, arrow, colour, unfolded=self._view.isExpanded(index))
        painter.setPen(colour)
        chosen = index.data(CHOSEN_ROLE)
        words = f"{group.name} · {grouped(chosen)}" if chosen else group.name
        room = QRect(_MARGIN + 18, 0, option.rect.width() - 2 * _MARGIN - 18, height)
        badges.write(painter, option, room, words, badges.small(option.font, strong=True))

    def _paint_value(self, painter: QPainter, option: QStyleOptionViewItem, row: FilterRow, *, chosen: bool) -> None:
        tokens = self._appearance.tokens
        height, right = option.rect.height(), option.rect.width() - _MARGIN
        left = _MARGIN
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
        number = grouped(row.size.documents)
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
