"""What is marked on a long text: what is near the eye, and all of it as if it had been marked at once."""

from collections.abc import Iterable, Sequence

import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from cxreader.model.annotation import Highlight
from cxreader.model.block import Block, BlockKind
from cxreader.model.theme import Codebook
from cxreader.model.views import CodedPassage, OpenDocument
from cxreader.ui.appearance import Appearance
from cxreader.ui.page_marks import within
from cxreader.ui.reader import Reader
from cxreader.ui.reading_pane import ReadingPane
from cxreader.ui.text_styles import Span, Style

_WORDS = "Whoever calls the desk waits, and whoever writes to it waits twice as long as anybody who calls. "
_PARAGRAPHS, _LENGTH = 200, 2 * len(_WORDS)


def _paragraphs(kind: BlockKind = BlockKind.PARAGRAPH) -> OpenDocument:
    text = "\n".join([(2 * _WORDS).strip() + "!"] * _PARAGRAPHS)
    starts = [number * (_LENGTH + 1) for number in range(_PARAGRAPHS)]
    blocks = tuple(Block(kind, start, start + _LENGTH) for start in starts)
    passages = tuple(CodedPassage(1, n, n, at, at + _LENGTH, "en", 1.0, False) for n, at in enumerate(starts))
    return OpenDocument(1, "Desk", "en", text, blocks, passages, (), ())


def _marked(document: OpenDocument, stretches: Iterable[tuple[int, int]]) -> OpenDocument:
    marks = [Highlight(n, "g", 1, *place, document.text[slice(*place)]) for n, place in enumerate(stretches, start=1)]
    return document._replace(highlights=tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.id))))


def _shown(appearance: Appearance, qtbot: QtBot) -> ReadingPane:
    pane = ReadingPane(appearance)
    qtbot.addWidget(pane)
    pane.resize(900, 640)
    pane.show()
    return pane


@pytest.fixture
def pane(appearance: Appearance, qtbot: QtBot) -> ReadingPane:
    return _shown(appearance, qtbot)


def _format(pane: ReadingPane, offset: int) -> QTextCharFormat:
    """Return how a character looks, wherever the pane is."""
    cursor = QTextCursor(pane.reader.document())
    cursor.setPosition(offset + 1)
    return cursor.charFormat()


def _read(pane: ReadingPane, document: OpenDocument) -> list[QTextCharFormat]:
    """Go through a text and return how each of its characters looks."""
    for block in document.blocks:
        pane.go_to(block.start, block.end)
    return [_format(pane, offset) for offset in range(len(document.text))]


def test_a_highlight_far_away_is_marked_when_it_comes_into_sight(
    pane: ReadingPane, codebook: Codebook, appearance: Appearance
) -> None:
    far = _paragraphs().blocks[150].start
    pane.show_document(_marked(_paragraphs(), [(10, 30), (far, far + 20)]), codebook)
    tint = appearance.tokens.tint("plain")
    assert _format(pane, 10).background().color() == tint
    assert _format(pane, far).background().color() != tint
    pane.go_to(far, far + 20)
    assert _format(pane, far).background().color() == tint


def test_a_find_far_away_is_marked_when_it_comes_into_sight(pane: ReadingPane, codebook: Codebook) -> None:
    far = _paragraphs().blocks[150].start
    pane.show_document(_paragraphs(), codebook)
    pane.go_to(far, far)
    pane.set_hits([(10, 17), (far, far + 7)], current=1)
    current = _format(pane, far).background()
    pane.go_to(0, 0)
    assert _format(pane, 10).background().color().isValid()
    assert _format(pane, 10).background() != current
    pane.set_hits((), -1)
    pane.go_to(far, far)
    assert _format(pane, far) == _format(pane, far + 50)


@pytest.mark.parametrize(
    "steps",
    [
        ([(20, 60)], [(20, 60), (40, 90)], [(40, 90)]),
        ([(20, 60), (30, 50)], [(30, 50)], []),
        ([(_LENGTH - 20, _LENGTH + 30)], [(10, 5 * _LENGTH), (_LENGTH - 20, _LENGTH + 30)], [(10, 5 * _LENGTH)]),
        ([(0, 40)], [(0, 40), (30_000, 30_050)], [(0, 40), (30_020, 30_070)]),
        ([(0, 100 * _LENGTH), (300, 310)], [(300, 310)], [(300, 310), (305, 20_000)]),
    ],
)
def test_after_any_edit_all_looks_as_if_it_had_just_been_opened(
    appearance: Appearance, qtbot: QtBot, codebook: Codebook, steps: Sequence[list[tuple[int, int]]]
) -> None:
    pane, fresh = _shown(appearance, qtbot), _shown(appearance, qtbot)
    pane.show_document(_paragraphs(), codebook)
    for stretches in steps:
        pane.refresh(_marked(_paragraphs(), stretches), codebook)
    last = _marked(_paragraphs(), steps[-1])
    fresh.show_document(last, codebook)
    assert _read(pane, last) == _read(fresh, last)
    assert pane.map._landmarks == fresh.map._landmarks


def test_the_line_that_is_read_stays_where_paragraphs_above_it_grow(pane: ReadingPane, codebook: Codebook) -> None:
    pane.show_document(_paragraphs(), codebook)
    reader, place = pane.reader, _paragraphs().blocks[20].start
    reader.scroll_to_top(place)
    before = reader.extent(place, place)[0]
    larger = QTextCharFormat()
    larger.setFontPointSize(30)
    with reader.held(place):
        _enlarge(reader, larger)
    assert abs(reader.extent(place, place)[0] - before) <= 1


def _enlarge(reader: Reader, look: QTextCharFormat) -> None:
    cursor = QTextCursor(reader.document())
    cursor.setPosition(_LENGTH, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(look)


def test_spans_are_cut_at_both_ends_of_what_is_wanted() -> None:
    one, other = Style(noise=True), Style(link=True)
    spans = [Span(0, 10, one), Span(10, 20, other), Span(30, 40, one)]
    assert within(spans, 5, 35) == (Span(5, 10, one), Span(10, 20, other), Span(30, 35, one))
    assert within(spans, 10, 20) == (Span(10, 20, other),)
    assert within(spans, 20, 30) == ()
