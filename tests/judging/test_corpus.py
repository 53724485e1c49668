from collections import Counter
from pathlib import Path

import pytest

from cxreader.analysis.meaning.encoder import DIMENSIONS
from cxreader.judging.corpus import corpus
from cxreader.model.judgement import Place
from cxreader.model.theme import Theme
from cxreader.session import Session, open_session
from tests.judging.rounds import judge, judge_all


def places(session: Session, *documents: int) -> list[Place]:
    return [
        Place(document, passage.start, passage.end)
        for document in documents
        for passage in session.open(document).passages
        if not passage.noise
    ]


def test_it_holds_all_passages_in_reading_order(judged: Session) -> None:
    one = corpus(judged.path)
    assert list(one.places) == places(judged, 1, 2, 3, 4)
    assert {language.split("-")[0] for language in one.languages} >= {"es", "zh", "pl", "fil"}
    assert one.wholes().shape == (len(one.places), DIMENSIONS)
    document = judged.open(2)
    number = one.places.index(places(judged, 2)[3])
    assert one.texts([number]) == [document.text[one.places[number].start : one.places[number].end].strip()]


@pytest.mark.usefixtures("model_path")
def test_passages_of_unknown_meaning_and_those_off_the_list_are_left_out(session: Session) -> None:
    assert corpus(session.path).places == ()
    for document in (1, 3):
        for found in judge(session, document, len(session.open(document).passages)):
            session.take(found)
    assert list(corpus(session.path).places) == places(session, 1, 3)
    session.remove(1)
    assert list(corpus(session.path).places) == places(session, 3)


@pytest.mark.usefixtures("no_model")
def test_without_the_model_all_passages_are_there(session: Session) -> None:
    assert list(corpus(session.path).places) == places(session, 1, 2, 3, 4)


@pytest.mark.usefixtures("model_path")
def test_an_empty_library_is_an_empty_corpus(tmp_path: Path) -> None:
    with_nothing = open_session(tmp_path / "Empty.cxlib")
    one = corpus(with_nothing.path)
    assert one.places == ()
    assert one.wholes().shape == (0, DIMENSIONS)
    assert one.heard(with_nothing.full_codebook().themes)[0].found == Counter()
    with_nothing.close()


def test_the_same_corpus_is_there_until_something_else_is_to_be_read(judged: Session) -> None:
    first = corpus(judged.path)
    theme = judged.full_codebook().themes[0]
    judged.save_theme(theme._replace(name="Another name"))
    judge_all(judged)
    assert corpus(judged.path) is first
    judged.remove(1)
    assert corpus(judged.path) is not first


def test_where_words_stand_is_remembered_for_each_state_of_a_theme(judged: Session) -> None:
    one = corpus(judged.path)
    theme = Theme("line", "S9", "Line", "service", "", {"es": ("línea", "número?")})
    (heard,) = one.heard([theme])
    text = judged.open(1).text.casefold()
    assert heard.found["es", "línea"] == text.split().count("línea")
    assert heard.found["es", "número?"] > 0
    assert heard.strengths.max() >= 1
    assert one.heard([theme])[0] is heard
    other = theme._replace(terms={"es": ("línea",)})
    assert one.heard([other, theme]) == [one.heard([other])[0], heard]


def test_only_so_many_states_are_remembered(judged: Session) -> None:
    one = corpus(judged.path)
    theme = Theme("line", "S9", "Line", "service", "", {})
    first = one.heard([theme])[0]
    for number in range(210):
        one.heard([theme._replace(terms={"xx": (f"word{number}",)})])
    assert one.heard([theme])[0] is not first


@pytest.mark.parametrize("count", [1, 5])
def test_texts_of_passages_leave_noise_out(judged: Session, count: int) -> None:
    one = corpus(judged.path)
    found = one.texts(range(count))
    assert len(found) == count
    assert all(text.strip() == text for text in found)
