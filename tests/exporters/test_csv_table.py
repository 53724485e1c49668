import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxreader.exporters import render
from cxreader.exporters.csv_table import COLUMNS, guarded
from cxreader.model.export import Export

FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def table(export: Export) -> list[dict[str, str]]:
    text = render(export, "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def plain(cell: str) -> str:
    """Take the apostrophe away that keeps a spreadsheet from running a cell."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


def test_a_spreadsheet_can_tell_encoding_and_line_ends(export: Export) -> None:
    data = render(export, "csv")
    assert data.startswith(b'\xef\xbb\xbf"id","kind",')
    assert data.endswith(b'"\r\n')
    assert data.count(b"\xef\xbb\xbf") == 1


def test_every_row_is_there_once_in_reading_order(export: Export) -> None:
    rows = table(export)
    assert tuple(rows[0]) == (*COLUMNS, "placing", "answer", "speaker")
    assert [row["id"] for row in rows] == [row.guid for row in export.rows]
    assert [plain(row["quote"]) for row in rows] == [row.quote for row in export.rows]
    assert [plain(row["note"]) for row in rows] == [row.note for row in export.rows]
    assert [plain(row["sentence"]) for row in rows] == [f"{r.before}{r.quote}{r.after}" for r in export.rows]


def test_a_row_holds_all_that_is_known(export: Export) -> None:
    row = table(export)[4]
    assert row["theme"] == "Experience > Ownership of CX / 客户体验; Service > Service & support"
    assert row["codes"] == "X2; S1"
    assert (row["language"], row["start"], row["end"], row["paragraph"]) == ("zh", "60", "72", "5")
    assert (row["kind"], row["author"], row["starred"]) == ("highlight", "Ana Nowak", "")
    assert (row["why"], row["certainty"]) == ("“service” stands in it.", "fairly sure")
    assert (row["created"], row["modified"]) == ("2026-11-05T09:04:00Z", "2026-11-06T10:00:00Z")
    assert row["sha256"] == export.rows[4].sha256


def test_a_marked_row_and_its_tags_are_told(lone: Callable[..., Export]) -> None:
    row = table(lone(tags=("one", "two")))[0]
    assert (row["starred"], row["tags"]) == ("yes", "one; two")


def test_what_was_not_chosen_is_empty(export: Export) -> None:
    rows = table(export._replace(sentence=False, why=False, notes=False))
    assert {(r["sentence"], r["why"], r["certainty"], r["note"]) for r in rows} == {("", "", "", "")}


@pytest.mark.parametrize("sign", FORMULA)
def test_no_cell_starts_a_formula(sign: str, lone: Callable[..., Export]) -> None:
    text = f"{sign}HYPERLINK(1)"
    row = table(lone(quote=text, note=text, title=text, document=text, author=text, tags=(text,)))[0]
    assert {row[column] for column in ("quote", "note", "title", "document", "author", "tags")} == {f"'{text}"}


def test_an_apostrophe_of_the_text_itself_is_kept() -> None:
    assert guarded("'tis") == "'tis"
    assert guarded("'=1") == "''=1"


def test_what_a_table_cannot_hold_is_replaced(lone: Callable[..., Export]) -> None:
    assert table(lone(note='a\0b\ud800c\ufffed "e", f\r\ng'))[0]["note"] == 'a\ufffdb\ufffdc\ufffdd "e", f\r\ng'


@settings(deadline=None)
@given(st.text(alphabet="'=+-@＝ \t\r\nab\","))
def test_taking_the_apostrophe_away_gives_the_text_again(text: str) -> None:
    assert not guarded(text).startswith(FORMULA)
    assert plain(guarded(text)) == text
