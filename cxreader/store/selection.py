"""A scope as conditions in SQL: which documents and which passages it chooses."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from cxreader.model.passage import Certainty
from cxreader.model.scope import LENGTHS, OF_DOCUMENTS, Length, Scope, Status

# the length of a document in words, and the month that it is of
EXTENT = "CASE WHEN d.characters THEN d.length / 2 ELSE d.length END"
MONTH = "substr(d.dated, 1, 7)"

_UNREAD = "coalesce(d.read, (SELECT seen FROM place WHERE document = d.id), 0) = 0"
OF_DOCUMENT = {
    Status.UNREAD: _UNREAD,
    Status.NOISY: "d.noise > 0",
    Status.DUPLICATE: "(d.id IN (SELECT a.one FROM alike a JOIN document o ON o.id = a.other WHERE o.removed IS NULL) "
    "OR d.id IN (SELECT a.other FROM alike a JOIN document o ON o.id = a.one WHERE o.removed IS NULL))",
}
_BESIDES = "(c.document, c.passage) IN (SELECT x.document, x.passage FROM coding x WHERE {})"
# what a person did is little, and leads to its passages: the other way round all of them would be looked at
_SAID = (
    "SELECT DISTINCT t.document, t.number FROM decision x CROSS JOIN passage t "
    "ON t.document = x.document AND t.start = x.start AND t.end = x.end"
)
_TOUCHED = (
    "SELECT DISTINCT t.document, t.number FROM highlight h CROSS JOIN passage t "
    "ON t.document = h.document AND t.start < h.end AND t.end > h.start"
)


class Condition(NamedTuple):
    """A condition in SQL, or a query, with the values of its place holders."""

    sql: str
    values: tuple[object, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether it limits anything."""
        return bool(self.sql)


# of `document d`: it is in the list
LISTED = Condition("d.removed IS NULL")


def all_of(conditions: Iterable[Condition]) -> Condition:
    """Return the condition that all of some hold; empty ones are left out."""
    return _joined(" AND ", conditions)


def one_of(column: str, values: Collection[object]) -> Condition:
    """Return the condition that a column has one of some values; empty where there are none."""
    return Condition(f"{column} IN ({', '.join('?' * len(values))})", tuple(values)) if values else Condition("")


def documents(scope: Scope) -> Condition:
    """Return the condition that `document d` is in the list, and fits what the scope says of documents as a whole."""
    statuses = scope.statuses if scope.statuses <= OF_DOCUMENTS else frozenset()
    return all_of(
        (
            LISTED,
            _joined(" OR ", (_length(each) for each in sorted(scope.lengths))),
            one_of(MONTH, sorted(scope.months)),
            _placed("d.id IN (SELECT document FROM document_tag WHERE {})", one_of("tag", sorted(scope.tags))),
            one_of("d.id", sorted(scope.documents)),
            _joined(" OR ", (Condition(OF_DOCUMENT[each]) for each in sorted(statuses))),
        )
    )


def within(listed: Condition) -> str:
    """Return in SQL, behind a column, that it names one of the documents that fit a condition of `documents`."""
    if listed == LISTED:
        # there are hardly any to be left out
        return "NOT IN (SELECT id FROM document WHERE removed IS NOT NULL)"
    return f"IN (SELECT d.id FROM document d WHERE {listed.sql})"


def passages(db: sqlite3.Connection, scope: Scope, *, few: bool = False) -> Condition:
    """Return the condition that `passage p` fits what the scope says of passages; it may be noise.

    Its document is for `documents` to tell.

    Args:
        db: The library.
        scope: The scope.
        few: Whether only a few passages are asked for, so that it is faster to look at each.

    """
    themes = one_of("c.theme", sorted(scope.themes))
    if few:
        speaking = "EXISTS (SELECT 1 FROM coding c WHERE c.document = p.document AND c.passage = p.number AND {})"
    else:
        speaking = "(p.document, p.number) IN (SELECT c.document, c.passage FROM coding c WHERE {})"
    return all_of(
        (
            one_of("p.base", sorted(scope.languages)),
            _placed(speaking, themes),
            *(_placed(speaking, one_of("c.theme", (theme,))) for theme in sorted(scope.also)),
            _statuses(scope, "p.document", lambda status: _passages_with(status, scope)),
            *_columns(scope, "p.document", "p.number", few=few),
            _words(db, scope, "(p.document, p.number)"),
        )
    )


def few_with(status: Status, scope: Scope) -> Condition:
    """Return a query for document and number of the passages that a person noted, quoted or decided on.

    Those decided on are in respect of the scope's themes, where it has some.
    """
    if status is Status.DECIDED:
        themes = one_of("x.theme", sorted(scope.themes))
        return Condition(f"{_SAID}{f' WHERE {themes.sql}' if themes else ''}", themes.values)
    return Condition(f"{_TOUCHED}{' AND h.starred' if status is Status.QUOTED else ''}")


def codings(db: sqlite3.Connection, scope: Scope) -> Condition:
    """Return the condition that `coding c` is of a passage that fits what the scope says of passages but for themes.

    That is: the passage fits the scope with the coding's own theme as the only one.
    """
    return all_of(
        (
            one_of("c.base", sorted(scope.languages)),
            *(_placed(_BESIDES, one_of("x.theme", (theme,))) for theme in sorted(scope.also)),
            _statuses(scope, "c.document", _codings_with),
            *_columns(scope, "c.document", "c.passage"),
            _words(db, scope, "(c.document, c.passage)"),
        )
    )


def limits_passages(scope: Scope) -> bool:
    """Tell whether a scope leaves out some passages of a document and takes others."""
    told = scope.languages or scope.themes or scope.also or scope.columns or scope.words
    return bool(told) or not scope.statuses <= OF_DOCUMENTS


def _statuses(scope: Scope, document: str, of_passages: Callable[[Status], Condition]) -> Condition:
    """Return the condition that a passage has one of the scope's statuses; empty where documents tell that alone.

    Args:
        scope: The scope.
        document: The column that names the passage's document.
        of_passages: Gives the condition for a status that is not of documents.

    """
    if scope.statuses <= OF_DOCUMENTS:
        return Condition("")
    own = f"{document} IN (SELECT d.id FROM document d WHERE {{}})"
    return _joined(
        " OR ",
        (
            Condition(own.format(OF_DOCUMENT[status])) if status in OF_DOCUMENTS else of_passages(status)
            for status in sorted(scope.statuses)
        ),
    )


def _columns(scope: Scope, document: str, number: str, *, few: bool = False) -> Iterator[Condition]:
    """Give for each column that a scope limits the condition that a passage has one of the values.

    Args:
        scope: The scope.
        document: The column that names the passage's document.
        number: The one that names the passage.
        few: As in `passages`.

    """
    for column, values in scope.by_column().items():
        some = one_of("value", values)
        sql = f"v.value IN (SELECT id FROM column_value WHERE title = ? AND {some.sql})"
        if few:
            here = f"v.document = {document} AND v.number = {number}"
            sql = f"EXISTS (SELECT 1 FROM passage_value v WHERE {here} AND {sql})"
        else:
            sql = f"({document}, {number}) IN (SELECT v.document, v.number FROM passage_value v WHERE {sql})"
        yield Condition(sql, (column, *some.values))


def _words(db: sqlite3.Connection, scope: Scope, key: str) -> Condition:
    """Return the condition that a passage, by document and number, has all the search words of a scope."""
    if not scope.words:
        return Condition("")
    from cxreader.store import search  # loaded late: no start needs it

    return all_of(Condition(f"{key} IN ({sql})", tuple(v)) for sql, v in (search.passages(db, w) for w in scope.words))


def _length(length: Length) -> Condition:
    following = dict(pairwise(LENGTHS)).get(length)
    if following is None:
        return Condition(f"{EXTENT} >= ?", (LENGTHS[length],))
    return Condition(f"({EXTENT} >= ? AND {EXTENT} < ?)", (LENGTHS[length], LENGTHS[following]))


def _passages_with(status: Status, scope: Scope) -> Condition:
    """Return the condition that `passage p` has a status, of the scope's themes where it has some."""
    key = "(p.document, p.number) IN ({})"
    if status is Status.DOUBTFUL:
        doubtful = Condition("x.certainty = ? AND x.verdict IS NULL", (Certainty.DOUBTFUL.value,))
        themes = one_of("x.theme", sorted(scope.themes))
        return _placed(key.format("SELECT x.document, x.passage FROM coding x WHERE {}"), all_of((doubtful, themes)))
    return _placed(key, few_with(status, scope))


def _codings_with(status: Status) -> Condition:
    """Return the condition that the passage of `coding c` has a status in respect of its theme."""
    if status is Status.DOUBTFUL:
        return Condition("(c.certainty = ? AND c.verdict IS NULL)", (Certainty.DOUBTFUL.value,))
    if status is Status.DECIDED:
        # what a person said no to is no coding
        return Condition("c.verdict IS NOT NULL")
    return _placed("(c.document, c.passage) IN ({})", few_with(status, Scope()))


def _joined(word: str, conditions: Iterable[Condition]) -> Condition:
    told = [condition for condition in conditions if condition]
    sql = word.join(condition.sql for condition in told)
    return Condition(
        f"({sql})" if len(told) > 1 else sql, tuple(value for condition in told for value in condition.values)
    )


def _placed(sql: str, condition: Condition) -> Condition:
    """Return a condition put in its place in another one; empty where it is."""
    return Condition(sql.format(condition.sql), condition.values) if condition else condition
