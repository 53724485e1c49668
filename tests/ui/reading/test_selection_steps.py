from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from cxreader.model.annotation import Highlight
from cxreader.model.block import Block, BlockKind
from cxreader.model.views import CodedPassage, OpenDocument
from cxreader.ui.page import Page
from cxreader.ui.selection_steps import narrower_range, next_highlight, wider_range

_TEXT = "Muy bien. Gracias a todos."
_DOCUMENT = OpenDocument(
    1,
    "T",
    "es",
    _TEXT,
    (Block(BlockKind.PARAGRAPH, 0, 26),),
    (CodedPassage(1, 0, 0, 0, 9, "es", 1, False), CodedPassage(1, 1, 0, 10, 26, "es", 1, False)),
    (),
    (Highlight(1, "a", 1, 0, 20, ""), Highlight(2, "b", 1, 4, 8, "")),
)


def test_a_place_grows_to_word_passage_and_block(qapp: QApplication) -> None:
    assert qapp is not None
    page = Page.of(_DOCUMENT, show_noise=False)
    text = QTextDocument(page.text)
    steps = [(12, 12)]
    while wider := wider_range(_DOCUMENT, page, text, steps[-1]):
        steps.append(wider)
    assert steps == [(12, 12), (10, 17), (10, 26), (0, 26)]


def test_the_shortest_highlight_is_the_one_at_a_place() -> None:
    assert [next_highlight(_DOCUMENT, offset, ()) for offset in (2, 5, 20)] == [(1,), (2, 1), ()]
    assert next_highlight(_DOCUMENT._replace(highlights=()), 2, (1,)) == ()


def test_all_highlights_at_one_place_are_come_to_one_after_the_other() -> None:
    met: tuple[int, ...] = ()
    opened = [met := next_highlight(_DOCUMENT, 5, met) for _ in range(3)]
    assert [keys[0] for keys in opened] == [2, 1, 2]
    assert next_highlight(_DOCUMENT, 2, opened[-1]) == (1,)


def test_a_block_shrinks_to_passage_and_word(qapp: QApplication) -> None:
    assert qapp is not None
    page = Page.of(_DOCUMENT, show_noise=False)
    text = QTextDocument(page.text)
    steps = [(0, 26)]
    while narrower := narrower_range(_DOCUMENT, page, text, steps[-1]):
        steps.append(narrower)
    assert steps == [(0, 26), (0, 9), (0, 3)]
