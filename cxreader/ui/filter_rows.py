"""The rows of the full filter: facets, and in them their values with what each would leave."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cxreader.model.characters import folded
from cxreader.model.counts import Count, Facets
from cxreader.model.scope import ColumnValue, Facet, Length, Token, Value
from cxreader.session import Session
from cxreader.ui.counts import counted, grouped
from cxreader.ui.grouped_rows import CHOSEN_ROLE, GROUP_ROLE, ROW_ROLE, GroupedModel
from cxreader.ui.scope_words import column_name, facet_name, length_extent, size_words, token_words, value_name

_translate = QCoreApplication.translate
_Index = QModelIndex | QPersistentModelIndex
# no more values of a column are shown at once; the others are found by their letters
_MOST = 50


class FilterRow(NamedTuple):
    """A value of a facet.

    Attributes:
        token: The value as a limit of the scope.
        name: What it is called.
        badge: Its letters; empty for none.
        colour: The slot of a theme's family; empty for all else.
        aside: What is said of it beside its name; empty for nothing.
        size: What would be in scope with this value alone in its facet.

    """

    token: Token
    name: str
    badge: str
    colour: str
    aside: str
    size: Count

    @property
    def number(self) -> int:
        """What the row shows of that: passages for what is told of each of them, else documents."""
        return self.size.passages if self.token.facet is Facet.COLUMN else self.size.documents


class FilterGroup(NamedTuple):
    """A facet, or a column, with its values.

    Attributes:
        facet: The facet.
        name: What it is called.
        rows: The values that are shown.
        column: Title of the column; empty for all else.
        rest: Values that are shown only when their letters are looked for.

    """

    facet: Facet
    name: str
    rows: tuple[FilterRow, ...]
    column: str = ""
    rest: tuple[tuple[ColumnValue, Count], ...] = ()

    @property
    def key(self) -> tuple[Facet, str]:
        """What it is known by."""
        return self.facet, self.column

    @property
    def extent(self) -> str:
        """How many of its values are shown; empty where all are."""
        if not self.rest:
            return ""
        shown = len(self.rows)
        return _translate("FilterRow", "{} of {}").format(grouped(shown), grouped(shown + len(self.rest)))


def filter_groups(
    session: Session, facets: Facets, besides: Mapping[str, Count] | None = None
) -> tuple[FilterGroup, ...]:
    """Return all facets that have values to choose from, counted.

    Args:
        session: The open library.
        facets: The counts of its scope.
        besides: Those of themes that passages speak of besides; None where no theme is in scope.

    """
    themes = {theme.id: facets.themes.get(theme.id, Count()) for theme in session.codebook.themes}
    offered: tuple[tuple[Facet, Iterable[tuple[Value, Count]]], ...] = (
        (Facet.LANGUAGE, facets.languages.items()),
        (Facet.THEME, themes.items()),
        (Facet.ALSO, {} if besides is None else _others(session, facets, besides).items()),
        (Facet.STATUS, facets.statuses.items()),
        (Facet.LENGTH, facets.lengths.items()),
        (Facet.MONTH, facets.months.items()),
        (Facet.TAG, facets.tags.items()),
    )
    groups = (
        FilterGroup(facet, facet_name(facet), tuple(_row(session, Token(facet, value), n) for value, n in values))
        for facet, values in offered
    )
    return tuple(group for group in chain(groups, _columns(facets)) if group.rows)


def _columns(facets: Facets) -> Iterator[FilterGroup]:
    """Give each column with the most frequent of its values, and those that are in scope."""
    for column, found in groupby(facets.columns.items(), lambda each: each[0].column):
        values = list(found)
        shown = values[:_MOST] + [each for each in values[_MOST:] if each[0] in facets.scope.columns]
        rest = tuple(each for each in values[_MOST:] if each[0] not in facets.scope.columns)
        yield FilterGroup(Facet.COLUMN, column_name(column), tuple(map(_told, shown)), column, rest)


def _told(counted_: tuple[ColumnValue, Count]) -> FilterRow:
    value, size = counted_
    return FilterRow(Token(Facet.COLUMN, value), value.value, "", "", "", size)


def _others(session: Session, facets: Facets, besides: Mapping[str, Count]) -> dict[str, Count]:
    """Return the counts of the themes that passages may speak of besides those in scope."""
    scope = facets.scope
    # of the one theme in scope they speak anyway
    known = scope.themes - scope.also if len(scope.themes) == 1 else frozenset()
    return {theme.id: besides.get(theme.id, Count()) for theme in session.codebook.themes if theme.id not in known}


def matching(groups: Sequence[FilterGroup], letters: str) -> tuple[FilterGroup, ...]:
    """Return the groups with the values whose names have these letters, without those that have none such."""
    wanted = folded(letters)
    found = (_with(group, wanted) for group in groups) if wanted else iter(groups)
    return tuple(group for group in found if group.rows)


def _with(group: FilterGroup, wanted: str) -> FilterGroup:
    """Return a group with the values that have some folded letters, as many as are shown at once."""
    rows = [row for row in group.rows if wanted in folded(row.name)]
    rest = [each for each in group.rest if wanted in folded(each[0].value)]
    more = max(_MOST - len(rows), 0)
    return group._replace(rows=(*rows, *map(_told, rest[:more])), rest=tuple(rest[more:]))


class FilterModel(GroupedModel[FilterGroup, FilterRow, tuple[Facet, str] | Token]):
    """Facets, and their values; the key of a value is the limit that it stands for.

    Signals:
        ticked: The person wants a value in the scope, or out of it; the limit, and whether it is to be there.

    """

    ticked = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_translate("FilterRow", "Filter"), parent)
        self._chosen: frozenset[Token] = frozenset()

    def show_groups(self, groups: Sequence[FilterGroup]) -> bool:
        """Hold other counts; return whether the rows themselves are others, so that folds must be set again."""
        return self._hold(groups)

    def show_chosen(self, chosen: Iterable[Token]) -> None:
        """Tick the values that are in the scope."""
        self._chosen = frozenset(chosen)
        self._tell()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Say that values can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.row(index) else flags

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a value in the scope, or out of it; it is ticked once it is there."""
        row = self.row(index)
        if row is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked.emit(row.token, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _keys_of(self, group: FilterGroup) -> tuple[tuple[Facet, str] | Token, ...]:
        return (group.key, *(row.token for row in group.rows))

    def _group_data(self, group: FilterGroup, role: int) -> object:
        chosen = sum(row.token in self._chosen for row in group.rows)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return group.name
            case Qt.ItemDataRole.AccessibleTextRole:
                values = counted(
                    len(group.rows), _translate("FilterRow", "{} value"), _translate("FilterRow", "{} values")
                )
                picked = _translate("FilterRow", "{} chosen").format(grouped(chosen)) if chosen else ""
                more = _translate("FilterRow", "{} shown, type to find the others").format(group.extent)
                return ", ".join(filter(None, (group.name, values, more if group.rest else "", picked)))
            case _:
                own = {GROUP_ROLE: group, CHOSEN_ROLE: chosen}
                return own.get(role)

    def _row_data(self, _group: FilterGroup, row: FilterRow, role: int) -> object:
        chosen = row.token in self._chosen
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                words = filter(None, (row.name, row.aside))
                return f"{', '.join(words)}: {size_words(row.size.passages, row.size.documents)}"
            case _:
                own = {ROW_ROLE: row, CHOSEN_ROLE: chosen}
                return own.get(role)


def _row(session: Session, token: Token, count: Count) -> FilterRow:
    (words,) = token_words(session, [token])
    badge = (
        words.short.removeprefix("+ ").split(" ")[0] if token.facet in (Facet.LANGUAGE, Facet.THEME, Facet.ALSO) else ""
    )
    aside = length_extent(token.value) if isinstance(token.value, Length) else ""
    return FilterRow(token, value_name(session, token), badge, words.colour, aside, count)
