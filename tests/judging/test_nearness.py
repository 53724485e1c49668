from pathlib import Path

import numpy as np
import pytest

from cxreader import judging
from cxreader.analysis.meaning import vectors
from cxreader.judging import nearness
from cxreader.judging.meanings import Meanings
from cxreader.judging.nearness import Nearness
from cxreader.judging.source import snapshot
from cxreader.model import language as languages
from cxreader.model.judgement import Place
from cxreader.session import Session, open_session
from tests.judging.rounds import judge, themes


def passages(session: Session, document: int) -> list[Place]:
    found = session.open(document).passages
    return [Place(document, passage.start, passage.end) for passage in found if not passage.noise]


def test_passages_that_say_the_like_are_found_in_all_languages(judged: Session) -> None:
    chinese = next(place for place in passages(judged, 2) if "联系中心的作用" in judged.open(2).text[slice(*place[1:])])
    found = judging.nearest(judged.path, chinese, 10)
    places = [row.place for row in found.passages]
    assert chinese not in places
    assert len(places) == len(set(places))
    assert {languages.base(row.language) for row in found.passages} >= {"fil", "zh", "pl"}
    likeness = [row.likelihood for row in found.passages]
    assert likeness == sorted(likeness, reverse=True)
    assert all(nearness.LEAST <= each <= 1 for each in likeness)
    assert all(row.text and row.title for row in found.passages)
    assert found.unread == 0


def test_words_in_any_language_find_what_says_the_like(judged: Session) -> None:
    speaking = [place for place, found in themes(judged).items() if "contact-centre" in found]
    for words in ("The call centre of the bank answers customers on the telephone", "银行的呼叫中心通过电话回答客户"):
        found = judging.nearest(judged.path, words, 10).passages
        assert sum(row.place in speaking for row in found[:8]) >= 2


def test_a_stretch_that_is_no_passage_is_looked_for_by_its_words(judged: Session) -> None:
    place = passages(judged, 1)[3]
    part = Place(1, place.start, place.start + (place.end - place.start) * 3 // 4)
    assert judging.nearest(judged.path, part, 5).passages[0].place == place


def test_those_found_are_those_that_a_look_at_all_would_find(judged: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    with snapshot(judged.path) as db:
        near, right, sought = Nearness(db), 0, 0
        every = near.read(db, np.concatenate([part.rows for part in near.parts]))
        freed = near.compass.freed(every.meanings, every.languages)
        monkeypatch.setattr(nearness, "CLOSELY", 40)
        monkeypatch.setattr(nearness, "CLOSELY_EACH", 1)
        for number in range(0, near.size, 7):
            key = int(every.rows["key"][number]).to_bytes(8, "little")
            found = near.near(db, every.meanings[number], every.languages[number], key, 20)
            scores = freed @ freed[number]
            scores[every.rows["key"] == every.rows["key"][number]] = -1
            best = [each for each in np.sort(scores)[:-21:-1] if each >= nearness.LEAST]
            sought += len(best)
            right += sum(one.likeness >= best[-1] - 1e-5 for one in found[:20]) if best else 0
    assert sought > 100
    assert right >= 0.99 * sought


@pytest.mark.usefixtures("model_path")
def test_what_is_read_later_is_found_later(session: Session) -> None:
    everything = sum(len(passages(session, document)) for document in (1, 2, 3, 4))
    before = judging.nearest(session.path, "call centre", 5)
    assert (before.passages, before.unread) == ((), everything)
    for document in (1, 3):
        for found in judge(session, document, len(session.open(document).passages)):
            session.take(found)
    wish = passages(session, 1)[3]
    now = judging.nearest(session.path, wish, 5)
    assert {row.place.document for row in now.passages} == {1, 3}
    assert now.unread == len(passages(session, 2)) + len(passages(session, 4))
    session.remove(3)
    assert {row.place.document for row in judging.nearest(session.path, wish, 5).passages} == {1}
    session.undo()
    assert judging.nearest(session.path, wish, 5).passages == now.passages


def test_what_is_added_is_put_beside_what_is_there(judged: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    with snapshot(judged.path) as db:
        near = Nearness(db)
        assert len(near.parts) == 1
        monkeypatch.setattr(nearness, "_BLOCK", near.size // 3)
        assert len(Nearness(db).parts) > 3
    monkeypatch.undo()
    judged.remove(1)
    with snapshot(judged.path) as db:
        less = near.size - len(passages(judged, 1))
        near.keep_up(db)
        assert near.size == less
    judged.undo()
    with snapshot(judged.path) as db:
        near.keep_up(db)
        assert (near.size, len(near.parts)) == (Nearness(db).size, 1)
        near.keep_up(db)
        assert len(near.parts) == 1


@pytest.mark.usefixtures("model_path")
def test_nothing_is_found_in_an_empty_library(tmp_path: Path) -> None:
    for name, bare in (("One", False), ("Other", True)):
        session = open_session(tmp_path / f"{name}.cxlib")
        if bare:
            session.adopt(session.full_codebook(), (), "none")
        assert judging.nearest(session.path, "call centre", 5) == ((), 0)
        session.close()


def test_the_same_text_is_there_once(judged: Session) -> None:
    text = judged.open(1).text
    place = passages(judged, 1)[3]
    words = text[place.start : place.end]
    with snapshot(judged.path) as db:
        near = Nearness(db)
        near.parts *= 2
        (meaning,) = Meanings(db).of([words[: len(words) // 2]])
        found = near.near(db, meaning, "es", vectors.key(words[: len(words) // 2]), 10)
    assert found[0].place == place
    assert len({one.place for one in found}) == len(found)
