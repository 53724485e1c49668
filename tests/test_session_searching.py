"""Searching all documents."""

from itertools import pairwise

import pytest

from cxreader.model.scope import Scope, SearchWords
from cxreader.model.searching import HitLine, HitOrder
from cxreader.session import Session, searching


def found(session: Session, words: SearchWords, order: HitOrder = HitOrder.READING) -> list[HitLine]:
    return searching.hit_lines(session, words, searching.search(session, words, order).keys)


def test_hits_stand_in_their_paragraph(session: Session) -> None:
    (line,) = found(session, SearchWords("obsluga klienta"))
    assert (line.word, line.language, line.paragraph) == ("obsługą klienta", "pl", 4)
    assert line.left.endswith("z ich produktami, ")
    assert line.right.startswith(", sprzedawców")
    document = session.open(line.document)
    assert document.text[line.start : line.end] == line.word
    assert document.title == line.title


def test_a_hit_says_how_often_the_words_stand_in_its_passage(session: Session) -> None:
    lines = found(session, SearchWords("a"))
    for line in lines[:20]:
        passage = session.open(line.document).passages[line.number]
        own = session.open(line.document).text[passage.start : passage.end]
        assert line.hits >= 1
        assert line.hits <= own.casefold().count("a") + own.casefold().count("á") + own.casefold().count("ą")
    assert max(line.hits for line in lines) > 1


def test_a_word_of_the_codebook_has_partners_in_other_languages(session: Session) -> None:
    partners = searching.partners(session, "obsługa klienta")
    assert {partner.language for partner in partners} <= {"es", "zh", "fil"}
    for partner in partners:
        assert found(session, SearchWords(partner.written, whole=True))
    assert searching.partners(session, "zzzz") == ()


def test_the_first_hits_are_among_all(session: Session) -> None:
    words = SearchWords("客")
    first, whole = searching.first_hits(session, words), searching.search(session, words, HitOrder.READING)
    assert len(first.keys) == 50 < len(whole.keys)
    assert set(first.keys) < set(whole.keys)
    assert whole.documents == 1
    assert whole.ordered == len(whole.keys)


def test_of_very_many_hits_the_first_are_listed(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    for words in (SearchWords("a"), SearchWords("de", whole=True)):
        every = searching.search(session, words, HitOrder.READING)
        assert not every.more
        with monkeypatch.context() as patch:
            patch.setattr("cxreader.store.concordance._MOST", len(every.keys) - 1)
            some = searching.search(session, words, HitOrder.READING)
            patch.setattr("cxreader.store.concordance._MOST", len(every.keys))
            assert searching.search(session, words, HitOrder.READING) == every
        assert some.more
        assert some.keys == every.keys[:-1]


def test_hits_are_in_reading_order(session: Session) -> None:
    lines = found(session, SearchWords("customer"))
    assert [(line.document, line.number) for line in lines] == sorted((line.document, line.number) for line in lines)


def test_hits_are_in_the_order_of_their_neighbours(session: Session) -> None:
    before = [line.left.split()[-1:] for line in found(session, SearchWords("cliente"), HitOrder.LEFT)]
    assert before == sorted(before)
    after = [line.right[:1] for line in found(session, SearchWords("cliente "), HitOrder.RIGHT)]
    assert len(after) == len(before)


def test_in_chinese_the_neighbours_are_single_signs(session: Session) -> None:
    after = [line.right[:1] for line in found(session, SearchWords("客户"), HitOrder.RIGHT)]
    assert [sign for sign in after if sign.isalpha()] == sorted(sign for sign in after if sign.isalpha())
    before = [line.left[-1:] for line in found(session, SearchWords("客户"), HitOrder.LEFT)]
    assert before != after


def test_hits_can_follow_the_titles(session: Session) -> None:
    titles = [line.title for line in found(session, SearchWords("a"), HitOrder.DOCUMENT)]
    assert titles[0].startswith("11 Patakaran")
    changes = sum(one != other for one, other in pairwise(titles))
    assert changes + 1 == len(set(titles)) == 4


def test_signs_alone_find_nothing(session: Session) -> None:
    assert not searching.search(session, SearchWords(", ."), HitOrder.READING).keys


def test_a_passage_that_has_the_words_no_more_is_shown_from_its_beginning(session: Session) -> None:
    keys = searching.search(session, SearchWords("obsluga klienta"), HitOrder.READING).keys
    (line,) = searching.hit_lines(session, SearchWords("zzz"), keys)
    assert line.word == ""
    assert line.start == line.end
    assert searching.hit_lines(session, SearchWords("zzz"), [99 << 32]) == []


def test_a_slip_is_understood(session: Session) -> None:
    assert ("klient", 10) in searching.meant(session, "klienat")


def test_documents_of_an_earlier_version_can_be_made_searchable(session: Session) -> None:
    assert searching.unsearched(session) == []
    (polish,) = (row.id for row in session.documents(Scope()) if row.language == "pl")
    with session._library.transaction() as db:
        db.execute("DELETE FROM indexed WHERE document = ?", (polish,))
    assert searching.unsearched(session) == [polish]
    searching.make_searchable(session, [polish])
    assert searching.unsearched(session) == []
    assert found(session, SearchWords("obsluga klienta"))
