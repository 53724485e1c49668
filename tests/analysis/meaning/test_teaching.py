import numpy as np
import pytest

from cxreader.analysis.meaning.encoder import Encoder, Vectors
from cxreader.analysis.meaning.teaching import Said, Teacher, distinct
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
_PARKING, _FOOD = {0, 2, 4, 6}, {1, 3, 5, 7}


def _features(encoder: Encoder) -> tuple[Vectors, Vectors]:
    rows = encoder.encode([text for _, text in _PASSAGES + _OTHERS])
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    rows = without_language(rows - rows.mean(axis=0), [language for language, _ in _PASSAGES + _OTHERS])
    return rows[: len(_PASSAGES)], rows[len(_PASSAGES) :]


@pytest.fixture(scope="module")
def teacher(encoder: Encoder) -> Teacher:
    features, others = _features(encoder)
    return Teacher(features, range(len(features)), others)


def _numbers(teacher: Teacher, said: Said) -> list[int]:
    return [number for number, _ in teacher.suggest(said)]


def _chances(teacher: Teacher, said: Said) -> dict[int, float]:
    return dict(teacher.suggest(said))


def test_the_like_of_some_passages_is_suggested_first_in_all_languages(teacher: Teacher) -> None:
    assert set(_numbers(teacher, Said([0, 2]))[:2]) == {4, 6}
    assert set(_numbers(teacher, Said([1]))[:3]) == _FOOD - {1}


def test_what_was_answered_is_not_asked_again(teacher: Teacher) -> None:
    assert sorted(_numbers(teacher, Said([0, 2], [1, 3]))) == [4, 5, 6, 7]


def test_without_any_example_of_other_themes_the_passages_themselves_are_what_it_is_told_from(encoder: Encoder) -> None:
    features, others = _features(encoder)
    alone = Teacher(features, range(len(features)), others[:0])
    assert set(_numbers(alone, Said([0]))[:3]) == _PARKING - {0}


def test_a_refusal_moves_its_like_down(teacher: Teacher) -> None:
    before, after = (_chances(teacher, Said([0, 1], no)) for no in ((), (3,)))
    assert after[5] < before[5]
    assert after[7] < before[7]
    assert set(_numbers(teacher, Said([0, 1], [3, 5]))[:3]) == _PARKING - {0}


def test_the_name_of_a_theme_says_what_is_meant_in_its_passages(teacher: Teacher, encoder: Encoder) -> None:
    features, others = _features(encoder)
    parking, food = (
        _chances(teacher, Said([0, 1], name=distinct(np.concatenate([features[places], others]))))
        for places in ([0, 1], [1, 0])
    )
    assert all(parking[number] > food[number] for number in _PARKING - {0})
    assert all(parking[number] < food[number] for number in _FOOD - {1})


def test_what_a_name_says_is_what_other_names_do_not(encoder: Encoder) -> None:
    features, _ = _features(encoder)
    name = distinct(features[:3])
    assert np.linalg.norm(name) == pytest.approx(1)
    assert name @ features[0] > 0 > name @ features[1:3].mean(axis=0)
    assert distinct(features[:1]) == pytest.approx(features[0])
    assert not distinct(features[:1] * 0).any()


def test_a_long_passage_is_as_likely_as_its_likeliest_part(encoder: Encoder) -> None:
    features, others = _features(encoder)
    # the last passage, which is about food, has a part about parking
    rows = np.concatenate([features, features[[6]]])
    whole, parted = (Teacher(rows[: 8 + more], range(8), others) for more in (0, 1))
    said = Said([0, 2])
    assert _chances(parted, said)[7] == pytest.approx(_chances(whole, said)[6])
    assert _chances(whole, said)[7] < _chances(whole, said)[6]


def test_the_likeliest_comes_first(teacher: Teacher) -> None:
    chances = [chance for _, chance in teacher.suggest(Said([0, 2], [1]))]
    assert chances == sorted(chances, reverse=True)
    assert 0 < chances[-1] < chances[0] < 1


def test_answers_tell_how_common_a_theme_is() -> None:
    rows = np.random.default_rng(1).standard_normal((60, 768), np.float32)
    rows += np.repeat(np.eye(1, 768, dtype=np.float32) * [[20], [0]], [40, 20], axis=0)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    teacher = Teacher(rows - rows.mean(axis=0), range(60), rows[:0])
    said = Said(range(20), range(58, 60))
    rare, common = (
        sum(_chances(teacher, said._replace(yes=yes, no=no))[number] for number in range(30, 40))
        for yes, no in ((said.yes[:2], range(20, 30)), (said.yes, said.no))
    )
    assert rare < common
