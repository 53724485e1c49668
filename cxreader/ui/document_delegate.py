"""How a row of the document list is painted."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from cxreader.model import language
from cxreader.model.theme import Family
from cxreader.model.views import DocumentRow
from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped
from cxreader.ui.document_rows import ROW_ROLE
from cxreader.ui.document_words import details
from cxreader.ui.row_states import RowState, state_of

_SEGMENTS = 6
_LEFT = 14
_MARGIN = 12
_RING = 11
_WAVES = 12


class DocumentDelegate(QStyledItemDelegate):
    """Paints a document in three lines: title, counts, and a bar of its themes."""

    def __init__(self, appearance: Appearance, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view
        self._families: Mapping[str, Family] = {}
        # the document that is read, of which the row has a mark at its edge
        self.open = 0

    def set_families(self, families: Mapping[str, Family]) -> None:
        """Take the families that rows name by id."""
        self._families = families

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return 64 px of height, more where the font needs it."""
        first, second = QFontMetrics(badges.strengthened(option.font)), QFontMetrics(badges.small(option.font))
        return QSize(120, max(64, 7 + first.height() + 2 * second.height() + 8))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        row = index.data(ROW_ROLE)
        if row:
            self._paint_document(painter, option, row, state_of(self._view, option, index))
        elif index.data():
            self._paint_pending(painter, option, index)
        painter.restore()

    def _paint_pending(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colour = self._appearance.tokens.secondary
        first, second, _ = _lines(option)
        painter.setPen(colour)
        badges.write(painter, option, first, index.data(), option.font)
        badges.write(painter, option, second, self.tr("Reading…"), badges.small(option.font))

    def _paint_document(
        self, painter: QPainter, option: QStyleOptionViewItem, row: DocumentRow, state: RowState
    ) -> None:
        tokens = self._appearance.tokens
        badges.paint_row(painter, option.rect, tokens, state)
        if row.id == self.open:
            badges.paint_edge(painter, badges.placed(option, QRect(7, 14, 3, option.rect.height() - 28)), tokens.accent)
        outside = row.scoped == 0 < row.passages
        first, second, third = _lines(option)
        badge = badges.placed(option, QRect(QPoint(_LEFT, first.top() + 1), badges.badge_size(option.font)))
        badges.paint_language_badge(painter, badge, language.badge(row.language), tokens.secondary, option.font)
        title_font = option.font if outside else badges.strengthened(option.font)
        painter.setPen(tokens.secondary if outside else tokens.text)
        badges.write(painter, option, first, row.title, title_font, elision=Qt.TextElideMode.ElideMiddle)
        painter.setPen(tokens.secondary)
        small = badges.small(option.font)
        badges.write(painter, option, second, _fitting(details(row), small, second.width()), small)
        left = self._paint_marks(painter, option, third, row)
        self._paint_themes(painter, third.adjusted(0, 0, -left, 0), row, option, faint=outside)

    def _paint_marks(self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, row: DocumentRow) -> int:
        """Paint likeness, reading progress and notes at the end of a line and return the width they take."""
        colour = self._appearance.tokens.secondary
        font = badges.small(option.font)
        notes = grouped(row.notes) if row.notes else ""
        width = QFontMetrics(font).horizontalAdvance(notes)
        middle = line.top() + line.height() // 2
        right = line.right() + 1
        if notes:
            number = QRect(right - width, line.top(), width, line.height())
            badges.write(painter, option, number, notes, font)
            right -= width + 2 + _RING
            badges.paint_pencil(painter, badges.placed(option, QRect(right, middle - 5, 10, 10)), colour)
            right -= 8
        ring = QRect(right - _RING, middle - _RING // 2, _RING, _RING)
        badges.paint_progress(painter, badges.placed(option, ring), row.progress, colour)
        left = ring.left()
        if row.alike:
            left -= 8 + _WAVES
            waves = QRect(left, middle - _WAVES // 2, _WAVES, _WAVES)
            badges.paint_waves(painter, badges.placed(option, waves), colour)
        return line.right() + 1 - left + 12

    def _paint_themes(
        self, painter: QPainter, line: QRect, row: DocumentRow, option: QStyleOptionViewItem, *, faint: bool
    ) -> None:
        tokens = self._appearance.tokens
        parts = [(self._ink(family), number) for family, number in row.families[:_SEGMENTS]]
        rest = sum(number for _, number in row.families[_SEGMENTS:])
        if rest:
            parts.append((tokens.border, rest))
        if parts:
            top = line.top() + (line.height() - badges.BAR_HEIGHT + 1) // 2
            bar = QRect(line.left(), top, line.width(), badges.BAR_HEIGHT)
            painter.setOpacity(0.35 if faint else 1.0)
            badges.paint_segments(painter, badges.placed(option, bar), parts)
            painter.setOpacity(1.0)

    def _ink(self, family: str) -> QColor:
        tokens = self._appearance.tokens
        known = self._families.get(family)
        return tokens.ink(known.colour) if known else tokens.border


def _lines(option: QStyleOptionViewItem) -> tuple[QRect, QRect, QRect]:
    """Return where the three lines lie within a row, as if all were read from left to right."""
    first = QFontMetrics(badges.strengthened(option.font)).height()
    small = QFontMetrics(badges.small(option.font)).height()
    left = _LEFT + badges.badge_size(option.font).width() + 8
    width = option.rect.width() - left - _MARGIN
    top = (option.rect.height() - first - 2 * small) // 2
    return (
        QRect(left, top, width, first),
        QRect(left, top + first, width, small),
        QRect(left, top + first + small + 1, width, small),
    )


def _fitting(forms: Sequence[str], font: QFont, width: int) -> str:
    """Return the first form that fits a width, the last one where none does."""
    metrics = QFontMetrics(font)
    return next((form for form in forms if metrics.horizontalAdvance(form) <= width), forms[-1])
