"""How a passage is painted that a person is asked about."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from cxreader.model import language
from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.question_rows import ROW_ROLE, Answer, QuestionRow
from cxreader.ui.row_states import state_of

_SIDE, _TOP, _GAP = 16, 8, 8
_BUTTON_HEIGHT, _BUTTON_PADDING = 28, 10
# no more characters are shown of a passage than a person reads before answering
SHOWN = 600
_WRAPPED = Qt.TextFlag.TextWordWrap
_NOTHING = 1 << 15


class QuestionDelegate(QStyledItemDelegate):
    """Paints a passage: its language, its words, its document and, where that is asked, the three answers."""

    def __init__(self, appearance: Appearance, view: QListView, *, asking: bool) -> None:
        """Make a delegate.

        Args:
            appearance: The program's look.
            view: The list, whose width says where lines break.
            asking: Whether each row has the answers to click on.

        """
        super().__init__(view)
        self._appearance = appearance
        self._view = view
        self._names = {Answer.YES: self.tr("Yes"), Answer.NO: self.tr("No"), Answer.SKIPPED: self.tr("Skip")}
        self._asked = tuple(self._names) if asking else ()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height that the words need at the list's width."""
        row: QuestionRow = index.data(ROW_ROLE)
        metrics = QFontMetrics(option.font)
        width = self._words_width(option, self._view.viewport().width())
        words = metrics.boundingRect(QRect(0, 0, width, _NOTHING), _WRAPPED, _shown(row)).height()
        line = QFontMetrics(badges.small(option.font)).height()
        return QSize(160, max(words + line + 4, _BUTTON_HEIGHT) + 2 * _TOP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row: QuestionRow = index.data(ROW_ROLE)
        tokens = self._appearance.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        badges.paint_row(painter, option.rect, tokens, state_of(self._view, option, index))
        size = badges.badge_size(option.font)
        badge = badges.placed(option, QRect(QPoint(_SIDE, _TOP + 1), size))
        tag = language.badge(row.suggestion.language)
        badges.paint_language_badge(painter, badge, tag, tokens.secondary, option.font)
        left, width = _SIDE + size.width() + _GAP, self._words_width(option, option.rect.width())
        line = QFontMetrics(badges.small(option.font)).height()
        below = option.rect.height() - _TOP - line
        painter.setFont(option.font)
        painter.setPen(tokens.secondary if row.answer in (Answer.NO, Answer.SKIPPED) else tokens.text)
        painter.drawText(badges.placed(option, QRect(left, _TOP, width, below - _TOP)), _WRAPPED, _shown(row))
        painter.setPen(tokens.secondary)
        title = " · ".join(filter(None, (row.aside, row.suggestion.title)))
        badges.write(painter, option, QRect(left, below, width, line), title, badges.small(option.font))
        for answer, room in self._buttons(option).items():
            self._paint_button(painter, option, room, answer, chosen=answer is row.answer)
        painter.restore()

    def answer_at(self, option: QStyleOptionViewItem, place: QPoint) -> Answer | None:
        """Return the answer that a point of the view lies on, None for none.

        Args:
            option: The row, with its rectangle in the view.
            place: The point.

        """
        return next((answer for answer, room in self._buttons(option).items() if room.contains(place)), None)

    def _words_width(self, option: QStyleOptionViewItem, width: int) -> int:
        buttons = sum(self._button_width(option, answer) + _GAP for answer in self._asked)
        return max(80, width - 2 * _SIDE - badges.badge_size(option.font).width() - _GAP - buttons)

    def _button_width(self, option: QStyleOptionViewItem, answer: Answer) -> int:
        words = QFontMetrics(badges.small(option.font, strong=True)).horizontalAdvance(self._names[answer])
        return max(_BUTTON_HEIGHT, words + 2 * _BUTTON_PADDING)

    def _buttons(self, option: QStyleOptionViewItem) -> dict[Answer, QRect]:
        """Return where the answers of a row stand in the view."""
        rooms = {}
        right = option.rect.width() - _SIDE
        for answer in reversed(self._asked):
            width = self._button_width(option, answer)
            rooms[answer] = badges.placed(option, QRect(right - width, _TOP, width, _BUTTON_HEIGHT))
            right -= width + _GAP // 2
        return rooms

    def _paint_button(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, answer: Answer, *, chosen: bool
    ) -> None:
        tokens = self._appearance.tokens
        painter.setPen(QPen(tokens.accent if chosen else tokens.border, 1))
        painter.setBrush(tokens.accent if chosen else tokens.page)
        painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(tokens.on_accent if chosen else tokens.text)
        painter.setFont(badges.small(option.font, strong=True))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._names[answer])


def _shown(row: QuestionRow) -> str:
    words = " ".join(row.suggestion.text.split())
    return f"{words[:SHOWN]}…" if len(words) > SHOWN else words
