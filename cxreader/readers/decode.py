"""From bytes to text, whatever encoding they are in."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from cxreader.readers.encodings import encoding_name
from cxreader.readers.guessing import Hunch, guess_codecs, shifted_codec
from cxreader.readers.mending import counted, mend
from cxreader.readers.wide import wide_codec

_HEAD = 65_536
_WINDOW = 262_144
# UTF-32's mark begins with that of UTF-16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STRICT = frozenset({"utf-32-le", "utf-32-be"})
_LOW = bytes(range(32))
_WIDE_SHARE = 0.4
# CESU-8: surrogates that were encoded one by one, as some databases do
_CESU_PAIR = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_TWO_BYTES = re.compile(r"[\x80-\u07ff]")
_MORE_BYTES = re.compile(r"[\u0800-\ufffc\ufffe-\U0010ffff]")
_DAMAGE = re.compile("\ufffd+")
_LONGER_WEIGHT = 3
_SOUND_TO_DAMAGE = 4
_FEW = 3


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was made out.

    Attributes:
        text: The text, exactly as its bytes say, save what :func:`cxreader.readers.mending.mend` replaces.
        codec: Name of Python's codec for its encoding; empty for what came decoded.
        warnings: Sentences about what had to be mended or guessed.

    """

    text: str
    codec: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def encoding(self) -> str:
        """Name of its encoding, as people know it; ``Unicode`` for what came decoded."""
        return encoding_name(self.codec) if self.codec else "Unicode"


def decode(data: bytes) -> Decoded:
    """Return the text that bytes stand for; there is always one, with U+FFFD where they make no sense.

    The stages, first that fits: byte order mark, UTF-8 (unless it is plainly UTF-16), UTF-16 and UTF-32 without a
    mark, UTF-8 with a few damaged places, a guess by the frequencies of bytes.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark) and (codec not in _STRICT or _strictly(data, codec) is not None):
            return decode_as(data, codec)
    text = _strictly(data, "utf-8")
    wide = None if text is not None and not _looks_wide(data[:_HEAD]) else wide_codec(data)
    if wide:
        return decode_as(data, wide)
    if text is not None:
        shifted = shifted_codec(data) if text.isascii() else None
        return decode_as(data, shifted) if shifted else _decoded(text, "utf-8")
    if _is_nearly_utf8(joined(data[:_WINDOW])[0]):
        return decode_as(data, "utf-8")
    return _guessed(data)


def decode_as(data: bytes, codec: str, note: str = "") -> Decoded:
    """Return the text that bytes stand for in one encoding, with U+FFFD where they make no sense in it.

    Args:
        data: The bytes; byte order marks at their start are dropped.
        codec: Name of Python's codec for the encoding. In UTF-8, surrogates that were encoded one by one are joined.
        note: A sentence to begin the warnings with.

    Raises:
        LookupError: There is no such codec.

    """
    codec = codecs.lookup(codec).name
    text = _strictly(data, codec)
    if text is not None:
        return _decoded(text, codec, (note,))
    data, spots = joined(data) if codec == "utf-8" else (data, ())
    text = data.decode(codec, "replace")
    damage = len(_DAMAGE.findall(text))
    said = (
        f"{counted(len(spots), 'character')} came in two halves, which were joined." if spots else "",
        f"{counted(damage, 'place')} could not be read as {encoding_name(codec)}; � stands there. "
        "Compare the original where it matters."
        if damage
        else "",
    )
    return _decoded(text, codec, (note, *said))


def joined(data: bytes) -> tuple[bytes, tuple[int, ...]]:
    """Return UTF-8 with the surrogates joined that were encoded one by one, and where each such pair began."""
    spots = tuple(pair.start() for pair in _CESU_PAIR.finditer(data))
    return (_CESU_PAIR.sub(_join, data) if spots else data), spots


def _guessed(data: bytes) -> Decoded:
    """Return the text in the likeliest encoding that all bytes are right in, or else in the likeliest of all."""
    hunches = guess_codecs(data)
    for hunch in hunches:
        text = _strictly(data, hunch.codec)
        if text is not None:
            return _decoded(text, hunch.codec, (_doubt(hunch),))
    return decode_as(data, hunches[0].codec, _doubt(hunches[0]))


def _doubt(hunch: Hunch) -> str:
    name = encoding_name(hunch.codec)
    known = (
        "The file does not say how its letters are encoded."
        if hunch.sure
        else "It is not sure how the letters of this file are encoded."
    )
    return f"{known} It was read as {name}; if letters look wrong, choose another one under Document ▸ Encoding."


def _decoded(text: str, codec: str, said: Iterable[str] = ()) -> Decoded:
    text, mended = mend(text, halves=False)
    return Decoded(text, codec, tuple(sentence for sentence in (*said, *mended) if sentence))


def _strictly(data: bytes, codec: str) -> str | None:
    """Return the text that bytes stand for, None where some of them make no sense."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _looks_wide(head: bytes) -> bool:
    """Tell whether bytes that happen to be right as UTF-8 may be UTF-16: half of them are low then, NUL among them."""
    low = len(head) - len(head.translate(None, _LOW))
    return 0 in head and low >= _WIDE_SHARE * len(head)


def _is_nearly_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 but for a few places: other encodings make whole characters there only by chance."""
    text = data.decode("utf-8", "replace")
    damage = len(_DAMAGE.findall(text))
    longer = len(_MORE_BYTES.findall(text))
    # three bytes that fit together by chance are much rarer than two
    sound = len(_TWO_BYTES.findall(text)) + _LONGER_WEIGHT * longer
    if damage <= _FEW:
        return sound >= _FEW and _LONGER_WEIGHT * longer >= damage
    return sound >= _SOUND_TO_DAMAGE * damage


def _join(pair: re.Match[bytes]) -> bytes:
    halves = pair[0].decode("utf-8", "surrogatepass")
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le").encode()
