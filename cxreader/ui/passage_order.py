"""The list of passages while it is worked through: none moves, and what leaves the scope by a decision stays."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from cxreader.model.annotation import Verdict
from cxreader.model.listed import Group, Grouping, Key, Listing, PassageRow, language_place

_FRONT = -1


def group_of(row: PassageRow, grouping: Grouping) -> str:
    """Return the key of the group that a passage is in."""
    if grouping is Grouping.NONE:
        return ""
    return row.language if grouping is Grouping.LANGUAGE else str(row.document)


def worked_through(
    before: Mapping[Key, PassageRow], fresh: Sequence[PassageRow], refused: Collection[tuple[int, int, str]]
) -> list[PassageRow]:
    """Return the passages of a list that goes on: those in scope now, and those whose theme was refused meanwhile.

    Args:
        before: The passages that were listed.
        fresh: Those of them that are in scope now.
        refused: Document, start and theme of what the person refused.

    """
    now = {row.key: row for row in fresh}
    for key, row in before.items():
        other = now.get(key)
        if (*key, row.theme) in refused and (other is None or other.verdict is not Verdict.YES):
            now[key] = row._replace(verdict=Verdict.NO)
    return list(now.values())


def go_on(before: Listing, fresh: Listing, held: Mapping[int, str], grouping: Grouping) -> Listing:
    """Return the passages in scope in the order that they were listed in.

    One that has come stands after the one that it follows in the fresh order, one that has left the scope is gone.

    Args:
        before: The list as it was.
        fresh: The list as it would be if it began now.
        held: The packed keys of those that stay though they have left the scope, with the keys of their groups.
        grouping: What the passages are put together by.

    """
    was, now = _by_group(before), _by_group(fresh)
    counts = {group.key: group for group in fresh.groups}
    staying: defaultdict[str, list[int]] = defaultdict(list)
    for key, group in held.items():
        staying[group].append(key)
    keys: array[int] = array("q")
    groups = []
    for group in sorted(was.keys() | now.keys() | staying.keys(), key=lambda each: _place(each, grouping)):
        own = _merged(was.get(group, array("q")), now.get(group, array("q")), staying[group])
        if own:
            keys += own
            groups.append(Group(group, len(own), counts[group].waiting if group in counts else 0))
    said = {**fresh.said, **dict.fromkeys(held, Verdict.NO)}
    return Listing(keys, tuple(groups), said)


def _merged(was: "array[int]", now: "array[int]", staying: Sequence[int]) -> "array[int]":
    """Return the passages of a group in the order that they were in."""
    if was == now[: len(was)] and not staying:
        # nothing has changed, or all are known now of which the first ones were there
        return now
    left = set(was)
    come: defaultdict[int, list[int]] = defaultdict(list)
    last = _FRONT
    for key in now:
        if key in left:
            last = key
        else:
            come[last].append(key)
    new = left.union(*come.values()) if staying else left
    rest = [key for key in staying if key not in new]
    left.difference_update(now, staying)
    merged = array("q", come[_FRONT])
    for key in was:
        if key not in left:
            merged.append(key)
        if key in come:
            merged.extend(come[key])
    merged.extend(rest)
    return merged


def _by_group(listing: Listing) -> dict[str, "array[int]"]:
    found, first = {}, 0
    for group in listing.groups:
        found[group.key] = listing.keys[first : first + group.passages]
        first += group.passages
    return found


def _place(group: str, grouping: Grouping) -> tuple[int, str]:
    """Return what groups are sorted by."""
    return language_place(group) if grouping is Grouping.LANGUAGE else (int(group or 0), "")
