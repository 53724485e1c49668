"""What strangers' files do to the process that reads them."""

from collections.abc import Iterator
from multiprocessing import active_children

import pytest

from cxreader.errors import ReadError
from cxreader.model.document import Manner, TableChoice
from cxreader.model.table import TablePreview
from cxreader.readers.isolation import Isolation, isolation

ODD = "tests.readers.misbehaving"


@pytest.fixture
def reader() -> Iterator[Isolation]:
    """What reads, and loses patience soon."""
    made = Isolation(patience=1.5)
    yield made
    made.close()


def test_what_is_read_comes_back_with_how_it_was_read(reader: Isolation) -> None:
    manner = Manner("cp1250", whole=True, table=TableChoice("Why?", "id", ("country",), "Sheet 1"))
    reading = reader.read(ODD, "Żółw 😀".encode(), "żółw.odd", manner)
    assert (reading.title, reading.text, reading.format) == ("żółw.odd", "Żółw 😀", "Odd")
    assert reading.manner == manner


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ("refuse", "“a.odd” is locked. Unlock it."),
        ("fail", "“a.odd” could not be read (LookupError)"),
        ("descend", "“a.odd” is nested too deeply"),
        ("swell", "“a.odd” would need too much memory"),
        ("die", "“a.odd” could not be read: it needed too much memory, or is badly damaged"),
        ("hang", "“a.odd” took too long to be read and was given up"),
        ("lie", "“a.odd” could not be read: what is in it does not fit together"),
    ],
)
def test_whatever_a_file_does_is_told_in_a_sentence_and_the_next_one_is_read(
    reader: Isolation, wish: str, why: str
) -> None:
    with pytest.raises(ReadError) as told:
        reader.read(ODD, wish.encode(), "a.odd", Manner())
    assert str(told.value).startswith(why)
    assert reader.read(ODD, b"words", "b.odd", Manner()).text == "words"


def test_it_can_be_there_before_the_first_file_and_only_one_is(reader: Isolation) -> None:
    before = set(active_children())
    reader.begin()
    (begun,) = set(active_children()) - before
    reader.begin()
    assert reader.read(ODD, b"words", "a.odd", Manner()).text == "words"
    assert set(active_children()) - before == {begun}


def test_a_table_is_shown_before_it_is_read(reader: Isolation) -> None:
    choice = TableChoice("Why?", "id", ("country",), "Sheet 1")
    shown = reader.preview(ODD, "żółw".encode(), "a.odd", Manner(table=choice))
    assert shown == TablePreview(("", "One"), "One", ("a",), (7,), (("żółw",),), 8, choice)
    assert reader.preview(ODD, b"nothing", "a.odd", Manner()) is None
    for wish, why in (("refuse", "is locked"), ("lie", "could not be read: what is in it does not fit")):
        with pytest.raises(ReadError, match=f"“a.odd” {why}"):
            reader.preview(ODD, wish.encode(), "a.odd", Manner())


def test_a_process_that_has_ended_is_followed_by_another(reader: Isolation) -> None:
    assert reader.read(ODD, b"one", "a.odd", Manner()).text == "one"
    reader.close()
    assert reader.read(ODD, b"two", "b.odd", Manner()).text == "two"


def test_a_process_that_was_killed_is_followed_by_another(reader: Isolation) -> None:
    assert reader.read(ODD, b"one", "a.odd", Manner()).text == "one"
    for process in active_children():
        if process.name == "cxreader reader":
            process.kill()
            process.join()
    assert reader.read(ODD, b"two", "b.odd", Manner()).text == "two"


def test_all_readers_of_a_process_share_one() -> None:
    assert isolation() is isolation()


def test_one_that_was_never_asked_has_nothing_to_end() -> None:
    Isolation().close()


def test_a_process_that_does_not_begin_is_told_of(reader: Isolation, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hasty:
        hasty.setattr("cxreader.readers.isolation._BEGINNING", 0.0)
        with pytest.raises(ReadError, match=r"“a\.odd” could not be read"):
            reader.read(ODD, b"words", "a.odd", Manner())
    assert reader.read(ODD, b"words", "a.odd", Manner()).text == "words"
