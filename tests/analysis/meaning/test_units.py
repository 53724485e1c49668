import pytest

from cxreader.analysis.meaning.units import units


def test_pieces_of_a_word_are_one_and_the_rest_is_spread_evenly() -> None:
    text = "Don waited, 排队."
    spans = [None, (0, 3), (4, 4), (4, 8), (8, 10), (10, 11), (12, 14), (14, 15), None]
    shares = [0.3, 0.1, 0.01, 0.2, 0.05, 0.02, 0.4, 0.04, 0.24]
    found = list(units(text, spans, shares))
    assert [text[start:end] for start, end, _ in found] == ["Don", "waited", "排队"]
    assert [share for *_, share in found] == pytest.approx([0.3, 0.46, 0.6])
    assert sum(share for *_, share in found) == pytest.approx(sum(shares))


def test_a_text_without_letters_is_one_word() -> None:
    ((start, end, share),) = units("!?", [None, (0, 2), None], [0.1, 0.2, 0.3])
    assert (start, end) == (0, 2)
    assert share == pytest.approx(0.6)
