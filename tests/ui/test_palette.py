from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from cxreader.ui.palette import Mode, Tokens, tokens

SLOTS = ("blue", "teal", "green", "gold", "brown", "red", "rose", "violet")


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=list(Mode))
def colours(request: pytest.FixtureRequest) -> Tokens:
    return tokens(request.param)


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)


def test_a_mode_knows_its_name(colours: Tokens) -> None:
    assert tokens(colours.mode) == colours


@pytest.mark.parametrize("words", ["text", "secondary"])
@pytest.mark.parametrize("behind", ["page", "window", "selected"])
def test_words_stand_out_from_what_is_behind_them(colours: Tokens, words: str, behind: str) -> None:
    assert contrast(getattr(colours, words), getattr(colours, behind)) >= 4.5


@pytest.mark.parametrize("words", ["accent", "warning", "failure"])
@pytest.mark.parametrize("behind", ["page", "window"])
def test_links_and_warnings_stand_out_as_words(colours: Tokens, words: str, behind: str) -> None:
    assert contrast(getattr(colours, words), getattr(colours, behind)) >= 4.5


def test_the_accent_carries_words(colours: Tokens) -> None:
    assert contrast(colours.on_accent, colours.accent) >= 4.5


@pytest.mark.parametrize("behind", ["page", "window"])
def test_control_borders_are_seen(colours: Tokens, behind: str) -> None:
    assert contrast(colours.border, getattr(colours, behind)) >= 3


@pytest.mark.parametrize("behind", ["page", "window", "selected"])
def test_the_focus_ring_is_seen(colours: Tokens, behind: str) -> None:
    assert contrast(colours.accent, getattr(colours, behind)) >= 3


@pytest.mark.parametrize("slot", SLOTS)
def test_a_family_is_seen_and_its_label_is_read(colours: Tokens, slot: str) -> None:
    assert contrast(colours.ink(slot), colours.page) >= 3
    assert contrast(colours.ink(slot), colours.window) >= 3
    assert contrast(colours.label(slot), colours.page) >= 4.5
    assert contrast(colours.label(slot), colours.window) >= 4.5
    assert contrast(colours.label(slot), colours.tint(slot)) >= 3


@pytest.mark.parametrize("slot", SLOTS)
def test_words_stand_out_on_tints_and_badges(colours: Tokens, slot: str) -> None:
    assert contrast(colours.text, colours.tint(slot)) >= 8
    assert contrast(colours.badge_text, colours.label(slot)) >= 4.5


def test_no_two_families_share_an_ink(colours: Tokens) -> None:
    assert set(colours.families) == {*SLOTS, "plain"}
    assert all(colours.ink(one) != colours.ink(other) for one, other in combinations(SLOTS, 2))


def test_an_unknown_family_slot_is_refused(colours: Tokens) -> None:
    with pytest.raises(KeyError):
        colours.ink("puce")
