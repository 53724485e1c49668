"""Stretches of a text that are not its author's words, each with the reason in a sentence."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from cxreader.analysis.injected import find_inserted
from cxreader.analysis.scripts import script_of
from cxreader.model.block import Block, BlockKind
from cxreader.model.passage import Noise
from cxreader.paths import resource

_LONGEST_LINE = 160  # characters; a longer block is never noise as a whole
_SHORT_LINE = 45  # the same for a credit line where a character is a syllable
_FEW_WORDS = 12  # the same elsewhere
_LEFT_OVER_LETTERS = 24  # beside a piece of template code
_LEFT_OVER_WORDS = 3
_ALIKE = 0.9  # of the letters of two lines that count as nearly the same
_REPEAT = 20  # characters of a line that is long enough to be called a repeat
_SPAM_TOKEN = 12  # characters of a run of letters that belongs to the spam in it as a whole
_ENDS = '.!?。!?…"”」』»)'
_TEMPLATE = re.compile(
    r"""\$\w{1,60}\[\w{0,60}\] | \$\{[^{}]{0,80}\} | \{\{[^{}]{0,80}\}\} | \{%[^%]{0,80}%\} | %\(\w{1,40}\)s
      | <\?php | \[object\ Object\] | \[Img\ \#\d+\] | \[/?(?:caption|gallery|embed|vc_\w{1,40})[^\[\]]{0,120}\]
      | &(?:nbsp|amp|quot|apos|lt|gt|\#\d{2,5}); | \blorem\ ipsum\b | ^\W*404\W*(?:page\ )?not\ found\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = r"\d[\d.,]{0,10}\s?[kKmM]?\+?"
_ARROWED = re.compile(rf"\W*{_NUMBER}\s+[^\W\d]+(?:\s[^\W\d]+){{0,2}}\s*[▼▲▾▴]+")
_NAME = r"[^\W\d_a-z][\w.'’-]*"  # a word with a capital
_YEAR = r"(?:19|20)\d\d"
_DAY = rf"(?:{_YEAR}[-./年]\s?\d?\d[-./月]\s?\d?\d日?|\d?\d[-./]\s?\d?\d[-./]\s?(?:{_YEAR}|\d\d)|\d?\d[-./]{_YEAR})"
_TIME = r"\d?\d:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?"
_LABEL = r"(?:[^\W\d_]+[,.]?\s|[^\W\d][\w ]{0,24}[::]\s*)?"
_DASH = re.compile(r"[-–—]+")


@dataclass(frozen=True, slots=True)
class _Words:
    """The shipped word lists, each as one pattern."""

    counter: re.Pattern[str]
    page: re.Pattern[str]
    stamp: re.Pattern[str]
    credit_first: re.Pattern[str]
    credit_anywhere: re.Pattern[str]
    credit_last: re.Pattern[str]
    credit_name: re.Pattern[str]
    rights: re.Pattern[str]
    spam: re.Pattern[str]
    fragments: frozenset[str]


def find(text: str, blocks: Sequence[Block]) -> tuple[Noise, ...]:
    """Return the noise of a text in its order, never overlapping.

    A block that is noise as a whole is one piece that covers exactly the block; all other pieces lie inside blocks.
    Spams and inserted strings are only known by the whole text, so the blocks should be all of it.
    """
    words = _words()
    whole = _whole_blocks(text, blocks, words)
    spans = sorted(_spans(text, blocks, words), key=lambda noise: noise.start)
    found: list[Noise] = []
    upto = 0
    for number, block in enumerate(blocks):
        first = upto
        while upto < len(spans) and spans[upto].start < block.end:
            upto += 1
        found += [whole[number]] if number in whole else _joined(text, block, spans[first:upto])
    return tuple(found)


def _whole_blocks(text: str, blocks: Sequence[Block], words: _Words) -> dict[int, Noise]:
    """Return the noise that covers a block, by the block's number."""
    lines = [text[block.start : min(block.end, block.start + _LONGEST_LINE + 1)] for block in blocks]
    reasons = {}
    for number, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        body = line.removeprefix(block.marker).strip()
        reason = _reason(body, words) if len(line) <= _LONGEST_LINE else None
        if reason is None and block.kind is BlockKind.NOISE:
            reason = "fragment", "Left-over page furniture, such as a menu or a button: no words of the author."
        if reason:
            reasons[number] = reason
    reasons |= _repeats(blocks, lines, reasons)
    return {number: Noise(blocks[number].start, blocks[number].end, *reason) for number, reason in reasons.items()}


def _reason(line: str, words: _Words) -> tuple[str, str] | None:
    """Return the kind of noise that a short line is, and why."""
    if code := _left_over_code(line):
        return "template", f"“{code}” is left-over code of a web page: it was not meant to be read."
    if _ARROWED.fullmatch(line) or words.counter.fullmatch(line) or words.page.fullmatch(line):
        return "counter", f"“{line}” is a label with a number, such as a count of comments or a page number."
    if words.stamp.fullmatch(line):
        return "stamp", f"“{line}” is nothing but a date or time."
    if credit := _credit(line, words):
        return "credit", f"“{credit}” in a short line without a sentence: a credit, source or link."
    if line.strip("\t •·|/[](){}<>»«→←▼▲-–—").casefold() in words.fragments:
        return "fragment", f"“{line}” stands alone: a label of a web page or of an unnamed author."
    return None


def _left_over_code(line: str) -> str:
    """Return the template code of a line that holds little else."""
    match = _TEMPLATE.search(line)
    if match is None:
        return ""
    beside = _TEMPLATE.sub(" ", line)
    count = sum(map(str.isalpha, beside))
    if match[0].startswith("&"):
        return match[0] if not count else ""
    return match[0] if count <= _LEFT_OVER_LETTERS and len(beside.split()) <= _LEFT_OVER_WORDS else ""


def _credit(line: str, words: _Words) -> str:
    """Return the words by which a line is a credit, a source or a link."""
    if not _is_short(line):
        return ""
    match = words.rights.search(line) or (re.match(r"©|\(c\) ", line, re.IGNORECASE))
    if match is None and line[-1:] not in _ENDS:
        last = _DASH.split(line)[-1].strip() if _DASH.search(line) else ""
        match = (
            words.credit_first.match(line)
            or words.credit_anywhere.search(line)
            or words.credit_last.match(last)
            or words.credit_name.fullmatch(last)
        )
    return match[0].strip() if match else ""


def _repeats(
    blocks: Sequence[Block], lines: Sequence[str], reasons: dict[int, tuple[str, str]]
) -> dict[int, tuple[str, str]]:
    """Find captions that stand twice in a row, as a picture's caption and as its description.

    Three or more lines of that kind are a list, and stay.
    """
    captions = [_may_be_caption(block, line) for block, line in zip(blocks, lines, strict=True)]
    pairs = []
    for number in range(len(lines) - 1):
        if captions[number] and captions[number + 1]:
            heads, tails = zip(_parts(lines[number]), _parts(lines[number + 1]), strict=True)
            credited = any(reasons.get(one, ("", ""))[0] == "credit" for one in (number, number + 1))
            if _are_alike(*heads) and (credited or _are_alike(*tails)):
                pairs.append(number)
    lone = set(pairs) - {number + 1 for number in pairs} - {number - 1 for number in pairs}
    why = "It says nearly the same as the short line beside it: a picture's caption and its description."
    return {one: ("repeat", why) for number in lone for one in (number, number + 1) if one not in reasons}


def _may_be_caption(block: Block, line: str) -> bool:
    """Tell whether a block has the shape of a caption: one short line, no sentence, its last part behind a dash."""
    plain = block.kind not in {BlockKind.LIST_ITEM, BlockKind.TITLE}
    return plain and _REPEAT <= len(line) <= _LONGEST_LINE and line[-1] not in _ENDS and bool(_DASH.search(line))


def _parts(line: str) -> tuple[str, str]:
    """Return what stands before and behind the last dash of a line."""
    dash = list(_DASH.finditer(line))[-1]
    return line[: dash.start()].strip(), line[dash.end() :].strip()


def _are_alike(one: str, other: str) -> bool:
    """Tell whether two lines are nearly the same, their numbers being the same."""
    if re.findall(r"\d", one) != re.findall(r"\d", other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _is_short(line: str) -> bool:
    syllables = sum(script_of(char) in {"Han", "Kana"} for char in line)
    if syllables * 4 > len(line):
        return len(line) <= _SHORT_LINE
    return len(line.split()) <= _FEW_WORDS


def _spans(text: str, blocks: Sequence[Block], words: _Words) -> Iterator[Noise]:
    """Give the noise inside blocks, which may overlap."""
    places = [(block.start, block.end) for block in blocks]
    for string in find_inserted(text, places, lambda words_: bool(words.spam.search(words_))):
        why = (
            f"“{string.words}” stands {len(string.starts)} times in {string.blocks} places among unrelated words: "
            "it was inserted."
        )
        for start in string.starts:
            yield Noise(start, start + len(string.words), "injected", why)
    for start, end in places:
        for match in words.spam.finditer(text, start, end):
            first, last = _token(text, match.span(), (start, end))
            why = f"“{text[first:last]}” is an advertisement that has nothing to do with the text."
            yield Noise(first, last, "spam-word", why)
        for match in _TEMPLATE.finditer(text, start, end):
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
def _words() -> _Words:
    lists = tomllib.loads(resource("noise.toml").read_text(encoding="utf-8"))
    counter, page = _any_of(lists["counter"]["words"]), _any_of(lists["counter"]["pages"])
    credit = lists["credit"]
    foreign = f"[{re.escape(credit['name_characters'])}·]{{4,12}}"
    return _Words(
        counter=_pattern(rf"\W*{_NUMBER}\s*{counter}\W*|\W*{counter}\s?[(::]?\s?{_NUMBER}\W*"),
        page=_pattern(rf"\W*{page}\s?\d+(?:\s?(?:/|\w{{1,4}})\s?\d+|页|頁)?\W*"),
        stamp=_pattern(_stamp(_any_of(lists["stamp"]["months"]))),
        credit_first=_pattern(_any_of(credit["first"])),
        credit_anywhere=_pattern(_any_of(credit["anywhere"])),
        credit_last=_pattern(_any_of(credit["last"])),
        credit_name=re.compile(rf"(?i:{_any_of(credit['by'])})\s?(?:{_NAME}(?:\s{_NAME}){{1,3}}|{foreign})"),
        rights=_pattern(_any_of(credit["rights"])),
        spam=_pattern(_any_of(lists["spam"]["words"])),
        fragments=frozenset(word.casefold() for word in lists["fragment"]["words"]),
    )


def _stamp(month: str) -> str:
    """Return a pattern for a date or time, with or without a label."""
    written = rf"(?:\d?\d\.?\s(?:de\s)?{month}\.?,?\s(?:del?\s)?{_YEAR}|{month}\.?\s\d?\d(?:st|nd|rd|th)?,?\s{_YEAR})"
    return rf"{_LABEL}(?:(?:{_DAY}|{written})(?:[\sT,]+{_TIME})?|{_TIME})Z?"


def _any_of(words: Sequence[str]) -> str:
    """Return a pattern for any of some words as a whole, the longest first; Han and kana need no edge."""
    patterns = []
    for word in sorted(words, key=len, reverse=True):
        edged = script_of(word[0]) not in {"Han", "Kana"}
        after = r"(?!\w)" if edged and word[-1].isalnum() else ""
        patterns.append((r"(?<!\w)" if edged else "") + re.escape(word) + after)
    return f"(?:{'|'.join(patterns)})"


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
