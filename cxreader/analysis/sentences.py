"""Cutting a block into sentences, whatever language it is in.

A stop ends a sentence unless what stands before it (an abbreviation, an initial, a list mark) or what follows it (a
small letter, a digit, a comma) speaks against that. Chinese, Japanese and Indic stops always do.
"""

import unicodedata
from dataclasses import dataclass

import regex

# what Unicode says ends a sentence in any script
_STOPS = r"\p{Sentence_Terminal}…｡\u037e"
_CLOSERS = "\"'“”’»›」』)]）】》"
# a Greek semicolon asks; German may close with «; in French a space stands before the closing quote
_STOP = regex.compile(
    rf"(?:[{_STOPS}]|(?<=\p{{Greek}});)"
    rf"(?:[{_STOPS}{regex.escape(_CLOSERS)}]|[«‹](?=\s|$)|[ \u00a0\u202f]»(?!\p{{L}}))*+"
)
_ELISION = regex.compile("['’]")
_ELLIPSIS = regex.compile(r"…[….]*|\.{2,}[….]*")
# all that str.strip takes away
_SPACE = regex.compile(r"[\s\x1c-\x1f]*+")
_OPENERS = regex.compile(r"[\"'“”„«‹‘「『(\[（【《¿¡]*+")
_DASH = regex.compile(r"[-–—―]+\s*+")
# what an address or a number ends with is no word
_WORD = regex.compile(r"(?r)(?<![=/&_#\d])[\p{L}\p{M}]++(?:[.'’‘ʻ-]{1,2}[\p{L}\p{M}]++)*+")
# letters that may end a sentence although they stand alone: hours, "and so on"
_CLOSING = regex.compile(r"(?:\d\s?h|\b[ap]\.\s?m|\bт\.\s?[дп])$", regex.IGNORECASE)
# what only an abbreviation looks like: a German street, a word without a vowel
_VOWELS = "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœąęěůıаеёиоуыэюяіїєαεηιουω"
_SHORTENED = regex.compile(
    rf"(?:str|(?<!\w)[\p{{Latin}}\p{{Cyrillic}}\p{{Greek}}--[{_VOWELS}]]{{1,4}})$",
    regex.IGNORECASE | regex.V1,
)
# a German ordinal, after which a noun with its capital follows
_COUNTED = regex.compile(r"\b(?:am|das|dem|den|der|des|die|beim|vom|zum|zur)\s\d{1,2}$", regex.IGNORECASE)
_ORDINAL = regex.compile(r"(?<![\p{Latin}\d.,])\d{1,3}$")
_MARK = regex.compile(r"[(（]?(?:\d{1,3}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,5})")
_NEXT_WORD = regex.compile(r"\p{Lu}\p{L}+(?![.@/\p{L}])")
_ADDRESS = regex.compile(r"(?:@|://|www\.)\S*$")
_CAPITAL_AFTER_STOP = regex.compile(r"\.\s++\p{Lu}")
_LETTER_OR_DIGIT = regex.compile(r"[\p{L}\p{N}]")
_IDEOGRAPH = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
# may open as well as close
_EITHER = frozenset("\"'“")
_DECISIVE = frozenset("。｡।॥።។៕။۔։")
_QUOTES = frozenset("”」』")
_SAYING = frozenset("とっ")
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
    "dr dra mr mrs ms prof mx messrs gov capt sgt lt st mt ft e.g i.e eg ie viz vs cf approx ave blvd "
    "sr sra srta sres dña ud uds vd vds lic arq excmo gral avda av cía dpto aprox p.ej ej ee "
    "np tzn tzw m.in in inż mgr hab ks św ul al pl os im por gen godz ok wg płk mjr kpt woj "
    "gng bb atty engr gob kgg hal bldg brgy bpk sdr drs jl jln pt "
    "bzw z.b d.h u.a bspw ca sog hr evtl ggf inkl exkl vgl zzgl mio mrd hrsg geb "
    "fr mme mlle mgr boul env tél sig dott dott.ssa avv geom spett egr profa exmo exma p.ex "
    "dhr mevr bijv t.ex např tzv mudr judr bkz esim δρ π.χ ул пр обл акад проф см ср напр tp ths डॉ श्री ór"
)
# the same, but words of other meaning where they begin small
_TITLES = _set_of("hon sen rep rev col ing bros maj")
# the end of a sentence only where no digit follows
_BEFORE_NUMBER = _set_of(
    "no nos nr núm num n.º art fig figs vol vols pp pág págs pag p str s rozdz poz tab blg sek ch sec eq tel "
    "abs kap abb hlm gbr ap αρ σελ стр рис гл кв табл ок č"
)
# may be followed by a small letter in lower-case writing without ending anything
_TRAILING = _set_of("etc itd itp atbp usw ecc enz dll dsb stb atd apod jne incl excl dept corp inc ltd jr tbk sept")
# may well end one, although they end with a single letter
_TIMES = _set_of("a.m p.m d.c a.c")
# one letter that is a word, and words that open a sentence even where an initial seems to stand before them
_WORDS = frozenset("áéíóúàèìòù")
_OPENING = _set_of("the he she it they we but this that his her its their")
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
    if text[stop.next] in _OPEN_END or _is_said(text, stop):
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


def _is_said(text: str, stop: _Stop) -> bool:
    """Tell whether what follows a quote in Chinese or Japanese says who asked, cried or said it."""
    if stop.marks[-1] not in _QUOTES or stop.next > stop.end:
        return False
    return text[stop.next] in _SAYING or (_DECISIVE.isdisjoint(stop.marks) and _is_ideograph(text[stop.next]))


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
    return not following.islower() or stop.marks[-1] not in _CLOSERS


def _ends_unspaced(text: str, begin: int, stop: _Stop) -> bool:
    """Tell whether a sentence ends at a full stop that no space follows, as where it was lost."""
    before = text[max(begin, stop.start - _REACH) : stop.start]
    word = _word_before(before)
    if text[stop.next] in _INVERTED:
        return True
    if _is_abbreviation(word) or _ORDINAL.search(before):
        return False
    if _is_caseless(_following(text, stop)):
        return word.casefold() not in _TRAILING
    after = _NEXT_WORD.match(text, _past(_OPENERS, text, stop.next, stop.limit), stop.limit)
    if not after or not word or "." in word or _ADDRESS.search(before):
        return False
    return after[0].casefold() not in _TOP_LEVELS


def _ends_at_full_stop(text: str, begin: int, stop: _Stop, *, lower: bool) -> bool:
    """Tell whether a sentence ends at a full stop that white space follows."""
    if stop.start - begin <= _MARK_REACH and _MARK.fullmatch(text, begin, stop.start):
        return False
    before = text[max(begin, stop.start - _REACH) : stop.start]
    word = _word_before(before)
    if _is_abbreviation(word) and not _CLOSING.search(before) and not _opens_anew(text, word, stop):
        return False
    if _DASH.match(text, stop.next, stop.limit):
        return True
    following = _following(text, stop)
    word = word.casefold()
    if following.isdecimal():
        return not (word in _BEFORE_NUMBER or _SHORTENED.search(before) or _is_in_bracket(text, begin, stop.start))
    if not following.islower() or _is_caseless(following):
        return not _COUNTED.search(before)
    known = word in _BEFORE_NUMBER or word in _TRAILING
    return lower and len(word) >= _LOWER_WORD and not known and stop.marks == "."


def _is_in_bracket(text: str, begin: int, position: int) -> bool:
    begin = max(begin, position - _REACH)
    return text.rfind("(", begin, position) > text.rfind(")", begin, position)


def _word_before(before: str) -> str:
    """Return the word that a text ends with, inner full stops included; empty for none."""
    found = _WORD.match(before, 0, len(before))
    return found[0] if found else ""


def _is_abbreviation(word: str) -> bool:
    """Tell whether a word before a full stop cannot end a sentence: a known abbreviation, or a letter by itself."""
    folded = word.casefold()
    if folded in _TIMES or folded in _WORDS or _is_ideograph(word[-1:]):
        return False
    titled = word[:1].isupper() and folded in _TITLES
    # as in "l'avv." and "dell’avv."
    after_article = _ELISION.split(folded)[-1]
    return titled or after_article in _INTRODUCING or len(folded.rpartition(".")[2].lstrip("-")) == 1


def _opens_anew(text: str, word: str, stop: _Stop) -> bool:
    """Tell whether a word follows that opens a sentence, although a letter by itself stands before the full stop."""
    found = _NEXT_WORD.match(text, stop.next, stop.limit)
    return found is not None and found[0].casefold() in _OPENING and word.casefold() not in _INTRODUCING


def _following(text: str, stop: _Stop) -> str:
    """Return the first character after a stop that is no opening quote or bracket; empty where there is none."""
    position = _past(_OPENERS, text, stop.next, stop.limit)
    return text[position : min(position + 1, stop.limit)]


def _is_caseless(char: str) -> bool:
    """Tell whether a character is a letter of a script without capitals, as Georgian is in use."""
    return bool(char) and (unicodedata.category(char) == "Lo" or "ა" <= char <= "ჿ")


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
