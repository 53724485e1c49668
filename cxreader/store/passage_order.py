"""In what order the passages in scope are listed, and which theme each of them is listed for."""

import sqlite3
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from cxreader.model.annotation import Verdict
from cxreader.model.listed import Group, Grouping, Listing, Neighbour, Order, language_place
from cxreader.model.scope import OF_DOCUMENTS, Facet, Scope
from cxreader.store import facets, selection
from cxreader.store.selection import Condition

# passages fetched at once: between two fetches other threads have their turn
_FETCHED = 4096
# a place in the list is one number, which is sorted fastest: the group, the rank in it, how sure, the score, and what
# the person said
_GROUP, _RANK, _STEP, _POINT = 1 << 36, 1 << 34, 1 << 32, 1 << 2
_POINTS = 1_000_000_000
_WAITING, _NO, _YES = 1, 2, 3
_VERDICTS = {_NO: Verdict.NO, _YES: Verdict.YES}
# the words, which the person sees, go before the score: it takes more for the second theme of a passage to be sure
_SURE = "CASE certainty WHEN 'sure' THEN 2 WHEN 'fairly sure' THEN 1 ELSE 0 END"
_SCORE = f"CAST(score * {_POINTS} AS INTEGER)"
_SAID = f"CASE WHEN verdict = 'yes' THEN {_YES} WHEN theme IS NOT NULL THEN {_WAITING} END"
_HERE = "x.document = p.document AND x.start = p.start AND x.end = p.end"
_REFUSED = f"EXISTS (SELECT 1 FROM decision x WHERE {_HERE} AND x.verdict = 'no')"
# where passages with a theme stand in their group, and where those without one: first what waits for a decision, then
# what has no theme, then what was decided; or first what the person said yes to, last what has no theme
_WITH = {
    Order.DOUBTFUL: f"(verdict IS 'yes') * {2 * _RANK} + {_SURE} * {_STEP} + {_SCORE} * {_POINT}",
    Order.SUREST: f"(verdict IS NOT 'yes') * {_RANK} + (2 - {_SURE}) * {_STEP} + ({_POINTS} - {_SCORE}) * {_POINT}",
    Order.PLACE: "0",
}
_WITHOUT = {Order.DOUBTFUL: f"{_RANK} + {_REFUSED} * {_RANK}", Order.SUREST: f"{2 * _RANK}", Order.PLACE: "0"}


def theme_of(scope: Scope, value: str) -> Condition:
    """Return an expression for the theme that `passage p` is listed for, or for something else of it; NULL for none.

    It goes by what the view `coding` says. The view would gather the themes of all passages to look at those of one.

    Args:
        scope: One of its themes it is; of all that count where it has none.
        value: An expression made of `theme`, `certainty`, `score` and `verdict` of that theme.

    """
    some = selection.one_of("id", sorted(scope.themes))
    known = f"SELECT id FROM theme WHERE {some.sql or 1}"
    # the plus keeps SQLite from looking theme by theme; of all rows it gives the one that has the maximum
    return Condition(
        f"(SELECT value FROM (SELECT {value} AS value, max((verdict IS 'yes') * 2 + score) FROM ("
        f"SELECT f.theme, f.certainty, f.score, x.verdict FROM finding f LEFT JOIN decision x ON {_HERE} "
        "AND x.theme = f.theme WHERE f.document = p.document AND f.passage = p.number AND x.verdict IS NOT 'no' "
        f"AND +f.theme IN ({known}) AND (x.verdict = 'yes' "
        "OR NOT EXISTS (SELECT 1 FROM about WHERE key = 'suggestions' AND value <> 'counted')) "
        f"UNION ALL SELECT x.theme, NULL, 0, x.verdict FROM decision x WHERE {_HERE} AND x.verdict = 'yes' "
        f"AND +x.theme IN ({known}) AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.document = p.document "
        "AND f.passage = p.number AND f.theme = x.theme))))",
        (*some.values, *some.values),
    )


def listing(db: sqlite3.Connection, scope: Scope, grouping: Grouping, order: Order, most: int = 0) -> Listing:
    """Return the passages in scope in the order of the list.

    Args:
        db: The library.
        scope: What limits them.
        grouping: What they are put together by.
        order: Which of them come first in a group.
        most: How many of the first ones are wanted, which takes less time; 0 for all.

    """
    tags = _languages(db, scope) if grouping is Grouping.LANGUAGE else []
    first = Listing(array("q"), (), {}, is_whole=not most)
    # sorting one language takes less time than sorting all
    for one in [scope.only(Facet.LANGUAGE, tag) for tag in tags] if most and tags else [scope]:
        first = _gathered(_places(db, one, grouping, order, tags, most), grouping, tags)
        if first.keys:
            break
    return first._replace(is_whole=not most)


def neighbour(db: sqlite3.Connection, scope: Scope, document: int, start: int, by: int) -> tuple[Neighbour | None, int]:
    """Return the passage in scope that is some steps from a place, and the number of all in scope.

    Args:
        db: The library.
        scope: What limits them.
        document: The document of the place.
        start: Its offset. Where no passage in scope begins there, the first step leads to the next one.
        by: Steps, less than 0 for backwards; 0 for the first passage from the place on, else the very first one.

    """
    sql, values = facets.tally(db, scope)
    counts = db.execute(
        f"SELECT document, sum(passages) FROM ({sql}) GROUP BY document ORDER BY document", values
    ).fetchall()
    whole, before = sum(count for _, count in counts), sum(count for key, count in counts if key < document)
    starts = [begin for begin, _ in _of_document(db, scope, document)]
    target = before + sum(begin < start for begin in starts) + by - (by > 0 and start not in starts)
    if by == 0 and target == whole:
        target = 0
    if not 0 <= target < whole:
        return None, whole
    ends = list(accumulate(count for _, count in counts))
    at = bisect_right(ends, target)
    key, count = counts[at]
    start, end = _of_document(db, scope, key)[target - ends[at] + count]
    return Neighbour(key, start, end, target), whole


def _languages(db: sqlite3.Connection, scope: Scope) -> list[str]:
    """Return the languages that the list has groups for, in their order."""
    found = {str(base) for (base,) in db.execute("SELECT DISTINCT base FROM document_language")}
    return sorted(found & scope.languages if scope.languages else found, key=language_place)


def _places(
    db: sqlite3.Connection, scope: Scope, grouping: Grouping, order: Order, tags: Sequence[str], most: int = 0
) -> Iterator[list[tuple[int, int]]]:
    """Give key and place of the passages in scope, in their order, many at once."""
    group = Condition("p.document" if grouping is Grouping.DOCUMENT else "0")
    if tags:
        # where a tag stands among all of them: that is faster than to look it up
        group = Condition("instr(?, ' ' || p.base || ' ')", (_in_one(tags),))
    told = theme_of(scope, f"{_WITH[order]} + {_SAID}")
    listed, within = selection.documents(scope), selection.passages(db, scope)
    # where they come in the order of their texts they need not be sorted
    sorting = Condition("p.document, p.number" if order is Order.PLACE else "2, 1")
    if grouping is Grouping.DOCUMENT:
        sorting = Condition(f"p.document, {sorting.sql}")
    elif order is Order.PLACE and tags and not most:
        sorting = Condition(f"{group.sql}, {sorting.sql}", group.values)
    found = db.execute(
        f"SELECT p.document << 32 | p.start, {group.sql} * {_GROUP} + coalesce({told.sql}, "
        f"{_WITHOUT[order]} + {_REFUSED} * {_NO}) FROM passage p JOIN document d ON d.id = p.document "
        f"WHERE NOT p.noise AND {listed.sql} AND {within.sql or 1} ORDER BY {sorting.sql} LIMIT ?",
        (*group.values, *told.values, *listed.values, *within.values, *sorting.values, most or -1),
    )
    return iter(lambda: found.fetchmany(_FETCHED), [])


def _gathered(places: Iterable[list[tuple[int, int]]], grouping: Grouping, tags: Sequence[str]) -> Listing:
    """Return passages as a list, given by key and place."""
    keys: array[int] = array("q")
    said: dict[int, Verdict] = {}
    counted: Counter[int] = Counter()
    for some in places:
        keys.extend([key for key, _ in some])
        counted.update([place // _GROUP * 4 + place % 4 for _, place in some])
        said.update((key, _VERDICTS[place % 4]) for key, place in some if place % 4 > _WAITING)
    groups: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    for state, count in counted.items():
        groups[state // 4][0] += count
        groups[state // 4][1] += count * (state % 4 == _WAITING)
    return Listing(keys, tuple(Group(_key(key, grouping, tags), *counts) for key, counts in groups.items()), said)


def _key(group: int, grouping: Grouping, tags: Sequence[str]) -> str:
    """Return the key of a group, given by what stands for it in a place."""
    if grouping is Grouping.LANGUAGE:
        return _in_one(tags)[group:].partition(" ")[0]
    return str(group) if grouping is Grouping.DOCUMENT else ""


def _in_one(tags: Sequence[str]) -> str:
    """Return tags in one text, each between spaces."""
    return f" {' '.join(tags)} "


def _of_document(db: sqlite3.Connection, scope: Scope, document: int) -> list[tuple[int, int]]:
    """Return start and end of each passage of a document that is in scope, in reading order."""
    listed, within = selection.documents(scope), _within_few(db, scope)
    return db.execute(
        "SELECT p.start, p.end FROM passage p JOIN document d ON d.id = p.document "
        f"WHERE p.document = ? AND NOT p.noise AND {listed.sql} AND {within.sql or 1} ORDER BY p.number",
        (document, *listed.values, *within.values),
    ).fetchall()


def _within_few(db: sqlite3.Connection, scope: Scope) -> Condition:
    """Return the condition that `passage p` fits a scope, for a few of them."""
    if not scope.themes or not scope.statuses <= OF_DOCUMENTS:
        return selection.passages(db, scope)
    speaks = theme_of(scope, "theme")
    spoken = Condition(f"{speaks.sql} IS NOT NULL", speaks.values)
    return selection.all_of((selection.passages(db, scope.without(Facet.THEME)), spoken))
