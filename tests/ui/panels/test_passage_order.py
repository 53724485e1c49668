from cxreader.model.annotation import Verdict
from cxreader.model.listed import PassageRow
from cxreader.model.passage import Certainty
from cxreader.ui.passage_order import Entry, Grouping, Head, Key, Order, arrange, worked_through


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


def order_of(rows: list[PassageRow], order: Order, begun: dict[Key, PassageRow] | None = None) -> list[Key]:
    return [entry.key for entry in arrange(rows, Grouping.NONE, order, begun or {}) if isinstance(entry, PassageRow)]


MIXED = [row(1, 0, 0.9), row(1, 5, 0.2), row(1, 10, 0, theme=""), row(2, 0, 0.4, said=Verdict.YES), row(2, 5, 0.6)]


def test_the_least_certain_come_first_then_those_without_a_theme_then_those_decided() -> None:
    assert order_of(MIXED, Order.DOUBTFUL) == [(1, 5), (2, 5), (1, 0), (1, 10), (2, 0)]


def test_how_certain_the_list_says_it_is_goes_before_the_score() -> None:
    doubtful = row(1, 5, 0.45)._replace(certainty=Certainty.DOUBTFUL)
    fairly = row(1, 10, 0.49)._replace(certainty=Certainty.FAIRLY)
    rows = [row(1, 0, 0.41), fairly, doubtful]
    assert order_of(rows, Order.DOUBTFUL) == [(1, 5), (1, 10), (1, 0)]
    assert order_of(rows, Order.SUREST) == [(1, 0), (1, 10), (1, 5)]


def test_the_surest_begin_with_what_the_person_said() -> None:
    assert order_of(MIXED, Order.SUREST) == [(2, 0), (1, 0), (2, 5), (1, 5), (1, 10)]


def test_places_follow_the_texts() -> None:
    assert order_of(MIXED[::-1], Order.PLACE) == [row.key for row in MIXED]


def test_nothing_moves_while_the_list_is_worked_through() -> None:
    begun = {row.key: row for row in MIXED}
    decided = [each._replace(verdict=Verdict.YES) for each in MIXED]
    assert order_of(decided, Order.DOUBTFUL, begun) == order_of(MIXED, Order.DOUBTFUL)


def test_groups_of_languages_are_sorted_by_name_the_unknown_last() -> None:
    rows = [row(1, 0, language="und"), row(1, 5, language="pl"), row(1, 10, language="zh"), row(2, 0, language="zh")]
    entries = arrange(rows, Grouping.LANGUAGE, Order.PLACE, {})
    heads = [entry for entry in entries if isinstance(entry, Head)]
    assert heads == [Head("zh", "Chinese"), Head("pl", "Polish"), Head("und", "Not sure")]
    assert entries[:3] == [heads[0], rows[2], rows[3]]


def test_groups_of_documents_are_in_their_order() -> None:
    rows = [row(10, 0), row(9, 0)]
    entries: list[Entry] = arrange(rows, Grouping.DOCUMENT, Order.PLACE, {})
    assert entries == [Head("9", "T9"), rows[1], Head("10", "T10"), rows[0]]


def test_of_a_folded_group_only_the_head_is_shown() -> None:
    rows = [row(1, 0), row(2, 0)]
    entries = arrange(rows, Grouping.DOCUMENT, Order.PLACE, {}, {"1"})
    assert entries == [Head("1", "T1"), Head("2", "T2"), rows[1]]


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
