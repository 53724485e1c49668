from array import array
from collections.abc import Sequence

import pytest

from cxreader.model.annotation import Verdict
from cxreader.model.listed import Grouping, Key, Listing, PassageRow, pack, unpack
from cxreader.model.passage import Certainty
from cxreader.ui.passage_order import go_on, group_of, worked_through
from tests.listed import arranged


def row(
    document: int,
    start: int,
    score: float = 0.5,
    language: str = "pl",
    theme: str = "loyalty",
    said: Verdict | None = None,
) -> PassageRow:
    sure = Certainty.SURE if theme else None
    return PassageRow(document, start, start, start, start + 5, language, f"T{document}", theme, sure, score, said)


MIXED = [row(1, 0, 0.9), row(1, 5, 0.2), row(1, 10, 0, theme=""), row(2, 0, 0.4, said=Verdict.YES), row(2, 5, 0.6)]


def test_what_is_refused_meanwhile_stays_listed() -> None:
    gone, other = row(1, 0), row(1, 5)
    before = {each.key: each for each in (gone, other)}
    assert worked_through(before, [other], {(1, 0, "loyalty")}) == [other, gone._replace(verdict=Verdict.NO)]


def test_what_left_the_scope_otherwise_goes() -> None:
    gone = row(1, 0)
    assert worked_through({gone.key: gone}, [], {(1, 0, "another"), (1, 5, "loyalty")}) == []


def test_a_refused_theme_hides_the_next_one_until_the_person_says_yes_to_it() -> None:
    before = row(1, 0)
    following = before._replace(theme="complaints", score=0.3)
    refused = {(1, 0, "loyalty")}
    assert worked_through({before.key: before}, [following], refused) == [before._replace(verdict=Verdict.NO)]
    said = following._replace(verdict=Verdict.YES)
    assert worked_through({before.key: before}, [said], refused) == [said]


def test_new_passages_are_taken_in() -> None:
    assert worked_through({}, MIXED, set()) == MIXED


def listing(*keys: Key) -> Listing:
    """Return passages that are one group, in this order."""
    return arranged([], Grouping.NONE)._replace(
        keys=array("q", map(pack, keys)), groups=arranged([row(*key) for key in keys]).groups
    )


def keys_of(listing: Listing) -> list[Key]:
    return [unpack(key) for key in listing.keys]


@pytest.mark.parametrize(
    ("before", "fresh", "held", "after"),
    [
        ("abc", "abc", "", "abc"),
        ("abc", "abcxy", "", "abcxy"),
        ("abc", "cab", "", "abc"),
        ("abc", "bc", "", "bc"),
        ("abc", "bc", "a", "abc"),
        ("abc", "abc", "b", "abc"),
        ("abc", "axbc", "", "axbc"),
        ("abc", "xyabc", "", "xyabc"),
        ("abc", "bcxay", "", "aybcx"),
        ("abc", "axc", "b", "axbc"),
        ("abc", "x", "", "x"),
        ("", "cab", "", "cab"),
        ("", "cab", "xb", "cabx"),
        ("abc", "", "", ""),
    ],
)
def test_no_passage_moves_while_the_list_is_worked_through(before: str, fresh: str, held: str, after: str) -> None:
    def keys(letters: Sequence[str]) -> list[Key]:
        return [(1, ord(letter)) for letter in letters]

    staying = {pack(key): "" for key in keys(held)}
    found = go_on(listing(*keys(before)), listing(*keys(fresh)), staying, Grouping.NONE)
    assert "".join(chr(start) for _, start in keys_of(found)) == after
    assert sum(group.passages for group in found.groups) == len(after)
    assert {unpack(key) for key in found.said} == set(keys(held))


def test_what_goes_on_keeps_the_order_of_its_groups() -> None:
    rows = [row(1, 0, language="und"), row(1, 5), row(1, 10, language="zh"), row(2, 0, language="zh")]
    before = arranged(rows[1:3], Grouping.LANGUAGE)
    found = go_on(before, arranged(rows, Grouping.LANGUAGE), {}, Grouping.LANGUAGE)
    assert found == arranged(rows, Grouping.LANGUAGE)
    assert [group.key for group in found.groups] == ["zh", "pl", "und"]
    documents = go_on(arranged(rows[3:], Grouping.DOCUMENT), arranged(rows, Grouping.DOCUMENT), {}, Grouping.DOCUMENT)
    assert [(group.key, group.passages, group.waiting) for group in documents.groups] == [("1", 3, 3), ("2", 1, 1)]


def test_a_passage_that_is_held_is_listed_once_though_its_group_is_another_now() -> None:
    polish, czech = row(1, 0), row(1, 0, language="cs")
    held = {pack(polish.key): "cs"}
    found = go_on(arranged([polish], Grouping.LANGUAGE), arranged([czech], Grouping.LANGUAGE), held, Grouping.LANGUAGE)
    assert [(group.key, group.passages) for group in found.groups] == [("cs", 1)]
    left = go_on(arranged([polish], Grouping.LANGUAGE), arranged([], Grouping.LANGUAGE), held, Grouping.LANGUAGE)
    assert [(group.key, group.passages, group.waiting) for group in left.groups] == [("cs", 1, 0)]


def test_a_passage_belongs_to_a_language_a_document_or_to_all() -> None:
    passage = row(7, 0, language="zh")
    assert [group_of(passage, grouping) for grouping in Grouping] == ["zh", "7", ""]
