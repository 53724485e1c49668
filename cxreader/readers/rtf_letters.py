"""Letters of rich text, from its bytes, its fonts and its numbers of Unicode."""

from dataclasses import dataclass

from cxreader.readers import rtf_codes as codes
from cxreader.readers.symbols import symbol

_PLANE, _MOST = 0x10000, 0x10FFFF
_HIGH, _LOW, _END = 0xD800, 0xDC00, 0xE000
_REPLACED = "\ufffd"
_OWN_ROOM = 0xF0
_SIGNS = frozenset({"symbol", "wingdings"})


@dataclass
class _Font:
    name: str = ""
    codec: str = ""


class Letters:
    """What turns into letters all that stands for some.

    Attributes:
        replaced: How many characters made no sense.

    """

    def __init__(self, data: bytes, codec: str) -> None:
        """Begin a text.

        Args:
            data: All its bytes.
            codec: The encoding that a person says it is in, where no font says another; empty where that is to be told.

        """
        self.replaced = 0
        self._given = codec
        self._codec = codec or "cp1252"
        self._raw = _raw_codec(data)
        self._fonts: dict[int, _Font] = {}
        self._half = 0
        self._bytes = bytearray()

    def take(self, words: bytes, font: int, *, escaped: bool) -> str:
        """Return the letters of bytes; empty where they wait for more, since some letters are two bytes."""
        if self._raw and not escaped and not words.isascii():
            return self.half() + self.waiting(font) + words.decode(self._raw, "replace")
        self._bytes += words
        return self.half()

    def waiting(self, number: int) -> str:
        """Return the letters of the bytes that came, in a font."""
        if not self._bytes:
            return ""
        waiting, self._bytes = bytes(self._bytes), bytearray()
        font = self._fonts.get(number, _Font())
        words = waiting.decode(font.codec or self._codec, "replace")
        self.replaced += words.count(_REPLACED)
        if font.name.lower() in _SIGNS:
            words = "".join(symbol(ord(letter), font.name) for letter in words)
        return words

    def unicode(self, number: int, font: int) -> str:
        """Return the letter of a number; empty for the first half of one."""
        code = number + _PLANE if number < 0 else number
        if self._half and _LOW <= code < _END:
            code, self._half = _PLANE + ((self._half - _HIGH) << 10) + code - _LOW, 0
        before = self.half()
        if _HIGH <= code < _LOW:
            self._half = code
            return before
        if not 0 < code <= _MOST or _LOW <= code < _END:
            self.replaced += 1
            return before + _REPLACED
        is_own = code >> 8 == _OWN_ROOM
        return before + (symbol(code, self._fonts.get(font, _Font()).name) if is_own else chr(code))

    def half(self) -> str:
        """Return what stands for a half of a letter whose other half did not come."""
        if not self._half:
            return ""
        self._half = 0
        self.replaced += 1
        return _REPLACED

    def set_page(self, page: int) -> None:
        """Take the code page that the document states."""
        self._codec = self._given or codes.codec_of_page(page) or self._codec

    def define(self, word: str, number: int, font: int) -> None:
        """Take in a control word of the table of fonts; ``font`` is the one that it is about."""
        if word == "f":
            self._fonts[number] = _Font()
        elif word == "fcharset":
            self._fonts.setdefault(font, _Font()).codec = codes.codec_of_charset(number)
        elif word == "cpg":
            self._fonts.setdefault(font, _Font()).codec = codes.codec_of_page(number)

    def name(self, words: str, font: int) -> None:
        """Take in words of a font's name."""
        known = self._fonts.setdefault(font, _Font())
        known.name = (known.name + words).partition(";")[0].strip()


def _raw_codec(data: bytes) -> str:
    """Return UTF-8 where letters stand in it unescaped, as they should not; empty where there are none or others."""
    if data.isascii():
        return ""
    try:
        data.decode()
    except UnicodeDecodeError:
        return ""
    return "utf-8"
