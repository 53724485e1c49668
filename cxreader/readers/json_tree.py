"""From JSON to text: the lists of records in it as tables, or else its words in their order."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias, TypeGuard

from cxreader.model.block import BlockKind
from cxreader.model.characters import storable
from cxreader.model.document import Manner, Reading, Stated
from cxreader.readers.composing import Composer
from cxreader.readers.decode import Decoded
from cxreader.readers.stating import day, honest_title, tag
from cxreader.readers.table_columns import Table

# honest files are not nested deeper by far, and whoever follows them stays within bounds
_DEEPEST = 100
_LONGEST_NUMBER = 300
_MOST_COLUMNS = 1_000
_DEEPEST_HEADING = 6


# numbers are words of a kind of their own
Json: TypeAlias = "str | bool | list[Json] | dict[str, Json] | None"


class Number(str):
    """A number as it is written."""

    __slots__ = ()


class Values(NamedTuple):
    """What a file of JSON holds.

    Attributes:
        root: Its value, or a list of its values.
        decoded: What was made of its bytes.
        warnings: Sentences about what is odd about it.

    """

    root: Json
    decoded: Decoded
    warnings: Sequence[str]


class Parser:
    """Takes JSON apart, with each number as it is written and every value of a name that comes twice.

    Attributes:
        long: How many of the numbers are so long that no program counts with them.
        doubled: How many names came twice in one record.

    """

    def __init__(self) -> None:
        self.long = self.doubled = 0
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._record,
            parse_int=self._number,
            parse_float=self._number,
            parse_constant=Number,
            strict=False,
        )

    def value(self, text: str) -> Json:
        """Return what a text holds.

        Raises:
            ValueError: It is no JSON.
            RecursionError: It is nested too deeply.

        """
        found: Json = self._decoder.decode(text)
        if _depth(found) > _DEEPEST:
            raise RecursionError
        return found

    def warnings(self) -> list[str]:
        """Return sentences about what was odd."""
        said = (
            (self.long, f"{self.long:,} of the numbers in it are too long to count with. They count as words."),
            (self.doubled, f"{self.doubled:,} of the names in it stand twice in one record. All values were kept."),
        )
        return [sentence for found, sentence in said if found]

    def _number(self, written: str) -> Number:
        self.long += len(written) > _LONGEST_NUMBER
        return Number(written)

    def _record(self, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        record = dict(pairs)
        if len(record) == len(pairs):
            return record
        record = {}
        met: Counter[str] = Counter()
        for name, value in pairs:
            met[name] += 1
            self.doubled += met[name] > 1
            record[name if met[name] == 1 else f"{name} ({met[name]})"] = value
        return record


class _Place(NamedTuple):
    """A value on the way through a tree.

    Attributes:
        value: It.
        path: The names that lead to it.

    """

    value: Json
    path: tuple[str, ...]


def tables_of(root: Json) -> list[Table]:
    """Return the lists of records in a value as tables; those within a record of another are part of it.

    Lists that the same names lead to, such as the pages of a longer one, are one table.
    """
    found: dict[str, list[dict[str, Json]]] = {}
    for place in _walk(root):
        if _is_records(place.value):
            found.setdefault(_title(place.path), []).extend(place.value)
    return [_table(records, name) for name, records in found.items()]


def words_of(values: Values, name: str, form: str, manner: Manner) -> Reading:
    """Return the words in a file of JSON in their order, with the names of them as headings.

    Raises ReadError where there are none.
    """
    composer = Composer()
    last: tuple[str, ...] = ()
    for place in _walk(values.root, into_tables=True):
        if not isinstance(place.value, str) or isinstance(place.value, Number):
            continue
        shared = next((at for at, pair in enumerate(zip(last, place.path, strict=False)) if pair[0] != pair[1]), None)
        begin = min(len(last), len(place.path)) if shared is None else shared
        for level, heading in enumerate(place.path[begin:], begin + 1):
            composer.add(BlockKind.HEADING, heading, level=min(level, _DEEPEST_HEADING))
        last = place.path
        composer.add(BlockKind.PARAGRAPH, place.value)
    return composer.reading(
        name,
        form,
        title=name.rpartition(".")[0],
        stated=_stated(values.root, name),
        warnings=values.warnings,
        decoded=values.decoded,
    )._replace(manner=manner)


def _depth(root: Json) -> int:
    """Return how deeply a value is nested."""
    depth, level = 0, [root]
    while level and depth <= _DEEPEST:
        level = [inner for value in level for inner in _inside(value)]
        depth += 1
    return depth


def _inside(value: Json) -> Sequence[Json]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else ()


def _walk(root: Json, *, into_tables: bool = False) -> Iterator[_Place]:
    """Yield all values in their order, what holds others before them; what is in lists of records only where wanted."""
    waiting = [_Place(root, ())]
    while waiting:
        place = waiting.pop()
        yield place
        if isinstance(place.value, dict):
            waiting.extend(_Place(value, (*place.path, name)) for name, value in reversed(place.value.items()))
        elif isinstance(place.value, list) and (into_tables or not _is_records(place.value)):
            waiting.extend(_Place(item, place.path) for item in reversed(place.value))


def _is_records(value: Json) -> TypeGuard[list[dict[str, Json]]]:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _table(records: Sequence[dict[str, Json]], name: str) -> Table:
    flat = [dict(_cells(record)) for record in records]
    met = Counter(chain.from_iterable(flat))
    # counters keep the order in which things were met first
    often = {title for title, _ in met.most_common(_MOST_COLUMNS)}
    titles = [title for title in met if title in often]
    rows = [titles, *([record.get(title, "") for title in titles] for record in flat)]
    return Table(rows, name, first=0, titled=True)


def _cells(record: dict[str, Json]) -> Iterator[tuple[str, str]]:
    """Yield the columns of a record with what is in them; what is nested goes by the names that lead to it."""
    waiting: list[_Place] = [_Place(record, ())]
    while waiting:
        place = waiting.pop()
        value = place.value
        if isinstance(value, list):
            plain = [item for item in value if not isinstance(item, list | dict)]
            if len(plain) == len(value):
                yield _title(place.path), ", ".join(filter(None, map(_said, plain)))
            else:
                inner = [_Place(item, (*place.path, str(at))) for at, item in enumerate(value, 1)]
                waiting.extend(reversed(inner))
        elif isinstance(value, dict):
            waiting.extend(_Place(inner, (*place.path, name)) for name, inner in reversed(value.items()))
        else:
            yield _title(place.path), _said(value)


def _said(value: str | bool | None) -> str:
    """Return a value as JSON writes it; empty for null."""
    if isinstance(value, str):
        return storable(value)
    return "" if value is None else str(value).lower()


def _title(path: tuple[str, ...]) -> str:
    return storable(".".join(path))


def _stated(root: Json, name: str) -> Stated:
    """Return what is said of the whole, where it is a record that has such names."""
    if not isinstance(root, dict):
        return Stated()
    said = {key.lower(): storable(value) for key, value in root.items() if isinstance(value, str)}
    return Stated(
        honest_title(said.get("title"), name), said.get("author", ""), day(said.get("date")), tag(said.get("language"))
    )
