"""Spreadsheets."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings, strategies

from cxreader.errors import ReadError
from cxreader.model.document import Answer, Manner, Stated, TableChoice
from cxreader.readers.spreadsheet import preview, read
from tests.readers.packages import zipped
from tests.readers.shapes import is_answered
from tests.readers.sheets import bare_workbook, cell, opendocument, workbook

SURVEY: list[list[object]] = [
    ["Survey of 2024"],
    [],
    ["id", "land", "Why?"],
    [1, "PL", "Obsługa była bardzo miła."],
    [2, "ES", None],
    [3, "PL", "The agent was kind to me."],
]
AS_IT_COMES = Manner()
CUT_OFF = (
    "What stands in more than 1,000 rows or cells one after the other was read 1,000 times. "
    "Compare the original where it matters."
)


def row(*cells: str, more: str = "") -> str:
    """A row of an OpenDocument spreadsheet."""
    kind = " office:value-type='string'"
    inner = "".join(f"<table:table-cell{kind}{more}><text:p>{words}</text:p></table:table-cell>" for words in cells)
    return f"<table:table-row>{inner}</table:table-row>"


def test_answers_are_read_with_the_numbers_that_a_spreadsheet_shows() -> None:
    data = workbook({"Answers": SURVEY, "Secret": [["hidden words"]]}, ("Secret",), "My survey", "Ana Ruiz")
    found = read(data, "s.xlsx", Manner(table=TableChoice("Why?", "", ("land",))))
    assert [(found.text[one.start : one.end], one.name, one.values) for one in found.answers] == [
        ("Obsługa była bardzo miła.", "4", ("PL",)),
        ("The agent was kind to me.", "6", ("PL",)),
    ]
    assert (found.title, found.format, found.stated.author) == ("My survey", "Spreadsheet", "Ana Ruiz")
    assert found.warnings == (
        "1 of the sheets are hidden and were left out.",
        "1 row has no answer and was left out.",
    )
    assert "hidden words" not in found.text


def test_answers_are_found_and_shown() -> None:
    data = workbook({"Legend": [["PL", "Poland"]], "Answers": SURVEY})
    choice = TableChoice("Why?", "id", ("land",), "Answers")
    assert read(data, "s.xlsx", AS_IT_COMES).manner.table == choice
    found = preview(data, "s.xlsx", AS_IT_COMES)
    assert (found.sheets, found.sheet, found.choice, found.rows) == (("Legend", "Answers"), "Answers", choice, 3)


def test_cells_are_written_as_people_write_them() -> None:
    values: list[object] = [
        *(3, 2.5, 1e300, 1234567890123456, True),
        *(date(2024, 5, 31), datetime.fromisoformat("2024-05-31T10:20"), time(10, 20), timedelta(hours=30)),
        "x",
    ]
    found = read(workbook({"One": [values, values]}), "s.xlsx", AS_IT_COMES)
    assert found.text.split("\n")[0].split("\t") == [
        *("3", "2.5", "1e+300", "1234567890123456", "TRUE", "2024-05-31", "2024-05-31 10:20:00", "10:20:00"),
        *("1 day, 6:00:00", "x"),
    ]


def test_an_opendocument_spreadsheet_is_read_too() -> None:
    data = opendocument(
        row("id", "Why?") + row("1", "It was very good.") + row("2", "Nothing to say, really."),
        **{
            "meta.xml": "<office:document-meta xmlns:office='o' xmlns:dc='d'><dc:title>Ours</dc:title>"
            "<dc:date>2024-05-31T10:00:00</dc:date><dc:language>pl</dc:language></office:document-meta>"
        },
    )
    found = read(data, "s.ods", AS_IT_COMES)
    assert found.answers == (Answer(0, 17, "1"), Answer(19, 42, "2"))
    assert found.stated == Stated("Ours", "", "2024-05-31", "pl")


def test_properties_that_make_no_sense_do_no_harm() -> None:
    found = read(
        bare_workbook(f"<row r='1'>{cell('A1', 'words')}</row>", **{"docProps/core.xml": " "}), "s.xlsx", AS_IT_COMES
    )
    assert (found.text, found.stated) == ("words", Stated())


def test_text_that_is_called_a_spreadsheet_is_read_as_text() -> None:
    data = b"id\tWhy?\n1\tIt was very good.\n2\tNothing to say, really.\n"
    assert len(read(data, "s.xls", AS_IT_COMES).answers) == 2
    assert preview(data, "s.xls", AS_IT_COMES).titles == ("id", "Why?")


def test_one_in_the_xml_of_2003_is_read_too() -> None:
    def cells(*data: str) -> str:
        return "<Row>" + "".join(f"<Cell><Data>{words}</Data></Cell>" for words in data) + "</Row>"

    odd = (
        '<Row><Column/><Cell s:Index="2"><Data>2024-05-31T00:00:00.000</Data><Comment><Data>no</Data></Comment></Cell>'
        '<Cell s:Index="1"/><Cell s:Index="99999"><Data>It was <B>very</B> good.</Data></Cell></Row>'
    )
    rows = cells("id", "day", "x", "Why?") + cells("1", "2024-06-01", "", "Nothing to say, really.") + odd
    data = (
        "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>"
        "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:s='urn:schemas-microsoft-com:office:"
        f"spreadsheet'><Worksheet s:Name='One'><Table>{rows}</Table></Worksheet></Workbook>"
    ).encode()
    found = read(data, "s.xls", AS_IT_COMES)
    assert found.text == "Nothing to say, really.\n\nIt was very good."
    assert found.format == "Spreadsheet"
    assert preview(data, "s.xls", AS_IT_COMES).first[1] == ("", "2024-05-31", "", "It was very good.")


def test_in_the_xml_of_2003_places_count_and_what_is_hidden_is_left_out() -> None:
    def sheet(name: str, rows: str, options: str) -> str:
        options = f"<WorksheetOptions><Selected/>{options}</WorksheetOptions>"
        return f"<Worksheet s:Name='{name}'><Table>{rows}</Table>{options}</Worksheet>"

    def row(*cells: str, at: int) -> str:
        inner = "".join(f"<Cell s:MergeAcross='1'><Data>{words}</Data></Cell>" for words in cells[:-1])
        return f"<Row s:Index='{at}'>{inner}<Cell><Data>{cells[-1]}</Data></Cell></Row>"

    rows = row("id", "Why?", at=1) + row("a", "It was very good.", at=5) + row("b", "Nothing to say, really.", at=900)
    data = (
        "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:s='urn:schemas-microsoft-com:office:"
        f"spreadsheet'>{sheet('One', rows, '<Visible>SheetVisible</Visible>')}"
        f"{sheet('Two', row('secret', 'words', at=1), '<Visible>SheetVeryHidden</Visible>')}</Workbook>"
    ).encode()
    found = read(data, "s.xls", Manner(table=TableChoice("Why?")))
    assert [one.name for one in found.answers] == ["5", "900"]
    assert found.warnings == ("1 of the sheets are hidden and were left out.",)
    assert preview(data, "s.xls", AS_IT_COMES).titles == ("id", "Column B", "Why?")


def test_what_repeats_without_end_is_bounded() -> None:
    far = ' table:number-columns-repeated="1000000000"'
    rows = "<table:table-row table:number-rows-repeated='1048000'><table:table-cell/></table:table-row>"
    found = read(opendocument(row("a", "b") + rows + row("c", more=far)), "s.ods", AS_IT_COMES)
    assert found.text.startswith("a b")
    assert found.text.count("c") == 1_000
    assert found.warnings == (CUT_OFF,)
    alike = row("d", "e").replace("-row>", "-row table:number-rows-repeated='0003000'>", 1)
    found = read(opendocument(row("a", "b") + alike), "s.ods", AS_IT_COMES)
    assert (found.text.count("d"), found.warnings) == (1_000, (CUT_OFF,))
    # as programs write the rest of each sheet
    found = read(opendocument(row("a", "b") + rows), "s.ods", AS_IT_COMES)
    assert (found.text, found.warnings) == ("a\tb", ())


def test_cells_that_lie_far_apart_come_together() -> None:
    data = bare_workbook(
        f"<row r='1'>{cell('A1', 'first')}{cell('AB1', 'second')}</row>"
        f"<row spans='1' r='1048576'>{cell('XFD1048576', 'last')}</row>"
    )
    found = read(data, "s.xlsx", AS_IT_COMES)
    assert found.text == "first\tsecond\nlast"
    assert found.warnings == (
        "Very large empty ranges between its cells were left out, so rows may have other numbers.",
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04 and no more", "is damaged and cannot be read"),
        (zipped({"a.xml": "<a/>"}), "is damaged, or is no spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is damaged, or is no spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x09\x08\x10\0" + bytes(16) + b"\x2f\0", "is locked with a password"),
        (
            opendocument("", **{"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}),
            "is locked with a password",
        ),
        (opendocument("", **{"content.xml": "<a><b>"}), "is damaged and cannot be read"),
        (opendocument("", **{"content.xml": "<?xml version='1.0' encoding='no-such'?><a/>"}), "is damaged and"),
        (bare_workbook("", **{"xl/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "declares entities"),
        (bare_workbook(""), "is empty"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes, why: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(data, "s.xlsx", AS_IT_COMES)
    assert str(caught.value).startswith(f"“s.xlsx” {why}")


def test_an_older_one_whose_list_of_streams_is_cut_off_is_damaged() -> None:
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    head[24:34] = b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0"
    head[44:48] = b"\x01\0\0\0"  # one sector says which follows which, the first one
    head[48:52] = b"\x01\0\0\0"  # the next one lists the streams
    head[60:64] = head[68:72] = b"\xfe\xff\xff\xff"
    head[80:512] = b"\xff" * 432
    following = b"\xfd\xff\xff\xff" + b"\xfe\xff\xff\xff" * 127
    with pytest.raises(ReadError, match=r"“s.xls” is damaged, or is no spreadsheet"):
        read(bytes(head) + following + bytes(80), "s.xls", AS_IT_COMES)


def test_what_goes_wrong_elsewhere_is_not_taken_for_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cxreader.readers.spreadsheet._table", stop)
    with pytest.raises(KeyboardInterrupt):
        read(workbook({"One": SURVEY}), "s.xlsx", AS_IT_COMES)


@settings(max_examples=60, deadline=None)
@given(strategies.data())
def test_every_letter_lies_in_a_block_however_parts_are_damaged(data: strategies.DataObject) -> None:
    whole = zipfile.ZipFile(io.BytesIO(bare_workbook(f"<row r='1'>{cell('A1', 'one')}{cell('B1', 'two')}</row>")))
    parts = {name: whole.read(name) for name in whole.namelist()}
    part = data.draw(strategies.sampled_from(sorted(parts)))
    at = data.draw(strategies.integers(0, len(parts[part])))
    end = data.draw(strategies.integers(at, min(at + 30, len(parts[part]))))
    put = data.draw(strategies.sampled_from([b"", b"<", b'"', b"&x;", b"<a>", b"9999999", b"\xff"]))
    parts[part] = parts[part][:at] + put + parts[part][end:]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    assert is_answered(read, made.getvalue(), "s.xlsx")
