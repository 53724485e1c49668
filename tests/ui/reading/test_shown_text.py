from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from cxreader.model.block import BlockKind
from cxreader.ui.shown_text import shown_block, shown_text


def test_a_line_break_within_a_paragraph_becomes_a_space() -> None:
    assert shown_text("one\ntwo") == "one two"


def test_indented_wrapped_lines_show_one_space() -> None:
    assert shown_text("one \r\n   two").replace("\u200b", "") == "one two"


def test_between_chinese_characters_a_line_break_shows_nothing() -> None:
    assert shown_text("客户\n体验").replace("\u200b", "") == "客户体验"


def test_spaces_without_a_line_break_stay() -> None:
    assert shown_text("a   b\u3000 c") == "a   b\u3000 c"


def test_tabs_stay() -> None:
    assert shown_text("a\tb") == "a\tb"


def test_the_length_never_changes() -> None:
    text = "a\r\n\r\n b\u2028\u2029\ufdd0\ufffc\x0c\x85 客\n客"
    assert len(shown_text(text)) == len(text)


def test_qt_breaks_at_no_character_of_the_first_plane() -> None:
    characters = "".join(map(chr, range(0x10000)))
    document = QTextDocument()
    document.setPlainText("x".join(shown_text("x".join(characters))))
    assert document.blockCount() == 1
    assert document.characterCount() == 2 * (2 * len(characters) - 1)


def test_no_character_is_lost_at_the_beginning_of_a_text() -> None:
    document = QTextDocument()
    lost = []
    for character in map(chr, range(0x10000)):
        document.setPlainText(shown_text(character) + "x")
        if document.characterCount() != 3:
            lost.append(character)
    assert lost == []


@given(st.text(st.sampled_from("ab客 \n\r\t\u2028\u3000\x0b\ufdd1\U0001f600"), max_size=30))
def test_no_two_breaks_show_more_than_one_space(text: str) -> None:
    shown = shown_text(text)
    assert len(shown) == len(text)
    assert not set(shown) & set("\n\r\u2028\x0b\ufdd1")


def _seen(text: str, kind: BlockKind) -> str:
    shown = shown_block(text, kind)
    assert len(shown) == len(text)
    return shown.replace("\u200b", "")


def test_code_keeps_its_lines_and_their_indents() -> None:
    assert _seen("if x:\r\n    y\n\n\tz", BlockKind.CODE) == "if x:\u2028    y\u2028\u2028\tz"
    document = QTextDocument()
    document.setPlainText(shown_block("a\u2029b\vc\ufffc\x00", BlockKind.CODE))
    assert document.blockCount() == 1


def test_there_is_one_tab_between_cells_whatever_parts_them() -> None:
    row = BlockKind.TABLE_ROW
    assert _seen("| Anna |  12 | good |", row) == "Anna\t12\tgood"
    assert _seen("Anna | 12 | a \\| b", row) == "Anna\t12\ta \\| b"
    assert _seen("Anna Lee     12   good", row) == "Anna Lee\t12\tgood"
    assert _seen("Anna\t12\ta  |  b", row) == "Anna\t12\ta  |  b"


def test_an_empty_cell_keeps_its_place() -> None:
    assert _seen("| Anna | | good |", BlockKind.TABLE_ROW) == "Anna\t\tgood"
    assert _seen("||good|", BlockKind.TABLE_ROW) == "\tgood"


def test_the_marks_of_quoted_lines_cannot_be_seen() -> None:
    assert _seen("> one\n>> two\r\n > three > four", BlockKind.QUOTE) == "one two three > four"
    assert _seen("> 客户\n> 体验", BlockKind.QUOTE) == "客户体验"
    assert _seen("“A saying.”", BlockKind.QUOTE) == "“A saying.”"


def test_the_hashes_of_a_heading_cannot_be_seen() -> None:
    assert _seen("## No. #1", BlockKind.HEADING) == "No. #1"
    assert _seen("# Title", BlockKind.TITLE) == "Title"
    assert _seen("#one", BlockKind.TITLE) == "#one"
    assert _seen("####### seven", BlockKind.HEADING) == "####### seven"
    assert _seen("# Words", BlockKind.PARAGRAPH) == "# Words"


@given(st.text(st.sampled_from("a客 \t\r\n|>#\\\u2028")), st.sampled_from(BlockKind))
def test_no_kind_of_block_changes_the_length_or_begins_a_paragraph(text: str, kind: BlockKind) -> None:
    shown = shown_block(text, kind)
    assert len(shown) == len(text)
    assert not set(shown) & set("\n\r\u2029")
