"""What a search has found, one hit below the other with what stands around it, in several orders."""

import json
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from cxreader.model.folding import fold
from cxreader.model.language import UNKNOWN, is_unspaced
from cxreader.model.passage import Noise
from cxreader.model.scope import SearchWords
from cxreader.model.search_words import alternatives, spans
from cxreader.model.searching import Found, HitLine, HitOrder, hit_key
from cxreader.store import analyses, documents, search
from cxreader.store.passage_list import plain

# no more is shown, or compared, of what stands before a hit and after it, in characters
_AROUND = 160
# so many hits are put in the order of their neighbours; more would take longer than a person waits
_ORDERED = 3_000
# no more hits are listed: to find a letter that every passage has would take half a minute
_MOST = 50_000
# what stands at words without being of them
_SIGNS = " \"'.,;:!?()[]-。，、；：！？（）「」"
_IN_ORDER = {HitOrder.DOCUMENT: "d.sorting, d.id, f.number"}


def first(db: sqlite3.Connection, words: SearchWords, most: int = 50) -> Found:
    """Return some of the hits in reading order, or all where they are fewer, without looking at the others."""
    hits = search.first(db, words, most)
    keys = array("q", (hit_key(hit.document, hit.number) for hit in hits))
    return Found(keys, len({hit.document for hit in hits}), len(keys))


def find(db: sqlite3.Connection, words: SearchWords, order: HitOrder) -> Found:
    """Return all hits in an order, or many of them where nobody would look at all."""
    if not alternatives(words):
        return Found(array("q"), 0, 0)
    query, values = search.passages(db, words, _MOST + 1)
    rows = db.execute(
        f"SELECT DISTINCT f.document, f.number FROM ({query}) f JOIN document d ON d.id = f.document "
        "JOIN passage p ON p.document = f.document AND p.number = f.number "
        f"WHERE d.removed IS NULL AND NOT p.noise ORDER BY {_IN_ORDER.get(order, 'f.document, f.number')} "
        "LIMIT ?",
        (*values, _MOST + 1),
    )
    keys = array("q", (hit_key(*row) for row in rows))
    more = len(keys) > _MOST
    del keys[_MOST:]
    if order in (HitOrder.LEFT, HitOrder.RIGHT):
        some = [
            (_neighbours(line, order), hit_key(line.document, line.number))
            for line in lines(db, words, keys[:_ORDERED])
        ]
        keys[:_ORDERED] = array("q", (key for _, key in sorted(some)))
    ordered = min(len(keys), _ORDERED) if order in (HitOrder.LEFT, HitOrder.RIGHT) else len(keys)
    return Found(keys, len({key >> 32 for key in keys}), ordered, more)


def lines(db: sqlite3.Connection, words: SearchWords, keys: Iterable[int]) -> list[HitLine]:
    """Return hits as they read, in the order given; those that are no more are not there.

    Of several in one passage it is the first.
    """
    rows = db.execute(
        "SELECT p.document, p.number, p.start, p.end, p.base, "
        f"CASE p.language WHEN '{UNKNOWN}' THEN p.base ELSE p.language END, d.title, p.block, b.start, b.end "
        "FROM json_each(?) w CROSS JOIN passage p ON p.document = w.value >> 32 AND p.number = w.value & 4294967295 "
        "JOIN document d ON d.id = p.document JOIN block b ON b.document = p.document AND b.number = p.block "
        "ORDER BY w.key",
        (json.dumps(list(keys)),),
    )
    source = cache(lambda document: (documents.text(db, document), analyses.noise(db, document)))
    found = []
    for document, number, start, end, base, language, title, block, first, last in rows:
        text, noise = source(document)
        at, until, hits = _place(text, noise, start, end, words, base)
        shown, places = plain(text, max(first, at - _AROUND), min(last, until + _AROUND), noise)
        begin, stop = bisect_left(places, at), bisect_left(places, until)
        parts = shown[:begin], shown[begin:stop], shown[stop:]
        found.append(HitLine(document, number, at, until, *parts, language, title, block + 1, hits))
    return found


def _place(
    text: str, noise: Sequence[Noise], start: int, end: int, words: SearchWords, language: str
) -> tuple[int, int, int]:
    """Return where words stand first in a passage, and how often; its beginning where it has them no more."""
    shown, places = plain(text, start, end, noise)
    found = spans(shown, words, language)
    for first, last in found[:1]:
        return places[first], places[last - 1] + 1, len(found)
    return start, start, 0


def _neighbours(line: HitLine, order: HitOrder) -> list[str]:
    """Return what stands on one side of a hit, the nearest first, as it is compared: words, or single signs."""
    side = fold(line.left if order is HitOrder.LEFT else line.right).text
    near = [kept for part in (side if is_unspaced(line.language) else side.split()) if (kept := part.strip(_SIGNS))]
    return near[::-1] if order is HitOrder.LEFT else near
