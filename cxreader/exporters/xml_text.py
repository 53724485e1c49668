"""Texts as XML can say them."""

import re
from xml.sax.saxutils import escape, quoteattr

from cxreader.exporters.characters import printable
from cxreader.model.characters import REPLACEMENT

# the characters that XML has no way to say (https://www.w3.org/TR/xml/#charsets) and that printable leaves
_UNSAYABLE = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f]")


def sayable(text: str) -> str:
    """Return a text with U+FFFD for each character that XML cannot say."""
    return _UNSAYABLE.sub(REPLACEMENT, printable(text))


def content(text: str) -> str:
    """Return a text as it stands between tags."""
    # readers of XML take the end of a line as Windows has it for another
    return escape(sayable(text), {"\r": "&#13;"})


def value(text: str) -> str:
    """Return a text as the value of an attribute, with its quotation marks."""
    return quoteattr(sayable(text))
