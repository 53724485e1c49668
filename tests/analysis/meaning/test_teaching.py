import numpy as np

from cxreader.analysis.meaning.encoder import Encoder, Vectors
from cxreader.analysis.meaning.teaching import suggest
from cxreader.analysis.meaning.tongues import without_language

_PASSAGES = [
    ("en", "The parking lot was full again."),
    ("en", "Dinner tasted wonderful."),
    ("de", "Wir fanden keinen Parkplatz für das Auto."),
    ("de", "Das Essen war sehr lecker."),
    ("es", "No había sitio en el aparcamiento."),
    ("es", "La comida estaba deliciosa."),
    ("pl", "Na parkingu nie było miejsca."),
    ("pl", "Obiad był przepyszny."),
]
_OTHERS = [
    ("en", "It will rain tomorrow."),
    ("es", "Mañana lloverá."),
    ("pl", "Jutro będzie padać."),
    ("de", "Morgen wird es regnen."),
]


def _features(encoder: Encoder) -> tuple[Vectors, Vectors]:
    rows = encoder.encode([text for _, text in _PASSAGES + _OTHERS])
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    rows = without_language(rows - rows.mean(axis=0), [language for language, _ in _PASSAGES + _OTHERS])
    return rows[: len(_PASSAGES)], rows[len(_PASSAGES) :]


def test_the_like_of_some_examples_is_suggested_first_in_all_languages(encoder: Encoder) -> None:
    features, others = _features(encoder)
    assert sorted(suggest(features, [0, 2], [], others)[:2]) == [4, 6]


def test_what_was_answered_is_not_asked_again(encoder: Encoder) -> None:
    features, others = _features(encoder)
    assert sorted(suggest(features, [0, 2], [1, 3], others)) == [4, 5, 6, 7]


def test_a_refusal_moves_its_like_down(encoder: Encoder) -> None:
    features, others = _features(encoder)
    before, after = (suggest(features, [0, 1], no, others) for no in ([], [3]))
    assert after.index(5) + after.index(7) > before.index(5) + before.index(7) - 2
    assert sorted(after[:3]) == [2, 4, 6]


def test_features_of_a_lone_language_keep_their_length(encoder: Encoder) -> None:
    features, _ = _features(encoder)
    alone = without_language(features, [f"x{place}" for place in range(len(features))])
    assert np.allclose(alone, features, atol=1e-6)
    assert np.isfinite(without_language(features * 0, ["en"] * len(features))).all()
