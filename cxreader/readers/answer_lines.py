"""From a plain text to answers, one to a line: each goes by the number of its line."""

import re
from collections.abc import Iterator

from cxreader.model.block import Block, BlockKind
from cxreader.model.characters import storable
from cxreader.model.document import ONE_TO_A_LINE, Answer, Manner, Reading
from cxreader.readers.decode import Decoded
from cxreader.readers.lines import UNSEEN, breaks, lines_of
from cxreader.readers.page import page_of

# what a list of answers plainly is: so many lines, hardly any of them long, hardly any blank
_MANY, _LONG, _FEW = 200, 160, 0.02
# lines of answers end anywhere; where most are about as long as the longest, a machine has broken them
_FULL, _HALF = 0.8, 0.5
# code points that are looked at, which are soon looked through
_LOOKED_AT = 60_000
_LETTER = re.compile(r"[^\W\d_]")


def read(decoded: Decoded, name: str, manner: Manner) -> Reading:
    """Return the answers that the lines of a text are.

    Args:
        decoded: The text.
        name: The file's name.
        manner: How it is read.

    """
    text = decoded.text
    places = list(_places(text))
    return Reading(
        title=storable(name.rpartition(".")[0] or name),
        text=text,
        blocks=tuple(Block(BlockKind.ANSWER, start, end) for _, start, end in places),
        encoding=decoded.encoding,
        warnings=decoded.warnings,
        codec=decoded.codec,
        format=ONE_TO_A_LINE,
        answers=tuple(Answer(start, end, str(number)) for number, start, end in places),
        manner=manner._replace(lines=True),
    )


def look_like_answers(text: str) -> bool:
    """Tell whether each line of a plain text plainly is an answer, going by its beginning."""
    beginning = text[:_LOOKED_AT]
    lines = lines_of(beginning)
    if len(lines) < _MANY:
        return False
    page = page_of(lines)
    most = _FEW * len(lines)
    widths = sorted(line.width for line in lines)
    usual = widths[int(0.9 * len(widths))]
    return (
        not page.wrap
        and sum(line.gap > 0 for line in lines[1:]) <= most
        and sum(width > _LONG for width in widths) <= most
        and sum(width > _FULL * usual for width in widths) < _HALF * len(widths)
        # figures, records and talks are lists of another kind
        and sum(not _LETTER.match(line.text) for line in lines) <= _HALF * len(lines)
        and sum(map(bool, page.turns)) + sum(map(bool, page.markers)) + len(page.rows) <= most
    )


def _places(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield number, start and end of each line that is not blank, without the blanks around it."""
    position = 0
    for number, (end, after) in enumerate(breaks(text), 1):
        whole = text[position:end]
        words = whole.strip()
        if words.strip(UNSEEN):
            start = position + len(whole) - len(whole.lstrip())
            yield number, start, start + len(words)
        position = after
