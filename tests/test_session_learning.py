import pytest

from cxreader.errors import LibraryError
from cxreader.model.change import Change, Part
from cxreader.model.judgement import Judged, Place
from cxreader.session import Session


def test_the_basis_names_the_edition_and_the_way(session: Session) -> None:
    stamp, _ = session.edition
    assert session.basis(by_meaning=True) == f"{stamp} meaning"
    assert session.basis(by_meaning=False) == f"{stamp} words"


def test_what_was_found_is_kept_with_the_meanings(session: Session) -> None:
    passage = next(p for p in session.open(3).passages if not p.noise)
    basis = session.basis(by_meaning=True)
    found = Judged(3, basis, {Place(3, passage.start, passage.end): ()}, {b"key": b"numbers"}, "model", last=True)
    assert session.take(found) == Change(Part.FINDINGS, ids=(3,))
    assert 3 not in [item.document for item in session.waiting(basis)]
    with session._library.reading() as db:
        assert db.execute("SELECT * FROM meaning").fetchall() == [(b"key", b"numbers")]


def test_what_cannot_be_kept_is_told(session: Session) -> None:
    session.close()
    with pytest.raises(LibraryError):
        session.take(Judged(3, "basis", {}, {}, "", last=True))


def test_an_edit_waits_for_the_disk_and_what_was_found_does_not(session: Session) -> None:
    def waits() -> int:
        with session._library.reading() as db:
            (mode,) = db.execute("PRAGMA synchronous").fetchone()
        return int(mode)

    full, normal = 2, 1
    passage = session.open(1).passages[0]
    session.accept(passage, "loyalty")
    assert waits() == full
    session.take(Judged(3, "basis", {}, {}, "", last=True))
    assert waits() == normal
    session.refuse(passage, "loyalty")
    assert waits() == full
