"""Where the file of the meaning model is. It may not be there: then themes are found by words alone."""

from pathlib import Path

from cxreader import paths

NAME = "multilingual-e5-small.cxm"
MISSING = (
    "The meaning model is not here, so cxreader finds themes by words alone. To get it, connect to the internet "
    "and run “python packaging/model.py” in cxreader's folder, or install cxreader anew."
)


def shipped() -> Path:
    """Return the path of the model that comes with the program, in a wheel or in a checkout alike."""
    return paths.resource("models", NAME)


def is_there() -> bool:
    """Tell whether the model that comes with the program is in its place."""
    return shipped().is_file()
