import random
from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader.importing import Analyst
from cxreader.model.block import BlockKind
from cxreader.model.change import Change, Part
from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook
from cxreader.session import Session
from tests.again import analysed_again

MENU = (
    "Notes from our desk\n\nThe clerk at the desk was friendly. She solved my problem at once.\n\n"
    "NOTES FROM OUR DESK »\n\nWe came back."
)


@pytest.fixture
def catch_up(session: Session, shipped_codebook: Codebook) -> Callable[[], list[int]]:
    """Understand anew the texts of which something else was said, and tell which they are."""

    def understand() -> list[int]:
        texts = session.stored_texts(outdated=True)
        for text, analysed in analysed_again(texts, shipped_codebook):
            session.classify_again(text, analysed)
        return [text.document for text in texts]

    return understand


@pytest.fixture
def menu(session: Session, analyst: Analyst) -> int:
    return session.add(analyst.analyse_text(MENU, "Menu"), "menu").ids[0]


def tongues(session: Session, document: int) -> list[str]:
    return [passage.language for passage in session.open(document).passages]


def hidden(session: Session, document: int) -> list[str]:
    shown = session.open(document)
    return [shown.text[gap.start : gap.end] for gap in shown.noise]


def place(text: str) -> tuple[int, int]:
    start = MENU.index(text)
    return start, start + len(text)


def test_a_language_is_that_of_the_passages_that_a_stretch_touches(
    session: Session, menu: int, catch_up: Callable[[], list[int]]
) -> None:
    start, _ = place("clerk")
    assert session.set_language(menu, "pl", (start, start + 2)).message == "Language is now Polish"
    assert catch_up() == [menu]
    found = {MENU[p.start : p.end]: p.language for p in session.open(menu).passages}
    assert found["The clerk at the desk was friendly."] == "pl"
    assert found["She solved my problem at once."] == "en"
    assert session.documents(Scope())[-1].languages == ("en", "pl")
    session.undo()
    assert catch_up() == [menu]
    assert "pl" not in tongues(session, menu)


def test_the_language_of_a_passage_stays_when_that_of_its_document_is_said(
    session: Session, menu: int, catch_up: Callable[[], list[int]]
) -> None:
    session.set_language(menu, "pl", place("We came back."))
    session.set_language(menu, "es")
    catch_up()
    assert tongues(session, menu) == ["es"] * 4 + ["pl"]
    session.set_language(menu, "ca")
    catch_up()
    assert tongues(session, menu) == ["ca"] * 4 + ["pl"]


def test_a_stretch_between_passages_says_nothing_of_them(
    session: Session, menu: int, catch_up: Callable[[], list[int]]
) -> None:
    before = tongues(session, menu)
    session.set_language(menu, "pl", (19, 20))
    assert catch_up() == [menu]
    assert tongues(session, menu) == before


def test_what_is_marked_as_noise_counts_for_nothing_until_it_is_undone(
    session: Session, menu: int, catch_up: Callable[[], list[int]]
) -> None:
    before = session.open(menu)
    spans = [place("Notes from our desk"), place("We came back.")]
    change = session.mark_noise(menu, spans, noise=True)
    assert change == Change(Part.DOCUMENTS, "Marked as noise. Undo: Ctrl+Z", (menu,))
    assert session.undo_name == "Mark as Noise"
    assert catch_up() == [menu]
    assert {"Notes from our desk", "We came back."} <= set(hidden(session, menu))
    last = session.open(menu).blocks[-1]
    assert last.kind is BlockKind.NOISE
    session.undo()
    assert catch_up() == [menu]
    assert session.open(menu) == before
    session.redo()
    assert catch_up() == [menu]
    assert "We came back." in hidden(session, menu)


def test_what_is_no_noise_counts_again(session: Session, catch_up: Callable[[], list[int]]) -> None:
    document = session.open(4)
    gap = next(gap for gap in document.noise if "$config" in document.text[gap.start : gap.end])
    change = session.mark_noise(4, [(gap.start, gap.end)], noise=False)
    assert change.message == "No longer noise. Undo: Ctrl+Z"
    assert session.undo_name == "Not Noise"
    catch_up()
    after = session.open(4)
    assert not [other for other in after.noise if other.start < gap.end and gap.start < other.end]
    number = next(number for number, block in enumerate(after.blocks) if block.start == gap.start)
    assert after.blocks[number].kind is not BlockKind.NOISE
    assert not next(passage for passage in after.passages if passage.block == number).noise


def test_what_looks_the_same_is_found_in_all_texts_and_marked_in_one_step(
    session: Session, analyst: Analyst, menu: int, catch_up: Callable[[], list[int]]
) -> None:
    other = session.add(
        analyst.analyse_text("Nobody answered the phone.\n\nnotes from our desk\n\nTwo.", "Other"), "other"
    ).ids[0]
    same = session.looks_same(menu, *place("Notes from our desk"))
    assert [session.open(key).text[start:end] for key, start, end in same] == [
        "NOTES FROM OUR DESK »",
        "notes from our desk",
    ]
    session.mark_noise(menu, [place("Notes from our desk")], noise=True)
    assert session.looks_same(menu, *place("Notes from our desk")) == same
    assert session.mark_noise_everywhere(same).message == "Marked 2 as noise. Undo: Ctrl+Z"
    assert catch_up() == [menu, other]
    assert hidden(session, menu) == ["Notes from our desk", "NOTES FROM OUR DESK »"]
    assert hidden(session, other) == ["notes from our desk"]
    assert session.looks_same(menu, *place("Notes from our desk")) == []
    session.undo()
    assert catch_up() == [menu, other]
    assert hidden(session, other) == []


def test_a_passage_looks_like_passages_and_a_long_stretch_like_nothing(
    session: Session, analyst: Analyst, menu: int
) -> None:
    text = "One thing. She solved my problem at once! Another thing."
    other = session.add(analyst.analyse_text(text, "Other"), "other").ids[0]
    ((key, start, end),) = session.looks_same(menu, *place("She solved my problem at once."))
    assert (key, text[start:end]) == (other, "She solved my problem at once!")
    assert session.looks_same(1, 0, 400) == []
    session.remove(other)
    assert session.looks_same(menu, *place("She solved my problem at once.")) == []


def test_what_a_person_called_text_is_not_offered_as_noise(session: Session, menu: int) -> None:
    session.mark_noise(menu, [place("NOTES FROM OUR DESK »")], noise=False)
    assert session.looks_same(menu, *place("Notes from our desk")) == []


def test_a_block_is_of_the_kind_that_a_person_says(
    session: Session, menu: int, catch_up: Callable[[], list[int]]
) -> None:
    kinds = [block.kind for block in session.open(menu).blocks]
    assert session.set_block_kind(menu, 1, BlockKind.QUOTE).message == "Block is now quote"
    assert session.undo_name == "Block quote"
    catch_up()
    assert session.open(menu).blocks[1].kind is BlockKind.QUOTE
    session.undo()
    catch_up()
    assert [block.kind for block in session.open(menu).blocks] == kinds


def test_noise_that_is_given_another_kind_is_noise_no_longer(
    session: Session, menu: int, catch_up: Callable[[], list[int]]
) -> None:
    assert session.set_block_kind(menu, 3, BlockKind.NOISE).message == "Marked as noise. Undo: Ctrl+Z"
    catch_up()
    assert session.open(menu).blocks[3].kind is BlockKind.NOISE
    session.set_block_kind(menu, 3, BlockKind.CAPTION)
    catch_up()
    assert session.open(menu).blocks[3].kind is BlockKind.CAPTION
    assert "We came back." not in hidden(session, menu)


def test_a_text_that_comes_back_goes_by_what_was_said_of_it(
    session: Session, analyst: Analyst, menu: int, catch_up: Callable[[], list[int]]
) -> None:
    session.mark_noise(menu, [place("We came back.")], noise=True)
    catch_up()
    session.remove(menu)
    assert session.add(analyst.analyse_text(MENU, "Menu"), "again").ids == (menu,)
    assert catch_up() == [menu]
    assert "We came back." in hidden(session, menu)


def test_what_was_said_is_there_when_the_library_is_opened_again(
    session: Session, menu: int, library_file: Path, opened: Callable[[Path], Session]
) -> None:
    session.mark_noise(menu, [place("We came back.")], noise=True)
    session.close()
    (text,) = opened(library_file).stored_texts(outdated=True)
    assert (text.document, text.corrections[0].value) == (menu, "noise")


def test_near_duplicates_are_told_to_each_other_and_never_removed(session: Session, analyst: Analyst) -> None:
    dice = random.Random(5)  # noqa: S311 - a text, no secret
    words = ["desk", "clerk", "phone", "queue", "letter", "answer", "parcel", "friend", "minute", "store"]
    sentences = [f"{' '.join(dice.choices(words, k=9)).capitalize()}." for _ in range(12)]
    texts = [" ".join(sentences), " ".join([*sentences[:11], "An end."]), " ".join(dice.choices(words, k=99))]
    keys = [session.add(analyst.analyse_text(text, "Text"), "").ids[0] for text in texts]
    rows = {row.id: row for row in session.documents(Scope())}
    ((other, likeness),) = rows[keys[0]].alike
    assert other == keys[1]
    assert 0.7 < likeness < 1
    assert rows[keys[1]].alike == ((keys[0], likeness),)
    assert rows[keys[2]].alike == rows[1].alike == ()
    session.remove(keys[1])
    assert session.documents(Scope())[4].alike == ()
    session.undo()
    assert session.documents(Scope())[4].alike == ((keys[1], likeness),)


def test_of_many_copies_a_few_are_named(session: Session, analyst: Analyst) -> None:
    text = "The clerk at the desk was friendly and solved my problem at once, and then we all went home."
    for number in range(9):
        session.add(analyst.analyse_text(f"{text}{'!' * number}", "Copy"), "copies")
    rows = session.documents(Scope())[4:]
    assert all(row.alike for row in rows)
    assert sum(len(row.alike) for row in rows) <= 2 * 5 * len(rows)
    assert len(rows[-1].alike) == 5
