"""What the reading pane needs to know of each theme to draw it."""

from collections.abc import Mapping
from typing import NamedTuple

from cxreader.model.theme import Codebook

# a person's highlight in a passage without a theme: no family's colour, for colour means family and nothing else
PLAIN_COLOUR = "plain"


class Look(NamedTuple):
    """How a theme is drawn.

    Attributes:
        theme: The theme's id.
        label: Its code and its name.
        name: Its name alone.
        colour: The colour slot of its family.
        family: The id of its family.
        letter: What stands at the head of its family's lane.
        sibling: Its place in its family, from 0, which gives its pattern.

    """

    theme: str
    label: str
    name: str
    colour: str
    family: str
    letter: str
    sibling: int


def theme_looks(codebook: Codebook) -> Mapping[str, Look]:
    """Return the look of each theme of a codebook by the theme's id."""
    colours = {family.id: family.colour for family in codebook.families}
    siblings = dict.fromkeys(colours, 0)
    looks = {}
    for theme in codebook.themes:
        label = f"{theme.code} {theme.name}"
        place = siblings[theme.family]
        siblings[theme.family] += 1
        looks[theme.id] = Look(theme.id, label, theme.name, colours[theme.family], theme.family, theme.code[:1], place)
    return looks
