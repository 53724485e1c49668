"""The shades of the overview: one hue, from the page to the accent."""

from PySide6.QtGui import QColor

from cxreader.ui.palette import Mode, Tokens

# how much of the accent the strongest shade has: as much as leaves the text on it at 6.3:1, and no more than 55 %
_MOST = {Mode.LIGHT: 0.54, Mode.SEPIA: 0.38, Mode.DARK: 0.33, Mode.BLACK: 0.41}
# what is there at all can be told from what is not
_LEAST = 0.12


def shade(tokens: Tokens, heat: float) -> QColor:
    """Return the colour behind a cell that stands out by a part of 1; that of the page for 0."""
    part = _MOST[tokens.mode] * (_LEAST + (1 - _LEAST) * heat) if heat else 0.0
    page, accent = tokens.page, tokens.accent
    return QColor(
        round(page.red() + (accent.red() - page.red()) * part),
        round(page.green() + (accent.green() - page.green()) * part),
        round(page.blue() + (accent.blue() - page.blue()) * part),
    )
