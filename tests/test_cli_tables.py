import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from cxreader import cli, cli_tables
from cxreader.errors import ReadError
from cxreader.model.document import Manner, TableChoice
from tests.readers.sheets import workbook

ROWS = [
    ["id", "land", "Why?", "Else?"],
    *(
        [f"r{at}", ("PL", "ES", "MX")[at % 3], f"The agent was very kind to all {at} of us", f"no {at}"]
        for at in range(9)
    ),
]
Output = pytest.CaptureFixture[str]


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "survey.csv"
    path.write_text("\n".join(map(",".join, ROWS)), "utf-8")
    return path


def asked(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    cli_tables.add_options(parser)
    return parser.parse_args(words)


def chosen(path: Path, *words: str) -> TableChoice | None:
    return cli_tables.manners(asked(*words))(path).table


def test_what_is_not_said_is_guessed(survey: Path) -> None:
    assert chosen(survey) is None
    assert chosen(survey, "--names", "land") == TableChoice("Why?", "land", ())
    assert chosen(survey, "--answers", "Else?") == TableChoice("Else?", "id", ("land",))
    assert chosen(survey, "--answers", "id", "--keep", "land", "--keep", "Else?") == TableChoice(
        "id", "", ("land", "Else?")
    )


def test_the_command_line_can_be_said_again(survey: Path) -> None:
    said = ["--answers=Else?", "--names=id", "--sheet=-1", "--keep=land", "--one-per-line"]
    assert cli_tables.words(asked(*said)) == said
    assert cli_tables.words(asked()) == []
    assert cli_tables.manners(asked("--one-per-line"))(survey) == Manner(lines=True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("--answers", "Why"),
            "“survey.csv” has no column “Why”. Its columns are: id, land, Why?, Else?.",
        ),
        (("--keep", "wave"), "“survey.csv” has no column “wave”. Its columns are: id, land, Why?, Else?."),
    ],
)
def test_what_is_not_there_is_told_with_what_is(survey: Path, words: tuple[str, ...], told: str) -> None:
    with pytest.raises(ReadError) as refused:
        chosen(survey, *words)
    assert str(refused.value).startswith(told)


def test_one_sheet_of_several_is_read(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(
        workbook({"One": [["thing", "price"], ["tea", 2], ["coffee", 3]], "Two": [[*row] for row in ROWS]})
    )
    assert chosen(path, "--sheet", "Two") == TableChoice("Why?", "id", ("land",), "Two")
    assert chosen(path, "--sheet", "One", "--answers", "thing") == TableChoice("thing", "", (), "One")
    with pytest.raises(ReadError, match="no column that plainly holds answers"):
        chosen(path, "--sheet", "One")
    with pytest.raises(ReadError, match=r"Its sheets are: One, Two\."):
        chosen(path, "--sheet", "Three")


def test_the_only_sheet_is_read_whatever_it_is_called(survey: Path, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(workbook({"Answers": [[*row] for row in ROWS]}))
    for file in (path, survey):
        assert chosen(file, "--sheet", "Answers") == TableChoice("Why?", "id", ("land",))


def test_what_is_no_table_is_read_as_it_comes(tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    path.write_text(json.dumps({"said": "The clerk was friendly."}), "utf-8")
    assert chosen(path, "--answers", "Why?") is None
    assert chosen(tmp_path / "gone.txt", "--answers", "Why?") is None


def passages(capsys: Output, *words: str) -> list[dict[str, Any]]:
    assert cli.main(["analyse", "--words", "--format", "jsonl", *words]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.split("\n")[:-1]]


def test_a_column_is_analysed_and_lines_are_answers(survey: Path, tmp_path: Path, capsys: Output) -> None:
    assert len(passages(capsys, "--answers", "Else?", str(survey))) == 9
    path = tmp_path / "list.txt"
    path.write_text("Too slow. Too dear.\nToo slow. Too dear.\n", "utf-8")
    assert len(passages(capsys, "--one-per-line", str(path))) == 2
    assert len(passages(capsys, str(path))) == 4


def test_a_column_that_is_not_there_costs_only_its_file(survey: Path, tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("The clerk was friendly.", "utf-8")
    assert cli.main(["analyse", "--words", "--answers", "Why", str(survey), str(path)]) == 2
    told = capsys.readouterr()
    assert told.err == "“survey.csv” has no column “Why”. Its columns are: id, land, Why?, Else?.\n"
    assert "EN" in told.out


def test_a_column_is_exported(survey: Path, tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "out.csv"
    wish = ["export", "--words", "--format", "csv", "--what", "passages", "--answers", "Else?", "--out", str(out)]
    assert cli.main([*wish, str(survey)]) == 0
    assert capsys.readouterr().out.startswith("Exported 9 passages")
    assert "no 8" in out.read_text("utf-8-sig")
