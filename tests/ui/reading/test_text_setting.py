from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextFormat, QTextOption
from PySide6.QtWidgets import QApplication

from cxreader.model.block import Block, BlockKind
from cxreader.model.views import OpenDocument
from cxreader.ui.page import Page
from cxreader.ui.palette import Mode, tokens
from cxreader.ui.text_formats import Formats
from cxreader.ui.text_overlay import BARRED, BULLETED
from cxreader.ui.text_setting import TextSetting
from cxreader.ui.typography import Typography, reading_font

_ROW = BlockKind.TABLE_ROW


def _set(kinds: list[tuple[BlockKind, str, int]], language: str = "en") -> list[QTextBlock]:
    text, blocks = "", []
    for kind, words, level in kinds:
        marker = "1." if kind is BlockKind.LIST_ITEM and words.startswith("1.") else ""
        blocks.append(Block(kind, len(text), len(text) + len(words), level, marker))
        text += words + "\n"
    page = Page.of(OpenDocument(1, "T", language, text, tuple(blocks), (), (), ()), show_noise=False)
    setting = TextSetting(reading_font(language, Typography()), language, Typography())
    document = setting.set_page(page, Formats(tokens(Mode.LIGHT)))
    document.setParent(QApplication.instance())
    assert document.toRawText().replace("\u2029", "\n") == page.text
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


def test_an_item_without_a_mark_of_its_own_leaves_room_for_a_bullet(qapp: QApplication) -> None:
    assert qapp is not None
    one, inner, marked = (
        block.blockFormat()
        for block in _set(
            [(BlockKind.LIST_ITEM, "One", 1), (BlockKind.LIST_ITEM, "In", 2), (BlockKind.LIST_ITEM, "1. Two", 1)]
        )
    )
    assert [shape.boolProperty(BULLETED) for shape in (one, inner, marked)] == [True, True, False]
    assert inner.leftMargin() > one.leftMargin() > 0
    assert one.textIndent() == 0


def test_footnotes_are_small_and_faint_and_answers_stand_apart(qapp: QApplication) -> None:
    assert qapp is not None
    paragraph, note, answer = _set(
        [(BlockKind.PARAGRAPH, "One", 0), (BlockKind.FOOTNOTE, "Two", 0), (BlockKind.ANSWER, "Three", 0)]
    )
    look = note.begin().fragment().charFormat()
    assert look.property(QTextFormat.Property.FontSizeAdjustment) == -1
    assert look.foreground().color() == tokens(Mode.LIGHT).secondary
    assert answer.blockFormat().bottomMargin() > paragraph.blockFormat().bottomMargin()


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


def test_deep_items_leave_room_for_their_words(qapp: QApplication) -> None:
    assert qapp is not None
    deep, deeper = (
        block.blockFormat().leftMargin()
        for block in _set([(BlockKind.LIST_ITEM, "1. One", 9), (BlockKind.LIST_ITEM, "1. In", 90)])
    )
    assert deep == deeper


def test_a_quotation_stands_in_beside_its_bar(qapp: QApplication) -> None:
    assert qapp is not None
    quote, words = _set([(BlockKind.QUOTE, "> Too slow", 0), (BlockKind.PARAGRAPH, "Words", 0)])
    assert quote.blockFormat().leftMargin() > words.blockFormat().leftMargin()
    assert quote.blockFormat().hasProperty(BARRED)
    assert not words.blockFormat().hasProperty(BARRED)


def test_the_columns_of_a_table_begin_below_each_other(qapp: QApplication) -> None:
    assert qapp is not None
    rows = _set(
        [(_ROW, "姓名\t数量\t说明", 0), (_ROW, "鲍勃建造者\t3\t不太好", 0), (BlockKind.PARAGRAPH, "x", 0)], "zh-Hans"
    )
    head, last = (row.blockFormat() for row in rows[:2])
    assert [tab.position for tab in head.tabPositions()] == [tab.position for tab in last.tabPositions()]
    assert len(head.tabPositions()) == 2
    assert head.bottomMargin() < last.bottomMargin() == rows[2].blockFormat().bottomMargin()
    assert rows[2].blockFormat().tabPositions() == []


def test_the_columns_of_a_right_to_left_table_begin_at_the_right(qapp: QApplication) -> None:
    assert qapp is not None
    row, _ = _set([(_ROW, "اسم\tعدد", 0), (_ROW, "أحمد\t12", 0)], "ar")
    # Qt turns the side around with the direction
    assert [tab.type for tab in row.blockFormat().tabPositions()] == [QTextOption.TabType.RightTab]


def test_rows_that_are_too_long_for_columns_hang(qapp: QApplication) -> None:
    assert qapp is not None
    (row,) = _set([(_ROW, "Anna\t" + "many words " * 20, 0)])
    assert row.blockFormat().tabPositions() == []
    assert row.blockFormat().leftMargin() == -row.blockFormat().textIndent() > 0


def test_code_runs_from_left_to_right_in_any_text(qapp: QApplication) -> None:
    assert qapp is not None
    code, words = _set([(BlockKind.CODE, "if x:\n    y()", 0), (BlockKind.PARAGRAPH, "خدمة", 0)], "ar")
    assert code.blockFormat().layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert words.blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert code.text() == "if x:\u2028    y()"
