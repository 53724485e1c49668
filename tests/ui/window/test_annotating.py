import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit, QPlainTextEdit

from cxreader.model import language as languages
from cxreader.model.annotation import Highlight
from cxreader.model.passage import without_edges
from tests.ui.window.desk import CONTROL, SHIFT, Desk


def highlights(desk: Desk) -> list[Highlight]:
    return [row.highlight for row in desk.session.notes()]


def verdicts(desk: Desk) -> dict[str, str]:
    assert desk.hub.passage is not None
    return {coding.theme: coding.verdict.value for coding in desk.hub.passage.codings if coding.verdict}


def pick(desk: Desk, letters: str) -> list[str]:
    """Type letters in the theme picker once it is there, and take what it offers."""

    def choose(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, letters)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return desk.answer(choose)


def test_h_highlights_the_sentence_at_the_caret(desk: Desk) -> None:
    desk.start()
    desk.give("next_passage")
    desk.type("h")
    assert desk.said() == "Highlighted"
    document, passage = desk.hub.document, desk.hub.passage
    assert document is not None
    assert passage is not None
    [mark] = highlights(desk)
    stretch = without_edges(document.text, passage.start, passage.end, document.noise)
    assert (mark.start, mark.end) == stretch
    assert mark.quote == document.text[slice(*stretch)]
    assert desk.rows()[0].notes == 1


def test_h_highlights_what_is_selected(desk: Desk) -> None:
    desk.start()
    desk.panels.pane.select(4, 22)
    desk.type("h")
    assert [(mark.start, mark.end) for mark in highlights(desk)] == [(4, 22)]


def test_the_same_place_is_highlighted_once(desk: Desk) -> None:
    desk.start()
    desk.type("hh")
    assert len(highlights(desk)) == 1
    assert desk.said() == "Highlighted"


def test_noise_at_the_end_of_a_sentence_is_not_highlighted_with_it(desk: Desk) -> None:
    desk.start()
    row, gap, passage = next(
        (row.id, gap, passage)
        for row in desk.rows()
        for gap in desk.session.open(row.id).noise
        for passage in desk.session.open(row.id).passages
        if not passage.noise and passage.start < gap.start < gap.end == passage.end
    )
    desk.hub.open(row, passage.start)
    desk.type("h")
    [mark] = highlights(desk)
    assert passage.start <= mark.start < mark.end <= gap.start


def test_a_note_is_written_and_kept_with_ctrl_enter(desk: Desk) -> None:
    desk.start()
    desk.type("n")
    editor = desk.part(QPlainTextEdit, "noteEditor")
    assert desk.focus() is editor
    [mark] = highlights(desk)
    shown = " ".join(mark.quote.split())[:60]
    assert editor.accessibleName().startswith(f"Note on “{shown[:40]}")
    QGuiApplication.clipboard().setText("为什么？ — dlaczego, ¿por qué?")
    desk.key(Qt.Key.Key_V, CONTROL)
    desk.key(Qt.Key.Key_Return, CONTROL)
    assert desk.said() == "Note saved"
    assert [one.note for one in highlights(desk)] == ["为什么？ — dlaczego, ¿por qué?"]
    assert desk.reader.hasFocus()


def test_a_note_keeps_itself(desk: Desk) -> None:
    desk.start()
    desk.type("n")
    desk.type("by itself")
    desk.until(lambda: [mark.note for mark in highlights(desk)] == ["by itself"])
    assert desk.part(QPlainTextEdit, "noteEditor").isVisible()


def test_n_on_a_highlight_opens_its_note(desk: Desk) -> None:
    desk.start()
    mine = desk.hub.highlight(0, 12)
    desk.panels.pane.go_to(3, 3)
    desk.type("n")
    assert desk.notes.editor.highlight == mine
    desk.key(Qt.Key.Key_Escape)
    desk.panels.pane.select(20, 30)
    desk.type("n")
    assert desk.notes.editor.highlight not in (mine, None)


def test_every_edit_is_undone_and_redone(desk: Desk) -> None:
    desk.start()
    desk.click_theme("contact-centre")
    desk.read()
    states = [snapshot(desk)]
    for letters, name in (
        ("h", "Highlight"),
        ("q", "Mark as Quote"),
        ("q", "Not a Quote"),
        ("x", "Not Contact centre"),
        ("y", "Yes, Contact centre"),
        ("u", "Remove Highlight"),
    ):
        desk.type(letters)
        assert desk.session.undo_name == name
        states.append(snapshot(desk))
    for state in reversed(states[:-1]):
        desk.key(Qt.Key.Key_Z, CONTROL)
        assert snapshot(desk) == state
    for state in states[1:]:
        desk.key(Qt.Key.Key_Z, CONTROL | SHIFT)
        assert snapshot(desk) == state
    desk.give("redo")
    assert snapshot(desk) == states[-1]


def snapshot(desk: Desk) -> object:
    shown = desk.part(QAbstractItemView, "notes").model().rowCount()
    marks = highlights(desk)
    assert shown == len(marks)
    return [(mark.id, mark.start, mark.end, mark.starred) for mark in marks], verdicts(desk), desk.theme_counts()


def test_t_puts_a_theme_in_the_place_of_the_shown_one(desk: Desk) -> None:
    desk.start()
    desk.click_theme("contact-centre")
    before = desk.theme_counts()
    passage = desk.hub.passage
    assert passage is not None
    had = {coding.theme for coding in passage.counted()}
    met = pick(desk, "loyal")
    desk.read()
    desk.key(Qt.Key.Key_T)
    assert met == ["Theme for this sentence"]
    assert desk.said() == "Theme is now Loyalty"
    assert verdicts(desk) == {"contact-centre": "no", "loyalty": "yes"}
    assert desk.hub.theme == desk.why.theme() == "loyalty"
    assert desk.theme_counts()["contact-centre"] == before["contact-centre"] - 1
    assert desk.theme_counts()["loyalty"] == before["loyalty"] + ("loyalty" not in had)
    assert QApplication.activeModalWidget() is None
    desk.give("undo")
    assert desk.theme_counts() == before


def test_t_makes_a_theme_of_what_is_typed(desk: Desk) -> None:
    desk.start_own()
    desk.click_theme("contact-centre")
    pick(desk, "parking")
    desk.read()
    desk.key(Qt.Key.Key_T)
    made = desk.session.codebook.theme("parking")
    # beside the theme that it takes the place of, and only ever given by the person
    assert (made.name, made.family, made.applied) == ("parking", "service", False)
    assert verdicts(desk) == {"contact-centre": "no", "parking": "yes"}
    desk.give("undo")
    desk.give("undo")
    assert "parking" not in [theme.id for theme in desk.session.codebook.themes]


def test_t_and_enter_make_a_theme_of_the_selected_words(desk: Desk) -> None:
    desk.start_own()
    assert desk.hub.document
    words = desk.hub.document.text[:12].strip()
    desk.panels.pane.select(0, len(words))
    pick(desk, "")
    desk.read()
    desk.key(Qt.Key.Key_T)
    (mark,) = highlights(desk)
    assert mark.quote == words
    (theme,) = [theme for theme in desk.session.codebook.themes if theme.id in mark.themes]
    assert theme.name == words


def test_change_in_the_why_panel_asks_for_a_theme(desk: Desk) -> None:
    desk.start()
    met = pick(desk, "loyal")
    desk.press("Change the theme…")
    assert met == ["Theme for this sentence"]
    assert verdicts(desk)["loyalty"] == "yes"


def test_a_picker_that_is_left_changes_nothing(desk: Desk) -> None:
    desk.start()
    met = desk.answer()
    desk.type("t")
    assert len(met) == 1
    assert desk.session.undo_name == ""


def test_t_gives_the_selection_a_theme_of_its_own(desk: Desk) -> None:
    desk.start()
    desk.panels.pane.select(4, 22)
    pick(desk, "loyal")
    desk.type("t")
    [mark] = highlights(desk)
    assert (mark.start, mark.end, mark.themes) == (4, 22, ("loyalty",))
    assert verdicts(desk) == {}


def test_a_digit_gives_the_sentence_or_the_selection_a_favourite(desk: Desk) -> None:
    desk.start()
    first, second = [theme.id for theme in desk.session.codebook.themes][:2]
    desk.type("2")
    assert verdicts(desk) == {second: "yes"}
    desk.panels.pane.select(4, 22)
    desk.type("1")
    assert [mark.themes for mark in highlights(desk)] == [(first,)]


def test_a_theme_gets_a_digit_in_the_tree_and_changes_places(desk: Desk) -> None:
    desk.start()
    themes = [theme.id for theme in desk.session.codebook.themes]
    view = desk.part(QAbstractItemView, "themes")
    view.setFocus()
    view.setCurrentIndex(desk.theme_index("loyalty"))
    desk.type("3")
    assert desk.said() == "Loyalty is on key 3"
    view.setCurrentIndex(desk.theme_index(themes[0]))
    desk.type("3")
    order = list(desk.workings.annotating.favourites())
    assert order == [*(theme for theme in ["loyalty", themes[1], themes[0], *themes[3:9]])]
    desk.restart()
    assert list(desk.workings.annotating.favourites()) == order
    desk.type("1")
    assert verdicts(desk) == {"loyalty": "yes"}


@pytest.mark.parametrize("kept", ['["loyalty"]', '["gone", "loyalty", "loyalty"]'])
def test_too_few_favourites_are_filled_up_from_the_codebook(desk: Desk, kept: str) -> None:
    desk.put_settings(f"favourites = {kept}\n")
    desk.start()
    favourites = desk.workings.annotating.favourites()
    assert list(favourites.values()) == list(range(1, 10))
    assert next(iter(favourites)) == "loyalty"
    desk.panels.themes.favourite_set.emit(9, "loyalty")
    assert desk.workings.annotating.favourites()["loyalty"] == 9


def test_q_marks_a_quote_and_makes_the_highlight_where_there_is_none(desk: Desk) -> None:
    desk.start()
    desk.type("q")
    assert desk.said() == "Marked as quote"
    assert [mark.starred for mark in highlights(desk)] == [True]
    desk.type("q")
    assert desk.said() == "No longer a quote"
    assert [mark.starred for mark in highlights(desk)] == [False]


def test_u_and_delete_remove_the_highlight_at_the_caret(desk: Desk) -> None:
    desk.start()
    for key in (Qt.Key.Key_U, Qt.Key.Key_Delete):
        desk.type("h")
        desk.key(key)
        assert desk.said() == "Highlight removed. Undo: Ctrl+Z"
        assert highlights(desk) == []
    desk.key(Qt.Key.Key_U)
    assert desk.said() == "There is no highlight here"


def test_a_quote_is_copied_with_its_source(desk: Desk) -> None:
    desk.start()
    document = desk.hub.document
    assert document is not None
    desk.panels.pane.select(4, 22)
    desk.key(Qt.Key.Key_C, CONTROL | SHIFT)
    assert desk.said() == "Quote copied"
    source = f"— {document.title} ({languages.name(document.language)})"
    assert QGuiApplication.clipboard().text() == f"“{document.text[4:22]}”\n{source}"


def test_notes_are_stepped_through_over_all_documents(desk: Desk) -> None:
    desk.start()
    places = []
    for row in desk.rows()[:2]:
        for passage in desk.session.open(row.id).passages[2:9:6]:
            desk.session.highlight(row.id, passage.start, passage.start + 5)
            places.append((row.id, passage.start))
    desk.hub.open(desk.rows()[0].id, 0)
    seen = []
    for command in (*["next_note"] * 4, *["previous_note"] * 3):
        desk.give(command)
        assert desk.hub.document is not None
        seen.append((desk.hub.document.id, desk.panels.pane.caret()))
    assert seen == [*places, places[2], places[1], places[0]]
    desk.give("previous_note")
    assert desk.said() == "No more notes that way"
    assert desk.panels.pane.caret() == places[0][1]


def test_a_click_on_a_note_goes_to_its_text(desk: Desk) -> None:
    desk.start()
    last = desk.rows()[-1].id
    passage = desk.session.open(last).passages[9]
    desk.hub.do(lambda session: session.highlight(last, passage.start, passage.end))
    view = desk.part(QAbstractItemView, "notes")
    spot = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert desk.hub.document is not None
    assert (desk.hub.document.id, desk.panels.pane.caret()) == (last, passage.start)


def test_the_list_of_notes_edits_stars_and_removes(desk: Desk) -> None:
    desk.start()
    desk.type("h")
    [mark] = highlights(desk)
    view = desk.part(QAbstractItemView, "notes")
    view.setFocus()
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_F2)
    assert desk.notes.editor.highlight == mark.id
    desk.press("Mark as a quote to use")
    assert [one.starred for one in highlights(desk)] == [True]
    desk.notes.starred.emit(mark.id)
    assert [one.starred for one in highlights(desk)] == [False]
    view.setFocus()
    desk.key(Qt.Key.Key_Delete)
    assert highlights(desk) == []
    assert not desk.notes.editor.isVisible()


def test_a_note_that_is_gone_is_no_matter(desk: Desk) -> None:
    desk.start()
    for signal in (desk.notes.activated, desk.notes.edit_wanted, desk.notes.starred):
        signal.emit(999)
    assert desk.session.undo_name == ""
    assert not desk.notes.editor.isVisible()


def test_enter_on_a_highlight_opens_its_note_and_elsewhere_the_reasons(desk: Desk) -> None:
    desk.start()
    desk.key(Qt.Key.Key_Return)
    assert desk.why.isAncestorOf(desk.focus())
    desk.read()
    desk.type("h")
    desk.key(Qt.Key.Key_Return)
    assert desk.focus().objectName() == "noteEditor"


def test_nothing_is_starred_that_cannot_be_stored(desk: Desk) -> None:
    desk.start()
    desk.session._library.db.execute("PRAGMA query_only = ON")
    for letter in "qnh2":
        desk.type(letter)
    assert highlights(desk) == []
    assert desk.banner().endswith("cannot be written to. Check who may write to that folder.")


@pytest.mark.parametrize("shown", [True, False])
@pytest.mark.parametrize("key", ["h", "n", "q", "t", "1"])
def test_noise_gets_no_mark_and_no_theme_and_says_why(desk: Desk, key: str, shown: bool) -> None:
    desk.start()
    go_to_noise(desk)
    desk.panels.pane.set_show_noise(shown)
    before = desk.session.undo_name
    desk.type(key)
    wanted = "If it is text, press Z first." if shown else "Press Ctrl+Shift+I to see it."
    assert desk.said().startswith("This is noise")
    assert desk.said().endswith(wanted)
    assert highlights(desk) == []
    assert verdicts(desk) == {}
    assert desk.session.undo_name == before


def test_noise_is_no_quote_unless_it_is_selected(desk: Desk) -> None:
    desk.start()
    QGuiApplication.clipboard().setText("before")
    go_to_noise(desk)
    desk.give("copy_quote")
    assert QGuiApplication.clipboard().text() == "before"
    desk.panels.pane.set_show_noise(True)
    passage = desk.hub.passage
    assert passage is not None
    desk.panels.pane.select(passage.start, passage.end)
    desk.type("h")
    assert [(mark.start, mark.end) for mark in highlights(desk)] == [(passage.start, passage.end)]


def test_a_quote_and_a_note_have_the_language_of_their_place(desk: Desk) -> None:
    desk.start_own()
    polish = "Rozmawialiśmy o tym, jak klienci oceniają infolinię i dlaczego tak często rezygnują z rozmowy."
    english = "The first group worked on the contact centre, and found that agents need more freedom to decide."
    path = desk.put_text(
        "mixed.txt", f"Raport z warsztatu\n\n{polish}\n\n{english}\n\n{polish} Spotkamy się ponownie.\n"
    )
    desk.workings.arriving.open_paths([path])
    desk.until_read()
    document = desk.hub.document
    assert document is not None
    assert document.language == "pl"
    start = document.text.index("The first")
    desk.panels.pane.go_to(start, start)
    desk.give("copy_quote")
    assert QGuiApplication.clipboard().text().endswith("(English)")
    desk.give("highlight")
    assert [row.language for row in desk.session.notes()] == ["en"]


def go_to_noise(desk: Desk) -> None:
    """Put the caret on a passage that is noise as a whole."""
    row, passage = next(
        (row.id, each) for row in desk.rows() for each in desk.session.open(row.id).passages if each.noise
    )
    desk.hub.open(row, passage.start)
    assert desk.hub.passage is not None
    assert desk.hub.passage.noise
