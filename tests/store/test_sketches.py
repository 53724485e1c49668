from cxreader.session import Session
from cxreader.store import sketches

ONE = frozenset(range(0, 2_000, 20))
NEAR = frozenset(range(0, 1_800, 20)) | {1, 3}
FAR = frozenset(range(7, 2_007, 20))


def kept(session: Session, numbers: dict[int, frozenset[int]]) -> None:
    with session._library.transaction() as db:
        for document, sketch in numbers.items():
            sketches.replace(db, document, sketch, ())


def test_a_sketch_comes_back_as_it_was_stored(session: Session) -> None:
    large = frozenset({0, 2**32 - 1})
    kept(session, {1: large, 2: frozenset()})
    with session._library.reading() as db:
        assert [sketches.get(db, key) for key in (1, 2, 99)] == [large, frozenset(), frozenset()]


def test_candidates_are_those_that_have_numbers_in_common(session: Session) -> None:
    kept(session, {1: ONE, 2: NEAR, 3: FAR, 4: frozenset()})
    with session._library.reading() as db:
        assert sketches.candidates(db, 1, ONE) == {2: NEAR}
        assert sketches.candidates(db, 9, FAR) == {3: FAR}
        assert sketches.candidates(db, 9, frozenset()) == {}


def test_a_sketch_that_is_replaced_is_looked_up_no_more(session: Session) -> None:
    kept(session, {1: ONE, 2: NEAR})
    kept(session, {2: FAR})
    with session._library.reading() as db:
        assert sketches.candidates(db, 1, ONE) == {}
        assert sketches.candidates(db, 1, FAR) == {2: FAR}


def test_pairs_are_told_to_both_while_both_are_in_the_list(session: Session) -> None:
    with session._library.transaction() as db:
        sketches.replace(db, 3, ONE, [(1, 0.5), (4, 0.9)])
        sketches.replace(db, 2, NEAR, [(4, 0.7)])
        assert sketches.alike(db) == {1: [(3, 0.5)], 2: [(4, 0.7)], 3: [(4, 0.9), (1, 0.5)], 4: [(3, 0.9), (2, 0.7)]}
    session.remove(4)
    with session._library.reading() as db:
        assert sketches.alike(db) == {1: [(3, 0.5)], 3: [(1, 0.5)]}
    with session._library.transaction() as db:
        sketches.replace(db, 3, FAR, [])
        assert sketches.alike(db) == {}


def test_a_form_that_very_many_texts_were_written_in_does_not_hide_what_two_of_them_share(session: Session) -> None:
    form, own = frozenset({1, 2}), frozenset({3, 4, 5})
    with session._library.reading() as db:
        # as if there were so many documents
        db.execute("PRAGMA foreign_keys = OFF")
    kept(session, {**dict.fromkeys(range(10, 310), form), 310: form | own})
    with session._library.reading() as db:
        assert next(iter(sketches.candidates(db, 400, form | own).items())) == (310, form | own)


def test_near_duplicates_in_the_list_come_most_alike_first(session: Session) -> None:
    with session._library.transaction() as db:
        sketches.replace(db, 3, ONE, [(1, 0.5), (4, 0.9), (2, 0.7)])
        assert sketches.near(db, 3) == [4, 2, 1]
        assert sketches.near(db, 1) == [3]
    session.remove(4)
    with session._library.reading() as db:
        assert sketches.near(db, 3) == [2, 1]
        assert sketches.near(db, 9) == []
