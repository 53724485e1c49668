"""Tells which share of pandoc's blocks are blocks of ours, letter by letter, for files of word processors.

Run: python tests/bench/against_pandoc.py DIR
The folder holds a manifest.json, as for formats.py. Needs pypandoc_binary, which is none of what the project needs.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader.readers import read_file
from cxreader.readers.isolation import isolation

FORMATS = ("docx", "odt", "rtf")
# where pandoc's blocks have blocks of their own
NESTED: dict[str, Callable[[Any], list[Any]]] = {
    "BulletList": lambda inner: inner,
    "OrderedList": lambda inner: inner[1],
    "BlockQuote": lambda inner: [inner],
    "Div": lambda inner: inner[1:],
    "Figure": lambda inner: inner[2:],
    "DefinitionList": lambda inner: [
        part for term, meanings in inner for part in ([{"t": "Plain", "c": term}], *meanings)
    ],
}


def main(folder: Path) -> None:
    """Print the share for each format, and each file that some of the blocks are missing of."""
    shares: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
        form, path = entry["format"], folder / entry["file"]
        if form not in FORMATS:
            continue
        reading, _ = read_file(path)
        ours = Counter(plain(reading.text[block.start : block.end]) for block in reading.blocks)
        converted = import_module("pypandoc").convert_file(str(path), "json", format=form)
        theirs = Counter(filter(None, map(plain, blocks_of(json.loads(converted)["blocks"]))))
        shares[form].update(found=(theirs & ours).total(), all=theirs.total())
        if theirs - ours:
            sys.stdout.write(f"{path.name}: {(theirs & ours).total()} of {theirs.total()}\n")
    for form, share in shares.items():
        sys.stdout.write(f"{form:6} {share['found'] / share['all']:.3f} of {share['all']}\n")
    isolation().close()


def blocks_of(blocks: list[Any]) -> Iterator[str]:
    """Yield the words of pandoc's blocks, with those of the notes in them after each."""
    for block in blocks:
        kind, inner = block["t"], block.get("c")
        if kind == "Table":
            for row in [*inner[3][1], *(row for body in inner[4] for row in body[2] + body[3]), *inner[5][1]]:
                yield " ".join(words_of(cell[4]) for cell in row[1])
        elif kind == "CodeBlock":
            yield inner[1]
        elif kind in NESTED:
            for part in NESTED[kind](inner):
                yield from blocks_of(part)
        elif inner:
            yield words_of(inner)
            for note in notes_of(inner):
                yield from blocks_of(note)


def words_of(inner: Any) -> str:
    """Return the words of what pandoc made of a line."""
    if isinstance(inner, list):
        return "".join(map(words_of, inner))
    if not isinstance(inner, dict):
        return ""
    kind = inner.get("t")
    if kind in ("Note", "Image"):
        return ""
    if kind == "Str":
        return str(inner["c"])
    if kind in ("Code", "Math", "CodeBlock"):
        return str(inner["c"][1])
    return words_of(inner["c"]) if "c" in inner else " "


def notes_of(inner: Any) -> Iterator[list[Any]]:
    """Yield the blocks of the notes in what pandoc made of a line."""
    if isinstance(inner, list):
        for part in inner:
            yield from notes_of(part)
    elif isinstance(inner, dict):
        if inner.get("t") == "Note":
            yield inner["c"]
        elif "c" in inner:
            yield from notes_of(inner["c"])


def plain(words: str) -> str:
    """Return the letters and digits of words, in lower case."""
    return "".join(filter(str.isalnum, words.lower()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
