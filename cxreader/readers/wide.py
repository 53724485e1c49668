"""Telling UTF-16 and UTF-32 without a byte order mark from their bytes alone."""

import string
import unicodedata
from collections import Counter

_WINDOW = 65_536
# real texts in any script are full of these; the same bytes read the wrong way round are not
_COMMON = frozenset(string.ascii_letters + string.digits + " \t\n\r.,、。，\u3000")
_LAYOUT = frozenset("\t\n\r\f")
_SHARE = 0.01
# blocks of 256 characters: an alphabet beyond Latin has a few of these; read the wrong way round, its letters spread
_ALPHABETS = range(0x03, 0x20)
_BLOCKS = 3
_TOGETHER = 0.8


def wide_codec(data: bytes) -> str | None:
    """Return the codec of bytes that are plainly UTF-16 or UTF-32, None where they are not."""
    window = data[:_WINDOW]
    for codec in ("utf-32-le", "utf-32-be"):
        if _likeness(window[: len(window) // 4 * 4], codec) > 0:
            return codec
    even = window[: len(window) // 2 * 2]
    found = {codec: _likeness(even, codec) for codec in ("utf-16-le", "utf-16-be")}
    best = max(found, key=lambda codec: found[codec])
    return best if found[best] > 0 else None


def _likeness(window: bytes, codec: str) -> float:
    """Return how much like a text bytes are when read with a codec, 0 where that makes none.

    It is the share of everyday characters, or 1 where most of it is written in one alphabet beyond Latin.
    """
    text = _decoded(window, codec)
    odd = sum(unicodedata.category(char) in {"Cc", "Cn", "Co", "Cs"} and char not in _LAYOUT for char in text)
    if not text or odd > _SHARE * len(text):
        return 0
    blocks = Counter(ord(char) >> 8 for char in text).most_common(_BLOCKS)
    if blocks[0][0] in _ALPHABETS and sum(count for _, count in blocks) >= _TOGETHER * len(text):
        return 1
    share = sum(char in _COMMON for char in text) / len(text)
    return share if share > _SHARE else 0


def _decoded(window: bytes, codec: str) -> str:
    try:
        return window.decode(codec)
    except UnicodeDecodeError as failure:
        # the window may end between the halves of a surrogate pair
        cut = len(window) - 2
        return window[:cut].decode(codec) if failure.start == cut and codec.startswith("utf-16") else ""
