"""Codebooks as files, opened by the rules of others: TOML, CSV and the schema of REFI-QDA."""

import csv
import io
import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from cxreader.errors import ExportError
from cxreader.exporters import codebooks, html_style
from cxreader.model.theme import INKS, Codebook, Example, Family, Theme

CODEBOOK = Codebook(
    "own",
    3,
    (Family("food", "Food", "green"), Family("taste", "Taste", "rose"), Family("empty", "Empty", "blue")),
    (
        Theme("taste", "F1", "Taste", "food", 'So "good" \\ <b>&\r\n\x07', {"en": ("a;b", "c"), "zh Hans": ("好吃",)}),
        Theme("cost", "F2", "=Cost", "taste", "", {}, "Bills.", "Tips.", {"en": ("dear\x7f", "cheap")}, False),
        Theme("many", "F3", "Many", "taste", "", {"en": tuple(f"number {number}" for number in range(30))}),
    ),
)
SHOWN = (Example("Zażółć\n„gęślą”.", "pl", ("taste", "cost")), Example("Rain.", "en", ()))
QDA = "{urn:QDA-XML:codebook:1.0}"


def render(key: str) -> bytes:
    return codebooks.FORMS[key].render(CODEBOOK, SHOWN)


def test_toml_says_everything() -> None:
    text = render("toml").decode()
    table = tomllib.loads(text)
    assert (table["id"], table["version"]) == ("own", 3)
    food, taste, empty = table["family"]
    assert (food["name"], food["colour"], "theme" in empty) == ("Food", "green", False)
    (first,), (second, third) = food["theme"], taste["theme"]
    assert first == {
        "id": "taste", "code": "F1", "name": "Taste", "definition": 'So "good" \\ <b>&\r\n\x07',
        "terms": {"en": ["a;b", "c"], "zh Hans": ["好吃"]},
    }  # fmt: skip
    assert second["off"] == {"en": ["dear\x7f", "cheap"]}
    assert (second["include"], second["exclude"], second["applied"]) == ("Bills.", "Tips.", False)
    assert third["terms"]["en"] == [f"number {number}" for number in range(30)]
    assert table["example"] == [example._asdict() | {"themes": list(example.themes)} for example in SHOWN]
    assert max(map(len, text.split("\n"))) <= 120


def test_toml_without_examples_has_none() -> None:
    assert "example" not in tomllib.loads(codebooks.FORMS["toml"].render(CODEBOOK, ()).decode())


def test_csv_has_a_row_for_each_theme_and_each_empty_family() -> None:
    data = render("csv")
    assert data.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head[-4:] == ["looked for", "words en", "words zh Hans", "off en"]
    first, second, third, empty = (dict(zip(head, row, strict=True)) for row in rows)
    assert (first["theme"], first["family"], first["words en"], first["looked for"]) == (
        "Taste",
        "Food",
        "a;b\nc\n",
        "yes",
    )
    # a spreadsheet must not take it for a formula
    assert (second["theme"], second["off en"], second["looked for"]) == ("'=Cost", "dear\x7f; cheap", "no")
    assert third["words en"].startswith("number 0; number 1; ")
    assert {column for column, cell in empty.items() if cell} == {"family", "colour"}


def test_qdc_has_themes_under_families_that_no_passage_can_have() -> None:
    data = render("qdc")
    root = ET.fromstring(data)  # noqa: S314 - our own file
    assert root.tag == f"{QDA}CodeBook"
    families = root.findall(f"{QDA}Codes/{QDA}Code")
    assert [(one.get("name"), one.get("isCodable"), one.get("color")) for one in families] == [
        ("Food", "false", INKS["green"]), ("Taste (family)", "false", INKS["rose"]), ("Empty", "false", INKS["blue"]),
    ]  # fmt: skip
    codes = list(root.iter(f"{QDA}Code"))
    assert len({one.get("guid") for one in codes}) == len({one.get("name") for one in codes}) == 6
    assert all(re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one.get("guid", "")) for one in codes)
    assert [one.findtext(f"{QDA}Description") for one in families[0].iter(f"{QDA}Code")][1] == (
        'So "good" \\ <b>&\r\n\ufffd\n\nShort: F1'
    )
    assert families[1][0].findtext(f"{QDA}Description") == "Count it when: Bills.\n\nLeave out: Tips.\n\nShort: F2"
    assert data == render("qdc")


def test_the_inks_are_those_of_exported_pages() -> None:
    sheet = html_style.sheet()
    assert all(f".{colour} {{ --label: {ink};" in sheet for colour, ink in INKS.items())


@pytest.mark.parametrize("key", codebooks.FORMS)
def test_a_codebook_is_written_to_a_file_but_never_over_a_library(tmp_path: Path, key: str) -> None:
    path = tmp_path / f"own{codebooks.FORMS[key].suffix}"
    codebooks.write(CODEBOOK, SHOWN, key, path)
    assert path.read_bytes() == render(key)
    with pytest.raises(ExportError, match="kept for a library"):
        codebooks.write(CODEBOOK, SHOWN, key, tmp_path / "own.cxlib")
