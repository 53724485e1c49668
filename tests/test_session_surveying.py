import random
from collections.abc import Iterator

import pytest

from cxreader.importing import Analyst
from cxreader.model.annotation import Verdict
from cxreader.model.overview import Columns, Overview, Rows
from cxreader.model.scope import Facet, Scope, SearchWords, Status, Token
from cxreader.model.suggestions import Suggestions
from cxreader.session import Session, surveying

MIXED = """Obsługa klienta była miła, ale czekaliśmy na paczkę trzy tygodnie i nikt nie odebrał telefonu.

The clerk at the desk was friendly and solved my problem at once, and nobody had to wait on the phone.

The loyalty card is worth nothing, and the call centre charged me twice for the same delivery."""
CHANCE_OF_A_LIMIT = 0.35


@pytest.fixture
def lived_in(session: Session, analyst: Analyst) -> Session:
    """The samples and a text in two languages, with decisions, quotes and a document that was removed."""
    for number in range(2):
        session.add(analyst.analyse_text(f"{MIXED}\n\nNumber {number}.", f"Mixed {number}"), "mixed")
    chance = random.Random(11)  # noqa: S311 - decisions, no secret
    for key in range(1, 6):
        document = session.open(key)
        coded = [each for each in document.passages if each.counted() and not each.noise]
        for passage in chance.sample(coded, min(8, len(coded))):
            theme = chance.choice(passage.counted()).theme
            session.decide([(passage, theme)], chance.choice(list(Verdict)))
        for passage in chance.sample(coded, min(3, len(coded))):
            session.set_theme(passage, "loyalty")
            (mark,) = session.highlight(key, passage.start, passage.end, ()).ids
            session.star(mark, True)
    session.remove(6)
    return session


def drawn(chance: random.Random, session: Session) -> Scope:
    """Return a scope with limits at random."""
    values = {
        Facet.LANGUAGE: ("es", "zh", "pl", "fil", "en"),
        Facet.THEME: tuple(theme.id for theme in session.codebook.themes),
        Facet.ALSO: ("contact-centre", "loyalty"),
        Facet.STATUS: tuple(Status),
        Facet.DOCUMENT: (1, 2, 3, 4, 5),
        Facet.WORDS: (SearchWords("klient"), SearchWords("客户")),
    }
    scope = Scope()
    for facet, some in values.items():
        if chance.random() < CHANCE_OF_A_LIMIT:
            most = 1 if facet in (Facet.ALSO, Facet.WORDS) else 3
            scope = scope.only(facet, *chance.sample(some, chance.randint(1, most)))
    return scope


def whole(session: Session, overview: Overview, column: int) -> int:
    """Return how many passages a column holds, whatever they speak of."""
    head, scope = overview.columns[column], overview.scope.without(Facet.THEME)
    narrowed = {
        Columns.LANGUAGES: scope.only(Facet.LANGUAGE, head.key),
        Columns.DOCUMENTS: scope.only(
            Facet.DOCUMENT, int(head.key) if overview.columns_are is Columns.DOCUMENTS else 0
        ),
        Columns.MONTHS: scope.only(Facet.MONTH, head.key),
        Columns.THEMES: scope.with_token(Token(Facet.ALSO, head.key)),
    }
    return session.size(narrowed[overview.columns_are])[0]


def cells(overview: Overview, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Yield some of the cells, those with passages more often than the others."""
    for row in range(len(overview.rows)):
        for column in range(len(overview.columns)):
            if chance.random() < (0.5 if overview.counts[row][column] else 0.03):
                yield row, column


@pytest.mark.parametrize("columns", Columns)
@pytest.mark.parametrize("rows", Rows)
@pytest.mark.parametrize("mode", [Suggestions.COUNTED, Suggestions.SHOWN])
def test_every_number_is_that_of_the_passages_it_leads_to(
    lived_in: Session, rows: Rows, columns: Columns, mode: Suggestions
) -> None:
    lived_in.set_suggestions(mode)
    chance = random.Random(f"{rows} {columns} {mode}")  # noqa: S311 - scopes, no secret
    for scope in (Scope(), *(drawn(chance, lived_in) for _ in range(7))):
        overview = surveying.overview(lived_in, scope, rows, columns)
        assert overview.passages == lived_in.size(scope.without(Facet.THEME))[0]
        for place, row in enumerate(overview.rows):
            if chance.random() < 0.4:
                assert row.passages == lived_in.size(overview.narrowed(place))[0], (scope, row.key)
        for place in range(len(overview.columns)):
            assert overview.columns[place].passages == whole(lived_in, overview, place), (scope, place)
        for cell in cells(overview, chance):
            narrowed = overview.narrowed(*cell)
            assert overview.counts[cell[0]][cell[1]] == lived_in.size(narrowed)[0], (scope, narrowed)


def test_a_family_is_found_by_what_was_decided_of_any_of_its_themes(lived_in: Session) -> None:
    document = lived_in.open(2)
    service = [theme.id for theme in lived_in.codebook.themes if theme.family == "service"]
    passage = next(
        each
        for each in document.passages
        if not each.noise and not any(coding.verdict for coding in each.codings) and not each.counted()
    )
    lived_in.decide([(passage, service[0])], Verdict.YES)
    lived_in.decide([(passage, service[1])], Verdict.NO)
    scope = Scope(statuses=frozenset({Status.DECIDED}))
    overview = surveying.overview(lived_in, scope, Rows.FAMILIES, Columns.LANGUAGES)
    row = [each.key for each in overview.rows].index("service")
    assert overview.rows[row].passages == lived_in.size(overview.narrowed(row))[0]


def test_rows_and_columns_stand_in_the_order_that_people_expect(session: Session) -> None:
    overview = surveying.overview(session, Scope(), Rows.THEMES, Columns.LANGUAGES)
    assert [row.key for row in overview.rows] == [theme.id for theme in session.codebook.themes]
    assert [column.short for column in overview.columns] == ["ZH", "TL", "ES", "PL"]
    documents = surveying.overview(session, Scope(), Rows.THEMES, Columns.DOCUMENTS)
    assert documents.columns[0].name == session.document_title(2)
    numbers = [column.passages for column in documents.columns]
    assert numbers == sorted(numbers, reverse=True)
    together = surveying.overview(session, Scope(), Rows.FAMILIES, Columns.THEMES)
    assert [row.key for row in together.rows] == [family.id for family in session.codebook.families]
    order = [theme.id for theme in session.codebook.themes]
    assert [column.key for column in together.columns] == sorted((c.key for c in together.columns), key=order.index)


def test_the_themes_of_a_scope_narrow_the_rows_and_its_languages_the_columns(session: Session) -> None:
    scope = Scope(themes=frozenset({"contact-centre", "loyalty"}), languages=frozenset({"pl", "zh"}))
    overview = surveying.overview(session, scope, Rows.THEMES, Columns.LANGUAGES)
    assert {row.key for row in overview.rows} == scope.themes
    assert {column.key for column in overview.columns} == scope.languages
    families = surveying.overview(session, scope, Rows.FAMILIES, Columns.LANGUAGES)
    assert {row.key for row in families.rows} == {"service", "loyalty"}


def test_a_language_with_nothing_in_scope_has_an_empty_column(session: Session) -> None:
    overview = surveying.overview(session, Scope(words=(SearchWords("客户"),)), Rows.THEMES, Columns.LANGUAGES)
    assert {column.key: column.passages > 0 for column in overview.columns} == {
        "zh": True,
        "es": False,
        "pl": False,
        "fil": False,
    }


def test_texts_without_a_date_are_a_month_of_their_own_that_comes_last(session: Session) -> None:
    with session._library.transaction() as db:
        db.execute("UPDATE document SET dated = '' WHERE id = 1")
        db.execute("UPDATE document SET dated = '2025-03-04' WHERE id = 2")
    months = surveying.overview(session, Scope(), Rows.THEMES, Columns.MONTHS).columns
    assert months[0].key == "2025-03"
    assert (months[-1].key, months[-1].name) == ("", "No date")


def test_of_very_many_documents_those_with_the_most_passages_are_shown(session: Session) -> None:
    with session._library.transaction() as db:
        for key in range(1000, 1300):
            db.execute(
                "INSERT INTO document (id, guid, title, path, sha256, source_sha256, size, modified, encoding, "
                "language, confidence, length, characters, passages, noise, added) "
                "VALUES (?1, ?1, 'Copy', '', ?1, ?1, 1, 1, 'UTF-8', 'en', 1, 1, 0, 1, 0, '2026-01-01')",
                (key,),
            )
            db.execute("INSERT INTO document_language VALUES (?, 0, 'en', 'en', 1)", (key,))
        # the last of them speaks of a theme, and counts although it is not shown
        db.execute("INSERT INTO passage VALUES (1299, 0, 0, 0, 9, 'en', 1000, 0, 'en')")
        db.execute(
            "INSERT INTO decision (document, start, end, theme, verdict, decided) "
            "VALUES (1299, 0, 9, 'loyalty', 'yes', '2026-01-01')"
        )
    overview = surveying.overview(session, Scope(), Rows.THEMES, Columns.DOCUMENTS)
    assert len(overview.columns) == 200
    assert overview.left_out == 104
    families = surveying.overview(session, Scope(), Rows.FAMILIES, Columns.DOCUMENTS)
    assert (families.columns, families.left_out) == (overview.columns, 104)
    assert {"1", "2", "3", "4"} <= {column.key for column in overview.columns}
    assert [row.passages for row in overview.rows] == [
        row.passages for row in surveying.overview(session, Scope(), Rows.THEMES, Columns.LANGUAGES).rows
    ]


def test_a_summary_tells_counts_typical_words_and_the_surest_quotes(session: Session) -> None:
    overview = surveying.overview(session, Scope(), Rows.THEMES, Columns.LANGUAGES)
    row = next(row for row in overview.rows if row.key == "contact-centre")
    summary = surveying.summary(session, row, Scope())
    assert (summary.short, summary.name, summary.colour) == (row.short, "Contact centre", "blue")
    assert (summary.passages, summary.documents) == (row.passages, 3)
    assert [tongue.language for tongue in summary.tongues][:2] == ["zh", "fil"]
    assert sum(tongue.passages for tongue in summary.tongues) == summary.passages
    chinese = summary.tongues[0]
    assert any("联" in word for word in chinese.words)
    passages = {passage.start: passage for passage in session.open(2).passages}
    for quote in chinese.quotes:
        assert row.key in [coding.theme for coding in passages[quote.start].counted()]
        # noise is left out of what is quoted
        (words,) = session.passage_words(session.passage_rows(Scope(), [(2, quote.start)]))
        assert quote.text == words.text
    assert len({quote.text for quote in chinese.quotes}) == 3
    assert not summary.is_part


def test_what_the_person_marked_comes_first_and_only_once(session: Session) -> None:
    row = next(
        row
        for row in surveying.overview(session, Scope(), Rows.THEMES, Columns.LANGUAGES).rows
        if row.key == "contact-centre"
    )
    surest = surveying.summary(session, row, Scope()).tongues[0].quotes[0]
    (mark,) = session.highlight(surest.document, surest.start, surest.end, ()).ids
    session.star(mark, True)
    session.annotate(mark, "Good for the talk")
    summary = surveying.summary(session, row, Scope())
    assert [(quote.start, quote.note) for quote in summary.marked] == [(surest.start, "Good for the talk")]
    assert surest.text not in [quote.text for tongue in summary.tongues for quote in tongue.quotes]
    assert surveying.summary(session, row, Scope(languages=frozenset({"pl"}))).marked == ()


def test_a_quote_that_was_given_a_theme_is_a_quote_of_that_one_alone(session: Session) -> None:
    rows = {row.key: row for row in surveying.overview(session, Scope(), Rows.THEMES, Columns.LANGUAGES).rows}
    surest = surveying.summary(session, rows["contact-centre"], Scope()).tongues[0].quotes[0]
    (mark,) = session.highlight(surest.document, surest.start, surest.end, ("regulation",)).ids
    session.star(mark, True)
    assert surveying.summary(session, rows["contact-centre"], Scope()).marked == ()
    assert [quote.start for quote in surveying.summary(session, rows["regulation"], Scope()).marked] == [surest.start]


def test_a_family_is_summed_up_as_a_whole(session: Session) -> None:
    overview = surveying.overview(session, Scope(), Rows.FAMILIES, Columns.LANGUAGES)
    service = next(row for row in overview.rows if row.key == "service")
    summary = surveying.summary(session, service, Scope())
    assert (summary.short, summary.name, summary.passages) == ("", "Service", service.passages)


def test_nothing_in_scope_is_summed_up_as_nothing(session: Session) -> None:
    row = surveying.overview(session, Scope(), Rows.THEMES, Columns.LANGUAGES).rows[0]
    summary = surveying.summary(session, row, Scope(words=(SearchWords("nowhere at all"),)))
    assert (summary.passages, summary.documents, summary.tongues, summary.marked) == (0, 0, (), ())


def test_a_second_theme_of_a_scope_is_named_in_words_and_kept_while_it_is_there(session: Session) -> None:
    scope = Scope(themes=frozenset({"contact-centre"}), also=frozenset({"technology"}))
    number = session.size(scope)[0]
    assert number == len(session.passages(scope)) > 0
    assert session.described(scope).endswith(": Contact centre, also Technology & data")
    session.remember_view(1, scope)
    assert session.last_view() == (1, scope)
    session.delete_theme("technology")
    assert session.known_scope(scope) == Scope(themes=scope.themes)


def test_a_second_theme_counts_for_every_facet(lived_in: Session) -> None:
    scope = Scope(also=frozenset({"loyalty"}), languages=frozenset({"zh", "es"}))
    counted = lived_in.facets(scope)
    assert counted.size[:2] == lived_in.size(scope)
    for facet in (Facet.LANGUAGE, Facet.STATUS, Facet.THEME):
        for value, count in counted.of(facet).items():
            assert count[:2] == lived_in.size(scope.only(facet, value)), (facet, value)
    assert counted.themes["loyalty"].passages == counted.size.passages
