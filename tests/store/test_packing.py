import sqlite3
import struct

from hypothesis import given
from hypothesis import strategies as st

from cxreader.store.packing import packed_text, teach, unpacked_text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_comes_back_exactly(text: str) -> None:
    assert unpacked_text(packed_text(text)) == text


def test_a_text_takes_less_room() -> None:
    text = "El cliente espera una respuesta de la empresa. " * 20
    assert len(packed_text(text)) < len(text) / 5


def test_sql_can_pack_what_older_libraries_held() -> None:
    db = sqlite3.connect(":memory:")
    teach(db)
    (packed,) = db.execute("SELECT packed_text('客户')").fetchone()
    assert unpacked_text(packed) == "客户"
    numbers = struct.pack("<3q", 0, 5 << 31 | 7, 2**63 - 1)
    (halved,) = db.execute("SELECT halved_numbers(?)", (numbers,)).fetchone()
    assert struct.unpack("<3I", halved) == (0, 5, 2**32 - 1)
    db.close()
