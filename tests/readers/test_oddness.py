"""How odd a text looks."""

import pytest

from cxreader.paths import seeds
from cxreader.readers.oddness import oddness


@pytest.mark.parametrize("number", range(3))
def test_the_samples_do_not_look_odd(number: int) -> None:
    assert oddness(seeds()[number].read_text(encoding="utf-8")) < 0.1


@pytest.mark.parametrize(
    "text",
    ["plain", "dom’s col·lecció", "“Tak”, § 5, 10 € – 3 ª", "ÀÉ Ñu", "カタカナabc漢字", "Ｆull", "a\u0301", "x\x85"],
)
def test_what_people_type_does_not_look_odd(text: str) -> None:
    assert oddness(text) < 0.2


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("a\x81b", 3),
        ("a\ufffd", 3),
        ("a\ue000", 3),
        ("nаme", 2),
        ("nËse", 2),
        ("it¤", 2),
        ("se¬or", 2),
        ("caf‚", 0.7),
        ("a ½o", 0.7),
        (")½ ", 0.3),
        ("éA", 1),
        ("a — ĳ b", 0.1),
        ("wait—for", 0.3),
        (" ľ ", 0.3),
    ],
)
def test_what_a_wrong_reading_makes_looks_odd(text: str, least: float) -> None:
    assert oddness(text) >= least
