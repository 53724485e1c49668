"""How a hit is painted: the words that were found in one column, with what stands before and after them."""

import unicodedata

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from cxreader.model import language
from cxreader.model.searching import HitLine
from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped
from cxreader.ui.directions import isolated
from cxreader.ui.palette import Mode, blend
from cxreader.ui.row_states import state_of
from cxreader.ui.search_rows import ROW_ROLE

_SIDE, _TOP, _GAP, _PADDING = 16, 7, 8, 3
# where the words that were found begin, and the most room they may have, in parts of a row
_COLUMN, _MOST = 0.44, 0.4
_TINT = 0.18
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine
_ELLIPSIS = "…"


class HitDelegate(QStyledItemDelegate):
    """Paints a hit in one line, and where it stands in a second, smaller one."""

    def __init__(self, appearance: Appearance, view: QListView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines, which all rows have."""
        lines = QFontMetrics(option.font).height() + QFontMetrics(badges.small(option.font)).height()
        return QSize(160, lines + 2 * _TOP + 2 * _PADDING + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        line: HitLine | None = index.data(ROW_ROLE)
        tokens = self._appearance.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        badges.paint_row(painter, option.rect, tokens, state_of(self._view, option, index))
        if line:
            height = QFontMetrics(option.font).height() + 2 * _PADDING
            self._paint_words(painter, option, line, height)
            self._paint_place(painter, option, line, _TOP + height + 2)
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, line: HitLine, height: int) -> None:
        """Paint the words that were found, framed, with their neighbours on both sides."""
        tokens = self._appearance.tokens
        room = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        strong = badges.strengthened(option.font)
        metrics, plain = QFontMetrics(strong), QFontMetrics(option.font)
        word = metrics.elidedText(line.word, Qt.TextElideMode.ElideMiddle, round(_MOST * room.width()))
        width = metrics.horizontalAdvance(word) + 2 * _PADDING
        frame = QRect(room.left() + round(_COLUMN * room.width()), room.top() + _TOP, width, height)
        backwards = _is_backwards(line.word)
        if backwards:
            frame.moveRight(room.right() - round(_COLUMN * room.width()))
        before = QRect(QPoint(room.left(), frame.top()), QPoint(frame.left() - 2, frame.bottom()))
        after = QRect(QPoint(frame.right() + 2, frame.top()), QPoint(room.right(), frame.bottom()))
        spaced = not language.is_unspaced(line.language)
        left, right = (after, before) if backwards else (before, after)
        painter.setPen(tokens.text)
        painter.setFont(option.font)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        to_word, from_word = sides if backwards else sides[::-1]
        _write(painter, left, to_word, _ending(line.left, plain, left.width(), spaced=spaced))
        _write(painter, right, from_word, _beginning(line.right, plain, right.width(), spaced=spaced))
        is_black = tokens.mode is Mode.BLACK
        painter.setPen(QPen(tokens.accent, 1))
        painter.setBrush(tokens.page if is_black else blend(tokens.page, tokens.accent, _TINT))
        painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(tokens.text)
        painter.setFont(strong)
        _write(painter, frame, Qt.AlignmentFlag.AlignHCenter, word)

    def _paint_place(self, painter: QPainter, option: QStyleOptionViewItem, line: HitLine, top: int) -> None:
        """Paint language, title and paragraph."""
        tokens, font = self._appearance.tokens, badges.small(option.font)
        size = QSize(badges.badge_size(font).width(), QFontMetrics(font).height())
        badge = badges.placed(option, QRect(QPoint(_SIDE, top), size))
        badges.paint_language_badge(painter, badge, language.badge(line.language), tokens.secondary, font)
        painter.setPen(tokens.secondary)
        left = _SIDE + size.width() + _GAP
        where = self.tr("{title} · paragraph {number}").format(title=isolated(line.title), number=line.paragraph)
        if line.hits > 1:
            where = self.tr("{place} · {number} times").format(place=where, number=grouped(line.hits))
        room = QRect(left, top, option.rect.width() - left - _SIDE, size.height())
        badges.write(painter, option, room, where, font)


def _write(painter: QPainter, room: QRect, side: Qt.AlignmentFlag, words: str) -> None:
    # such spaces are not dropped at the end of a line
    shown = words.replace(" ", "\u00a0")
    painter.drawText(room, _LINE | side, isolated(shown))


def _is_backwards(words: str) -> bool:
    """Tell whether words are written from right to left."""
    strong = (kind for letter in words if (kind := unicodedata.bidirectional(letter)) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def _ending(words: str, metrics: QFontMetrics, room: int, *, spaced: bool) -> str:
    """Return as much of the end of words as there is room for, from the beginning of a word on."""
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideLeft, room)
    if shown == words or not spaced:
        return shown
    _, space, rest = shown.partition(" ")
    return f"{_ELLIPSIS} {rest}" if space and rest.strip() else shown


def _beginning(words: str, metrics: QFontMetrics, room: int, *, spaced: bool) -> str:
    """Return as much of the beginning of words as there is room for, up to the end of a word."""
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    if shown == words or not spaced:
        return shown
    begin, space, _ = shown.rpartition(" ")
    return f"{begin} {_ELLIPSIS}" if space and begin.strip() else shown
