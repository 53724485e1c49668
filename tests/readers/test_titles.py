"""Titles of texts."""

import pytest

from cxreader.readers.plain import parse

LONG = "Nobody answered the phone for half an hour, and then the line went dead without a word."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Our worst call\n\n{LONG}", "Our worst call"),
        (f"# Our worst call #\n\n{LONG}", "Our worst call"),
        (f"Our worst call\n==============\n\n{LONG}", "Our worst call"),
        (f"Was it our worst call?\n\n{LONG}", "Was it our worst call?"),
        (f"The Daily Paper\nWednesday news\n\nOur worst call\n\n{LONG}", "Our worst call"),
        (f"The Daily Paper\n\nOur worst call\n\nOur worst call\n\n{LONG}", "Our worst call"),
        (f"The Daily Paper\n\nNobody answered\n\n{LONG}", "Nobody answered"),
        (f"The Daily Paper\n\n# Our worst call\n\n{LONG}", "Our worst call"),
        ("Just a few words", "Just a few words"),
        (LONG, "Nobody answered the phone for half an hour, and then the line went dead without…"),
        ("x" * 200, "x" * 79 + "…"),
        ("1. Open the box.\n2. Close the box.", "Open the box."),
        ("Dear team,\n\n" + LONG, "Dear team,"),
        (
            "12 May 2024\n\n" + LONG + "\n\n" + LONG,
            "Nobody answered the phone for half an hour, and then the line went dead without…",
        ),
        (f"To: Support\nSubject: a call\n\n{LONG}", "To: Support"),
        ("★★★★★", "stars"),
        ("Our worst\x07 call\u202e\n\n" + LONG, "Our worst call"),
    ],
)
def test_the_title_is_what_a_reader_would_call_the_text(text: str, title: str) -> None:
    assert parse(text, "stars.txt")[0] == title
