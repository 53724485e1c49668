"""How a row of the themes sidebar is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from cxreader.model.views import ThemeGroup, ThemeRow
from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.row_states import state_of
from cxreader.ui.theme_rows import CHOSEN_ROLE, GROUP_ROLE, ROW_ROLE, SHARE_ROLE, ThemeModel, count

_MARGIN = 12
_BAR = 50
_TICK = 12
_LEFT = 14
_LETTERS = 14  # of a name must be seen, before there is room for a bar


class ThemeDelegate(QStyledItemDelegate):
    """Paints families as quiet headings that fold, and themes with badge, name, bar and count."""

    def __init__(self, appearance: Appearance, model: ThemeModel, view: QTreeView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return 30 px of height, more where the font needs it."""
        return QSize(120, max(30, option.fontMetrics.height() + 8))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        badges.paint_row(painter, option.rect, self._appearance.tokens, state_of(self._view, option, index))
        row = index.data(ROW_ROLE)
        if row is None:
            self._paint_family(painter, option, index)
        else:
            self._paint_theme(painter, option, index, row)
        painter.restore()

    def _paint_family(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        group: ThemeGroup = index.data(GROUP_ROLE)
        colour = self._appearance.tokens.secondary
        height = option.rect.height()
        arrow = badges.placed(option, QRect(_MARGIN, (height - 14) // 2, 14, 14))
        badges.paint_chevron(painter, arrow, colour, unfolded=self._view.isExpanded(index))
        painter.setPen(colour)
        name = QRect(_MARGIN + 18, 0, option.rect.width() - 2 * _MARGIN - 18, height)
        badges.write(painter, option, name, group.family.name, badges.small(option.font, strong=True))

    def _paint_theme(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        row: ThemeRow,
    ) -> None:
        tokens = self._appearance.tokens
        colour = index.data(GROUP_ROLE).family.colour
        chosen = index.data(CHOSEN_ROLE)
        height, right = option.rect.height(), option.rect.width() - _MARGIN
        middle = height // 2
        if chosen:
            badges.paint_edge(painter, badges.placed(option, QRect(7, 5, 3, height - 10)), tokens.accent)
        size = badges.badge_size(option.font)
        badge = QRect(_LEFT, middle - size.height() // 2, size.width(), size.height())
        left = _LEFT + size.width() + 8
        badges.paint_theme_badge(painter, badges.placed(option, badge), row.theme.code, tokens, colour, option.font)
        room = self._room_for_counts(option)
        painter.setPen(tokens.text if chosen else tokens.secondary)
        badges.write(painter, option, QRect(right - room, 0, room, height), count(row), option.font, at_end=True)
        right -= room + 8
        if right - _BAR - left >= _LETTERS * option.fontMetrics.averageCharWidth():
            bar = QRect(right - _BAR, middle - 2, _BAR, badges.BAR_HEIGHT)
            badges.paint_bar(painter, badges.placed(option, bar), index.data(SHARE_ROLE), tokens, colour)
            right -= _BAR + 8
        if chosen:
            right -= _TICK
            badges.paint_tick(painter, badges.placed(option, QRect(right, middle - 6, _TICK, _TICK)), tokens.accent)
            right -= 4
        painter.setPen(tokens.text if row.passages else tokens.secondary)
        font = badges.strengthened(option.font) if chosen else option.font
        badges.write(painter, option, QRect(left, 0, right - left, height), row.theme.name, font)

    def _room_for_counts(self, option: QStyleOptionViewItem) -> int:
        # measured with digits of equal width in mind, so with a little to spare
        return max(24, QFontMetrics(option.font).horizontalAdvance(self._model.widest) + 4)
