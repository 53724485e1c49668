import hashlib
from pathlib import Path

import pytest

from cxreader import paths
from cxreader.importing import Analyst
from cxreader.model.document import Document, StoredText
from cxreader.model.passage import Guess, Noise, Passage
from cxreader.model.scope import Scope
from cxreader.session import Session


def test_a_document_comes_back_as_it_was_added(session: Session, seed_documents: tuple[Document, ...]) -> None:
    for key, given in enumerate(seed_documents, 1):
        kept = session.open(key)
        assert (kept.title, kept.language) == (given.reading.title, given.language.language)
        assert kept.text.encode() == paths.seeds()[key - 1].read_bytes()
        assert (kept.blocks, kept.noise) == (given.blocks, given.noise)
        assert len(kept.passages) == len(given.passages)


def test_the_length_counts_no_noise(session: Session) -> None:
    rows = session.documents(Scope())
    for row in rows:
        document = session.open(row.id)
        covered = {n for gap in document.noise for n in range(gap.start, gap.end)}
        kept = [
            "".join(" " if n in covered else document.text[n] for n in range(passage.start, passage.end))
            for passage in document.passages
            if not passage.noise
        ]
        words = " ".join(kept).split()
        assert row.length == (len("".join(words)) if row.characters else len(words))


def test_noise_that_reaches_into_a_passage_is_not_counted(session: Session, analyst: Analyst) -> None:
    text = "one two three four five six"
    document = analyst.analyse_text(text, "Six words")
    passages = (Passage(0, 0, 7, Guess("en", 1)), Passage(0, 8, len(text), Guess("en", 1)))
    gaps = (Noise(4, 13, "spam", "Put in."), Noise(19, 23, "spam", "Put in."))
    (key,) = session.add(document._replace(language=Guess("en", 1), passages=passages, noise=gaps), "").ids
    (row,) = [row for row in session.documents(Scope()) if row.id == key]
    assert row.length == 3


def test_the_place_in_a_document_is_kept_and_never_less_is_seen(session: Session) -> None:
    length = len(session.open(1).text)
    assert session.place(1) == 0
    session.remember_place(1, 50, length // 2)
    session.remember_place(1, 10, 20)
    assert session.place(1) == 10
    assert session.documents(Scope())[0].progress == pytest.approx(0.5, abs=0.01)
    session.remember_place(1, 10, 99 * length)
    assert session.documents(Scope())[0].progress == 1.0


def test_texts_are_known_by_their_hashes_while_they_are_in_the_list(session: Session) -> None:
    hashes = {hashlib.sha256(path.read_bytes()).hexdigest() for path in paths.seeds()}
    assert set(session.known_texts()) == hashes
    session.remove(3)
    assert set(session.known_texts()) < hashes
    assert len(session.stored_texts()) == 4


def test_a_known_text_is_told_by_its_title_and_its_file(session: Session, analyst: Analyst) -> None:
    pasted = analyst.analyse_text("The clerk was friendly.", "Pasted text")
    session.add(pasted, "")
    known = session.known_texts()
    assert known[pasted.sha256] == "“The clerk was friendly.”"
    polish = hashlib.sha256(paths.seeds()[2].read_bytes()).hexdigest()
    assert known[polish] == f"“{session.open(3).title}” from “{paths.seeds()[2]}”"


def test_a_pasted_text_goes_by_its_title(session: Session, analyst: Analyst) -> None:
    session.add(analyst.analyse_text("The clerk was friendly.", "Pasted text"), "")
    assert session.documents(Scope())[-1].path == ""
    assert session.stored_texts()[-1] == StoredText(5, "The clerk was friendly.", "The clerk was friendly.")


def test_a_name_that_is_no_utf8_does_not_stop_a_text(session: Session, analyst: Analyst) -> None:
    document = analyst.analyse_text("The clerk was friendly.", "Pasted text")
    source = document.source._replace(path=Path("/texts/caf\udce9.txt"))
    session.add(document._replace(source=source, reading=document.reading._replace(title="caf\udce9")), "")
    row = session.documents(Scope())[-1]
    assert (row.title, row.path) == ("caf\ufffd", "/texts/caf\ufffd.txt")


def test_ids_are_those_of_the_texts(session: Session) -> None:
    session.remove(2)
    session.set_language(3, "cs")
    assert session.text_keys() == [text.document for text in session.stored_texts()]
    assert session.text_keys(outdated=True) == [text.document for text in session.stored_texts(outdated=True)] == [3]
    session.undo()
    assert session.text_keys(outdated=True) == []


def test_the_size_of_texts_is_counted_in_characters(session: Session) -> None:
    assert session.text_size([1, 3]) == len(session.open(1).text) + len(session.open(3).text)
    assert session.text_size([]) == 0
