"""Guessing the encoding of bytes that do not tell: by their frequencies, then by how odd the text looks they make."""

import codecs
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import chardet

from cxreader.readers.encodings import ENCODINGS
from cxreader.readers.oddness import oddness

_FALLBACK = "cp1252"
_ERAS = chardet.EncodingEra.ALL & ~chardet.EncodingEra.MAINFRAME
_SAMPLE = 16_384
_NEIGHBOURHOOD = 200
_HIGH = re.compile(rb"[\x80-\xff]")
# control bytes that ISO 8859 leaves empty and its neighbours on Windows, DOS and Mac fill; NEL is a line end
_NO_ISO = bytes(frozenset(range(256)) - (frozenset(range(0x80, 0xA0)) - {0x85}))
# what chardet has no frequencies for, beside what it has: they differ in a few rare characters
_TWINS = {"big5hkscs": "cp950"}
_SHIFTED = ("hz", "iso2022_jp_2", "iso2022_kr")
_ESCAPES = (b"\x1b$", b"\x1b(", b"~{")
_NOT_GUESSED = frozenset(
    {*_SHIFTED, "utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "mac-greek", "mac-turkish"}
)
_MANY_SCRIPTS = ("gb18030", "cp950", "cp932", "euc_jis_2004", "cp949")
_LEAST = 0.2
# no other encoding has digits between high bytes, and so more than once
_FOURFOLD = "gb18030"
_FOUR_BYTES = re.compile(rb"(?s)[\x81-\xfe][0-9][\x81-\xfe][0-9].*?[\x81-\xfe][0-9][\x81-\xfe][0-9]")
_ODDNESS_WEIGHT = 3
_ODD = 0.4
# measured: where the runner-up comes nearer than this, one guess in five is wrong; else one in two hundred
_NEAR = 0.8


@dataclass(frozen=True, slots=True)
class Hunch:
    """A guess at the encoding of bytes.

    Attributes:
        codec: Name of Python's codec for it.
        sure: Whether no other one comes near.

    """

    codec: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    codec: str
    score: float
    odd: float
    text: str


def guess_codecs(data: bytes) -> tuple[Hunch, ...]:
    """Return what bytes may be in, most likely first: a later one only counts where they are not right in the earlier.

    It is Windows-1252, and not sure, where nothing speaks for any other.
    """
    candidates = _ranked(_sample(data))
    if _is_iso(candidates[0]) and data.translate(None, _NO_ISO):
        candidates = [candidate for candidate in candidates if not _is_iso(candidate)] or candidates
    best, *others = candidates
    near = [Hunch(other.codec, sure=False) for other in others if other.score >= _NEAR * best.score]
    return Hunch(best.codec, _stands_out(best, others)), *near


def shifted_codec(data: bytes) -> str | None:
    """Return the East Asian codec of seven-bit bytes that shift between alphabets by escapes, None for plain ones."""
    head = data[:_SAMPLE]
    if not any(escape in head for escape in _ESCAPES):
        return None
    found = chardet.detect(head, compat_names=False, encoding_era=_ERAS, include_encodings=(*_SHIFTED, _FALLBACK))
    codec = codecs.lookup(found["encoding"] or _FALLBACK).name
    return codec if codec in _SHIFTED else None


def _ranked(sample: bytes) -> list[_Candidate]:
    """Return the codecs a sample may be in, best first; of equal ones, that which stands first among the encodings."""
    guessed = [encoding.codec for encoding in ENCODINGS if encoding.codec not in _NOT_GUESSED]
    candidates: list[_Candidate] = []
    best = 0.0
    for codec, share in sorted(_shares(sample, guessed).items(), key=lambda item: -item[1]):
        # oddness only takes away: those that come now can neither win nor make the winner doubtful
        if share < _NEAR * best:
            break
        text = sample.decode(codec, "replace")
        odd = oddness(text)
        candidates.append(_Candidate(codec, share * math.exp(-_ODDNESS_WEIGHT * odd), odd, text))
        best = max(best, candidates[-1].score)
    return sorted(candidates, key=lambda candidate: (-candidate.score, guessed.index(candidate.codec)))


def _shares(sample: bytes, guessed: Sequence[str]) -> dict[str, float]:
    """Return how much the frequencies of bytes speak for each codec that they speak for at all, 0 to 1."""
    found = chardet.detect_all(
        sample,
        ignore_threshold=True,
        compat_names=False,
        encoding_era=_ERAS,
        prefer_superset=False,
        include_encodings=guessed,
        empty_input_encoding=_FALLBACK,
    )
    shares = {codecs.lookup(row["encoding"] or _FALLBACK).name: row["confidence"] for row in found}
    shares |= {twin: shares[codec] for codec, twin in _TWINS.items() if codec in shares}
    most = max(shares.values())
    # these hold other scripts too, of which chardet knows no frequencies
    for codec in _MANY_SCRIPTS:
        if _fits(sample, codec):
            least = most if codec == _FOURFOLD and _FOUR_BYTES.search(sample) else _LEAST * most
            shares[codec] = max(least, shares.get(codec, 0))
    return shares


def _fits(sample: bytes, codec: str) -> bool:
    """Tell whether bytes are right in an encoding, but that the last character may be cut off."""
    try:
        codecs.getincrementaldecoder(codec)().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _is_iso(candidate: _Candidate) -> bool:
    return candidate.codec.startswith("iso8859")


def _stands_out(best: _Candidate, others: Iterable[_Candidate]) -> bool:
    """Tell whether the best makes no odd text, and none of the others that makes another comes near it, twins aside."""
    rivals = (other for other in others if other.text != best.text and _TWINS.get(other.codec) != best.codec)
    rival = next(rivals, None)
    ahead = rival is None or rival.score <= _NEAR * best.score
    return ahead and best.score > 0 and best.odd <= _ODD


def _sample(data: bytes) -> bytes:
    """Return the bytes that tell most: the lines that hold others than ASCII."""
    if len(data) <= _SAMPLE:
        return data
    sample = bytearray()
    position = 0
    while len(sample) < _SAMPLE and (first := _HIGH.search(data, position)):
        line = data.rfind(b"\n", position, first.start()) + 1
        # what stands before is ASCII, so that no character is cut in two there
        start = max(position, line, first.start() - _NEIGHBOURHOOD)
        end = data.find(b"\n", first.start(), start + _SAMPLE)
        position = end + 1 if end >= 0 else start + _SAMPLE
        sample += data[start:position]
    return bytes(sample)
