"""Makes a folder of files of all kinds out of real ones: each with other words, and some that cannot be read."""

import ctypes
import io
import random
import re
import zipfile
from collections.abc import Iterator, Sequence
from email.parser import BytesParser
from email.policy import SMTP
from itertools import cycle, islice
from pathlib import Path

import pypdfium2 as pdfium

from cxreader import readers
from cxreader.errors import ReadError
from cxreader.readers.decode import decode

# one in so many is broken
BROKEN = 10
# of the words of a file, so many are exchanged for others
EXCHANGED = 0.35
_PAGE = re.compile(r">([^<>]*\w[^<>]*)<")
_TEXT = re.compile(r"([^\n]+)")
_WORD = re.compile(r"(?<= )[a-z]{4,}(?= )")
_LETTERS = re.compile(r"[^\W\d_]")
# words that stand together are one that can carry a number
_ENOUGH = 12
_PARTS = re.compile(r"(?:word/document|content)\.xml|.*\.x?html?|.*/sharedStrings\.xml|.*/sheet\d+\.xml")


def fill(folder: Path, files: int, real: Path, hostile: Path) -> tuple[int, int]:
    """Write so many files into a folder; return how many can be read and how many cannot."""
    folder.mkdir()
    known = readers.suffixes()
    good = [file for file in _files(real) if file.suffix in known and _is_readable(file)]
    bad = [file for file in _files(hostile) if file.suffix in known and not _is_readable(file)]
    chance = random.Random(5)  # noqa: S311 - the same files each time are wanted
    words = [word for file in good if file.suffix == ".txt" for word in _WORD.findall(_text(file))]
    changed, broken = _changed(good, chance, words), _broken(good, bad)
    for number in range(files):
        name, data = next(broken if number % BROKEN == BROKEN - 1 else changed)
        (folder / f"{number:05} {name}").write_bytes(data)
    return files - files // BROKEN, files // BROKEN


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and file.name != "manifest.json")


def _is_readable(file: Path) -> bool:
    try:
        return bool(readers.read_file(file)[0].text)
    except ReadError:
        return False


def _text(file: Path) -> str:
    return readers.read_file(file)[0].text


def _broken(good: Sequence[Path], bad: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield files that were made to do harm and real ones that are cut short, one after the other, for ever."""
    cut = [file for file in good if file.suffix in (".docx", ".odt", ".epub", ".xlsx")]
    for one, other in zip(cycle(bad), cycle(cut), strict=False):
        yield one.name, one.read_bytes()
        yield other.name, other.read_bytes()[: other.stat().st_size // 3]


def _changed(good: Sequence[Path], chance: random.Random, words: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for number, file in enumerate(cycle(good)):
        yield file.name, _with_other_words(file, number, chance, words)


def _with_other_words(file: Path, number: int, chance: random.Random, words: Sequence[str]) -> bytes:
    """Return the bytes of a file with some words exchanged, and with a number that no other one has."""
    data = file.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(data)):
        return _zipped(data, number, chance, words)
    if file.suffix == ".pdf":
        return _pdf(data, number)
    if file.suffix == ".rtf":
        end = data.rfind(b"}")
        return data[:end] + b"\\par Number %d is another one.}" % number
    if file.suffix == ".html":
        return _exchanged(data.decode("latin-1"), _PAGE, number, chance, words).encode("latin-1")
    if file.suffix == ".eml":
        return _mail(data, number, chance, words)
    # subtitles are put together when they are read
    return _exchanged(decode(data).text, _TEXT, number, chance, words).encode()


def _zipped(data: bytes, number: int, chance: random.Random, words: Sequence[str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        for part in before.infolist():
            held = before.read(part)
            if _PARTS.fullmatch(part.filename):
                held = _exchanged(held.decode("utf-8", "surrogateescape"), _PAGE, number, chance, words).encode(
                    "utf-8", "surrogateescape"
                )
            after.writestr(part.filename, held, part.compress_type)
    return made.getvalue()


def _mail(data: bytes, number: int, chance: random.Random, words: Sequence[str]) -> bytes:
    mail = BytesParser(policy=SMTP).parsebytes(data)
    body = mail.get_body(("plain", "html"))
    if body is None:
        raise ValueError("a mail without words is none that can be read")
    kind = body.get_content_subtype()
    stretches = _PAGE if kind == "html" else _TEXT
    body.set_content(_exchanged(body.get_content(), stretches, number, chance, words), subtype=kind)
    return mail.as_bytes()


def _pdf(data: bytes, number: int) -> bytes:
    """Return a PDF with a line more at the foot of its first page."""
    document, made = pdfium.PdfDocument(data), io.BytesIO()
    page = document[0]
    line = pdfium.raw.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 12.0)
    words = ctypes.create_string_buffer(f"Number {number} is another one.\0".encode("utf-16-le"))
    pdfium.raw.FPDFText_SetText(line, ctypes.cast(words, pdfium.raw.FPDF_WIDESTRING))
    pdfium.raw.FPDFPageObj_Transform(line, 1, 0, 0, 1, 60, 60)
    pdfium.raw.FPDFPage_InsertObject(page.raw, line)
    page.gen_content()
    document.save(made)
    document.close()
    return made.getvalue()


def _exchanged(text: str, stretches: re.Pattern[str], number: int, chance: random.Random, words: Sequence[str]) -> str:
    long = any(len(_LETTERS.findall(found[1])) >= _ENOUGH for found in islice(stretches.finditer(text), 1_000))

    def exchange(found: re.Match[str]) -> str:
        told = found[1]
        if len(_LETTERS.findall(told)) < (_ENOUGH if long else 1) or "-->" in told:
            return found[0]
        other = _WORD.sub(lambda word: chance.choice(words) if chance.random() < EXCHANGED else word[0], told)
        return found[0].replace(told, f"{other} {number}", 1)

    return stretches.sub(exchange, text)
