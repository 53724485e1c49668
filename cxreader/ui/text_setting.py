"""Sets a page in type: makes the QTextDocument that shows it, with the shape of each paragraph."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCursor, QTextDocument, QTextOption

from cxreader.model.block import BlockKind
from cxreader.ui.page import Line, Page
from cxreader.ui.reader import COLUMN_PADDING
from cxreader.ui.text_formats import Formats
from cxreader.ui.text_overlay import BARRED, BULLET_ROOM, BULLETED
from cxreader.ui.typography import SAMPLE_LENGTH, Typography, column_width, direction, em, line_height

# the top edge of the page, and the white space below its last line
_TOP, _BOTTOM = 24, 64
# gaps above and below a paragraph, in em
_GAPS = {
    BlockKind.TITLE: (0.0, 0.9),
    BlockKind.HEADING: (1.1, 0.4),
    BlockKind.LIST_ITEM: (0.0, 0.4),
    BlockKind.TABLE_ROW: (0.0, 0.25),
    BlockKind.FOOTNOTE: (0.0, 0.4),
    BlockKind.ANSWER: (0.0, 1.2),
}
_GAP = (0.0, 0.7)
_DENSE = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.TABLE_ROW, BlockKind.CODE})
_DENSE_PITCH = 0.85
_INDENT = 1.5
# kinds that are set alike, whatever their line is: what most lines of a page are of is set as one
_ALIKE = ((BlockKind.PARAGRAPH, BlockKind.NOISE), (BlockKind.ANSWER,))
# below it items go no farther in: the words would be left without room
_DEEPEST = 6


class TextSetting(NamedTuple):
    """How pages of one language are set.

    Attributes:
        font: Font of the text.
        language: Its language tag.
        typography: The person's choices.

    """

    font: QFont
    language: str
    typography: Typography

    def set_page(self, page: Page, formats: Formats) -> QTextDocument:
        """Return a text document that shows a page, its marks not yet among its formats."""
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.font)
        # one insertion without a layout to keep up is many times quicker than paragraph after paragraph
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        usual = _usual(page)
        kind = usual[0]
        cursor.setBlockFormat(self._shape(kind))
        cursor.setCharFormat(formats.base(kind, folded=False))
        cursor.insertText(page.text)
        for line in page.lines:
            if line.folded or line.kind not in usual:
                self._set_line(cursor, line, formats)
        if any(line.kind is BlockKind.TABLE_ROW for line in page.lines):
            from cxreader.ui.table_stops import tables  # loaded late: few texts have any

            room = column_width(self.font, page.text[:SAMPLE_LENGTH], self.language, self.typography)
            for table in tables(page):
                self._set_table(cursor, table.lines, table.stops(self.font, room))
        cursor.endEditBlock()
        self._set_margins(document)
        return document

    def _set_line(self, cursor: QTextCursor, line: Line, formats: Formats) -> None:
        lead = ""
        if line.kind is BlockKind.LIST_ITEM and line.lead:
            cursor.setPosition(line.start)
            cursor.setPosition(line.start + line.lead, QTextCursor.MoveMode.KeepAnchor)
            lead = cursor.selectedText()
        cursor.setPosition(line.start)
        cursor.setPosition(line.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setBlockFormat(self._shape(line.kind, line, lead))
        look = formats.base(line.kind, folded=line.folded)
        cursor.setCharFormat(look)
        cursor.setBlockCharFormat(look)

    def _set_table(self, cursor: QTextCursor, rows: Sequence[Line], stops: Sequence[float]) -> None:
        """Set the columns of a table below each other or, where it has no stops, let its rows hang."""
        backwards = direction(self.language) is Qt.LayoutDirection.RightToLeft
        side = QTextOption.TabType.RightTab if backwards else QTextOption.TabType.LeftTab
        shape = QTextBlockFormat()
        if stops:
            shape.setTabPositions([QTextOption.Tab(stop, side) for stop in stops])
        else:
            self._indent(shape, _INDENT * em(self.font))
            shape.setTextIndent(-_INDENT * em(self.font))
        cursor.setPosition(rows[0].start)
        cursor.setPosition(rows[-1].end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeBlockFormat(shape)
        below = QTextBlockFormat()
        below.setBottomMargin(_GAP[1] * em(self.font))
        cursor.setPosition(rows[-1].end)
        cursor.mergeBlockFormat(below)

    def _shape(self, kind: BlockKind, line: Line | None = None, lead: str = "") -> QTextBlockFormat:
        unit = em(self.font)
        above, below = _GAPS.get(kind, _GAP)
        pitch = self.typography.spacing_for(self.language)
        shape = QTextBlockFormat()
        shape.setTopMargin(above * unit)
        shape.setBottomMargin(below * unit)
        shape.setLineHeight(
            line_height(self.font, pitch * _DENSE_PITCH if kind in _DENSE else pitch),
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        code = kind is BlockKind.CODE
        shape.setLayoutDirection(Qt.LayoutDirection.LeftToRight if code else direction(self.language))
        if line and line.folded:
            shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        elif kind is BlockKind.LIST_ITEM:
            self._hang(shape, line.level if line else 1, lead)
            shape.setProperty(BULLETED, not lead)
        elif kind is BlockKind.QUOTE:
            self._indent(shape, _INDENT * unit)
            shape.setProperty(BARRED, True)
        return shape

    def _hang(self, shape: QTextBlockFormat, level: int, lead: str) -> None:
        """Let an item's own mark hang out to the left of its words, or leave room for one that is drawn there."""
        width = QFontMetricsF(self.font).horizontalAdvance(lead)
        room = width or BULLET_ROOM * em(self.font)
        self._indent(shape, min(max(0, level - 1), _DEEPEST) * _INDENT * em(self.font) + room)
        shape.setTextIndent(-width)

    def _indent(self, shape: QTextBlockFormat, width: float) -> None:
        """Begin all lines of a paragraph farther in."""
        if direction(self.language) is Qt.LayoutDirection.RightToLeft:
            shape.setRightMargin(width)
        else:
            shape.setLeftMargin(width)

    def _set_margins(self, document: QTextDocument) -> None:
        frame = document.rootFrame()
        edges = frame.frameFormat()
        edges.setLeftMargin(COLUMN_PADDING)
        edges.setRightMargin(COLUMN_PADDING)
        edges.setTopMargin(_TOP)
        edges.setBottomMargin(_BOTTOM)
        frame.setFrameFormat(edges)


def _usual(page: Page) -> tuple[BlockKind, ...]:
    """Return the kinds that most lines of a page are of, among those that can be set as one."""
    counts = Counter(line.kind for line in page.lines)
    return max(_ALIKE, key=lambda kinds: sum(counts[kind] for kind in kinds))
