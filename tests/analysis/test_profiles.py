import unicodedata

import pytest

from cxreader.analysis.profiles import LANGUAGES, Profiles


@pytest.fixture(scope="module")
def profiles() -> Profiles:
    return Profiles()


def _best(scores: dict[str, float]) -> str:
    return max(scores, key=lambda name: scores[name])


@pytest.mark.parametrize(
    ("text", "script", "language"),
    [
        ("La atención al cliente fue excelente", "Latn", "es"),
        ("Obsługa klienta była świetna", "Latn", "pl"),
        ("Ang serbisyo sa kostumer ay mahalaga", "Latn", "fil"),
        ("Служба поддержки клиентов", "Cyrl", "ru"),
        ("خدمة العملاء مهمة جدا", "Arab", "ar"),
        ("ग्राहक सेवा बहुत अच्छी है", "Deva", "hi"),
    ],
)
def test_the_language_of_a_text_scores_highest(profiles: Profiles, text: str, script: str, language: str) -> None:
    assert _best(profiles.scores(text, script)) == language


def test_every_language_of_a_script_is_scored(profiles: Profiles) -> None:
    assert len(profiles.scores("cliente", "Latn")) == len(LANGUAGES["Latn"])


def test_a_script_without_profiles_has_no_scores(profiles: Profiles) -> None:
    assert profiles.scores("客户", "Han") == {}


def test_latin_words_count_for_nothing_in_another_script(profiles: Profiles) -> None:
    assert profiles.scores("служба Google", "Cyrl") == profiles.scores("служба", "Cyrl")


def test_letters_with_loose_accents_score_like_whole_ones(profiles: Profiles) -> None:
    text = "dịch vụ khách hàng"
    loose = unicodedata.normalize("NFD", text)
    assert loose != text
    assert profiles.scores(loose, "Latn") == profiles.scores(text, "Latn")


def test_runs_of_capitals_count_for_nothing(profiles: Profiles) -> None:
    assert profiles.scores("ABC cliente", "Latn")["es"] < profiles.scores("Abc cliente", "Latn")["es"]


def test_a_letter_is_scored_by_its_share_in_the_profile(profiles: Profiles) -> None:
    once = profiles.scores("a", "Latn")["es"]
    assert profiles.scores("a a", "Latn")["es"] == pytest.approx(2 * once)
    assert once > 0
