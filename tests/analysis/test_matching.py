import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxreader.analysis.matching import find
from cxreader.model.folding import fold


def _found(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in find(text, query)]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Dobra obsługa klienta", "obsluga", ["obsługa"]),
        ("ŻÓŁW i żółw", "zolw", ["ŻÓŁW", "żółw"]),
        ("客户体验和客户", "客", ["客", "客"]),
        ("客户\u200b体验", "客户体验", ["客户\u200b体验"]),
        ("La experien\u00adcia", "experiencia", ["experien\u00adcia"]),
        ("Es eﬁcaz aquí", "eficaz", ["eﬁcaz"]),
        ("ＣＸ　２４", "cx 24", ["ＣＸ　２４"]),
        ("it’s “fine” – really", 'it\'s "fine" - really', ["it’s “fine” – really"]),
        ("Straße", "strasse", ["Straße"]),
        ("İSTANBUL, ısı", "isi", ["ısı"]),
        ("customer\nservice", "customer service", ["customer\nservice"]),
        ("خدمـــة", "خدمة", ["خدمـــة"]),
        ("a\u0301", "a", ["a\u0301"]),
        ("葛\U000e0100飾区", "葛飾", ["葛\U000e0100飾"]),
        ("고\u3164객", "고객", ["고\u3164객"]),
        ("❤\ufe0f ❤", "❤", ["❤", "❤"]),
        ("customer\u00a0service", "customer service", ["customer\u00a0service"]),
        ("customer\r\nservice", "customer service", ["customer\r\nservice"]),
        ("customer  \n   service", "customer service", ["customer  \n   service"]),
        ("खराब\r\n सेवा", "खराब सेवा", ["खराब\r\n सेवा"]),
        ("customer\r\n\r\nservice", "customer service", []),
    ],
)
def test_a_query_is_found_however_it_is_written(text: str, query: str, found: list[str]) -> None:
    assert _found(text, query) == found


def test_decomposed_text_is_found_by_composed_words() -> None:
    text = unicodedata.normalize("NFD", "Su atención, señor")
    assert _found(text, "atención") == [unicodedata.normalize("NFD", "atención")]
    assert _found(unicodedata.normalize("NFD", "고객 고개"), "고객") == [unicodedata.normalize("NFD", "고객")]


def test_voicing_marks_of_kana_make_other_letters() -> None:
    assert _found("ガカ", "カ") == ["カ"]
    assert _found("ｶﾞ ガ", "ガ") == ["ｶﾞ", "ガ"]
    assert _found("ｶ\u200bﾞ", "ガ") == ["ｶ\u200bﾞ"]


def test_a_letter_that_folds_into_two_is_found_once() -> None:
    assert find("ß", "s") == [(0, 1)]
    assert find("n… x", "n") == [(0, 1)]


def test_what_cannot_be_seen_after_a_hit_stays_outside() -> None:
    assert find("客户\u200b体验", "客户") == [(0, 2)]


@pytest.mark.parametrize("query", ["", "  ", "\u200b", "\n"])
def test_a_blank_query_stands_nowhere(query: str) -> None:
    assert find("a \u200b\n b", query) == []


def test_hits_do_not_overlap() -> None:
    assert find("aaaa", "aa") == [(0, 2), (2, 4)]


_UNSEEN = "\u00ad\u200b\u200d\u200f\u202e\u2066\u0640\ufe0f\ufeff\U000e0100\U000e0041"


@given(st.data())
def test_what_cannot_be_seen_hides_no_word(data: st.DataObject) -> None:
    word = "a" + data.draw(st.text("aèßﬁｶﾞ客İżखि한ёة\u0301", max_size=8))
    strewn = "".join(letter + data.draw(st.text(_UNSEEN, max_size=2)) for letter in word)
    (span,) = find(f"({strewn})", word)
    assert span == (1, 1 + len(strewn.rstrip(_UNSEEN)))


@given(st.text("ab \u00a0\t\n\r\u200bé\u0301", max_size=30), st.text("ab é", min_size=1, max_size=3))
def test_each_hit_reads_like_the_query(text: str, query: str) -> None:
    for start, end in find(text, query):
        assert fold(text[start:end]).text == fold(query).text
