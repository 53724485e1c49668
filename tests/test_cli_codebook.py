from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader import cli
from cxreader.analysis import codebook as codebooks
from cxreader.analysis import codebook_files
from cxreader.session import Session

Output = pytest.CaptureFixture[str]
SHIPPED = codebooks.load(codebooks.shipped())


@pytest.fixture
def library(tmp_path: Path, opened: Callable[[Path], Session]) -> Path:
    """A library with a theme of its own."""
    path = tmp_path / "Mine.cxlib"
    session = opened(path)
    session.new_theme("Packaging", "service", terms={"en": ("parcel",)})
    session.close()
    return path


def run(*arguments: object) -> int:
    return cli.main(["codebook", *map(str, arguments)])


def test_the_themes_are_listed_each_in_a_line(library: Path, capsys: Output) -> None:
    assert run() == 0
    shipped = capsys.readouterr().out.splitlines()
    assert len(shipped) == len(SHIPPED.themes)
    assert shipped[0].split()[:2] == [SHIPPED.themes[0].code, SHIPPED.themes[0].id]
    assert shipped[0].endswith(f"{SHIPPED.families[0].name}: {SHIPPED.themes[0].name}")
    assert run("--library", library) == 0
    assert any(line.endswith("Service: Packaging") for line in capsys.readouterr().out.splitlines())


@pytest.mark.parametrize(
    ("suffix", "said"), [("toml", ""), ("csv", " without examples"), ("qdc", " without words and examples")]
)
def test_the_codebook_is_written_in_each_form_and_read_again(
    suffix: str, said: str, library: Path, tmp_path: Path, capsys: Output
) -> None:
    out = tmp_path / f"themes.{suffix}"
    assert run("--library", library, "--out", out) == 0
    assert capsys.readouterr().out == f"Wrote {len(SHIPPED.themes) + 1} themes{said} to {out}\n"
    assert "Packaging" in {theme.name for theme in codebook_files.read(out).codebook.themes}


def test_what_cxreader_begins_with_is_written_with_its_examples(tmp_path: Path) -> None:
    assert run("--out", tmp_path / "themes.toml") == 0
    found = codebook_files.read(tmp_path / "themes.toml")
    assert [theme.id for theme in found.codebook.themes] == [theme.id for theme in SHIPPED.themes]
    assert found.examples


def test_themes_of_a_file_are_added_or_take_the_place_of_all(library: Path, tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text("theme,family\nOpening hours,Access\n", "utf-8")
    assert run("--library", library, "--add", file) == 0
    capsys.readouterr()
    assert run("--library", library) == 0
    listed = capsys.readouterr().out
    assert "Packaging" in listed
    assert "Access: Opening hours" in listed
    assert run("--library", library, "--replace", file) == 0
    capsys.readouterr()
    assert run("--library", library) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--add", "theirs.csv"), "stays as it is. Name a library"),
        (("--out", "themes.txt"), "names no form. End it in .toml, .csv, .qdc"),
        (("--library", "nothing.cxlib"), "There is no library"),
    ],
)
def test_what_cannot_be_done_is_told(arguments: tuple[str, ...], words: str, capsys: Output) -> None:
    assert run(*arguments) == 2
    assert words in capsys.readouterr().err
