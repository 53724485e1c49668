from cxreader.model.change import Part
from cxreader.model.judgement import Place
from cxreader.session import Session
from cxreader.store import lessons


def place(session: Session, document: int, number: int = 0) -> Place:
    passages = [p for p in session.open(document).passages if not p.noise]
    return Place(document, passages[number].start, passages[number].end)


def learnt(session: Session) -> lessons.Said:
    with session._library.reading() as db:
        return lessons.learnt(db)


def decided(session: Session) -> lessons.Said:
    with session._library.reading() as db:
        return lessons.decided(db)


def test_what_is_decided_is_learnt_when_that_is_asked_for(session: Session) -> None:
    one, other = place(session, 1), place(session, 2)
    session.accept(one, "loyalty")
    session.refuse(one, "contact-centre")
    session.refuse(other, "loyalty")
    said = {one: {"loyalty": True, "contact-centre": False}, other: {"loyalty": False}}
    assert (decided(session), learnt(session), session.untaught()) == (said, {}, 3)
    stamp = session.edition[0]
    change = session.learn()
    assert (change.parts, change.message) == (Part.CODEBOOK, "Learnt from your decisions. Undo: Ctrl+Z")
    assert (learnt(session), session.untaught()) == (said, 0)
    assert session.edition[0] != stamp
    assert session.undo_name == "Learn from Decisions"
    session.undo()
    assert (learnt(session), session.untaught(), session.edition[0]) == ({}, 3, stamp)


def test_a_decision_that_is_turned_round_is_one_to_learn(session: Session) -> None:
    one = place(session, 1)
    session.accept(one, "loyalty")
    session.learn()
    session.refuse(one, "loyalty")
    assert session.untaught() == 1
    session.learn()
    assert learnt(session) == {one: {"loyalty": False}}
    assert session.untaught() == 0


def test_what_is_no_longer_decided_is_unlearnt(session: Session) -> None:
    one, other = place(session, 1), place(session, 2)
    session.accept(one, "loyalty")
    session.learn()
    session.accept(other, "loyalty")
    session.remove(1)
    assert session.untaught() == 2
    assert list(learnt(session)) == [one]
    session.learn()
    assert list(learnt(session)) == [other]


def test_nothing_is_learnt_of_a_theme_that_is_not_looked_for(session: Session) -> None:
    one = place(session, 1)
    session.accept(one, "loyalty")
    theme = session.full_codebook().theme("loyalty")
    session.save_theme(theme._replace(applied=False))
    assert (decided(session), session.untaught()) == ({}, 0)
    session.undo()
    assert session.untaught() == 1
