import os
from pathlib import Path

import pytest

from cxreader.analysis import codebook_files
from cxreader.errors import CxError
from cxreader.model.theme import Example

_HEAD = 'id = "mine"\nversion = 3\n[[family]]\nid = "service"\nname = "Service"\ncolour = "blue"\n'


def written(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_a_codebook_of_this_program_is_read_with_its_examples(tmp_path: Path) -> None:
    shown = '[[example]]\nthemes = ["speed"]\nlanguage = "pl"\ntext = "Szybko."\n'
    read = codebook_files.read(written(tmp_path, "mine.TOML", _HEAD + shown))
    assert (read.codebook.id, read.examples) == ("mine", (Example("Szybko.", "pl", ("speed",)),))
    assert codebook_files.read(written(tmp_path, "bare.toml", _HEAD)).examples == ()


def test_tables_and_codebooks_of_other_programs_are_read(tmp_path: Path) -> None:
    table = codebook_files.read(written(tmp_path, "a.csv", "theme\nPrice\n"))
    exchange = codebook_files.read(
        written(tmp_path, "a.qdc", '<CodeBook><Codes><Code name="Price" isCodable="true"/></Codes></CodeBook>')
    )
    assert table.codebook == exchange.codebook
    assert table.examples == ()


def test_each_form_has_a_name(tmp_path: Path) -> None:
    for suffix in codebook_files.FORMS:
        with pytest.raises(CxError, match="could not be opened"):
            codebook_files.read(tmp_path / f"none{suffix}")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("mine.txt", "", r"“mine\.txt” is no codebook\. Choose a file that ends in \.toml, \.csv, \.qdc\."),
        ("mine.toml", _HEAD + "[[example]]\n", "the text or the language of an example is missing"),
        ("mine.toml", "example = 3\n" + _HEAD, r"it has no \[\[example\]\]"),
        ("mine.toml", "a = " + "[" * 100_000, "it is nested too deeply"),
        ("mine.csv", "theme\nPrice\nprice\n", "mine.csv could not be understood: in line 3 the theme “price” stands"),
        ("mine.qdc", "<a", "mine.qdc could not be understood: line 1 is not as XML has it. Correct the file."),
        ("mine.csv", "theme\n" + " " * 20_000_000, "it is too large for one"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence(tmp_path: Path, name: str, content: str, why: str) -> None:
    with pytest.raises(CxError, match=why):
        codebook_files.read(written(tmp_path, name, content))


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "pipe.qdc")
    for name in ("folder.csv", "pipe.qdc"):
        with pytest.raises(CxError, match="it is no file"):
            codebook_files.read(tmp_path / name)
