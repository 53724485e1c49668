"""How a row of the themes sidebar is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView

from cxreader.model.views import ThemeGroup, ThemeRow
from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.grouped_rows import CHOSEN_ROLE, GROUP_ROLE, ROW_ROLE
from cxreader.ui.grouped_tree import MARGIN, GroupedDelegate
from cxreader.ui.theme_rows import SHARE_ROLE, ThemeModel, count

_BAR = 50
_TICK = 12
_LEFT = 14
_LETTERS = 14  # of a name must be seen, before there is room for a bar


_Index = QModelIndex | QPersistentModelIndex


class ThemeDelegate(GroupedDelegate):
    """Paints families by their names, and themes with badge, name, bar and count."""

    def __init__(self, appearance: Appearance, model: ThemeModel, view: QTreeView) -> None:
        super().__init__(appearance, view)
        self._model = model

    def _heading(self, index: _Index) -> str:
        group: ThemeGroup = index.data(GROUP_ROLE)
        return group.family.name

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: ThemeRow = index.data(ROW_ROLE)
        tokens = self._appearance.tokens
        colour = index.data(GROUP_ROLE).family.colour
        chosen = index.data(CHOSEN_ROLE)
        height, right = option.rect.height(), option.rect.width() - MARGIN
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
