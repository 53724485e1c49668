"""What the shape of one line says of it: marks, dates, credits, counters.

The rules look at marks, lengths and digits. Where words cannot be done without (credits, by-lines, buttons), a few in
each of several languages stand here, and none of them decides about more than a short line.
"""

from dataclasses import dataclass
from enum import Enum

import regex

from cxreader.readers.lines import REACH, Line

_CLOSERS = r"[\"'”’»›」』)\]）】*_]*"
_FINISHED = regex.compile(rf"[.!?。！？…‼⁇؟।։።။។]{_CLOSERS}$")
_ASKS = regex.compile(rf"[?!？！؟‼⁇]{_CLOSERS}$")
_OPEN_END = frozenset(",;:،，；：、-–—")
_BULLET = r"[-*+•◦▪▫‣⁃●○■□▶►➤➢✓✔✗✘·∙–—]"
_LETTERED = r"\(?(?:[ivxIVX]{1,5}|[a-zA-Z])[.)]|[（(]?[一二三四五六七八九十]{1,3}[)）、.]|[①-⑳]"
_NUMBERED = r"\(?\d{1,3}[.)](?!\d)|\d{1,3}、|第[一二三四五六七八九十\d]{1,3}[、:：]"
_SECTIONED = r"\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s)"
_MARKER = regex.compile(
    rf"(?P<section>{_SECTIONED})|(?P<number>{_NUMBERED})|(?P<letter>{_LETTERED})|(?P<bullet>{_BULLET}(?=\s)|[•●■▪►➤✓✔])"
)
_HASHES = regex.compile(r"(#{1,6})[ \t]+\S")
_UNDERLINE = regex.compile(r"=+|-{3,}")
_RULE = regex.compile(r"(?:[-_*=~#•·—–`|+:][ \t]*+){3,}+")
_TEMPLATE = regex.compile(
    r"\$\w{1,40}\[[^\]]{0,80}\].{0,20}|\{[{%][^{}]{0,120}[%}]\}|<\?php.{0,200}|<%.{0,120}%>"
    r"|\[/?[a-z]{1,12}_[a-z_]{1,30}[^\]]{0,120}\]|\[object Object\]|%[A-Z_]{3,40}%|(?:undefined|NaN|null|fbpx)"
)
_CREDIT = regex.compile(
    r"©|\(c\)\s?\d{4}|\bcopyright\b|all rights reserved"
    r"|\b(?:shutterstock|getty|istock|unsplash|pexels|pixabay|flickr)\b"
    r"|creative commons|版权|版權|许可证|授权图|图片来源|圖片來源|来源[:：]|來源[:：]|摄影[:：]|摄影师"
    r"|\b(?:foto|fotos|photo|image|imagen|zdjęcie|larawan|źródło|fuente|source|quelle|bild)(?:\s?[:：]|\s(?:by|credit)\b)"
    r"|\bfot\.\s",
    regex.IGNORECASE,
)
_WORD = r"[^\W\d_]{3,14}\.?"
_NUMERIC_DATE = r"\d{1,4}[-./年]\s?\d{1,2}(?:[-./月]\s?\d{1,4})?日?"
_WORDED_DATE = rf"\d{{1,2}}\.?\s(?:de\s)?{_WORD},?\s(?:de\s)?\d{{4}}|{_WORD}\s\d{{1,2}},?\s\d{{4}}"
_DATE = regex.compile(
    rf"(?:[^\d:：,]{{0,30}}[:：,]\s*)?(?:{_NUMERIC_DATE}|\d{{1,2}}-\d{{4}}|{_WORDED_DATE})r?\.?(?:[,|·]?\s*\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
    r"(?:\s?[|·].{0,40})?",
)
_READING_TIME = regex.compile(
    rf"(?:{_WORDED_DATE}|\s)*+\d{{1,3}}\s?(?:min|分钟|分鐘)[^\W\d]{{0,5}}\.?(?:[\s\d.,·|]|[^\W\d]){{0,60}}",
    regex.IGNORECASE,
)
_BYLINE = regex.compile(
    r"(?:by|por|przez|von|autora?|autorka|author|escrito por|redacción|redakcja|ni|作者|编辑|文)"
    r"(?:[:：]\s*|\s)\S.{0,50}"
    r"|an[oó]nim[aowy]{0,3}|anonymous|admin|redakcja|redacción|匿名|佚名",
    regex.IGNORECASE,
)
_COUNTER = regex.compile(
    r"\W{0,3}\d[\d.,]{0,8}\s?[kKmM]?\s?\D{1,25}[▼▾▲►▸⌄]"
    r"|\W{0,3}\d[\d.,]{0,8}\s?[kKmM]?\s?(?:comments?|comentarios?|komentarz\w{0,3}|puna|likes?|shares?|views?|replies"
    r"|me gusta|评论|評論|留言|点赞|阅读)\W{0,3}",
    regex.IGNORECASE,
)
_BRACKETED = regex.compile(r"\[[^\]\n]{1,40}\]|【[^】\n]{1,40}】|<[^>\n]{1,40}>")
_BUTTON = regex.compile(
    r"(?:share|tweet|pin it|print|menu|home|search|subscribe|sign up|log ?in|read more|skip to content|next|previous"
    r"|facebook|twitter|linkedin|whatsapp|(?:table of )?contents|compartir|leer más|inicio|suscríbete|imprimir|buscar"
    r"|(?:índice|tabla) de contenidos?|índice|udostępnij|czytaj (?:więcej|dalej)|drukuj|zaloguj|szukaj|spis treści"
    r"|ibahagi|basahin pa|nilalaman|分享|返回|首页|目录|登录|注册|下一篇|上一篇)\W{0,3}",
    regex.IGNORECASE,
)
_NAME = regex.compile(
    r"\p{Lu}[\p{L}.'’-]{1,20}(?:\s(?:(?:de|del|la|van|von|da|dos|y|ng)\s)?\p{Lu}[\p{L}.'’-]{0,20}){1,3}"
)
_GOES_ON = regex.compile(r"[\p{Ll},;]")
_RUNS_ON = regex.compile(r"[\p{Ll}\p{Lo},;(]")
_QUOTE_MARK = regex.compile(r"(?:>[ \t]?)++")
_QUOTED = regex.compile(
    r"[“„«»「『‹\"](?P<words>[^“”„«»「」『』‹›\"]{2,})[”“»«」』›\"](?P<end>[.,]?)(?P<by>\s?[-–—]{1,2}\s?\S.{0,60})?"
)
_SENTENCE_ENDS = frozenset(".!?…。！？")
_HEAD_COLUMNS = 90
_CREDIT_COLUMNS = 200
_SHORT_COLUMNS = 60
_DATE_COLUMNS = 120
_COUNTER_COLUMNS = 40


class Mark(Enum):
    """The kinds of marks that items of a list begin with."""

    BULLET = "bullet"
    LETTER = "letter"
    NUMBER = "number"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Marker:
    """What a line begins with that looks like the mark of a list item.

    Attributes:
        mark: Its kind.
        text: As written.
        number: Its number; 0 where it has none.

    """

    mark: Mark
    text: str
    number: int = 0


def marker_of(line: Line) -> Marker | None:
    """Return the list mark a line begins with, None where it has none or nothing follows it."""
    found = _MARKER.match(line.text)
    if not found or found.end() == len(line.text):
        return None
    mark, written = Mark(found.lastgroup), found[0]
    if mark is Mark.LETTER and written[0].isascii() and line.text[found.end()] != " ":
        return None
    if written in "–—" and is_finished(line):
        # a dash before a whole sentence is how many languages write speech
        return None
    digits = regex.search(r"\d+", written)
    return Marker(mark, written, int(digits[0]) if digits and mark is Mark.NUMBER else 0)


def is_finished(line: Line) -> bool:
    """Tell whether a line ends as a sentence does."""
    return bool(_FINISHED.search(line.tail))


def heading_level(line: Line) -> int:
    """Return the number of ``#`` a line begins with in the manner of Markdown, 0 for none."""
    found = _HASHES.match(line.text) if line.text.startswith("#") else None
    return len(found[1]) if found else 0


def is_underline(line: Line) -> bool:
    """Tell whether a line underlines the one above it as a heading."""
    return bool(_UNDERLINE.fullmatch(line.text))


def is_rule(line: Line) -> bool:
    """Tell whether a line is drawn of dashes, stars or the like, or of what cannot be seen."""
    if line.text[:1].isalnum():
        return False
    return not line.text or (line.width < REACH and bool(_RULE.fullmatch(line.text)))


def is_left_over(line: Line) -> bool:
    """Tell whether a line is what a page's machinery left behind: template code, a button, a bare counter."""
    if line.width > _DATE_COLUMNS:
        return False
    text = line.text.lstrip("•·- \t")
    whole = (
        (_TEMPLATE, _BUTTON, _BRACKETED)
        if line.width > _COUNTER_COLUMNS
        else (
            _TEMPLATE,
            _BUTTON,
            _BRACKETED,
            _COUNTER,
        )
    )
    return any(shape.fullmatch(text) for shape in whole)


def is_dateline(line: Line) -> bool:
    """Tell whether a line is a date, with or without a label, or says how long reading takes."""
    if line.width > _DATE_COLUMNS:
        return False
    return bool(_DATE.fullmatch(line.text) or (line.width <= _SHORT_COLUMNS and _READING_TIME.fullmatch(line.text)))


def is_credit(line: Line) -> bool:
    """Tell whether a line names where a picture or a text is from."""
    return line.width <= _CREDIT_COLUMNS and not is_finished(line) and bool(_CREDIT.search(line.text))


def is_byline(line: Line) -> bool:
    """Tell whether a line says who wrote the text."""
    return line.width <= _SHORT_COLUMNS and not is_finished(line) and bool(_BYLINE.fullmatch(line.text))


def is_name(line: Line) -> bool:
    """Tell whether a line may be a person's name: two to four words with capitals."""
    return bool(_NAME.fullmatch(line.text))


def could_head(line: Line) -> bool:
    """Tell whether a line may be a heading: short, no sentence (a question may be), and not left open."""
    if not 1 < line.width <= _HEAD_COLUMNS or line.text[-1] in _OPEN_END or _GOES_ON.match(line.text):
        return False
    return not is_finished(line) or bool(_ASKS.search(line.tail))


def runs_on(line: Line) -> bool:
    """Tell whether a line may begin in the middle of a sentence: with no capital, or in a script that has none."""
    return bool(_RUNS_ON.match(line.text))


def goes_on(line: Line) -> bool:
    """Tell whether a line surely begins in the middle of a sentence: with a small letter, a comma or a semicolon."""
    return bool(_GOES_ON.match(line.text))


def quote_mark(line: Line) -> str:
    """Return the ``>`` a line begins with as answers to letters do, empty for none."""
    found = _QUOTE_MARK.match(line.text) if line.text.startswith(">") else None
    return found[0].rstrip() if found else ""


def is_quoted(line: Line) -> bool:
    """Tell whether a line is one whole saying in quotation marks, with or without the name of who said it."""
    found = _QUOTED.fullmatch(line.text)
    if not found:
        return False
    return bool(found["by"]) or found["end"] == "." or found["words"].rstrip()[-1:] in _SENTENCE_ENDS
