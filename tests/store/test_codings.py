import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest

from cxreader.importing import Analyst
from cxreader.model.annotation import Verdict
from cxreader.model.change import Part
from cxreader.model.passage import Certainty
from cxreader.model.scope import Scope
from cxreader.model.suggestions import Suggestions
from cxreader.model.views import CodedPassage, ThemeRow
from cxreader.session import Session, leaving

LANGUAGES = ((), ("pl",), ("es", "zh"), ("ko",))


def passages(session: Session) -> list[CodedPassage]:
    return [passage for row in session.documents(Scope()) for passage in session.open(row.id).passages]


def rows(session: Session, scope: Scope) -> dict[str, ThemeRow]:
    return {row.theme.id: row for group in session.themes(scope) for row in group.rows}


def coded(session: Session) -> CodedPassage:
    return next(passage for passage in passages(session) if len(passage.codings) > 1)


def now(session: Session, passage: CodedPassage) -> CodedPassage:
    return session.open(passage.document).passages[passage.number]


@pytest.mark.parametrize("languages", LANGUAGES)
def test_the_counts_of_the_sidebar_are_those_of_the_passages(session: Session, languages: tuple[str, ...]) -> None:
    scope = Scope(languages=frozenset(languages))
    mine = [p for row in session.documents(scope) for p in session.open(row.id).passages]
    for theme, row in rows(session, scope).items():
        about = [p for p in mine if theme in [coding.theme for coding in p.counted()]]
        doubtful = [
            p for p in about if any(c.theme == theme and c.certainty is Certainty.DOUBTFUL for c in p.counted())
        ]
        assert (row.passages, row.documents) == (len(about), len({p.document for p in about}))
        assert row.doubtful == len(doubtful)
        assert session.size(Scope(scope.languages, frozenset({theme}))) == (row.passages, row.documents)


def test_passages_in_scope_come_in_reading_order_without_noise(session: Session) -> None:
    everything = session.passages(Scope())
    assert everything == sorted(everything)
    assert everything == [(p.document, p.start, p.end) for p in passages(session) if not p.noise]
    assert session.size(Scope()) == (len(everything), 4)
    two = Scope(frozenset({"pl", "fil"}), frozenset({"loyalty", "omnichannel"}))
    chosen = session.passages(two)
    assert set(chosen) <= set(everything)
    assert {document for document, _, _ in chosen} <= {3, 4}
    assert session.size(two)[0] == len(chosen)


def test_more_themes_never_hold_fewer_passages_than_one_of_them(session: Session) -> None:
    themes = list(rows(session, Scope()))
    for one, other in pairwise(themes):
        both = session.size(Scope(themes=frozenset({one, other})))[0]
        single = [session.size(Scope(themes=frozenset({theme})))[0] for theme in (one, other)]
        assert max(single) <= both <= sum(single)


def test_a_refused_theme_counts_no_more_and_is_kept(session: Session) -> None:
    passage = coded(session)
    theme = passage.codings[0].theme
    before = rows(session, Scope())[theme].passages
    session.refuse(passage, theme)
    after = now(session, passage)
    assert rows(session, Scope())[theme].passages == before - 1
    assert [coding.theme for coding in after.codings] == [coding.theme for coding in passage.codings]
    (refused,) = [coding for coding in after.codings if coding.theme == theme]
    assert refused.verdict is Verdict.NO
    assert refused.evidence == passage.codings[0].evidence
    assert refused.decided.endswith("Z")


def test_what_a_person_says_is_never_doubtful(session: Session) -> None:
    passage, theme = next(
        (p, c.theme) for p in passages(session) for c in p.codings if c.certainty is Certainty.DOUBTFUL
    )
    before = rows(session, Scope())[theme]
    session.accept(passage, theme)
    after = rows(session, Scope())[theme]
    assert (after.passages, after.doubtful) == (before.passages, before.doubtful - 1)


def test_a_theme_of_ones_own_comes_first_and_counts(session: Session) -> None:
    passage = coded(session)
    theme = next(key for key in rows(session, Scope()) if key not in [c.theme for c in passage.codings])
    before = rows(session, Scope())[theme].passages
    session.set_theme(passage, theme)
    mine = now(session, passage).codings[0]
    assert (mine.theme, mine.verdict, mine.score, mine.certainty) == (theme, Verdict.YES, 0.0, None)
    assert rows(session, Scope())[theme].passages == before + 1
    session.refuse(passage, theme)
    assert theme not in [coding.theme for coding in now(session, passage).codings]
    assert rows(session, Scope())[theme].passages == before


def test_a_second_word_on_a_theme_takes_the_place_of_the_first(session: Session) -> None:
    passage = coded(session)
    theme = passage.codings[0].theme
    session.refuse(passage, theme)
    session.accept(passage, theme)
    assert now(session, passage).codings[0].verdict is Verdict.YES
    session.undo()
    assert now(session, passage).codings[0].verdict is Verdict.NO
    session.undo()
    assert now(session, passage) == passage


def test_noise_counts_for_nothing_even_where_a_person_gave_it_a_theme(session: Session) -> None:
    noise = next(passage for passage in passages(session) if passage.noise)
    before = rows(session, Scope())
    session.set_theme(noise, "loyalty")
    assert rows(session, Scope()) == before


def test_the_view_is_kept(session: Session) -> None:
    assert session.last_view() == (0, Scope())
    scope = Scope(frozenset({"zh"}), frozenset({"loyalty"}))
    session.remember_view(2, scope)
    assert session.last_view() == (2, scope)
    session.remember_view(0, Scope())
    assert session.last_view() == (0, Scope())


@pytest.mark.parametrize(
    "value",
    [
        "",
        "no JSON",
        "7",
        "null",
        "[1, []]",
        "[1, [], [], []]",
        "{}",
        '["one", [], []]',
        "[[1], [], []]",
        "[1.5, [], []]",
        "[99999999999999999999, [], []]",
        "[1, 5, []]",
        "[1, [], null]",
        "[1, [[]], []]",
        "[1, [], [{}]]",
        "[1, [5], []]",
        '[1, ["\\ud800"], []]',
        "[" * 100_000,
        b"[1, [], [], \xff]",
    ],
    ids=range(19),
)
def test_a_kept_view_that_cannot_be_read_is_none(session: Session, value: str | bytes) -> None:
    with session._library.transaction() as db:
        db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('view', CAST(? AS TEXT))", (value,))
    assert session.last_view() == (0, Scope())
    session.remember_view(2, Scope())
    assert session.last_view() == (2, Scope())


def test_a_view_that_is_kept_already_is_not_written_again(session: Session) -> None:
    scope = Scope(frozenset({"zh"}), frozenset({"loyalty"}))
    with session._library.reading() as db:
        session.remember_view(2, scope)
        before = db.total_changes
        session.remember_view(2, scope)
        assert db.total_changes == before
    assert session.last_view() == (2, scope)


def test_the_view_is_of_no_document_once_that_was_removed(session: Session, analyst: Analyst) -> None:
    (key,) = session.add(analyst.analyse_text("The clerk was friendly.", "Pasted text"), "").ids
    session.remember_view(key, Scope())
    session.remove(key)
    assert session.last_view() == (0, Scope())


def test_suggestions_count_unless_the_person_says_otherwise(session: Session) -> None:
    before = rows(session, Scope())
    assert session.suggestions is Suggestions.COUNTED
    change = session.set_suggestions(Suggestions.SHOWN)
    assert (change.parts, session.suggestions) == (Part.DECISIONS | Part.FINDINGS, Suggestions.SHOWN)
    assert session.set_suggestions(Suggestions.COUNTED).message == "Suggestions count at once"
    assert rows(session, Scope()) == before
    assert session.undo_name == ""


@pytest.mark.parametrize("mode", [Suggestions.OFF, Suggestions.SHOWN])
def test_what_the_program_finds_counts_nowhere_until_the_person_says_yes(session: Session, mode: Suggestions) -> None:
    passage = coded(session)
    first, second = passage.codings[:2]
    session.set_suggestions(mode)
    assert not session.is_any_coded()
    session.accept(passage, first.theme)
    session.refuse(passage, second.theme)
    scope = Scope(themes=frozenset({first.theme}))
    assert session.is_any_coded()
    assert sum(row.passages for row in rows(session, Scope()).values()) == 1
    assert session.passages(scope) == [(passage.document, passage.start, passage.end)]
    assert session.passages(Scope(themes=frozenset({second.theme}))) == []
    assert [row.start for row in leaving.export_rows(session, Scope(), passages=True) if row.themes] == [passage.start]
    assert [row.families for row in session.documents(Scope()) if row.themes] == [
        ((session.codebook.theme(first.theme).family, 1),)
    ]
    assert now(session, passage).counted()[0].theme == first.theme


def test_what_is_only_suggested_is_shown_with_its_reasons_and_what_is_off_is_not(session: Session) -> None:
    passage = coded(session)
    session.set_suggestions(Suggestions.SHOWN)
    shown = now(session, passage)
    assert shown.codings == tuple(coding._replace(suggested=True) for coding in passage.codings)
    session.accept(passage, passage.codings[0].theme)
    assert [coding.suggested for coding in now(session, passage).codings][:2] == [False, True]
    session.set_suggestions(Suggestions.OFF)
    (kept,) = now(session, passage).codings
    assert (kept.theme, kept.evidence) == (passage.codings[0].theme, passage.codings[0].evidence)
    assert not kept.suggested


def test_a_highlight_with_a_theme_is_coded_by_the_person(session: Session) -> None:
    session.set_suggestions(Suggestions.OFF)
    session.highlight(1, 0, 10)
    assert not session.is_any_coded()
    session.highlight(1, 0, 10, ["loyalty"])
    assert session.is_any_coded()
    session.remove(1)
    assert not session.is_any_coded()


def test_a_choice_that_nobody_knows_is_none(session: Session, library_file: Path) -> None:
    db = sqlite3.connect(library_file)
    with db:
        db.execute("INSERT INTO about VALUES ('suggestions', 'counted')")
    assert session.suggestions is Suggestions.COUNTED
    with db:
        db.execute("UPDATE about SET value = 'louder' WHERE key = 'suggestions'")
    db.close()
    assert session.suggestions is Suggestions.COUNTED


def test_what_was_found_of_a_theme_that_is_gone_is_not_shown(session: Session, library_file: Path) -> None:
    passage = coded(session)
    theme = passage.codings[0].theme
    session.accept(passage, theme)
    db = sqlite3.connect(library_file)
    with db:
        db.execute("DELETE FROM theme WHERE id = ?", (theme,))
    db.close()
    assert [coding.theme for coding in now(session, passage).codings] == [c.theme for c in passage.codings[1:]]
