import pytest

from cxreader.analysis.smoothing import smooth

_SPANISH = {"es": 0.98, "pt": 0.02}
_POLISH = {"pl": 0.98, "cs": 0.02}
_UNSURE = {"pt": 0.6, "es": 0.4}


def _likeliest(odds: list[dict[str, float]]) -> list[str]:
    return [max(passage, key=lambda name: passage[name]) for passage in odds]


def test_a_doubtful_passage_follows_its_document() -> None:
    assert _likeliest(smooth([_SPANISH, _UNSURE, _SPANISH], [100, 9, 100])) == ["es", "es", "es"]


def test_a_lone_foreign_passage_is_kept() -> None:
    clear = {"pl": 0.9999, "es": 0.0001}
    odds = smooth([_SPANISH] * 5 + [clear] + [_SPANISH] * 5, [100] * 11)
    assert _likeliest(odds)[5] == "pl"


def test_two_languages_side_by_side_are_both_kept() -> None:
    assert _likeliest(smooth([_SPANISH, _POLISH] * 4, [100] * 8)) == ["es", "pl"] * 4


def test_probabilities_of_a_passage_sum_to_one() -> None:
    for passage in smooth([_SPANISH, _UNSURE, _POLISH], [100, 9, 100]):
        assert sum(passage.values()) == pytest.approx(1)


def test_a_lone_passage_stays_as_it_is() -> None:
    assert smooth([_UNSURE], [9]) == [_UNSURE]


def test_no_passages_give_nothing() -> None:
    assert smooth([], []) == []


def test_passages_of_one_language_stay_as_they_are() -> None:
    assert smooth([{"ko": 0.995}, {"ko": 0.995}], [9, 9]) == [{"ko": 0.995}, {"ko": 0.995}]


def test_a_very_long_document_does_not_underflow() -> None:
    assert set(_likeliest(smooth([_SPANISH] * 3000, [100] * 3000))) == {"es"}
