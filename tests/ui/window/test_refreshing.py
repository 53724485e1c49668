from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QTextEdit

from cxreader.model import language as languages
from cxreader.model.block import BlockKind
from cxreader.model.passage import Certainty
from cxreader.model.scope import Scope
from tests.ui.window.desk import Desk


def why(desk: Desk) -> str:
    return desk.part(QTextEdit, "why").toPlainText()


def test_the_reasons_follow_the_caret(desk: Desk) -> None:
    desk.start()
    document = desk.hub.document
    assert document is not None
    for passage in document.passages:
        desk.panels.pane.go_to(passage.start, passage.end)
        assert desk.hub.passage == passage
        counted = passage.counted()
        if passage.noise:
            continue
        assert desk.why.theme() == (counted[0].theme if counted else None)
        words = [document.text[e.start : e.end] for coding in counted[:1] for e in coding.evidence]
        assert all(" ".join(word.split()) in " ".join(why(desk).split()) for word in words)
        assert counted or why(desk) == "This passage has no theme. Press T to give it one."


def test_the_description_of_the_text_says_where_the_caret_is(desk: Desk) -> None:
    desk.start()
    desk.click_theme("contact-centre")
    passage, document = desk.hub.passage, desk.hub.document
    assert passage is not None
    assert document is not None
    coding = next(coding for coding in passage.codings if coding.theme == "contact-centre")
    assert isinstance(coding.certainty, Certainty)
    place = f"passage {passage.number + 1} of {len(document.passages)}"
    tail = f"Contact centre, {coding.certainty.value}, {place}"
    assert desk.reader.accessibleDescription() == f"{languages.name(passage.language)}, {tail}"
    free = next(
        theme.id for theme in desk.session.codebook.themes if theme.id not in {c.theme for c in passage.codings}
    )
    desk.hub.add_theme(free)
    name = desk.session.codebook.theme(free).name
    assert desk.reader.accessibleDescription().endswith(f"{name}, set by you, {place}")
    desk.hub.close_document()
    assert desk.reader.accessibleDescription() == ""


def test_a_new_theme_is_drawn_beside_the_open_text_at_once(desk: Desk) -> None:
    desk.start()
    family = desk.session.codebook.families[-1]
    change = desk.hub.do(lambda session: session.new_theme("Parking", family.id))
    assert change is not None
    desk.hub.add_theme(change.key)
    drawn = {stripe.look.label for row in desk.panels.pane.stripes._rows for _, own in row.lanes for stripe in own}
    theme = desk.session.codebook.theme(change.key)
    assert f"{theme.code} Parking" in drawn
    desk.hub.do(lambda session: session.save_theme(theme._replace(name="Car parks")))
    drawn = {stripe.look.label for row in desk.panels.pane.stripes._rows for _, own in row.lanes for stripe in own}
    assert f"{theme.code} Car parks" in drawn


def test_a_sentence_without_a_theme_is_described_by_its_language_and_place(desk: Desk) -> None:
    desk.start()
    document = desk.hub.document
    assert document is not None
    bare = next(passage for passage in document.passages if not passage.codings and not passage.noise)
    desk.hub.caret_at(bare.start)
    assert desk.reader.accessibleDescription() == (
        f"{languages.name(bare.language)}, passage {bare.number + 1} of {len(document.passages)}"
    )


def test_the_status_bar_says_scope_language_and_place(desk: Desk) -> None:
    desk.start()
    desk.hub.set_scope(Scope(frozenset({"pl"}), frozenset()))
    status = desk.panels.status
    passages, _ = desk.session.size(desk.hub.scope)
    assert status._scope.text() == f"{passages} passages · 1 of 4 documents · Polish"
    desk.hub.open(desk.rows()[0].id)
    desk.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert desk.hub.passage is not None
    assert status._place.text().startswith(f"{languages.badge(desk.hub.passage.language)} · ")
    desk.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert status._place.text().endswith(" · 100 %")


def test_rows_say_how_many_of_their_passages_are_in_scope(desk: Desk) -> None:
    desk.start()
    desk.click_theme("contact-centre")
    assert sum(row.scoped for row in desk.rows()) == desk.theme_counts()["contact-centre"]
    assert len(desk.rows()) == desk.session.size(desk.hub.scope)[1]
    spoken = desk.session.facets(desk.hub.scope).languages
    assert sum(count.documents for count in spoken.values()) == desk.session.size(desk.hub.scope)[1]


def test_a_theme_says_its_counts_to_a_screen_reader(desk: Desk) -> None:
    desk.start()
    index = desk.theme_index("contact-centre")
    passages = desk.theme_counts()["contact-centre"]
    documents = desk.session.size(Scope(themes=frozenset({"contact-centre"})))[1]
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith(f"Contact centre, code S2, {passages} passages in {documents} documents")


def test_the_text_is_named_by_its_title_and_the_row_is_current(desk: Desk) -> None:
    desk.start()
    for row in desk.rows():
        desk.hub.open(row.id)
        assert desk.reader.accessibleName() == f"Text of {row.title}"
        assert desk.panels.documents.current() == row.id
        assert desk.window.windowTitle() == f"{row.title} — Sample library — cxreader"
        assert QAccessible.queryAccessibleInterface(desk.reader).text(QAccessible.Text.Name).endswith(row.title)


def underlines(desk: Desk) -> list[object]:
    assert desk.hub.document
    return list(desk.reader._underlines(0, len(desk.hub.document.text)))


def test_a_note_shows_in_the_list_the_row_and_the_text_at_once(desk: Desk) -> None:
    desk.start()
    model = desk.part(QAbstractItemView, "notes").model()
    desk.type("h")
    assert (model.rowCount(), desk.rows()[0].notes) == (1, 1)
    assert len(underlines(desk)) == 1
    desk.give("undo")
    assert (model.rowCount(), desk.rows()[0].notes) == (0, 0)
    assert not underlines(desk)


_TALK = """Interview

Anna: It was slow and nobody at the desk knew what to do. I waited for an hour.
Bob: And then?
Anna: Then I left the shop.
Bob: Thank you for telling us.

> The agent on the phone was friendly and solved my problem at once.

Name\tVisits\tNote
Anna\t12\tloyal customer
Carla\t3\tnew customer
"""


def test_the_description_says_what_can_only_be_seen_of_a_passage(desk: Desk) -> None:
    desk.start_own()
    desk.workings.arriving.open_paths(
        [desk.put_text("talk.txt", _TALK), desk.put_text("x.md", "Do:\n\n```\nrun()\n```\n")]
    )
    desk.until_read()
    said = {}
    for row in desk.rows()[-2:]:
        desk.hub.open(row.id)
        for word in ("hour", "agent", "loyal", "run", "Interview"):
            at = desk.hub.document.text.find(word) if desk.hub.document else -1
            if at >= 0:
                desk.hub.caret_at(at)
                said[word] = desk.reader.accessibleDescription().split(", ")[1]
    assert said["hour"] == "Anna speaks"
    assert said["agent"] == "quotation"
    assert said["loyal"] == "table row"
    assert said["run"] == "code"
    assert said["Interview"].startswith("passage")


def test_items_and_footnotes_that_can_only_be_seen_to_be_such_are_told(desk: Desk) -> None:
    page = "<html><body><p>Two wishes we have:</p><ul><li>An answer by telephone</li></ul>"
    page += '<aside role="doc-footnote">As in the letter of May</aside></body></html>'
    desk.start_own()
    desk.workings.arriving.open_paths([desk.put_text("page.html", page)])
    desk.until_read()
    assert desk.hub.document is not None
    said = []
    for word in ("answer", "letter"):
        desk.hub.caret_at(desk.hub.document.text.index(word))
        said.append(desk.reader.accessibleDescription().split(", ")[1])
    assert said == ["list item", "footnote"]


def test_a_turn_without_a_label_is_like_any_paragraph(desk: Desk) -> None:
    desk.start()
    document = desk.hub.document
    assert document is not None
    bare = next(passage for passage in document.passages if not passage.codings and not passage.noise)
    desk.hub.do(lambda session: session.set_block_kind(document.id, bare.block, BlockKind.TURN))
    desk.until_read()
    desk.hub.caret_at(bare.start)
    assert desk.hub.document is not None
    assert desk.hub.document.blocks[bare.block].kind is BlockKind.TURN
    assert desk.reader.accessibleDescription().split(", ")[1].startswith("passage")


def test_a_passage_of_no_language_says_so_in_words(desk: Desk) -> None:
    desk.start_own()
    desk.workings.arriving.open_paths([desk.put_text("signs.txt", "12 34 56 Ok 7")])
    desk.until_read()
    assert desk.panels.status._place.text() == "Language not sure · 100 %"


def test_noise_is_said_to_be_noise_with_its_reason(desk: Desk) -> None:
    desk.start()
    row, passage = next(
        (row.id, each) for row in desk.rows() for each in desk.session.open(row.id).passages if each.noise
    )
    desk.hub.open(row, passage.start)
    document = desk.hub.document
    assert document is not None
    reason = document.why_noise(passage)
    assert reason
    assert why(desk) == f"This is noise, which counts for nothing. {reason} If it is text, press Z."
    assert desk.reader.accessibleDescription() == f"Noise. {reason}"
    assert desk.panels.status._place.text().startswith("Noise · ")
