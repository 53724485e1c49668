"""The words that word pieces belong to, each with its share of a score."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cxreader.analysis.words import Wording

_LETTER = re.compile(r"[^\W_]")


def units(
    text: str, spans: Sequence[tuple[int, int] | None], shares: Sequence[float]
) -> Iterator[tuple[int, int, float]]:
    """Yield the words of a text, in its order, with their shares, which together are all that the pieces have.

    In scripts without spaces each piece with a letter is a word. What belongs to no word is spread evenly: the shares
    of punctuation and of what frames the text. A text without a letter is one word.

    Args:
        text: The text, not empty.
        spans: For each piece of it where it stands, or None for the frame.
        shares: For each piece its share.

    """
    wording = Wording(text)
    words = [wording.folded.span(start, end) for start, end, _ in wording.words]
    found: defaultdict[tuple[int, int], float] = defaultdict(float)
    rest = 0.0
    for span, share in zip(spans, shares, strict=True):
        place = bisect_right(words, span[0], key=lambda word: word[0]) - 1 if span else -1
        if span and place >= 0 and span[0] < words[place][1]:
            found[words[place]] += share
        elif span and _LETTER.search(text, *span):
            found[span] += share
        else:
            rest += share
    if not found:
        found[0, len(text)] = 0.0
    yield from ((start, end, share + rest / len(found)) for (start, end), share in found.items())
