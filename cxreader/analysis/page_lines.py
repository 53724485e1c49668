"""What a short block of text tells by itself: whether it is part of a web page and not of its author's words."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from cxreader.analysis.scripts import script_of
from cxreader.paths import resource

LONGEST = 400  # characters; a longer block is never noise as a whole
ENDS = '.!?。!?…"”」』»)'
DASH = re.compile(r"[-–—]+")
TEMPLATE = re.compile(
    r"""\$\w{1,60}\[\w{0,60}\] | \$\{[^{}]{0,80}\} | \{\$[^{}]{1,80}\} | \[\[[+*$~]\w{1,40}\]\] | \{\{[^{}]{0,80}\}\}
      | \{%[^%]{0,80}%\} | <%=?[^%<>]{0,80}%> | %\(\w{1,40}\)s | (?<![\d%])(?<!\d\s)%(?:\d\$)?[sd](?!\w)
      | <\?php | <!--(?:(?!-->).){0,120}--> | \[object\ Object\] | \[Img\ \#\d+\]
      | \[/(?:caption|gallery|embed|vc_\w{1,40}|su_\w{1,40})\] | \[(?:caption|gallery|embed|vc_\w{1,40})[^\[\]]{0,120}\]
      | \[[a-z][\w-]{2,40}(?:\s[\w-]{1,40}=["'“”][^"'“”\[\]]{0,80}["'“”])+\]
      | &(?:nbsp|amp|quot|apos|lt|gt|[lr]aquo|[lr][sd]quo|copy|reg|hellip|[mn]dash|bull|\#x?[\da-f]{2,5});
      | \blorem\ ipsum\b | ^\W*404\W*(?:page\ )?not\ found\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
# each of them has one of these, which few blocks of prose have
TEMPLATE_SIGN = re.compile(r"[$[{<%&]|404|lorem", re.IGNORECASE)
# a whole block that is a piece of a program which pages load
_PROGRAM = re.compile(
    r"\W*(?:window\.|document\.)?(?:dataLayer|adsbygoogle|googletag|_gaq|gtag\(|fbq\(|__NEXT_DATA__|jQuery\(document)"
    r"|[#.@]?[\w-][\w.#:, -]{0,60}\{(?:\s*[\w-]++\s*:[^{};]{1,80};)++\s*(?:[\w-]++\s*:[^{};]{1,80})?\}"
    r"|(?:</?(?:br|p|div|span|script|style|iframe)\b[^<>]{0,200}>\s*)+$",
    re.IGNORECASE,
)
_UNSPACED = frozenset({"Han", "Kana", "Thai", "Laoo", "Khmr", "Mymr"})
_LONGEST_LINE = 160
_SHORT_LINE = 45  # the same for a credit line where a character is a syllable
_FEW_WORDS = 12  # the same elsewhere
_LEFT_OVER_LETTERS = 24  # beside a piece of template code
_LEFT_OVER_WORDS = 3
_SEVERAL = 3  # names of networks in a row
_MARKS = "\t •·|/[](){}<>»«›‹→←⟶▼▲▾▴▸►…-–—"
_ARROWS = re.compile(r"[»›→⟶▸►▼▾]\W*$|^\W*[»›→⟶▸►]")
_PARTS = re.compile(r"\s*[|/·•]\s*")
_WIDE = str.maketrans("：（）｜／\u00a0\u202f\u3000", ":()|/   ", "\u00ad\u200b\u200e\u200f\u2060\ufeff")
_NUMBER = r"\d++(?:[.,]\d++)*+(?:\s?[kKmM](?![a-zÀ-ɏ]))?\+?"  # "2k", but not the "m" of "5 minutes"
_ARROWED = re.compile(rf"\W*{_NUMBER}\s+[^\W\d]+(?:\s[^\W\d]+){{0,2}}\s*[▼▲▾▴]+")
_COPYRIGHT = re.compile(r"©|\(c\) |copyright\s(?:©\s?)?\d{4}", re.IGNORECASE)
_FOLIO = re.compile(r"[-–—]\s?\d{1,4}\s?[-–—]")
_NAME = r"[^\W\d_a-z][\w.'’-]*"  # a word with a capital
_YEAR = r"(?:19|20)\d\d"
_DAY = rf"(?:{_YEAR}[-./年]\s?\d?\d[-./月]\s?\d?\d日?|\d?\d[-./]\s?\d?\d[-./]\s?(?:{_YEAR}|\d\d)|\d?\d[-./]{_YEAR})"
_TIME = r"\d?\d:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a block is noise.

    Attributes:
        kind: Short name of the rule.
        why: A sentence for people.
        alone: Whether that is enough by itself; else it counts beside other noise of the same text only.

    """

    kind: str
    why: str
    alone: bool = True


@dataclass(frozen=True, slots=True)
class _Words:
    """The shipped word lists, each as one pattern or set."""

    counter: re.Pattern[str]
    details: re.Pattern[str]
    page: re.Pattern[str]
    stamp: re.Pattern[str]
    credit_first: re.Pattern[str]
    credit_anywhere: re.Pattern[str]
    credit_last: re.Pattern[str]
    credit_name: re.Pattern[str]
    rights: re.Pattern[str]
    share: re.Pattern[str]
    path: re.Pattern[str]
    button: re.Pattern[str]
    networks: frozenset[str]
    paging: frozenset[str]
    fragments: frozenset[str]
    common: frozenset[str]
    phrases: tuple[str, ...]
    cookies: tuple[str, ...]
    consent: re.Pattern[str]


def reason(block: str) -> Reason | None:
    """Return why a block is noise as a whole; None where it is none."""
    line = block.translate(_WIDE).strip()
    if not line or len(line) > LONGEST:
        return None
    if _is_form(line.casefold()):
        return Reason("form", "It is a web page's own notice, such as one about cookies or a form to fill in.")
    if len(line) > _LONGEST_LINE:
        return None
    if code := _left_over_code(line):
        return Reason("template", f"“{code}” is left-over code of a web page: it was not meant to be read.")
    return _label(line) or _credit(line) or _fragment(line)


def shipped(group: str, name: str) -> list[str]:
    """Return one of the shipped lists of words."""
    return list(_lists()[group][name])


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words as a whole, the longest first; without spaces a word needs no edge."""
    edged, solid = [], []
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        pattern = re.escape(word).replace(":", r"\s?:")
        if script_of(word[0]) in _UNSPACED:
            solid.append(pattern)
        else:
            edged.append(pattern + (r"(?!\w)" if word[-1].isalnum() else ""))
    # one look back for all of them: inside a word none is tried
    sides = [rf"(?<!\w)(?:{'|'.join(edged)})"] if edged else []
    return f"(?:{'|'.join(sides + solid)})"


def _is_form(folded: str) -> bool:
    """Tell whether a block is a page's own notice: a form's, a browser's, or one that asks for leave to set cookies."""
    words = _words()
    if any(phrase in folded for phrase in words.phrases):
        return True
    return any(opener in folded for opener in words.cookies) and words.consent.search(folded) is not None


def _left_over_code(line: str) -> str:
    """Return the code of a line that holds little else."""
    if program := _PROGRAM.match(line):
        return program[0].strip()
    match = TEMPLATE.search(line)
    if match is None:
        return ""
    beside = TEMPLATE.sub(" ", line)
    count = sum(map(str.isalpha, beside))
    if match[0].startswith("&"):
        return match[0] if not count else ""
    return match[0] if count <= _LEFT_OVER_LETTERS and len(beside.split()) <= _LEFT_OVER_WORDS else ""


def _label(line: str) -> Reason | None:
    """Tell whether a line is nothing but counts, page numbers and dates."""
    words = _words()
    label = f"“{line}” is a label with a number, such as a count of comments or a page number."
    if _ARROWED.fullmatch(line) or words.page.fullmatch(line) or _FOLIO.fullmatch(line):
        return Reason("counter", label)
    if words.stamp.fullmatch(line):
        # a time may be an answer to a question
        return Reason("stamp", f"“{line}” is nothing but a date or time.", re.fullmatch(_TIME, line) is None)
    if words.details.fullmatch(line) and (words.counter.search(line) or words.stamp.search(line)):
        return Reason("counter", label)
    return None


def _credit(line: str) -> Reason | None:
    """Tell by which words a line is a credit, a source or a link."""
    if not _is_short(line):
        return None
    words = _words()
    # a date may stand before the source
    body = words.stamp.sub("", line, count=1).strip(_MARKS)
    match = words.rights.search(line) or _COPYRIGHT.match(line) or words.share.fullmatch(body)
    if match is None and (line[-1] not in ENDS or line[0] + line[-1] == "()"):
        last = DASH.split(line)[-1].strip() if DASH.search(line) else ""
        match = (
            words.credit_first.match(body)
            or words.credit_anywhere.search(line)
            or words.credit_last.match(last)
            or words.credit_name.fullmatch(last)
            or words.path.match(body)
        )
    if match is None:
        return None
    return Reason("credit", f"“{match[0].strip()}” in a short line without a sentence: a credit, source or link.")


def _fragment(line: str) -> Reason | None:
    """Tell whether a line is nothing but labels of a web page."""
    words = _words()
    known = words.fragments | words.common
    body = line.strip(_MARKS).rstrip(".!:").strip().casefold()
    parts = _PARTS.split(body)
    names = [name for name in re.split(r"[\s\d«»‹›<>|.…]+", body) if name]
    several = (
        (len(parts) > 1 and known.issuperset(parts))
        or (len(names) >= _SEVERAL and words.networks.issuperset(names))
        or (len(names) > 0 and names != [body] and words.paging.issuperset(names))
    )
    if not several and body not in known | words.paging and words.button.fullmatch(body) is None:
        return None
    why = f"“{line}” stands alone: a label of a web page or of an unnamed author."
    return Reason("fragment", why, several or body in words.fragments or _ARROWS.search(line) is not None)


def _is_short(line: str) -> bool:
    syllables = sum(script_of(char) in {"Han", "Kana"} for char in line)
    if syllables * 4 > len(line):
        return len(line) <= _SHORT_LINE
    return len(line.split()) <= _FEW_WORDS


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(resource("noise.toml").read_text(encoding="utf-8"))


@cache
def _words() -> _Words:
    lists = _lists()
    credit, fragment = lists["credit"], lists["fragment"]
    counter, page = any_of(lists["counter"]["words"]), any_of(lists["counter"]["pages"])
    detail = any_of(lists["counter"]["beside"])
    count = rf"{_NUMBER}\s*{counter}|{counter}\s?[(:]?\s?{_NUMBER}(?:\s?{detail}\.?)?\)?"
    stamp = _stamp(lists["stamp"])
    by, network = any_of(credit["by"]), any_of(lists["share"]["networks"])
    beside = rf"\d+\s?{detail}\.?|{by}\s?{_NAME}(?:\s{_NAME}){{0,3}}"
    foreign = f"[{re.escape(credit['name_characters'])}·]{{4,12}}"
    return _Words(
        counter=_pattern(count),
        # each part is taken for good: to try all ways to cut a long line into parts would take for ever
        details=_pattern(rf"[\W_]*+(?:(?>{count}|{stamp}|{beside})[\W_]*+)++"),
        page=_pattern(
            rf"\W*{page}\s?\d+\s?(?:(?:/|\w{{1,4}})\s?\d+)?\s?(?:页|頁|ページ)?(?:\s?共\s?\d+\s?(?:页|頁))?\W*"
        ),
        stamp=_pattern(stamp),
        credit_first=_pattern(any_of(credit["first"])),
        credit_anywhere=_pattern(any_of(credit["anywhere"])),
        credit_last=_pattern(any_of(credit["last"])),
        credit_name=re.compile(rf"(?i:{by})\s?(?:{_NAME}(?:\s{_NAME}){{1,3}}|{foreign})"),
        rights=_pattern(any_of(credit["rights"])),
        share=_pattern(rf"{any_of(lists['share']['first'])}\s?{network}|{any_of(lists['share']['around'])}"),
        path=_pattern(rf"{any_of(lists['path']['home'])}\s*[>»›/|→·]\s*[^,;!?]+$|{any_of(lists['path']['first'])}"),
        button=_pattern(
            rf"{any_of(lists['button']['verbs'])}\s?(?:{any_of(lists['button']['between'])}\s?){{0,2}}"
            rf"(?:{any_of(lists['button']['things'])})?(?:\s?\(?\d+\)?)?(?:\s?{any_of(lists['button']['things'])})"
        ),
        paging=frozenset(map(str.casefold, lists["button"]["paging"])),
        networks=frozenset(map(str.casefold, lists["share"]["networks"])),
        fragments=frozenset(map(str.casefold, fragment["words"])),
        common=frozenset(map(str.casefold, fragment["common"])),
        phrases=tuple(map(str.casefold, lists["form"]["phrases"])),
        cookies=tuple(map(str.casefold, lists["form"]["cookies"])),
        consent=_pattern(any_of(lists["form"]["consent"])),
    )


def _stamp(lists: dict[str, list[str]]) -> str:
    """Return a pattern for a date or time, with or without a label."""
    month, weekday = any_of(lists["months"]), any_of(lists["weekdays"])
    label = rf"(?:{any_of(lists['labels'])}\s?:?\s*|[^\W\d][\w ]{{0,24}}:\s*)?(?:{weekday}[,.]?\s*)?"
    written = (
        rf"(?:\d?\d\.?\s(?:de\s)?{month}\.?,?\s(?:del?\s)?{_YEAR}"
        rf"|{month}\.?\s\d?\d(?:st|nd|rd|th)?,?\s{_YEAR}|ika-\d?\d\sng\s{month},?\s(?:ng\s)?{_YEAR})"
    )
    at = any_of(lists["at"])
    return rf"{label}(?:(?:{_DAY}|{written})(?:[\sT,]+(?:{at}\s)?{_TIME})?|{_TIME})Z?(?:\s?(?:r\.|{weekday}))?"


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
