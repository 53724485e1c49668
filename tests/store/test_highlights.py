import uuid

from cxreader.session import Session
from cxreader.store import highlights


def test_a_highlight_keeps_its_words_and_its_place(session: Session) -> None:
    text = session.open(3).text
    (key,) = session.highlight(3, 10, 40).ids
    with session._library.reading() as db:
        kept = highlights.get(db, key)
    assert kept is not None
    assert (kept.document, kept.start, kept.end, kept.quote) == (3, 10, 40, text[10:40])
    assert (kept.note, kept.themes, kept.tags, kept.starred) == ("", (), (), False)
    assert uuid.UUID(kept.guid).version == 4
    assert kept.created == kept.modified
    assert kept.created.endswith("Z")


def test_the_number_of_a_highlight_that_is_gone_is_not_given_again(session: Session) -> None:
    (first,) = session.highlight(1, 0, 10).ids
    session.undo()
    (second,) = session.highlight(1, 0, 10).ids
    session.remove_highlight(second)
    (third,) = session.highlight(1, 0, 10).ids
    assert first < second < third


def test_there_is_no_highlight_of_an_unknown_number(session: Session) -> None:
    with session._library.reading() as db:
        assert highlights.get(db, 1) is None


def test_highlights_are_given_in_text_order(session: Session) -> None:
    for start, end in ((50, 60), (5, 90), (5, 9), (50, 55)):
        session.highlight(2, start, end)
    session.highlight(1, 70, 80)
    assert [(h.start, h.end) for h in session.open(2).highlights] == [(5, 9), (5, 90), (50, 55), (50, 60)]
    with session._library.reading() as db:
        assert [h.document for h in highlights.everywhere(db)] == [1, 2, 2, 2, 2]


def test_the_one_changed_last_comes_first_on_request(session: Session) -> None:
    keys = [session.highlight(1, start, start + 5).ids[0] for start in (30, 10, 20)]
    with session._library.edit("Age") as db:
        db.execute("UPDATE highlight SET modified = '2020-01-01T00:00:00Z' WHERE id <> ?", (keys[1],))
    with session._library.reading() as db:
        newest = [h.id for h in highlights.everywhere(db, newest_first=True)]
    assert newest == [keys[1], keys[2], keys[0]]


def test_themes_and_tags_go_with_their_highlight(session: Session) -> None:
    (key,) = session.highlight(1, 0, 10, ["loyalty", "contact-centre"]).ids
    with session._library.edit("Tag") as db:
        db.execute("INSERT INTO tag (highlight, tag) VALUES (?, 'mine')", (key,))
    (kept,) = session.open(1).highlights
    assert (kept.themes, kept.tags) == (("loyalty", "contact-centre"), ("mine",))
    session.remove_highlight(key)
    with session._library.reading() as db:
        for table in ("highlight", "highlight_theme", "tag"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608 - our own names
    session.undo()
    assert session.open(1).highlights == (kept,)


def test_themes_are_replaced_as_a_whole(session: Session) -> None:
    (key,) = session.highlight(1, 0, 10, ["loyalty"]).ids
    with session._library.edit("Themes") as db:
        highlights.set_themes(db, key, ["contact-centre"], "2030-01-01T00:00:00Z")
    (kept,) = session.open(1).highlights
    assert (kept.themes, kept.modified) == (("contact-centre",), "2030-01-01T00:00:00Z")
