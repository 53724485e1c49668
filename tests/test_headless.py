import os
import struct
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from cxreader import cli, paths

ROOT = Path(__file__).parents[1]


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
    assert cli.main(["analyse", "--", "-answer.txt"]) == 0
    assert cli.main(["export", "--out", "notes.md", "--", "-answer.txt"]) == 0
    assert Path("notes.md").stat().st_size > 1000
