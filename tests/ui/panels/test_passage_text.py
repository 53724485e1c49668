import pytest
from PySide6.QtGui import QColor, QFont, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QApplication

from cxreader.model.listed import PassageWords
from cxreader.ui.passage_text import TextLook, lay_out, line_count

LONG = "We waited and waited while the music played on and nobody came to the phone. " * 6
LOOK = TextLook(QColor("#111111"), QColor("#777777"), QColor("#0000ff"), QColor("#ccccff"))


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    return qapp.font()


def words(text: str, *marks: tuple[int, int, str]) -> PassageWords:
    return PassageWords(text, marks, 0, len(text))


def marked(text: str, part: str, kind: str = "word") -> PassageWords:
    at = text.rindex(part)
    return words(text, (at, at + len(part), kind))


def seen(layout: QTextLayout) -> list[str]:
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    units = layout.text().encode("utf-16-le")
    return [units[2 * a.textStart() : 2 * (a.textStart() + a.textLength())].decode("utf-16-le") for a in lines]


def formats(layout: QTextLayout) -> list[tuple[str, bool, bool]]:
    """Return the stretches that are marked: words, whether they are underlined, whether they are tinted."""
    units = layout.text().encode("utf-16-le")
    return [
        (
            units[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le"),
            each.format.underlineStyle() != each.format.UnderlineStyle.NoUnderline,
            each.format.hasProperty(each.format.Property.BackgroundBrush),
        )
        for each in layout.formats()[2:]
    ]


def test_a_short_sentence_is_one_line(font: QFont) -> None:
    layout = lay_out(words("Nobody called."), font, 400, 2, LOOK)
    assert seen(layout) == ["Nobody called."]


def test_what_does_not_fit_ends_in_an_ellipsis(font: QFont) -> None:
    layout = lay_out(words(LONG), font, 300, 2, LOOK)
    assert layout.lineCount() == 2
    assert layout.text().endswith("…")
    assert LONG.startswith(layout.text()[:-1])
    assert QFontMetrics(font).horizontalAdvance(seen(layout)[1]) <= 300


def test_a_mark_far_on_is_brought_into_view_with_a_whole_word_before_it(font: QFont) -> None:
    for most in (1, 2):
        layout = lay_out(marked(LONG + "Then the hotline answered.", "hotline"), font, 300, most, LOOK)
        assert layout.text().startswith("…")
        assert f" {layout.text()[1:].split()[0]} " in f" {LONG}"
        assert ("hotline", True, True) in formats(layout)
        assert "hotline" in "".join(seen(layout))


def test_a_mark_far_on_is_brought_into_view_where_there_are_no_spaces(font: QFont) -> None:
    layout = lay_out(marked("客户" * 200 + "联系中心很好", "联系中心"), font, 300, 2, LOOK)
    assert layout.text().startswith("…客户" if "…客户" in layout.text() else "…户")
    assert ("联系中心", True, True) in formats(layout)


def test_a_mark_near_by_leaves_the_beginning_where_it_is(font: QFont) -> None:
    layout = lay_out(words(LONG, (3, 9, "word"), (400, 405, "word")), font, 300, 2, LOOK)
    assert layout.text().startswith("We waited")
    assert formats(layout) == [("waited", True, True)]


def test_words_of_meaning_are_tinted_only(font: QFont) -> None:
    layout = lay_out(marked("Nobody called back.", "called", "meaning"), font, 300, 2, LOOK)
    assert formats(layout) == [("called", False, True)]


def test_without_a_tint_the_line_alone_marks(font: QFont) -> None:
    layout = lay_out(marked("Nobody called back.", "called"), font, 300, 2, LOOK._replace(tint=None))
    assert formats(layout) == [("called", True, False)]


def test_letters_above_the_basic_plane_move_no_mark(font: QFont) -> None:
    layout = lay_out(marked("😀😀 nobody called 😀 back", "called"), font, 300, 2, LOOK)
    assert formats(layout) == [("called", True, True)]


def test_of_a_paragraph_the_passage_stands_out(font: QFont) -> None:
    text = "Before it. The passage itself. After it."
    start, end = text.index("The"), text.index(" After")
    layout = lay_out(PassageWords(text, (), start, end), font, 2000, 9, LOOK)
    aside, plain = layout.formats()
    assert (aside.start, aside.length) == (0, len(text))
    assert (plain.start, plain.length) == (start, end - start)
    assert aside.format.foreground().color() != plain.format.foreground().color()


def test_what_was_refused_is_struck_out(font: QFont) -> None:
    layout = lay_out(words("Nobody called."), font, 300, 2, LOOK._replace(is_struck=True))
    assert layout.formats()[1].format.fontStrikeOut()


def test_lines_are_counted_up_to_the_most(font: QFont) -> None:
    assert line_count(words("Nobody called."), font, 400, 9) == 1
    assert line_count(words(LONG), font, 300, 2) == 2
    assert line_count(words(LONG), font, 300, 99) == lay_out(words(LONG), font, 300, 99, LOOK).lineCount() > 3


def test_what_was_searched_for_is_in_view_and_lies_over_all_else(font: QFont) -> None:
    text = LONG + "Then the hotline answered."
    at = text.index("hotline")
    both = words(text, (3, 9, "word"), (at, at + 7, "found"), (at, at + 7, "meaning"))
    look = LOOK._replace(hit=QColor("#ffcc00"))
    layout = lay_out(both, font, 300, 2, look)
    assert "hotline" in "".join(seen(layout))
    assert [each[0] for each in formats(layout)] == ["hotline", "hotline"]
    assert layout.formats()[-1].format.background().color() == look.hit
    assert lay_out(both, font, 300, 2, LOOK).formats()[-1].format.background().color() != look.hit
