from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from cxreader.analysis import codebook as codebook_files
from cxreader.errors import IncomingError
from cxreader.exporters import codebook_csv, codebook_qdc, codebook_toml, taguette_csv
from cxreader.importers import codebooks, kinds, spreadsheet
from cxreader.model.incoming import Incoming
from cxreader.model.theme import INKS, Codebook


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return codebook_files.load(codebook_files.shipped())


def _names(found: Incoming) -> list[tuple[str, ...]]:
    return [theme.path for theme in found.themes]


def _paths(codebook: Codebook) -> list[tuple[str, ...]]:
    return [(codebook.family(theme.family).name, theme.name) for theme in codebook.themes]


def test_a_codebook_of_ours_comes_with_all_its_terms(tmp_path: Path, codebook: Codebook) -> None:
    path = tmp_path / "codebook.toml"
    path.write_bytes(codebook_toml.render(codebook, ()))
    found = codebooks.read_toml(path)
    assert _names(found) == _paths(codebook)
    assert [(t.id, t.code, t.terms, t.off, t.applied) for t in found.themes] == [
        (t.id, t.code, t.terms, t.off, t.applied) for t in codebook.themes
    ]
    assert found.themes[0].colour in INKS.values()


def test_a_codebook_of_refi_qda_comes(tmp_path: Path, codebook: Codebook) -> None:
    path = tmp_path / "codebook.qdc"
    path.write_bytes(codebook_qdc.render(codebook))
    assert kinds.kind(path) == "qdc"
    assert _names(codebooks.read_qdc(path)) == _paths(codebook)


def test_a_table_comes_whichever_way_it_was_written(tmp_path: Path, codebook: Codebook) -> None:
    path = tmp_path / "codebook.csv"
    path.write_bytes(codebook_csv.render(codebook))
    assert kinds.kind(path) == "csv"
    found = codebooks.read_csv(path)
    assert _names(found) == _paths(codebook)
    path.write_bytes(taguette_csv.render(codebook))
    assert kinds.kind(path) == "csv"
    assert _names(codebooks.read_csv(path)) == _paths(codebook)
    path.write_text("tag\nRelease 2.0\n", encoding="utf-8")
    assert _names(codebooks.read_csv(path)) == [("Themes", "Release 2.0")]


def test_a_workbook_comes_as_a_table_does(tmp_path: Path) -> None:
    path = tmp_path / "codebook.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Theme", "Group", "Description", "Number"])
    sheet.append(["Waiting", "Service", "How long,\n“really”", 7])
    sheet.append([None, None, None, None])
    sheet.append(["Price", None, "=1+1", True])
    book.save(path)
    assert kinds.kind(path) == "xlsx"
    found = codebooks.read_xlsx(path)
    assert _names(found) == [("Service", "Waiting"), ("Themes", "Price")]
    assert found.themes[0].definition == "How long,\n“really”"


def test_cells_may_name_their_texts_by_number(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    cells = "<row><c r='A1' t='s'><v>1</v></c><c r='C1' t='s'><v>0</v></c></row>"
    with ZipFile(path, "w") as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        file.writestr("xl/sharedStrings.xml", "<sst><si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r></si></sst>")
        file.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
    assert list(spreadsheet.rows(path)) == [["bc", "", "a"]]


def test_cells_without_places_follow_each_other(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    cells = "<row><c t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r></is></c><c><v>2</v></c></row>"
    with ZipFile(path, "w") as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        file.writestr("xl/worksheets/sheet1.xml", f"<worksheet><c r='?'/><sheetData>{cells}x</sheetData></worksheet>")
    assert list(spreadsheet.rows(path)) == [["ab", "2"]]


def test_a_package_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with ZipFile(path, "w") as file:
        file.writestr("x", "")
    with pytest.raises(IncomingError, match="it is no workbook"):
        codebooks.read_xlsx(path)


def test_texts_without_end_are_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.xlsx"
    with ZipFile(path, "w") as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        file.writestr("xl/sharedStrings.xml", "<sst>" + "<si><t>a</t>b</si>" * 3 + "</sst>")
    monkeypatch.setattr(spreadsheet, "_CELLS", 2)
    with pytest.raises(IncomingError, match="too many cells"):
        codebooks.read_xlsx(path)


def test_a_table_in_another_encoding_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "codebook.csv"
    path.write_bytes("theme\nCaf\xe9\n".encode("latin-1"))
    with pytest.raises(IncomingError, match="not in UTF-8"):
        codebooks.read_csv(path)
