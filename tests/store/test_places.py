from cxreader.model.judgement import Place
from cxreader.model.scope import Scope
from cxreader.session import Session
from tests.judging.rounds import read_again

THEME = "loyalty"


def places_of(session: Session, document: int) -> list[Place]:
    passages = session.open(document).passages
    return [Place(document, passage.start, passage.end) for passage in passages if not passage.noise]


def ids(session: Session) -> list[int]:
    return sorted(row.id for row in session.documents(Scope()))


def test_what_was_said_of_a_theme_is_told_in_the_order_it_was_said(session: Session) -> None:
    first, second = ids(session)[:2]
    yes, no = places_of(session, second)[:2], places_of(session, first)[:1]
    for place in reversed(yes):
        session.accept(place, THEME)
    session.refuse(no[0], THEME)
    session.accept(no[0], "retail")
    assert session.decided(THEME) == (tuple(reversed(yes)), tuple(no))


def test_what_was_said_of_a_document_that_was_removed_is_not_told(session: Session) -> None:
    document = ids(session)[0]
    session.accept(places_of(session, document)[0], THEME)
    session.remove(document)
    assert session.decided(THEME) == ((), ())
    session.undo()
    assert len(session.decided(THEME)[0]) == 1


def test_what_was_said_is_told_of_passages_as_they_are(session: Session) -> None:
    document = ids(session)[0]
    one, other = places_of(session, document)[:2]
    session.accept(one, THEME)
    session.refuse(other, THEME)
    session.mark_noise(document, [(one.start, one.end)], noise=True)
    read_again(session)
    assert session.decided(THEME) == ((), (other,))


def test_the_themes_of_passages_are_counted(session: Session) -> None:
    document = ids(session)[0]
    for passage in session.open(document).passages:
        for coding in passage.codings:
            session.refuse(passage, coding.theme)
    some = places_of(session, document)[:3]
    session.accept(some[0], THEME)
    session.accept(some[1], THEME)
    session.accept(some[2], "retail")
    assert session.themes_at(some) == {THEME: 2, "retail": 1}


def test_passages_are_shown_in_the_order_asked_for(session: Session) -> None:
    one, other = ids(session)[:2]
    places = [places_of(session, other)[3], *places_of(session, one)[:2]]
    shown = session.shown(places)
    assert [row.place for row in shown] == places
    for row in shown:
        document = session.open(row.place.document)
        assert row.title == document.title
        assert row.text == document.text[row.place.start : row.place.end].strip()
        assert row.likelihood == 1.0
    assert shown[0].language == session.open(other).passages[3].language


def test_passages_are_shown_on_one_line_without_the_noise_in_them(session: Session) -> None:
    chinese = next(row.id for row in session.documents(Scope()) if row.language.startswith("zh"))
    title = places_of(session, chinese)[0]
    document = session.open(chinese)
    inside = [gap for gap in document.noise if title.start < gap.start and gap.end < title.end]
    (shown,) = session.shown([title])
    assert inside
    assert shown.text == "客户体验和联系中心挑战"


def test_passages_that_are_gone_or_noise_are_not_shown(session: Session) -> None:
    document = next(key for key in ids(session) if any(p.noise for p in session.open(key).passages))
    noise = next(p for p in session.open(document).passages if p.noise)
    whole = places_of(session, document)[0]
    gone = Place(document, whole.start, whole.end + 1)
    assert [row.place for row in session.shown([gone, whole, Place(document, noise.start, noise.end)])] == [whole]
