import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxreader.model.folding import fold
from cxreader.model.scope import SearchWords
from cxreader.model.search_words import alternatives, having, index_terms, pieces, plain, spans, wanted


def found(text: str, words: str, *, whole: bool = False, forms: bool = False, language: str = "") -> list[str]:
    return [text[start:end] for start, end in spans(text, SearchWords(words, whole, forms), language)]


@pytest.mark.parametrize(
    ("text", "words", "there"),
    [
        ("Der Kundendienst, ein Altkunde: KUNDEN", "kund", ["Kund", "kund", "KUND"]),
        ("Dobra obsługa klienta", "obsluga", ["obsługa"]),
        ("la Atención, al cliente", "cion al cli", ["ción, al cli"]),
        ("la atención al señor cliente", "atención al cliente", []),
        ("客户体验和客户", "客", ["客", "客"]),
        ("我的手机iPhone", "手机 iph", ["手机iPhone"[:5]]),
        ("50 € oder 50€", "50€", ["50 €", "50€"]),
        ("❤\ufe0f gut", "❤", ["❤"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("Straße", "s", ["S", "ß"]),
        ("Co-op, coop", "co op", ["Co-op"]),
        ("ａｂｃ", "ABC", ["ａｂｃ"]),
        ("हिन्दी भाषा", "हिन्दी", ["हिन्दी"]),
        ("one two", "two three", []),
        ("one twofold", "one two f", []),
        ("the end", "end of", []),
    ],
)
def test_words_are_found_next_to_each_other_as_they_were_typed(text: str, words: str, there: list[str]) -> None:
    assert found(text, words) == there


@pytest.mark.parametrize(
    ("words", "whole", "there"),
    [
        ("kund*", True, ["Kundendienst", "KUNDEN"]),
        ("kund*", False, ["Kundendienst", "kunde", "KUNDEN"]),
        ("ein* altk*", True, ["ein Altkunde"]),
        ("dienst* ein*", False, ["dienst, ein"]),
        ("kund * altkunde", True, []),
        ("ein * altkunde", True, ["ein Altkunde"]),
        ("kunden | ein | kund*", True, ["Kundendienst", "ein", "KUNDEN"]),
        ("altkunde｜ , | 客户*", True, ["Altkunde"]),
    ],
)
def test_any_ending_and_any_alternative_may_be_asked_for(words: str, whole: bool, there: list[str]) -> None:
    assert found("Der Kundendienst, ein Altkunde: KUNDEN", words, whole=whole) == there


def test_an_ending_that_is_no_form_may_be_asked_for() -> None:
    text = "Reklamacja i reklamy, reklamować"
    assert found(text, "reklama", forms=True, language="pl") == ["reklamy", "reklamować"]
    assert found(text, "reklam*", forms=True, language="pl") == ["Reklamacja", "reklamy", "reklamować"]
    assert found(text, "i reklam*", forms=True, language="pl") == ["i reklamy"]


def test_alternatives_are_those_that_have_words() -> None:
    assert alternatives(SearchWords("a | , | 客户*", whole=True)) == (
        SearchWords("a", True),
        SearchWords("客户*", True),
    )
    assert alternatives(SearchWords("|")) == ()


def test_words_of_a_text_have_no_marks_that_mean_something() -> None:
    assert plain("**Kunden** |\n a｜b") == "Kunden a b"
    assert wanted(SearchWords(plain("Kunde*"))) == wanted(SearchWords("Kunde"))


@pytest.mark.parametrize("words", ["", " ", ",", "…!", "\u200b"])
def test_signs_alone_are_no_words(words: str) -> None:
    assert wanted(SearchWords(words)) == ()
    assert found("a, b … c!", words) == []


def test_whole_words_end_where_they_end() -> None:
    assert found("Kunde, Kunden, Altkunde", "kunde", whole=True) == ["Kunde"]
    assert found("der gute Kunde der guten Kunden", "gute kunde", whole=True) == ["gute Kunde"]
    assert found("der gute Kundendienst", "gute kunde", whole=True) == []
    # where no spaces are written, a word may end anywhere
    assert found("客户服务", "户服", whole=True) == ["户服"]


def test_forms_are_found_as_whole_words() -> None:
    text = "Klientami, klient, klientela; klienci"
    assert found(text, "klienta", forms=True) == ["Klientami", "klient", "klienci"]
    assert found(text, "klienta", forms=True, language="es") == ["klient"]
    assert found(text, "klienta", forms=True, language="zh") == []
    assert found("Dobrej obsługi klientów nie ma", "obsługa klient", forms=True) == ["obsługi klientów"]
    assert found("obsługi telefonu", "obsługa klient", forms=True) == []
    assert found("obsługa 客户", "obsługa klient", forms=True) == []
    assert found("客户 klient", "klient", forms=True) == ["klient"]


def test_some_texts_are_asked_at_once() -> None:
    texts = ["Kunden dienst", "Kundendienst", "", "Der Kunde"]
    assert list(having(texts, SearchWords("kund"), [""] * 4)) == [True, True, False, True]
    assert list(having(texts, SearchWords("kunde", whole=True), [""] * 4)) == [False, False, False, True]
    assert list(having(texts, SearchWords("n dienst"), [""] * 4)) == [True, False, False, False]
    assert list(having(["Kunden"] * 2, SearchWords("kunde", forms=True), ["de", "pl"])) == [True, False]


def test_the_index_takes_words_and_neighbouring_characters() -> None:
    rows, words = index_terms(["Kto dał 客户abc?", "!", "服务 €5"])
    assert [row.split() for row in rows] == [["kto", "dal", "客户", "户", "abc"], [], ["服务", "务", "€", "5"]]
    assert words == {"kto", "dal", "abc", "5"}
    assert pieces("客户服") == ["客户", "户服", "服"]


_LETTERS = "ab ,é客户服łßﬁ€\u0301\u200bสว"


@given(st.text(_LETTERS, max_size=20), st.text(_LETTERS, min_size=1, max_size=4))
def test_a_single_word_is_found_wherever_a_scan_of_the_letters_finds_it(text: str, typed: str) -> None:
    chain = wanted(SearchWords(typed))
    if len(chain) == 1:
        scanned = chain[0].text in fold(text).text
        assert bool(spans(text, SearchWords(typed))) == scanned
        assert list(having([text], SearchWords(typed), [""])) == [scanned]


@given(st.text(_LETTERS, max_size=20), st.text(_LETTERS, min_size=1, max_size=6), st.booleans())
def test_what_is_found_reads_like_what_was_typed(text: str, typed: str, whole: bool) -> None:
    wish = SearchWords(typed, whole)
    for start, end in spans(text, wish):
        assert wanted(SearchWords(text[start:end])) == wanted(wish)
    assert list(having([text], wish, [""])) == [bool(spans(text, wish))]


def test_decomposed_text_is_found_by_composed_words() -> None:
    text = unicodedata.normalize("NFD", "Su atención, señor")
    assert found(text, "atención") == [unicodedata.normalize("NFD", "atención")]
