import hashlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from cxreader.analysis.sentences import sentences

_FILES = sorted((Path(__file__).parent.parent / "data" / "sentences").glob("*.txt"))
_DIGEST = "408519a75d1a479ca7dd013c6aa8aa7b3f6d598759c3d0354ed0bc36db6668ff"


def _paragraphs(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line]


def _figure(paragraphs: Iterable[str]) -> float:
    """Return F1 of the places where one sentence ends and the next begins."""
    right = wrong = missed = 0
    for paragraph in paragraphs:
        parts = paragraph.split("|")
        text = "".join(parts)
        wanted = {len("".join(parts[:count])) for count in range(1, len(parts))}
        found = {end for _, end in sentences(text, 0, len(text))[:-1]}
        right += len(wanted & found)
        wrong += len(found - wanted)
        missed += len(wanted - found)
    return 2 * right / (2 * right + wrong + missed)


def test_the_paragraphs_are_those_that_were_measured() -> None:
    data = b"".join(path.read_bytes() for path in _FILES)
    assert hashlib.sha256(data).hexdigest() == _DIGEST


def test_sentences_of_difficult_paragraphs_are_found() -> None:
    assert _figure(line for path in _FILES if path.stem != "voices" for line in _paragraphs(path)) >= 0.97


@pytest.mark.parametrize(
    ("language", "floor"),
    [
        ("de", 0.92),
        ("en", 0.95),
        ("es", 0.99),
        ("fr", 0.99),
        ("id", 0.99),
        ("it", 0.99),
        ("ja", 0.99),
        ("other", 0.99),
        ("pl", 0.96),
        ("pt", 0.99),
        ("ru", 0.99),
        ("tl", 0.99),
        ("zh", 0.97),
    ],
)
def test_sentences_by_language(language: str, floor: float) -> None:
    assert _figure(line for path in _FILES if path.stem == language for line in _paragraphs(path)) >= floor


def test_sentences_of_spoken_texts_in_fifty_languages_are_found() -> None:
    assert _figure(line for path in _FILES if path.stem == "voices" for line in _paragraphs(path)) >= 0.98
