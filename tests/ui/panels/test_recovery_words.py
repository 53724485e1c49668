from pathlib import Path

from cxreader.model.keeping import Recovery, Salvage
from cxreader.ui.recovery_words import summary, told

DAMAGED, RECOVERED = Path("/books/Survey.cxlib"), Path("/books/Survey recovered.cxlib")


def recovery(*salvage: Salvage) -> Recovery:
    return Recovery(DAMAGED, RECOVERED, salvage)


def test_what_came_of_it_is_said_in_one_sentence() -> None:
    documents, notes = Salvage("documents", 283, 17), Salvage("notes", 41, 0)
    assert summary(recovery(documents, notes)) == (
        "“Survey” is damaged and was left as it is. What could be read was put into “Survey recovered”: "
        "283 of 300 documents, 41 notes."
    )
    assert summary(recovery(Salvage("documents", 1, 0), Salvage("notes", 0, 0))).endswith(
        "“Survey recovered”: 1 document."
    )


def test_each_kind_of_thing_is_told_of_where_there_was_any() -> None:
    lines = list(told(recovery(Salvage("documents", 2, 0), Salvage("decisions", 0, 0), Salvage("tags", 5, 1200))))
    assert lines == [
        "Documents: 2 saved",
        "Tags of documents: 5 saved, up to 1,200 could not be read",
        "What the program finds by itself is found again. What was done before can no longer be undone.",
    ]


def test_what_is_missing_is_named() -> None:
    found = recovery()._replace(
        gone=("One", "Two"),
        altered=("Three",),
        nameless=("Recovered text 4",),
        notes=(("the quote", "the note"), ("no note", "")),
    )
    lines = list(told(found))[1:]
    assert lines == [
        "",
        "The text of these documents could not be read. Open their files again:",
        "  One",
        "  Two",
        "",
        "The text of these documents is not quite what it was. Compare it with their files:",
        "  Three",
        "",
        "Of these documents only the text could be read. Some may have been removed from the list before:",
        "  Recovered text 4",
        "",
        "Highlights and notes of documents that could not be read:",
        "  “the quote” the note",
        "  “no note”",
    ]
