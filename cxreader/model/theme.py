"""The codebook: families of themes, and the words that speak for each theme."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

# the palette's slots, in the order they are offered, each with its label on a light page, for other programs
INKS: Mapping[str, str] = MappingProxyType(
    {
        "blue": "#283676",
        "teal": "#087B88",
        "green": "#066F51",
        "gold": "#7D7104",
        "brown": "#8C5401",
        "red": "#770017",
        "rose": "#C73A66",
        "violet": "#7953D0",
    }
)
COLOURS = tuple(INKS)


class Family(NamedTuple):
    """Themes that belong together and share a colour.

    Attributes:
        id: Its key, such as ``service``.
        name: Its name for people.
        colour: Its slot in the palette, one of `COLOURS`.

    """

    id: str
    name: str
    colour: str


class Theme(NamedTuple):
    """Something a passage can speak of.

    Attributes:
        id: Its key, such as ``contact-centre``.
        code: Two characters that stand for it in the window, such as ``S2``.
        name: Its name for people.
        family: Id of its family.
        definition: One sentence that says what belongs to it.
        terms: For each language (``es``, ``zh``, ``pl``, ``fil``, ``en`` …) the terms that speak for it. A ``*`` at the
            end of a word stands for any ending; a ``?`` at the end of a term marks a hint: a general word that counts
            only beside others.
        include: A note on what else to count as it; empty for none.
        exclude: A note on what not to count as it; empty for none.
        off: The same lists of terms that are kept but switched off.
        applied: Whether the program looks for it by itself; else only what a person says counts.

    """

    id: str
    code: str
    name: str
    family: str
    definition: str
    terms: Mapping[str, tuple[str, ...]] = {}
    include: str = ""
    exclude: str = ""
    off: Mapping[str, tuple[str, ...]] = {}
    applied: bool = True


class Codebook(NamedTuple):
    """All families and themes, in the order they are shown.

    Attributes:
        id: Its key: the name of the shipped file.
        version: Number of its edition; a higher one is newer.
        families: Its families.
        themes: Its themes, grouped by family in the families' order.

    """

    id: str
    version: int
    families: tuple[Family, ...]
    themes: tuple[Theme, ...]

    def theme(self, key: str) -> Theme:
        """Return a theme by its id; raises KeyError where there is none."""
        for theme in self.themes:
            if theme.id == key:
                return theme
        raise KeyError(key)

    def looked_for(self) -> "Codebook":
        """Return the codebook without the themes for which only a person's word counts."""
        return self._replace(themes=tuple(theme for theme in self.themes if theme.applied))

    def family(self, key: str) -> Family:
        """Return a family by its id; raises KeyError where there is none."""
        for family in self.families:
            if family.id == key:
                return family
        raise KeyError(key)


class Example(NamedTuple):
    """A passage that speaks of some themes, or of none.

    Attributes:
        text: The passage.
        language: Its language tag.
        themes: Ids of all the themes it clearly speaks of.

    """

    text: str
    language: str
    themes: tuple[str, ...]
