from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from cxreader.model.block import BlockKind
from cxreader.model.change import Change, Part
from cxreader.model.views import OpenDocument
from tests.ui.window.desk import CONTROL, Desk

TEXT = """Mój sklep

Nasz sklep czeka 12

Obsługa klienta była miła. Paczka przyszła po trzech tygodniach.

Nasz sklep czeka 13

- pierwsza rzecz do zrobienia w sklepie

Nasz sklep czeka 14
"""


@pytest.fixture
def reading(desk: Desk) -> Desk:
    """A desk with one Polish text open among the four."""
    desk.start_own()
    desk.workings.arriving.open_paths([desk.put_text("sklep.txt", TEXT)])
    desk.until_read()
    desk.read()
    return desk


def document(desk: Desk) -> OpenDocument:
    assert desk.hub.document is not None
    return desk.hub.document


def noise(desk: Desk) -> list[str]:
    return [TEXT[gap.start : gap.end] for gap in document(desk).noise]


def go(desk: Desk, words: str) -> int:
    """Put the caret at some words of the text."""
    place = TEXT.index(words)
    desk.panels.pane.go_to(place, place)
    return place


def select(desk: Desk, words: str) -> None:
    start = TEXT.index(words)
    desk.panels.pane.select(start, start + len(words))


def typing(letters: str) -> Callable[[QDialog], None]:
    """Return what types letters in a picker and takes what it offers."""

    def deal(dialog: QDialog) -> None:
        (field,) = dialog.findChildren(QLineEdit)
        QTest.keyClicks(field, letters)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return deal


# ---- noise


def test_z_marks_the_sentence_at_the_caret_and_the_place_in_the_text_stays(reading: Desk) -> None:
    place = go(reading, "Paczka")
    reading.type("z")
    assert reading.said() == "Marked as noise. Undo: Ctrl+Z"
    reading.until_read()
    assert noise(reading) == ["Paczka przyszła po trzech tygodniach."]
    assert document(reading).noise[0].why == "You marked this as noise."
    assert reading.panels.pane.caret() == place
    assert reading.hub.passage is not None
    assert reading.hub.passage.start == place
    reading.key(Qt.Key.Key_Z, CONTROL)
    reading.until_read()
    assert noise(reading) == []


def test_z_marks_the_whole_block_where_one_sentence_is_all_of_it(reading: Desk) -> None:
    go(reading, "pierwsza")
    reading.type("z")
    reading.until_read()
    assert noise(reading) == ["- pierwsza rzecz do zrobienia w sklepie"]


def test_z_marks_what_is_selected_without_the_space_around_it(reading: Desk) -> None:
    select(reading, " była miła. ")
    reading.type("z")
    reading.until_read()
    assert noise(reading) == ["była miła."]


def test_a_selection_without_words_is_no_noise(reading: Desk) -> None:
    select(reading, " ")
    reading.type("z")
    assert reading.said() == "There are no words here to mark as noise"
    assert noise(reading) == []


def test_z_takes_shown_noise_for_text_again(reading: Desk) -> None:
    reading.give("show_noise")
    go(reading, "Paczka")
    for _ in range(2):
        reading.type("z")
        reading.until_read()
    assert reading.said() == "No longer noise. Undo: Ctrl+Z"
    assert reading.session.undo_name == "Not Noise"
    assert noise(reading) == []


def test_z_at_the_end_of_a_block_of_shown_noise_is_about_that_block(reading: Desk) -> None:
    reading.give("show_noise")
    go(reading, "pierwsza")
    reading.type("z")
    reading.until_read()
    (gap,) = document(reading).noise
    reading.panels.pane.go_to(gap.end, gap.end)
    reading.type("z")
    reading.until_read()
    assert noise(reading) == []


def test_z_takes_a_part_of_shown_noise_for_text_where_that_is_selected(reading: Desk) -> None:
    reading.give("show_noise")
    go(reading, "Paczka")
    reading.type("z")
    reading.until_read()
    select(reading, "Paczka przyszła")
    reading.type("z")
    reading.until_read()
    assert noise(reading) == ["po trzech tygodniach."]


def test_hidden_noise_is_not_taken_for_text_unseen(reading: Desk) -> None:
    go(reading, "pierwsza")
    reading.type("z")
    reading.until_read()
    reading.type("z")
    assert reading.said() == "This is noise already, and hidden. Press Ctrl+Shift+I to see it."
    assert len(noise(reading)) == 1


def test_what_looks_the_same_is_offered_and_marked_in_one_step(reading: Desk) -> None:
    go(reading, "Nasz sklep czeka 12")
    reading.type("z")
    assert reading.banner() == "Marked as noise. 2 more look the same."
    reading.until_read()
    assert reading.banner() != ""
    assert noise(reading) == ["Nasz sklep czeka 12"]
    reading.press("Mark Them Too")
    assert reading.said() == "Marked 2 as noise. Undo: Ctrl+Z"
    assert reading.banner() == ""
    assert reading.reader.hasFocus()
    reading.until_read()
    assert noise(reading) == [f"Nasz sklep czeka {number}" for number in (12, 13, 14)]
    reading.give("undo")
    reading.until_read()
    assert noise(reading) == ["Nasz sklep czeka 12"]


def test_one_that_looks_the_same_is_spoken_of_as_one(reading: Desk) -> None:
    for words, said in (("12", "2 more look the same."), ("13", "1 more looks the same."), ("14", "")):
        go(reading, f"Nasz sklep czeka {words}")
        reading.type("z")
        reading.until_read()
        assert reading.banner() == (f"Marked as noise. {said}" if said else "")


@pytest.mark.parametrize("deed", ["undo", "highlight", "open", "scope"])
def test_the_offer_goes_when_anything_else_happens(reading: Desk, deed: str) -> None:
    go(reading, "Nasz sklep czeka 12")
    reading.type("z")
    reading.until_read()
    if deed == "open":
        reading.hub.open(reading.rows()[0].id)
    elif deed == "scope":
        reading.click_theme("loyalty")
    else:
        go(reading, "Paczka")
        reading.give(deed)
    assert reading.banner() == ""


def test_a_change_that_says_nothing_leaves_the_offer(reading: Desk) -> None:
    go(reading, "Nasz sklep czeka 12")
    reading.type("z")
    reading.hub.changed.emit(Change(Part.DECISIONS))
    assert reading.banner() != ""


def test_without_a_text_there_is_nothing_to_correct(desk: Desk) -> None:
    desk.start(samples=False)
    desk.until_read()
    desk.hub.close_document()
    for command in ("noise", "language", "language_of_block", "encoding", "similar"):
        desk.give(command)
    desk.workings.correcting.set_block_kind(BlockKind.TITLE)
    assert desk.workings.correcting.block() is None
    assert desk.session.undo_name == ""


def test_what_cannot_be_stored_offers_nothing_more(reading: Desk) -> None:
    reading.session._library.db.execute("PRAGMA query_only = ON")
    go(reading, "Nasz sklep czeka 12")
    reading.type("z")
    assert reading.banner().endswith("Check who may write to that folder.")


# ---- languages


def tongues(desk: Desk) -> dict[str, str]:
    return {TEXT[p.start : p.end].split(maxsplit=1)[0]: p.language for p in document(desk).passages}


def test_ctrl_l_is_about_the_passages_that_the_selection_touches(reading: Desk) -> None:
    before = tongues(reading)
    select(reading, "przyszła po")
    met = reading.answer(typing("lithu"))
    reading.key(Qt.Key.Key_L, CONTROL)
    assert met == ["Language of the Selection"]
    assert reading.said() == "Language is now Lithuanian"
    reading.until_read()
    assert tongues(reading) == before | {"Paczka": "lt"}


def test_ctrl_l_without_a_selection_is_about_the_document(reading: Desk) -> None:
    met = reading.answer(typing("lithu"))
    reading.key(Qt.Key.Key_L, CONTROL)
    assert met == ["Language of This Document"]
    reading.until_read()
    assert set(tongues(reading).values()) == {"lt"}


def test_the_language_of_a_block_is_that_of_all_sentences_in_it(reading: Desk) -> None:
    before = tongues(reading)
    go(reading, "Paczka")
    met = reading.answer(typing("lithu"))
    reading.give("language_of_block")
    assert met == ["Language of This Block"]
    reading.until_read()
    assert tongues(reading) == before | {"Obsługa": "lt", "Paczka": "lt"}
    reading.give("undo")
    reading.until_read()
    assert tongues(reading) == before


def test_a_language_that_all_of_it_has_already_is_no_edit(reading: Desk) -> None:
    select(reading, "Obsługa klienta")
    reading.answer(typing("polish"))
    name = reading.session.undo_name
    reading.give("language")
    assert reading.said() == "It is in Polish already"
    assert reading.session.undo_name == name


def test_a_picker_that_is_left_says_nothing_of_the_language(reading: Desk) -> None:
    name = reading.session.undo_name
    reading.answer()
    reading.give("language_of_block")
    assert reading.session.undo_name == name


# ---- blocks


def kinds(desk: Desk) -> list[BlockKind]:
    return [block.kind for block in document(desk).blocks]


def test_the_kind_of_a_block_is_said_and_taken_back(reading: Desk) -> None:
    before = kinds(reading)
    go(reading, "Obsługa")
    correcting = reading.workings.correcting
    correcting.set_block_kind(BlockKind.QUOTE)
    assert reading.said() == "Block is now quote"
    reading.until_read()
    block = correcting.block()
    assert block is not None
    assert (block.kind, TEXT[block.start : block.end].startswith("Obsługa")) == (BlockKind.QUOTE, True)
    reading.give("undo")
    reading.until_read()
    assert kinds(reading) == before


def test_the_kind_it_has_already_is_no_edit(reading: Desk) -> None:
    name = reading.session.undo_name
    go(reading, "Obsługa")
    reading.workings.correcting.set_block_kind(BlockKind.PARAGRAPH)
    assert reading.session.undo_name == name


def test_with_a_selection_it_is_the_block_where_that_begins(reading: Desk) -> None:
    start = TEXT.index("miła")
    reading.panels.pane.select(start, TEXT.index("pierwsza"))
    block = reading.workings.correcting.block()
    assert block is not None
    assert block.start <= start < block.end


def test_a_hidden_block_is_none_to_speak_of_and_a_shown_one_is(reading: Desk) -> None:
    go(reading, "pierwsza")
    reading.type("z")
    reading.until_read()
    assert reading.workings.correcting.block() is None
    reading.give("show_noise")
    go(reading, "pierwsza")
    block = reading.workings.correcting.block()
    assert block is not None
    assert block.kind is BlockKind.NOISE
    reading.workings.correcting.set_block_kind(BlockKind.HEADING)
    reading.until_read()
    assert noise(reading) == []
    assert kinds(reading)[-2] is BlockKind.HEADING


def test_the_current_passage_is_found_by_its_place_when_there_are_more_or_fewer(reading: Desk) -> None:
    go(reading, "Nasz sklep czeka 13")
    here = reading.hub.passage
    assert here is not None
    start = TEXT.index("Obsługa")
    number = next(n for n, block in enumerate(document(reading).blocks) if block.start == start)
    # a row of a table is one passage
    reading.hub.do(lambda session: session.set_block_kind(document(reading).id, number, BlockKind.TABLE_ROW))
    reading.until_read()
    assert reading.hub.passage is not None
    assert (reading.hub.passage.start, reading.hub.passage.number) == (here.start, here.number - 1)
