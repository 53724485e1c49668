from pathlib import Path

import pytest

from cxreader.intake import NearCopy
from cxreader.model.document import Problem
from cxreader.ui.outcome import Outcome

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


def test_what_is_still_to_be_read_is_told_with_the_reason() -> None:
    outcome = Outcome(112, (KNOWN,), (), (Path("/texts/a.txt"), Path("/texts/b.txt")), "The disk is full. Free some.")
    assert outcome.matters
    assert outcome.sentence == (
        "112 documents added · 1 is already in this library · 2 are still to be read. The disk is full. Free some."
    )
