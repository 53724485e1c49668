"""The file of the meaning model: what it is and whose, in words, and the arrays it holds, mapped into memory."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np

from cxreader.analysis.model_file import MISSING
from cxreader.errors import ModelError

MAGIC = b"cxreader meaning model 1\n"
_BROKEN = (
    "“{name}” is no meaning model of this version of cxreader, or not a whole one. Remove it and run “python "
    "packaging/model.py” in cxreader's folder, or install cxreader anew."
)


class Arrays:
    """The arrays of a model by name. They stay in the file until they are used, and several programs share them.

    The file is a line that names its kind, a line of JSON, and the arrays (little-endian) one after another. The JSON
    says whose the model is, its licence, the size of the file, and under "arrays" the type, shape and place of each.
    ``packaging/model.py`` writes it.
    """

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            ModelError: It is not there, or is no whole model.

        """
        try:
            with path.open("rb") as file:
                known = file.readline(len(MAGIC)) == MAGIC
                header = json.loads(file.readline()) if known else {}
            self._bytes = np.asarray(np.memmap(path, np.uint8, "r"))
            self._places: dict[str, tuple[str, list[int], int]] = header["arrays"]
            whole = header["size"] == len(self._bytes)
        except FileNotFoundError as problem:
            raise ModelError(MISSING) from problem
        except (OSError, ValueError, KeyError) as problem:
            raise ModelError(_BROKEN.format(name=path.name)) from problem
        if not whole:
            raise ModelError(_BROKEN.format(name=path.name))

    def __getitem__(self, name: str) -> np.ndarray[Any, Any]:
        """Return an array by its name; it cannot be written to."""
        kind, shape, start = self._places[name]
        size = np.dtype(kind).itemsize * math.prod(shape)
        return self._bytes[start : start + size].view(f"<{kind}").reshape(shape)

    def text(self, name: str) -> str:
        """Return an array of UTF-8 as the text it is."""
        return self[name].tobytes().decode()
