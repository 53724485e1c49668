"""How what a text is marked as looks: the formats that Qt shows it with."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from cxreader.model.block import BlockKind
from cxreader.ui.page import Page
from cxreader.ui.palette import Mode, Tokens
from cxreader.ui.text_styles import Span, Style
from cxreader.ui.typography import fixed_families

# steps of Qt's own scale: 1.5, 1.2 and 0.8 of the text
_SMALL = frozenset({BlockKind.CAPTION, BlockKind.FOOTNOTE})
_SIZE_STEPS = {BlockKind.TITLE: 2, BlockKind.HEADING: 1, BlockKind.CODE: -1, **dict.fromkeys(_SMALL, -1)}
# looked up once: Qt's names cost more than what they are used for here
_KEEP = QTextCursor.MoveMode.KeepAnchor


class Formats:
    """Turns styles into Qt's formats, in the colours of one mode."""

    def __init__(self, tokens: Tokens, fold_address: str = "") -> None:
        """Take the colours.

        Args:
            tokens: The colours in use.
            fold_address: Address of the link of folded noise.

        """
        self._tokens = tokens
        self._address = fold_address
        self.base = cache(self._base)
        self.styled = cache(self._styled)

    def apply(self, document: QTextDocument, page: Page, wanted: Sequence[Span], present: Sequence[Span] = ()) -> None:
        """Format a text that already has its base formats, as one edit, touching only what differs.

        Args:
            document: The text.
            page: What it shows.
            wanted: How it is to look, without overlap.
            present: How it looks now.

        """
        before = set(present)
        stale = before.difference(wanted) if before else before
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for span in stale:
            line = page.line_at(span.start)
            self._set(cursor, span, self.base(line.kind, folded=line.folded))
        for span in wanted:
            if not before or span not in before:
                line = page.line_at(span.start)
                self._set(cursor, span, self.styled(line.kind, span.style, folded=line.folded))
        cursor.endEditBlock()

    def _set(self, cursor: QTextCursor, span: Span, look: QTextCharFormat) -> None:
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, _KEEP)
        cursor.setCharFormat(look)

    def _base(self, kind: BlockKind, *, folded: bool = False) -> QTextCharFormat:
        look = QTextCharFormat()
        step = -1 if folded else _SIZE_STEPS.get(kind, 0)
        if step:
            look.setProperty(QTextFormat.Property.FontSizeAdjustment, step)
        if step > 0:
            look.setFontWeight(QFont.Weight.DemiBold)
        if kind is BlockKind.CODE:
            look.setFontFamilies(list(fixed_families()))
        faint = folded or kind in _SMALL
        look.setForeground(_brush(self._tokens.secondary if faint else self._tokens.text))
        return look

    def _styled(self, kind: BlockKind, style: Style, *, folded: bool = False) -> QTextCharFormat:
        look = QTextCharFormat(self._base(kind, folded=folded))
        self._mark(look, style)
        if style.noise or style.quiet or style.label:
            look.setForeground(_brush(self._tokens.secondary))
        if style.label:
            look.setFontWeight(QFont.Weight.DemiBold)
        look.setFontStrikeOut(style.noise)
        if style.link:
            look.setAnchor(True)
            look.setAnchorHref(self._address)
            look.setForeground(_brush(self._tokens.accent))
            look.setFontUnderline(True)
        if style.hit:
            self._show_hit(look, current=style.hit > 1)
        look.setToolTip("\n".join(style.tips))
        return look

    def _mark(self, look: QTextCharFormat, style: Style) -> None:
        lines, slot = QTextCharFormat.UnderlineStyle, style.highlight or style.match or style.meant
        # on black no tint could be told from another: lines and brackets say it all
        is_black = self._tokens.mode is Mode.BLACK
        if slot and not is_black and not style.unsure:
            look.setBackground(_brush(self._tokens.tint(slot)))
        if style.unsure:
            self._underline(look, lines.DotLine, slot)
        elif style.highlight or style.match:
            self._underline(look, lines.SingleUnderline, style.match or slot)
        elif slot and is_black:
            self._underline(look, lines.DashUnderline, slot)
        elif style.suggested:
            self._underline(look, lines.DotLine, style.suggested)

    def _underline(self, look: QTextCharFormat, line: QTextCharFormat.UnderlineStyle, slot: str) -> None:
        look.setUnderlineStyle(line)
        look.setUnderlineColor(self._tokens.label(slot))

    def _show_hit(self, look: QTextCharFormat, *, current: bool) -> None:
        if current:
            look.setBackground(_brush(self._tokens.accent))
            look.setForeground(_brush(self._tokens.on_accent))
        else:
            look.setBackground(_brush(self._tokens.found))


def _brush(colour: QColor) -> QBrush:
    """Return a plain brush; to make one of a colour at once would load Qt's gradients too."""
    brush = QBrush()
    brush.setStyle(Qt.BrushStyle.SolidPattern)
    brush.setColor(colour)
    return brush
