"""What stands beside answers, and who speaks, in every format that has a place for it."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from cxreader.exporters import EXPORTERS, render, write
from cxreader.exporters.draft import chosen
from cxreader.importing import Analyst
from cxreader.model.export import Export
from cxreader.model.scope import ColumnValue, Scope
from cxreader.session import Session, leaving
from tests import surveys

FORMULA = ("=r 9", "=1+1", "2", "The contact centre was very kind and helped me at once with it.")


@pytest.fixture
def survey(session: Session, analyst: Analyst, tmp_path: Path) -> int:
    path = surveys.write_survey(tmp_path / "Survey.csv", (*surveys.ROWS, FORMULA))
    return surveys.add(session, analyst, path)


@pytest.fixture
def talk(session: Session, analyst: Analyst, tmp_path: Path) -> int:
    return surveys.add(session, analyst, surveys.write_talk(tmp_path / "Talk.txt"))


@pytest.fixture
def export(session: Session, survey: int, talk: int) -> Export:
    """A highlight in the third and in the last answer, one in a turn, and one in a text that tells nothing beside."""
    for key, number in ((survey, 2), (survey, 8), (talk, 2), (1, 3)):
        passage = session.open(key).passages[number]
        session.highlight(key, passage.start + 2, passage.end, ())
    made = leaving.leave(session, Scope())
    return chosen(made._replace(documents=tuple(made.documents)))


def written(export: Export, key: str, folder: Path) -> Path:
    path = folder / f"out{EXPORTERS[key].suffix}"
    write(export, key, path)
    return path


def test_rows_know_what_stands_beside_them(session: Session, export: Export) -> None:
    told = [(row.answer, row.speaker, row.columns) for row in export.rows]
    assert told == [
        ("", "", ()),
        ("r 3", "", (("country", "mx"), ("wave", "2"))),
        ("=r 9", "", (("country", "=1+1"), ("wave", "2"))),
        ("", "Ben", ()),
    ]
    assert export.columns == ("country", "wave")
    scope = Scope(columns=frozenset({ColumnValue("wave", "1")}))
    passages = leaving.leave(session, scope, passages=True)
    assert [(row.answer, row.columns[0]) for row in passages.rows] == [
        ("r 1", ("country", "mx")),
        ("r 2", ("country", "pl")),
        ("r 7", ("country", "us")),
    ]
    assert leaving.first_leaving(session, scope, 2, passages=True).columns == ("country", "wave")
    assert leaving.leave(session, Scope(documents=frozenset({1}))).columns == ()


def test_tables_have_a_column_for_each_and_run_no_formula(export: Export, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(render(export, "csv").decode("utf-8-sig"))))
    columns = ("answer", "speaker", "column: country", "column: wave")
    assert [tuple(row[name] for name in columns) for row in rows] == [
        ("", "", "", ""),
        ("r 3", "", "mx", "2"),
        ("'=r 9", "", "'=1+1", "2"),
        ("", "Ben", "", ""),
    ]
    sheet = load_workbook(written(export, "xlsx", tmp_path))["Highlights"]
    heads, *records = sheet.iter_rows()
    places = [[cell.value for cell in heads].index(name) for name in columns]
    assert [[record[place].value for place in places] for record in records][1:3] == [
        ["r 3", None, "mx", "2"],
        ["=r 9", None, "=1+1", "2"],
    ]
    assert {cell.data_type for record in records for cell in record} <= {"s", "n"}


def test_a_workbook_has_room_for_many_columns(export: Export, tmp_path: Path) -> None:
    titles = tuple(f"Q{number}" for number in range(700))
    rows = [row._replace(columns=tuple((title, "yes") for title in titles)) for row in export.rows]
    path = written(export._replace(rows=tuple(rows), columns=titles), "xlsx", tmp_path)
    sheet = load_workbook(path)["Highlights"]
    assert [cell.value for cell in sheet[1]][-1] == "column: Q699"
    assert sheet.cell(2, sheet.max_column).value == "yes"


def test_lines_for_programs_have_them_as_values(export: Export) -> None:
    records = [json.loads(line) for line in render(export, "jsonl").decode().rstrip("\n").split("\n")]
    assert (records[1]["answer"], records[1]["columns"]) == ("r 3", {"country": "mx", "wave": "2"})
    assert (records[3]["speaker"], records[3]["columns"]) == ("Ben", {})


def test_annotations_have_them_in_words_of_ours(export: Export, tmp_path: Path) -> None:
    found = json.loads(written(export, "jsonld", tmp_path).read_text("utf-8"))
    plain, third, _, turn = found["first"]["items"]
    assert third["answer"] == "r 3"
    assert third["columns"] == [{"column": "country", "value": "mx"}, {"column": "wave", "value": "2"}]
    assert turn["speaker"] == "Ben"
    assert not {"answer", "speaker", "columns"} & plain.keys()
    assert {"answer", "speaker", "columns", "column"} <= found["@context"][1].keys()


def test_what_is_read_says_them_in_a_line(export: Export) -> None:
    markdown = render(export, "markdown").decode()
    assert "\n\nAnswer r 3 · country: mx · wave: 2\n\n" in markdown
    assert "\n\nSpeaker: Ben\n\n" in markdown
    page = render(export, "html").decode()
    assert '<p class="beside" lang="" dir="auto">Answer r 3 · country: mx · wave: 2</p>' in page


@pytest.mark.parametrize(("key", "part"), [("docx", "word/comments.xml"), ("odt", "content.xml")])
def test_word_processors_have_them_in_the_margin(export: Export, tmp_path: Path, key: str, part: str) -> None:
    with zipfile.ZipFile(written(export, key, tmp_path)) as package:
        words = "".join(ET.fromstring(package.read(part)).itertext())  # noqa: S314 - it is ours
    assert "Answer r 3 · country: mx · wave: 2" in words
    # who speaks stands in the text itself
    assert "Speaker:" not in words


def test_a_pdf_has_them_under_the_quote(export: Export) -> None:
    from cxreader.exporters.pdf_page import _data

    lines = [
        line for group in _data(export, lambda: None)["sections"] for row in group["rows"] for line in row["lines"]
    ]
    assert "Answer r 3 · country: mx · wave: 2" in lines


def test_a_project_says_what_it_leaves_out(export: Export) -> None:
    losses = EXPORTERS["qdpx"].losses(export)
    assert "What answers are called, and the columns beside them, are left out." in losses
    assert "Who speaks is only in the words of the text." in losses
    assert not [each for each in EXPORTERS["qdpx"].losses(export._replace(rows=(export.rows[0],))) if "speaks" in each]


def test_own_templates_have_them(export: Export) -> None:
    from cxreader.exporters.own_templates import _row

    found = _row(export.rows[1], export)
    assert (found["answer"], found["columns"]) == ("r 3", {"country": "mx", "wave": "2"})
    assert re.fullmatch("h[0-9a-f]+", found["block_id"])
