from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from cxreader.model.annotation import Verdict
from cxreader.model.theme import Codebook
from cxreader.model.views import Coding, OpenDocument
from cxreader.ui.appearance import Appearance
from cxreader.ui.coding_stripes import EDGE, PITCH, Stripe
from cxreader.ui.reading_pane import ReadingPane
from cxreader.ui.theme_looks import theme_looks


@pytest.fixture
def pane(appearance: Appearance, qtbot: QtBot) -> ReadingPane:
    found = ReadingPane(appearance)
    qtbot.addWidget(found)
    found.resize(900, 700)
    found.show()
    return found


def _coded(document: OpenDocument, number: int, *codings: Coding) -> OpenDocument:
    passages = tuple(
        one._replace(codings=codings if one.number == number else (), noise=False) for one in document.passages
    )
    return document._replace(passages=passages, highlights=(), noise=())


def _middle(pane: ReadingPane, document: OpenDocument, number: int, lane: int, share: float = 0.5) -> QPoint:
    """Return where the stripe of a passage is in the stripes' widget."""
    passage = document.passages[number]
    reader = pane.reader
    top, bottom = reader.extent(passage.start, passage.end)
    y = reader.viewport().y() + top + (bottom - top) * share
    return QPoint(EDGE + lane * PITCH + PITCH // 2, round(y))


def _picture(pane: ReadingPane) -> QImage:
    """Return the stripes on the page that they lie on."""
    return pane.reader.grab(pane.stripes.geometry()).toImage()


def _column(pane: ReadingPane, x: int) -> list[str]:
    image = _picture(pane)
    return [image.pixelColor(x, y).name() for y in range(20, image.height())]


def test_the_commonest_family_is_leftmost(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook
) -> None:
    document = sample(0)
    first, last = document.passages[0], document.passages[2]
    codings = {first.number: (Coding("value"), Coding("digital")), last.number: (Coding("digital"),)}
    passages = tuple(one._replace(codings=codings.get(one.number, ())) for one in document.passages)
    pane.show_document(document._replace(passages=passages, highlights=()), codebook)
    found = pane.stripes.stripe_at(_middle(pane, document, 0, 0))
    assert found is not None
    assert found[1].look.theme == "digital"
    assert pane.stripes.wanted_width() == 12 + 2 * 8


@pytest.mark.parametrize("mode", ["light", "sepia", "dark", "black"])
def test_a_stripe_has_the_ink_of_its_family(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, appearance: Appearance, mode: str
) -> None:
    appearance.choose(mode)
    document = _coded(sample(0), 1, Coding("service"))
    pane.show_document(document, codebook)
    point = _middle(pane, document, 1, 0)
    assert _picture(pane).pixelColor(point) == appearance.tokens.ink("blue")


def test_a_confirmed_theme_is_drawn_wider(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, appearance: Appearance
) -> None:
    widths = []
    for verdict in (None, Verdict.YES):
        document = _coded(sample(0), 1, Coding("service", verdict=verdict))
        pane.show_document(document, codebook)
        y = _middle(pane, document, 1, 0).y()
        image = _picture(pane)
        ink = appearance.tokens.ink("blue")
        widths.append(sum(image.pixelColor(x, y) == ink for x in range(image.width())))
    assert widths == [3, 6]


@pytest.mark.parametrize("mode", ["light", "sepia", "dark", "black"])
def test_a_suggested_theme_is_outlined(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, appearance: Appearance, mode: str
) -> None:
    appearance.choose(mode)
    document = _coded(sample(0), 1, Coding("service", suggested=True))
    pane.show_document(document, codebook)
    y, image = _middle(pane, document, 1, 0).y(), _picture(pane)
    ink = appearance.tokens.ink("blue")
    inked = [x for x in range(image.width()) if image.pixelColor(x, y) == ink]
    assert len(inked) == 2
    assert inked[1] - inked[0] == 5
    assert image.pixelColor(inked[0] + 2, y) == appearance.tokens.page


def test_suggested_siblings_differ_by_the_pattern_of_their_outline(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, appearance: Appearance
) -> None:
    page = appearance.tokens.page.name()
    gaps, notched = [], []
    for theme in ("service", "contact-centre", "hours", "chat"):
        document = _coded(sample(0), 1, Coding(theme, suggested=True))
        pane.show_document(document, codebook)
        edge = _column(pane, EDGE + 1)
        inked = [index for index, colour in enumerate(edge) if colour != page]
        gaps.append(sum(edge[index] == page for index in range(inked[0], inked[-1])))
        notched.append(_picture(pane).pixelColor(_middle(pane, document, 1, 0)).name() != page)
    solid, dashed, dotted, fourth = gaps
    assert solid == fourth == 0 < dashed < dotted
    assert notched == [False, False, False, True]


def test_a_suggestion_is_not_counted_in_the_words_over_a_stripe(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook
) -> None:
    document = sample(0)
    codings = {1: (Coding("service"),), 2: (Coding("service", suggested=True),)}
    passages = tuple(one._replace(codings=codings.get(one.number, ())) for one in document.passages)
    pane.show_document(document._replace(passages=passages, highlights=()), codebook)
    found = [pane.stripes.stripe_at(_middle(pane, document, number, 0)) for number in (1, 2)]
    assert [pane.stripes.tip(one[1]) for one in found if one] == [
        "S1 Service & support · 1 passage in this text",
        "S1 Service & support · suggested, not counted",
    ]


def test_siblings_differ_by_their_pattern(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, appearance: Appearance
) -> None:
    page = appearance.tokens.page.name()
    gaps = []
    for theme in ("service", "contact-centre", "hours"):
        document = _coded(sample(0), 1, Coding(theme))
        pane.show_document(document, codebook)
        column = _column(pane, EDGE + PITCH // 2)
        inked = [index for index, colour in enumerate(column) if colour != page]
        gaps.append(sum(column[index] == page for index in range(inked[0], inked[-1])))
    solid, dashed, dotted = gaps
    assert solid == 0 < dashed < dotted


def test_the_fourth_sibling_has_a_notch(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, appearance: Appearance
) -> None:
    document = _coded(sample(0), 1, Coding("chat"))
    pane.show_document(document, codebook)
    column = _column(pane, EDGE + 1)
    assert column.count(appearance.tokens.page.name()) < len(column)


def test_two_siblings_in_one_passage_share_its_height(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook
) -> None:
    document = _coded(sample(0), 1, Coding("contact-centre"), Coding("service"))
    pane.show_document(document, codebook)
    found = [pane.stripes.stripe_at(_middle(pane, document, 1, 0, share)) for share in (0.2, 0.8)]
    assert [one[1].look.theme for one in found if one] == ["service", "contact-centre"]


def test_outside_the_scope_stripes_are_faint(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, appearance: Appearance
) -> None:
    document = _coded(sample(0), 1, Coding("service"), Coding("value"))
    pane.show_document(document, codebook)
    pane.set_scope(frozenset({"value"}))
    image = _picture(pane)
    service, value = (_middle(pane, document, 1, lane) for lane in (0, 1))
    assert image.pixelColor(service) not in (appearance.tokens.ink("blue"), appearance.tokens.page)
    assert image.pixelColor(value) == appearance.tokens.ink("gold")


def test_heads_carry_the_letter_of_each_lane(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, appearance: Appearance
) -> None:
    pane.show_document(_coded(sample(0), 1, Coding("service")), codebook)
    image = _picture(pane)
    head = {QColor(image.pixelColor(x, y)).name() for x in range(image.width()) for y in range(20)}
    assert len(head - {appearance.tokens.page.name()}) > 1


def test_a_click_names_the_passage(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook, qtbot: QtBot
) -> None:
    document = _coded(sample(0), 1, Coding("service"))
    pane.show_document(document, codebook)
    with qtbot.waitSignal(pane.passage_clicked) as clicked:
        QTest.mouseClick(pane.stripes, Qt.MouseButton.LeftButton, pos=_middle(pane, document, 1, 0))
    assert clicked.args == [1]
    beside = _middle(pane, document, 1, 1)
    with qtbot.assertNotEmitted(pane.passage_clicked):
        QTest.mouseClick(pane.stripes, Qt.MouseButton.LeftButton, pos=beside)
        QTest.mouseClick(pane.stripes, Qt.MouseButton.LeftButton, pos=QPoint(2, 600))


def test_the_pointer_over_a_stripe_tells_name_and_count(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook
) -> None:
    document = _coded(sample(0), 1, Coding("service"))
    pane.show_document(document, codebook)
    point = _middle(pane, document, 1, 0)
    QApplication.sendEvent(pane.stripes, QHelpEvent(QEvent.Type.ToolTip, point, pane.stripes.mapToGlobal(point)))
    assert QToolTip.text() == "S1 Service & support · 1 passage in this text"
    QToolTip.hideText()


def test_several_passages_are_counted(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook
) -> None:
    document = sample(0)._replace(
        passages=tuple(one._replace(codings=(Coding("value"),)) for one in sample(0).passages)
    )
    pane.show_document(document, codebook)
    assert pane.stripes.tip(Stripe(theme_looks(codebook)["value"], confirmed=False)) == (
        f"V1 Value & cost · {len(document.passages)} passages in this text"
    )


def test_noise_and_unknown_themes_have_no_stripe(
    pane: ReadingPane, sample: Callable[[int], OpenDocument], codebook: Codebook
) -> None:
    document = sample(0)
    passages = (
        document.passages[0]._replace(codings=(Coding("service"),), noise=True),
        document.passages[1]._replace(codings=(Coding("gone"),)),
        document.passages[2]._replace(codings=(Coding("service", verdict=Verdict.NO),)),
    )
    pane.show_document(document._replace(passages=passages), codebook)
    assert pane.stripes.wanted_width() == 0
    assert not pane.stripes.isVisible()
