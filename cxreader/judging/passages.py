"""The themes of some passages of a document, with the reasons for them."""

from pathlib import Path

from cxreader.analysis import model_file
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.interpreter import interpret, is_worded
from cxreader.analysis.meaning.judge import Meaning
from cxreader.analysis.meaning.stretches import Stretch, stretches
from cxreader.judging.meanings import Meanings, edition
from cxreader.judging.mind import Mind, mind
from cxreader.judging.source import Source, snapshot, source
from cxreader.model.judgement import Judged, Place
from cxreader.model.passage import Evidence, Finding
from cxreader.store import editions, judgements

# of the words that carry the meaning those are kept that say most; nobody reads more
_FOR, _AGAINST = 8, 2
_TELLING = 0.01


def judge(library: Path, document: int, first: int, most: int, *, explain: bool) -> Judged:
    """Return the themes of at most so many passages of a document, from a number on."""
    with snapshot(library) as db:
        now = mind(library, editions.stamp(db))
        spans = judgements.spans(db, document, first, most)
        text = source(db, document)
        meanings = Meanings(db)
        find = _Finder(now, text, meanings, explain=explain)
        found = {Place(document, start, end): find(start, end, language) for start, end, language in spans}
        last = first + most >= judgements.count(db, document)
        kept = meanings.kept(tuple(now.meanings)) if now.meanings else {}
        fresh = {key: numbers for key, numbers in now.meanings.items() if key not in kept} | meanings.fresh
    by_meaning = model_file.is_there()
    basis = editions.basis(now.stamp, by_meaning=by_meaning)
    return Judged(document, basis, found, fresh, edition() if by_meaning else "", last)


class _Finder:
    """Finds the themes of the passages of one text."""

    def __init__(self, known: Mind, text: Source, meanings: Meanings, *, explain: bool) -> None:
        self._mind = known
        self._source = text
        self._meanings = meanings
        self._explain = explain

    def __call__(self, start: int, end: int, language: str) -> tuple[Finding, ...]:
        text, noise = self._source
        if self._mind.judge is None:
            self._read(start, end)
            return self._mind.words.findings(text, start, end, language, noise)
        found = interpret(self._mind.judge, self._meaning, text, start, end, language, noise)
        return tuple(finding._replace(evidence=_telling(finding.evidence)) for finding in found)

    def _read(self, start: int, end: int) -> None:
        """Find out what a passage means although no theme is found by that: it may be asked what is like it."""
        parts = stretches(self._source.text, start, end, self._source.noise)
        if model_file.is_there() and is_worded(parts[0].text):
            for part in parts:
                self._meaning(part)

    def _meaning(self, part: Stretch) -> Meaning:
        key = vectors.key(part.text)
        kept = {} if self._explain else self._meanings.kept([key])
        return Meaning(part, vectors.unpacked(kept[key])) if kept else self._meanings.told(part)


def _telling(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the terms of lists, and those words that say most by their meaning, in text order."""
    carrying = sorted((item for item in evidence if item.kind == "meaning"), key=lambda item: -item.share)
    # one is kept in any case, which tells that they are known
    kept = {*carrying[:1], *(item for item in carrying[:_FOR] if item.share >= _TELLING)}
    kept |= {item for item in carrying[-_AGAINST:] if item.share <= -_TELLING}
    return tuple(sorted([*(item for item in evidence if item.kind != "meaning"), *kept]))
