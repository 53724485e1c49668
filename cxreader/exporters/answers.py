"""What the command line answers about texts: objects for JSON Lines, for programs."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cxreader.model.document import Document
from cxreader.model.passage import Finding, Noise, Passage, touching

Answer = dict[str, Any]
# digits after the point: what rounding hundreds of shares loses is far less than a hundredth of a thousandth
_SCORE, _SHARE = 6, 8


def of_document(name: str, document: Document) -> Iterator[Answer]:
    """Give an answer for each passage of a document; offsets are code points of its text."""
    for passage in document.passages:
        yield {
            "document": name,
            "document_language": document.language.language,
            **_place(passage, document.reading.text),
            **_judged(passage, touching(document.noise, passage.start, passage.end)),
            "speaker": document.blocks[passage.block].speaker,
        }


def of_text(key: object, text: str, passage: Passage, noise: Sequence[Noise]) -> Answer:
    """Return the answer to a text that is one passage, under the key that it was asked by."""
    return {"id": key, **_place(passage, text), **_judged(passage, noise)}


def of_paragraphs(
    key: object, paragraphs: Iterable[tuple[Passage, Sequence[Noise]]], languages: Iterable[tuple[str, float]]
) -> Answer:
    """Return the one answer to the paragraphs of a document; offsets are code points of each paragraph."""
    return {
        "id": key,
        "paragraphs": [_judged(passage, noise) for passage, noise in paragraphs],
        "languages": [{"language": language, "share": round(share, 4)} for language, share in languages],
    }


def _place(passage: Passage, text: str) -> Answer:
    return {
        "block": passage.block,
        "start": passage.start,
        "end": passage.end,
        "text": text[passage.start : passage.end],
    }


def _judged(passage: Passage, noise: Iterable[Noise]) -> Answer:
    return {
        "language": passage.language.language,
        "confidence": round(passage.language.confidence, 4),
        "noise": [{"start": n.start, "end": n.end, "kind": n.kind, "why": n.why} for n in noise],
        "themes": [_theme(finding) for finding in passage.findings],
    }


def _theme(finding: Finding) -> Answer:
    return {
        "theme": finding.theme,
        "score": round(finding.score, _SCORE),
        "certainty": finding.certainty.value,
        "spans": [
            {"start": e.start, "end": e.end, "kind": e.kind, "share": round(e.share, _SHARE)} for e in finding.evidence
        ],
    }
