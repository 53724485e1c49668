"""Cutting a block into sentences, whatever language it is in.

A stop ends a sentence unless what stands before it (an abbreviation, an initial, a list mark) or what follows it (a
small letter, a digit, a comma) speaks against that. Chinese, Japanese and Indic stops always do.
"""

import unicodedata
from dataclasses import dataclass

import regex

_STOPS = r".!?…‼⁇⁈⁉؟।॥。！？｡።។။"
_CLOSERS = r"\"'“”’»›」』)\]）】》"
# in French a space stands before the closing quote
_STOP = regex.compile(rf"[{_STOPS}](?:[{_STOPS}{_CLOSERS}]|[ \u00a0\u202f]»(?!\p{{L}}))*+")
_ELLIPSIS = regex.compile(r"…[….]*|\.{2,}[….]*")
# all that str.strip takes away
_SPACE = regex.compile(r"[\s\x1c-\x1f]*+")
_OPENERS = regex.compile(r"[\"'“”„«‹‘「『(\[（【《¿¡]*+")
_DASH = regex.compile(r"[-–—―]+\s*+")
_WORD = regex.compile(r"(?r)[\p{L}\p{M}]++(?:[.'’-][\p{L}\p{M}]++)*+")
_ORDINAL = regex.compile(r"(?<![\p{Latin}\d.,])\d{1,3}$")
_MARK = regex.compile(r"[(（]?(?:\d{1,3}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,5})")
_NEXT_WORD = regex.compile(r"\p{Lu}\p{L}+(?![.@/\p{L}])")
_ADDRESS = regex.compile(r"(?:@|://|www\.)\S*$")
_CAPITAL_AFTER_STOP = regex.compile(r"\.\s++\p{Lu}")
_LETTER_OR_DIGIT = regex.compile(r"[\p{L}\p{N}]")
_IDEOGRAPH = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
# may open as well as close
_EITHER = frozenset("\"'“")
_DECISIVE = frozenset("。｡।॥።។။")
_OPEN_END = frozenset(",;:،，、；：")
_INVERTED = frozenset("¿¡")
_REACH = 60
_QUOTE_REACH = 2_000
_MARK_REACH = 8
_LOWER_WORD = 4


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


# never the end of a sentence: titles before names, and words that only introduce
_INTRODUCING = _set_of(
    "dr dra mr mrs ms prof mx messrs gen rep sen gov capt sgt lt col hon rev st mt ft "
    "sr sra srta sres d dña ud uds vd vds lic ing arq excmo "
    "np tzn tzw m.in in inż mgr hab ks św ul al pl os im por "
    "g gng bb atty engr gob kgg hal bldg brgy "
    "e.g i.e eg ie viz vs cf approx bzw z.b d.h u.a bspw ca sog hr fr mme mlle sig dott bijv p.ex p.ej ej ór"
)
# the end of a sentence only where no digit follows
_BEFORE_NUMBER = _set_of(
    "no nos nr núm num n.º art fig figs vol vols pp pág págs pag p str s rozdz poz tab ok blg sek ch sec eq tel"
)
# may be followed by a small letter in lower-case writing without ending anything
_TRAILING = _set_of("etc itd itp atbp usw ecc incl excl dept corp sept")
# may well end one, although they end with a single letter
_TIMES = _set_of("a.m p.m d.c a.c")
# what follows a full stop in the names of sites and software
_TOP_LEVELS = _set_of("com org net edu gov info biz app pl es ph cn uk eu de fr it io ai tv me js ts")


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a block, in code points of the text.

    They are in order, without white space around them, and together hold all that is not white space between
    ``start`` and ``end``. A line break inside the block counts as a space. A stretch without a letter or digit is no
    sentence of its own: it belongs to the one before it.
    """
    # where no capital ever follows a full stop, the author writes without them
    lower = not _CAPITAL_AFTER_STOP.search(text, start, end)
    spans: list[tuple[int, int]] = []
    begin = _skip(text, start, end)
    for found in _STOP.finditer(text, start, end):
        stop = _stop(text, begin, found, end)
        if _ends(text, begin, stop, lower=lower):
            _add(spans, text, begin, stop.end)
            begin = stop.next
    if begin < end:
        _add(spans, text, begin, begin + len(text[begin:end].rstrip()))
    return spans


@dataclass(frozen=True, slots=True)
class _Stop:
    """A place where a sentence may end.

    Attributes:
        start: Offset of the first stop.
        marks: The stops and the quotes and brackets that close with them.
        end: Offset after them.
        next: Offset of what follows, white space skipped; at most ``limit``.
        limit: End of the block.

    """

    start: int
    marks: str
    end: int
    next: int
    limit: int


def _stop(text: str, begin: int, found: regex.Match[str], limit: int) -> _Stop:
    end = found.end()
    if text[end - 1] in _EITHER and _LETTER_OR_DIGIT.match(text, end, limit) and _opens(text, begin, end - 1):
        end -= 1
    return _Stop(found.start(), text[found.start() : end], end, _skip(text, end, limit), limit)


def _opens(text: str, begin: int, quote: int) -> bool:
    """Tell whether a quote before a letter opens: a straight one does where none is open."""
    return text[quote] == "“" or text.count(text[quote], max(begin, quote - _QUOTE_REACH), quote) % 2 == 0


def _ends(text: str, begin: int, stop: _Stop, *, lower: bool) -> bool:
    """Tell whether a sentence ends at a stop."""
    if stop.next == stop.limit:
        return True
    if text[stop.next] in _OPEN_END:
        return False
    if _ELLIPSIS.match(stop.marks):
        ends = _ends_at_ellipsis(text, stop)
    elif stop.marks[0] != ".":
        ends = _ends_at_question(text, stop)
    elif stop.next == stop.end:
        ends = _ends_unspaced(text, begin, stop)
    else:
        ends = _ends_at_full_stop(text, begin, stop, lower=lower)
    return ends or not _DECISIVE.isdisjoint(stop.marks)


def _ends_at_ellipsis(text: str, stop: _Stop) -> bool:
    following = _following(text, stop)
    return following.isupper() or (stop.next > stop.end and not following.islower())


def _ends_at_question(text: str, stop: _Stop) -> bool:
    """Tell whether a sentence ends at a question or exclamation mark."""
    following = _following(text, stop)
    if stop.next == stop.end:
        if _ADDRESS.search(text[max(0, stop.start - _REACH) : stop.start]):
            return False
        unspaced = _is_caseless(following) or _is_ideograph(text[stop.start - 1 : stop.start])
        return unspaced or following.isupper() or text[stop.next] in _INVERTED
    dash = _DASH.match(text, stop.next, stop.limit)
    if dash:
        # what follows a dash in small letters tells who said so
        return not text[dash.end() : dash.end() + 1].islower()
    # so it does after a closing quote
    return not following.islower() or stop.marks[-1] in _STOPS


def _ends_unspaced(text: str, begin: int, stop: _Stop) -> bool:
    """Tell whether a sentence ends at a full stop that no space follows, as where it was lost."""
    before = text[max(begin, stop.start - _REACH) : stop.start]
    word = _word_before(before)
    if text[stop.next] in _INVERTED:
        return True
    if _is_abbreviation(word) or _ORDINAL.search(before):
        return False
    if _is_caseless(_following(text, stop)):
        return True
    after = _NEXT_WORD.match(text, _past(_OPENERS, text, stop.next, stop.limit), stop.limit)
    if not after or not word or "." in word or _ADDRESS.search(before):
        return False
    return after[0].casefold() not in _TOP_LEVELS


def _ends_at_full_stop(text: str, begin: int, stop: _Stop, *, lower: bool) -> bool:
    """Tell whether a sentence ends at a full stop that white space follows."""
    if stop.start - begin <= _MARK_REACH and _MARK.fullmatch(text, begin, stop.start):
        return False
    word = _word_before(text[max(begin, stop.start - _REACH) : stop.start])
    if _is_abbreviation(word):
        return False
    if _DASH.match(text, stop.next, stop.limit):
        return True
    following = _following(text, stop)
    if following.isdecimal():
        return word not in _BEFORE_NUMBER
    if not following.islower():
        return True
    known = word in _BEFORE_NUMBER or word in _TRAILING
    return lower and len(word) >= _LOWER_WORD and not known and stop.marks == "."


def _word_before(before: str) -> str:
    """Return the word that a text ends with, in lower case, inner full stops included; empty for none."""
    found = _WORD.match(before, 0, len(before))
    return found[0].casefold() if found else ""


def _is_abbreviation(word: str) -> bool:
    """Tell whether a word before a full stop cannot end a sentence: a known abbreviation, or a letter by itself."""
    if word in _TIMES or _is_ideograph(word[-1:]):
        return False
    return word in _INTRODUCING or len(word.rpartition(".")[2]) == 1


def _following(text: str, stop: _Stop) -> str:
    """Return the first character after a stop that is no opening quote or bracket; empty where there is none."""
    position = _past(_OPENERS, text, stop.next, stop.limit)
    return text[position : min(position + 1, stop.limit)]


def _is_caseless(char: str) -> bool:
    """Tell whether a character is a letter of a script without capitals."""
    return unicodedata.category(char) == "Lo" if char else False


def _is_ideograph(char: str) -> bool:
    return _IDEOGRAPH.match(char) is not None


def _skip(text: str, position: int, limit: int) -> int:
    """Return the offset of what is not white space, from a position on; at most the limit."""
    return _past(_SPACE, text, position, limit)


def _past(pattern: regex.Pattern[str], text: str, position: int, limit: int) -> int:
    """Return the offset after what matches a pattern at a position, the position itself where nothing does."""
    found = pattern.match(text, position, limit)
    return found.end() if found else position


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a span, or lengthen the last one by it where one of the two has neither letter nor digit."""
    if spans:
        last = spans[-1]
        if not _LETTER_OR_DIGIT.search(text, start, end) or not _LETTER_OR_DIGIT.search(text, *last):
            spans[-1] = (last[0], end)
            return
    spans.append((start, end))
