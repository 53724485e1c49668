import sqlite3
from contextlib import closing
from functools import partial

import pytest

from cxreader.errors import LibraryError
from cxreader.model.scope import Scope
from cxreader.model.views import CodedPassage
from cxreader.session import Session
from cxreader.ui.counting import Counting
from tests.ui.window.desk import Desk

POLISH = Scope(languages=frozenset({"pl"}))
SPANISH = Scope(languages=frozenset({"es"}))


@pytest.fixture
def large(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window on the samples, which are counted as if they were a large library."""
    monkeypatch.setattr("cxreader.ui.counting._SMALL", 100)
    monkeypatch.setattr("cxreader.ui.counting._REST_MS", 10)
    monkeypatch.setattr("cxreader.ui.counting._PAUSE_MS", 10)
    desk.put_samples()
    desk.start()
    desk.until(lambda: counting(desk).facets is not None)
    return desk


def counting(desk: Desk) -> Counting:
    return desk.window.counting


def test_a_large_library_is_counted_while_the_window_goes_on(large: Desk) -> None:
    large.hub.set_scope(POLISH)
    assert counting(large).facets is None
    large.until(lambda: counting(large).facets is not None)
    assert counting(large).facets == large.session.facets(POLISH)
    assert large.panels.chips.isVisible()


def test_of_scopes_that_follow_each_other_fast_the_last_one_is_shown(large: Desk) -> None:
    told: list[Scope] = []
    counting(large).counted.connect(lambda facets: told.append(facets.scope))
    for scope in (POLISH, SPANISH, POLISH, SPANISH):
        large.hub.set_scope(scope)
    large.until(lambda: counting(large).facets is not None)
    assert set(told) == {SPANISH}


def test_what_changes_while_it_is_counted_is_counted_once_more(large: Desk) -> None:
    before = counting(large).facets
    for _ in range(3):
        large.hub.do(lambda session: session.refuse(*first_coding(session)))
    large.until(lambda: counting(large).facets == large.session.facets(Scope()))
    assert counting(large).facets != before


def test_questions_of_one_key_take_the_place_of_each_other(large: Desk) -> None:
    answers: list[str] = []
    for name in ("one", "two", "three"):
        counting(large).ask(partial(said, name), answers.append, "name")
    counting(large).ask(lambda session: session.name, answers.append, "library")
    large.until(lambda: len(answers) > 1)
    assert sorted(answers) == [large.session.name, "three"]


def test_a_question_that_cannot_be_answered_is_told(large: Desk) -> None:
    failures: list[str] = []
    counting(large).failed.connect(failures.append)

    def question(_session: Session) -> None:
        raise LibraryError("The disk is gone. Look for it.")

    counting(large).ask(question, lambda _answer: None, "fault")
    large.until(lambda: bool(failures))
    assert failures == ["The disk is gone. Look for it."]


def test_what_was_counted_is_kept_for_good_and_shown_at_the_next_start(large: Desk) -> None:
    large.hub.do(lambda session: session.refuse(*first_coding(session)))
    large.until(lambda: not stale(large))
    shown = large.session.facets(Scope())
    large.until(lambda: counting(large).facets == shown)
    large.stop()
    large.start()
    # the window shows at once what it counted last
    assert counting(large).facets == shown


def said(name: str, _session: Session) -> str:
    return name


def first_coding(session: Session) -> tuple[CodedPassage, str]:
    passage = next(p for p in session.open(2).passages if p.counted() and not p.noise)
    return passage, passage.counted()[0].theme


def stale(desk: Desk) -> list[int]:
    with closing(sqlite3.connect(desk.session.path)) as db:
        return [key for (key,) in db.execute("SELECT document FROM stale")]
