"""What a person says of a text, put in the place of what the program would say: blocks, noise and languages."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from cxreader.model.block import Block, BlockKind
from cxreader.model.correction import NOISE, Correction, CorrectionKind, narrowest
from cxreader.model.passage import Noise, without_edges

_BY_HAND = "by hand"
_WHY = "You marked this as noise."
_DEEP = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM})


def correct_blocks(blocks: Iterable[Block], corrections: Sequence[Correction]) -> tuple[Block, ...]:
    """Return blocks of the kinds that a person gave them; where several were given, the narrowest one counts."""
    found = tuple(blocks)
    said = _said([(block.start, block.end) for block in found], corrections, CorrectionKind.BLOCK)
    return tuple(_of_kind(block, said.get(number, "")) for number, block in enumerate(found))


def correct_noise(
    text: str, blocks: Sequence[Block], found: Sequence[Noise], corrections: Sequence[Correction]
) -> tuple[Noise, ...]:
    """Return the noise of a text with what a person called noise, and without what they called text.

    What was said later counts. Every piece lies in one block, without white space at its ends.

    Args:
        text: The text.
        blocks: Its blocks in text order.
        found: The noise that was found, in text order.
        corrections: What the person says of the text, in the order it was said.

    """
    noise = list(found)
    for said in corrections:
        if said.kind is CorrectionKind.NOISE:
            # a person may have said thousands of things of a text of many thousand lines
            first = bisect_right(noise, said.start, key=lambda gap: gap.end)
            last = bisect_left(noise, said.end, key=lambda gap: gap.start)
            pieces = [piece for gap in noise[first:last] for piece in _outside(text, gap, said)]
            if said.value == NOISE:
                pieces += _by_hand(text, blocks, said)
            noise[first:last] = sorted(pieces, key=lambda gap: gap.start)
    return tuple(noise)


def chosen_languages(spans: Iterable[tuple[int, int]], corrections: Sequence[Correction]) -> Mapping[int, str]:
    """Return for each stretch most of which a person named the language of, by its number, the base tag of that.

    Where several languages were named the narrowest correction counts: a quotation has its own language in a document
    of another.

    Args:
        spans: Start and end of each stretch, in text order and not overlapping.
        corrections: What the person says of the text, in the order it was said.

    """
    return _said(list(spans), corrections, CorrectionKind.LANGUAGE)


def _said(spans: Sequence[tuple[int, int]], corrections: Iterable[Correction], kind: CorrectionKind) -> dict[int, str]:
    """Return for each stretch that corrections of a kind cover, by its number, what the narrowest of them says."""
    values: dict[int, str] = {}
    for said in reversed(narrowest(corrections, kind)):
        first = bisect_right(spans, said.start, key=itemgetter(1))
        last = bisect_left(spans, said.end, key=itemgetter(0))
        values |= {number: said.value for number in range(first, last) if said.covers(*spans[number])}
    return values


def _of_kind(block: Block, value: str) -> Block:
    kind = BlockKind(value) if value else block.kind
    if kind is block.kind:
        return block
    # a mark belongs to the kind that it was found for
    return block._replace(kind=kind, level=max(1, block.level) if kind in _DEEP else 0, marker="")


def _outside(text: str, gap: Noise, said: Correction) -> Iterator[Noise]:
    """Give what is left beside a correction of a piece of noise that it touches, which is usually nothing."""
    for side in ((gap.start, said.start), (said.end, gap.end)):
        start, end = without_edges(text, *side, ())
        if start < end:
            yield gap._replace(start=start, end=end)


def _by_hand(text: str, blocks: Sequence[Block], said: Correction) -> Iterator[Noise]:
    first = bisect_right(blocks, said.start, key=lambda block: block.end)
    last = bisect_left(blocks, said.end, key=lambda block: block.start)
    for block in blocks[first:last]:
        start, end = without_edges(text, max(block.start, said.start), min(block.end, said.end), ())
        if start < end:
            yield Noise(start, end, _BY_HAND, _WHY)
