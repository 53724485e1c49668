"""The meanings of known texts in a small file, so that nobody waits for those of the shipped examples."""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from cxreader.analysis.meaning.encoder import DIMENSIONS, Vectors
from cxreader.paths import resource

_MAGIC = b"cxreader meanings 1\n"
_KEY = 8
_STEPS = 255


def shipped() -> Path:
    """Return the file of the meanings of the shipped examples."""
    return resource("codebooks", "customer-experience.vectors")


def key(text: str) -> bytes:
    """Return the key under which the meaning of a text is kept."""
    return hashlib.blake2b(text.encode(), digest_size=_KEY).digest()


def edition(model: Path) -> str:
    """Return what tells one meaning model from another: a hash of the head of its file, which names its source.

    Raises:
        OSError: It is not there.

    """
    with model.open("rb") as file:
        return hashlib.blake2b(file.readline() + file.readline(), digest_size=_KEY).hexdigest()


def write(path: Path, model: str, texts: Sequence[str], vectors: Vectors) -> None:
    """Write the meanings of texts, each number in eight bits of the range of its column.

    Args:
        path: The file.
        model: The edition of the model they come from.
        texts: The texts.
        vectors: A row for each.

    """
    low, high = vectors.min(axis=0), vectors.max(axis=0)
    step = np.maximum((high - low) / _STEPS, np.finfo(np.float32).tiny)
    numbers = np.round((vectors - low) / step).astype(np.uint8)
    data = b"".join(map(key, texts)) + np.stack([low, step]).astype("<f4").tobytes() + numbers.tobytes()
    head = json.dumps({"model": model, "texts": len(texts)}).encode()
    path.write_bytes(_MAGIC + head + b"\n" + zlib.compress(data, 9))


def read(path: Path, model: str) -> dict[bytes, Vectors]:
    """Return meanings by the keys of their texts; none where the file is not there, broken, or of another model."""
    try:
        with path.open("rb") as file:
            if file.readline() != _MAGIC:
                return {}
            head = json.loads(file.readline())
            return _unpacked(zlib.decompress(file.read()), head["texts"]) if head["model"] == model else {}
    except (OSError, ValueError, KeyError, zlib.error):
        return {}


def packed(vector: Vectors) -> bytes:
    """Return a meaning as it is kept in a library: each number in sixteen bits."""
    return vector.astype("<f2").tobytes()


def unpacked(data: bytes) -> Vectors:
    """Return a meaning that was kept."""
    return np.frombuffer(data, "<f2").astype(np.float32)


def rounded(vector: Vectors) -> Vectors:
    """Return a meaning as it would come back after being kept, so that it says the same before and after."""
    return unpacked(packed(vector))


def meanings(texts: Sequence[str], known: Mapping[bytes, Vectors], encode: Callable[[list[str]], Vectors]) -> Vectors:
    """Return a row for each text: those that are known, and the others computed."""
    keys = [key(text) for text in texts]
    missing = {at: text for at, text in zip(keys, texts, strict=True) if at not in known}
    computed: Iterable[Vectors] = encode(list(missing.values())) if missing else ()
    rows = dict(known) | dict(zip(missing, computed, strict=True))
    return np.stack([rows[at] for at in keys]) if keys else np.empty((0, DIMENSIONS), np.float32)


def _unpacked(data: bytes, count: int) -> dict[bytes, Vectors]:
    keys = [data[at : at + _KEY] for at in range(0, count * _KEY, _KEY)]
    low, step = np.frombuffer(data, "<f4", 2 * DIMENSIONS, count * _KEY).reshape(2, DIMENSIONS)
    numbers = np.frombuffer(data, np.uint8, count * DIMENSIONS, len(data) - count * DIMENSIONS)
    rows = numbers.reshape(count, DIMENSIONS) * step + low
    return dict(zip(keys, rows, strict=True))
