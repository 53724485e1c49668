"""Stretches of a text that are not its author's words, each with the reason in a sentence."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import islice

from cxreader.analysis.injected import find_inserted
from cxreader.analysis.page_lines import DASH, ENDS, LONGEST, TEMPLATE, TEMPLATE_SIGN, Reason, any_of, reason, shipped
from cxreader.model.block import Block, BlockKind
from cxreader.model.passage import Noise

_LONGEST_CAPTION = 160
_ALIKE = 0.9  # of the letters of two lines that count as nearly the same
_REPEAT = 20  # characters of a line that is long enough to be called a repeat
_SPAM_TOKEN = 12  # characters of a run of letters that belongs to the spam in it as a whole
# an item of a list, a turn of a talk or a row of a table may well be as short and say nearly the same as the next one
_CAPTIONED = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.NOISE})
# an answer in a talk or in a table may be a time, a number of likes or the name of a page
_ANSWERS = frozenset({BlockKind.TURN, BlockKind.TABLE_ROW})
_SAID = frozenset({"counter", "stamp", "credit", "fragment"})
_QUOTES = "`\"'“‘«「"
# what texts about programs are full of
_PROGRAM = re.compile(
    r"""^[ \t]*(?:(?:def|class|import|const|let|var|return|function|public)\b.{0,200}[=;:({]|[{}])
      | \(.{0,200}\);[ \t]*$ | ``` | =>""",
    re.MULTILINE | re.VERBOSE,
)
_PROGRAMS = 3  # signs of programs; a text with so many speaks of code, and what looks like code in it stays
_FURNITURE = Reason("fragment", "Left-over page furniture, such as a menu or a button: no words of the author.")


def find(text: str, blocks: Sequence[Block]) -> tuple[Noise, ...]:
    """Return the noise of a text in its order, never overlapping.

    A block that is noise as a whole is one piece that covers exactly the block; all other pieces lie inside blocks.
    Spams and inserted strings are only known by the whole text, so the blocks should be all of it.
    """
    about_code = len(list(islice(_PROGRAM.finditer(text), _PROGRAMS))) == _PROGRAMS
    whole = _whole_blocks(text, blocks, about_code)
    spans = sorted(_spans(text, blocks, about_code), key=lambda noise: noise.start)
    found: list[Noise] = []
    upto = 0
    for number, block in enumerate(blocks):
        first = upto
        while upto < len(spans) and spans[upto].start < block.end:
            upto += 1
        found += [whole[number]] if number in whole else _joined(text, block, spans[first:upto])
    return tuple(found)


def _whole_blocks(text: str, blocks: Sequence[Block], about_code: bool) -> dict[int, Noise]:
    """Return the noise that covers a block, by the block's number."""
    lines = [text[block.start : min(block.end, block.start + LONGEST + 1)] for block in blocks]
    reasons: dict[int, Reason] = {}
    for number, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        if found := _reason_for(block, line, about_code):
            reasons[number] = found
    if not any(found.alone and found.kind != "stamp" for found in reasons.values()):
        reasons = {number: found for number, found in reasons.items() if found.alone}
    reasons |= _repeats(blocks, lines, reasons)
    return {n: Noise(blocks[n].start, blocks[n].end, why.kind, why.why) for n, why in reasons.items()}


def _reason_for(block: Block, line: str, about_code: bool) -> Reason | None:
    """Return why a block, given by its beginning, is noise by itself; None where it is none."""
    if block.kind is BlockKind.ANSWER:
        # whatever somebody answered was no page's furniture
        return None
    found = reason(line.removeprefix(block.marker).strip()) if len(line) <= LONGEST else None
    if found is None:
        return _FURNITURE if block.kind is BlockKind.NOISE else None
    answers = block.kind in _ANSWERS and found.kind in _SAID
    return None if answers or (about_code and found.kind == "template") else found


def _repeats(blocks: Sequence[Block], lines: Sequence[str], reasons: dict[int, Reason]) -> dict[int, Reason]:
    """Find captions that stand twice in a row, as a picture's caption and as its description.

    Three or more lines of that kind are a list, and stay.
    """
    captions = [_may_be_caption(block, line) for block, line in zip(blocks, lines, strict=True)]
    pairs = []
    for number in range(len(lines) - 1):
        if captions[number] and captions[number + 1]:
            heads, tails = zip(_parts(lines[number]), _parts(lines[number + 1]), strict=True)
            credited = any(one in reasons and reasons[one].kind == "credit" for one in (number, number + 1))
            if _are_alike(*heads) and (credited or _are_alike(*tails)):
                pairs.append(number)
    lone = set(pairs) - {number + 1 for number in pairs} - {number - 1 for number in pairs}
    why = "It says nearly the same as the short line beside it: a picture's caption and its description."
    return {one: Reason("repeat", why) for number in lone for one in (number, number + 1) if one not in reasons}


def _may_be_caption(block: Block, line: str) -> bool:
    """Tell whether a block has the shape of a caption: one short line, no sentence, its last part behind a dash."""
    if block.kind not in _CAPTIONED or not _REPEAT <= len(line) <= _LONGEST_CAPTION:
        return False
    return line[-1] not in ENDS and bool(DASH.search(line))


def _parts(line: str) -> tuple[str, str]:
    """Return what stands before and behind the last dash of a line."""
    dash = list(DASH.finditer(line))[-1]
    return line[: dash.start()].strip(), line[dash.end() :].strip()


def _are_alike(one: str, other: str) -> bool:
    """Tell whether two lines are nearly the same, their numbers being the same."""
    if re.findall(r"\d", one) != re.findall(r"\d", other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _spans(text: str, blocks: Sequence[Block], about_code: bool) -> Iterator[Noise]:
    """Give the noise inside blocks, which may overlap."""
    places = [(block.start, block.end) for block in blocks]
    for string in find_inserted(text, places, lambda words: bool(_spam().search(words)), _hint()):
        why = (
            f"“{string.words}” stands {len(string.starts)} times in {string.blocks} places among unrelated words: "
            "it was inserted."
        )
        for start in string.starts:
            yield Noise(start, start + len(string.words), "injected", why)
    for start, end in places:
        for match in _spam().finditer(text, start, end):
            first, last = _token(text, match.span(), (start, end))
            why = f"“{text[first:last]}” is an advertisement that has nothing to do with the text."
            yield Noise(first, last, "spam-word", why)
        if about_code or not TEMPLATE_SIGN.search(text, start, end):
            continue
        for match in TEMPLATE.finditer(text, start, end):
            if text[max(start, match.start() - 1)] in _QUOTES:
                continue
            why = f"“{match[0]}” is left-over code of a web page: it was not meant to be read."
            yield Noise(match.start(), match.end(), "template", why)


def _token(text: str, span: tuple[int, int], limits: tuple[int, int]) -> tuple[int, int]:
    """Return the run of letters around a spam word where it is short, else the word alone."""
    first, last = span
    while first > limits[0] and text[first - 1].isalnum() and last - first <= _SPAM_TOKEN:
        first -= 1
    while last < limits[1] and text[last].isalnum() and last - first <= _SPAM_TOKEN:
        last += 1
    return (first, last) if last - first <= _SPAM_TOKEN else span


def _joined(text: str, block: Block, spans: Sequence[Noise]) -> list[Noise]:
    """Drop spans that overlap an earlier one; where no letter is left beside them, take the whole block."""
    kept: list[Noise] = []
    beside = ""
    end = block.start
    for noise in spans:
        if noise.start >= end:
            beside += text[end : noise.start]
            kept.append(noise)
            end = noise.end
    beside += text[end : block.end]
    if kept and not any(map(str.isalnum, beside.removeprefix(block.marker))):
        return [Noise(block.start, block.end, kept[0].kind, kept[0].why)]
    return kept


@cache
def _hint() -> str:
    return any_of(shipped("spam", "hints"))


@cache
def _spam() -> re.Pattern[str]:
    return re.compile(any_of(shipped("spam", "words")), re.IGNORECASE)
