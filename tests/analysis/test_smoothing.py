import pytest

from cxreader.analysis.smoothing import Odds, smooth

_SPANISH = Odds({"es": 0.98, "pt": 0.02}, 100)
_POLISH = Odds({"pl": 0.98, "cs": 0.02}, 100)
_UNSURE = Odds({"pt": 0.6, "es": 0.4}, 9)


def _likeliest(odds: list[dict[str, float]]) -> list[str]:
    return [max(passage, key=lambda name: passage[name]) for passage in odds]


def test_a_doubtful_passage_follows_its_document() -> None:
    assert _likeliest(smooth([_SPANISH, _UNSURE, _SPANISH])) == ["es", "es", "es"]


def test_a_lone_foreign_passage_is_kept() -> None:
    clear = Odds({"pl": 0.9999, "es": 0.0001}, 100)
    assert _likeliest(smooth([_SPANISH] * 5 + [clear] + [_SPANISH] * 5))[5] == "pl"


def test_a_line_of_names_follows_its_document() -> None:
    def told(telling: int) -> str:
        names = Odds({"en": 0.99, "es": 0.0}, 20, telling)
        return _likeliest(smooth([_SPANISH] * 3 + [names] + [_SPANISH] * 3))[3]

    assert told(0) == "es"
    assert told(20) == "en"


def test_two_languages_side_by_side_are_both_kept() -> None:
    assert _likeliest(smooth([_SPANISH, _POLISH] * 4)) == ["es", "pl"] * 4


def test_probabilities_of_a_passage_sum_to_one() -> None:
    for passage in smooth([_SPANISH, _UNSURE, _POLISH]):
        assert sum(passage.values()) == pytest.approx(1)


def test_a_lone_passage_stays_as_it_is() -> None:
    assert smooth([_UNSURE]) == [_UNSURE.by_language]


def test_no_passages_give_nothing() -> None:
    assert smooth([]) == []


def test_passages_of_one_language_stay_as_they_are() -> None:
    korean = Odds({"ko": 0.995}, 9)
    assert smooth([korean, korean]) == [{"ko": 0.995}, {"ko": 0.995}]


def test_answers_in_no_order_do_not_lean_on_each_other() -> None:
    mixed = [_SPANISH, _POLISH, _POLISH, _SPANISH] * 25
    maybe_polish = Odds({"pl": 0.6, "es": 0.4}, 9)
    answers = [*mixed, _SPANISH, maybe_polish, _SPANISH, *mixed]
    assert _likeliest(smooth(answers))[101] == "es"
    assert _likeliest(smooth(answers, are_answers=True))[101] == "pl"


def test_answers_in_order_of_their_language_do() -> None:
    maybe_polish = Odds({"pl": 0.6, "es": 0.4}, 9)
    answers = [*[_POLISH] * 50, *[_SPANISH] * 25, maybe_polish, *[_SPANISH] * 25]
    assert _likeliest(smooth(answers, are_answers=True))[75] == "es"


@pytest.mark.parametrize("answers", [[_UNSURE, _UNSURE], [_SPANISH, _UNSURE], [_SPANISH, _UNSURE, _SPANISH]])
def test_answers_of_which_little_is_told_follow_each_other(answers: list[Odds]) -> None:
    assert smooth(answers, are_answers=True) == smooth(answers)


def test_many_passages_lean_on_those_around_them_as_few_do() -> None:
    some = [*[_POLISH] * 20, *[_SPANISH] * 20, _UNSURE, *[_SPANISH] * 20]
    few, many = smooth(some), smooth(some * 20)
    assert _likeliest(few)[40] == "es"
    assert _likeliest(many) == _likeliest(few) * 20
    assert many[40]["es"] == pytest.approx(few[40]["es"], abs=0.01)


def test_a_very_long_document_does_not_underflow() -> None:
    assert set(_likeliest(smooth([_SPANISH] * 3000))) == {"es"}
