"""The colours of the four modes, chosen so that text and marks stand out and families stay apart to every eye."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QColor


class Mode(StrEnum):
    """A way of colouring the whole window."""

    LIGHT = "light"
    SEPIA = "sepia"
    DARK = "dark"
    BLACK = "black"


class FamilyColours(NamedTuple):
    """The three shades of a family.

    Attributes:
        ink: For stripes, bars and ticks: at least 3:1 on the page.
        label: For text, badges and underlines: at least 4.5:1 on page and window.
        tint: Behind text: the text on it keeps at least 8:1.

    """

    ink: QColor
    label: QColor
    tint: QColor


_FAINT = "#8A8D92"
_FOUND_STRENGTH = 0.35


class Tokens(NamedTuple):
    """The colours of one mode, each named after its use.

    Attributes:
        mode: The mode.
        page: Behind the text that is read, and behind fields.
        window: Behind everything else.
        text: Words.
        secondary: Words that matter less, still at least 4.5:1 on page, window and selected row.
        selected: Behind the current row.
        hairline: Lines between parts.
        border: Around controls, at least 3:1.
        accent: Focus ring, links and the current thing.
        on_accent: Words on the accent colour.
        warning: Words that warn.
        failure: Words that tell of something that did not work.
        badge_text: Words on a family's label colour.
        families: The colours of each family slot.

    """

    mode: Mode
    page: QColor
    window: QColor
    text: QColor
    secondary: QColor
    selected: QColor
    hairline: QColor
    border: QColor
    accent: QColor
    on_accent: QColor
    warning: QColor
    failure: QColor
    badge_text: QColor
    families: Mapping[str, FamilyColours]

    @property
    def disabled(self) -> QColor:
        """What cannot be used: in high contrast borders are as white as words, so it has a grey of its own."""
        return QColor(_FAINT) if self.mode is Mode.BLACK else self.border

    @property
    def found(self) -> QColor:
        """Behind words that were searched for."""
        return blend(self.page, self.accent, _FOUND_STRENGTH)

    def ink(self, colour: str) -> QColor:
        """Return the colour of a family slot for stripes, bars and ticks; raises KeyError for an unknown slot."""
        return self.families[colour].ink

    def label(self, colour: str) -> QColor:
        """Return the colour of a family slot for text, badges and underlines; raises KeyError for an unknown slot."""
        return self.families[colour].label

    def tint(self, colour: str) -> QColor:
        """Return the colour of a family slot for behind text; raises KeyError for an unknown slot."""
        return self.families[colour].tint


_MODES = tuple(Mode)

# light, sepia, dark, black
_SURFACES = {
    "page": ("#FFFFFF", "#F6EEDD", "#1C1D20", "#000000"),
    "window": ("#F5F4F2", "#EDE3CC", "#24262A", "#101012"),
    "text": ("#1F2328", "#3A2F1E", "#E4E2DD", "#FFFFFF"),
    "secondary": ("#57606A", "#5F5138", "#A9ADB3", "#D0D0D0"),
    "selected": ("#E3E6EB", "#DFD2B4", "#3A3F48", "#2A2D33"),
    "hairline": ("#DEDCD8", "#DDD0B2", "#3A3D43", "#FFFFFF"),
    "border": ("#7F858E", "#7A6B49", "#777C85", "#FFFFFF"),
    "accent": ("#1A5FB4", "#1A5FB4", "#8AB4F8", "#FFE94A"),
    "on_accent": ("#FFFFFF", "#FFFFFF", "#0B1526", "#000000"),
    "warning": ("#845700", "#845700", "#FFC145", "#FFC145"),
    "failure": ("#B42318", "#B42318", "#FF9C92", "#FF9C92"),
    "badge_text": ("#FFFFFF", "#FFFFFF", "#111111", "#111111"),
}

# ink, label, tint
_FAMILIES = {
    Mode.LIGHT: {
        "blue": ("#283676", "#283676", "#D9E2FE"),
        "teal": ("#0294A3", "#087B88", "#B0F0F9"),
        "green": ("#066F51", "#066F51", "#BBF1D9"),
        "gold": ("#978902", "#7D7104", "#EBE5B4"),
        "brown": ("#8C5401", "#8C5401", "#FFDCBA"),
        "red": ("#770017", "#770017", "#FFD8D6"),
        "rose": ("#D54872", "#C73A66", "#FFD7DE"),
        "violet": ("#7953D0", "#7953D0", "#E4DEFE"),
    },
    Mode.SEPIA: {
        "blue": ("#283676", "#283676", "#BFCEFB"),
        "teal": ("#088F9D", "#02707C", "#9DDCE5"),
        "green": ("#066F51", "#066F51", "#A7DEC6"),
        "gold": ("#908303", "#726700", "#D7D2A1"),
        "brown": ("#8C5401", "#8C5401", "#EDC8A3"),
        "red": ("#770017", "#770017", "#F7BFBD"),
        "rose": ("#D54872", "#B92C5B", "#F6BEC9"),
        "violet": ("#7953D0", "#734DC9", "#D1C8F7"),
    },
    Mode.DARK: {
        "blue": ("#617EC0", "#6E8CCF", "#2B3C62"),
        "teal": ("#79EEF3", "#79EEF3", "#024649"),
        "green": ("#7CC640", "#7CC640", "#2D451D"),
        "gold": ("#818800", "#8B931A", "#3D410E"),
        "brown": ("#FED1AA", "#FED1AA", "#573410"),
        "red": ("#C15E6A", "#D46F7A", "#5C2C32"),
        "rose": ("#FE91B9", "#FE91B9", "#5A2C3D"),
        "violet": ("#BCA2FE", "#BCA2FE", "#41355D"),
    },
    Mode.BLACK: {
        "blue": ("#617EC0", "#617EC0", "#1C2C51"),
        "teal": ("#79EEF3", "#79EEF3", "#003537"),
        "green": ("#7CC640", "#7CC640", "#1E350D"),
        "gold": ("#818800", "#818800", "#2E3101"),
        "brown": ("#FED1AA", "#FED1AA", "#452500"),
        "red": ("#C15E6A", "#C15E6A", "#4B1D23"),
        "rose": ("#FE91B9", "#FE91B9", "#481D2E"),
        "violet": ("#BCA2FE", "#BCA2FE", "#31254D"),
    },
}


def tokens(mode: Mode) -> Tokens:
    """Return the colours of a mode."""
    column = _MODES.index(mode)
    surfaces = {use: QColor(shades[column]) for use, shades in _SURFACES.items()}
    families = {slot: FamilyColours(*(QColor(shade) for shade in shades)) for slot, shades in _FAMILIES[mode].items()}
    # what has no family is grey
    families["plain"] = FamilyColours(surfaces["border"], surfaces["secondary"], surfaces["selected"])
    return Tokens(mode=mode, families=families, **surfaces)


def blend(ground: QColor, colour: QColor, strength: float) -> QColor:
    """Return a colour laid over another one with a strength from 0 to 1."""
    return QColor.fromRgbF(
        ground.redF() + (colour.redF() - ground.redF()) * strength,
        ground.greenF() + (colour.greenF() - ground.greenF()) * strength,
        ground.blueF() + (colour.blueF() - ground.blueF()) * strength,
    )
