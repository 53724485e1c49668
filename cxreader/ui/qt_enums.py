"""How the enumerations of Qt's Python side are made: as Python itself makes them, in a fraction of the time.

They have thousands of names, and Python looks at each for whatever a person could have written there, which is a
quarter of a bare window's start. Those of Qt are plain: names with whole numbers. All others are left to Python.
"""

import sys
from collections.abc import Collection
from enum import KEEP, EnumType, Flag
from functools import cache, reduce
from operator import or_
from typing import Any, NamedTuple

_MAKER = "_create_"
_ELSE = ("module", "qualname", "type")
# where a class keeps its members, what of that stays empty, and what each member holds: so it is in each Python that we
# know, and where it is otherwise, that Python makes all
_LISTS = frozenset(("_member_names_", "_hashable_values_", "_unhashable_values_"))
_MAPS = frozenset(("_member_map_", "_value2member_map_", "_unhashable_values_map_"))
_OF_MEMBER = frozenset(("_value_", "_name_", "__objclass__", "_sort_order_"))

_by_python: Any = vars(EnumType)[_MAKER]


class _Pattern(NamedTuple):
    """What enumerations of one kind hold besides their members, and the names that these cannot have."""

    held: dict[str, Any]
    taken: frozenset[str]


def quicken() -> None:
    """Have enumerations made in this way from now on."""
    setattr(EnumType, _MAKER, _make)


def _make(kind: EnumType, class_name: str, names: Any, **how: Any) -> Any:  # noqa: ANN401 - what Qt has no types for
    """Return an enumeration of some names, which Enum, Flag and their like are called for."""
    if how.get("boundary") is KEEP and not any(map(how.get, _ELSE)):
        pattern = _pattern(kind)
        if pattern and _is_plain(names, pattern.taken):
            return _filled(kind, class_name, names, pattern)
    if how.get("module") is None:
        # whose it is, which Python tells by who called: that would be this module
        how["module"] = sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001 - as Python tells it
    return _by_python(kind, class_name, names, **how)


@cache
def _pattern(kind: EnumType) -> _Pattern | None:
    """Return what Python's own enumerations of a kind are like, None where that is not known."""
    sample: Any = _by_python(kind, "Sample", [("one", 1)], boundary=KEEP, module=__name__)
    held = {name: value for name, value in vars(sample).items() if name != "one"}
    kept = {name for name, value in held.items() if isinstance(value, list | dict | set)}
    if kept - _LISTS - _MAPS or vars(sample.one).keys() != _OF_MEMBER:
        return None
    return _Pattern(held, frozenset(name for base in kind.__mro__ for name in vars(base)))


def _is_plain(names: object, taken: frozenset[str]) -> bool:
    """Tell whether these are names with whole numbers, and names that members can have."""
    if type(names) is not list or not all(type(pair) is tuple for pair in names):
        return False
    return len(dict(names)) == len(names) and all(
        type(value) is int and name[0] != "_" and name not in taken for name, value in names
    )


def _filled(kind: EnumType, class_name: str, names: list[tuple[str, int]], pattern: _Pattern) -> Any:  # noqa: ANN401
    held = {name: type(value)() if name in _LISTS | _MAPS else value for name, value in pattern.held.items()}
    made: Any = type.__new__(EnumType, class_name, (kind,), held)
    is_flag = issubclass(made, Flag)
    new, with_value = held["_new_member_"], held["_use_args_"]
    by_name, by_value, shown = held["_member_map_"], held["_value2member_map_"], held["_member_names_"]
    for name, value in names:
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = new(made, value) if with_value else new(made)
            member._value_, member._name_, member.__objclass__ = value, name, made
            member._sort_order_ = len(shown)
            # what joins several flags is no member of its own
            if not is_flag or _is_one_bit(value):
                shown.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)
    held.get("_hashable_values_", []).extend(by_value)
    if is_flag:
        _know_bits(made, by_value)
    return made


def _know_bits(made: Any, values: Collection[int]) -> None:  # noqa: ANN401 - flags without a type of their own
    made._flag_mask_ = reduce(or_, values)
    made._singles_mask_ = reduce(or_, (value for value in values if _is_one_bit(value)), 0)
    made._all_bits_ = 2 ** made._flag_mask_.bit_length() - 1
    singles = [member._value_ for member in made]
    if singles != sorted(singles):
        made._iter_member_ = made._iter_member_by_def_


def _is_one_bit(number: int) -> bool:
    return number > 0 and number.bit_count() == 1
