import numpy as np

from cxreader.analysis.meaning.encoder import Encoder, Vectors
from cxreader.analysis.meaning.tongues import without_language
from cxreader.analysis.meaning.topics import topics

_SUBJECTS = {
    "parking": {
        "en": ["The parking garage was full.", "Parking costs too much here.", "I found no parking space for my car."],
        "es": ["El aparcamiento estaba lleno.", "El aparcamiento cuesta mucho.", "No encontré aparcamiento."],
        "zh-Hans": ["停车场已经满了。", "这里停车太贵。", "我找不到停车的地方。"],
    },
    "food": {
        "en": ["The soup tasted wonderful.", "Our soup came with fresh bread.", "The soup was cold and salty."],
        "es": ["La sopa estaba deliciosa.", "La sopa llegó con pan fresco.", "La sopa estaba fría y salada."],
        "zh-Hans": ["这碗汤非常好喝。", "热汤配着新鲜面包。", "这碗汤又冷又咸。"],
    },
}
_ROWS = [
    (subject, language, text)
    for subject, by_language in _SUBJECTS.items()
    for language, texts in by_language.items()
    for text in texts
]
_LANGUAGES = [language for _, language, _ in _ROWS]
_TEXTS = [text for *_, text in _ROWS]


def _features(encoder: Encoder) -> Vectors:
    rows = encoder.encode(_TEXTS)
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return without_language(rows - rows.mean(axis=0), _LANGUAGES)


def test_groups_are_subjects_across_languages_and_always_the_same(encoder: Encoder) -> None:
    found = topics(_features(encoder), 2)
    assert {frozenset(_ROWS[place][0] for place in topic.members) for topic in found} == {
        frozenset({"parking"}),
        frozenset({"food"}),
    }
    assert found[0].closeness >= found[1].closeness > 0
    assert found == topics(_features(encoder), 2)


def test_there_are_no_more_groups_than_different_passages(encoder: Encoder) -> None:
    features = _features(encoder)
    assert topics(features[:0], 3) == []
    assert len(topics(features[:2], 9)) == 2
    twins = np.stack([features[0]] * 4)
    assert [sorted(topic.members) for topic in topics(twins, 3)] == [[0, 1, 2, 3]]
