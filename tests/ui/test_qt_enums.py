import copy
import enum
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

from cxreader.ui import qt_enums

KINDS = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
CASES = {
    "one": [("A", 1)],
    "other names for one number": [("A", 1), ("B", 2), ("C", 1)],
    "flags that are not in order": [("A", 4), ("B", 2), ("AB", 6), ("N", 0), ("Mask", 0xFF), ("AA", 4)],
    "nothing but none": [("Z", 0)],
    "less than nothing": [("A", -1), ("B", 3), ("C", -2)],
    "the highest flags": [("H", 0x80000000), ("L", 1), ("All", 0xFFFFFFFF)],
}


@pytest.fixture
def quick() -> Iterator[Any]:
    before = vars(enum.EnumType)["_create_"]
    qt_enums.quicken()
    yield qt_enums
    setattr(enum.EnumType, "_create_", before)  # noqa: B010 - Python's own is not meant to be set


def made(kind: Any, name: str, names: object) -> Any:
    return kind(name, names, boundary=enum.KEEP)


def by_python(kind: Any, names: list[tuple[str, int]], name: str = "Sort") -> Any:
    return qt_enums._by_python(kind, name, names, boundary=enum.KEEP, module=__name__)


def told(member: Any) -> list[tuple[str, object]]:
    return [(name, str(value)) for name, value in vars(member).items()]


def all_of(kind: Any) -> dict[str, object]:
    """Return whatever a class holds, with its members as they are."""
    held: dict[str, object] = dict(vars(kind))
    for name in ("_member_map_", "_value2member_map_"):
        held[name] = {key: told(member) for key, member in vars(kind)[name].items()}
    for name, value in held.items():
        if isinstance(value, kind):
            held[name] = told(value)
        elif isinstance(value, staticmethod):
            held[name] = value.__func__
    # Qt names the module when it has the class
    del held["__module__"]
    order = held.pop("_iter_member_", None)
    return held | {"order": getattr(order, "__name__", None)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", CASES)
def test_an_enumeration_is_as_python_makes_it(quick: Any, kind: Any, case: str) -> None:
    ours, pythons = made(kind, "Sort", list(CASES[case])), by_python(kind, CASES[case])
    assert quick._is_plain(CASES[case], quick._pattern(kind).taken)
    assert all_of(ours) == all_of(pythons)
    assert list(map(repr, ours)) == list(map(repr, pythons))
    assert [str(ours[name]) for name, _ in CASES[case]] == [str(pythons[name]) for name, _ in CASES[case]]
    assert len(ours) == len(pythons)


@pytest.mark.parametrize("kind", [enum.Flag, enum.IntFlag])
def test_flags_join_and_part_as_python_s_do(quick: Any, kind: Any) -> None:
    names = [("A", 1), ("B", 2), ("C", 4), ("AC", 5)]
    ours, pythons = made(kind, "Sort", names), by_python(kind, names)
    for one, other in ((ours, pythons), (pythons, ours)):
        assert [str(one.A | one.C), repr(one(13)), str(~one.B)] == [
            str(other.A | other.C),
            repr(other(13)),
            str(~other.B),
        ]
        assert list(map(str, one.AC)) == list(map(str, other.AC))
    assert (ours.A | ours.C) is ours.AC
    assert isinstance(quick, type(enum))


@pytest.mark.parametrize(
    "names",
    [
        [("A", "word"), ("B", 2)],
        [("A", True)],
        [("real", 1), ("name", 2)],
        [("_A", 1)],
        (("A", 1), ("B", 2)),
        {"A": 1},
        ["A", "B"],
        "A B",
    ],
)
def test_what_is_not_plain_is_left_to_python(quick: Any, names: Any) -> None:
    assert not quick._is_plain(names, quick._pattern(enum.IntEnum).taken)
    assert made(enum.Enum, "others", names).__module__ == __name__


def test_a_name_that_comes_twice_is_refused_as_ever(quick: Any) -> None:
    assert quick
    with pytest.raises(TypeError, match="already defined"):
        made(enum.Enum, "twice", [("A", 1), ("A", 2)])


def test_enumerations_of_others_are_python_s_own(quick: Any) -> None:
    assert quick
    own: Any = enum.Enum("own", [("A", 1)])
    named: Any = enum.IntEnum("named", [("A", 1)], module="elsewhere")
    assert (own.__module__, named.__module__) == (__name__, "elsewhere")


def test_a_python_that_keeps_members_in_another_way_makes_all(quick: Any) -> None:
    class Odd(enum.Enum):
        def __init__(self, *_: object) -> None:
            self.extra = 1

    assert quick._pattern(Odd) is None
    assert made(Odd, "odder", [("A", 1)]).A.extra == 1


def test_those_of_qt_are_as_python_makes_them(quick: Any) -> None:
    seen = 0
    for place in (QtCore.Qt, QtCore.QEvent, QtCore.QLocale, QtGui.QKeySequence, QtGui.QTextFormat, QtWidgets.QStyle):
        for found in vars(place).values():
            if isinstance(found, enum.EnumType):
                held: Any = found.__members__
                names = [(name, member.value) for name, member in held.items()]
                kind = found.__mro__[1]
                assert quick._is_plain(names, quick._pattern(kind).taken)
                assert all_of(made(kind, found.__name__, names)) == all_of(by_python(kind, names, found.__name__))
                seen += 1
    assert seen > 50


def test_those_of_qt_can_be_copied() -> None:
    assert copy.deepcopy(QtCore.Qt.Key.Key_A) is QtCore.Qt.Key.Key_A
    assert pickle.loads(pickle.dumps(QtCore.Qt.Key.Key_A)) is QtCore.Qt.Key.Key_A  # noqa: S301 - it is our own
