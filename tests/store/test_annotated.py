import uuid
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from cxreader.model.document import Document
from cxreader.model.export import ExportRow
from cxreader.model.passage import Evidence
from cxreader.model.scope import Length, Scope, Status
from cxreader.model.views import CodedPassage
from cxreader.session import Session, leaving


def coded(session: Session, document: int) -> CodedPassage:
    return next(p for p in session.open(document).passages if p.codings and p.start and not p.noise)


def exported(session: Session, scope: Scope | None = None) -> list[ExportRow]:
    return leaving.export_rows(session, scope or Scope(), passages=False)


@pytest.mark.parametrize("document", [1, 2, 3, 4])
def test_a_highlight_without_themes_has_those_of_its_passage(session: Session, document: int) -> None:
    passage = coded(session, document)
    text = session.open(document).text
    session.highlight(document, passage.start + 1, passage.end - 1)
    (row,) = exported(session)
    assert [theme.id for theme in row.themes] == [coding.theme for coding in passage.counted()]
    assert (row.before, row.after) == (text[passage.start], text[passage.end - 1])
    assert row.before + row.quote + row.after == text[passage.start : passage.end]
    assert row.certainty == passage.codings[0].certainty
    assert "word list" in row.why
    assert (row.kind, row.language) == ("highlight", passage.language)
    (note,) = session.notes()
    assert note.themes == row.themes
    assert note.paragraph == row.paragraph == passage.block + 1
    assert note.language == session.open(document).language


def test_a_highlights_own_themes_come_without_reasons(session: Session) -> None:
    passage = coded(session, 1)
    (key,) = session.highlight(1, passage.start, passage.end, ["loyalty"]).ids
    session.annotate(key, "Compare\nthis.")
    session.star(key, True)
    (row,) = exported(session)
    assert [theme.id for theme in row.themes] == ["loyalty"]
    assert (row.why, row.certainty) == ("", "")
    assert (row.note, row.starred) == ("Compare\nthis.", True)
    assert (row.created <= row.modified, row.author) == (True, "")


def test_a_highlight_over_several_passages_shows_all_of_them(session: Session) -> None:
    document = session.open(4)
    first, last = document.passages[4], document.passages[7]
    session.highlight(4, first.start + 2, last.end - 2)
    (row,) = exported(session)
    assert row.before == document.text[first.start : first.start + 2]
    assert row.after == document.text[last.end - 2 : last.end]
    found = {coding.theme for passage in document.passages[4:8] for coding in passage.counted()}
    assert {theme.id for theme in row.themes} == found
    assert len(row.themes) == len(found)


def test_a_highlight_between_the_passages_stands_alone(session: Session) -> None:
    document = session.open(3)
    gap = next(
        (a.end, b.start) for a, b in zip(document.passages, document.passages[1:], strict=False) if a.end < b.start
    )
    session.highlight(3, *gap)
    (row,) = exported(session)
    assert (row.before, row.after, row.themes, row.why) == ("", "", (), "")
    assert row.language == "pl"
    assert row.quote.isspace()


def test_the_scopes_theme_comes_first_and_groups_the_row(session: Session) -> None:
    passage = next(p for p in session.open(4).passages if len(p.counted()) > 1 and not p.noise)
    last = passage.counted()[-1].theme
    session.highlight(4, passage.start, passage.end)
    scope = Scope(themes=frozenset({last}))
    assert exported(session, scope)[0].themes[0].id == last
    (row,) = [row for row in leaving.export_rows(session, scope, passages=True) if row.start == passage.start]
    assert row.themes[0].id == last
    assert {theme.id for theme in row.themes} == {coding.theme for coding in passage.counted()}


def test_highlights_outside_the_scope_stay_at_home(session: Session) -> None:
    session.highlight(1, 0, 20, ["loyalty"])
    session.highlight(3, 0, 20, ["contact-centre"])
    assert [row.language for row in exported(session, Scope(languages=frozenset({"pl"})))] == ["pl"]
    (row,) = exported(session, Scope(themes=frozenset({"loyalty"})))
    assert row.themes[0].id == "loyalty"
    assert exported(session, Scope(frozenset({"pl"}), frozenset({"loyalty"}))) == []


def test_a_highlight_fits_all_that_a_scope_says_of_a_passage_that_it_touches(session: Session) -> None:
    passage = coded(session, 1)
    theme = passage.codings[0].theme
    session.highlight(1, passage.start + 1, passage.end - 1)
    session.highlight(4, 0, 20)
    for scope, number in (
        (Scope(statuses=frozenset({Status.NOTED})), 2),
        (Scope(statuses=frozenset({Status.QUOTED})), 0),
        (Scope(statuses=frozenset({Status.DECIDED})), 0),
        (Scope(documents=frozenset({1, 2})), 1),
        (Scope(documents=frozenset({2})), 0),
        (Scope(themes=frozenset({theme}), documents=frozenset({1})), 1),
    ):
        assert len(exported(session, scope)) == number, scope
    session.refuse(passage, passage.codings[-1].theme)
    assert [row.start for row in exported(session, Scope(statuses=frozenset({Status.DECIDED})))] == [passage.start + 1]


@pytest.mark.parametrize(
    ("scope", "number"),
    [
        (Scope(languages=frozenset({"pl"})), 1),
        (Scope(languages=frozenset({"es"})), 0),
        (Scope(lengths=frozenset({Length.MEDIUM})), 1),
        (Scope(statuses=frozenset({Status.NOTED})), 0),
        (Scope(themes=frozenset({"loyalty"})), 0),
    ],
)
def test_a_highlight_between_the_passages_goes_by_its_document(session: Session, scope: Scope, number: int) -> None:
    passages = session.open(3).passages
    gap = next((one.end, other.start) for one, other in pairwise(passages) if one.end < other.start)
    session.highlight(3, *gap)
    assert len(exported(session, scope)) == number


def test_the_passages_of_an_export_are_those_in_scope(session: Session) -> None:
    for scope in (Scope(), Scope(frozenset({"zh"})), Scope(themes=frozenset({"contact-centre"}))):
        rows = leaving.export_rows(session, scope, passages=True)
        assert len(rows) == session.size(scope)[0] > 0
        for row, (document, start, end) in zip(rows, session.passages(scope), strict=True):
            text = session.open(document).text
            assert row.quote == text[row.start : row.end] == row.quote.strip()
            assert start <= row.start <= row.end <= end
            assert row.kind == "passage"
            assert bool(row.certainty) == bool(row.themes)
            assert not row.why or row.why.startswith("“")


def test_noise_at_the_ends_of_a_passage_is_not_exported(session: Session) -> None:
    rows = leaving.export_rows(session, Scope(frozenset({"zh"})), passages=True)
    assert not [row for row in rows if row.quote.startswith("vwin免佣") or row.quote.endswith("vwin免佣百家乐")]


def test_what_a_person_decided_dates_a_passage(session: Session) -> None:
    passage = coded(session, 1)
    session.accept(passage, passage.codings[0].theme)
    dated = [row for row in leaving.export_rows(session, Scope(), passages=True) if row.created]
    assert [row.start for row in dated] == [passage.start]
    assert dated[0].created == dated[0].modified


def test_a_theme_that_only_the_person_gave_has_no_certainty(session: Session) -> None:
    passage = next(p for p in session.open(1).passages if not p.codings and not p.noise)
    session.set_theme(passage, "loyalty")
    (row,) = [row for row in leaving.export_rows(session, Scope(), passages=True) if row.created]
    assert (row.why, row.certainty, row.themes[0].id) == ("", "", "loyalty")


def test_the_names_of_rows_are_the_same_in_every_export(session: Session) -> None:
    rows = leaving.export_rows(session, Scope(), passages=True)
    assert [row.guid for row in rows] == [row.guid for row in leaving.export_rows(session, Scope(), passages=True)]
    assert len({uuid.UUID(row.guid) for row in rows}) == len(rows)
    assert len({row.document_guid for row in rows}) == 4
    session.highlight(1, 0, 5)
    assert exported(session)[0].guid == exported(session)[0].guid


def test_notes_come_in_text_order_or_newest_first(session: Session) -> None:
    for document, start in ((2, 30), (2, 10), (1, 50)):
        session.highlight(document, start, start + 5)
    assert [(n.highlight.document, n.highlight.start) for n in session.notes()] == [(1, 50), (2, 10), (2, 30)]
    assert [(n.highlight.document, n.highlight.start) for n in session.notes(newest_first=True)] == [
        (1, 50), (2, 10), (2, 30),
    ]  # fmt: skip


def test_the_notes_of_a_removed_document_are_not_shown(session: Session) -> None:
    session.highlight(1, 0, 5)
    session.highlight(2, 0, 5)
    session.highlight(2, 10, 15)
    session.remove(1)
    assert [note.title for note in session.notes()] == [session.open(2).title] * 2
    assert [(row.language, row.start) for row in exported(session)] == [("zh-Hans", 0), ("zh-Hans", 10)]


@pytest.mark.parametrize(
    ("pieces", "why"),
    [
        (6, "“{0}” from the Spanish word list; “{0}” from the English word list; by meaning: “dos”, “uno”"),
        (2, "by meaning: “dos”, “uno”"),
        (0, ""),
    ],
)
def test_why_names_words_of_lists_by_language_and_words_by_meaning(
    opened: Callable[[Path], Session], tmp_path: Path, seed_documents: tuple[Document, ...], pieces: int, why: str
) -> None:
    session, document = opened(tmp_path / "Own.cxlib"), seed_documents[0]
    passage = next(passage for passage in document.passages if passage.findings)
    at = passage.start, passage.start + 4
    evidence = (
        Evidence(*at, "meaning", "uno", "es", 0.1),
        Evidence(*at, "meaning", "dos", "es", 0.2),
        Evidence(*at, "meaning", "tres", "es", -0.1),
        Evidence(*at, "word", "no*", "es", 0.2),
        Evidence(*at, "word", "no*", "en", 0.2),
        Evidence(*at, "word", "n*", "es", 0.2),
    )
    said = passage._replace(findings=(passage.findings[0]._replace(evidence=evidence[:pieces]),))
    passages = tuple(said if one is passage else one for one in document.passages)
    session.add(document._replace(passages=passages), "group")
    (row,) = [row for row in leaving.export_rows(session, Scope(), passages=True) if row.start == passage.start]
    assert row.why == why.format(document.reading.text[slice(*at)])
