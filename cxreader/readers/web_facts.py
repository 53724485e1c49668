"""What a web page says of itself: title, author, date and language."""

import json
import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from itertools import islice

from cxreader.model.document import Stated
from cxreader.readers.markup import Element, local, words
from cxreader.readers.web_blocks import one_line

_TITLES = ("og:title", "dc.title", "dcterms.title", "dc:title", "twitter:title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "dc:creator", "byl", "parsely-author")
_DATES = (
    *("article:published_time", "datepublished", "og:published_time", "dcterms.issued", "dcterms.created", "dc.date"),
    *("dc.date.issued", "dcterms.date", "date", "pubdate", "publishdate", "publish-date", "parsely-pub-date"),
)
_LANGUAGES = ("content-language", "language", "dc.language", "dcterms.language", "og:locale")
_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8}){0,4})")
_UNKNOWN = frozenset({"und", "mul", "zxx", "mis"})
_DAY = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_NO_TITLE = re.compile(r"(?:untitled|no title|document|title|home ?page|index|unnamed)(?:[ _-]?\d*)", re.IGNORECASE)
_NOBODY = re.compile(r"unknown|admin(?:istrator)?|author|user|n/?a|-+", re.IGNORECASE)
_BY = re.compile(r"^(?:by|por|par)\s+", re.IGNORECASE)
# what stands between the title of a page and the name of the place it is on
_BETWEEN = re.compile(r"\s+(?:[|»·•—–/\\:]+|-|::)\s+")
# some put their data into what only another kind of file has
_WRAPPING = re.compile(r"^\s*(?:<!\[CDATA\[|<!--)|(?:\]\]>|-->)\s*$")
_MOST_DATA = 500_000
_MANY, _LONGEST = 10, 400


def facts(root: Element) -> Stated:
    """Return what the page of a tree says of itself."""
    metas = _metas(root)
    data = next((one for one in _linked_data(root) if _text(one.get("headline"))), {})
    return Stated(
        title=_title(root, metas, data),
        author=_author(metas, data),
        dated=next(filter(None, map(day, (_text(data.get("datePublished")), *_among(metas, _DATES)))), ""),
        language=_language(root, metas),
    )


def day(said: str) -> str:
    """Return the day that a date of any usual form begins with, as ``2024-05-31``; empty where it names none."""
    found = _DAY.match(said)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        return parsedate_to_datetime(said).date().isoformat() if said else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def language_tag(said: str) -> str:
    """Return a language as a tag of BCP 47 for what a file calls it; empty where that is none."""
    found = _TAG.fullmatch(said.strip().split(",")[0].split(".")[0])
    if not found or found[1].lower() in _UNKNOWN:
        return ""
    parts = found[2].replace("_", "-").split("-")[1:]
    return "-".join((found[1].lower(), *(part.upper() if len(part) == 2 else part for part in parts)))  # noqa: PLR2004


def titled(said: str) -> str:
    """Return a title in one line; empty where it is what programs write for want of one."""
    words = one_line(said)[:_LONGEST]
    return "" if _NO_TITLE.fullmatch(words) else words


def named(said: str) -> str:
    """Return an author's name in one line; empty where it is an address, or what programs write for want of one."""
    words = _BY.sub("", one_line(said)[:_LONGEST], count=1)
    return "" if _NOBODY.fullmatch(words) or "://" in words or words.startswith("@") else words


def _metas(root: Element) -> dict[str, str]:
    """Return what the page's ``meta`` elements say, by their names in lower case; the first of a name counts."""
    metas: dict[str, str] = {}
    for element in root.iter("meta"):
        words = one_line(element.get("content") or "")
        for key in ("property", "name", "itemprop", "http-equiv"):
            for name in (element.get(key) or "").lower().split():
                if words:
                    metas.setdefault(name, words)
    return metas


def _among(metas: dict[str, str], names: tuple[str, ...]) -> Iterator[str]:
    return (metas[name] for name in names if name in metas)


def _linked_data(root: Element) -> Iterator[dict[str, object]]:
    """Yield the things that the page describes for other programs, as JSON-LD."""
    for script in root.iter("script"):
        words = _WRAPPING.sub("", script.text or "")
        if (script.get("type") or "").strip().lower() != "application/ld+json" or len(words) > _MOST_DATA:
            continue
        try:
            pending = [json.loads(words, strict=False)]
        except (ValueError, RecursionError):
            continue
        while pending:
            thing = pending.pop()
            if isinstance(thing, list):
                pending += reversed(thing)
            elif isinstance(thing, dict):
                yield thing
                pending.append(thing.get("@graph"))


def _text(said: object) -> str:
    return one_line(said) if isinstance(said, str) else ""


def _title(root: Element, metas: dict[str, str], data: dict[str, object]) -> str:
    # pictures have titles too
    written = next((one_line(one.text or "") for one in root.iter("title") if not _is_drawn(one)), "")
    headings = [one_line(words(heading)) for heading in islice(root.iter("h1"), _MANY)]
    headings = [heading for heading in headings if heading]
    meant = list(_among(metas, _TITLES))
    # a headline may be any other line about the page
    lines = map(_text, (data.get("headline"), data.get("name")))
    begun = (line for line in lines if any(one.startswith(line) for one in (written, *meant)))
    given = next(filter(None, map(titled, (*begun, *meant, _text(data.get("headline"))))), "")
    if given:
        return given
    parts = _BETWEEN.split(written[:_LONGEST])
    same = next((heading for heading in headings if heading in parts), "")
    return titled(same) or titled(written) or (titled(headings[0]) if len(headings) == 1 else "")


def _is_drawn(title: Element) -> bool:
    return any(local(above) == "svg" for above in title.iterancestors())


def _author(metas: dict[str, str], data: dict[str, object]) -> str:
    given = data.get("author")
    people = given if isinstance(given, list) else [given]
    names = [_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in people]
    known = ", ".join(filter(None, map(named, names)))
    return known or next(filter(None, map(named, _among(metas, _AUTHORS))), "")


def _language(root: Element, metas: dict[str, str]) -> str:
    body = root.find("body")
    said = [root.get("lang"), root.get("xml:lang"), body.get("lang") if body is not None else ""]
    return next(filter(None, map(language_tag, (*filter(None, said), *_among(metas, _LANGUAGES)))), "")
