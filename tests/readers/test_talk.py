"""Labels of speakers, and telling a talk."""

import pytest

from cxreader.readers.lines import lines_of
from cxreader.readers.talk import label_of, turns_of


def turns(*said: str) -> list[str]:
    lines = lines_of("\n".join(said))
    return [label.name if label else "" for label in turns_of(lines, [None] * len(lines))]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Anna: yes", "Anna:"),
        ("[00:12] Interviewer: yes", "[00:12] Interviewer:"),
        ("00:01:02 - Speaker 1: yes", "00:01:02 - Speaker 1:"),
        ("Dr. Lee [1:02]: yes", "Dr. Lee [1:02]:"),
        ("INTERVIEWER (00:01:02)", "INTERVIEWER (00:01:02)"),
        ("0:03 Anna Kowalska", "0:03 Anna Kowalska"),
        ("Anna Kowalska   0:03", "Anna Kowalska   0:03"),
        ("**Anna:** yes", "**Anna:**"),
        ("**Anna**: yes", "**Anna**:"),
        ("采访者：是", "采访者："),
        ("Osoba badana : tak", "Osoba badana :"),
        ("Tagapanayam (babae): oo", "Tagapanayam (babae):"),
        ("Q1:", "Q1:"),
    ],
)
def test_labels_are_found_as_they_are_written(line: str, label: str) -> None:
    found = label_of(lines_of(line)[0])
    assert found is not None
    assert (found.text, found.alone) == (label, label == line)
    assert found.timed == any(sign in label for sign in ("00:", "0:0", "1:0"))


@pytest.mark.parametrize(
    "line",
    [
        "no colon",
        "http://a.b",
        "12:30 it was",
        "We said. Then: no",
        "one two three four five: no",
        "see at 9:30",
        ": x",
    ],
)
def test_other_lines_have_no_label(line: str) -> None:
    assert label_of(lines_of(line)[0]) is None


def test_names_that_come_again_and_take_turns_make_a_talk() -> None:
    assert turns("A: x", "B: y", "A: z", "B: w", "Note: once") == ["a", "b", "a", "b", ""]


def test_a_time_beside_a_name_that_comes_but_once_is_enough() -> None:
    said = ("[0:01] A: x", "[0:05] B: y", "and more", "[0:09] C: z", "[0:12] A: w")
    assert turns(*said, "[0:20] A: u") == ["a", "b", "", "c", "a", "a"]


@pytest.mark.parametrize(
    "said",
    [
        ("A: x", "B: y"),
        ("A: x", "A: y", "A: z", "A: w"),
        ("A: 1", "A: 2", "A: 3", "A: 4", "A: 5", "A: 6", "B: 1", "B: 2"),
        ("A: x", "B: y", "A: z", "B: w", *("a line without any label",) * 12),
        ("9:00 Opening", "10:00 Talk", "11:00 Coffee", "12:00 Lunch", "13:00 Talk"),
        ("Name: A", "Age: 3", "Town: C", "Name: D", "Age: 4", "Town: F"),
    ],
)
def test_fields_and_a_few_colons_make_none(said: tuple[str, ...]) -> None:
    assert set(turns(*said)) == {""}


def test_what_is_a_list_item_is_no_turn() -> None:
    lines = lines_of("A: x\nB: y\nA: z\nB: w")
    assert turns_of(lines, [True] * 4) == [None] * 4
