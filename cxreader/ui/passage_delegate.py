"""How a line of the list of passages is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from cxreader.model import language as languages
from cxreader.model.annotation import Verdict
from cxreader.model.listed import Grouping, PassageRow, PassageWords
from cxreader.model.passage import Certainty
from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped
from cxreader.ui.directions import isolated
from cxreader.ui.palette import Mode
from cxreader.ui.passage_lines import Entry, Head, Heights
from cxreader.ui.passage_rows import ENTRY_ROLE, PassageModel
from cxreader.ui.passage_text import TextLook, lay_out, line_count
from cxreader.ui.row_states import RowState, state_of
from cxreader.ui.theme_looks import PLAIN_COLOUR

COMFORTABLE, COMPACT = 52, 28
_HEAD = 32
_LEFT, _RIGHT, _GAP = 14, 14, 8
_TICK, _DOT, _MARK = 14, 6, 12
_MOST_LINES = 60
_DOTS = {Certainty.SURE: 3, Certainty.FAIRLY: 2, Certainty.DOUBTFUL: 1}
# the width of what is told of a passage beside its words, in pixels
_TOLD = 150
# under this width in pixels the words need all room
_NARROW = 520


class PassageDelegate(QStyledItemDelegate):
    """Paints heads of groups, and passages: language, certainty, words, and where they are."""

    def __init__(self, appearance: Appearance, model: PassageModel, view: QListView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._model = model
        self._view = view
        self.is_compact = False
        self.shows_themes = True
        self._plain = COMFORTABLE

    def heights(self) -> Heights:
        """Return where each line begins: 52 px for a passage, 28 px in compact rows, more where the font needs it.

        An unfolded paragraph takes as many lines as it has.
        """
        option, metrics, model = QStyleOptionViewItem(), self._view.fontMetrics(), self._model
        self._view.initViewItemOption(option)
        compact, comfortable = max(COMPACT, metrics.height() + 8), max(COMFORTABLE, 2 * metrics.lineSpacing() + 14)
        self._plain = compact if self.is_compact else comfortable
        width, paragraphs = self._view.viewport().width(), model.paragraphs()
        rooms = {line: self._words_room(option, width, model.row(model.index(line))).width() for line in paragraphs}
        tall = {
            line: max(
                self._plain, line_count(words, option.font, rooms[line], _MOST_LINES) * metrics.lineSpacing() + 16
            )
            for line, words in paragraphs.items()
        }
        return Heights(model.rowCount(), self._plain, model.heads, max(_HEAD, metrics.height() + 10), tall)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        state = state_of(self._view, option, index)
        badges.paint_row(painter, option.rect, self._appearance.tokens, state)
        entry: Entry | None = index.data(ENTRY_ROLE)
        if isinstance(entry, Head):
            self._paint_head(painter, option, entry)
        elif entry:
            self._paint_passage(painter, option, entry, state)
        painter.restore()

    # ---- heads

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, head: Head) -> None:
        colour, height = self._appearance.tokens.secondary, option.rect.height()
        arrow = badges.placed(option, QRect(_LEFT, (height - 14) // 2, 14, 14))
        badges.paint_chevron(painter, arrow, colour, unfolded=not self._model.is_folded(head))
        painter.setPen(colour)
        room = QRect(_LEFT + 20, 0, option.rect.width() - _LEFT - 20 - _RIGHT, height)
        # until all passages are known only the first ones of the group are counted
        words = f"{head.name} · {grouped(self._model.count(head))}" if self._model.listing.is_whole else head.name
        badges.write(painter, option, room, words, badges.small(option.font, strong=True))

    # ---- passages

    def _paint_passage(self, painter: QPainter, option: QStyleOptionViewItem, row: PassageRow, state: RowState) -> None:
        tokens, metrics = self._appearance.tokens, option.fontMetrics
        if state.current:
            edge = QRect(7, 8, 3, option.rect.height() - 16)
            badges.paint_edge(painter, badges.placed(option, edge), tokens.accent)
        words = self._model.words(row)
        paragraph = self._model.unfolded(row)
        most = _MOST_LINES if paragraph else 1 if self.is_compact else 2
        room = self._words_room(option, option.rect.width(), row)
        lines = lay_out(paragraph or words, option.font, room.width(), most, self._look(row))
        pitch = metrics.lineSpacing()
        top = max(4, (option.rect.height() - lines.lineCount() * pitch) // 2)
        line = QRect(0, top, option.rect.width(), pitch)
        if self._model.is_marked(row):
            self._paint_marked(painter, option, line)
        self._paint_signs(painter, option, row, line)
        self._paint_told(painter, option, row, QRect(room.left() - _GAP, top, 0, pitch))
        lines.draw(painter, QPointF(badges.placed(option, room.translated(0, top)).topLeft()))
        self._paint_place(painter, option, row, words, line)

    def _look(self, row: PassageRow) -> TextLook:
        tokens, look = self._appearance.tokens, self._model.looks.get(row.theme)
        colour = look.colour if look else PLAIN_COLOUR
        struck = not row.is_in_scope
        # on black no tint could be told from another
        tint = None if tokens.mode is Mode.BLACK or struck else tokens.tint(colour)
        text = tokens.secondary if struck else tokens.text
        return TextLook(text, tokens.secondary, tokens.label(colour), tint, struck, tokens.found)

    def _paint_marked(self, painter: QPainter, option: QStyleOptionViewItem, line: QRect) -> None:
        tokens = self._appearance.tokens
        box = badges.placed(option, QRect(_LEFT, line.center().y() - _TICK // 2, _TICK, _TICK))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent)
        painter.drawRoundedRect(QRectF(box), 4, 4)
        badges.paint_tick(painter, box.adjusted(2, 2, -2, -2), tokens.on_accent)

    def _paint_signs(self, painter: QPainter, option: QStyleOptionViewItem, row: PassageRow, line: QRect) -> None:
        """Paint language, certainty and, where it is not the same for all rows, the theme."""
        tokens, size = self._appearance.tokens, badges.badge_size(option.font)
        left, top = _LEFT + _TICK + 6, line.center().y() - size.height() // 2
        badge = badges.placed(option, QRect(QPoint(left, top), size))
        badges.paint_language_badge(painter, badge, languages.badge(row.spoken), tokens.secondary, option.font)
        left += size.width() + _GAP
        if row.certainty:
            painter.setPen(QPen(tokens.secondary, 1))
            for number in range(3):
                dot = QRect(left + number * (_DOT + 3), line.center().y() - _DOT // 2, _DOT, _DOT)
                painter.setBrush(tokens.secondary if number < _DOTS[row.certainty] else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QRectF(badges.placed(option, dot)).adjusted(0.5, 0.5, -0.5, -0.5))
        left += 3 * (_DOT + 3) + _GAP
        look = self._model.looks.get(row.theme)
        if self.shows_themes and look:
            badge = badges.placed(option, QRect(QPoint(left, top), size))
            code = look.label.partition(" ")[0]
            badges.paint_theme_badge(painter, badge, code, tokens, look.colour, option.font)

    def _paint_told(self, painter: QPainter, option: QStyleOptionViewItem, row: PassageRow, end: QRect) -> None:
        """Paint whose words they are and what stands beside them, up to where the words begin."""
        width = self._told_width(option.rect.width(), row)
        if not width:
            return
        small, values = badges.small(option.font), " · ".join(isolated(each.value) for each in row.beside)
        room = QRect(end.left() - width, end.top(), width, end.height())
        painter.setPen(self._appearance.tokens.secondary)
        if self.is_compact:
            badges.write(
                painter, option, room, "  ".join(isolated(each) for each in (row.label, values) if each), small
            )
            return
        height = QFontMetrics(small).lineSpacing()
        room = QRect(room.left(), (self._plain - height * (2 if values else 1)) // 2, width, height)
        badges.write(painter, option, room, row.label, small)
        badges.write(painter, option, room.translated(0, height), values, small)

    def _told_width(self, width: int, row: PassageRow | None) -> int:
        """Return the width of what is told of a row beside its words; 0 where it is nothing, or the words need all."""
        return min(_TOLD, width // 5) if row and (row.label or row.beside) and width >= _NARROW else 0

    def _words_room(self, option: QStyleOptionViewItem, width: int, row: PassageRow | None) -> QRect:
        """Return the left edge and the width of the words in a row of a width."""
        badge = badges.badge_size(option.font).width()
        left = _LEFT + _TICK + 6 + badge + _GAP + 3 * (_DOT + 3) + _GAP
        if self.shows_themes:
            left += badge + _GAP
        told = self._told_width(width, row)
        left += told + _GAP if told else 0
        return QRect(left, 0, max(40, width - left - self._place_width(option, width) - _GAP - _RIGHT), 1)

    def _place_width(self, option: QStyleOptionViewItem, width: int) -> int:
        number = option.fontMetrics.horizontalAdvance("§88,888")
        marks = 3 * (_MARK + 6)
        if not self._shows_titles(width):
            return number + marks if self.is_compact else max(number, marks)
        return min(280, width // 4 + number) if self.is_compact else min(200, max(120, width // 5))

    def _shows_titles(self, width: int) -> bool:
        return width >= _NARROW and self._model.grouping is not Grouping.DOCUMENT

    def _paint_place(
        self, painter: QPainter, option: QStyleOptionViewItem, row: PassageRow, words: PassageWords, line: QRect
    ) -> None:
        """Paint title, paragraph and marks at the end of the row: in one line, or in comfortable rows in two."""
        tokens, small = self._appearance.tokens, badges.small(option.font)
        width = self._place_width(option, option.rect.width())
        left = option.rect.width() - _RIGHT - width
        number = f"§{grouped(row.block + 1)}"
        painter.setPen(tokens.secondary)
        if self.is_compact:
            right = self._paint_marks(painter, option, row, words, QRect(left, line.top(), width, line.height()))
            room = QFontMetrics(small).horizontalAdvance(number) + 2
            at = QRect(right - room, line.top(), room, line.height())
            badges.write(painter, option, at, number, small, at_end=True)
            title = QRect(left, line.top(), right - room - _GAP - left, line.height())
        else:
            height = QFontMetrics(small).lineSpacing()
            top = (self._plain - 2 * height) // 2
            title = QRect(left, top, width, height)
            below = title.translated(0, height)
            badges.write(painter, option, below if self._shows_titles(option.rect.width()) else title, number, small)
            self._paint_marks(painter, option, row, words, below)
        if self._shows_titles(option.rect.width()):
            painter.setPen(tokens.secondary)
            badges.write(painter, option, title, row.title, small, elision=Qt.TextElideMode.ElideMiddle)

    def _paint_marks(
        self, painter: QPainter, option: QStyleOptionViewItem, row: PassageRow, words: PassageWords, room: QRect
    ) -> int:
        """Paint at the end of a room whether the passage is decided, noted and quoted, and return where that begins."""
        tokens, right = self._appearance.tokens, room.right() + 1
        middle = room.center().y()

        def take() -> QRect:
            nonlocal right
            right -= _MARK + 6
            return badges.placed(option, QRect(right + 6, middle - _MARK // 2, _MARK, _MARK))

        if row.verdict is Verdict.YES:
            badges.paint_tick(painter, take(), tokens.text)
        elif row.verdict:
            _paint_cross(painter, take(), tokens.text)
        if words.notes:
            badges.paint_pencil(painter, take().adjusted(1, 1, -1, -1), tokens.secondary)
        if words.starred:
            self._appearance.icon("star-filled").paint(painter, take().adjusted(-1, -1, 1, 1))
        painter.setPen(tokens.secondary)
        return right - _GAP if right <= room.right() else right


def _paint_cross(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Paint a cross, the sign for what was refused."""
    painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    inner = QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5)
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.topRight(), inner.bottomLeft())
