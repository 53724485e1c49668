"""Texts on the command line: analysed file by file, or answered line by line."""

import argparse
import io
import json
import math
import sys
from collections.abc import Iterable
from pathlib import Path

from cxreader import cli_tables, importing
from cxreader.analysis import codebook as codebooks
from cxreader.analysis import model_file
from cxreader.analysis.finder import Finder
from cxreader.errors import CxError, ModelError
from cxreader.exporters import answers
from cxreader.model import language as languages
from cxreader.model.document import Document, Problem
from cxreader.model.theme import Codebook

_FAILED = 2


def add_meaning(command: argparse.ArgumentParser) -> None:
    """Add the options that say how themes are found."""
    choice = command.add_mutually_exclusive_group()
    choice.add_argument("--words", action="store_true", help="find themes by words alone: faster, and less well")
    own = "the meaning model, in the place of cxreader's own"
    choice.add_argument("--model", type=Path, default=model_file.shipped(), metavar="FILE", help=own)


def analyse(options: argparse.Namespace) -> int:
    """Print what texts speak of; return 0, or 2 where one could not be read.

    Raises:
        CxError: Nothing can be analysed at all.

    """
    if bool(options.files) == bool(options.texts):
        raise CxError("Nothing to analyse. Name some text files, or one file after --texts.")
    if options.texts:
        return _analyse_texts(options.texts, options)
    codebook = shipped_codebook()
    finder = find_by(codebook, options, shares=options.format == "jsonl")
    names = {theme.id: theme.name for theme in codebook.themes}
    failed = 0
    found = importing.prepare(options.files, codebook, finder=finder, manner=cli_tables.manners(options))
    for path, item in zip(options.files, found, strict=True):
        if isinstance(item, Problem):
            print(item.why, file=sys.stderr)
            failed = _FAILED
            continue
        for warning in item.reading.warnings:
            print(f"“{path.name}”: {warning}", file=sys.stderr)
        if options.format == "jsonl":
            _print_lines(answers.of_document(str(path), item))
        else:
            say(_table_line(item, names))
    return failed


def _table_line(document: Document, names: dict[str, str]) -> str:
    """Return language, passages, noise and commonest themes of a document in one line."""
    counts: dict[str, int] = {}
    for passage in document.passages:
        for finding in passage.findings:
            counts[finding.theme] = counts.get(finding.theme, 0) + 1
    top = sorted(counts, key=lambda theme: -counts[theme])[:3]
    themes = ", ".join(f"{names[theme]} {counts[theme]}" for theme in top) or "no theme"
    passages = sum(not passage.noise for passage in document.passages)
    badge = languages.badge(document.language.language)
    return (
        f"{badge:<3} {passages:>5} passages {len(document.noise):>4} noise  {document.reading.title[:48]}  [{themes}]"
    )


def _analyse_texts(path: Path, options: argparse.Namespace) -> int:
    """Answer each line of a file with one line, before the next is read; the file is never held as a whole."""
    if str(path) == "-" and sys.stdin is None:
        raise CxError("The input is closed, so there is nothing to analyse. Name a file after --texts.")
    try:
        stream = sys.stdin.buffer if str(path) == "-" else path.open("rb")
    except OSError as error:
        raise CxError(f"“{path}” cannot be opened: {error.strerror}. Check the name and who may read it.") from error
    failed = 0
    with io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="\n") as source:
        codebook = shipped_codebook()
        analyst = importing.Analyst(codebook, find_by(codebook, options, shares=True))
        for number, line in enumerate(source, 1):
            if not line.strip():
                continue
            try:
                key, given = _asked(line)
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                print(
                    f'Line {number} of “{path}” is not {{"id": …, "text": "…"}} or {{"id": …, "paragraphs": ["…"]}} '
                    "and was left out.",
                    file=sys.stderr,
                )
                failed = _FAILED
                continue
            _print_lines([_answer(key, given, analyst)])
    return failed


def _asked(line: str) -> tuple[object, str | list[str]]:
    """Return what a line asks about, by its id: a text, or the paragraphs of a document.

    What it raises for other lines is whatever Python does with them.
    """
    item = json.loads(line.lstrip("\ufeff"), parse_float=_finite, parse_constant=_finite)
    if "text" in item:
        return item["id"], _whole(item["text"])
    if not isinstance(item["paragraphs"], list):
        raise TypeError(line)
    return item["id"], [_whole(paragraph) for paragraph in item["paragraphs"]]


def _whole(text: str) -> str:
    """Return a text without half characters."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _answer(key: object, given: str | list[str], analyst: importing.Analyst) -> answers.Answer:
    if isinstance(given, str):
        return answers.of_text(key, given, *analyst.analyse_passage(given))
    return answers.of_paragraphs(key, *analyst.analyse_paragraphs(given))


def _finite(digits: str) -> float:
    """Return a number that JSON has a word for; Python's reader takes ``NaN`` and ``1e999`` as well."""
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number


def say(words: str) -> None:
    """Print words, escaping what the terminal's encoding lacks."""
    encoding = sys.stdout.encoding
    print(words.encode(encoding, "backslashreplace").decode(encoding), flush=True)


def _print_lines(lines: Iterable[answers.Answer]) -> None:
    for line in lines:
        # an id or a file's name may hold half a character; its escape is JSON's own
        text = json.dumps(line, ensure_ascii=False, allow_nan=False).encode(errors="backslashreplace")
        sys.stdout.buffer.write(text + b"\n")
    sys.stdout.flush()


def shipped_codebook() -> Codebook:
    """Return the codebook that comes with the program."""
    return codebooks.load(codebooks.shipped())


def find_by(codebook: Codebook, options: argparse.Namespace, *, shares: bool) -> Finder | None:
    """Return what finds themes by meaning; None, and a sentence about it, where words alone must do."""
    if options.words:
        return None
    from cxreader.analysis.meaning.interpreter import Interpreter  # loads NumPy, for which no other way need wait

    try:
        return Interpreter(codebook, options.model, shares=shares)
    except ModelError as problem:
        print(problem, file=sys.stderr)
        return None
