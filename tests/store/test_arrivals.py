from pathlib import Path

from cxreader.session import Session
from cxreader.store import arrivals, documents


def test_a_document_waits_until_it_is_shown(session: Session) -> None:
    assert session.arrivals() == ()
    with session._library.transaction() as db:
        for key in (3, 1, 3):
            arrivals.wait(db, key)
        assert (arrivals.is_waiting(db, 3), arrivals.is_waiting(db, 2)) == (True, False)
    assert session.arrivals() == (1, 3)
    with session._library.transaction() as db:
        documents.show(db, 3)
    assert session.arrivals() == (1,)


def test_further_files_with_the_text_of_a_document_are_kept_by_name(session: Session) -> None:
    with session._library.transaction() as db:
        own = Path(documents.path(db, 1))
        for path in (Path("/texts/b.txt"), own, Path("/texts/a.txt"), Path("/texts/b.txt")):
            arrivals.add_path(db, 1, path)
    assert session.other_paths(1) == ("/texts/a.txt", "/texts/b.txt")
    assert session.other_paths(2) == ()
