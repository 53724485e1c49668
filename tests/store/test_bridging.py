import sqlite3
from collections.abc import Iterator, Sequence

import pytest

from cxreader.importing import Analyst
from cxreader.model.scope import SearchWords
from cxreader.model.searching import Partner
from cxreader.model.theme import Codebook, Family, Theme
from cxreader.store import bridging, codebooks, documents, search
from cxreader.store.schema import migrate

NOW = "2026-11-22T00:00:00Z"
TERMS = {
    "en": ("customer service", "help desk*", "support*?"),
    "de": ("kundendienst*", "kundenbetreuung", "leitung?"),
    "pl": ("obsług* klienta", "infolini*", "pomoc?"),
    "zh": ("客服", "热线", "电话?"),
    "fil": ("serbisyo sa customer",),
}
BOOK = Codebook(
    "own",
    1,
    (Family("service", "Service", "blue"),),
    (
        Theme("care", "S1", "Care", "service", "", TERMS),
        Theme("money", "S2", "Money", "service", "", {"en": ("refund*",), "pl": ("zwrot*",)}, off={"zh": ("退款",)}),
    ),
)
TEXTS = (
    "The customer service was friendly. The help desks were closed. I want a refund, said the customer service.",
    "Obsługa klienta była miła. Chwalę obsługę klienta. Zwrotów nie było wcale, a obsługi klienta nie słychać.",
    "客服很好。我打了热线，客服没有接电话。退款还没有到。客服说明天再打过来，我等了很久也没有人来。",
)


@pytest.fixture
def db(analyst: Analyst) -> Iterator[sqlite3.Connection]:
    """A library with a text in English, Polish and Chinese each."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
    codebooks.update(connection, BOOK)
    for text in TEXTS:
        documents.show(connection, documents.add(connection, analyst.analyse_text(text, "text.txt"), NOW))
    yield connection
    connection.close()


def written(partners: Sequence[Partner]) -> list[tuple[str, str, int]]:
    return [(partner.language, partner.written, partner.passages) for partner in partners]


def test_a_word_leads_to_those_of_its_theme_that_stand_in_texts_in_other_languages(db: sqlite3.Connection) -> None:
    assert sorted(written(bridging.partners(db, "customer service"))) == [
        ("pl", "Obsługa klienta", 3),
        ("zh", "客服", 3),
        ("zh", "热线", 1),
    ]
    assert sorted(written(bridging.partners(db, "客服"))) == [
        ("en", "customer service", 2),
        ("en", "help desks", 1),
        ("pl", "Obsługa klienta", 3),
    ]


def test_a_partner_is_found_as_often_as_is_said(db: sqlite3.Connection) -> None:
    for partner in bridging.partners(db, "Kundendienst"):
        words = SearchWords(partner.term, whole=True)
        assert len(search.first(db, words)) == partner.passages


@pytest.mark.parametrize("word", ["Kundendienstes", "KUNDENDIENST", "obsługą klienta", "obsluga klienta", "infolinia"])
def test_forms_of_a_word_lead_to_the_same(db: sqlite3.Connection, word: str) -> None:
    assert "customer service" in [partner.term for partner in bridging.partners(db, word)]


@pytest.mark.parametrize("word", ["", ",", "zebra", "customer", "customer service | refund", "退款", "Hotline热线"])
def test_what_is_no_word_of_a_theme_leads_nowhere(db: sqlite3.Connection, word: str) -> None:
    assert bridging.partners(db, word) == ()


def test_a_general_word_leads_to_general_words_too(db: sqlite3.Connection) -> None:
    assert ("zh", "电话", 1) in written(bridging.partners(db, "support"))
    assert "电话" not in [partner.written for partner in bridging.partners(db, "help desk")]


def test_a_word_that_stands_in_texts_of_another_language_is_no_partner(db: sqlite3.Connection) -> None:
    care = BOOK.themes[0]
    terms = {**care.terms, "zh": ("friendly", *care.terms["zh"])}
    codebooks.update(db, BOOK._replace(themes=(care._replace(terms=terms), BOOK.themes[1])))
    assert "friendly" not in [partner.term for partner in bridging.partners(db, "Kundendienst")]


def test_a_loan_leads_to_what_its_borrowers_say_themselves(db: sqlite3.Connection) -> None:
    care, money = BOOK.themes
    terms = {**money.terms, "pl": ("refund*", "zwrot*"), "de": ("refund*",)}
    codebooks.update(db, BOOK._replace(themes=(care, money._replace(terms=terms))))
    assert written(bridging.partners(db, "refund")) == [("pl", "Zwrotów", 1)]


def test_few_partners_are_offered_in_an_order_that_is_asked_for(db: sqlite3.Connection) -> None:
    care = BOOK.themes[0]
    terms = {**care.terms, "zh": ("没有", "很好", "客服", "热线")}
    codebooks.update(db, BOOK._replace(themes=(care._replace(terms=terms),)))
    first = [partner.term for partner in bridging.partners(db, "Kundendienst") if partner.language == "zh"]
    assert first == ["没有", "很好", "客服"]

    def backwards(_word: str, some: Sequence[bridging.Candidate]) -> Sequence[bridging.Candidate]:
        return some[::-1]

    last = [p.term for p in bridging.partners(db, "Kundendienst", backwards) if p.language == "zh"]
    assert last == ["热线", "客服", "很好"]
