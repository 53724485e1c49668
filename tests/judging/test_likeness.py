from pathlib import Path

import pytest

from cxreader import judging
from cxreader.model import language as languages
from cxreader.model.judgement import Place
from cxreader.session import Session, open_session
from tests.judging.rounds import themes


def speaking_of(session: Session, theme: str) -> list[Place]:
    return [place for place, found in themes(session).items() if theme in found]


def test_passages_that_are_like_a_few_are_offered_in_all_languages(judged: Session) -> None:
    there = speaking_of(judged, "contact-centre")
    spanish = next(place for place in there if place.document == 1)
    found = judging.suggest(judged.path, "contact-centre", (spanish,), (), 20)
    assert len(found) == 20
    assert spanish not in [each.place for each in found]
    assert sum(each.place in there for each in found[:8]) >= 3
    assert len({languages.base(each.language) for each in found}) >= 3
    for each in found:
        document = judged.open(each.place.document)
        assert each.title == document.title
        # noise may lie in its middle
        assert set(each.text) <= set(document.text[each.place.start : each.place.end])
        assert 0 <= each.likelihood <= 1
    assert [each.likelihood for each in found] == sorted((each.likelihood for each in found), reverse=True)


def test_what_was_answered_is_not_asked_again_and_is_heeded(judged: Session) -> None:
    yes = tuple(speaking_of(judged, "contact-centre")[:2])
    first = judging.suggest(judged.path, "contact-centre", yes, (), 5)
    no = tuple(each.place for each in first)
    second = judging.suggest(judged.path, "contact-centre", yes, no, 5)
    assert not {*no, *yes} & {each.place for each in second}


def test_a_passage_that_is_no_more_speaks_for_nothing(judged: Session) -> None:
    assert judging.suggest(judged.path, "contact-centre", (Place(99, 0, 5),), (), 5) == ()


def test_passages_of_like_meaning_are_topics(judged: Session) -> None:
    found = judging.discover(judged.path, 8)
    assert 4 <= len(found) <= 8
    everywhere = [place for topic in found for place in topic.passages]
    assert len(everywhere) == len(set(everywhere)) > 100
    for topic in found:
        assert len(topic.passages) >= 3
        assert [sample.place for sample in topic.samples] == list(topic.passages[:3])
        assert all(sample.text and sample.title for sample in topic.samples)
    assert any(topic.words for topic in found)


def test_topics_are_found_without_any_example(judged: Session) -> None:
    judged.adopt(judged.full_codebook(), (), "none")
    assert judging.discover(judged.path, 4)
    assert judging.suggest(judged.path, "contact-centre", tuple(speaking_of(judged, "contact-centre")[:1]), (), 3)


@pytest.mark.usefixtures("model_path")
def test_nothing_is_found_in_an_empty_library(tmp_path: Path) -> None:
    for name, bare in (("One", False), ("Other", True)):
        session = open_session(tmp_path / f"{name}.cxlib")
        if bare:
            session.adopt(session.full_codebook(), (), "none")
        assert judging.discover(session.path, 4) == ()
        assert judging.suggest(session.path, "contact-centre", (Place(1, 0, 5),), (), 5) == ()
        session.close()
