from cxreader.model.incoming import Coming, Incoming, TakenIn
from cxreader.ui.incoming_words import coming_rows, details, heading, is_all_here, summary, taken_rows


def test_each_kind_gets_a_sentence_and_what_is_not_there_none() -> None:
    coming = Coming(Incoming("the project “Talks”"), documents=1, matched=2, missing=1, highlights=1, newer=1, known=3)
    assert coming_rows(coming) == [
        ("Documents", "1 is new, 2 are here already, 1 is not here and did not come along."),
        ("Highlights", "1 is new, 1 is newer than the one here, 3 are here already."),
    ]
    assert not is_all_here(coming)
    assert coming_rows(Coming(Incoming(""))) == []
    assert is_all_here(Coming(Incoming(""), matched=3, known=7))


def test_what_became_of_it_gets_sentences_and_one_line() -> None:
    taken = TakenIn(documents=1, matched=1, themes=2, highlights=38, updated=2, memos=1, unsure=3, left=("A.", "B."))
    assert taken_rows(taken) == [
        ("Documents", "1 came in, 1 is here already."),
        ("Themes", "2 came in."),
        ("Highlights", "38 came in, 2 were renewed, the places of 3 are to be checked."),
        ("Memos and links", "1 came in."),
    ]
    assert summary(taken) == (
        "40 notes came in · 1 new document · 2 new themes · 1 memo or link · 3 to be checked · 2 things left out"
    )
    assert summary(TakenIn(matched=4)) == "All of it was here already"


def test_details_are_sentences_under_two_names_and_never_endless() -> None:
    assert details((), ()) == ""
    assert details(("One.",), ("Two.", "Three.")) == (
        "Read otherwise than it stood\n•\u00a0One.\n\nLeft out\n•\u00a0Two.\n•\u00a0Three."
    )
    assert details((), ["X."] * 3_000).endswith("•\u00a0X.\nAnd 2,000 more.")


def test_a_title_begins_with_a_capital() -> None:
    assert heading("the project “Talks”") == "The project “Talks”"
    assert heading("") == ""
