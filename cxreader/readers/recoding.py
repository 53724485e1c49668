"""Where places of a text are once its bytes are read in another encoding."""

import codecs
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cxreader.readers.decode import joined

_CHUNK = 16_384
# bytes that a joined pair of surrogates is shorter by
_SAVED = 2


def move(data: bytes, old: str, new: str, offsets: Sequence[int]) -> list[int]:
    """Return where places of a text are when the same bytes are read in another encoding.

    A place inside a character of the new text moves to that character's start. Where bytes make no sense in one of the
    encodings, places stay within that damage.

    Args:
        data: The bytes of the file.
        old: Codec of the text that the offsets are in, made by :func:`cxreader.readers.decode.decode_as`.
        new: Codec of the other text, made the same way.
        offsets: Offsets in code points; those beyond the end of the text count as its end.

    Raises:
        LookupError: There is no such codec.

    """
    before, after = _Track(data, old), _Track(data, new)
    return [after.offset_at(before.byte_at(offset)) for offset in offsets]


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A place from which bytes can be decoded on.

    Attributes:
        offset: Characters made so far.
        byte: Where the next character begins.
        fed: Bytes that the decoder has had; it still keeps those after ``byte``.
        state: The decoder's state.

    """

    offset: int
    byte: int
    fed: int
    state: tuple[bytes, int]


class _Track:
    """Bytes read in one encoding: which character each byte belongs to."""

    def __init__(self, data: bytes, codec: str) -> None:
        codec = codecs.lookup(codec).name
        self._data, self._pairs = joined(data) if codec == "utf-8" else (data, ())
        self._decoder = codecs.getincrementaldecoder(codec)("replace")
        self._anchors: list[_Anchor] = []
        self._length = 0
        self._marks = 0
        for fed in range(0, max(1, len(self._data)), _CHUNK):
            state = self._decoder.getstate()
            self._anchors.append(_Anchor(self._length, fed - len(state[0]), fed, state))
            text = self._decoder.decode(self._data[fed : fed + _CHUNK], final=fed + _CHUNK >= len(self._data))
            if not self._length:
                # those at the start are no part of the stored text
                self._marks = len(text) - len(text.lstrip("\ufeff"))
            self._length += len(text)
        # places come in order mostly, so that a few chunks are enough
        self._starts = lru_cache(maxsize=4)(self._starts_from)

    def byte_at(self, offset: int) -> int:
        """Return where a character of the stored text begins in the bytes."""
        place = offset + self._marks
        if place >= self._length:
            return len(self._data) + _SAVED * len(self._pairs)
        number = bisect_right(self._anchors, place, key=lambda anchor: anchor.offset) - 1
        byte = self._starts(number)[place - self._anchors[number].offset]
        return byte + _SAVED * bisect_left(range(len(self._pairs)), byte, key=self._joined_start)

    def offset_at(self, byte: int) -> int:
        """Return the offset in the stored text of the character that a byte belongs to."""
        pairs = bisect_left(self._pairs, byte)
        if pairs:
            byte = max(byte - _SAVED * pairs, self._joined_start(pairs - 1))
        if byte >= len(self._data):
            return self._length - self._marks
        number = bisect_right(self._anchors, byte, key=lambda anchor: anchor.byte) - 1
        starts = self._starts(number)
        index = bisect_left(starts, byte)
        within = index == len(starts) or starts[index] > byte
        return max(0, self._anchors[number].offset + index - within - self._marks)

    def _joined_start(self, pair: int) -> int:
        return self._pairs[pair] - _SAVED * pair

    def _starts_from(self, number: int) -> list[int]:
        """Return where in the bytes each character begins that the decoder makes of one chunk."""
        anchor = self._anchors[number]
        self._decoder.setstate(anchor.state)
        starts: list[int] = []
        begun = anchor.byte
        chunk = self._data[anchor.fed : anchor.fed + _CHUNK]
        for position, byte in enumerate(chunk, anchor.fed + 1):
            final = position == len(self._data)
            made = len(self._decoder.decode(bytes((byte,)), final=final))
            if made:
                done = position if final else position - len(self._decoder.getstate()[0])
                # one character takes all bytes there are; of several, all but the first take one each
                starts += [begun, *(max(begun, done - rest) for rest in range(made - 1, 0, -1))]
                begun = done
        return starts
