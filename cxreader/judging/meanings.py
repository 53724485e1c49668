"""The meanings of texts: those that are kept somewhere, and all others computed and remembered."""

import sqlite3
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np

from cxreader.analysis import model_file
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.encoder import DIMENSIONS, Encoder, Vectors
from cxreader.analysis.meaning.judge import Meaning
from cxreader.analysis.meaning.stretches import Stretch
from cxreader.store import meanings

# how many texts: the examples of a large codebook, which are asked for whenever one of them is changed
_REMEMBERED = 4096


class Meanings:
    """Gives the meanings of texts of one library.

    Attributes:
        fresh: Those that had to be computed, as they are to be kept.

    """

    def __init__(self, db: sqlite3.Connection) -> None:
        """Take those a library keeps."""
        self._db = db
        self.fresh: dict[bytes, bytes] = {}

    def kept(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return those of some keys that are kept in the library."""
        return meanings.load(self._db, edition(), keys)

    def of(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text."""
        keys = [vectors.key(text) for text in texts]
        shipped = _shipped()
        known = self.kept([key for key in keys if key not in shipped])
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in shipped and key not in known}
        self.fresh |= {key: _computed(text) for key, text in missing.items()}
        known |= self.fresh
        found = [shipped[key] if key in shipped else vectors.unpacked(known[key]) for key in keys]
        return np.stack(found) if found else np.empty((0, DIMENSIONS), np.float32)

    def told(self, part: Stretch) -> Meaning:
        """Return the meaning of a stretch with those of its pieces, which are always computed."""
        pieces = encoder().encode_tokens(part.text)
        numbers = vectors.packed(pieces.vectors.mean(axis=0))
        self.fresh[vectors.key(part.text)] = numbers
        return Meaning(part, vectors.unpacked(numbers), pieces)


@cache
def encoder() -> Encoder:
    """Return the meaning model, loaded once."""
    return Encoder(model_file.shipped())


@cache
def edition() -> str:
    """Return what tells the model from others."""
    return vectors.edition(model_file.shipped())


@lru_cache(maxsize=_REMEMBERED)
def _computed(text: str) -> bytes:
    return vectors.packed(encoder().encode([text])[0])


@cache
def _shipped() -> dict[bytes, Vectors]:
    return vectors.read(vectors.shipped(), edition())
