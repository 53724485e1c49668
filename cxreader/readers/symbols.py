"""What the signs of symbol fonts stand for, which have places of their own instead of letters."""

_OWN, _OWN_END = 0xF000, 0xF0FF
# from "A" and "a" on
_GREEK = (
    dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
    | dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
    | dict(zip((0xA3, 0xB0, 0xB1, 0xB3, 0xB4, 0xB7, 0xB9, 0xBB, 0xA5), "≤°±≥×•≠≈∞", strict=True))
)
_TICKS = dict(
    zip((0x6C, 0x6E, 0x6F, 0x71, 0xA7, 0xA8, 0xD8, 0xE0, 0xFB, 0xFC, 0xFD, 0xFE), "●■□❑▪◻➢→✗✓☒☑", strict=True)
)
_BULLET = 0xB7


def symbol(code: int, font: str) -> str:
    """Return what a sign of a font stands for; empty where there can be no such sign.

    Args:
        code: Its number in the font, or in the room that Unicode leaves to such fonts (U+F000 to U+F0FF).
        font: The font's name.

    """
    own = code - _OWN if _OWN <= code <= _OWN_END else code
    known = _TICKS if "wingdings" in font.lower() else _GREEK if font.lower() == "symbol" else {}
    if own in known:
        return known[own]
    if own == _BULLET and own != code:
        return "•"
    try:
        return chr(code) if code else ""
    except (ValueError, OverflowError):
        return ""
