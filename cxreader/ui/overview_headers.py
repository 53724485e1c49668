"""The headings of the overview: themes with their badges at the side, languages, documents or months above."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTableView

from cxreader.model.overview import Heading
from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped
from cxreader.ui.filling import fill
from cxreader.ui.overview_rows import HEADING_ROLE

_SIDE, _GAP = 12, 8
_WIDEST = 240
_PADDING = 6
_FILLED = 0.8


class _Headings(QHeaderView):
    """Headings that are painted here; the current one is semi-bold."""

    def __init__(self, orientation: Qt.Orientation, appearance: Appearance, view: QTableView) -> None:
        super().__init__(orientation, view)
        self._appearance = appearance
        self._view = view
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        appearance.changed.connect(self.viewport().update)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one heading."""
        heading = self.model().headerData(section, self.orientation(), HEADING_ROLE)
        current = self._view.currentIndex()
        place = current.row() if self.orientation() is Qt.Orientation.Vertical else current.column()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill(painter, rect, self._appearance.tokens.window)
        if isinstance(heading, Heading):
            self.paint_heading(painter, option, heading, current=place == section)
        painter.restore()

    def paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading, *, current: bool
    ) -> None:
        """Paint what a heading says into the rectangle of an option."""
        raise NotImplementedError


class RowHeadings(_Headings):
    """A theme with its badge, or a family, in each row."""

    def __init__(self, appearance: Appearance, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, appearance, view)
        self.setDefaultSectionSize(max(30, self.fontMetrics().height() + 10))

    def sizeHint(self) -> QSize:
        """Return the width of the longest name, within bounds."""
        metrics = QFontMetrics(badges.strengthened(self.font()))
        names = [self.model().headerData(row, Qt.Orientation.Vertical) for row in range(self.count())]
        longest = max((metrics.horizontalAdvance(str(name)) for name in names), default=0)
        badge = badges.badge_size(self.font()).width() + _GAP
        return QSize(min(_WIDEST, _SIDE + badge + longest + _GAP), super().sizeHint().height())

    def paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading, *, current: bool
    ) -> None:
        """Paint badge and name."""
        tokens, font = self._appearance.tokens, option.font
        size = badges.badge_size(font)
        left = _SIDE
        badge = QRect(QPoint(left, (option.rect.height() - size.height()) // 2), size)
        if heading.short != heading.name:
            badges.paint_theme_badge(painter, badges.placed(option, badge), heading.short, tokens, heading.colour, font)
        else:
            # a family has no code, only its colour
            edge = QRect(left, badge.top(), 3, badge.height())
            badges.paint_edge(painter, badges.placed(option, edge), tokens.ink(heading.colour))
            left -= size.width() - 3
        painter.setPen(tokens.text)
        left += size.width() + _GAP
        room = QRect(left, 0, option.rect.width() - left - _GAP // 2, option.rect.height())
        badges.write(painter, option, room, heading.name, badges.strengthened(font) if current else font)


class ColumnHeadings(_Headings):
    """What a column is of and, below, its passages, of which a share is a part."""

    def __init__(self, appearance: Appearance, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, appearance, view)
        # names of documents are long
        self.lines = 1

    def sizeHint(self) -> QSize:
        """Return room for the lines of a name and for a number."""
        small = QFontMetrics(badges.small(self.font())).lineSpacing()
        return QSize(super().sizeHint().width(), self.lines * self.fontMetrics().lineSpacing() + small + 2 * _PADDING)

    def paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading, *, current: bool
    ) -> None:
        """Paint name and number."""
        tokens, small = self._appearance.tokens, badges.small(option.font)
        number = QFontMetrics(small).lineSpacing()
        rect = option.rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        font = badges.strengthened(option.font) if current else option.font
        name = rect.adjusted(0, 0, 0, -number)
        painter.setPen(tokens.text)
        painter.setFont(font)
        # where lines break, some room is left at their ends
        room = name.width() if self.lines == 1 else round(name.width() * self.lines * _FILLED)
        words = QFontMetrics(font).elidedText(heading.short, Qt.TextElideMode.ElideRight, room)
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        painter.setPen(tokens.secondary)
        painter.setFont(small)
        below = QRect(rect.left(), rect.bottom() - number + 1, rect.width(), number)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, grouped(heading.passages))
