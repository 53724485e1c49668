from pathlib import Path

import pytest

from cxreader import judging
from cxreader.analysis.meaning.interpreter import Interpreter
from cxreader.analysis.themes import Classifier
from cxreader.importing import Analyst
from cxreader.judging.mind import mind
from cxreader.model.judgement import Judged, Place
from cxreader.model.passage import Finding
from cxreader.model.scope import Scope
from cxreader.model.theme import Example
from cxreader.session import Session
from tests.judging.rounds import judge, judge_all

_POLISH = 3


def found(answers: list[Judged]) -> dict[Place, tuple[Finding, ...]]:
    return {place: findings for judged in answers for place, findings in judged.findings.items()}


def told(findings: tuple[Finding, ...]) -> list[tuple[str, float]]:
    return [(finding.theme, finding.score) for finding in findings]


def numbers(session: Session, document: int) -> int:
    return len(session.open(document).passages)


def test_themes_and_reasons_are_those_that_the_interpreter_finds(session: Session, model_path: Path) -> None:
    interpreter = Interpreter(session.full_codebook(), model_path, shares=True)
    document = session.open(_POLISH)
    judged = found(list(judge(session, _POLISH, len(document.passages))))
    assert len(judged) == sum(not passage.noise for passage in document.passages)
    assert any(judged.values())
    for passage in document.passages:
        if passage.noise:
            continue
        whole = interpreter.findings(document.text, passage.start, passage.end, passage.language, document.noise)
        ours = judged[Place(_POLISH, passage.start, passage.end)]
        assert [item._replace(evidence=()) for item in ours] == [item._replace(evidence=()) for item in whole]
        for finding, all_of_it in zip(ours, whole, strict=True):
            assert set(finding.evidence) <= set(all_of_it.evidence)
            words = [item for item in all_of_it.evidence if item.kind == "word"]
            assert [item for item in finding.evidence if item.kind == "word"] == words
            kept = [item.share for item in finding.evidence if item.kind == "meaning"]
            left = [item.share for item in set(all_of_it.evidence) - set(finding.evidence)]
            assert 1 <= len(kept) <= 10
            assert max(left, default=0) <= max(kept)


@pytest.mark.usefixtures("model_path")
def test_meanings_that_are_kept_give_the_same_themes_and_scores_once_more(session: Session) -> None:
    first = judge_all(session)
    assert sum(len(judged.meanings) for judged in first)
    theme = session.full_codebook().themes[0]
    session.save_theme(theme._replace(name="Another name"))
    second = judge_all(session)
    assert [dict(judged.meanings) for judged in second] == [{}] * len(second)
    assert {place: told(findings) for place, findings in found(second).items()} == {
        place: told(findings) for place, findings in found(first).items()
    }
    # nothing was computed, so nobody knows which words carried it
    kinds = {item.kind for findings in found(second).values() for finding in findings for item in finding.evidence}
    assert kinds == {"word"}


def test_the_words_that_carry_a_meaning_are_found_when_they_are_asked_for(judged: Session) -> None:
    count = numbers(judged, _POLISH)
    theme = judged.full_codebook().themes[0]
    assert not judged.is_unexplained(_POLISH, 0, count)
    judged.save_theme(theme._replace(name="Another name"))
    judge_all(judged)
    assert judged.is_unexplained(_POLISH, 0, count)
    for first in range(0, count, judging.AT_ONCE):
        explained = judging.judge(judged.path, _POLISH, first, explain=True)
        assert all(
            any(item.kind == "meaning" for item in finding.evidence)
            for findings in explained.findings.values()
            for finding in findings
        )
        judged.take(explained)
    assert not judged.is_unexplained(_POLISH, 0, count)


@pytest.mark.usefixtures("model_path")
def test_a_document_is_judged_in_parts_and_the_last_one_says_so(session: Session) -> None:
    (chinese,) = [item for item in session.waiting(session.basis(by_meaning=True)) if item.document == 2]
    assert chinese.numbers > judging.AT_ONCE
    answers = list(judge(session, 2, chinese.numbers))
    assert [judged.last for judged in answers] == [False] * (len(answers) - 1) + [True]
    assert sum(len(judged.findings) for judged in answers) == chinese.passages
    assert {judged.basis for judged in answers} == {session.basis(by_meaning=True)}


@pytest.mark.usefixtures("no_model")
def test_without_the_model_the_words_alone_say_it(session: Session) -> None:
    classifier = Classifier(session.full_codebook())
    document = session.open(_POLISH)
    (judged,) = judge(session, _POLISH, len(document.passages))
    assert (judged.basis, judged.model, judged.meanings) == (session.basis(by_meaning=False), "", {})
    for place, findings in judged.findings.items():
        language = next(p.language for p in document.passages if p.start == place.start)
        assert findings == classifier.findings(document.text, place.start, place.end, language, document.noise)
    assert not any(item.document == _POLISH for item in session.waiting(judged.basis))


def test_a_theme_that_is_not_looked_for_is_not_found(judged: Session) -> None:
    theme = next(t for t in judged.full_codebook().themes if t.id == "contact-centre")
    judged.save_theme(theme._replace(applied=False))
    answers = judge_all(judged)
    assert all(finding.theme != theme.id for findings in found(answers).values() for finding in findings)


@pytest.mark.usefixtures("model_path")
def test_a_codebook_without_examples_is_found_by_words_but_meanings_are_read(session: Session) -> None:
    codebook = session.full_codebook()
    session.adopt(codebook, (), "none")
    (judged,) = judge(session, _POLISH, numbers(session, _POLISH))
    assert any(judged.findings.values())
    assert {item.kind for f in found([judged]).values() for finding in f for item in finding.evidence} == {"word"}
    assert len(judged.meanings) >= sum(map(bool, judged.findings))
    assert judged.basis.endswith(" meaning")


def test_the_meanings_of_ones_own_examples_are_kept_as_well(judged: Session) -> None:
    theme = judged.full_codebook().themes[0]
    own = Example("Nobody has ever written this sentence about waiting.", "en", (theme.id,))
    judged.save_theme(theme, (*judged.examples(theme.id), own))
    first, *others = judge_all(judged)
    assert len(first.meanings) == 1
    assert not any(other.meanings for other in others)


@pytest.mark.usefixtures("model_path")
def test_what_has_no_letter_has_no_theme_and_no_meaning(session: Session, analyst: Analyst) -> None:
    text = "12 34 56 78\n\n- - - -\n\n100 % 20 %\n"
    for shown in (True, False):
        session.add(analyst.analyse_text(text, "numbers"), "group")
        key = session.documents(Scope())[-1].id
        if not shown:
            session.adopt(session.full_codebook(), (), "none")
        (judged,) = judge(session, key, numbers(session, key))
        assert judged.findings
        assert not any(judged.findings.values())
        assert not judged.meanings


def test_an_edition_that_undo_brings_back_is_judged_by_itself_again(judged: Session) -> None:
    theme = next(t for t in judged.full_codebook().themes if t.id == "contact-centre")
    before = judged.basis(by_meaning=True)
    judged.save_theme(theme._replace(applied=False))
    after = judged.basis(by_meaning=True)
    stamp = before.split()[0]
    # asked for the old one when the new one was already there
    assert mind(judged.path, stamp).stamp == after.split()[0]
    judged.undo()
    answer = judging.judge(judged.path, _POLISH, 0)
    assert answer.basis == before
    assert mind(judged.path, stamp).stamp == stamp


@pytest.mark.usefixtures("no_model")
def test_a_document_without_a_passage_is_judged_by_being_said_to_be(session: Session, analyst: Analyst) -> None:
    session.add(analyst.analyse_text("No words", "empty")._replace(passages=()), "group")
    key = session.documents(Scope())[-1].id
    (judged,) = judge(session, key, 0)
    assert (judged.findings, judged.last) == ({}, True)
    session.take(judged)
    assert key not in [item.document for item in session.waiting(judged.basis)]


@pytest.mark.parametrize("document", [1, 4])
def test_noise_is_not_judged(judged: Session, document: int) -> None:
    passages = judged.open(document).passages
    answers = found(list(judge(judged, document, len(passages))))
    assert set(answers) == {Place(document, p.start, p.end) for p in passages if not p.noise}
