from pathlib import Path
from types import SimpleNamespace

import pytest

from cxreader.model.document import Problem
from cxreader.ui.outcome import NearCopy, Outcome, near_copies

KNOWN = Problem(Path("/texts/old.txt"), "The same text is in this library already.", known=True)
UNREAD = Problem(Path("/texts/scan.txt"), "This is a picture, not a text.")
COPY = NearCopy(Path("/texts/again.txt"), "Refunds")


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome(1), "1 document added"),
        (Outcome(20000, (UNREAD,)), "20,000 documents added · 1 could not be read"),
        (Outcome(0, (KNOWN,)), "0 documents added · 1 is already in this library"),
        (Outcome(2, (), (COPY,)), "2 documents added · 1 is nearly the same as another"),
        (
            Outcome(3, (UNREAD, KNOWN) * 2, (COPY, COPY)),
            "3 documents added · 2 are nearly the same as others · 2 could not be read · 2 are already in this library",
        ),
    ],
)
def test_the_sentence_has_only_what_happened(outcome: Outcome, said: str) -> None:
    assert outcome.sentence == said


def test_what_was_there_already_needs_no_telling() -> None:
    assert not Outcome(3, (KNOWN,)).matters
    assert Outcome(3, (UNREAD,)).matters
    assert Outcome(3, (), (COPY,)).matters


def test_of_two_near_copies_that_come_together_the_second_one_is_told_of(samples: SimpleNamespace) -> None:
    rows = [
        samples.spanish(id=4, title="First", path="/t/first.txt", alike=((5, 0.9),)),
        samples.spanish(id=5, title="Second", path="/t/second.txt", alike=((4, 0.9),)),
    ]
    assert list(near_copies(rows, [4, 5])) == [NearCopy(Path("/t/second.txt"), "First")]
    # a text that was removed returns under its old number, yet comes later
    assert list(near_copies(rows, [5, 4])) == [NearCopy(Path("/t/first.txt"), "Second")]
    assert list(near_copies(rows, [4])) == [NearCopy(Path("/t/first.txt"), "Second")]


def test_what_is_no_longer_listed_is_not_told_of(samples: SimpleNamespace) -> None:
    pasted = samples.spanish(id=5, title="Pasted text", path="", alike=((4, 0.9), (1, 0.8)))
    assert list(near_copies([pasted, samples.spanish()], [4, 5])) == [
        NearCopy(Path("Pasted text"), "Los beneficios de los 1-800 número")
    ]
    assert list(near_copies([samples.spanish()], [1, 9])) == []
