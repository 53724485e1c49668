"""The main job where there is no screen: read, classify, export the notes, and draw the window into a picture."""

import argparse
import contextlib
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cxreader import cli, cli_tables, paths
from cxreader.analysis import model_file
from cxreader.errors import ExportError, ReadError
from cxreader.exporters.writing import replace_file
from cxreader.model.document import Manner
from cxreader.readers import folders

_OUTPUT = "cxreader-output"
_FAILED = 2


def main(arguments: Sequence[str]) -> int:
    """Read files, or the samples, and say where the notes and a picture of the window are.

    Args:
        arguments: The files, and folders of files; none stands for the sample library. Beside them may stand how
            tables and lists are read.

    Returns:
        The exit status: 0, or 2 where a file could not be read or written.

    """
    files, options = _parted(arguments)
    texts = folders.find_files(map(Path, files)) if files else paths.seeds()
    if not texts:
        print("There are no texts in that folder. Name another one, or text files.", file=sys.stderr)
        return _FAILED
    names = [str(text) for text in texts]
    output = _make_output()
    notes, picture = output / "notes.md", output / "window.png"
    print("There is no screen here, so cxreader reads the texts without a window.", flush=True)
    words = [] if model_file.is_there() else ["--words"]
    if words:
        print(model_file.MISSING, file=sys.stderr)
    # after "--" a name that begins with a dash is a name all the same
    words += cli_tables.words(options)
    status = cli.main(["analyse", *words, "--", *names])
    wish = ["--what", "passages", "--format", "markdown", "--out", str(notes)]
    exported = cli.main(["export", *words, *wish, "--", *names])
    try:
        # the samples have a library of their own, which needs no files
        replace_file(picture, _draw_window(texts if files else (), options), texts)
    except ExportError as problem:
        print(f"The picture of the window was not saved. {problem}", file=sys.stderr)
        return _FAILED
    print(f"Picture of the window: {picture}", flush=True)
    return max(status, exported)


def _parted(arguments: Sequence[str]) -> tuple[list[str], argparse.Namespace]:
    """Return the files and the options of a command line; whatever is no option is a file."""
    parser = argparse.ArgumentParser(prog="cxreader", add_help=False, allow_abbrev=False)
    cli_tables.add_options(parser)
    options, files = parser.parse_known_args([*arguments])
    return [file for file in files if file != "--"], options


def _make_output() -> Path:
    """Return a folder that can be written to."""
    output = Path(_OUTPUT).absolute()
    try:
        output.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=output):
            return output
    except OSError:
        return Path(tempfile.mkdtemp(prefix="cxreader-"))


def _draw_window(texts: Sequence[Path], options: argparse.Namespace) -> bytes:
    """Return a picture of the window with these files open, made without touching the person's own library."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(XDG_DATA_HOME=home, XDG_CONFIG_HOME=home)
        from cxreader import app

        picture = Path(home, "window.png")
        if not app.draw_window(_manners([text.absolute() for text in texts], options), picture):
            raise ExportError("The disk may be full: make room, then try again.")
        return picture.read_bytes()


def _manners(texts: Sequence[Path], options: argparse.Namespace) -> dict[Path, Manner]:
    """Return how each file is read; those that cannot be read so are left out, as was told."""
    manner = cli_tables.manners(options)
    found: dict[Path, Manner] = {}
    for text in texts:
        with contextlib.suppress(ReadError):
            found[text] = manner(text)
    return found
