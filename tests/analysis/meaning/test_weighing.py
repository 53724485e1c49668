from pathlib import Path

import numpy as np
import pytest

from cxreader.analysis import codebook, examples
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.encoder import Encoder, Vectors
from cxreader.analysis.meaning.head import Head
from cxreader.analysis.meaning.weighing import Scales, Weighed

_THEMES = [theme.id for theme in codebook.load(codebook.shipped()).themes]
_TEXTS = [
    "Wir standen eine Stunde vor der Kasse, und keiner kam.",
    "等了两个小时才接通客服电话，真让人生气。",
    "Tomorrow there will be snow in the mountains.",
    "Obiecali oddzwonić i nikt nie oddzwonił.",
]
_ALONE = np.zeros(1, np.intp)


@pytest.fixture(scope="module")
def head(encoder: Encoder, model_path: Path) -> Head:
    shown = examples.load(examples.shipped())
    known = vectors.read(vectors.shipped(), vectors.edition(model_path))
    rows = vectors.meanings([example.text for example in shown], known, encoder.encode)
    return Head.train(_THEMES, rows, [example.themes for example in shown])


def silent(count: int, themes: int = len(_THEMES)) -> Vectors:
    return np.zeros((count, themes), np.float32)


def found(weighed: Weighed) -> list[list[str]]:
    return [[_THEMES[column] for column in columns] for columns in weighed.found()]


def test_many_passages_are_weighed_as_each_would_be_alone(head: Head, encoder: Encoder) -> None:
    scales, rows = Scales(head, _THEMES), encoder.encode(_TEXTS)
    strengths = silent(len(rows))
    strengths[3, _THEMES.index("loyalty")] = 1.5
    # the second and third are one passage with a part of it
    begins = np.array([0, 1, 3], np.intp)
    together = scales.weigh(rows, begins, strengths[[0, 1, 3]])
    for number, (first, last) in enumerate([(0, 1), (1, 3), (3, 4)]):
        alone = scales.weigh(rows[first:last], _ALONE, strengths[[(0, 1, 3)[number]]])
        assert np.abs(alone.scores[0] - together.scores[number]).max() < 1e-6
        assert found(alone) == [found(together)[number]]
    assert found(together)[0][0] == "response-speed"


def test_a_part_counts_less_than_the_whole(head: Head, encoder: Encoder) -> None:
    scales, (queue, snow) = Scales(head, _THEMES), encoder.encode([_TEXTS[0], _TEXTS[2]])
    speed = _THEMES.index("response-speed")
    whole = scales.weigh(queue[None], _ALONE, silent(1))
    part = scales.weigh(np.stack([snow, queue]), _ALONE, silent(1))
    assert part.scores[0, speed] == pytest.approx(0.8 * whole.scores[0, speed])
    assert part.topics[0] == pytest.approx(0.9 * whole.topics[0])
    assert found(scales.weigh(snow[None], _ALONE, silent(1))) == [[]]


def test_words_add_to_what_is_known_and_stand_alone_for_what_is_not(head: Head, encoder: Encoder) -> None:
    scales = Scales(head, ["response-speed", "new"])
    rows = encoder.encode(_TEXTS[:1])
    for strength, known, new in ((0.5, 0.075, 0.0), (1.0, 0.15, 0.5), (2.0, 0.3, 0.75), (9.0, 0.45, 1 - 2**-9)):
        weighed = scales.weigh(rows, _ALONE, np.full((1, 2), strength, np.float32))
        assert weighed.words[0] == pytest.approx([known, new])
        assert weighed.counted[0, 1] == 0
        assert weighed.scores[0] == pytest.approx(weighed.counted[0] + weighed.words[0])


def test_words_make_a_passage_that_seems_off_the_topic_be_on_it(head: Head, encoder: Encoder) -> None:
    scales, rows = Scales(head, ["new"]), encoder.encode([_TEXTS[2]])
    assert list(scales.weigh(rows, _ALONE, np.array([[1.0]], np.float32)).found()) == [[]]
    assert list(scales.weigh(rows, _ALONE, np.array([[3.0]], np.float32)).found()) == [[0]]


def test_at_most_four_themes_are_found_the_strongest_first() -> None:
    scores = np.array([[0.3, 0.36, 0.5, 0.34, 0.9, 0.4, 0.7], [0.2] * 7, [0.26, 0.3, 0.2, 0, 0, 0, 0]], np.float32)
    weighed = Weighed(scores, silent(3, 7), scores, np.array([0.8, 0.8, 0.8], np.float32))
    assert list(weighed.found()) == [[4, 6, 2, 5], [], [1]]


def test_the_strongest_of_the_others_follows_where_it_says_anything() -> None:
    scores = np.array([[0.5, 0.3, 0.05], [0.5, 0.05, 0.05]], np.float32)
    weighed = Weighed(scores, silent(2, 3), scores, np.ones(2, np.float32))
    assert weighed.following(0, [0]) == 1
    assert weighed.following(0, []) == 0
    assert weighed.following(1, [0]) is None
    assert weighed.following(1, [0, 1, 2]) is None


def test_without_a_theme_nothing_is_found(head: Head, encoder: Encoder) -> None:
    weighed = Scales(head, []).weigh(encoder.encode(_TEXTS[:1]), _ALONE, silent(1, 0))
    assert list(weighed.found()) == [[]]
