from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from cxreader.model.block import Block, BlockKind
from cxreader.model.views import OpenDocument
from cxreader.ui.page import Page
from cxreader.ui.table_stops import Table, tables
from cxreader.ui.typography import Typography, em, reading_font

_ROW, _WORDS, _NOISE = BlockKind.TABLE_ROW, BlockKind.PARAGRAPH, BlockKind.NOISE


def _page(*lines: tuple[BlockKind, str], show_noise: bool = True) -> Page:
    text, blocks = "", []
    for kind, words in lines:
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words + "\n"
    return Page.of(OpenDocument(1, "T", "en", text, tuple(blocks), (), (), ()), show_noise)


def test_rows_below_each_other_are_one_table() -> None:
    page = _page((_ROW, "a\tb"), (_ROW, "c\td"), (_WORDS, "words"), (_ROW, "e | f"))
    assert [table.rows for table in tables(page)] == [["a\tb", "c\td"], ["e\tf".replace("\t", "\t\u200b\u200b")]]
    assert next(tables(page)).lines == list(page.lines[:2])


def test_shown_noise_parts_no_table_and_folded_noise_does() -> None:
    lines = ((_WORDS, "words"), (_ROW, "a\tb"), (_NOISE, "an ad"), (_ROW, "c\td"), (_WORDS, "words"))
    assert [len(table.rows) for table in tables(_page(*lines))] == [2]
    assert [len(table.rows) for table in tables(_page(*lines, show_noise=False))] == [1, 1]


def test_a_column_begins_after_the_widest_cell_before_it(qapp: QApplication) -> None:
    assert qapp is not None
    font = reading_font("en", Typography())
    width = QFontMetricsF(font).horizontalAdvance
    # of the two longest cells the one with fewer letters is the wider one
    first, second = Table((), ["iiiiii\tx\ty", "WWWWW\t", "a\tbb\tc"]).stops(font, 1000)
    assert first == width("WWWWW") + 1.5 * em(font)
    assert second == first + width("bb") + 1.5 * em(font)


def test_there_are_no_columns_where_a_row_does_not_fit(qapp: QApplication) -> None:
    assert qapp is not None
    assert Table((), ["one\ttwo"]).stops(reading_font("en", Typography()), 40) == []
