from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QApplication

from cxreader.model.block import Block, BlockKind
from cxreader.model.views import OpenDocument
from cxreader.ui.page import Page
from cxreader.ui.palette import Mode, tokens
from cxreader.ui.text_formats import Formats
from cxreader.ui.text_setting import TextSetting
from cxreader.ui.typography import Typography, reading_font


def _set(kinds: list[tuple[BlockKind, str, int]], language: str = "en") -> list[QTextBlock]:
    text, blocks = "", []
    for kind, words, level in kinds:
        marker = "1." if kind is BlockKind.LIST_ITEM else ""
        blocks.append(Block(kind, len(text), len(text) + len(words), level, marker))
        text += words + "\n"
    page = Page.of(OpenDocument(1, "T", language, text, tuple(blocks), (), (), ()), show_noise=False)
    setting = TextSetting(reading_font(language, Typography()), language, Typography())
    document = setting.set_page(page, Formats(tokens(Mode.LIGHT)))
    document.setParent(QApplication.instance())
    assert document.toPlainText() == page.text
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def test_a_page_has_one_paragraph_for_each_block(qapp: QApplication) -> None:
    assert qapp is not None
    paragraph = BlockKind.PARAGRAPH
    blocks = _set([(BlockKind.TITLE, "Title", 0), (paragraph, "One", 0), (BlockKind.CAPTION, "Two", 0)])
    assert [block.text() for block in blocks] == ["Title", "One", "Two"]


def test_the_mark_of_a_list_item_hangs(qapp: QApplication) -> None:
    assert qapp is not None
    outer, inner = (
        block.blockFormat() for block in _set([(BlockKind.LIST_ITEM, "1. One", 1), (BlockKind.LIST_ITEM, "1. In", 2)])
    )
    assert outer.leftMargin() == -outer.textIndent() > 0
    assert inner.leftMargin() > outer.leftMargin()


def test_right_to_left_items_hang_on_the_right(qapp: QApplication) -> None:
    assert qapp is not None
    (block,) = _set([(BlockKind.LIST_ITEM, "1. خدمة العملاء", 1)], "ar")
    assert block.blockFormat().rightMargin() > 0
    assert block.blockFormat().leftMargin() == 0
    assert block.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_a_folded_line_is_centred(qapp: QApplication) -> None:
    assert qapp is not None
    _, fold = _set([(BlockKind.PARAGRAPH, "Words", 0), (BlockKind.NOISE, "Spam", 0)])
    assert fold.blockFormat().alignment() & Qt.AlignmentFlag.AlignHCenter


def test_a_heading_stands_off_from_what_is_before_it(qapp: QApplication) -> None:
    assert qapp is not None
    heading, paragraph = _set([(BlockKind.HEADING, "Head", 1), (BlockKind.PARAGRAPH, "Words", 0)])
    assert heading.blockFormat().topMargin() > paragraph.blockFormat().topMargin()
    assert heading.blockFormat().lineHeight() < paragraph.blockFormat().lineHeight()
