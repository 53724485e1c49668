"""What was taken out of a text and put into it, in whole words, for people to read."""

from collections.abc import Iterator

import regex

from cxreader.analysis.differences import differences, signed
from cxreader.model.pieces import Kind, Piece

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
_PIECE = regex.compile(rf"\r\n|\n|\s|[{_UNSPACED}]\p{{M}}*+|[\p{{L}}\p{{M}}\p{{N}}--[{_UNSPACED}]]++|\X", regex.V1)


_KINDS = {"=": Kind.SAME, "-": Kind.GONE, "+": Kind.NEW}


def changes(old: str, new: str) -> tuple[Piece, ...]:
    """Return two versions of a text as one row of pieces: what is gone, what is new, and what is the same.

    Where no letter is between two changes, they are one.
    """
    signs: dict[str, str] = {}
    one, other = _PIECE.findall(old), _PIECE.findall(new)
    pieces: list[Piece] = []
    a = b = 0
    for sign, size in differences(signed(one, signs), signed(other, signs)):
        words = other[b : b + size] if sign == "+" else one[a : a + size]
        a, b = a + size * (sign != "+"), b + size * (sign != "-")
        pieces.append(Piece(_KINDS[sign], "".join(words)))
    return tuple(_joined(pieces))


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield changes that follow each other, or have no letter between them, as one."""
    gone = new = ""
    for number, (kind, text) in enumerate(pieces):
        following = pieces[number + 1] if number + 1 < len(pieces) else Piece(Kind.SAME, "")
        is_between = (gone or new) and not any(map(str.isalnum, text)) and following.kind is not Kind.SAME
        # a change of lines is no change of words
        is_between = is_between and "\n" not in text + following.text
        if kind is Kind.SAME and not is_between:
            yield from _changed(gone, new)
            gone = new = ""
            yield Piece(kind, text)
        else:
            gone += text * (kind is not Kind.NEW)
            new += text * (kind is not Kind.GONE)
    yield from _changed(gone, new)


def _changed(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece(Kind.GONE, gone)
    if new:
        yield Piece(Kind.NEW, new)
