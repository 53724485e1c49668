"""Text as Qt can show it: character for character, without what Qt would break or stumble at."""

import re

_NOTHING = "\u200b"
_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_WHITE = re.compile(rf"\s{{2,}}|[{_BREAKS}]")
_BREAK = re.compile(f"[{_BREAKS}]")
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
# Qt keeps these for its own ends: frames, paragraphs and objects; others it would show as boxes
_STAND_INS = {
    **dict.fromkeys((*range(9), *range(10, 32), *range(127, 160), 0x2028, 0x2029), " "),
    # at the beginning of a text PySide takes these two for a byte order mark and drops them
    0xFEFF: _NOTHING,
    **dict.fromkeys((0xFFFE, 0xFDD0, 0xFDD1, 0xFFFC, *range(0xD800, 0xE000)), "\ufffd"),
}


def shown_text(text: str) -> str:
    """Return a text as it is shown: of the same length, with nothing in it that Qt would break at.

    White space around a line break becomes one space and then signs without width; between two Chinese or Japanese
    characters nothing but signs without width.
    """
    joined = _WHITE.sub(_join, text)
    return joined.translate(_STAND_INS)


def _join(match: re.Match[str]) -> str:
    white = match.group()
    if not _BREAK.search(white):
        return white
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    if before > "\u2e7f" and re.match(_WIDE, before) and re.match(_WIDE, after):
        return _NOTHING * len(white)
    return " " + _NOTHING * (len(white) - 1)
