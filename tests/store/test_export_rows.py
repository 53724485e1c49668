import pytest

from cxreader.model.annotation import Placing
from cxreader.model.export import ExportRow
from cxreader.model.theme import Theme
from cxreader.store.export_rows import PackedRows

_THEME = Theme("loyalty", "L1", "Loyalty", "l", "")
_NO_THEMES: dict[str, Theme] = {}
_ROW = ExportRow("g", "highlight", "d", "t", "dg", "s", "en", "a\ud800b", "", "", 0, 3, 1)


def test_rows_come_out_as_they_went_in() -> None:
    rows = [_ROW._replace(start=n, themes=(_THEME,) * (n % 2), tags=("x",), placing=Placing.LOST) for n in range(3)]
    packed = PackedRows(rows, {"loyalty": _THEME}.__getitem__)
    assert list(packed) == list(packed) == rows
    assert (packed[0], packed[-1], len(packed)) == (rows[0], rows[2], 3)
    for place in (3, -4):
        with pytest.raises(IndexError):
            packed[place]


def test_many_rows_are_not_held_in_memory() -> None:
    rows = PackedRows((_ROW._replace(start=n, note="x" * 10_000) for n in range(2_000)), _NO_THEMES.__getitem__)
    assert rows[1_999].start == 1_999
    assert sum(len(row.note) for row in rows) == 20_000_000
