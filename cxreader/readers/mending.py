"""Mending what no text may hold, and saying so."""

import regex

from cxreader.model.characters import REPLACEMENT, storable

_CONTROL = regex.compile(r"[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\p{Noncharacter_Code_Point}]")
_DIRECTION = regex.compile(r"[\u202a-\u202e\u2066-\u2069]")


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without byte order marks at its start, NULs and half surrogates, and sentences about the rest.

    Surrogates that form a pair are joined to the character they stand for; each other one, and each NUL, becomes
    U+FFFD. Control characters, noncharacters and marks of writing direction stay: they are only spoken of.
    """
    raw = text.lstrip("\ufeff")
    text = storable(raw)
    nuls = raw.count("\0")
    halves = text.count(REPLACEMENT) - raw.count(REPLACEMENT) - nuls
    controls = len(_CONTROL.findall(text))
    said = (
        (halves, f"{counted(halves, 'half character')} could not be kept; � stands in place of each."),
        (nuls, f"{counted(nuls, 'empty character')} (NUL) could not be kept; � stands in place of each."),
        (controls, f"It holds {counted(controls, 'control character')} that cannot be seen. They were kept."),
        (
            _DIRECTION.search(text),
            "It holds marks that turn the direction of writing, so words may show in another order than they have.",
        ),
    )
    return text, tuple(sentence for found, sentence in said if found)


def counted(number: int, thing: str) -> str:
    """Return a number with the thing it counts: ``1 place``, ``2 places``."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
