"""Makes a library of many texts, for the other measurements, as like one that grew in life as invented texts can be.

Run: python tests/bench/making_library.py LIBRARY [--documents N] [--size BYTES] [--files]
Each text is of one of ten languages, put together from sentences of tests/data; one word in eight is put together from
pieces of others, so that new words come as in life: many at first, and always some more. The same number always makes
the same text. All processors read the texts, as an import does; with --files LIBRARY is a folder for them.
"""

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Iterator
from functools import cache, partial
from multiprocessing import Pool, cpu_count
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader.analysis import codebook
from cxreader.importing import Analyst
from cxreader.intake import storing
from cxreader.model.document import Document
from cxreader.session import open_session
from cxreader.store import documents
from cxreader.store.library import Library

CHECKOUT = Path(__file__).resolve().parents[2]

LANGUAGES = ("es", "zh", "pl", "en", "de", "fr", "fil", "ru", "ja", "pt")
UNSPACED = frozenset({"zh", "ja"})
OTHER_NAMES = {"tl": "fil", "zh-Hans": "zh", "zh-Hant": "zh"}
NEW_WORDS, NEW_CHARACTERS = 0.125, 0.1
# how seldom an invented word comes back: the lower, the more words are new
RETURN = 0.15
SENTENCES = 4  # in a paragraph
AT_ONCE = 50  # documents stored in one transaction
NOW = "2026-11-22T00:00:00Z"


class Language(NamedTuple):
    """What texts of a language are made of: sentences, and long words, or characters where no spaces are written."""

    sentences: tuple[str, ...]
    words: tuple[str, ...]


@cache
def languages() -> dict[str, Language]:
    """Return what texts are made of."""
    found: dict[str, list[str]] = {tag: [] for tag in LANGUAGES}
    for name in ("language/passages.jsonl", "themes-dev.jsonl"):
        for line in filter(None, (CHECKOUT / "tests/data" / name).read_text("utf-8").split("\n")):
            row = json.loads(line)
            tag = row.get("language") or row["lang"]
            if OTHER_NAMES.get(tag, tag) in found:
                found[OTHER_NAMES.get(tag, tag)].append(" ".join(row["text"].split()))
    return {
        tag: Language(
            tuple(sentences),
            tuple(re.findall(r"\w" if tag in UNSPACED else r"[^\W\d_]{5,}", " ".join(sentences))),
        )
        for tag, sentences in found.items()
    }


def text(number: int, size: int = 5_000) -> str:
    """Return the text of a number, of some bytes in UTF-8: a title, and paragraphs."""
    chance = random.Random(number)  # noqa: S311 - nothing here is a secret
    tag = chance.choice(LANGUAGES)
    made: list[str] = []
    length = 0
    while length < size:
        made.append(_sentence(chance, tag))
        length += len(made[-1].encode()) + 1
    paragraphs = (made[at : at + SENTENCES] for at in range(0, len(made), SENTENCES))
    space = "" if tag in UNSPACED else " "
    return "\n\n".join([f"{_title(made[0])} {number}", *(space.join(paragraph) for paragraph in paragraphs)]) + "\n"


def _title(sentence: str) -> str:
    return " ".join(sentence[:40].split()[:6]).strip(" ,.:;")


def _sentence(chance: random.Random, tag: str) -> str:
    language = languages()[tag]
    sentence = chance.choice(language.sentences)
    if tag in UNSPACED:
        return "".join(chance.choice(language.words) if chance.random() < NEW_CHARACTERS else c for c in sentence)
    words = (_invented(chance, tag) if chance.random() < NEW_WORDS else word for word in sentence.split(" "))
    return " ".join(words)


def _invented(chance: random.Random, tag: str) -> str:
    """Return a word that is made of a beginning, a middle and an end; some come again and again, most do not."""
    own = random.Random(f"{tag}{int(chance.paretovariate(RETURN))}")  # noqa: S311
    first, second, third = own.choices(languages()[tag].words, k=3)
    return first[: own.randint(2, 4)] + second[1 : own.randint(2, 4)] + third[-own.randint(2, 4) :]


@cache
def _analyst() -> Analyst:
    return Analyst(codebook.load(codebook.shipped()))


def _document(number: int, size: int) -> Document:
    return _analyst().analyse_text(text(number, size), f"{number:06}.txt")


def _file(number: int, size: int, folder: Path) -> None:
    (folder / f"{number:06}.txt").write_text(text(number, size), "utf-8")


def made(count: int, size: int) -> Iterator[Document]:
    """Give the documents of the first numbers, read by all processors."""
    with Pool(cpu_count()) as pool:
        yield from pool.imap(partial(_document, size=size), range(count), chunksize=8)


def make(library: Path, count: int, size: int = 5_000) -> None:
    """Make a library of so many documents."""
    session = open_session(library)
    session.close()
    with Library(library) as opened:
        batch: list[Document] = []
        for number, document in enumerate(made(count, size), 1):
            batch.append(document)
            if len(batch) == AT_ONCE or number == count:
                _store(opened, batch)
                batch = []
                sys.stderr.write(f"\r{number} of {count}")
    sys.stderr.write("\n")


def _store(library: Library, batch: list[Document]) -> None:
    with library.transaction(lasting=False) as db:
        documents.show(db, *(storing.put(db, document, NOW).id for document in batch))


def main() -> int:
    """Make a library, or files for one."""
    parser = argparse.ArgumentParser(description="Make a library of invented texts.")
    parser.add_argument("library", type=Path)
    parser.add_argument("--documents", type=int, default=10_000, help="how many (default: 10000)")
    parser.add_argument("--size", type=int, default=5_000, help="bytes of each text (default: 5000)")
    parser.add_argument("--files", action="store_true", help="write the texts into a folder of this name instead")
    choice = parser.parse_args()
    started = time.perf_counter()
    if choice.files:
        choice.library.mkdir(parents=True, exist_ok=True)
        with Pool(cpu_count()) as pool:
            pool.map(partial(_file, size=choice.size, folder=choice.library), range(choice.documents), chunksize=50)
    else:
        make(choice.library, choice.documents, choice.size)
    seconds = time.perf_counter() - started
    sys.stdout.write(f"{choice.documents} documents in {seconds:.0f} s, {choice.documents / seconds:.0f} a second\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
