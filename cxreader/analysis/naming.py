"""What a theme or family that comes anew is known and shown by: ids and colours that are free."""

from collections.abc import Collection, Iterable

from cxreader.model.theme import COLOURS, INKS, Family

_HEX = frozenset("0123456789abcdefABCDEF")
_PAINT = 6  # digits
_GREY = 0.1


def slug(name: str) -> str:
    """Return a name in small ASCII letters, digits and hyphens; ``theme`` where nothing is left of it."""
    from cxreader.model.folding import fold  # loaded late: no start needs it

    bare = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in fold(name).text)
    return "-".join(bare.split()) or "theme"


def free_id(name: str, taken: Collection[str]) -> str:
    """Return an id for something of a name, none of those taken."""
    key = first = slug(name)
    number = 1
    while key in taken:
        number += 1
        key = f"{first}-{number}"
    return key


def free_colour(families: Iterable[Family]) -> str:
    """Return the colour that the fewest families have."""
    used = [family.colour for family in families]
    return min(COLOURS, key=used.count)


def coloured(families: Iterable[Family]) -> tuple[Family, ...]:
    """Return families with a colour for each that has none."""
    found = list(families)
    for place, family in enumerate(found):
        if not family.colour:
            found[place] = family._replace(colour=free_colour(found))
    return tuple(found)


def nearest_colour(paint: str) -> str:
    """Return the colour whose hue is nearest to one given as ``#RRGGBB`` or ``#RGB``; empty for black, white and grey.

    Raises:
        ValueError: It is none.

    """
    wanted = _hue(paint)
    return "" if wanted is None else min(COLOURS, key=lambda colour: _apart(wanted, _hue(INKS[colour]) or 0))


def _hue(paint: str) -> float | None:
    """Return the hue of a colour on the circle from 0 to 1; None where it has none."""
    from colorsys import rgb_to_hsv  # loaded late: no start needs it

    signs = paint.strip().removeprefix("#")
    full = signs if len(signs) == _PAINT else "".join(sign * 2 for sign in signs)
    if len(full) != _PAINT or not _HEX.issuperset(full):
        raise ValueError(f"“{paint}” is no colour")
    hue, saturation, _ = rgb_to_hsv(*(part / 255 for part in bytes.fromhex(full)))
    return hue if saturation > _GREY else None


def _apart(hue: float, other: float) -> float:
    way = abs(hue - other)
    return min(way, 1 - way)
