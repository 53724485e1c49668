"""From bytes to text, whatever encoding they are in."""

import codecs
import re
from dataclasses import dataclass

from cxreader.readers.encodings import encoding_name, guess_codec
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
_CONTROLS = bytes(frozenset(range(32)) - frozenset(b"\t\n\r\f"))
_WIDE_SHARE = 0.2
_SHIFTED = ("hz", "iso2022_jp_2", "iso2022_kr")
_ESCAPES = (b"\x1b$", b"\x1b(", b"~{")
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
        encoding: Name of its encoding, as people know it.
        warnings: Sentences about what had to be mended or guessed.

    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text that bytes stand for; there is always one, with U+FFFD where they make no sense.

    The stages, first that fits: byte order mark, UTF-16 and UTF-32 without one, UTF-8, UTF-8 with a few damaged
    places, a guess by the frequencies of bytes.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark) and (codec not in _STRICT or _fits(data[len(mark) :], codec)):
            return _decoded(data[len(mark) :], codec)
    utf8 = _fits(data, "utf-8")
    wide = None if utf8 and _control_share(data[:_HEAD]) < _WIDE_SHARE else wide_codec(data)
    if wide:
        return _decoded(data, wide)
    if utf8:
        return _decoded(data, _seven_bit_codec(data))
    joined, pairs = _CESU_PAIR.subn(_join, data)
    if _is_nearly_utf8(joined):
        note = f"{counted(pairs, 'character')} came in two halves, which were joined." if pairs else ""
        return _decoded(joined, "utf-8", note)
    codec = guess_codec(data)
    note = (
        f"The file does not say how its letters are encoded. It was read as {encoding_name(codec)}; "
        "if letters look wrong, save it as UTF-8 in the program it comes from."
    )
    return _decoded(data, codec, note)


def _decoded(data: bytes, codec: str, note: str = "") -> Decoded:
    name = encoding_name(codec)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
        places = counted(len(_DAMAGE.findall(text)), "place")
        damage = f"{places} could not be read as {name}; � stands there. Compare the original where it matters."
    else:
        damage = ""
    text, mended = mend(text)
    return Decoded(text, name, tuple(sentence for sentence in (note, damage, *mended) if sentence))


def _fits(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _control_share(head: bytes) -> float:
    """Return the share of control bytes: in UTF-16 that happens to be right as UTF-8 they are many."""
    return 1 - len(head.translate(None, _CONTROLS)) / max(1, len(head))


def _seven_bit_codec(data: bytes) -> str:
    """Return the codec of bytes that are right as UTF-8: an East Asian one where its escapes stand in them."""
    if not any(escape in data[:_HEAD] for escape in _ESCAPES):
        return "utf-8"
    codec = guess_codec(data)
    return codec if codec in _SHIFTED else "utf-8"


def _is_nearly_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 but for a few places: other encodings make whole characters there only by chance."""
    text = data[:_WINDOW].decode("utf-8", "replace")
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
