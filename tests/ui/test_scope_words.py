import pytest

from cxreader.model.counts import Count, Facets
from cxreader.model.scope import NAMES, SPEAKER, ColumnValue, Facet, Length, Scope, SearchWords, Status, Token
from cxreader.session import Session
from cxreader.ui import scope_words
from cxreader.ui.scope_words import TokenWords, proposal, sentence, token_words

EMPTY: dict[str, Count] = {}


def facets(held: int, listed: int) -> Facets:
    size = Count(31, held)
    return Facets(Scope(), size, size, listed, EMPTY, EMPTY, {}, {}, EMPTY, EMPTY, {})


def test_a_token_of_every_facet_is_read_and_named(session: Session) -> None:
    title = session.document_title(1)
    tokens = (
        Token(Facet.LANGUAGE, "pl"),
        Token(Facet.THEME, "contact-centre"),
        Token(Facet.ALSO, "contact-centre"),
        Token(Facet.STATUS, Status.DECIDED),
        Token(Facet.LENGTH, Length.BOOK),
        Token(Facet.MONTH, "2026-11"),
        Token(Facet.TAG, "wave 2"),
        Token(Facet.DOCUMENT, 1),
        Token(Facet.COLUMN, ColumnValue("country", "mx")),
        Token(Facet.COLUMN, ColumnValue(SPEAKER, "Anna")),
        Token(Facet.WORDS, SearchWords("refund", whole=True, forms=True)),
    )
    contact = session.codebook.theme("contact-centre")
    assert token_words(session, tokens) == (
        TokenWords(tokens[0], "PL", "Polish"),
        TokenWords(tokens[1], f"{contact.code} Contact centre", "Contact centre", "blue"),
        TokenWords(tokens[2], f"+ {contact.code} Contact centre", "also Contact centre", "blue"),
        TokenWords(tokens[3], "Decided by me", "Decided by me"),
        TokenWords(tokens[4], "Books", "Books"),
        TokenWords(tokens[5], "November 2026", "November 2026"),
        TokenWords(tokens[6], "#wave 2", "tag wave 2"),
        TokenWords(tokens[7], title, title),
        TokenWords(tokens[8], "country: mx", "country: mx"),
        TokenWords(tokens[9], "Speaker: Anna", "Speaker: Anna"),
        TokenWords(tokens[10], "“refund”, whole words, and their forms", "“refund”, whole words, and their forms"),
    )


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (Scope(), "All passages"),
        (Scope(frozenset({"pl"})), "Passages in Polish"),
        (Scope(frozenset({"pl", "es", "zh"})), "Passages in Spanish, Polish or Chinese"),
        (Scope(frozenset({"und"})), "Passages in an unknown language"),
        (
            Scope(
                frozenset({"pl", "es"}),
                frozenset({"contact-centre"}),
                frozenset({Status.DOUBTFUL}),
                words=(SearchWords("refund"),),
            ),
            "Passages in Spanish or Polish about Contact centre, doubtful, that have “refund”",
        ),
        (
            Scope(themes=frozenset({"contact-centre"}), also=frozenset({"touchpoints"})),
            "Passages about Contact centre that also speak of Touchpoints",
        ),
        (
            Scope(words=(SearchWords("refund"), SearchWords("退款"))),
            "Passages that have “refund” and “退款”",
        ),
        (
            Scope(
                lengths=frozenset({Length.SHORT, Length.BOOK}),
                months=frozenset({"2026-11", ""}),
                tags=frozenset({"wave 2"}),
            ),
            "Passages, in books or short texts, from no known month or November 2026, tagged “wave 2”",
        ),
        (
            Scope(
                languages=frozenset({"es"}),
                columns=frozenset(
                    (ColumnValue("wave", "2"), ColumnValue("country", "mx"), ColumnValue("country", "es"))
                ),
                words=(SearchWords("refund"),),
            ),
            "Passages in Spanish, country: es or mx, wave: 2, that have “refund”",
        ),
        (Scope(columns=frozenset({ColumnValue(SPEAKER, "Anna")})), "Passages, spoken by Anna"),
    ],
)
def test_a_scope_is_one_sentence(session: Session, scope: Scope, words: str) -> None:
    assert sentence(session, scope) == words


def test_a_document_is_named_by_its_title(session: Session) -> None:
    title = session.document_title(1)
    assert sentence(session, Scope(documents=frozenset({1}))) == f"Passages, in “{title}”"


def test_a_scope_proposes_its_own_name(session: Session) -> None:
    scope = Scope(frozenset({"pl"}), frozenset({"contact-centre"}), tags=frozenset({"wave 2"}))
    assert proposal(session, scope) == "Polish, Contact centre, tag wave 2"


def test_months_without_a_name_stay_as_they_are() -> None:
    assert [scope_words.month_name(month) for month in ("", "2026-02", "soon")] == ["No date", "February 2026", "soon"]


def test_every_facet_status_and_length_has_a_name_of_its_own() -> None:
    assert len({scope_words.facet_name(facet) for facet in Facet}) == len(Facet)
    assert len({*NAMES.values()}) == len(NAMES) == len(Status) + len(Length)


def test_lengths_say_how_many_words_they_are() -> None:
    assert [scope_words.length_extent(length) for length in Length] == [
        "under 300 words",
        "300 to 1,499 words",
        "1,500 to 19,999 words",
        "20,000 words or more",
    ]


def test_the_status_bar_says_how_many_of_all_documents_are_in_scope() -> None:
    assert scope_words.summary(facets(12, 300), ["Polish"]) == "31 passages · 12 of 300 documents · Polish"
    assert scope_words.summary(facets(4, 4), []) == "31 passages · 4 documents"
    assert scope_words.summary(facets(0, 1), []) == "31 passages · 0 of 1 document"
