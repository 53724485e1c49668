import pytest

from cxreader.model.annotation import Verdict
from cxreader.model.block import Block, BlockKind
from cxreader.model.passage import Certainty, Evidence
from cxreader.model.theme import Codebook, Family, Theme
from cxreader.model.views import CodedPassage, Coding, OpenDocument, Reason
from cxreader.reasons import reasons

TEXT = "Fast help. Slow help. Dear help. Cheap help. Quick help."
CODEBOOK = Codebook(
    "mine",
    1,
    (Family("all", "All", "blue"),),
    tuple(Theme(key, key[:2], key.title(), "all", "") for key in ("speed", "help", "price")),
)


def evidence(word: str, term: str = "", language: str = "en") -> Evidence:
    start = TEXT.index(word)
    return Evidence(start, start + len(word), "word", term or word.lower(), language, 1.0)


def found(theme: str, word: str, term: str = "", language: str = "en") -> Coding:
    return Coding(theme, 0.8, Certainty.SURE, (evidence(word, term, language),), ("“help” is a general word.",))


@pytest.fixture
def document() -> OpenDocument:
    codings = (
        (found("speed", "Fast"),),
        (found("speed", "Slow", "slow*"), found("help", "help", "ayuda", "es"), Coding("price", verdict=Verdict.YES)),
        (found("price", "Dear"), found("speed", "Fast")),
        (found("speed", "Cheap")._replace(verdict=Verdict.NO),),
        (found("speed", "Quick"),),
    )
    passages, at = [], 0
    for number, given in enumerate(codings):
        end = TEXT.index(".", at) + 1
        passages.append(CodedPassage(1, number, 0, at, end, "en", 0.9, noise=False, codings=given))
        at = end + 1
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(TEXT)),)
    return OpenDocument(1, "Help", "en", TEXT, blocks, tuple(passages), (), ())


def of(document: OpenDocument, number: int) -> tuple[Reason, ...]:
    return reasons(document, document.passages[number], CODEBOOK)


def test_each_theme_shows_its_words_its_terms_and_their_list(document: OpenDocument) -> None:
    speed, help_, price = of(document, 1)
    assert speed.matched == (("Slow", "slow*", "English"),)
    assert help_.matched == (("help", "ayuda", "Spanish"),)
    assert (speed.certainty, speed.score, speed.against) == (Certainty.SURE, 0.8, ("“help” is a general word.",))
    assert (price.theme.name, price.certainty, price.matched, price.verdict) == ("Price", None, (), Verdict.YES)


def test_the_runner_up_is_the_next_best_theme_that_counts(document: OpenDocument) -> None:
    assert [reason.runner_up and reason.runner_up.id for reason in of(document, 1)] == ["help", "speed", "speed"]
    assert [reason.runner_up for reason in of(document, 0)] == [None]


def test_the_runner_up_may_be_a_theme_that_was_nearly_found(document: OpenDocument) -> None:
    passage = document.passages[0]
    for following, named in (("help", "Help"), ("gone", None), ("", None)):
        (reason,) = reasons(
            document, passage._replace(codings=(found("speed", "Fast")._replace(following=following),)), CODEBOOK
        )
        assert (reason.runner_up and reason.runner_up.name) == named


def test_words_carry_their_part_of_the_meaning_each_once_the_strongest_first(document: OpenDocument) -> None:
    shares = (("Fast", 0.08), ("help", 0.06), ("Help", 0.04), ("dear", -0.02), ("Dear", -0.02), ("so", -0.03))
    meant = tuple(Evidence(0, 1, "meaning", word, "en", share) for word, share in shares)
    coding = found("speed", "Fast")._replace(evidence=(evidence("Fast"), *meant))
    (reason,) = reasons(document, document.passages[0]._replace(codings=(coding,)), CODEBOOK)
    assert reason.matched == (("Fast", "fast", "English"),)
    assert [(word, round(share, 4)) for word, share in reason.meant] == [("help", 0.125), ("Fast", 0.1)]
    assert [(word, round(share, 4)) for word, share in reason.opposed] == [("dear", -0.05), ("so", -0.0375)]
    assert not reason.unread


def test_the_meaning_is_unread_until_a_theme_of_the_passage_goes_by_it(document: OpenDocument) -> None:
    passage = document.passages[1]
    told = reasons(document, passage, CODEBOOK, {"speed", "price"})
    assert [reason.unread for reason in told] == [True, False, False]
    assert not any(reason.unread for reason in of(document, 1))
    read = found("help", "help")._replace(evidence=(Evidence(0, 4, "meaning", "Fast", "en", 0.1),))
    passage = document.passages[0]._replace(codings=(read, found("speed", "Fast")))
    assert [reason.unread for reason in reasons(document, passage, CODEBOOK, {"speed", "help"})] == [False, False]


def test_what_is_suggested_comes_after_what_counts_and_may_be_the_next_best(document: OpenDocument) -> None:
    codings = (
        found("help", "help")._replace(verdict=Verdict.NO),
        found("speed", "Fast")._replace(suggested=True),
        found("price", "Dear")._replace(verdict=Verdict.YES),
    )
    told = reasons(document, document.passages[0]._replace(codings=codings), CODEBOOK)
    assert [(reason.theme.id, reason.suggested) for reason in told] == [
        ("price", False),
        ("speed", True),
        ("help", False),
    ]
    assert [reason.runner_up and reason.runner_up.id for reason in told] == ["speed", "price", "price"]


def test_a_refused_theme_comes_last_and_is_no_runner_up(document: OpenDocument) -> None:
    codings = (
        found("speed", "Fast")._replace(verdict=Verdict.NO, decided="2026-11-21T10:00:00Z"),
        found("help", "help"),
    )
    passage = document.passages[0]._replace(codings=codings)
    help_, speed = reasons(document, passage, CODEBOOK)
    assert (help_.theme.id, help_.runner_up) == ("help", None)
    assert (speed.verdict, speed.decided) == (Verdict.NO, "2026-11-21T10:00:00Z")
    assert speed.runner_up == CODEBOOK.theme("help")


def test_a_passage_without_themes_has_no_reasons(document: OpenDocument) -> None:
    assert reasons(document, document.passages[0]._replace(codings=()), CODEBOOK) == ()
