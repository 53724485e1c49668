from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from cxreader.model.annotation import Highlight
from cxreader.model.block import Block, BlockKind
from cxreader.model.views import CodedPassage, OpenDocument
from cxreader.ui.page import Page
from cxreader.ui.selection_steps import highlight_at, wider_range

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
    found = [highlight_at(_DOCUMENT, offset) for offset in (2, 5, 20)]
    assert [one.id if one else None for one in found] == [1, 2, None]
    assert highlight_at(_DOCUMENT._replace(highlights=()), 2) is None
