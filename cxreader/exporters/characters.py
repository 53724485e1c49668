"""Characters that do not print, and strings in quotation marks."""

import json
import re

from cxreader.model.characters import REPLACEMENT

# the last two code points of each of the 17 planes, and 32 more: Unicode standard, section 23.7
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_NOT_PRINTABLE = re.compile(f"[\0\ud800-\udfff{_NONCHARACTERS}]")
# JSON lets them stand as they are, YAML does not, and some programs take a few of them for the end of a line
_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text with each NUL, lone surrogate and noncharacter replaced by U+FFFD."""
    return _NOT_PRINTABLE.sub(REPLACEMENT, text)


def quoted(value: object) -> str:
    """Return a value as JSON on one line that YAML reads as well; letters of all scripts stay letters."""
    return _TO_ESCAPE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))
