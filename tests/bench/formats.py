"""Reads real files and those made to do harm, of every format, and says how much of each came out right.

Run: python tests/bench/formats.py [--real DIR] [--hostile DIR] [--only FORMAT ...]
Each folder holds a manifest.json. Of real files it tells words that must be there, the title and how many blocks of
which kind; of the others what is expected, and words that must and must not be there. Every file is read as the program
reads it, in the process for that. Where trafilatura is installed, F1 of the words of web pages against what it finds
stands beside, of all words of the page too as the baseline. Ends with status 1 where a file made to do harm is not
answered as expected, or takes longer than five seconds or 500 MB.
"""

import argparse
import json
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Manner, Reading
from cxreader.readers import read_file
from cxreader.readers.isolation import isolation

SECONDS, MEGABYTES = 5.0, 500
KINDS = {
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.LIST_ITEM,
    "note": BlockKind.FOOTNOTE,
    "quote": BlockKind.QUOTE,
    "row": BlockKind.TABLE_ROW,
    "pre": BlockKind.CODE,
}
WORD = re.compile(r"[\u3040-\u9fff]|\w+")


@dataclass
class Tally:
    """What came of the real files of one format.

    Attributes:
        files: How many there are.
        worded: How many have all the words that they must.
        titled: How many state a title.
        right: How many of those have it.
        blocks: How many blocks are expected.
        found: How many of those are there, by their kinds.
        likeness: F1 of each article against another reader's.
        baseline: The same of each whole page.
        seconds: How long reading took.

    """

    files: int = 0
    worded: int = 0
    titled: int = 0
    right: int = 0
    blocks: int = 0
    found: int = 0
    likeness: list[float] = field(default_factory=list)
    baseline: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def row(self, name: str) -> str:
        """Return it as a line of the table."""
        recall = f"{self.found / self.blocks:.3f}" if self.blocks else "-"
        pages = f"{_mean(self.likeness)} ({_mean(self.baseline)})" if self.likeness else "-"
        titles = f"{self.right}/{self.titled}"
        return f"{name:8}{self.files:6}{self.worded:8}{titles:>9}{recall:>9}{pages:>16}{self.seconds:9.2f}"


def main() -> int:
    """Print both tables and return the status to end with."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--real", type=Path)
    parser.add_argument("--hostile", type=Path)
    parser.add_argument("--only", nargs="+", metavar="FORMAT")
    given = parser.parse_args()
    if given.real:
        _show_real(given.real, given.only)
    return _show_hostile(given.hostile, given.only) if given.hostile else 0


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def _show_real(folder: Path, only: Container[str] | None) -> None:
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for entry in json.loads((folder / "manifest.json").read_text()):
        if only and entry["format"] not in only:
            continue
        tally = tallies[entry["format"]]
        _count(tally, folder / entry["file"], entry)
    say(f"{'format':8}{'files':>6}{'words':>8}{'titles':>9}{'blocks':>9}{'F1 (page)':>16}{'seconds':>9}")
    for name, tally in sorted(tallies.items()):
        say(tally.row(name))
    worded, files = (sum(getattr(tally, name) for tally in tallies.values()) for name in ("worded", "files"))
    say(f"all expected words: {worded} of {files}")


def _count(tally: Tally, path: Path, entry: Mapping[str, Any]) -> None:
    tally.files += 1
    begun = time.perf_counter()
    try:
        reading, _ = read_file(path)
    except ReadError as problem:
        say(f"{path.name}: {problem}")
        return
    tally.seconds += time.perf_counter() - begun
    missing = [word for word in entry["words"] if word not in reading.text]
    tally.worded += not missing
    if missing:
        say(f"{path.name}: without {missing}")
    if entry["title"]:
        tally.titled += 1
        tally.right += reading.title == entry["title"]
        if reading.title != entry["title"]:
            say(f"{path.name}: titled {reading.title!r}, not {entry['title']!r}")
    expected = entry["expect_blocks"] or {}
    there = Counter(block.kind for block in reading.blocks)
    heads = there[BlockKind.HEADING] + there[BlockKind.TITLE]
    tally.blocks += sum(expected.values())
    tally.found += sum(min(many, there[KINDS[kind]] if kind in KINDS else heads) for kind, many in expected.items())
    if entry["format"] == "html" and find_spec("trafilatura"):
        _compare(tally, path, reading)


def _compare(tally: Tally, path: Path, reading: Reading) -> None:
    import trafilatura

    other = trafilatura.extract(path.read_bytes(), include_comments=False) or ""
    whole, _ = read_file(path, manner=Manner(whole=True))
    tally.likeness.append(_f1(reading.text, other))
    tally.baseline.append(_f1(whole.text, other))


def _show_hostile(folder: Path, only: Container[str] | None) -> int:
    entries = json.loads((folder / "manifest.json").read_text())
    entries = [entry for entry in entries if not only or entry["file"].rpartition(".")[2] in only]
    wrong = 0
    slowest = 0.0
    for entry in entries:
        begun = time.perf_counter()
        text = ""
        try:
            reading, _ = read_file(folder / entry["file"])
            text = reading.text
            came = "opens with warning" if reading.warnings else "opens"
        except ReadError:
            came = "clear error"
        took = time.perf_counter() - begun
        slowest = max(slowest, took)
        unmet = [word for word in entry["must"] if text and word not in text]
        unmet += [word for word in entry["must_not"] if word in text]
        if came != entry["expected"] or unmet or took > SECONDS:
            wrong += 1
            say(f"{entry['file']}: {came}, not {entry['expected']}; {unmet}; {took:.1f} s")
    isolation().close()
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_024
    say(f"as expected: {len(entries) - wrong} of {len(entries)}; slowest {slowest:.1f} s; most {memory:.0f} MB")
    return int(wrong > 0 or memory > MEGABYTES)


def _f1(one: str, other: str) -> float:
    counts = [Counter(WORD.findall(text.casefold())) for text in (one, other)]
    total = sum(map(Counter.total, counts))
    return 2 * (counts[0] & counts[1]).total() / total if total else 1.0


def _mean(values: list[float]) -> str:
    return f"{sum(values) / len(values):.3f}"


if __name__ == "__main__":
    sys.exit(main())
