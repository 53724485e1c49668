"""From files to documents: read, clean, tell the languages, classify; no library is touched."""

import hashlib
import os
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path

from cxreader import readers
from cxreader.analysis import language, noise, scripts
from cxreader.analysis.sentences import sentences
from cxreader.analysis.themes import Classifier
from cxreader.errors import ReadError
from cxreader.model.block import Block, BlockKind
from cxreader.model.document import Document, Problem, Reading, Source, StoredText
from cxreader.model.passage import Guess, Noise, Passage
from cxreader.model.theme import Codebook


class Analyst:
    """Understands texts: noise, sentences, languages and themes.

    Making one takes some tenths of a second, for it loads the profiles of all languages.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._detector = language.Detector()
        self._classifier = Classifier(codebook)

    def analyse(self, reading: Reading, source: Source, chosen: str = "") -> Document:
        """Return the document that a reading is.

        Args:
            reading: What a reader made of a file.
            source: The file.
            chosen: Base tag of the language a person says it is in; empty where that is to be told.

        """
        text = reading.text
        junk = noise.find(text, reading.blocks)
        blocks = tuple(_marked(block, junk) for block in reading.blocks)
        spans = [(n, *span) for n, block in enumerate(blocks) for span in sentences(text, block.start, block.end)]
        clean = [_without(text, start, end, junk) for _, start, end in spans]
        guesses = [_by_hand(chosen, clean)] * len(clean) if chosen else self._detector.passages(clean)
        passages = []
        for (block, start, end), guess, kept in zip(spans, guesses, clean, strict=True):
            if blocks[block].kind is BlockKind.NOISE or not kept.strip():
                passages.append(Passage(block, start, end, guess, noise=True))
                continue
            findings = self._classifier.findings(text, start, end, guess.language, junk)
            passages.append(Passage(block, start, end, guess, findings=findings))
        counted = [n for n, passage in enumerate(passages) if not passage.noise]
        return Document(
            reading=reading._replace(title=_clean_title(reading, junk)),
            source=source,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            language=language.overall([clean[n] for n in counted], [guesses[n] for n in counted]),
            blocks=blocks,
            passages=tuple(passages),
            noise=junk,
        )

    def analyse_passage(self, text: str) -> tuple[Passage, tuple[Noise, ...]]:
        """Return the one passage that a text is, such as an answer in a survey, and the noise in it.

        An empty text is a passage in no language, about nothing.
        """
        whole = Block(BlockKind.PARAGRAPH, 0, len(text))
        junk = noise.find(text, [whole])
        kept = _without(text, 0, len(text), junk)
        guess = self._detector.passage(kept)
        if not kept.strip():
            return Passage(0, 0, len(text), guess, noise=bool(junk)), junk
        findings = self._classifier.findings(text, 0, len(text), guess.language, junk)
        return Passage(0, 0, len(text), guess, findings=findings), junk

    def analyse_text(self, text: str, name: str, chosen: str = "") -> Document:
        """Return the document that a text without a file is; a chosen language counts as in `analyse`.

        Raises:
            ReadError: There is no text in it.

        """
        data = text.encode("utf-8", "surrogatepass")
        source = Source(None, len(data), 0, hashlib.sha256(data).hexdigest())
        return self.analyse(readers.read_text(text, name), source, chosen)


def prepare(
    paths: Sequence[Path], codebook: Codebook, known: frozenset[str] | None = None
) -> Generator[Document | Problem]:
    """Read and understand files one by one.

    Args:
        paths: The files.
        codebook: The themes to look for.
        known: Text hashes of documents that are there already; a text that is known or comes twice is no document.
            None reads every file, whatever is in it.

    Yields:
        For each file in turn a document, or the problem it had.

    """
    analyst = Analyst(codebook)
    seen = set(known or ())
    for path in paths:
        try:
            reading, source = readers.read_file(path)
        except ReadError as problem:
            yield Problem(path, str(problem))
            continue
        sha256 = hashlib.sha256(reading.text.encode()).hexdigest()
        if known is not None and sha256 in seen:
            yield Problem(path, f"“{path.name}” is already in this library.", known=True)
            continue
        seen.add(sha256)
        yield analyst.analyse(reading, source)


def prepare_text(text: str, name: str, codebook: Codebook) -> Generator[Document | Problem]:
    """Understand one pasted text, whose title is its name; yields a document, or the problem it had."""
    try:
        document = Analyst(codebook).analyse_text(text, name)
        yield document._replace(reading=document.reading._replace(title=name))
    except ReadError as problem:
        yield Problem(Path(name), str(problem))


def prepare_again(texts: Iterable[StoredText], codebook: Codebook) -> Generator[tuple[StoredText, Document]]:
    """Understand stored texts once more, in the languages that were chosen for them.

    Args:
        texts: The texts.
        codebook: The themes to look for.

    Yields:
        Each text with its new document.

    """
    analyst = Analyst(codebook)
    for stored in texts:
        yield stored, analyst.analyse_text(stored.text, Path(stored.name).name, stored.language)


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return files as they are named and, for each folder, the files in and below it that may be texts, by name.

    Hidden files and folders are left out, and links to folders are not followed, so no loop can catch the search.
    A folder that cannot be looked into stands for itself: whoever reads it learns why.
    """
    kinds = readers.suffixes()
    found: list[Path] = []

    def keep(failure: OSError) -> None:
        found.append(Path(failure.filename))

    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a name is too long or a folder is shut
            found.append(path)
            continue
        for folder, folders, names in os.walk(path, onerror=keep):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            files = [Path(folder, name) for name in sorted(names) if not name.startswith(".")]
            found += [file for file in files if file.suffix.lower() in kinds]
    return found


def _by_hand(tag: str, texts: Sequence[str]) -> Guess:
    """Return the language that a person chose, for Chinese with the script its texts are in."""
    return Guess(scripts.chinese(texts) if tag == "zh" else tag, 1.0)


def _marked(block: Block, junk: Sequence[Noise]) -> Block:
    """Return a block as noise where noise covers the whole of it."""
    covered = any(gap.start <= block.start and block.end <= gap.end for gap in junk)
    return block._replace(kind=BlockKind.NOISE) if covered else block


def _clean_title(reading: Reading, junk: Sequence[Noise]) -> str:
    """Return a title without the noise that its line in the text has."""
    line = next((block for block in reading.blocks if block.kind is BlockKind.TITLE), None)
    if line is None:
        return reading.title
    title = reading.title
    for gap in junk:
        if line.start <= gap.start and gap.end <= line.end:
            title = title.replace(reading.text[gap.start : gap.end], "")
    return title.strip() or reading.title


def _without(text: str, start: int, end: int, junk: Sequence[Noise]) -> str:
    """Return a stretch of a text without the noise in it."""
    pieces = []
    for gap in junk:
        if start < gap.end and gap.start < end:
            pieces.append(text[start : max(start, gap.start)])
            start = min(end, gap.end)
    return "".join((*pieces, text[start:end]))
