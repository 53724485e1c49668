from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxreader.analysis.agreement import agreement
from cxreader.model.agreeing import Agreement


def observed(rows: Sequence[str]) -> list[tuple[str | None, ...]]:
    """Return units from a row for each person; a point or an asterisk stands for nothing said."""
    return [tuple(None if value in ".*" else value for value in unit) for unit in zip(*rows, strict=True)]


def table(*cells: tuple[str, str, int]) -> list[tuple[str, str]]:
    return [(one, other) for one, other, number in cells for _ in range(number)]


def test_alpha_of_two_people_who_said_yes_or_no() -> None:
    # Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, part A
    found = agreement(observed(("0100000000", "1110010010")))
    assert found.alpha == pytest.approx(0.095, abs=0.0005)
    assert found.percent == 60


def test_alpha_of_two_people_with_five_values() -> None:
    # the same, part B
    found = agreement(observed(("aabbdcccedda", "babbbccceddd")))
    assert found.alpha == pytest.approx(0.692, abs=0.0005)


def test_alpha_of_four_people_who_did_not_look_at_all() -> None:
    # the same, part C
    found = agreement(observed(("123321412...", "1233224125.3", ".3332342251.", "12332441251.")))
    assert found.units == 11
    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert found.kappa is None


def test_alpha_of_three_people_with_few_values_in_common() -> None:
    # the computational example of the article "Krippendorff's alpha" in Wikipedia, nominal: 0.691
    found = agreement(observed((".....34121133.3", "1.213343.......", "..21344.21133.4")))
    assert found.alpha == pytest.approx(0.691, abs=0.0005)


def test_kappa_of_two_readers_of_fifty_proposals() -> None:
    # the example of the article "Cohen's kappa" in Wikipedia: 20 and 15 of 50 the same, kappa 0.40
    found = agreement(table(("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)))
    assert (found.units, found.same, found.percent) == (50, 35, 70)
    assert found.kappa == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("cells", "kappa"),
    [
        # the same article: two tables with the same share of agreement, 0.1304 and 0.2593
        ((45, 15, 25, 15), 0.1304),
        ((25, 35, 5, 35), 0.2593),
    ],
)
def test_kappa_tells_tables_with_the_same_share_apart(cells: tuple[int, int, int, int], kappa: float) -> None:
    yes, left, right, no = cells
    found = agreement(table(("y", "y", yes), ("y", "n", left), ("n", "y", right), ("n", "n", no)))
    assert found.percent == 60
    assert found.kappa == pytest.approx(kappa, abs=0.00005)


def test_where_nobody_looked_at_the_same_there_is_nothing_to_tell() -> None:
    assert agreement([]) == agreement([("yes", None), (None, "no")]) == Agreement(0, 0, None, None, None)


def test_where_all_say_one_and_the_same_only_the_share_is_defined() -> None:
    assert agreement([("yes", "yes")] * 3) == Agreement(3, 3, 100.0, None, None)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("ab")), min_size=1))
def test_who_is_named_first_does_not_matter(units: list[tuple[str, str]]) -> None:
    turned = agreement([(other, one) for one, other in units])
    found = agreement(units)
    assert (turned.units, turned.same) == (found.units, found.same)
    assert turned.kappa == pytest.approx(found.kappa) if found.kappa is not None else turned.kappa is None
    assert turned.alpha == pytest.approx(found.alpha) if found.alpha is not None else turned.alpha is None
