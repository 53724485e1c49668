import os
import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from cxreader.importing import Analyst
from cxreader.model.counts import Count, Facets
from cxreader.model.folding import fold
from cxreader.model.listed import Grouping, Order
from cxreader.model.passage import Certainty, without_noise
from cxreader.model.scope import LENGTHS, SPEAKER, ColumnValue, Facet, Length, Scope, SearchWords, Status, Token, Value
from cxreader.model.suggestions import Suggestions
from cxreader.model.views import CodedPassage, DocumentRow, OpenDocument
from cxreader.readers import read_file
from cxreader.session import Session, leaving
from tests.surveys import ROWS, TALK, add, write_survey, write_talk

THEMES = ("contact-centre", "touchpoints", "loyalty", "personalisation")
COUNTED = (Facet.LANGUAGE, Facet.THEME, Facet.STATUS, Facet.LENGTH, Facet.MONTH, Facet.TAG, Facet.COLUMN)
# single words, of which a part suffices
SOUGHT = ("客", "客户", "servici", "Obslug", "PACZ", "the", "a", "nobody has this")
TITLES = ("country", "wave")
MAY = 1_777_800_000  # 2026, in seconds since 1970
MIXED = (
    "Obsługa klienta była miła, ale czekaliśmy na paczkę trzy tygodnie i nikt nie odebrał telefonu.\n\n"
    "Obsługa klienta była miła, ale czekaliśmy na paczkę dwa tygodnie i nikt nie odebrał telefonu.\n\n"
    "The clerk at the desk was friendly and solved my problem at once, and nobody had to wait on the phone."
)


@pytest.fixture
def lived_in(session: Session, analyst: Analyst, tmp_path: Path) -> Session:
    """The samples and two texts that are nearly the same, with all that a person may have done to them."""
    for number, text in enumerate((MIXED, MIXED.replace("friendly", "kind"))):
        file = tmp_path / f"Mixed {number}.txt"
        file.write_text(text, "utf-8")
        os.utime(file, (MAY + number * 86_400 * 60,) * 2)
        reading, source = read_file(file)
        session.add(analyst.analyse(reading, source), "mixed")
    add(session, analyst, write_survey(tmp_path / "Survey.csv"))
    add(session, analyst, write_talk(tmp_path / "Talk.txt"))
    chance = random.Random(7)  # noqa: S311 - the same work each time
    for key in range(1, 5):
        document = session.open(key)
        for passage in chance.sample([each for each in document.passages if each.codings], 12):
            edit = session.accept if chance.random() < 0.5 else session.refuse
            edit(passage, chance.choice(passage.codings).theme)
        for passage in chance.sample([each for each in document.passages if not each.noise], 6):
            session.set_theme(passage, chance.choice(THEMES))
        for passage in chance.sample(document.passages, 5):
            (mark,) = session.highlight(key, passage.start + 1, passage.end + chance.choice((-1, 40)), ()).ids
            if chance.random() < 0.5:
                session.star(mark, True)
    session.set_tags((1, 2, 5), ("żółty", "ask again"))
    session.set_tags((3, 5), ("ask later",), ("żółty",))
    session.remember_place(2, 30, 400)
    session.remove(3)
    session.undo()
    return session


class Brute:
    """Counts by looking at every passage of every document, one by one."""

    def __init__(self, session: Session) -> None:
        self.rows = {row.id: row for row in session.documents(Scope())}
        self.open = {key: session.open(key) for key in self.rows}
        self.seen = {key for key in self.rows if self.rows[key].progress > 0}
        self.months = {key: session.properties(key).dated[:7] for key in self.rows}
        self.told = {
            (key, passage.number): told(text.text[passage.start : passage.end])
            for key, text in self.open.items()
            for passage in text.passages
        }
        self.folded = {
            (key, passage.number): fold(without_noise(text.text, passage.start, passage.end, text.noise)).text
            for key, text in self.open.items()
            for passage in text.passages
        }

    def count(self, scope: Scope) -> Count:
        found = [
            passage
            for key, document in self.open.items()
            for passage in document.passages
            if not passage.noise and self.fits(self.rows[key], document, passage, scope)
        ]
        doubtful = sum(any(is_doubtful(passage, theme) for theme in scope.themes) for passage in found)
        return Count(len(found), len({passage.document for passage in found}), doubtful)

    def fits(self, row: DocumentRow, document: OpenDocument, passage: CodedPassage, scope: Scope) -> bool:
        counted = {coding.theme for coding in passage.counted()}
        return (
            (not scope.languages or self.base(document, passage) in scope.languages)
            and (not scope.themes or bool(scope.themes & counted))
            and scope.also <= counted
            and (not scope.lengths or length(row) in scope.lengths)
            and (not scope.documents or row.id in scope.documents)
            and (not scope.months or self.months[row.id] in scope.months)
            and all(
                self.told[row.id, passage.number] & {each for each in scope.columns if each.column == column}
                for column in {each.column for each in scope.columns}
            )
            and (not scope.tags or not scope.tags.isdisjoint(row.tags))
            and all(fold(words.text).text in self.folded[row.id, passage.number] for words in scope.words)
            and (not scope.statuses or any(self.has(s, row, document, passage, scope) for s in scope.statuses))
        )

    def base(self, document: OpenDocument, passage: CodedPassage) -> str:
        own = passage.language.partition("-")[0]
        spoken = [tag.partition("-")[0] for tag in document.languages]
        return own if own in spoken else spoken[0]

    def has(
        self, status: Status, row: DocumentRow, document: OpenDocument, passage: CodedPassage, scope: Scope
    ) -> bool:
        touching = [mark for mark in document.highlights if mark.start < passage.end and passage.start < mark.end]
        themes = scope.themes or {coding.theme for coding in passage.codings}
        return {
            Status.UNREAD: row.id not in self.seen,
            Status.NOTED: bool(touching),
            Status.QUOTED: any(mark.starred for mark in touching),
            Status.DOUBTFUL: any(is_doubtful(passage, theme) for theme in themes),
            Status.DECIDED: any(coding.verdict and coding.theme in themes for coding in passage.codings),
            Status.NOISY: row.noise > 0,
            Status.DUPLICATE: bool(row.alike),
        }[status]


def told(words: str) -> set[ColumnValue]:
    """Return what the survey and the talk tell of some words of theirs."""
    beside = {
        ColumnValue(*each)
        for _, *values, answer in ROWS
        if words == answer
        for each in zip(TITLES, values, strict=True)
    }
    said = {ColumnValue(SPEAKER, speaker) for speaker, turn in TALK if words in turn}
    return {each for each in beside | said if each.value}


def is_doubtful(passage: CodedPassage, theme: str) -> bool:
    return any(
        coding.theme == theme and coding.certainty is Certainty.DOUBTFUL and coding.verdict is None
        for coding in passage.counted()
    )


def length(row: DocumentRow) -> Length:
    words = row.length // 2 if row.characters else row.length
    return max((least, each) for each, least in LENGTHS.items() if least <= words)[1]


def some(chance: random.Random, values: Iterable[Value]) -> Sequence[Value]:
    choices = sorted(values)
    return chance.sample(choices, chance.randint(1, min(3, len(choices)))) if chance.random() < 0.4 else ()


def drawn(chance: random.Random, full: Facets) -> Scope:
    scope = Scope()
    for facet in COUNTED:
        scope = scope.only(facet, *some(chance, full.of(facet)))
    if chance.random() < 0.3:
        scope = scope.only(Facet.WORDS, *(SearchWords(words) for words in chance.sample(SOUGHT, chance.randint(1, 2))))
    if chance.random() < 0.2:
        scope = scope.only(Facet.ALSO, chance.choice(THEMES))
    return scope.only(Facet.DOCUMENT, *some(chance, range(1, 9))) if chance.random() < 0.3 else scope


@pytest.mark.parametrize("mode", Suggestions)
@pytest.mark.parametrize("settled", [False, True])
def test_every_count_is_that_of_looking_at_each_passage(lived_in: Session, mode: Suggestions, settled: bool) -> None:
    lived_in.set_suggestions(mode)
    if settled:
        lived_in.settle()
    brute, chance = Brute(lived_in), random.Random(f"{mode} {settled}")  # noqa: S311 - the same scopes each time
    full = lived_in.facets(Scope())
    for _ in range(9):
        scope = drawn(chance, full)
        counted = lived_in.facets(scope)
        assert counted.size[:2] == lived_in.size(scope) == brute.count(scope)[:2]
        assert counted.size.passages == len(lived_in.passages(scope))
        assert counted.any_language[:2] == brute.count(scope.without(Facet.LANGUAGE))[:2]
        for facet in (each for each in COUNTED if each is not Facet.THEME):
            for value, count in counted.of(facet).items():
                assert count[:2] == brute.count(scope.alone(Token(facet, value)))[:2], (scope, facet, value)
        for theme in lived_in.codebook.themes:
            wanted = brute.count(scope.only(Facet.THEME, theme.id))
            assert counted.themes.get(theme.id, Count()) == wanted, (scope, theme.id)
            listed = lived_in.listing(scope.only(Facet.THEME, theme.id), Grouping.NONE, Order.PLACE)
            assert len(listed.keys) == wanted.passages, (scope, theme.id)
            besides = brute.count(scope.only(Facet.ALSO, theme.id))[:2]
            assert lived_in.besides(scope).get(theme.id, Count())[:2] == besides, (scope, theme.id)
        assert len(leaving.export_rows(lived_in, scope, passages=True)) == counted.size.passages


def test_counts_are_true_after_each_kind_of_edit_and_its_undo(lived_in: Session) -> None:
    passage = next(each for each in lived_in.open(2).passages if each.counted() and not each.noise)
    theme = passage.counted()[0].theme
    edits: list[Callable[[], object]] = [
        lambda: lived_in.refuse(passage, theme),
        lambda: lived_in.set_theme(passage, "loyalty"),
        lambda: lived_in.mark_noise(2, [(passage.start, passage.end)], noise=True),
        lambda: lived_in.remove(2),
        lambda: lived_in.delete_theme(theme),
    ]
    lived_in.settle()
    for edit in edits:
        before = lived_in.facets(Scope())
        edit()
        for _ in range(2):
            brute = Brute(lived_in)
            counted = lived_in.facets(Scope())
            assert counted.size[:2] == brute.count(Scope())[:2]
            for key in (theme, "loyalty"):
                if any(each.id == key for each in lived_in.codebook.themes):
                    assert counted.themes.get(key, Count()) == brute.count(Scope(themes=frozenset({key})))
            lived_in.settle()
        lived_in.undo()
        assert lived_in.facets(Scope()) == before


def test_columns_come_as_they_came_the_most_frequent_value_first(lived_in: Session) -> None:
    counted = lived_in.facets(Scope()).columns
    assert list(counted.items()) == [
        (ColumnValue("country", "mx"), Count(3, 1)),
        (ColumnValue("country", "pl"), Count(2, 1)),
        (ColumnValue("country", "us"), Count(2, 1)),
        (ColumnValue("wave", "1"), Count(3, 1)),
        (ColumnValue("wave", "2"), Count(3, 1)),
        (ColumnValue(SPEAKER, "Anna"), Count(3, 1)),
        (ColumnValue(SPEAKER, "Ben"), Count(2, 1)),
    ]
    limited = lived_in.facets(Scope(columns=frozenset({ColumnValue("country", "us")}))).columns
    assert [(each.value, count.passages) for each, count in limited.items() if each.column == "wave"] == [
        ("1", 1),
        ("2", 1),
    ]
    lived_in.remove(7)
    assert {each.column for each in lived_in.facets(Scope()).columns} == {SPEAKER}
