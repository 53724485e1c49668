"""What is said of a change before it is made is what it then does."""

from collections.abc import Mapping

import pytest

from cxreader import judging
from cxreader.model.annotation import Verdict
from cxreader.model.judgement import Effect, Place, Trial
from cxreader.model.theme import Codebook, Example, Theme
from cxreader.session import Session
from cxreader.ui.theme_drafts import with_examples
from tests.judging.rounds import judge_all, themes


def passages_of(session: Session, theme: str) -> list[Place]:
    return sorted(place for place, found in themes(session).items() if theme in found)


def theme_of(session: Session, key: str) -> Theme:
    return session.full_codebook().theme(key)


def with_theme(codebook: Codebook, theme: Theme) -> Codebook:
    others = [theme if other.id == theme.id else other for other in codebook.themes]
    return codebook._replace(themes=tuple(others if theme in others else [*others, theme]))


def turned(mapping: Mapping[str, tuple[Place, ...]]) -> dict[Place, set[str]]:
    found: dict[Place, set[str]] = {}
    for theme, places in mapping.items():
        for place in places:
            found.setdefault(place, set()).add(theme)
    return found


def changes(before: dict[Place, set[str]], after: dict[Place, set[str]]) -> Effect:
    """Return what was gained and lost, theme by theme, in reading order."""
    keys = sorted({theme for found in (*before.values(), *after.values()) for theme in found})
    gained = {key: tuple(p for p in before if key in after[p] - before[p]) for key in keys}
    lost = {key: tuple(p for p in before if key in before[p] - after[p]) for key in keys}
    return Effect({k: places for k, places in gained.items() if places}, {k: p for k, p in lost.items() if p})


def without_decided(effect: Effect, said: set[tuple[Place, str]]) -> Effect:
    def left(side: Mapping[str, tuple[Place, ...]]) -> dict[str, tuple[Place, ...]]:
        kept = {theme: tuple(p for p in places if (p, theme) not in said) for theme, places in side.items()}
        return {theme: places for theme, places in kept.items() if places}

    return Effect(left(effect.gained), left(effect.lost))


def refuse_some(session: Session, theme: str) -> set[tuple[Place, str]]:
    """Refuse a theme wherever it was found in every second passage, and give another one instead."""
    said = set()
    for place in passages_of(session, theme)[::2]:
        session.decide([(place, theme)], Verdict.NO)
        session.set_theme(place, "loyalty")
        said |= {(place, theme), (place, "loyalty")}
    return said


def test_a_lesson_does_what_it_said(judged: Session) -> None:
    before = themes(judged)
    said = refuse_some(judged, "response-speed")
    told = judging.lesson(judged.path)
    assert told.more + told.less > 0
    assert judged.untaught() == len(said)
    judged.learn()
    assert judged.untaught() == 0
    judge_all(judged)
    done = without_decided(changes(before, themes(judged)), said)
    assert (told.gained, told.lost) == (done.gained, done.lost)
    assert (told.more, told.less) == (sum(map(len, done.gained.values())), sum(map(len, done.lost.values())))


def test_what_was_learnt_can_be_unlearnt(judged: Session) -> None:
    before = themes(judged)
    refuse_some(judged, "response-speed")
    judged.learn()
    judge_all(judged)
    assert themes(judged) != before
    judged.undo()
    judge_all(judged)
    assert themes(judged) == before


def test_nothing_decided_is_nothing_to_learn(judged: Session) -> None:
    assert judging.lesson(judged.path) == Effect({}, {})


@pytest.mark.usefixtures("no_model")
def test_without_the_model_nothing_is_learnt(session: Session) -> None:
    judge_all(session)
    refuse_some(session, "contact-centre")
    assert judging.lesson(session.path) == Effect({}, {})


def test_a_decision_changes_nothing_that_was_decided(judged: Session) -> None:
    said = refuse_some(judged, "response-speed")
    told = judging.lesson(judged.path)
    for side in (told.gained, told.lost):
        assert not said & {(place, theme) for theme, places in side.items() for place in places}


def check(session: Session, theme: Theme, examples: tuple[Example, ...] | None = None) -> Trial:
    """Try a theme, then store it and judge all; both must come to the same."""
    before = passages_of(session, theme.id)
    answers = session.decided(theme.id)
    decided = {place for places in answers for place in places}
    shown = None if examples is None else with_examples(session.examples(), theme.id, examples)
    told = judging.trial(session.path, with_theme(session.full_codebook(), theme), shown, theme.id)
    if any(theme.id == known.id for known in session.codebook.themes):
        session.save_theme(theme, examples)
    else:
        change = session.new_theme(
            theme.name, theme.family, code=theme.code, terms=theme.terms, examples=examples or ()
        )
        assert change.key == theme.id
    judge_all(session)
    after = passages_of(session, theme.id)
    assert list(told.gained) == [place for place in after if place not in (*before, *decided)]
    assert list(told.lost) == [place for place in before if place not in (*after, *decided)]
    assert told.now == len([place for place in before if place not in decided]) + len(answers[0])
    assert told.then == len([place for place in after if place not in decided]) + len(answers[0])
    return told


@pytest.mark.parametrize("with_model", [True, False])
def test_other_words_do_what_was_tried(
    session: Session, judged: Session, with_model: bool, request: pytest.FixtureRequest
) -> None:
    if not with_model:
        request.getfixturevalue("no_model")
    one = judged if with_model else session
    judge_all(one)
    theme = theme_of(one, "contact-centre")
    less = {language: words for language, words in theme.terms.items() if language not in ("es", "fil")}
    more = {**less, "pl": (*less["pl"], "klient*", "usług*"), "zh": ("客户", "服务")}
    told = check(one, theme._replace(terms=more))
    assert told.gained
    assert told.found["zh", "客户"] > 20
    assert told.found["pl", "klient*"] > 0


def test_a_decided_passage_is_neither_gained_nor_lost(judged: Session) -> None:
    theme = theme_of(judged, "contact-centre")
    there = passages_of(judged, theme.id)
    judged.accept(there[0], theme.id)
    judged.refuse(there[1], theme.id)
    free = next(place for place in themes(judged) if place not in there)
    judged.accept(free, theme.id)
    told = check(judged, theme._replace(applied=False))
    assert set(told.lost) == set(there[2:])
    assert (told.now, told.then) == (len(there) - 2 + 2, 2)


def test_other_examples_do_what_was_tried(judged: Session) -> None:
    theme = theme_of(judged, "contact-centre")
    before = judged.examples(theme.id)
    assert check(judged, theme, before[:3]).lost
    check(judged, theme, (Example("Klienci czekają na telefon.", "pl", (theme.id,)),))
    assert check(judged, theme, before).gained


def test_a_theme_that_is_not_looked_for_is_lost_and_returns(judged: Session) -> None:
    theme = theme_of(judged, "contact-centre")
    there = passages_of(judged, theme.id)
    assert list(check(judged, theme._replace(applied=False)).lost) == there
    assert list(check(judged, theme).gained) == there


def test_a_new_theme_is_found_where_it_was_tried(judged: Session) -> None:
    theme = Theme("telephone", "S9", "Telephone", "service", "", {"es": ("número*", "llama*?"), "en": ("phone",)})
    told = check(judged, theme)
    assert told.now == 0
    assert told.gained
    assert told.found["es", "número*"] >= len(told.gained)
    assert set(told.found) <= {("es", "número*"), ("es", "llama*?"), ("en", "phone")}
    theme = Theme("numbers", "S8", "Numbers", "service", "")
    own = [p for p in judged.open(1).passages if not p.noise][:20]
    texts = [judged.open(1).text[passage.start : passage.end] for passage in own]
    told = check(judged, theme, tuple(Example(text, "es", ("numbers",)) for text in texts))
    assert told.gained


def test_words_that_are_switched_off_are_counted_and_say_nothing(judged: Session) -> None:
    theme = theme_of(judged, "contact-centre")
    told = check(judged, theme)
    assert told.gained == told.lost == ()
    key = next(key for key, count in told.found.items() if count and key[1] in theme.terms[key[0]])
    language, word = key
    kept = {**theme.terms, language: tuple(term for term in theme.terms[language] if term != word)}
    again = check(judged, theme._replace(terms=kept, off={language: (word,)}))
    assert again.found == told.found
