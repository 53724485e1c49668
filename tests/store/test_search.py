import random
import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from cxreader.importing import Analyst
from cxreader.model.correction import Correction, CorrectionKind
from cxreader.model.document import Document
from cxreader.model.folding import fold
from cxreader.model.passage import Noise, without_noise
from cxreader.model.scope import SearchWords
from cxreader.model.search_words import spans
from cxreader.store import analyses, documents, search, search_plan, vocabulary, word_hints, word_index
from cxreader.store.schema import migrate

NOW = "2026-11-22T00:00:00Z"
TEXTS = Path(__file__).parents[1] / "data" / "sentences"


def add(db: sqlite3.Connection, analyst: Analyst, text: str) -> int:
    key = documents.add(db, analyst.analyse_text(text, "text.txt"), NOW)
    documents.show(db, key)
    return key


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    """A library without texts."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def read(analyst: Analyst, seed_documents: tuple[Document, ...]) -> Iterator[sqlite3.Connection]:
    """A library of texts in many languages that nobody writes to."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    for document in seed_documents:
        documents.show(connection, documents.add(connection, document, NOW))
    for path in sorted(TEXTS.glob("??.txt")):
        add(connection, analyst, path.read_text("utf-8").replace("|", ""))
    yield connection
    connection.close()


def found(db: sqlite3.Connection, words: SearchWords) -> set[tuple[int, int]]:
    query, values = search.passages(db, words)
    every = set(db.execute("SELECT document, number FROM passage"))
    return every.intersection(db.execute(query, values))


def texts(db: sqlite3.Connection) -> dict[tuple[int, int], tuple[str, str]]:
    """Return the words and the language of each passage that is not noise."""
    rows = db.execute("SELECT document, number, start, end, base FROM passage WHERE NOT noise").fetchall()
    return {
        (key, number): (without_noise(documents.text(db, key), start, end, analyses.noise(db, key)), base)
        for key, number, start, end, base in rows
    }


def words_of(db: sqlite3.Connection, dice: random.Random, pattern: str, count: int) -> list[str]:
    everything = [match for text, _ in texts(db).values() for match in re.findall(pattern, text)]
    return dice.choices(everything, k=count)


@pytest.mark.parametrize("seed", range(4))
def test_parts_of_words_are_found_as_a_scan_finds_them(read: sqlite3.Connection, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same words each time
    scanned = {key: fold(text).text for key, (text, _) in texts(read).items()}
    for word in words_of(read, dice, r"[^\W_]+", 50):
        start = dice.randrange(len(word))
        part = word[start : start + dice.randint(1, 6)]
        assert found(read, SearchWords(part)) == {key for key, text in scanned.items() if fold(part).text in text}


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_chinese_is_found_as_a_scan_finds_it(read: sqlite3.Connection, size: int) -> None:
    dice = random.Random(size)  # noqa: S311 - the same words each time
    plain = {key: text for key, (text, _) in texts(read).items()}
    for word in words_of(read, dice, f"[\u4e00-\u9fff]{{{size}}}", 50):
        assert found(read, SearchWords(word)) == {key for key, text in plain.items() if word in text}


@pytest.mark.parametrize("wish", [SearchWords(""), SearchWords("", whole=True), SearchWords("", forms=True)])
def test_words_next_to_each_other_are_found_as_in_the_texts(read: sqlite3.Connection, wish: SearchWords) -> None:
    dice = random.Random(7)  # noqa: S311 - the same words each time
    own = texts(read)
    for phrase in words_of(read, dice, r"\w+\W+\w+(?:\W+\w+)?", 40):
        words = wish._replace(text=phrase[dice.randrange(2) : len(phrase) - dice.randrange(2)])
        there = {key for key, (text, base) in own.items() if spans(text, words, base)}
        assert found(read, words) == there
        assert {hit[:2] for hit in search.first(read, words, 1_000)} == there


@pytest.mark.parametrize("wish", [SearchWords(""), SearchWords("", whole=True), SearchWords("", forms=True)])
@pytest.mark.parametrize(
    "typed", ["client*", "obsług* klient*", "servic* al client*", "quej* | 客户 | obsług*", "a | b | ,"]
)
def test_any_ending_and_any_alternative_are_found_as_in_the_texts(
    read: sqlite3.Connection, wish: SearchWords, typed: str
) -> None:
    words = wish._replace(text=typed)
    there = {key for key, (text, base) in texts(read).items() if spans(text, words, base)}
    assert there
    assert found(read, words) == there
    every = search.first(read, words, 5_000)
    assert {hit[:2] for hit in every} == there
    assert every == sorted(every)
    assert set(search.first(read, words, 3)) <= set(every)


def test_forms_are_those_of_the_language_of_a_passage(db: sqlite3.Connection, analyst: Analyst) -> None:
    polish = "Klientom podoba się nowa obsługa w tym sklepie. Wczoraj rozmawiałem z klientami przez telefon."
    key = add(db, analyst, f"{polish}\n\nNasz klient ma zawsze rację, a klientela rośnie z roku na rok.")
    numbers = [number for document, number in sorted(found(db, SearchWords("klient", forms=True))) if document == key]
    assert numbers == [0, 1, 2]
    assert len(found(db, SearchWords("klientami"))) == len(found(db, SearchWords("klientami", whole=True))) == 1
    assert found(db, SearchWords("cliente", forms=True)) == set()


def test_the_first_ones_come_in_reading_order_and_no_more_than_asked_for(read: sqlite3.Connection) -> None:
    every = search.first(read, SearchWords("客户"), 1_000)
    assert every == sorted(every)
    assert {hit[:2] for hit in every} == found(read, SearchWords("客户"))
    assert search.first(read, SearchWords("客户"), 2) == every[:2]
    assert {hit[:2] for hit in search.first(read, SearchWords("客"), 1_000)} == found(read, SearchWords("客"))
    assert len(search.first(read, SearchWords("客"), 1)) == 1
    assert search.first(read, SearchWords("龘")) == []
    hit = every[0]
    assert "客户" in documents.text(read, hit.document)[hit.start : hit.end]
    assert hit.language == "zh"


def test_where_a_word_begins_with_what_was_typed_is_found_before_where_it_ends_so(
    db: sqlite3.Connection, analyst: Analyst
) -> None:
    first = add(db, analyst, "Der Altkunde wartet schon lange auf eine Antwort.")
    second = add(db, analyst, "Die Kundin wartet schon lange auf eine Antwort.")
    assert [hit.document for hit in search.first(db, SearchWords("kund"), 1)] == [second]
    assert [hit.document for hit in search.first(db, SearchWords("kund"), 2)] == [first, second]


@pytest.mark.parametrize("text", ["", "  ", ",", "…"])
def test_nothing_is_found_where_no_word_was_typed(read: sqlite3.Connection, text: str) -> None:
    for words in (SearchWords(text), SearchWords(text, whole=True), SearchWords(text, forms=True)):
        assert found(read, words) == set()
        assert search.first(read, words) == []


def test_signs_that_mean_something_are_found(db: sqlite3.Connection, analyst: Analyst) -> None:
    key = add(db, analyst, "Das hat 50 € gekostet, und niemand hat sich gemeldet. Ich bin sehr zufrieden ☺ damit.")
    assert found(db, SearchWords("€")) == {(key, 0)}
    assert found(db, SearchWords("☺")) == {(key, 1)}


def test_noise_within_a_passage_is_no_hit(db: sqlite3.Connection, analyst: Analyst) -> None:
    document = analyst.analyse_text("Nobody answered [advertisement] the telephone.", "text.txt")
    gap = Noise(16, 32, "advertisement", "It sells something.")
    key = documents.add(db, document._replace(noise=(gap,)), NOW)
    assert found(db, SearchWords("advertisement")) == set()
    assert found(db, SearchWords("answered the")) == {(key, 0)}


def test_a_document_that_is_off_the_list_is_no_first_hit(db: sqlite3.Connection, analyst: Analyst) -> None:
    key = add(db, analyst, "Nobody answered the telephone for an hour.")
    assert [hit.document for hit in search.first(db, SearchWords("telephone"))] == [key]
    documents.hide(db, key, NOW)
    assert search.first(db, SearchWords("telephone")) == []
    assert found(db, SearchWords("telephone")) == {(key, 0)}


def test_what_is_read_again_is_found_by_its_new_passages_alone(db: sqlite3.Connection, analyst: Analyst) -> None:
    text = "Nobody answered the telephone.\n\nThe shop was closed on Monday."
    first, key = add(db, analyst, "The telephone rang."), add(db, analyst, text)
    assert found(db, SearchWords("telephone rang")) == {(first, 0)}
    said = (Correction(0, 30, CorrectionKind.NOISE, "noise"),)
    analyses.replace(db, key, analyst.analyse_text(text, "text.txt", said), said)
    assert found(db, SearchWords("telephone")) == {(first, 0)}
    assert found(db, SearchWords("monday")) == {(key, 1)}
    # what was remembered of the texts before is asked anew
    later = add(db, analyst, "A telephone rang.")
    assert found(db, SearchWords("telephone rang")) == {(first, 0), (later, 0)}


def test_a_library_of_an_earlier_version_is_indexed_later(db: sqlite3.Connection, analyst: Analyst) -> None:
    key, other = add(db, analyst, "客户服务很好。"), add(db, analyst, "The telephone rang.")
    db.execute("DELETE FROM indexed")
    db.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
    db.execute("DELETE FROM word")
    assert search.missing(db) == [key, other]
    assert found(db, SearchWords("客户")) == set()
    for document in search.missing(db):
        search.index(db, document)
    assert search.missing(db) == []
    assert found(db, SearchWords("客户服务")) == {(key, 0)}
    assert found(db, SearchWords("phone")) == {(other, 0)}


def test_a_document_without_passages_takes_a_number_as_well(db: sqlite3.Connection) -> None:
    word_index.replace(db, 1, [])
    word_index.replace(db, 2, ["one", "", "!", "two"])
    assert db.execute("SELECT * FROM indexed").fetchall() == [(1, 1, 1), (2, 2, 4)]
    assert db.execute("SELECT rowid FROM word_index WHERE word_index MATCH 'two'").fetchall() == [(5,)]
    assert word_index.end(db) == 6


def test_letters_that_very_many_words_have_are_looked_for_in_the_texts(
    read: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, chain = found(read, SearchWords("ent")), found(read, SearchWords("de la"))
    monkeypatch.setattr(search_plan, "_MOST", 3)
    monkeypatch.setattr(search_plan, "_FURTHER", 2)
    assert search_plan.plan(read, SearchWords("ent")).questions == (search_plan.Question(""),)
    search._listed.cache_clear()
    assert found(read, SearchWords("ent")) == few != set()
    assert found(read, SearchWords("de la")) == chain != set()


def test_the_words_of_a_library_are_told_by_letters(read: sqlite3.Connection) -> None:
    every = [word for (word,) in read.execute("SELECT word FROM word")]
    for letters in ("ent", "a", "zzz"):
        assert set(vocabulary.containing(read, letters)) == {word for word in every if letters in word}
        begun, ended = (word for word in every if word.startswith(letters)), {w for w in every if w.endswith(letters)}
        assert set(vocabulary.containing(read, letters, begins=True)) == set(vocabulary.beginning(read, letters, 999))
        assert set(vocabulary.beginning(read, letters, 999)) == set(begun)
        assert set(vocabulary.containing(read, letters, ends=True)) == ended
    lengths = [len(word) for word in vocabulary.beginning(read, "a", 999)]
    assert all(one <= other for one, other in pairwise(lengths))


def test_a_slip_is_told_by_words_that_are_there(db: sqlite3.Connection, analyst: Analyst) -> None:
    add(db, analyst, "Obsługa klienta była dobra.\n\nThe refund came late. Refunds and a customer came.")
    assert word_hints.near(db, "refnd") == [("refund", 2)]
    assert word_hints.near(db, "obsuga") == [("Obsługa", 1)]
    assert word_hints.near(db, "cutsomer") == [("customer", 1)]
    assert word_hints.near(db, "caem") == [("came", 2)]
    assert word_hints.near(db, "refund") == [("Refunds", 1)]


@pytest.mark.parametrize("word", ["", "re", "客户", "two words", "zzzzzz"])
def test_of_what_cannot_be_told_nothing_is_guessed(read: sqlite3.Connection, word: str) -> None:
    assert word_hints.near(read, word) == []


def test_an_empty_library_answers_nothing(db: sqlite3.Connection) -> None:
    assert found(db, SearchWords("word")) == set()
    assert search.first(db, SearchWords("word")) == []
    assert search.missing(db) == []
    assert vocabulary.state(db).newest == ""
    assert vocabulary.uses(db, "word") == 0
