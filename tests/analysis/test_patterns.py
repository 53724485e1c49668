import pytest

from cxreader.analysis import patterns


def test_a_pattern_is_found_whatever_the_case() -> None:
    assert patterns.find("Refund, refunds; 2019 and 2021", r"refunds?|20\d\d", 1) == [
        (0, 6),
        (8, 15),
        (17, 21),
        (26, 30),
    ]


def test_what_is_empty_is_not_found() -> None:
    assert patterns.find("abc", "x*", 1) == []


def test_no_more_is_found_than_can_be_marked() -> None:
    assert len(patterns.find("a" * (patterns.MOST + 5), "a", 1)) == patterns.MOST


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(a", "The pattern is faulty at its end: a ( is not closed."),
        ("a)", "The pattern is faulty at character 2, “)”: there is no ( before this )."),
        ("*a", "The pattern is faulty at character 1, “*”: there is nothing before the sign that repeats."),
        ("(?Zx)", "The pattern is faulty at character 3, “Z”: it cannot be read from here on."),
    ],
)
def test_a_faulty_pattern_is_explained(pattern: str, said: str) -> None:
    with pytest.raises(patterns.PatternError) as told:
        patterns.find("abc", pattern, 1)
    assert str(told.value) == said


def test_a_pattern_that_is_too_large_is_told() -> None:
    with pytest.raises(patterns.PatternError, match="too large"):
        patterns.find("abc", "(" * 50_000 + ")" * 50_000, 1)


def test_a_pattern_that_takes_too_long_ends() -> None:
    with pytest.raises(TimeoutError):
        patterns.find("a" * 60 + "b!", SLOW, 0.01)


SLOW = "(a|aa)+$"
