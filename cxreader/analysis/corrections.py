"""What a person says of a text, put in the place of what the program would say: blocks, noise and languages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cxreader.model.block import Block, BlockKind
from cxreader.model.correction import NOISE, Correction, CorrectionKind, narrowest
from cxreader.model.passage import Noise, without_edges

_BY_HAND = "by hand"
_WHY = "You marked this as noise."
_DEEP = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM})


def correct_blocks(blocks: Iterable[Block], corrections: Sequence[Correction]) -> tuple[Block, ...]:
    """Return blocks of the kinds that a person gave them; where several were given, the narrowest one counts."""
    said = narrowest(corrections, CorrectionKind.BLOCK)
    return tuple(_of_kind(block, _said(said, block.start, block.end)) for block in blocks)


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
            noise = [piece for gap in noise for piece in _outside(text, gap, said)]
            if said.value == NOISE:
                noise += _by_hand(text, blocks, said)
    return tuple(sorted(noise, key=lambda gap: gap.start))


def chosen_languages(spans: Iterable[tuple[int, int]], corrections: Sequence[Correction]) -> Mapping[int, str]:
    """Return for each stretch most of which a person named the language of, by its number, the base tag of that.

    Where several languages were named the narrowest correction counts: a quotation has its own language in a document
    of another.
    """
    said = narrowest(corrections, CorrectionKind.LANGUAGE)
    chosen = {number: _said(said, start, end) for number, (start, end) in enumerate(spans)} if said else {}
    return {number: tag for number, tag in chosen.items() if tag}


def _said(corrections: Iterable[Correction], start: int, end: int) -> str:
    """Return what the first of some corrections that covers a stretch says; nothing where none does."""
    return next((said.value for said in corrections if said.covers(start, end)), "")


def _of_kind(block: Block, value: str) -> Block:
    kind = BlockKind(value) if value else block.kind
    if kind is block.kind:
        return block
    # a mark belongs to the kind that it was found for
    return block._replace(kind=kind, level=max(1, block.level) if kind in _DEEP else 0, marker="")


def _outside(text: str, gap: Noise, said: Correction) -> Iterator[Noise]:
    """Give what is left of a piece of noise beside a correction, which is usually all or nothing."""
    if gap.end <= said.start or said.end <= gap.start:
        yield gap
        return
    for side in ((gap.start, said.start), (said.end, gap.end)):
        start, end = without_edges(text, *side, ())
        if start < end:
            yield gap._replace(start=start, end=end)


def _by_hand(text: str, blocks: Iterable[Block], said: Correction) -> Iterator[Noise]:
    for block in blocks:
        start, end = without_edges(text, max(block.start, said.start), min(block.end, said.end), ())
        if start < end:
            yield Noise(start, end, _BY_HAND, _WHY)
