import pytest

from cxreader.model.correction import Correction, CorrectionKind, narrowest

LANGUAGE, NOISE = CorrectionKind.LANGUAGE, CorrectionKind.NOISE


@pytest.mark.parametrize(
    ("start", "end", "covered"), [(10, 20, True), (0, 12, False), (14, 25, True), (15, 25, False), (12, 14, True)]
)
def test_a_stretch_is_covered_where_most_of_it_lies_in_the_correction(start: int, end: int, covered: bool) -> None:
    assert Correction(10, 20, LANGUAGE, "pl").covers(start, end) is covered


def test_the_shortest_goes_first_and_of_equals_the_last_said() -> None:
    whole, first, second = (
        Correction(0, 90, LANGUAGE, "pl"), Correction(5, 10, LANGUAGE, "es"), Correction(6, 11, LANGUAGE, "zh"),
    )  # fmt: skip
    other = Correction(5, 6, NOISE, "noise")
    assert narrowest([whole, first, other, second], LANGUAGE) == [second, first, whole]
