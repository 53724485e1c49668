import tomllib

import pytest

from cxreader.analysis.common_words import CommonWords
from cxreader.analysis.profiles import LANGUAGES
from cxreader.paths import resource


@pytest.fixture(scope="module")
def words() -> CommonWords:
    return CommonWords()


def test_words_are_counted_for_each_language_they_are_frequent_in(words: CommonWords) -> None:
    count = words.count("Men det var ikke hvad jeg ville.")
    assert count["da"] == 7
    assert count["da"] > count["no"] > count["es"] == 0


@pytest.mark.parametrize("text", ["L’homme n’est pas là", "l'homme n'est pas là!", "L'HOMME N'EST PAS LA\u0300"])
def test_case_marks_and_loose_accents_do_not_matter(words: CommonWords, text: str) -> None:
    assert words.count(text)["fr"] == 6


def test_words_with_vowel_signs_are_whole(words: CommonWords) -> None:
    assert words.count("यह बहुत अच्छा है")["hi"] == 4


def test_a_text_without_letters_has_no_words(words: CommonWords) -> None:
    assert not words.count("12 !?")


def test_every_language_with_a_profile_has_its_list() -> None:
    lists = tomllib.loads(resource("common_words.toml").read_text(encoding="utf-8"))
    names = {name for script in LANGUAGES.values() for name in script} - {"tl"}
    assert set(lists) == names | {"fil", "sr"}


def test_the_lists_are_in_order_without_doubles() -> None:
    lists = tomllib.loads(resource("common_words.toml").read_text(encoding="utf-8"))
    for text in lists.values():
        assert text.split() == sorted(set(text.split()))
        assert text == text.lower()
