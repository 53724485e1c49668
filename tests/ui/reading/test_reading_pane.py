import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxreader.model.annotation import Highlight
from cxreader.model.block import Block, BlockKind
from cxreader.model.passage import Noise
from cxreader.model.theme import Codebook
from cxreader.model.views import CodedPassage, OpenDocument
from cxreader.ui.appearance import Appearance
from cxreader.ui.reading_pane import ReadingPane
from cxreader.ui.typography import Typography

_ASTRAL = "😀 Hola 👩\u200d👧 mundo. Adiós.\nSPAM\nGracias cafe\u0301 por todo."


@pytest.fixture
def pane(appearance: Appearance, qtbot: QtBot) -> ReadingPane:
    found = ReadingPane(appearance)
    qtbot.addWidget(found)
    found.resize(900, 640)
    found.show()
    found.reader.setFocus()
    return found


def _astral() -> OpenDocument:
    first, second = _ASTRAL.index("SPAM"), _ASTRAL.index("Gracias")
    blocks = (
        Block(BlockKind.PARAGRAPH, 0, first - 1),
        Block(BlockKind.NOISE, first, first + 4),
        Block(BlockKind.PARAGRAPH, second, len(_ASTRAL)),
    )
    cut = _ASTRAL.index("Adiós")
    bounds = ((0, cut - 1), (cut, first - 1), (first, first + 4), (second, len(_ASTRAL)))
    passages = tuple(
        CodedPassage(9, number, (0, 0, 1, 2)[number], start, end, "es", 1.0, number == 2)
        for number, (start, end) in enumerate(bounds)
    )
    noise = (Noise(first, first + 4, "spam", "An advertisement."),)
    return OpenDocument(9, "Astral", "es", _ASTRAL, blocks, passages, noise, ())


def _background(pane: ReadingPane, offset: int) -> QColor:
    page = pane.reader.document()
    cursor = QTextCursor(page)
    pane.go_to(offset, offset)
    cursor.setPosition(pane.reader.textCursor().position() + 1)
    return cursor.charFormat().background().color()


def test_a_text_is_named_and_begins_at_its_top(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook
) -> None:
    document = sample(2)
    pane.show_document(document, codebook)
    assert pane.reader.accessibleName() == f"Text of {document.title}"
    assert pane.caret() == 0
    assert pane.top_offset() == 0
    assert 0 < pane.seen_to() < len(document.text)


def test_the_place_of_last_time_is_taken_up(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook
) -> None:
    document = sample(3)
    pane.show_document(document, codebook)
    start = document.blocks[9].start
    pane.show_document(document, codebook, start)
    assert pane.top_offset() == pane.caret() == start


def test_a_place_survives_another_width_of_window(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook
) -> None:
    start = sample(3).blocks[9].start
    pane.show_document(sample(3), codebook, start)
    for width in (700, 560, 1200, 900):
        pane.resize(width, 640)
    assert pane.top_offset() == start


def test_a_place_may_be_given_before_the_window_is_shown(
    appearance: Appearance, sample: Callable[[int], OpenDocument], codebook: Codebook, qtbot: QtBot
) -> None:
    pane = ReadingPane(appearance)
    qtbot.addWidget(pane)
    start = sample(3).blocks[9].start
    pane.show_document(sample(3), codebook, start)
    pane.resize(900, 640)
    pane.show()
    qtbot.waitExposed(pane)
    assert pane.top_offset() == start


def test_nothing_is_shown_after_clearing(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook
) -> None:
    pane.show_document(sample(0), codebook)
    pane.clear()
    assert pane.reader.toPlainText() == ""
    assert pane.selection() is None
    pane.expand_selection()
    assert (pane.caret(), pane.top_offset(), pane.seen_to()) == (0, 0, 0)
    assert pane.reader.accessibleName() == "No text is open"


def test_offsets_count_code_points_in_both_directions(pane: ReadingPane, codebook: Codebook) -> None:
    pane.show_document(_astral(), codebook)
    start = _ASTRAL.index("mundo")
    pane.select(start, start + 5)
    assert pane.reader.textCursor().selectedText() == "mundo"
    assert pane.selection() == (start, start + 5)


def test_a_selection_never_cuts_through_a_character(pane: ReadingPane, codebook: Codebook) -> None:
    pane.show_document(_astral(), codebook)
    family, accent = _ASTRAL.index("👩"), _ASTRAL.index("\u0301")
    pane.select(family + 1, family + 2)
    assert pane.selection() == (family, family + 3)
    pane.select(accent - 4, accent)
    assert pane.selection() == (accent - 4, accent + 1)


def test_the_stored_text_is_copied_without_what_is_left_out(pane: ReadingPane, codebook: Codebook) -> None:
    pane.show_document(_astral(), codebook)
    pane.reader.selectAll()
    pane.reader.copy()
    assert QApplication.clipboard().text() == _ASTRAL.replace("SPAM", "")
    pane.set_show_noise(True)
    pane.reader.selectAll()
    pane.reader.copy()
    assert QApplication.clipboard().text() == _ASTRAL


def test_a_selection_grows_and_shrinks_step_by_step(pane: ReadingPane, codebook: Codebook) -> None:
    pane.show_document(_astral(), codebook)
    word = _ASTRAL.index("Adiós")
    pane.go_to(word, word)
    seen = []
    for _ in range(4):
        pane.expand_selection()
        seen.append(pane.selection())
    assert seen == [(word, word + 5), (word, word + 6), (0, word + 6), (0, word + 6)]
    pane.shrink_selection()
    assert pane.selection() == (word, word + 6)
    pane.shrink_selection()
    pane.shrink_selection()
    assert pane.selection() is None
    assert pane.caret() == word


def test_shrinking_a_selection_made_otherwise_leaves_its_beginning(pane: ReadingPane, codebook: Codebook) -> None:
    pane.show_document(_astral(), codebook)
    pane.select(2, 6)
    pane.shrink_selection()
    assert (pane.selection(), pane.caret()) == (None, 2)


def test_going_to_a_passage_brings_it_to_the_middle(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, qtbot: QtBot
) -> None:
    document = sample(3)
    pane.show_document(document, codebook)
    passage = document.passages[30]
    with qtbot.waitSignals([pane.caret_moved, pane.place_changed]):
        pane.go_to(passage.start, passage.end)
    assert pane.caret() == passage.start
    rectangle = pane.reader.cursorRect()
    assert pane.reader.height() / 3 - 1 <= rectangle.top() <= pane.reader.height() * 2 / 3


def test_folded_noise_opens_by_click_and_by_enter(pane: ReadingPane, codebook: Codebook, qtbot: QtBot) -> None:
    pane.show_document(_astral(), codebook)
    text = pane.reader.toPlainText()
    assert "1 noise fragment hidden · Show" in text
    cursor = pane.reader.textCursor()
    cursor.setPosition(text.index("Show") + text.count("😀") + 4)
    pane.reader.setTextCursor(cursor)
    with qtbot.waitSignal(pane.noise_toggled):
        QTest.mouseClick(pane.reader.viewport(), Qt.MouseButton.LeftButton, pos=pane.reader.cursorRect().center())
    with qtbot.waitSignal(pane.noise_toggled):
        QTest.keyClick(pane.reader, Qt.Key.Key_Return)
    QTest.mouseMove(pane.reader.viewport(), pane.reader.cursorRect().center())
    assert pane.reader.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_several_fragments_are_counted(pane: ReadingPane, codebook: Codebook) -> None:
    document = _astral()
    blocks = tuple(block._replace(kind=BlockKind.NOISE) for block in document.blocks)
    pane.show_document(document._replace(blocks=blocks), codebook)
    assert pane.reader.toPlainText() == "3 noise fragments hidden · Show"


def test_showing_noise_keeps_caret_and_place(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook
) -> None:
    document = sample(1)
    start = document.blocks[12].start
    pane.show_document(document, codebook, start)
    pane.go_to(start + 20, start + 30)
    pane.select(start + 20, start + 24)
    top = pane.top_offset()
    pane.set_show_noise(True)
    pane.set_show_noise(True)
    assert pane.selection() == (start + 20, start + 24)
    assert abs(pane.top_offset() - top) < 60
    assert "vwin" in pane.reader.toPlainText()


def test_a_new_highlight_appears_and_nothing_moves(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, appearance: Appearance
) -> None:
    document = sample(3)._replace(highlights=())
    passage = document.passages[20]
    pane.show_document(document, codebook)
    pane.go_to(passage.start, passage.end)
    before = pane.reader.verticalScrollBar().value(), pane.caret()
    quote = document.text[passage.start : passage.end]
    marked = (Highlight(7, "g", document.id, passage.start, passage.end, quote),)
    pane.refresh(document._replace(highlights=marked), codebook)
    assert (pane.reader.verticalScrollBar().value(), pane.caret()) == before
    assert _background(pane, passage.start) == appearance.tokens.tint("plain")


def test_a_theme_that_goes_to_another_family_has_its_colour_at_once(
    pane: ReadingPane, codebook: Codebook, appearance: Appearance
) -> None:
    theme, (first, last) = codebook.themes[0], (codebook.families[0], codebook.families[-1])
    marks = (Highlight(7, "g", 1, 0, 4, _ASTRAL[:4], themes=(theme.id,)),)
    document = _astral()._replace(highlights=marks, noise=())
    pane.show_document(document, codebook)
    assert _background(pane, 0) == appearance.tokens.tint(first.colour)
    moved = tuple(theme._replace(family=last.id) if each is theme else each for each in codebook.themes)
    pane.refresh(document, codebook._replace(themes=moved))
    assert _background(pane, 0) == appearance.tokens.tint(last.colour)


def test_new_noise_makes_the_page_anew_and_keeps_the_caret(pane: ReadingPane, codebook: Codebook) -> None:
    document = _astral()
    pane.show_document(document, codebook)
    caret = _ASTRAL.index("por")
    pane.go_to(caret, caret)
    hola = _ASTRAL.index("Hola")
    noise = (Noise(hola, hola + 4, "spam", "Why."), *document.noise)
    pane.refresh(document._replace(noise=noise), codebook)
    assert "Hola" not in pane.reader.toPlainText()
    assert pane.caret() == caret


def test_a_scope_leaves_other_matches_untinted(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, appearance: Appearance
) -> None:
    document = sample(0)
    pane.show_document(document, codebook)
    coding = next(one for passage in document.passages for one in passage.codings if one.theme == "experience")
    offset = coding.evidence[0].start
    tint = appearance.tokens.tint("teal")
    assert _background(pane, offset) == tint
    pane.set_scope(frozenset({"service"}))
    assert _background(pane, offset) != tint
    pane.set_scope(frozenset())
    assert _background(pane, offset) == tint


def test_finds_are_marked_and_go_again(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, appearance: Appearance
) -> None:
    document = sample(0)._replace(passages=(), highlights=())
    pane.show_document(document, codebook)
    hits = [match.span() for match in re.finditer("cliente", document.text)]
    pane.set_hits(hits, 1)
    assert _background(pane, hits[1][0]) == appearance.tokens.accent
    pane.set_hits(())
    assert _background(pane, hits[1][0]) != appearance.tokens.accent


def test_the_current_passage_is_framed_and_the_caret_stays(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, appearance: Appearance
) -> None:
    document = sample(2)
    pane.show_document(document, codebook)
    pane.set_current(document.passages[0])
    image = pane.reader.viewport().grab().toImage()
    bar = {image.pixelColor(2, y).name() for y in range(image.height())}
    assert appearance.tokens.accent.name() in bar
    assert pane.caret() == 0
    pane.set_current(None)
    image = pane.reader.viewport().grab().toImage()
    assert appearance.tokens.accent.name() not in {image.pixelColor(2, y).name() for y in range(image.height())}


def test_enter_and_clicks_find_the_highlight_under_them(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, qtbot: QtBot
) -> None:
    document = sample(2)
    pane.show_document(document, codebook)
    highlight = document.highlights[0]
    pane.go_to(highlight.start + 2, highlight.end)
    with qtbot.waitSignal(pane.highlight_activated) as activated:
        QTest.keyClick(pane.reader, Qt.Key.Key_Return)
    assert activated.args == [highlight.id]
    with qtbot.waitSignal(pane.highlight_activated) as activated:
        QTest.mouseClick(pane.reader.viewport(), Qt.MouseButton.LeftButton, pos=pane.reader.cursorRect().center())
    assert activated.args == [highlight.id]
    pane.go_to(0, 0)
    with qtbot.waitSignal(pane.passage_activated), qtbot.assertNotEmitted(pane.highlight_activated):
        QTest.mouseClick(pane.reader.viewport(), Qt.MouseButton.LeftButton, pos=pane.reader.cursorRect().center())
        QTest.keyClick(pane.reader, Qt.Key.Key_Enter)


def test_zoom_keeps_its_own_size_for_each_script(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, qtbot: QtBot
) -> None:
    pane.show_document(sample(1), codebook)
    with qtbot.waitSignal(pane.typography_changed) as changed:
        pane.zoom(3)
    assert changed.args == [Typography(wide_size=16)]
    pane.show_document(sample(0), codebook)
    assert pane.reader.document().defaultFont().pointSize() == 13
    pane.zoom(-100)
    assert pane.reader.document().defaultFont().pointSize() == 9
    with qtbot.assertNotEmitted(pane.typography_changed):
        pane.zoom(-1)
    pane.zoom(0)
    assert pane.typography == Typography(wide_size=16)


def test_ctrl_and_the_wheel_zoom(pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook) -> None:
    pane.show_document(sample(0), codebook)
    event = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pane.reader.viewport(), event)
    assert pane.typography.size == 14


def test_a_narrower_measure_makes_a_narrower_column(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook
) -> None:
    pane.show_document(sample(0), codebook)
    before = pane.reader.viewport().width()
    pane.set_layout(Typography(measure=50))
    assert pane.reader.viewport().width() < before
    pane.set_layout(Typography(measure=50))
    assert pane.typography.measure == 50


def test_stripes_and_map_can_be_put_away(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook
) -> None:
    pane.show_document(sample(0), codebook)
    assert pane.stripes.isVisible()
    assert pane.stripes.geometry().right() < pane.reader.column_left()
    pane.set_show_stripes(False)
    pane.set_show_map(False)
    assert not pane.stripes.isVisible()
    assert not pane.map.isVisible()


def test_a_click_on_the_map_goes_there(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, qtbot: QtBot
) -> None:
    document = sample(3)
    pane.show_document(document, codebook)
    with qtbot.waitSignal(pane.place_changed):
        QTest.mouseClick(pane.map, Qt.MouseButton.LeftButton, pos=QPoint(7, pane.map.height() // 2))
    assert pane.top_offset() < len(document.text) // 2 < pane.seen_to()


@pytest.mark.parametrize("mode", ["sepia", "dark", "black"])
def test_another_mode_recolours_and_keeps_the_place(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, appearance: Appearance, mode: str
) -> None:
    document = sample(3)
    pane.show_document(document, codebook, document.blocks[9].start)
    appearance.choose(mode)
    assert pane.top_offset() == document.blocks[9].start
    image = pane.reader.grab().toImage()
    assert image.pixelColor(3, image.height() - 3) == appearance.tokens.page


def test_the_caret_is_told_as_it_moves(pane: ReadingPane, codebook: Codebook, qtbot: QtBot) -> None:
    pane.show_document(_astral(), codebook)
    with qtbot.waitSignal(pane.caret_moved) as moved:
        QTest.keyClick(pane.reader, Qt.Key.Key_Right)
    assert moved.args == [1]


def test_showing_a_document_does_not_tell_of_a_moved_caret(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, qtbot: QtBot
) -> None:
    pane.show_document(sample(0), codebook, 500)
    with qtbot.assertNotEmitted(pane.caret_moved):
        pane.show_document(sample(1), codebook)


def test_right_to_left_paragraphs_begin_at_the_right(pane: ReadingPane, codebook: Codebook) -> None:
    text = "خدمة العملاء ممتازة."
    document = OpenDocument(3, "R", "ar", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), (), (), ())
    pane.show_document(document, codebook)
    assert pane.reader.cursorRect().left() > pane.reader.viewport().width() / 2
