import random
from collections.abc import Sequence
from itertools import product

import pytest

from cxreader.importing import Analyst
from cxreader.model.listed import Grouping, Listing, Order, pack, unpack
from cxreader.model.scope import Facet, Scope, Status
from cxreader.model.suggestions import Suggestions
from cxreader.session import Session, leaving
from tests.listed import all_rows, arranged

THEMES = ("contact-centre", "touchpoints", "loyalty", "omnichannel")
EVERY = list(product(Grouping, Order))
SCOPES = (
    Scope(),
    Scope(languages=frozenset({"pl", "zh"})),
    Scope(themes=frozenset({"contact-centre"})),
    Scope(themes=frozenset({"loyalty", "touchpoints"}), also=frozenset({"omnichannel"})),
    Scope(statuses=frozenset({Status.DECIDED})),
    Scope(themes=frozenset({"loyalty"}), statuses=frozenset({Status.DECIDED, Status.DOUBTFUL, Status.UNREAD})),
    Scope(frozenset({"es"}), frozenset({"contact-centre", "organisation"}), documents=frozenset({1, 4})),
    Scope(frozenset({"ko"})),
)


@pytest.fixture
def lived_in(session: Session, analyst: Analyst) -> Session:
    """The samples and a text without a language, with all that a person may have said of their themes."""
    session.add(analyst.analyse_text("12 34 56.\n\n78 90.", "Numbers"), "numbers")
    chance = random.Random(11)  # noqa: S311 - the same each time
    for key in range(1, 5):
        document = session.open(key)
        for passage in chance.sample([each for each in document.passages if each.codings], 12):
            edit = session.accept if chance.random() < 0.5 else session.refuse
            edit(passage, chance.choice(passage.codings).theme)
        for passage in chance.sample([each for each in document.passages if not each.noise], 6):
            session.set_theme(passage, chance.choice(THEMES))
    session.highlight(3, 0, 90)
    return session


def the_same(one: Listing, other: Listing) -> bool:
    return (one.keys, one.groups, one.said) == (other.keys, other.groups, other.said)


@pytest.mark.parametrize("mode", Suggestions)
@pytest.mark.parametrize("scope", SCOPES)
def test_passages_are_listed_in_the_order_of_their_rows(lived_in: Session, mode: Suggestions, scope: Scope) -> None:
    lived_in.set_suggestions(mode)
    rows = all_rows(lived_in, scope)
    assert len(rows) == lived_in.size(scope)[0]
    for grouping, order in EVERY:
        listing = lived_in.listing(scope, grouping, order)
        assert the_same(listing, arranged(rows, grouping, order)), (grouping, order)
        assert listing.is_whole


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("most", [1, 7])
def test_the_first_ones_are_the_beginning_of_all(lived_in: Session, scope: Scope, most: int) -> None:
    for grouping, order in EVERY:
        whole, first = lived_in.listing(scope, grouping, order), lived_in.listing(scope, grouping, order, most)
        assert first.keys == whole.keys[: len(first.keys)]
        assert min(most, len(whole.keys)) >= len(first.keys) >= min(1, len(whole.keys))
        assert [group.key for group in first.groups] == [group.key for group in whole.groups][: len(first.groups)]
        assert sum(group.passages for group in first.groups) == len(first.keys)
        assert not first.is_whole


def random_scopes(session: Session, number: int) -> Sequence[Scope]:
    chance, found = random.Random(number), session.facets(Scope())  # noqa: S311 - the same each time  # noqa: S311 - the same each time
    scopes = []
    for _ in range(number):
        scope = Scope()
        for facet in (Facet.LANGUAGE, Facet.THEME, Facet.STATUS, Facet.LENGTH, Facet.MONTH):
            values = sorted(found.of(facet))
            if chance.random() < 0.35:
                scope = scope.only(facet, *chance.sample(values, chance.randint(1, min(3, len(values)))))
        scopes.append(scope)
    return scopes


def test_the_list_the_counts_and_the_export_hold_the_same_passages(lived_in: Session) -> None:
    for scope in random_scopes(lived_in, 40):
        keys = lived_in.listing(scope, Grouping.LANGUAGE, Order.DOUBTFUL).keys
        rows = lived_in.passage_rows(scope, map(unpack, keys))
        places = lived_in.passages(scope)
        assert len(keys) == len(rows) == lived_in.facets(scope).size.passages == len(places)
        assert {row.key for row in rows} == {place[:2] for place in places}
        assert all(row.is_in_scope for row in rows)
        assert len(leaving.export_rows(lived_in, scope, passages=True)) == len(keys)
        assert not scope.themes or all(row.theme in scope.themes for row in rows)


@pytest.mark.parametrize("scope", SCOPES)
def test_a_step_leads_to_the_neighbour_in_reading_order(lived_in: Session, scope: Scope) -> None:
    places = lived_in.passages(scope)
    starts = [place[:2] for place in places]
    chance = random.Random(3)  # noqa: S311 - the same each time
    somewhere = [(document, start + shift) for document, start, _ in lived_in.passages(Scope()) for shift in (-1, 0, 3)]
    for here in [(0, -1), *chance.sample(somewhere, 40), *chance.sample(starts, min(9, len(starts))), (99, 0)]:
        ahead = sum(start < here for start in starts)
        beyond = ahead + (here in starts)
        for by, target in ((1, beyond), (2, beyond + 1), (-1, ahead - 1), (-3, ahead - 3)):
            found, whole = lived_in.neighbour_passage(scope, here, by)
            assert whole == len(places)
            assert found == ((*places[target], target) if 0 <= target < len(places) else None)
        found, _ = lived_in.neighbour_passage(scope, here, 0)
        target = ahead if ahead < len(places) else 0
        assert found == ((*places[target], target) if places else None)


def test_keys_are_packed_in_reading_order() -> None:
    keys = [(1, 0), (1, 2_000_000_000), (2, 0), (2_000_000_000, 7)]
    packed = [pack(key) for key in keys]
    assert packed == sorted(packed)
    assert [unpack(number) for number in packed] == keys
