from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cxreader.exporters import excel, excel_parts
from cxreader.model.annotation import Placing, Subject
from cxreader.model.export import Export, ExportMemo, ExportRow


@pytest.fixture(scope="module")
def book(annotated: Export, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The annotation set, as openpyxl reads it."""
    path = tmp_path_factory.mktemp("excel") / "set.xlsx"
    excel.write(annotated, path, lambda: None)
    return load_workbook(path)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Export], Workbook]:
    """Write an export and open what openpyxl makes of it."""

    def write(export: Export) -> Workbook:
        excel.write(export, tmp_path / "out.xlsx", lambda: None)
        return load_workbook(tmp_path / "out.xlsx")

    return write


def records(sheet: Worksheet) -> list[dict[str, Any]]:
    heads, *rows = sheet.iter_rows(values_only=True)
    return [{str(head): "" if cell is None else cell for head, cell in zip(heads, row, strict=True)} for row in rows]


def alone(**fields: Any) -> Export:
    row = ExportRow("g", "highlight", "a.txt", "A", "doc", "f" * 64, "es", "quote", "", "", 0, 5, 1)
    return Export("My library", "1 highlight", (row._replace(**fields),))


def test_there_is_a_sheet_for_each_kind_of_thing(book: Workbook, annotated: Export) -> None:
    assert book.sheetnames == ["Highlights", "Documents", "Themes", "Memos", "Links"]
    numbers = [len(records(sheet)) for sheet in book]
    assert numbers == [44, 6, len(annotated.themes), 5, 3]


def test_every_highlight_is_a_row_in_reading_order(book: Workbook, annotated: Export) -> None:
    for record, row in zip(records(book["Highlights"]), annotated.rows, strict=True):
        assert (record["id"], record["quote"], record["note"]) == (row.guid, row.quote, row.note)
        assert (record["start"], record["end"], record["paragraph"]) == (row.start, row.end, row.paragraph)
        assert record["sentence"] == f"{row.before}{row.quote}{row.after}"
        assert record["tags"] == "; ".join(row.tags)
        assert (record["author"], record["created"], record["starred"] == "yes") == (
            row.author,
            row.created,
            row.starred,
        )


def test_nothing_is_a_formula_or_a_link(book: Workbook) -> None:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in "sn"
                assert cell.hyperlink is None
    cells = {cell.value: cell for cell in book["Highlights"][letter(book, "note")]}
    # what looks like a formula stays a text where a person edits it
    assert cells["=1+1"].quotePrefix
    assert not cells["refund: one month"].quotePrefix


def letter(book: Workbook, name: str) -> str:
    """Return the letter of a column of the first sheet."""
    return get_column_letter([cell.value for cell in book["Highlights"][1]].index(name) + 1)


def test_headers_stay_in_sight_and_can_filter(book: Workbook) -> None:
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{get_column_letter(sheet.max_column)}{sheet.max_row}"
        assert sheet["A1"].font.b


def test_quotes_have_the_colour_of_their_family_and_wrap(book: Workbook) -> None:
    sheet = book["Highlights"]
    quotes, colours = letter(book, "quote"), letter(book, "colour")
    for row in range(2, sheet.max_row + 1):
        assert sheet[f"{quotes}{row}"].fill.fgColor.rgb == f"FF{sheet[f'{colours}{row}'].value[1:]}"
        assert sheet[f"{quotes}{row}"].alignment.wrap_text
        assert sheet[f"A{row}"].fill.patternType is None
    assert sheet.column_dimensions[quotes].width == 60
    assert len({cell.value for cell in sheet[colours]}) > 3


def test_documents_and_themes_are_told_in_full(book: Workbook, annotated: Export) -> None:
    papers = records(book["Documents"])
    assert [(p["document"], p["sha256"], p["characters"]) for p in papers] == [
        (d.name, d.sha256, len(d.text)) for d in annotated.documents
    ]
    assert [p["language_name"] for p in papers][:3] == ["Spanish", "Chinese", "Arabic"]
    first = records(book["Themes"])[0]
    assert first["theme"] == f"{first['family']} > {first['name']}"
    assert first["colour"] == "#D9E2FE"


def test_memos_and_links_are_told_in_full(book: Workbook, annotated: Export) -> None:
    assert [(m["about"], m["name"], m["note"]) for m in records(book["Memos"])] == [
        (str(memo.subject), memo.name, memo.note) for memo in annotated.memos
    ]
    quotes = {row.guid: row.quote for row in annotated.rows}
    assert [(r["one"], r["other"], r["note"]) for r in records(book["Links"])] == [
        (quotes[link.one], quotes[link.other], link.note) for link in annotated.links
    ]


def test_passages_have_a_sheet_of_that_name(written: Callable[[Export], Workbook]) -> None:
    assert written(alone(kind="passage")).sheetnames[0] == "Passages"
    assert records(written(alone()._replace(rows=()))["Highlights"]) == []


def test_places_that_are_not_sure_say_so(written: Callable[[Export], Workbook]) -> None:
    for placing, word in ((Placing.SURE, ""), (Placing.CONFIRM, "to confirm"), (Placing.LOST, "lost")):
        assert records(written(alone(placing=placing))["Highlights"])[0]["placing"] == word


def test_what_a_cell_cannot_hold_is_replaced_one_for_one(written: Callable[[Export], Workbook]) -> None:
    record = records(written(alone(quote="a\x00b\x0cc\ud800", note="<f>&\"'\t\n  x"))["Highlights"])[0]
    assert (record["quote"], record["note"]) == ("a\ufffdb\ufffdc\ufffd", "<f>&\"'\t\n  x")


def test_what_excel_would_read_as_an_escape_is_escaped() -> None:
    (_, first, *_) = excel_parts.sheet(("a",), [(("one_x000D_\r\n_x_",), "")], "")
    assert ">one_x005F_x000D__x000D_\n_x_<" in first


def test_long_texts_are_cut_where_a_cell_ends_and_that_is_told_before(written: Callable[[Export], Workbook]) -> None:
    long = "x" * 32_766 + "😀" + "y"
    export = alone(quote="ab", note=long)
    assert excel.losses(export) == (
        "1 text is longer than the 32,767 characters that a cell of Excel holds: the rest will be cut off.",
    )
    assert records(written(export)["Highlights"])[0]["note"] == "x" * 32_766
    memo = ExportMemo("m", Subject.LIBRARY, "", "My library", "y" * 40_000)
    assert excel.losses(export._replace(memos=(memo,)))[0].startswith("2 texts are longer")
    assert excel.losses(alone(note="x" * 32_767)) == ()
    assert not excel_parts.is_too_long("é" * 32_767)


def test_what_is_too_long_for_a_sheet_goes_on_on_another(
    monkeypatch: pytest.MonkeyPatch, written: Callable[[Export], Workbook], annotated: Export
) -> None:
    monkeypatch.setattr(excel, "_SHEET", 22)
    book = written(annotated)
    assert book.sheetnames[:3] == ["Highlights", "Highlights 2", "Documents"]
    quotes = [record["quote"] for name in book.sheetnames[:2] for record in records(book[name])]
    assert quotes == [row.quote for row in annotated.rows]


def test_two_exports_of_the_same_work_do_not_differ(annotated: Export, tmp_path: Path) -> None:
    steps: list[int] = []
    for name in ("one", "two"):
        excel.write(annotated, tmp_path / name, lambda: steps.append(1))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert len(steps) == 2 * len(annotated.rows)
