from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from cxreader.ui.shown_text import shown_text


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
