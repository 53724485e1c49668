import re

import pytest

from cxreader.exporters.html_style import sheet, slot

SLOTS = ("blue", "teal", "green", "gold", "brown", "red", "rose", "violet", "plain")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by the formula of WCAG 2.2."""
    low, high = sorted(luminance(colour) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def colours(name: str, text: str) -> list[str]:
    """Return the values of a colour, the one on a light page first."""
    return re.findall(rf"{name}: (#[0-9A-F]{{6}});", text)


@pytest.mark.parametrize("name", SLOTS)
def test_badges_and_marked_text_can_be_read_on_light_and_dark_screens(name: str) -> None:
    rules = "".join(re.findall(rf"^\.{name} .*$", sheet(), re.MULTILINE))
    labels, tints = colours("--label", rules), colours("--tint", rules)
    for label, on_label in zip(labels, colours("--on-label", sheet()), strict=True):
        assert contrast(label, on_label) >= 4.5
    for tint, text in zip(tints, colours("--text", sheet()), strict=True):
        assert contrast(tint, text) >= 7


@pytest.mark.parametrize("ink", ["--text", "--second", "--link"])
def test_text_stands_out_from_the_page(ink: str) -> None:
    pairs = list(zip(colours(ink, sheet()), colours("--page", sheet()), strict=True))
    assert len(pairs) == 2
    assert min(contrast(*pair) for pair in pairs) >= 4.5


def test_a_colour_that_is_not_in_the_palette_is_plain() -> None:
    assert [slot(name) for name in (*SLOTS, "", "mauve")] == [*SLOTS, "plain", "plain"]
