from hypothesis import given
from hypothesis import strategies as st

from cxreader.model.note_places import NotePlace, keys_of, renewed

_KEYS = st.sets(st.integers(1, 30))


def _by_text(keys: set[int], shift: int = 0) -> list[NotePlace]:
    return sorted((1, (key * 7 + shift) % 5, 9, 0, key) for key in keys)


def _by_time(keys: set[int], shift: int = 0) -> list[NotePlace]:
    return sorted(((f"{(key * 7 + shift) % 5}", key) for key in keys), reverse=True)


@given(_KEYS, _KEYS, _KEYS)
def test_places_are_as_if_all_were_sorted_anew(before: set[int], gone: set[int], moved: set[int]) -> None:
    for order in (_by_text, _by_time):
        fresh = order(moved, 3)
        rest = before - gone - moved
        wanted = keys_of(sorted([*order(rest), *fresh], reverse=order is _by_time))
        assert keys_of(renewed(order(before), fresh, gone)) == wanted
