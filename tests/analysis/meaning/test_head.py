from pathlib import Path

import numpy as np
import pytest

from cxreader.analysis import codebook, examples
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.encoder import Encoder, Vectors
from cxreader.analysis.meaning.head import Decision, Head
from cxreader.model.theme import Example

_THEMES = [theme.id for theme in codebook.load(codebook.shipped()).themes]
_TEXT = "Wir standen eine Stunde vor der Kasse, und keiner kam."


@pytest.fixture(scope="module")
def shown() -> tuple[Example, ...]:
    return examples.load(examples.shipped())


@pytest.fixture(scope="module")
def meanings(shown: tuple[Example, ...], encoder: Encoder, model_path: Path) -> Vectors:
    known = vectors.read(vectors.shipped(), vectors.edition(model_path))
    return vectors.meanings([example.text for example in shown], known, encoder.encode)


@pytest.fixture(scope="module")
def head(shown: tuple[Example, ...], meanings: Vectors) -> Head:
    return Head.train(_THEMES, meanings, [example.themes for example in shown])


def _best(head: Head, vector: Vectors) -> str:
    return head.themes[int(head.scores(vector[None]).themes[0].argmax())]


def test_a_passage_has_its_theme_in_a_language_without_term_lists(head: Head, encoder: Encoder) -> None:
    scores = head.scores(encoder.encode(["Asiakkaat joutuivat jonottamaan kaksi tuntia.", "Huomenna sataa lunta."]))
    assert head.themes[int(scores.themes[0].argmax())] == "response-speed"
    assert scores.topic[0] > 0.75 > scores.topic[1]


def test_the_shares_of_the_pieces_sum_to_the_scores(head: Head, encoder: Encoder) -> None:
    for text in (_TEXT, "等了两个小时。", "a"):
        tokens = encoder.encode_tokens(text)
        scores = head.scores(tokens.vectors.mean(axis=0)[None]).themes[0]
        shares = head.shares(tokens.vectors)
        assert shares.shape == (len(tokens.spans), len(head.themes))
        assert np.abs(shares.sum(axis=0) - scores).max() < 1e-5


def test_themes_without_examples_are_left_out(shown: tuple[Example, ...], meanings: Vectors) -> None:
    head = Head.train([*_THEMES, "new"], meanings, [example.themes for example in shown])
    assert head.themes == tuple(_THEMES)


def test_what_a_person_says_is_learnt_and_changes_little_else(
    head: Head, shown: tuple[Example, ...], meanings: Vectors, encoder: Encoder
) -> None:
    labels = [example.themes for example in shown]
    passage, like, other = encoder.encode(
        [_TEXT, "Eine Stunde vor der Kasse gestanden, keiner kam.", "Die Werbung verspricht zu viel."]
    )
    said = {"response-speed": False, "retail": True, "gone": True}
    taught = Head.train(_THEMES, meanings, labels, [Decision(passage, said), Decision(other, {"retail": False})])
    speed, retail = (_THEMES.index(theme) for theme in ("response-speed", "retail"))
    before, after = (one.scores(np.stack([passage, like, other])) for one in (head, taught))
    assert (after.themes[:2, speed] < before.themes[:2, speed] - 0.1).all()
    assert (after.themes[:2, retail] > before.themes[:2, retail] + 0.1).all()
    assert abs(after.themes[0, _THEMES.index("emotion")] - before.themes[0, _THEMES.index("emotion")]) < 0.05
    assert _best(taught, other) == _best(head, other) == "brand-marketing"
