"""Sets a page in type: makes the QTextDocument that shows it, with the shape of each paragraph."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCursor, QTextDocument

from cxreader.model.block import BlockKind
from cxreader.ui.page import Line, Page
from cxreader.ui.reader import COLUMN_PADDING
from cxreader.ui.text_formats import Formats
from cxreader.ui.typography import Typography, direction, em, line_height

# the top edge of the page, and the white space below its last line
_TOP, _BOTTOM = 24, 64
# gaps above and below a paragraph, in em
_GAPS = {
    BlockKind.TITLE: (0.0, 0.9),
    BlockKind.HEADING: (1.1, 0.4),
    BlockKind.LIST_ITEM: (0.0, 0.4),
    BlockKind.CAPTION: (0.0, 0.7),
}
_GAP = (0.0, 0.7)
_LARGE_PITCH = 0.85
_INDENT = 1.5


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
        cursor.setBlockFormat(self._shape(None))
        cursor.setCharFormat(formats.base(BlockKind.PARAGRAPH, folded=False))
        cursor.insertText(page.text)
        for line in page.lines:
            if line.folded or line.kind not in (BlockKind.PARAGRAPH, BlockKind.NOISE):
                self._set_line(cursor, line, formats)
        cursor.endEditBlock()
        self._set_margins(document)
        return document

    def _set_line(self, cursor: QTextCursor, line: Line, formats: Formats) -> None:
        lead = ""
        if line.lead:
            cursor.setPosition(line.start)
            cursor.setPosition(line.start + line.lead, QTextCursor.MoveMode.KeepAnchor)
            lead = cursor.selectedText()
        cursor.setPosition(line.start)
        cursor.setPosition(line.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setBlockFormat(self._shape(line, lead))
        look = formats.base(line.kind, folded=line.folded)
        cursor.setCharFormat(look)
        cursor.setBlockCharFormat(look)

    def _shape(self, line: Line | None, lead: str = "") -> QTextBlockFormat:
        kind = line.kind if line else BlockKind.PARAGRAPH
        unit = em(self.font)
        above, below = _GAPS.get(kind, _GAP)
        pitch = self.typography.spacing_for(self.language)
        large = kind in (BlockKind.TITLE, BlockKind.HEADING)
        shape = QTextBlockFormat()
        shape.setTopMargin(above * unit)
        shape.setBottomMargin(below * unit)
        shape.setLineHeight(
            line_height(self.font, pitch * _LARGE_PITCH if large else pitch),
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        shape.setLayoutDirection(direction(self.language))
        if line and line.folded:
            shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        elif kind is BlockKind.LIST_ITEM:
            self._hang(shape, line.level if line else 1, lead)
        return shape

    def _hang(self, shape: QTextBlockFormat, level: int, lead: str) -> None:
        """Let an item's own mark hang out to the left of its words."""
        width = QFontMetricsF(self.font).horizontalAdvance(lead)
        inner = max(0, level - 1) * _INDENT * em(self.font) + width
        if direction(self.language) is Qt.LayoutDirection.RightToLeft:
            shape.setRightMargin(inner)
        else:
            shape.setLeftMargin(inner)
        shape.setTextIndent(-width)

    def _set_margins(self, document: QTextDocument) -> None:
        frame = document.rootFrame()
        edges = frame.frameFormat()
        edges.setLeftMargin(COLUMN_PADDING)
        edges.setRightMargin(COLUMN_PADDING)
        edges.setTopMargin(_TOP)
        edges.setBottomMargin(_BOTTOM)
        frame.setFrameFormat(edges)
