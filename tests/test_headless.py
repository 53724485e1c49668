import os
import struct
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from cxreader import cli, paths

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.usefixtures("model_path")


def run(folder: Path, *files: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder where there is no screen."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    home = {"HOME": str(folder / "home"), "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "cxreader", *files],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=environment | home,
    )


def size(picture: Path) -> Sequence[int]:
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG")
    return struct.unpack(">II", data[16:24])


def test_without_a_screen_the_samples_become_notes_and_a_picture(tmp_path: Path) -> None:
    done = run(tmp_path)
    output = tmp_path / "cxreader-output"
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.split("\n")[:-1]
    assert [line[:2] for line in lines[1:5]] == ["ES", "ZH", "PL", "TL"]
    assert lines[5].endswith(f"to {output / 'notes.md'}")
    assert lines[6] == f"Picture of the window: {output / 'window.png'}"
    assert "To nasz wielki zaszczyt" in (output / "notes.md").read_text("utf-8")
    width, height = size(output / "window.png")
    assert min(width, height) > 400
    assert not (tmp_path / "home").exists()


def test_files_are_read_whatever_their_names_begin_with(tmp_path: Path) -> None:
    (tmp_path / "-answer.txt").write_text("The clerk was friendly and solved my problem at once.", "utf-8")
    (tmp_path / "cxreader-output").write_text("In the way.", "utf-8")
    done = run(tmp_path, "./-answer.txt", "missing.txt")
    assert done.returncode == 2
    assert "EN" in done.stdout
    assert "“missing.txt” is not there" in done.stderr
    picture = Path(done.stdout.strip().split("Picture of the window: ")[1])
    assert picture.parent.parent != tmp_path
    assert size(picture)
    assert (tmp_path / "cxreader-output").read_text("utf-8") == "In the way."


def test_the_command_line_takes_names_that_begin_with_a_dash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-answer.txt").write_bytes(paths.seeds()[2].read_bytes())
    assert cli.main(["analyse", "--words", "--", "-answer.txt"]) == 0
    assert cli.main(["export", "--words", "--out", "notes.md", "--", "-answer.txt"]) == 0
    assert Path("notes.md").stat().st_size > 1000


def test_a_folder_stands_for_the_texts_in_it(tmp_path: Path) -> None:
    (tmp_path / "texts" / "below").mkdir(parents=True)
    (tmp_path / "texts" / "below" / "a.txt").write_text("The clerk was friendly and solved it at once.", "utf-8")
    done = run(tmp_path, "texts")
    assert (done.returncode, done.stderr) == (0, "")
    assert "The clerk was friendly" in (tmp_path / "cxreader-output" / "notes.md").read_text("utf-8")
    assert size(tmp_path / "cxreader-output" / "window.png")


def test_a_folder_without_texts_is_told(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    done = run(tmp_path, "texts")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "There are no texts in that folder. Name another one, or text files.\n"
    assert not (tmp_path / "cxreader-output").exists()


def test_a_picture_that_cannot_be_saved_is_told(tmp_path: Path) -> None:
    (tmp_path / "cxreader-output" / "window.png").mkdir(parents=True)
    (tmp_path / "answer.txt").write_text("The clerk was friendly and solved my problem at once.", "utf-8")
    done = run(tmp_path, "answer.txt")
    assert done.returncode == 2
    assert done.stderr == "The picture of the window was not saved. window.png is a folder. Choose another name.\n"
    assert "Picture of the window" not in done.stdout
    assert "The clerk was friendly" in (tmp_path / "cxreader-output" / "notes.md").read_text("utf-8")


def test_texts_in_the_output_folder_are_never_written_to(tmp_path: Path) -> None:
    (tmp_path / "cxreader-output").mkdir()
    texts = [tmp_path / "cxreader-output" / name for name in ("notes.md", "window.png")]
    for text in texts:
        text.write_text(f"The clerk was friendly and found my {text.stem}.", "utf-8")
    done = run(tmp_path, *map(str, texts))
    assert done.returncode == 2
    assert done.stderr.count("is one of the files that this export comes from") == 2
    assert [text.read_text("utf-8") for text in texts] == [
        "The clerk was friendly and found my notes.", "The clerk was friendly and found my window.",
    ]  # fmt: skip


def test_an_output_folder_that_takes_no_files_is_not_used(tmp_path: Path) -> None:
    # nobody may write there, not even the root of a container
    (tmp_path / "cxreader-output").symlink_to("/proc")
    (tmp_path / "answer.txt").write_text("The clerk was friendly and solved my problem at once.", "utf-8")
    done = run(tmp_path, "answer.txt")
    assert (done.returncode, done.stderr) == (0, "")
    picture = Path(done.stdout.strip().split("Picture of the window: ")[1])
    assert size(picture)
    assert (picture.parent / "notes.md").is_file()


def test_how_a_table_is_read_can_be_said(tmp_path: Path) -> None:
    rows = (f"r{at},The agent was very kind to all {at} of us,no answer {at}" for at in range(9))
    (tmp_path / "survey.csv").write_text("\n".join(("id,Why?,Else?", *rows)), "utf-8")
    done = run(tmp_path, "survey.csv", "--answers", "Else?")
    assert (done.returncode, done.stderr) == (0, "")
    notes = (tmp_path / "cxreader-output" / "notes.md").read_text("utf-8")
    assert "The agent" not in notes
    done = run(tmp_path, "survey.csv", "--answers", "Why")
    assert done.returncode == 2
    assert "Its columns are: id, Why?, Else?." in done.stderr
