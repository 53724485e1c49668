from cxreader.model.judgement import Judged, Place
from cxreader.model.passage import Certainty, Evidence, Finding
from cxreader.session import Session
from cxreader.store import editions, judgements
from cxreader.store.judgements import Waiting
from tests.judging.rounds import judge_all, read_again, themes

_MEANT = Finding("loyalty", 0.5, Certainty.SURE, (Evidence(0, 4, "meaning", "uno", "es", 0.5),))


def places(session: Session, document: int) -> list[Place]:
    return [Place(document, p.start, p.end) for p in session.open(document).passages if not p.noise]


def judged_so(session: Session, found: dict[Place, tuple[Finding, ...]], *, last: bool = True) -> Judged:
    (document,) = {place.document for place in found}
    return Judged(document, session.basis(by_meaning=True), found, {}, "", last)


def test_documents_wait_until_they_go_by_this_edition_and_meaning(session: Session) -> None:
    words, meaning = session.basis(by_meaning=False), session.basis(by_meaning=True)
    assert session.waiting(words) == []
    waiting = session.waiting(meaning)
    assert [item.document for item in waiting] == [1, 2, 3, 4]
    for item in waiting:
        passages = session.open(item.document).passages
        assert item == Waiting(item.document, len(passages), sum(not p.noise for p in passages))
    session.take(judged_so(session, dict.fromkeys(places(session, 1), ())))
    assert [item.document for item in session.waiting(meaning)] == [2, 3, 4]
    session.remove(2)
    assert [item.document for item in session.waiting(meaning)] == [3, 4]


def test_a_part_of_a_document_leaves_it_waiting(session: Session) -> None:
    meaning = session.basis(by_meaning=True)
    first, second, *_ = places(session, 1)
    before = themes(session)
    change = session.take(judged_so(session, {first: (_MEANT,), second: ()}, last=False))
    assert change.ids == (1,)
    assert [item.document for item in session.waiting(meaning)] == [1, 2, 3, 4]
    assert themes(session) == before | {first: {"loyalty"}, second: set()}


def test_a_passage_that_is_no_more_is_left_out(session: Session) -> None:
    first, second, *_ = places(session, 1)
    session.take(judged_so(session, {first._replace(end=first.end - 1): (_MEANT,), second: (_MEANT,)}))
    assert themes(session)[second] == {"loyalty"}
    assert first._replace(end=first.end - 1) not in themes(session)


def test_another_edition_makes_all_wait_and_undo_brings_back_the_old_one(judged: Session) -> None:
    meaning = judged.basis(by_meaning=True)
    theme = judged.full_codebook().themes[0]
    judged.save_theme(theme._replace(name="Another name"))
    assert judged.waiting(meaning) == []
    assert len(judged.waiting(judged.basis(by_meaning=True))) == 4
    judged.undo()
    assert judged.basis(by_meaning=True) == meaning
    assert judged.waiting(meaning) == []
    judged.redo()
    assert len(judged.waiting(judged.basis(by_meaning=True))) == 4


def test_a_document_that_was_judged_in_part_waits_for_the_old_edition_too(judged: Session) -> None:
    before = themes(judged)
    theme = judged.full_codebook().themes[0]
    judged.save_theme(theme._replace(name="Another name"))
    first = places(judged, 1)[0]
    judged.take(judged_so(judged, {first: (_MEANT,)}, last=False))
    judged.undo()
    assert [item.document for item in judged.waiting(judged.basis(by_meaning=True))] == [1]
    judge_all(judged)
    assert themes(judged) == before


def test_reasons_that_are_found_later_leave_nothing_waiting(judged: Session) -> None:
    judged.take(judged_so(judged, {places(judged, 1)[0]: (_MEANT,)}, last=False))
    assert judged.waiting(judged.basis(by_meaning=True)) == []


def test_what_a_person_decided_stays_whatever_is_found(judged: Session) -> None:
    document = judged.open(1)
    passage = next(p for p in document.passages if len(p.codings) > 1)
    one, other = (coding.theme for coding in passage.codings[:2])
    judged.accept(passage, one)
    judged.refuse(passage, other)
    judged.set_theme(passage, "loyalty")
    said = {(c.theme, c.verdict, c.decided) for c in judged.open(1).passages[passage.number].codings if c.verdict}
    assert len(said) == 3
    judged.take(judged_so(judged, dict.fromkeys(places(judged, 1), ())))
    kept = judged.open(1).passages[passage.number].codings
    assert {(c.theme, c.verdict, c.decided) for c in kept if c.verdict} >= {s for s in said if s[0] != other}
    theme = judged.full_codebook().themes[0]
    judged.save_theme(theme._replace(name="Another name"))
    judge_all(judged)
    now = judged.open(1).passages[passage.number].codings
    assert {(c.theme, c.verdict, c.decided) for c in now if c.verdict} == said


def test_what_is_found_is_no_step_to_undo_and_takes_none_away(judged: Session) -> None:
    judged.refuse(judged.open(1).passages[0], "loyalty")
    name = judged.undo_name
    judged.take(judged_so(judged, dict.fromkeys(places(judged, 1), (_MEANT,))))
    assert judged.undo_name == name
    judged.undo()
    assert all(found == {"loyalty"} for place, found in themes(judged).items() if place.document == 1)
    assert judged.waiting(judged.basis(by_meaning=True)) == []


def test_undo_of_a_removal_leaves_what_was_found_since(judged: Session) -> None:
    judged.remove(1)
    judged.take(judged_so(judged, dict.fromkeys(places(judged, 1), (_MEANT,))))
    judged.undo()
    assert all(found == {"loyalty"} for place, found in themes(judged).items() if place.document == 1)
    assert judged.waiting(judged.basis(by_meaning=True)) == []


def test_a_text_that_is_analysed_again_keeps_what_was_found_by_meaning_until_it_is_judged(judged: Session) -> None:
    before = {place: found for place, found in themes(judged).items() if place.document == 1}
    for start in (0, 60):
        passage = next(p for p in judged.open(1).passages if not p.noise and p.start >= start)
        judged.mark_noise(1, [(passage.start, passage.end)], noise=True)
        read_again(judged)
        before.pop(Place(1, passage.start, passage.end))
        now = {place: found for place, found in themes(judged).items() if place.document == 1}
        assert now == before
        assert [item.document for item in judged.waiting(judged.basis(by_meaning=True))] == [1]
        # nor would it be held to be judged where there is no model
        assert 1 in [item.document for item in judged.waiting(judged.basis(by_meaning=False))]
    judge_all(judged)
    assert {place: found for place, found in themes(judged).items() if place.document == 1} == before


def test_a_text_that_was_found_by_words_is_found_so_again(session: Session) -> None:
    passage = session.open(1).passages[0]
    session.mark_noise(1, [(passage.start, passage.end)], noise=True)
    read_again(session)
    assert session.waiting(session.basis(by_meaning=False)) == []


def test_only_themes_by_meaning_lack_their_words(session: Session) -> None:
    first, second, *_ = places(session, 1)
    word = Evidence(first.start, first.start + 4, "word", "uno", "es", 0.5)
    bare = _MEANT._replace(evidence=(word,))
    assert not session.is_unexplained(1, 0, 99)
    session.take(judged_so(session, {first: (_MEANT,), second: (bare,)} | dict.fromkeys(places(session, 1)[2:], ())))
    number = [p.start for p in session.open(1).passages].index(second.start)
    assert session.is_unexplained(1, 0, 99)
    assert session.is_unexplained(1, number, number)
    assert not session.is_unexplained(1, 0, number - 1)
    # a theme of which nobody showed anything has no meaning to speak of
    session.adopt(session.full_codebook(), (), "none")
    assert not session.is_unexplained(1, 0, 99)


def test_the_state_of_a_library_tells_whether_passages_or_meanings_are_others(judged: Session) -> None:
    with judged._library.reading() as db:
        before = judgements.state(db)
        stamp = editions.stamp(db)
        theme = judged.full_codebook().themes[0]
        judged.save_theme(theme._replace(name="Another name"))
        assert editions.stamp(db) != stamp
        judge_all(judged)
        assert judgements.state(db) == before
        judged.take(judged_so(judged, dict.fromkeys(places(judged, 1), ())))
        assert judgements.state(db) == before
        judged.remove(3)
        assert [row[0] for row in judgements.state(db)] == [1, 2, 4]
