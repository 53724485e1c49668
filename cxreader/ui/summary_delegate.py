"""How the rows of a summary are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from cxreader.model import language
from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.row_states import state_of
from cxreader.ui.summary_rows import ROW_ROLE, Cited, Part

_SIDE, _TOP, _GAP = 16, 6, 8
_STAR = 14
# no more characters are shown of a quote than a person reads in passing
_SHOWN = 260
_WRAPPED = Qt.TextFlag.TextWordWrap
_NOTHING = 1 << 15


class SummaryDelegate(QStyledItemDelegate):
    """Paints heads with their typical words, and quotes with their language and document."""

    def __init__(self, appearance: Appearance, view: QListView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height that the words need at the list's width."""
        row: Part | Cited = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        small = badges.small(option.font)
        if isinstance(row, Part):
            words = _height(row.words, option.font, width - 2 * _SIDE) if row.words else 0
            return QSize(120, _TOP + QFontMetrics(option.font).height() + words + 2 * _TOP)
        text = _height(_shown(row), option.font, self._room(option, width))
        note = _height(row.quote.note, small, self._room(option, width)) if row.quote.note else 0
        return QSize(120, text + note + QFontMetrics(small).height() + 2 * _TOP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row: Part | Cited = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        badges.paint_row(painter, option.rect, self._appearance.tokens, state_of(self._view, option, index))
        if isinstance(row, Part):
            self._paint_part(painter, option, row)
        else:
            self._paint_quote(painter, option, row)
        painter.restore()

    def _paint_part(self, painter: QPainter, option: QStyleOptionViewItem, row: Part) -> None:
        tokens, strong = self._appearance.tokens, badges.strengthened(option.font)
        small = badges.small(option.font)
        height, width = QFontMetrics(option.font).height(), option.rect.width() - 2 * _SIDE
        aside = QFontMetrics(small).horizontalAdvance(row.aside) + 1
        painter.setPen(tokens.text)
        badges.write(painter, option, QRect(_SIDE, 2 * _TOP, width - aside - _GAP, height), row.name, strong)
        painter.setPen(tokens.secondary)
        badges.write(
            painter, option, QRect(_SIDE + width - aside, 2 * _TOP, aside, height), row.aside, small, at_end=True
        )
        painter.setFont(option.font)
        room = QRect(_SIDE, 2 * _TOP + height, width, option.rect.height() - 3 * _TOP - height + 1)
        painter.drawText(badges.placed(option, room), _WRAPPED, row.words)

    def _paint_quote(self, painter: QPainter, option: QStyleOptionViewItem, row: Cited) -> None:
        tokens, quote = self._appearance.tokens, row.quote
        size, small = badges.badge_size(option.font), badges.small(option.font)
        badge = badges.placed(option, QRect(QPoint(_SIDE, _TOP + 1), size))
        tag = language.badge(quote.language)
        badges.paint_language_badge(painter, badge, tag, tokens.secondary, option.font)
        left, width = _SIDE + size.width() + _GAP, self._room(option, option.rect.width())
        if row.marked:
            star = QRect(_SIDE + (size.width() - _STAR) // 2, _TOP + size.height() + 6, _STAR, _STAR)
            self._appearance.icon("star-filled").paint(painter, badges.placed(option, star))
        painter.setPen(tokens.text)
        painter.setFont(option.font)
        words = _shown(row)
        height = _height(words, option.font, width)
        painter.drawText(badges.placed(option, QRect(left, _TOP, width, height)), _WRAPPED, words)
        painter.setPen(tokens.secondary)
        if quote.note:
            painter.setFont(small)
            room = QRect(left, _TOP + height, width, _height(quote.note, small, width))
            painter.drawText(badges.placed(option, room), _WRAPPED, quote.note)
        line = QFontMetrics(small).height()
        below = QRect(left, option.rect.height() - _TOP - line, width, line)
        badges.write(painter, option, below, f"§{quote.paragraph} · {quote.title}", small)

    def _room(self, option: QStyleOptionViewItem, width: int) -> int:
        return max(80, width - 2 * _SIDE - badges.badge_size(option.font).width() - _GAP)


def _height(words: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, _NOTHING), _WRAPPED, words).height()


def _shown(row: Cited) -> str:
    text = row.quote.text
    return f"“{text[:_SHOWN].rstrip()}…”" if len(text) > _SHOWN else f"“{text}”"
