from pathlib import Path

import numpy as np
import pytest

from cxreader.analysis import examples
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.encoder import DIMENSIONS, Encoder, Vectors

_TEXTS = ["one", "dwa", "三"]


def _rows(count: int) -> Vectors:
    return np.random.default_rng(1).normal(size=(count, DIMENSIONS)).astype(np.float32)


def _likeness(one: Vectors, other: Vectors) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_meanings_come_back_nearly_as_they_were(tmp_path: Path) -> None:
    path, rows = tmp_path / "some.vectors", _rows(3)
    vectors.write(path, "m1", _TEXTS, rows)
    known = vectors.read(path, "m1")
    assert [known[vectors.key(text)] for text in _TEXTS] == [pytest.approx(row, abs=0.02) for row in rows]


def test_one_meaning_comes_back(tmp_path: Path) -> None:
    path, rows = tmp_path / "some.vectors", _rows(1)
    vectors.write(path, "m1", _TEXTS[:1], rows)
    assert vectors.read(path, "m1")[vectors.key("one")] == pytest.approx(rows[0])


def test_meanings_of_another_model_do_not_count(tmp_path: Path) -> None:
    vectors.write(tmp_path / "some.vectors", "m1", _TEXTS, _rows(3))
    assert vectors.read(tmp_path / "some.vectors", "m2") == {}


def test_what_is_not_there_or_broken_counts_as_nothing(tmp_path: Path) -> None:
    path = tmp_path / "some.vectors"
    assert vectors.read(path, "m1") == {}
    path.write_bytes(b"something else")
    assert vectors.read(path, "m1") == {}
    vectors.write(path, "m1", _TEXTS, _rows(3))
    path.write_bytes(path.read_bytes()[:-9])
    assert vectors.read(path, "m1") == {}


def test_only_what_is_not_known_is_computed() -> None:
    rows = _rows(3)
    asked: list[list[str]] = []

    def encode(texts: list[str]) -> Vectors:
        asked.append(texts)
        return rows[1:]

    known = {vectors.key("one"): rows[0]}
    assert np.array_equal(vectors.meanings(["dwa", "one", "三", "dwa"], known, encode), rows[[1, 0, 2, 1]])
    assert asked == [["dwa", "三"]]
    assert np.array_equal(vectors.meanings(["one"], known, encode), rows[:1])
    assert vectors.meanings([], {}, encode).shape == (0, DIMENSIONS)
    assert len(asked) == 1


def test_the_shipped_meanings_are_those_of_the_shipped_examples(model_path: Path, encoder: Encoder) -> None:
    known = vectors.read(vectors.shipped(), vectors.edition(model_path))
    texts = [example.text for example in examples.load(examples.shipped())]
    # python packaging/vectors.py makes them anew
    assert known.keys() == set(map(vectors.key, texts))
    for text, row in zip(texts[::97], encoder.encode(texts[::97]), strict=True):
        assert _likeness(known[vectors.key(text)], row) > 0.9999


def test_the_shipped_meanings_are_small() -> None:
    assert vectors.shipped().stat().st_size <= 1_500_000
