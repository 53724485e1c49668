import pytest

from cxreader.analysis import words
from cxreader.analysis.words import Wording, WordList
from cxreader.model.theme import Codebook, Theme


def _matched(language: str, terms: tuple[str, ...], text: str) -> list[tuple[str, str]]:
    codebook = Codebook("mine", 1, (), (Theme("a", "A1", "A", "f", "", {language: terms}),))
    wording = Wording(text)
    matches = WordList.of(codebook, language, wording.plain).matches(wording)
    return [(match.term.written, wording.original(match.start, match.end)) for match in matches]


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        (("tatak",), "Natatakot ako sa TATAK.", [("tatak", "TATAK")]),
        (("market*",), "Markets, supermarket", [("market*", "Markets")]),
        (("self-service",), "Self service, self-service, selfservice", ["Self service", "self-service"]),
        (("self service",), "self, service; self. Service; self", []),
        (("moment* of truth",), "Moments of truth: a moment of trust, a moment", ["Moments of truth"]),
        (("each contact*",), "each contacts", ["each contacts"]),
        (("24/7",), "open 24/7 or 24 / 7, not 247", ["24/7", "24 / 7"]),
        (("avis d'achat",), "un avis d’achat", ["avis d’achat"]),
        (("chat", "chat*"), "chat", ["chat", "chat"]),
        (("—",), "— —", []),
    ],
)
def test_words_are_matched_as_words(terms: tuple[str, ...], text: str, found: list[str | tuple[str, str]]) -> None:
    matched = _matched("en", terms, text)
    assert [pair if isinstance(want, tuple) else pair[1] for pair, want in zip(matched, found, strict=True)] == found


def test_chinese_terms_are_found_within_running_text() -> None:
    text = "改善CRM客户体验和客\u200b户体验"
    assert _matched("zh", ("客户体验", "CRM", "24小时"), text) == [
        ("CRM", "CRM"), ("客户体验", "客户体验"), ("客户体验", "客\u200b户体验"),
    ]  # fmt: skip


def test_a_text_without_accents_is_matched_without_them() -> None:
    assert _matched("pl", ("obsługa",), "dobra obsluga") == [("obsługa", "obsluga")]


def test_a_text_with_accents_is_matched_strictly() -> None:
    assert _matched("de", ("schon", "müde"), "schön, schon, mude") == [("schon", "schon")]


def test_a_hint_is_told_from_a_term() -> None:
    codebook = Codebook("mine", 1, (), (Theme("a", "A1", "A", "f", "", {"en": ("fast*?", "on hold", "客户服务")}),))
    terms = WordList.of(codebook, "en", plain=True).terms["a"]
    assert [(term.written, term.hint, term.is_long) for term in terms] == [
        ("fast*", True, False), ("on hold", False, True), ("客户服务", False, True),
    ]  # fmt: skip


def test_the_word_before_stands_directly_before() -> None:
    assert Wording("it is no chat").word_before(9) == "no"
    assert Wording("no. chat").word_before(4) == ""
    assert Wording("chat").word_before(0) == ""


def test_words_are_found_however_many_others_were_looked_up_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_HELD", 2)
    found = [("queue*", "queue"), ("desk", "desk"), ("queue*", "queues"), ("queue*", "queue")]
    assert _matched("en", ("queue*", "desk"), "a queue, a desk, two queues, one queue") == found
