"""How a row of the notes panel is painted."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from cxreader.model import language
from cxreader.model.note_keys import link_of
from cxreader.model.note_rows import AsideRow, NoteRow
from cxreader.model.theme import Family
from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.filling import fill
from cxreader.ui.note_rows import ROW_ROLE, placing_words
from cxreader.ui.row_states import state_of
from cxreader.ui.theme_looks import PLAIN_COLOUR

_QUOTE_LINES, _NOTE_LINES = 2, 3
_LEFT, _RIGHT, _TOP = 24, 12, 8
_GAP = 4
_PENCIL = 16
_STAR = 14
_BADGES = 3
_LONGEST = 600


class NoteDelegate(QStyledItemDelegate):
    """Paints a highlight: its quote, its note, then its themes and where it is."""

    def __init__(self, appearance: Appearance, view: QListView, parent: QObject | None = None) -> None:
        """Make a delegate.

        Args:
            appearance: The program's look.
            view: The list, whose width says where lines break.
            parent: What it belongs to.

        """
        super().__init__(parent)
        self._appearance = appearance
        self._view = view
        self._families: Mapping[str, Family] = {}
        self._even = False

    def set_even(self, even: bool) -> None:
        """Make each row as high as any, or as high as what it says."""
        self._even = even

    def set_families(self, families: Mapping[str, Family]) -> None:
        """Take the families of the rows' themes, by id."""
        self._families = families

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height that quote and note need at the list's width."""
        quote, note = self._most(index.data(ROW_ROLE), option.font)
        line = QFontMetrics(option.font).lineSpacing()
        height = _TOP + quote * line + _GAP + badges.badge_size(option.font).height() + _TOP + 1
        return QSize(120, height + (note * line + _GAP if note else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row: NoteRow | AsideRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        tokens = self._appearance.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        badges.paint_row(painter, option.rect.adjusted(0, 0, 0, -1), tokens, state_of(self._view, option, index))
        width, height = option.rect.width(), option.rect.height()
        fill(painter, badges.placed(option, QRect(12, height - 1, width - 24, 1)), tokens.hairline)
        edge = badges.placed(option, QRect(13, _TOP + 2, 3, height - 2 * _TOP - 5))
        badges.paint_edge(painter, edge, tokens.ink(self._colour(row)))
        quote, note = _broken(row, option.font, width)
        if self._even:
            note = note[: max(1, _QUOTE_LINES + 1 - len(quote))]
        first = _TOP
        if isinstance(row, AsideRow):
            first += self._paint_subject(painter, option, row)
        top = self._write_lines(painter, option, quote, first, _LEFT)
        if note:
            line = QFontMetrics(option.font).lineSpacing()
            pencil = QRect(_LEFT, top + _GAP + (line - 10) // 2, 10, 10)
            badges.paint_pencil(painter, badges.placed(option, pencil), tokens.secondary)
            top = self._write_lines(painter, option, note, top + _GAP, _LEFT + _PENCIL)
        if not isinstance(row, AsideRow):
            self._paint_place(painter, option, row, top + _GAP)
        painter.restore()

    def _most(self, row: NoteRow | AsideRow | None, font: QFont) -> tuple[int, int]:
        """Return how many lines there are room for: of the quote, and of the note."""
        if self._even or row is None:
            return _QUOTE_LINES, 1
        quote, note = _broken(row, font, self._view.viewport().width())
        return len(quote), len(note)

    def _write_lines(
        self, painter: QPainter, option: QStyleOptionViewItem, lines: list[str], top: int, left: int
    ) -> int:
        """Write lines of text below each other and return where they end."""
        painter.setPen(self._appearance.tokens.text)
        height = QFontMetrics(option.font).lineSpacing()
        for line in lines:
            # a pixel more than the lines were broken to, so that none is cut again
            room = QRect(left, top, option.rect.width() - left - _RIGHT + 1, height)
            badges.write(painter, option, room, line, option.font)
            top += height
        return top

    def _paint_subject(self, painter: QPainter, option: QStyleOptionViewItem, row: AsideRow) -> int:
        """Paint the first line of a memo or a link, which says what it is; return its height."""
        tokens, size = self._appearance.tokens, badges.badge_size(option.font)
        left, badge = _LEFT, badges.placed(option, QRect(QPoint(_LEFT, _TOP), size))
        if row.theme:
            colour = self._families[row.theme.family].colour
            badges.paint_theme_badge(painter, badge, row.theme.code, tokens, colour, option.font)
        elif row.language:
            words = language.badge(row.language)
            badges.paint_language_badge(painter, badge, words, tokens.secondary, option.font)
        left += size.width() + 2 * _GAP if row.theme or row.language else 0
        painter.setPen(tokens.secondary)
        room = QRect(left, _TOP, max(0, option.rect.width() - _RIGHT - left), size.height())
        kind = self.tr("↔ Link") if link_of(row.key) else self.tr("Memo")
        badges.write(painter, option, room, kind, badges.small(option.font))
        return size.height() + _GAP

    def _paint_place(self, painter: QPainter, option: QStyleOptionViewItem, row: NoteRow, top: int) -> None:
        """Paint the last line: badges of themes, badge of the language, title, and the star."""
        tokens, size = self._appearance.tokens, badges.badge_size(option.font)
        left, right = _LEFT, option.rect.width() - _RIGHT
        for theme in row.themes[:_BADGES]:
            badge = badges.placed(option, QRect(QPoint(left, top), size))
            colour = self._families[theme.family].colour
            badges.paint_theme_badge(painter, badge, theme.code, tokens, colour, option.font)
            left += size.width() + _GAP
        if row.highlight.starred:
            right -= _STAR
            star = QRect(right, top + (size.height() - _STAR) // 2, _STAR, _STAR)
            self._appearance.icon("star-filled").paint(painter, badges.placed(option, star))
            right -= _GAP
        badge = badges.placed(option, QRect(QPoint(left, top), size))
        badges.paint_language_badge(painter, badge, language.badge(row.language), tokens.secondary, option.font)
        left += size.width() + 2 * _GAP
        painter.setPen(tokens.secondary)
        room = QRect(left, top, max(0, right - left), size.height())
        told = placing_words(row.highlight.placing)
        words = f"{told} · {row.title}" if told else row.title
        badges.write(painter, option, room, words, badges.small(option.font))

    def _colour(self, row: NoteRow | AsideRow) -> str:
        if isinstance(row, AsideRow):
            return self._families[row.theme.family].colour if row.theme else PLAIN_COLOUR
        return self._families[row.themes[0].family].colour if row.themes else PLAIN_COLOUR


def _broken(row: NoteRow | AsideRow, font: QFont, width: int) -> tuple[list[str], list[str]]:
    """Return the lines of quote and note at a row's width."""
    room = width - _LEFT - _RIGHT
    words = row.heading if isinstance(row, AsideRow) else f"“{row.highlight.quote}”"
    quote = _break(words, font, room, _QUOTE_LINES)
    return quote, _break(row.note, font, room - _PENCIL, _NOTE_LINES)


def _break(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Break a text into lines of a width in pixels; the last of too many ends in an ellipsis."""
    if not text.strip():
        return []
    # no more is laid out than a few lines can hold
    shown = " ".join(text[:_LONGEST].split()) + ("…" if len(text) > _LONGEST else "")
    layout = QTextLayout(shown, font)
    option = layout.textOption()
    option.setWrapMode(option.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    # Qt counts in units of UTF-16
    units = shown.encode("utf-16-le")
    pieces = [units[2 * a : 2 * b].decode("utf-16-le").rstrip() for a, b in pairwise((*starts, len(units) // 2))]
    if len(starts) <= most:
        return pieces
    rest = units[2 * starts[most - 1] :].decode("utf-16-le")
    return [*pieces[: most - 1], QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
