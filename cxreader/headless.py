"""The main job where there is no screen: read, classify, export the notes, and draw the window into a picture."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cxreader import cli, paths

_OUTPUT = "cxreader-output"


def main(files: Sequence[str]) -> int:
    """Read files, or the samples, and say where the notes and a picture of the window are.

    Args:
        files: The files; none stands for the sample library.

    Returns:
        The exit status: 0, or 2 where a file could not be read.

    """
    names = list(files) or [str(file) for file in paths.seeds()]
    output = Path(_OUTPUT).absolute()
    try:
        output.mkdir(exist_ok=True)
    except OSError:
        output = Path(tempfile.mkdtemp(prefix="cxreader-"))
    notes, picture = output / "notes.md", output / "window.png"
    print("There is no screen here, so cxreader reads the texts without a window.", flush=True)
    # after "--" a name that begins with a dash is a name all the same
    status = cli.main(["analyse", "--", *names])
    exported = cli.main(["export", "--what", "passages", "--format", "markdown", "--out", str(notes), "--", *names])
    _draw_window(files, picture)
    print(f"Picture of the window: {picture}", flush=True)
    return max(status, exported)


def _draw_window(files: Sequence[str], picture: Path) -> None:
    """Draw the window with these files open, without touching the person's own library."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(XDG_DATA_HOME=home, XDG_CONFIG_HOME=home)
        from cxreader import app

        app.draw_window([Path(file).absolute() for file in files], picture)
