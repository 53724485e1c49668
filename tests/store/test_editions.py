from cxreader.session import Session
from cxreader.store import editions


def test_each_edition_has_a_stamp_of_its_own(session: Session) -> None:
    with session._library.transaction() as db:
        stamps = [editions.stamp(db)]
        for _ in range(5):
            editions.renew(db)
            stamps.append(editions.stamp(db))
    assert len(set(stamps)) == 6
    assert all(stamps)


def test_whether_a_codebook_is_ones_own_is_noted(session: Session) -> None:
    with session._library.transaction() as db:
        assert not editions.is_own(db)
        editions.set_own(db, True)
        assert editions.is_own(db)
        editions.set_own(db, False)
        assert not editions.is_own(db)
