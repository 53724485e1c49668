from cxreader.model.annotation import Placing, Subject
from cxreader.model.change import Change, Part
from cxreader.model.scope import Scope
from cxreader.session import Session, leaving

NOTHING = Change(Part(0))


def mark(session: Session, document: int = 1, start: int = 5, end: int = 30) -> int:
    (key,) = session.highlight(document, start, end).ids
    return key


def displace(session: Session, key: int, outcome: str) -> None:
    with session._library.edit("Read Again") as db:
        db.execute(
            "INSERT INTO anchoring (highlight, document, start, end, outcome) VALUES (?, 1, 5, 30, ?)", (key, outcome)
        )


def test_who_writes_is_kept_with_what_they_write(session: Session) -> None:
    session.author = "Ana Nowak"
    key = mark(session)
    (memo,) = session.add_memo(Subject.LIBRARY, note="All of them").ids
    (link,) = session.link(key, mark(session, 2)).ids
    found = session.marked(key)
    assert found
    assert found.author == "Ana Nowak"
    assert [one.author for one in session.memos() if one.id == memo] == ["Ana Nowak"]
    assert [one.author for one in session.links() if one.id == link] == ["Ana Nowak"]


def test_highlights_overlap_freely(session: Session) -> None:
    keys = [mark(session, 1, *place) for place in ((5, 30), (5, 20), (10, 40), (5, 30))]
    assert keys[3] == keys[0]
    assert [(h.start, h.end) for h in session.open(1).highlights] == [(5, 20), (5, 30), (10, 40)]


def test_the_edges_of_a_highlight_are_moved_and_its_words_follow(session: Session) -> None:
    key = mark(session)
    text = session.open(1).text
    assert session.move_highlight(key, 0, 12) == Change(Part.HIGHLIGHTS, "Highlight changed", (key,))
    found = session.marked(key)
    assert found
    assert (found.start, found.end, found.quote) == (0, 12, text[:12])
    assert session.undo().message == "Undone: Highlight Edges"
    found = session.marked(key)
    assert found
    assert (found.start, found.end, found.quote) == (5, 30, text[5:30])


def test_keys_that_move_an_edge_one_after_the_other_are_one_step(session: Session) -> None:
    key = mark(session)
    for end in (31, 32, 33):
        session.move_highlight(key, 5, end, sitting=7)
    session.undo()
    found = session.marked(key)
    assert found
    assert found.end == 30


def test_edges_that_stay_or_cross_change_nothing(session: Session) -> None:
    key = mark(session)
    assert session.move_highlight(key, 5, 30) == NOTHING
    assert session.move_highlight(key, 30, 30) == NOTHING
    assert session.move_highlight(99, 5, 31) == NOTHING


def test_a_highlight_has_the_themes_and_tags_it_is_given(session: Session) -> None:
    key = mark(session)
    assert session.set_highlight_themes(key, ["loyalty", "contact-centre", "loyalty"]).message == "Themes changed"
    assert session.set_highlight_tags(key, [" to  quote ", "", "café", "café"]).message == "Tags changed"
    found = session.marked(key)
    assert found
    assert (found.themes, found.tags) == (("loyalty", "contact-centre"), ("to quote", "café"))
    assert session.set_highlight_themes(key, found.themes) == NOTHING
    assert session.set_highlight_tags(key, found.tags) == NOTHING
    assert session.set_highlight_themes(99, ["loyalty"]) == NOTHING
    assert session.set_highlight_tags(99, ["x"]) == NOTHING
    session.undo()
    session.undo()
    found = session.marked(key)
    assert found
    assert (found.themes, found.tags) == ((), ())


def test_tags_are_known_the_commonest_first(session: Session) -> None:
    for start, tags in ((0, ["b"]), (10, ["a", "c"]), (20, ["c"])):
        session.set_highlight_tags(mark(session, 1, start, start + 5), tags)
    assert session.highlight_tags() == ["c", "a", "b"]


def test_a_memo_is_written_changed_and_removed_each_with_undo(session: Session) -> None:
    (key,) = session.add_memo(Subject.THEME, "loyalty", note="What counts").ids
    assert session.write_memo(key, "What counts here", 1) == Change(Part.MEMOS, "Note saved", (key,))
    session.write_memo(key, "What counts here\0", 1)
    (memo,) = session.memos_on(Subject.THEME, "loyalty")
    assert (memo.note, memo.target, memo.document) == ("What counts here\N{REPLACEMENT CHARACTER}", "loyalty", 0)
    session.undo()
    assert [memo.note for memo in session.memos()] == ["What counts"]
    assert session.remove_memo(key).message == "Memo removed. Undo: Ctrl+Z"
    assert session.memos() == ()
    assert session.undo() == Change(Part.MEMOS, "Undone: Remove Memo")
    assert [memo.note for memo in session.memos()] == ["What counts"]
    assert session.write_memo(key, "What counts") == NOTHING
    assert session.write_memo(99, "Nowhere") == NOTHING


def test_memos_stay_with_what_they_are_about(session: Session) -> None:
    session.add_memo(Subject.DOCUMENT, document=1, note="On the first")
    session.add_memo(Subject.LANGUAGE, "pl", note="On Polish")
    assert [memo.note for memo in session.memos_on(Subject.DOCUMENT, document=1)] == ["On the first"]
    assert session.memos_on(Subject.DOCUMENT, document=2) == ()
    session.remove(1)
    assert [memo.note for memo in session.memos()] == ["On Polish"]
    session.undo()
    assert [memo.note for memo in session.memos()] == ["On the first", "On Polish"]


def test_two_highlights_are_linked_once_with_a_note_on_both(session: Session) -> None:
    one, other = mark(session, 1), mark(session, 2)
    (key,) = session.link(one, other, "Both say so").ids
    assert session.link(other, one) == Change(Part(0), "Linked", (key,))
    assert session.link(one, one) == Change(Part(0), "Linked")
    assert session.write_link(key, "Both say so, I think", 1).message == "Note saved"
    assert [link.note for link in session.links_of(other)] == ["Both say so, I think"]
    assert session.unlink(key).message == "Link removed. Undo: Ctrl+Z"
    assert session.links() == ()
    session.undo()
    assert [(link.one, link.other) for link in session.links()] == [(one, other)]


def test_a_link_goes_and_returns_with_its_highlight(session: Session) -> None:
    one, other = mark(session, 1), mark(session, 2)
    session.link(one, other)
    session.remove_highlight(other)
    assert session.links() == ()
    session.undo()
    assert len(session.links()) == 1
    session.remove(2)
    assert session.links() == ()


def test_a_note_on_both_is_one_step(session: Session) -> None:
    (key,) = session.note_on_both((1, 5, 30), (2, 0, 10)).ids
    assert session.note_on_both((1, 5, 30), (2, 0, 10)).ids == (key,)
    assert [link.id for link in session.links()] == [key]
    session.undo()
    session.undo()
    assert session.links() == ()
    assert session.notes() == []


def test_a_place_is_confirmed_or_chosen_anew(session: Session) -> None:
    key = mark(session)
    displace(session, key, "confirm")
    found = session.marked(key)
    assert found
    assert found.placing is Placing.CONFIRM
    assert session.confirm_place(key).message == "Highlight placed"
    assert session.confirm_place(key) == NOTHING
    session.undo()
    assert session.place_highlight(key, 40, 50).message == "Highlight placed"
    found = session.marked(key)
    assert found
    assert (found.start, found.end, found.placing) == (40, 50, Placing.SURE)
    assert found.quote == session.open(1).text[40:50]
    assert session.place_highlight(key, 50, 50) == NOTHING
    assert session.place_highlight(99, 5, 9) == NOTHING
    assert session.confirm_place(99) == NOTHING


def test_one_without_a_place_is_no_mark_there(session: Session) -> None:
    key = mark(session)
    displace(session, key, "lost")
    found = session.marked(key)
    assert found
    assert found.placing is Placing.LOST
    assert mark(session) != key


def test_all_that_belongs_to_the_rows_leaves_with_them(session: Session) -> None:
    session.author = "Ana"
    one, other, third = mark(session, 1), mark(session, 2), mark(session, 3)
    session.link(one, other, "Alike")
    session.link(one, third)
    session.add_memo(Subject.DOCUMENT, document=1, note="First")
    session.add_memo(Subject.DOCUMENT, document=3, note="Not among them")
    session.add_memo(Subject.THEME, "loyalty", note="Rare")
    session.add_memo(Subject.THEME, "no-theme", note="Of a theme that is gone")
    session.add_memo(Subject.LANGUAGE, "pl", note="Formal")
    session.add_memo(Subject.LIBRARY, note="All")
    session.set_tags([1], ["core"])
    export = leaving.leave(session, Scope(documents=frozenset({1, 2})))
    assert [row.author for row in export.rows] == ["Ana", "Ana"]
    assert [link.note for link in export.links] == ["Alike"]
    assert [(memo.name, memo.note) for memo in export.memos] == [
        *((session.open(1).title, "First"), ("Loyalty", "Rare"), ("Polish", "Formal"), ("Mine", "All"))
    ]
    documents = list(export.documents)
    assert documents == list(export.documents)
    assert [document.text for document in documents] == [session.open(key).text for key in (1, 2)]
    assert [document.tags for document in documents] == [("core",), ()]
    assert export.themes == session.codebook.themes
