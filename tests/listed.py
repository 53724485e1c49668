"""The passages in scope as the list shows them, all at once, and sorted row by row."""

from array import array
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from cxreader.model.annotation import Verdict
from cxreader.model.listed import Group, Grouping, Listing, Order, PassageRow, language_place, pack
from cxreader.model.passage import Certainty
from cxreader.model.scope import Scope
from cxreader.session import Session
from cxreader.ui.passage_order import group_of

_STEPS = {None: 0, Certainty.DOUBTFUL: 0, Certainty.FAIRLY: 1, Certainty.SURE: 2}


def all_rows(session: Session, scope: Scope) -> list[PassageRow]:
    """Return every passage in scope in reading order."""
    return session.passage_rows(scope, [(document, start) for document, start, _ in session.passages(scope)])


def arranged(rows: Iterable[PassageRow], grouping: Grouping = Grouping.NONE, order: Order = Order.PLACE) -> Listing:
    """Return rows in the order of the list."""

    def place(row: PassageRow) -> tuple[object, ...]:
        group = group_of(row, grouping)
        first = language_place(group) if grouping is Grouping.LANGUAGE else int(group or 0)
        return first, _PLACES[order](row), row.key

    ordered = sorted(rows, key=place)
    groups = []
    for key, some in groupby(ordered, key=lambda row: group_of(row, grouping)):
        own = list(some)
        groups.append(Group(key, len(own), sum(bool(row.theme) and row.verdict is None for row in own)))
    said = {pack(row.key): row.verdict for row in ordered if row.verdict}
    return Listing(array("q", (pack(row.key) for row in ordered)), tuple(groups), said)


def _doubtful_first(row: PassageRow) -> tuple[float, ...]:
    """Put first what waits for a decision, then what has no theme, then what the person decided."""
    return 2 if row.verdict else 0 if row.theme else 1, _STEPS[row.certainty], row.score, _said(row)


def _surest_first(row: PassageRow) -> tuple[float, ...]:
    """Put first what the person said yes to, last what has no theme."""
    rank = 0 if row.verdict is Verdict.YES else 1 if row.theme else 2
    return rank, -_STEPS[row.certainty], -row.score, _said(row)


def _said(row: PassageRow) -> int:
    """Put of equals those first of which less was said."""
    return [None, Verdict.NO, Verdict.YES].index(row.verdict)


_PLACES: Mapping[Order, Callable[[PassageRow], tuple[float, ...]]] = {
    Order.DOUBTFUL: _doubtful_first,
    Order.SUREST: _surest_first,
    Order.PLACE: lambda _: (),
}
