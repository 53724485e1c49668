"""Mending what no text may hold, and saying so."""

import re

from cxreader.model.characters import REPLACEMENT, storable

# without the noncharacters of the higher planes: they are as good as never met, and would make the search slow
_CONTROL = re.compile("[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNUSUAL = re.compile(f"{_CONTROL.pattern[:-1]}{_DIRECTION.pattern[1:]}")
# what is merely spoken of is not looked for beyond: an hour's reading is 60,000 characters
_LOOKED_AT = 5_000_000


def mend(text: str, *, halves: bool = True) -> tuple[str, tuple[str, ...]]:
    """Return a text without byte order marks at its start, NULs and half surrogates, and sentences about the rest.

    Surrogates that form a pair are joined to the character they stand for; each other one, and each NUL, becomes
    U+FFFD. Control characters, noncharacters and marks of writing direction stay: they are only spoken of, and only
    those in the first five million characters.

    Args:
        text: The text.
        halves: Whether there may be surrogates in it. No codec leaves any.

    """
    text = text.lstrip("\ufeff")
    nuls = text.count("\0")
    replaced = text.count(REPLACEMENT) if halves else 0
    text = storable(text) if halves else text.replace("\0", REPLACEMENT)
    lone = text.count(REPLACEMENT) - replaced - nuls if halves else 0
    said = (
        (lone, f"{counted(lone, 'half character')} could not be kept; � stands in place of each."),
        (nuls, f"{counted(nuls, 'empty character')} (NUL) could not be kept; � stands in place of each."),
    )
    return text, (*(sentence for found, sentence in said if found), *_unseen(text[:_LOOKED_AT]))


def counted(number: int, thing: str) -> str:
    """Return a number with the thing it counts: ``1 place``, ``2 places``."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _unseen(text: str) -> list[str]:
    """Return sentences about what a text holds that shows nowhere and changes how the rest shows."""
    if not _UNUSUAL.search(text):
        return []
    controls = len(_CONTROL.findall(text))
    said = (
        (controls, f"It holds {counted(controls, 'control character')} that cannot be seen. They were kept."),
        (
            _DIRECTION.search(text),
            "It holds marks that turn the direction of writing, so words may show in another order than they have.",
        ),
    )
    return [sentence for found, sentence in said if found]
