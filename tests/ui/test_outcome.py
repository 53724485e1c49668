from pathlib import Path

import pytest

from cxreader.intake import NearCopy
from cxreader.model.document import Problem
from cxreader.ui.outcome import Comments, Outcome

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


def test_comments_are_told_by_their_file_or_the_number_of_these() -> None:
    one, many = Comments(1, (7,), "Letter {1}.docx"), Comments(14, (7, 8, 9))
    assert Outcome(1, comments=one).sentence == "1 comment in “Letter {1}.docx”"
    assert Outcome(3, (KNOWN,), comments=many).sentence == "14 comments in 3 files"
    assert Outcome(3, comments=many).matters
    assert Outcome(3, comments=many).actions == (("bring in", "Bring In"),)


def test_comments_are_told_beside_what_went_wrong() -> None:
    outcome = Outcome(9, (UNREAD,), left=(Path("/texts/a.txt"),), comments=Comments(2, (7,), "a.docx"))
    assert outcome.sentence == (
        "9 documents added · 1 could not be read · 1 is still to be read · 2 comments in “a.docx”"
    )
    assert [key for key, _ in outcome.actions] == ["again", "bring in", "report"]
