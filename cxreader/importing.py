"""From files to documents: read, clean, tell the languages, classify; no library is touched."""

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from cxreader import readers
from cxreader.analysis import language, noise
from cxreader.analysis.corrections import chosen_languages, correct_blocks, correct_noise
from cxreader.analysis.finder import Finder
from cxreader.analysis.sentences import sentences
from cxreader.analysis.sharing import Hands, Judge, Stretch, hands
from cxreader.errors import ReadError
from cxreader.model.anchor import Anchor, Outcome, carried
from cxreader.model.block import Block, BlockKind
from cxreader.model.characters import REPLACEMENT
from cxreader.model.correction import Correction
from cxreader.model.document import (
    Document,
    Manner,
    Problem,
    Reading,
    Recoded,
    Recoding,
    Reread,
    Rereading,
    Source,
    StoredText,
)
from cxreader.model.passage import Guess, Noise, Passage, touching
from cxreader.model.theme import Codebook
from cxreader.readers.recoding import move
from cxreader.readers.source import take

_UNDIVIDED = frozenset({BlockKind.TABLE_ROW, BlockKind.CODE, BlockKind.ANSWER})
_MARKED = frozenset({BlockKind.TURN, BlockKind.QUOTE})
_GAP = "\n\n"


class Analyst:
    """Understands texts: noise, sentences, languages and themes.

    Making one takes some tenths of a second, for it loads the profiles of all languages.
    """

    def __init__(self, codebook: Codebook, finder: Finder | None = None) -> None:
        """Make one that finds the themes of a codebook, by words alone where there is no other finder for it."""
        self._judge = Judge(codebook, finder)
        self._detector = self._judge.detector

    def analyse(self, reading: Reading, source: Source, corrections: Sequence[Correction] = ()) -> Document:
        """Return the document that a reading is.

        Args:
            reading: What a reader made of a file.
            source: The file.
            corrections: What a person says of the text, in the order it was said.

        """
        with hands(self._judge, len(reading.text)) as work:
            return self._analysed(reading, source, corrections, work)

    def analyse_passage(self, text: str) -> tuple[Passage, tuple[Noise, ...]]:
        """Return the one passage that a text is, such as an answer in a survey, and the noise in it.

        An empty text is a passage in no language, about nothing.
        """
        junk = noise.find(text, [Block(BlockKind.PARAGRAPH, 0, len(text))])
        kept = _without(text, 0, len(text), junk)
        return self._answer(text, self._detector.passage(kept), junk, kept), junk

    def analyse_paragraphs(
        self, paragraphs: Sequence[str]
    ) -> tuple[list[tuple[Passage, tuple[Noise, ...]]], tuple[tuple[str, float], ...]]:
        """Understand the paragraphs of one document, each as one passage that is seen with those around it.

        Returns:
            For each paragraph its passage and the noise in it, with offsets in the paragraph; and the languages that
            make up a good part of the whole, with their shares of the letters, the largest first.

        """
        text = _GAP.join(paragraphs)
        blocks = list(_paragraph_blocks(paragraphs))
        junk = noise.find(text, blocks)
        own = [_inside(block, junk) for block in blocks]
        clean = [_without(part, 0, len(part), gaps) for part, gaps in zip(paragraphs, own, strict=True)]
        guesses = self._detector.passages(clean)
        answers = [
            (self._answer(part, guess, gaps, kept), gaps)
            for part, guess, gaps, kept in zip(paragraphs, guesses, own, clean, strict=True)
        ]
        counted = [n for n, (passage, _) in enumerate(answers) if not passage.noise]
        return answers, language.shares([clean[n] for n in counted], [guesses[n] for n in counted])

    def analyse_text(self, text: str, name: str, corrections: Sequence[Correction] = ()) -> Document:
        """Return the document that a text without a file is; corrections count as in `analyse`.

        Raises:
            ReadError: There is no text in it.

        """
        return self.analyse(readers.read_text(text, name), _no_file(text), corrections)

    def analyse_stored(self, stored: StoredText) -> Document:
        """Return the document that a text of a library is; its file is not asked for.

        Raises:
            ReadError: There is no text in it.

        """
        form = stored.form
        if not form.format:
            return self.analyse_text(stored.text, Path(stored.name).name, stored.corrections)
        told = (form.format, form.stated, form.remarks, form.answers, form.manner)
        reading = Reading(form.title, stored.text, form.blocks, "", (), "", *told)
        return self.analyse(reading, _no_file(stored.text), stored.corrections)

    def _analysed(self, reading: Reading, source: Source, corrections: Sequence[Correction], work: Hands) -> Document:
        text = reading.text
        shaped = correct_blocks(reading.blocks, corrections)
        junk = correct_noise(text, shaped, noise.find(text, shaped), corrections)
        blocks = tuple(_marked(block, junk) for block in shaped)
        spans = [(n, *span) for n, block in enumerate(blocks) for span in _passages(text, block)]
        clean = [_without(text, start, end, junk) for _, start, end in spans]
        odds = work.odds(clean)
        # what is left beside noise is its author's, but for what is left of a block that is noise
        counted = [
            n for n, span in enumerate(spans) if clean[n].strip() and blocks[span[0]].kind is not BlockKind.NOISE
        ]
        texts = [clean[n] for n in counted]
        sketch = work.begin_sketch("\n".join(texts))
        chosen = chosen_languages([(start, end) for _, start, end in spans], corrections)
        guesses = self._detector.passages(clean, chosen=chosen, are_answers=_are_answers(blocks), odds=odds)
        main, tongues = _languages(texts, [guesses[n] for n in counted])
        alike = sketch()
        passages = [Passage(*span, guess, noise=True) for span, guess in zip(spans, guesses, strict=True)]
        findings = work.findings(text, [_stretch(passages[n], junk) for n in counted])
        for n, found in zip(counted, findings, strict=True):
            passages[n] = passages[n]._replace(noise=False, findings=found)
        return Document(
            reading=reading._replace(title=_clean_title(reading, junk)),
            source=source,
            sha256=hash_text(text),
            language=main,
            languages=tongues,
            blocks=blocks,
            passages=tuple(passages),
            noise=junk,
            sketch=alike,
        )

    def _answer(self, text: str, guess: Guess, junk: Sequence[Noise], kept: str) -> Passage:
        """Return the passage that a whole text is; one of white space is no noise."""
        if not kept.strip() and not junk:
            return Passage(0, 0, len(text), guess)
        passage = Passage(0, 0, len(text), guess, noise=not kept.strip())
        if passage.noise:
            return passage
        (findings,) = self._judge.findings(text, [_stretch(passage, junk)])
        return passage._replace(findings=findings)


def _as_it_comes(_path: Path) -> Manner:
    return Manner()


def prepare(
    paths: Sequence[Path],
    codebook: Codebook,
    known: Mapping[str, str] | None = None,
    finder: Finder | None = None,
    manner: Callable[[Path], Manner] = _as_it_comes,
) -> Generator[Document | Problem]:
    """Read and understand files one by one.

    Args:
        paths: The files.
        codebook: The themes to look for.
        known: For the hash of each text, and of the bytes of each file, that is there already, which document it is,
            in words; what is known, comes twice or holds no words is no document. None takes every file that can
            be read, whatever is in it.
        finder: What finds the themes; None goes by words alone.
        manner: Says how each file is to be read; raises ReadError where it cannot be read so.

    Yields:
        For each file in turn a document, or the problem it had.

    """
    analyst = Analyst(codebook, finder)
    seen = dict(known or {})
    for path in paths:
        try:
            reading, source = readers.read_file(path, manner=manner(path))
        except ReadError as problem:
            yield Problem(path, str(problem))
            continue
        if not reading.text and known is not None:
            yield wordless(path, reading)
            continue
        sha256 = hash_text(reading.text)
        same = seen.get(sha256) or seen.get(source.sha256)
        if known is not None and same:
            yield Problem(path, f"“{path.name}” is already in this library: its text is that of {same}.", known=True)
            continue
        seen[sha256] = f"“{reading.title}” from “{path}”"
        yield analyst.analyse(reading, source)


def prepare_recoded(wish: Recoding, codebook: Codebook) -> Generator[Recoded | Problem]:
    """Read a document's file in another encoding; yields the document, or the problem it had."""
    path = Path(wish.stored.name)
    try:
        yield _recoded(path, wish, Analyst(codebook))
    except ReadError as problem:
        yield Problem(path, str(problem))


def prepare_reread(wish: Rereading, codebook: Codebook) -> Generator[Reread | Problem]:
    """Read a document's file once more, since it has changed; yields the document, or the problem it had."""
    path = Path(wish.stored.name)
    try:
        yield _reread(path, wish, Analyst(codebook))
    except ReadError as problem:
        yield Problem(path, str(problem))


def _no_file(text: str) -> Source:
    data = text.encode("utf-8", "surrogatepass")
    return Source(None, len(data), 0, hashlib.sha256(data).hexdigest())


def wordless(path: Path, reading: Reading) -> Problem:
    """Return what is to be told of a file that can be read and holds no words, such as a scan."""
    return Problem(path, " ".join((f"“{path.name}” was not added.", *reading.warnings)))


def hash_text(text: str) -> str:
    """Return the hash of a text by which it is known to be there already."""
    return hashlib.sha256(text.encode()).hexdigest()


def _recoded(path: Path, wish: Recoding, analyst: Analyst) -> Recoded:
    """Return the document that a file is in another encoding; raises ReadError where the file is not as it was."""
    data, source = take(path)
    before, _ = readers.read_file(path, encoding=wish.codec)
    reading, again = _worded(path, *readers.read_file(path, encoding=wish.wanted))
    if before.text != wish.stored.text or {source.sha256, again.sha256} != {wish.source_sha256}:
        raise ReadError(
            f"“{path.name}” is no longer the file that was read, so its notes cannot move to another encoding of it. "
            "Put the old file back, or open the new one under another name."
        )
    moved = partial(move, data, before.codec, reading.codec)
    corrections = _moved(wish.stored.corrections, moved)
    return Recoded(wish, analyst.analyse(reading, source, corrections), corrections, moved)


def _reread(path: Path, wish: Rereading, analyst: Analyst) -> Reread:
    """Return the document that a file is by now, with what a person did to the old one at its new places."""
    from cxreader.analysis.anchoring import place  # loaded late: only a changed file needs it

    reading, source = _worded(path, *_read_alike(path, wish))
    before, after = wish.stored.text, reading.text
    anchors = {
        document: dict(zip(stretches, place(wish.texts[document], after, stretches), strict=True))
        for document, stretches in wish.stretches.items()
    }
    # what is said of all of a text holds for all of it
    anchors[wish.stored.document][0, len(before)] = Anchor(0, len(after), Outcome.MOVED)
    said = carried(wish.stored.corrections, anchors[wish.stored.document])
    read = set((wish.stored.form.title or readers.read_text(before, path.name).title).split())
    return Reread(wish, analyst.analyse(reading, source, said), said, anchors, not read.issuperset(wish.title.split()))


def _worded(path: Path, reading: Reading, source: Source) -> tuple[Reading, Source]:
    """Return what was read, unless there are no words in it: then what it was is worth more, and notes hang on it."""
    if not reading.text:
        raise ReadError(" ".join((f"“{path.name}” was not read again.", *reading.warnings)))
    return reading, source


def _read_alike(path: Path, wish: Rereading) -> tuple[Reading, Source]:
    """Read a file, in the manner and the encoding that it had where nothing says otherwise."""
    codec, manner = wish.codec, wish.manner
    reading, source = readers.read_file(path, manner=manner)
    if not manner.encoding and codec and reading.codec not in ("utf-8", "ascii", codec):
        same = readers.read_file(path, codec, manner)
        if REPLACEMENT not in same[0].text:
            return same
    return reading, source


def _moved(
    corrections: Sequence[Correction], move_offsets: Callable[[Sequence[int]], list[int]]
) -> tuple[Correction, ...]:
    starts = move_offsets([correction.start for correction in corrections])
    ends = move_offsets([correction.end for correction in corrections])
    return tuple(c._replace(start=start, end=end) for c, start, end in zip(corrections, starts, ends, strict=True))


def _languages(texts: Sequence[str], guesses: Sequence[Guess]) -> tuple[Guess, tuple[str, ...]]:
    """Return the language that a document is in, and all that make up a part of it, that one first."""
    main = language.overall(texts, guesses)
    return main, tuple(dict.fromkeys((main.language, *(tag for tag, _ in language.shares(texts, guesses)))))


def _are_answers(blocks: Sequence[Block]) -> bool:
    """Tell whether most blocks are by somebody else than the one before."""
    return 2 * sum(block.kind is BlockKind.ANSWER for block in blocks) > len(blocks)


def _marked(block: Block, junk: Sequence[Noise]) -> Block:
    """Return a block as noise where noise covers the whole of it, and only there."""
    near = touching(junk, block.start, block.end)
    if near and near[0].start <= block.start and block.end <= near[0].end:
        return block._replace(kind=BlockKind.NOISE)
    return block._replace(kind=BlockKind.PARAGRAPH) if block.kind is BlockKind.NOISE else block


def _passages(text: str, block: Block) -> list[tuple[int, int]]:
    """Return the stretches of a block that are judged by themselves; who speaks is no part of what is said."""
    if block.kind in _UNDIVIDED:
        return [(block.start, block.end)]
    return sentences(text, block.start + (len(block.marker) if block.kind in _MARKED else 0), block.end)


def _stretch(passage: Passage, junk: Sequence[Noise]) -> Stretch:
    near = touching(junk, passage.start, passage.end)
    return Stretch(passage.start, passage.end, passage.language.language, near)


def _paragraph_blocks(paragraphs: Iterable[str]) -> Iterator[Block]:
    start = 0
    for paragraph in paragraphs:
        yield Block(BlockKind.PARAGRAPH, start, start + len(paragraph))
        start += len(paragraph) + len(_GAP)


def _inside(block: Block, junk: Sequence[Noise]) -> tuple[Noise, ...]:
    """Return the noise in a block, with offsets in the block."""
    near = touching(junk, block.start, block.end)
    return tuple(gap._replace(start=gap.start - block.start, end=gap.end - block.start) for gap in near)


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
    for gap in touching(junk, start, end):
        pieces.append(text[start : max(start, gap.start)])
        start = min(end, gap.end)
    return "".join((*pieces, text[start:end]))
