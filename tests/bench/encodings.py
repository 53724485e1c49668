"""Counts how often a text's encoding is told rightly, and compares the time of decoding with that of plain reading.

Run: python tests/bench/encodings.py [--passages FILE] [--files N] [--megabytes N]
Every language's passages, in random order, make files in each encoding its texts come in; where there are too few
passages for a long file, they come again. A file is right where the text is exactly that which was written. Ends with
status 1 where, of the files of 1 KB and more in an encoding, too few are right or else said to be not sure, or where
decoding takes too long.
"""

import argparse
import json
import random
import sys
import tempfile
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader.paths import seeds
from cxreader.readers.decode import decode

BOUND = 0.99
SLOWER = 3.0
PASSAGES = Path(__file__).parents[1] / "data" / "language" / "passages.jsonl"
SIZES = (300, 1_000, 5_000, 20_000)
# rounds through all passages to fill the longest file
ROUNDS = 60
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
WESTERN = ("cp1252", "iso8859-1", "iso8859-15", "mac-roman", "cp850", "cp437")
CENTRAL = ("cp1250", "iso8859-2", "iso8859-16", "mac-latin2", "cp852")
CYRILLIC = ("cp1251", "koi8-r", "koi8-u", "iso8859-5", "mac-cyrillic", "cp866")
BALTIC = ("cp1257", "iso8859-13")
USUAL = {
    **dict.fromkeys(
        (
            "af",
            "ca",
            "da",
            "de",
            "en",
            "es",
            "eu",
            "fi",
            "fil",
            "fr",
            "ga",
            "gl",
            "id",
            "is",
            "it",
            "nl",
            "no",
            "pt",
            "sv",
        ),
        WESTERN,
    ),
    **dict.fromkeys(("cs", "hr", "hu", "pl", "ro", "sk", "sl"), CENTRAL),
    **dict.fromkeys(("be", "bg", "mk", "ru", "sr", "uk"), CYRILLIC),
    **dict.fromkeys(("lt", "lv"), BALTIC),
    "et": ("cp1257", "iso8859-15"),
    "el": ("cp1253", "iso8859-7"),
    "tr": ("cp1254", "iso8859-9"),
    "he": ("cp1255", "iso8859-8"),
    "ar": ("cp1256", "iso8859-6"),
    "fa": ("cp1256",),
    "vi": ("cp1258",),
    "th": ("cp874", "tis-620"),
    "zh": ("gb18030", "gbk", "gb2312", "hz"),
    "zh-Hans": ("gb18030", "gbk", "gb2312", "hz"),
    "zh-Hant": ("cp950", "big5", "big5hkscs", "gb18030"),
    "ja": ("cp932", "shift_jis", "euc_jp", "iso2022_jp"),
    "ko": ("euc_kr", "cp949", "iso2022_kr"),
}
OTHER_TAGS = {"tl": "fil", "zh-cn": "zh-Hans", "zh-tw": "zh-Hant", "yue": "zh-Hant", "nb": "no", "nn": "no"}
TONES = "\u0300\u0301\u0303\u0309\u0323"
Counts = dict[tuple[str, int], list[int]]


@dataclass(frozen=True)
class Sample:
    """A text in an encoding."""

    encoding: str
    size: int
    text: str


def main() -> int:
    """Print both tables and return 0 where every bound is held."""
    parser = argparse.ArgumentParser(description="Judge how encodings are told, and how fast.")
    parser.add_argument("--passages", type=Path, default=PASSAGES, help="rows with text and language, in JSON lines")
    parser.add_argument("--files", type=int, default=3, help="files of each language, encoding and size (default: 3)")
    parser.add_argument("--megabytes", type=int, default=100, help="size of the long files (default: 100)")
    choice = parser.parse_args()
    counts: Counts = defaultdict(lambda: [0, 0, 0])
    for sample in samples(by_language(choice.passages), choice.files):
        decoded = decode(sample.text.encode(sample.encoding))
        right = decoded.text == sample.text
        said = any("not sure" in warning for warning in decoded.warnings)
        row = counts[sample.encoding, sample.size]
        row[:] = [row[0] + 1, row[1] + right, row[2] + (right or said)]
    told = show(counts)
    return 0 if show_times(choice.megabytes) and told else 1


def by_language(path: Path) -> Mapping[str, list[str]]:
    """Return the passages of each language."""
    found: dict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            tag = row.get("language") or row["lang"]
            found[OTHER_TAGS.get(tag, tag)].append(row["text"])
    return found


def samples(languages: Mapping[str, Sequence[str]], files: int) -> Iterator[Sample]:
    """Yield the texts of the files; those in encodings older than Unicode hold more than ASCII."""
    dice = random.Random(5)  # noqa: S311 - a fixed order, no secret
    for language, passages in sorted(languages.items()):
        for encoding in (*UNICODE, *USUAL.get(language, ())):
            written = [text for passage in passages if (text := as_written(passage, encoding))]
            for size in SIZES * files:
                text = fill(dice.sample(written, len(written)), encoding, size)
                if text and not (text.isascii() and encoding not in UNICODE):
                    yield Sample(encoding, size, text)


def as_written(passage: str, encoding: str) -> str:
    """Return a passage as it is written in an encoding, empty where that has not all of its characters."""
    # Windows-1258 has vowels and tones apart
    text = passage if encoding != "cp1258" else "".join(map(tones_apart, unicodedata.normalize("NFC", passage)))
    try:
        return text if text.encode(encoding).decode(encoding) == text else ""
    except UnicodeError:
        return ""


def tones_apart(char: str) -> str:
    """Return a Vietnamese vowel and the mark of its tone as two characters."""
    parts = unicodedata.normalize("NFD", char)
    tone = "".join(part for part in parts if part in TONES)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES)) + tone


def fill(passages: Sequence[str], encoding: str, size: int) -> str:
    """Return as many passages as make a file of a size in bytes, empty where they are too few."""
    chosen: list[str] = []
    length = 0
    for passage in islice(cycle(passages), ROUNDS * len(passages)):
        chosen.append(passage)
        length += len(f"{passage}\n".encode(encoding))
        if length >= size:
            return "\n".join(chosen)
    return ""


def show(counts: Counts) -> bool:
    """Print the shares by encoding and size, and tell whether the bound is held."""
    sys.stdout.write("right, and right or said to be not sure, in per cent of files\n")
    sys.stdout.write(f"{'':<14}{''.join(f'{size:>9,} bytes' for size in SIZES)}{'files':>8}\n")
    held = True
    for encoding in dict.fromkeys(encoding for encoding, _ in counts):
        cells = []
        for size in SIZES:
            files, right, safe = counts[encoding, size]
            cells.append(f"{right / files:8.1%} {safe / files:6.1%}" if files else f"{'-':>15}")
        long = [counts[encoding, size] for size in SIZES[1:]]
        files, safe = sum(row[0] for row in long), sum(row[2] for row in long)
        low = safe < BOUND * files
        held = held and not low
        sys.stdout.write(f"{encoding:<14}{''.join(cells)}{files:8}{'  below the bound' if low else ''}\n")
    rows = [row for (_, size), row in counts.items() if size > SIZES[0]]
    files, right, safe = (sum(column) for column in zip(*rows, strict=True))
    sys.stdout.write(f"1 KB and more: {files} files, {right / files:.2%} right, {safe / files:.2%} right or not sure\n")
    return held


def show_times(megabytes: int) -> bool:
    """Print how long decoding long files takes beside reading and decoding them plainly, and tell whether it may."""
    spanish, chinese, polish = (path.read_text(encoding="utf-8") for path in seeds()[:3])
    cases = (
        ("utf-8", "plain words, line after line\n"),
        ("utf-8", chain.from_iterable((spanish, chinese, polish))),
        ("utf-16-le", polish),
        ("cp1250", polish),
        ("cp1252", spanish),
        ("gb18030", chinese),
    )
    held = True
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        for codec, letters in cases:
            data = ("".join(letters) + "\n").encode(codec, "ignore")
            path.write_bytes(data * (megabytes * 1_000_000 // len(data)))
            plain = best_time(lambda codec=codec: path.read_bytes().decode(codec))  # type: ignore[misc]  # no default in Callable
            ours = best_time(lambda: decode(path.read_bytes()))
            held = held and ours <= SLOWER * plain
            sys.stdout.write(
                f"{codec:<10}{megabytes} MB: plain {plain:.3f} s, decode {ours:.3f} s, ratio {ours / plain:.2f}"
                f" (bound {SLOWER})\n"
            )
    return held


def best_time(job: Callable[[], object]) -> float:
    """Return the seconds that a job takes at best, of five times."""
    seconds = []
    for _ in range(5):
        began = time.perf_counter()
        job()
        seconds.append(time.perf_counter() - began)
    return min(seconds)


if __name__ == "__main__":
    sys.exit(main())
