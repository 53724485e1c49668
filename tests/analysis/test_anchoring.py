import pytest

from cxreader.analysis.anchoring import find, place
from cxreader.model.anchor import Anchor, Outcome
from cxreader.model.annotation import Placing

LETTER = """Letter to the shop

The clerk was friendly and quick. We waited for the parcel for three weeks.

Nobody answered the telephone on Monday. The refund came at last, without a word.

The queue at the till was long. I shall come back all the same.
"""


def at(words: str, text: str = LETTER, number: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def one(new: str, words: str, old: str = LETTER, number: int = 0) -> tuple[Outcome, str]:
    """Return what becomes of some words of a text, and what stands in their place."""
    (anchor,) = place(old, new, [at(words, old, number)])
    return anchor.outcome, new[anchor.start : anchor.end]


def test_what_has_not_changed_is_the_same_or_moved_with_what_is_around_it() -> None:
    assert place(LETTER, LETTER, [at("quick")]) == [Anchor(*at("quick"), Outcome.SAME)]
    (anchor,) = place(LETTER, f"New.\n\n{LETTER}", [at("quick")])
    assert anchor == Anchor(*at("quick", f"New.\n\n{LETTER}"), Outcome.MOVED)
    assert anchor.is_sure
    assert anchor.placing is Placing.SURE
    assert place(LETTER, LETTER, []) == []


def test_white_space_at_the_edges_of_a_stretch_stays_in_it() -> None:
    text = f"New.\n\n{LETTER}"
    assert one(text, " friendly ") == (Outcome.MOVED, " friendly ")
    heart = "I love \u2764\ufe0f it, really I do, and so does everybody else."
    assert one(f"Well. {heart}", "\u2764\ufe0f", heart) == (Outcome.MOVED, "\u2764\ufe0f")
    assert one(LETTER.replace("clerk  was", "clerk was"), "clerk  was", LETTER.replace("clerk was", "clerk  was")) == (
        Outcome.MOVED,
        "clerk was",
    )
    assert one("Theclerkwasfriendlyandquick. Wewaitedfortheparcelforthreeweeks.", " friendly ")[1] == "friendly"


def test_other_characters_for_the_same_letters_change_nothing() -> None:
    old = "Zażółć gęślą jaźń, rzekł „brat”… i wyszedł na dwór.\nPotem padało."
    new = (
        "Zaz\u0307o\u0301\u0142c\u0301 ge\u0328s\u0301la\u0328\r\njaz\u0301n\u0301, "
        'RZEK\u0141 "brat"... i wyszed\u0142 na dwór. Potem padało.'
    )
    assert one(new, "rzekł „brat”… i", old) == (Outcome.MOVED, 'RZEK\u0141 "brat"... i')
    assert one(new, "gęślą jaźń", old)[0] is Outcome.MOVED


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("friendly", "freindly"),
        ("The clerk was friendly and quick.", "Teh clerk was freindly and quik."),
        ("friendly and", "freindly and"),
        ("and quick", "and quik"),
        ("The", "Teh"),
    ],
)
def test_typing_errors_in_and_around_a_stretch_do_not_matter(words: str, there: str) -> None:
    new = LETTER.replace("The clerk was friendly and quick.", "Teh clerk was freindly and quik.")
    outcome, found = one(new, words)
    assert found == there
    assert outcome in (Outcome.MOVED, Outcome.CONFIRM)


def test_what_was_taken_out_is_lost_and_told_about_where_it_was() -> None:
    new = LETTER.replace("Nobody answered the telephone on Monday. ", "")
    (anchor,) = place(LETTER, new, [at("answered the telephone")])
    assert anchor == Anchor(new.index("The refund"), new.index("The refund") + 1, Outcome.LOST, 0.0)
    assert anchor.placing is Placing.LOST
    (anchor,) = place(LETTER, "", [at("quick")])
    assert anchor == Anchor(0, 0, Outcome.LOST, 0.0)
    (anchor,) = place(LETTER, LETTER, [at("\n\n")])
    assert anchor.outcome is Outcome.LOST
    (anchor,) = place(LETTER, LETTER[: at("The queue")[0]], [at("come back")])
    assert anchor.outcome is Outcome.LOST


def test_a_paragraph_that_was_moved_takes_its_notes_along() -> None:
    first, *middle, last = LETTER.strip().split("\n\n")
    new = "\n\n".join((last, first, *middle))
    assert one(new, "The queue at the till was long. I shall come back all the same.")[0] is Outcome.MOVED
    assert one(new, "The queue") == (Outcome.MOVED, "The queue")


def test_another_place_with_the_same_words_is_never_taken_for_sure() -> None:
    old = "The service was good. Paris in May.\n\nThe service was bad. London in June.\n\nThe service ended. Rome."
    new = old.replace("The service was good. Paris in May.\n\n", "")
    outcome, _ = one(new, "service", old)
    assert outcome is Outcome.LOST
    assert one(new, "service", old, 1)[1] == "service"
    # of two equal paragraphs nobody can tell which one was taken out
    twice = "Title\n\nCall us any time.\n\nCall us any time.\n\nThe end of this page."
    assert one(twice.replace("Call us any time.\n\n", "", 1), "us any", twice) == (Outcome.CONFIRM, "us any")


def test_the_words_around_say_which_of_several_places_is_meant() -> None:
    cities = ("Paris in France", "London in Kent", "Rome in Latium", "Bonn on the Rhine")
    old = "\n\n".join(f"{city} has a shop whose service was praised by all who live in {city}." for city in cities)
    new = "\n\n".join(old.split("\n\n")[1:])
    assert one(new, "service", old, 2) == (Outcome.MOVED, "service")
    assert one(f"{old}\n\nOslo.", "service", old, 1) == (Outcome.SAME, "service")


def test_what_has_become_much_longer_or_shorter_is_asked() -> None:
    more = "a great many other things happened that are of no use to anybody here, and "
    new = LETTER.replace("Nobody answered", f"Nobody {more * 3}answered")
    outcome, found = one(new, "Nobody answered the telephone")
    assert (outcome, found.startswith("Nobody a great")) == (Outcome.CONFIRM, True)
    assert found.endswith("telephone")
    less = LETTER.replace(" We waited for the parcel", "")
    assert one(less, "friendly and quick. We waited for the parcel")[0] is Outcome.CONFIRM


def test_what_was_moved_and_changed_is_offered() -> None:
    quote = "The refund came at last, without a word."
    new = f"Postscript: the refund came at long last, without any word.\n\n{LETTER.replace(quote, '')}"
    outcome, found = one(new, quote)
    assert outcome is Outcome.CONFIRM
    assert "refund came" in found
    short = "Nothing else in this text speaks of what is new: a gnu."
    assert one(short, "quick")[0] is Outcome.LOST


def test_a_short_word_among_new_ones_is_no_place() -> None:
    new = LETTER.replace("Nobody answered the telephone on Monday. The refund came at last, without a word.", "")
    new = f"{new}\nSome other words altogether on quite another matter, without end."
    assert one(new, "on Monday")[0] is Outcome.LOST
    # it is offered at most
    assert one(new, "without")[0] is Outcome.CONFIRM


def test_long_texts_are_compared_by_what_they_have_once() -> None:
    lines = [
        f"Line {number} speaks of the {number * 7919 % 1009} things that we saw on day {number}."
        for number in range(900)
    ]
    old = "\n".join(lines)
    new = "\n".join((*lines[:100], "Something new.", *lines[150:700], *lines[100:120], *lines[701:]))
    words = "Line 800 speaks"
    assert one(new, words, old) == (Outcome.MOVED, words)
    assert one(new, lines[110], old) == (Outcome.MOVED, lines[110])
    assert one(new, lines[700], old)[0] is not Outcome.MOVED
    assert one(old[::-1], words, old)[0] is Outcome.LOST


@pytest.mark.parametrize(
    ("quote", "before", "after", "hint", "outcome", "there"),
    [
        ("friendly and quick", "", "", 33, Outcome.SAME, "friendly and quick"),
        ("friendly and quick", "", "", -1, Outcome.MOVED, "friendly and quick"),
        ("FRIENDLY  and\nquick", "clerk was ", ". We", 5, Outcome.MOVED, "friendly and quick"),
        ("The", "", "", -1, Outcome.CONFIRM, "The"),
        ("The ", "on Monday. ", "refund came at last", -1, Outcome.MOVED, "The"),
        ("quick", "something else altogether, such as a ", " brown fox that jumps", -1, Outcome.CONFIRM, "quick"),
        ("The clerk was most friendly and quick!", "", "", -1, Outcome.CONFIRM, None),
        ("Nothing of the kind was ever said here", "", "", 40, Outcome.LOST, None),
        ("", "", "", -1, Outcome.LOST, None),
    ],
)
def test_a_quote_is_found_by_itself(
    quote: str, before: str, after: str, hint: int, outcome: Outcome, there: str | None
) -> None:
    anchor = find(LETTER, quote, before, after, LETTER.index("friendly") if hint == 33 else hint)
    assert anchor.outcome is outcome
    if there is not None:
        assert LETTER[anchor.start : anchor.end] == there
    if outcome is Outcome.LOST:
        assert anchor.end == anchor.start + 1
    assert find("", "x") == Anchor(0, 0, Outcome.LOST, 0.0)


def test_texts_of_few_words_that_come_again_and_again_do_not_take_for_ever() -> None:
    old, new = "one two three four " * 2_000, "two one four three " * 2_000
    (anchor,) = place(old, new, [(0, 3)])
    assert not anchor.is_sure


def test_a_full_stop_stays_where_a_like_one_was_taken_out_behind_it() -> None:
    old = "We waited.\n\nThe card reader failed twice in one morning.\n\nNobody came to help us.\n\nWe left.\n"
    new = "We waited.\n\nThe card reader failed twice in one evening.\n\nWe left.\n"
    told = (Outcome.MOVED, "The card reader failed twice in one evening.")
    assert one(new, "The card reader failed twice in one morning.", old) == told
