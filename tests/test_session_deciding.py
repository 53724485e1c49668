from cxreader.importing import Analyst
from cxreader.model.annotation import Verdict
from cxreader.model.change import Change, Part
from cxreader.model.judgement import Place
from cxreader.model.listed import PassageRow
from cxreader.model.scope import Scope
from cxreader.session import Session
from tests.listed import all_rows

CONTACT = Scope(themes=frozenset({"contact-centre"}))


def three(session: Session) -> list[PassageRow]:
    rows = all_rows(session, CONTACT)
    # of two documents
    return [rows[0], rows[-2], rows[-1]]


def counted(session: Session, row: PassageRow) -> list[str]:
    return [coding.theme for coding in session.open(row.document).passages[row.number].counted()]


def test_many_are_decided_in_one_step(session: Session) -> None:
    rows = three(session)
    before = all_rows(session, CONTACT)
    change = session.decide([(row, "contact-centre") for row in rows], Verdict.NO)
    places = tuple(Place(row.document, row.start, row.end) for row in rows)
    ids = tuple(dict.fromkeys(row.document for row in rows))
    message = "Not Contact centre: 3 passages. Undo: Ctrl+Z"
    assert change == Change(Part.DECISIONS, message, ids, places=places)
    assert all("contact-centre" not in counted(session, row) for row in rows)
    assert session.undo_name == "Not Contact centre: 3 passages"
    session.undo()
    assert all_rows(session, CONTACT) == before


def test_each_of_many_has_its_own_theme(session: Session) -> None:
    one = all_rows(session, CONTACT)[0]
    other = next(row for row in all_rows(session, Scope()) if row.theme not in ("", one.theme))
    pairs = [(one, one.theme), (other, other.theme)]
    assert session.decide(pairs, Verdict.YES).message == "Yes: 2 passages"
    assert session.decide(pairs, Verdict.NO).message == "Not these themes: 2 passages. Undo: Ctrl+Z"
    assert session.decide(pairs[:1] * 1, Verdict.YES).message == "Yes, Contact centre"


def test_many_get_a_theme_in_the_place_of_their_own(session: Session) -> None:
    rows = three(session)
    change = session.give_theme([(rows[0], "contact-centre"), (rows[1], "loyalty"), (rows[2], "")], "loyalty")
    assert change.message == "Theme is now Loyalty: 3 passages"
    assert "contact-centre" not in counted(session, rows[0])
    assert all("loyalty" in counted(session, row) for row in rows)
    assert "contact-centre" in counted(session, rows[2])
    session.undo()
    assert not any("loyalty" in counted(session, row) for row in rows)


def test_many_are_highlighted_in_one_step_and_none_twice(session: Session) -> None:
    rows = three(session)
    session.mark(rows[:1])
    assert session.undo_name == "Highlight"
    change = session.mark(rows)
    assert (change.parts, change.message, len(change.ids)) == (Part.HIGHLIGHTS, "Highlighted: 3 passages", 3)
    quotes = {row.highlight.quote for row in session.notes()}
    assert quotes == {words.text for words in session.passage_words(rows)}
    session.undo()
    assert len(session.notes()) == 1


def test_many_become_quotes_in_one_step(session: Session) -> None:
    rows = three(session)
    assert session.mark(rows, quote=True).message == "Marked as quote: 3 passages"
    assert [row.highlight.starred for row in session.notes()] == [True] * 3
    session.undo()
    assert session.notes() == []


def test_a_highlight_leaves_out_the_noise_at_the_ends(session: Session, analyst: Analyst) -> None:
    text = "The agents on the phone were kind."
    key = session.add(analyst.analyse_text(text, "Noisy"), "noisy").ids[0]
    with session._library.transaction() as db:
        db.execute("INSERT INTO noise VALUES (?, 0, 4, 'template', 'A rest.')", (key,))
    session.mark([row for row in all_rows(session, Scope()) if row.document == key])
    assert session.notes()[-1].highlight.quote == "agents on the phone were kind."


def test_a_document_after_decisions_and_highlights_is_as_if_it_was_opened(session: Session) -> None:
    rows = [row for row in all_rows(session, CONTACT) if row.document == 2]
    document = session.open(2)
    for change in (
        session.decide([(row, row.theme) for row in rows[:2]], Verdict.NO),
        session.give_theme([(rows[0], ""), (rows[2], "contact-centre")], "loyalty"),
        session.mark(rows[:3]),
        session.undo(),
        session.undo(),
        session.undo(),
        session.redo(),
    ):
        before, document = document, session.renewed(document, change)
        assert document == session.open(2)
        assert document.text is before.text


def test_passages_without_decisions_are_not_read_again(session: Session) -> None:
    row = all_rows(session, CONTACT)[-1]
    before = session.open(row.document)
    after = session.renewed(before, session.refuse(row, row.theme))
    fresh = [one.number for one, other in zip(after.passages, before.passages, strict=True) if one is not other]
    assert fresh == [row.number]
    assert session.renewed(after, Change(Part.DECISIONS)).passages == after.passages


def test_all_else_is_read_anew(session: Session) -> None:
    before = session.open(3)
    after = session.renewed(before, Change(Part.DOCUMENTS | Part.DECISIONS))
    assert after == before
    assert after.passages is not before.passages
