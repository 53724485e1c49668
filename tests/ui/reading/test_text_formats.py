from collections.abc import Callable

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from cxreader.model.annotation import Highlight, Placing
from cxreader.model.block import Block, BlockKind
from cxreader.model.theme import Codebook
from cxreader.model.views import OpenDocument
from cxreader.ui.page import Page
from cxreader.ui.palette import Mode, blend, tokens
from cxreader.ui.text_formats import Formats
from cxreader.ui.text_setting import TextSetting
from cxreader.ui.text_styles import Span, Style, document_marks, highlight_style, view_spans
from cxreader.ui.theme_looks import theme_looks
from cxreader.ui.typography import Typography, fixed_families, reading_font

_LIGHT = tokens(Mode.LIGHT)


def _plain(text: str) -> OpenDocument:
    return OpenDocument(1, "T", "en", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), (), (), ())


def _formats_of(text: QTextDocument) -> list[QTextCharFormat]:
    cursor = QTextCursor(text)
    found = []
    for position in range(text.characterCount() - 1):
        cursor.setPosition(position + 1)
        found.append(cursor.charFormat())
    return found


def test_titles_are_larger_and_captions_smaller(qapp: QApplication) -> None:
    assert qapp is not None
    formats = Formats(_LIGHT)
    assert formats.base(BlockKind.TITLE, folded=False).fontWeight() == QFont.Weight.DemiBold
    assert formats.base(BlockKind.CAPTION, folded=False).foreground().color() == _LIGHT.secondary
    assert formats.base(BlockKind.PARAGRAPH, folded=True).foreground().color() == _LIGHT.secondary


def test_code_is_in_letters_of_one_width_and_not_faint(qapp: QApplication) -> None:
    assert qapp is not None
    look = Formats(_LIGHT).base(BlockKind.CODE)
    assert look.fontFamilies() == list(fixed_families())
    assert look.foreground().color() == _LIGHT.text


def test_who_speaks_stands_out_from_what_is_said(qapp: QApplication) -> None:
    assert qapp is not None
    text = "Anna: Too slow"
    turn = Block(BlockKind.TURN, 0, len(text), 0, "Anna:")
    page = Page.of(_plain(text)._replace(blocks=(turn,)), show_noise=False)
    (span,) = view_spans(page, ())
    assert span == Span(0, 5, Style(label=True))
    look = Formats(_LIGHT).styled(BlockKind.TURN, span.style)
    assert look.fontWeight() == QFont.Weight.DemiBold
    assert look.foreground().color() == _LIGHT.secondary


def test_a_match_has_its_tint_and_an_underline(qapp: QApplication) -> None:
    assert qapp is not None
    look = Formats(_LIGHT).styled(BlockKind.PARAGRAPH, Style(match="blue", tips=("S1 Service", "more")))
    assert look.background().color() == _LIGHT.tint("blue")
    assert look.underlineColor() == _LIGHT.label("blue")
    assert look.toolTip() == "S1 Service\nmore"


def test_a_word_by_meaning_has_the_tint_alone(qapp: QApplication) -> None:
    assert qapp is not None
    formats = Formats(_LIGHT)
    look = formats.styled(BlockKind.PARAGRAPH, Style(meant="blue"))
    assert look.background().color() == _LIGHT.tint("blue")
    assert not look.fontUnderline()
    both = formats.styled(BlockKind.PARAGRAPH, Style(meant="blue", match="red"))
    assert (both.background().color(), both.underlineColor()) == (_LIGHT.tint("red"), _LIGHT.label("red"))


@pytest.mark.parametrize("mode", Mode)
def test_a_suggestion_has_a_dotted_line_and_no_tint(qapp: QApplication, mode: Mode) -> None:
    assert qapp is not None
    look = Formats(tokens(mode)).styled(BlockKind.PARAGRAPH, Style(suggested="blue"))
    assert not look.hasProperty(QTextCharFormat.Property.BackgroundBrush)
    assert look.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
    assert look.underlineColor() == tokens(mode).label("blue")


def test_a_highlight_whose_place_is_not_sure_has_a_dotted_line_and_no_tint(
    qapp: QApplication, codebook: Codebook
) -> None:
    assert qapp is not None
    mark = Highlight(1, "", 1, 0, 4, "text", placing=Placing.CONFIRM)
    style = highlight_style(mark, (), theme_looks(codebook))
    assert style.tips == ("The file has changed: is this still the place?",)
    look = Formats(_LIGHT).styled(BlockKind.PARAGRAPH, style)
    assert look.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
    assert not look.hasProperty(QTextCharFormat.Property.BackgroundBrush)
    # a sure one over it is as sure as any
    assert not style.under(Style(highlight="teal")).unsure


def test_on_black_a_word_by_meaning_has_dashes_instead(qapp: QApplication) -> None:
    assert qapp is not None
    look = Formats(tokens(Mode.BLACK)).styled(BlockKind.PARAGRAPH, Style(meant="blue"))
    assert not look.hasProperty(QTextCharFormat.Property.BackgroundBrush)
    assert look.underlineStyle() is QTextCharFormat.UnderlineStyle.DashUnderline


def test_on_black_there_is_no_tint(qapp: QApplication) -> None:
    assert qapp is not None
    look = Formats(tokens(Mode.BLACK)).styled(BlockKind.PARAGRAPH, Style(match="blue"))
    assert not look.hasProperty(QTextCharFormat.Property.BackgroundBrush)
    assert look.fontUnderline()


def test_noise_is_struck_through_and_its_sign_is_not(qapp: QApplication) -> None:
    assert qapp is not None
    formats = Formats(_LIGHT)
    noise = formats.styled(BlockKind.PARAGRAPH, Style(noise=True))
    sign = formats.styled(BlockKind.PARAGRAPH, Style(quiet=True))
    assert (noise.fontStrikeOut(), sign.fontStrikeOut()) == (True, False)
    assert noise.foreground().color() == sign.foreground().color() == _LIGHT.secondary


def test_the_current_find_stands_out_from_the_others(qapp: QApplication) -> None:
    assert qapp is not None
    formats = Formats(_LIGHT)
    assert formats.styled(BlockKind.PARAGRAPH, Style(hit=2)).background().color() == _LIGHT.accent
    assert formats.styled(BlockKind.PARAGRAPH, Style(hit=1)).background().color() == blend(
        _LIGHT.page, _LIGHT.accent, 0.35
    )


@pytest.mark.parametrize("number", range(4))
def test_changing_marks_gives_the_same_as_setting_them_at_once(
    qapp: QApplication, sample: Callable[[int], OpenDocument], codebook: Codebook, number: int
) -> None:
    assert qapp is not None
    document, looks = sample(number), theme_looks(codebook)
    page = Page.of(document, show_noise=True)
    formats = Formats(_LIGHT, "noise")
    setting = TextSetting(reading_font("en", Typography()), "en", Typography())
    before = view_spans(page, document_marks(document, looks))
    after = view_spans(page, document_marks(document._replace(highlights=()), looks, frozenset({"experience"})))
    changed, fresh = setting.set_page(page, formats), setting.set_page(page, formats)
    formats.apply(changed, page, before)
    formats.apply(changed, page, after, before)
    formats.apply(fresh, page, after)
    assert _formats_of(changed) == _formats_of(fresh)


def test_a_folded_line_carries_its_link(qapp: QApplication, sample: Callable[[int], OpenDocument]) -> None:
    assert qapp is not None
    page = Page.of(sample(3), show_noise=False)
    formats = Formats(_LIGHT, "noise")
    text = TextSetting(reading_font("en", Typography()), "en", Typography()).set_page(page, formats)
    formats.apply(text, page, view_spans(page, ()))
    fold = next(line for line in page.lines if line.folded)
    looks = _formats_of(text)
    assert looks[fold.link].anchorHref() == "noise"
    assert not looks[fold.start].isAnchor()
