"""The letters that spreadsheets call their columns by."""

import pytest

from cxreader.model.column_letters import column_of, letters_of


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_a_column_goes_by_its_letters(column: int, letters: str) -> None:
    assert letters_of(column) == letters
    assert column_of(letters) == column_of(letters.lower()) == column
