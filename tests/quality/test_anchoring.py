"""Floors for finding marked stretches again in changed texts: what is said to be sure is always right."""

import random
from collections import Counter, defaultdict

import pytest

from cxreader.model.anchor import Outcome
from tests.bench.anchoring import PASSAGES, SAMPLES, judge_text, make_text, read

# of each kind of change, of the stretches that are still there: how many at least are in their place for sure, and how
# many at most are offered elsewhere, or not at all
FLOORS = {
    "insert": (488, 0),
    "typos": (504, 0),
    "delete": (347, 0),
    "move": (475, 1),
    "re-encode": (450, 0),
    "re-flow": (540, 0),
    "all at once": (188, 9),
}


@pytest.fixture(scope="module")
def counts() -> dict[str, Counter[str]]:
    """What becomes of ten stretches of each sample text and of fifty made ones, by kind of change."""
    fresh = random.Random(1)  # noqa: S311 - the same texts each time
    passages = read(PASSAGES)
    texts = [path.read_text("utf-8") for path in SAMPLES] + [make_text(passages, fresh) for _ in range(50)]
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for one in judge_text(text, passages, fresh):
            if one.anchor.is_sure:
                fate = "sure" if one.right else "sure, wrongly"
            elif one.survives:
                fate = "asked" if one.right and one.anchor.outcome is Outcome.CONFIRM else "missed"
            else:
                fate = "gone"
            found[one.change][fate] += 1
    return found


@pytest.mark.parametrize("change", FLOORS)
def test_what_is_there_is_found_and_what_is_sure_is_right(counts: dict[str, Counter[str]], change: str) -> None:
    sure, missed = FLOORS[change]
    assert counts[change]["sure, wrongly"] == 0
    assert counts[change]["sure"] >= sure
    assert counts[change]["missed"] <= missed
