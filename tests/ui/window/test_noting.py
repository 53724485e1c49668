from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QMenu, QPlainTextEdit, QTextEdit

from cxreader.model.annotation import Highlight
from cxreader.model.note_keys import of_link, of_memo
from cxreader.model.views import OpenDocument
from cxreader.session import open_session
from tests.ui.window.desk import Desk


def write(desk: Desk) -> None:
    """Open the note of the sentence at the caret."""
    desk.read()
    desk.key(Qt.Key.Key_N)


def mark(desk: Desk) -> Highlight:
    (row,) = desk.session.notes()
    return row.highlight


def pick(words: str) -> Callable[[QDialog], None]:
    def deal(dialog: QDialog) -> None:
        field = dialog.findChildren(QLineEdit)[0]
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return deal


def test_a_note_gets_themes_of_its_own_and_loses_them(desk: Desk) -> None:
    desk.start_own()
    write(desk)
    for words in ("Contact centre", "Loyalty"):
        desk.answer(pick(words))
        desk.press("Add a theme to this note")
    assert mark(desk).themes == ("contact-centre", "loyalty")
    desk.press("Remove theme Contact centre")
    assert mark(desk).themes == ("loyalty",)
    desk.give("undo")
    assert mark(desk).themes == ("contact-centre", "loyalty")


def test_leaving_the_picker_changes_nothing(desk: Desk) -> None:
    desk.start_own()
    write(desk)
    desk.answer(lambda dialog: dialog.reject())
    desk.press("Add a theme to this note")
    assert mark(desk).themes == ()


def test_a_tag_is_typed_once_and_offered_then(desk: Desk) -> None:
    desk.start_own()
    write(desk)
    field = next(one for one in desk.notes.editor.findChildren(QLineEdit) if "tag" in one.accessibleName())
    field.setFocus()
    desk.type("Price")
    desk.key(Qt.Key.Key_Return)
    assert mark(desk).tags == ("Price",)
    completer = field.completer()
    completer.setCompletionPrefix("pri")
    assert completer.currentCompletion() == "Price"
    desk.press("Remove tag Price")
    assert mark(desk).tags == ()
    desk.key(Qt.Key.Key_Escape)


def test_the_preview_shows_what_is_meant_and_what_is_typed_stays(desk: Desk) -> None:
    desk.start_own()
    write(desk)
    desk.type("*call* them")
    desk.press("Preview")
    preview = desk.notes.editor.findChildren(QTextEdit, "notePreview")[0]
    assert preview.toPlainText() == "call them"
    desk.press("Preview")
    assert desk.notes.editor.findChildren(QPlainTextEdit, "noteEditor")[0].isVisible()
    desk.press("Preview")
    preview.setFocus()
    desk.key(Qt.Key.Key_Escape)
    assert desk.notes.editor.isHidden()
    assert desk.reader.hasFocus()
    assert mark(desk).note == "*call* them"


# ---- memos


def memos(desk: Desk) -> list[tuple[str, str, int, str]]:
    return [(memo.subject.value, memo.target, memo.document, memo.note) for memo in desk.session.memos()]


def here(desk: Desk) -> OpenDocument:
    assert desk.hub.document is not None
    return desk.hub.document


def listed(desk: Desk) -> list[str]:
    """Return what a screen reader says of the rows of the panel."""
    model = desk.part(QListView, "notes").model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def test_memos_are_written_on_what_is_at_hand(desk: Desk) -> None:
    desk.start_own()
    document = here(desk)
    theme = next(passage for passage in document.passages if passage.counted())
    desk.panels.pane.go_to(theme.start, theme.end)
    shown = desk.hub.theme
    for command, words in (("document", "d"), ("language", "l"), ("theme", "t"), ("library", "y")):
        desk.give(f"memo_{command}")
        desk.type(words)
        desk.key(Qt.Key.Key_Escape)
        assert desk.notes.current() == of_memo(desk.session.memos()[-1].id)
    assert memos(desk) == [
        ("document", "", document.id, "d"),
        ("language", document.language, 0, "l"),
        ("theme", shown, 0, "t"),
        ("library", "", 0, "y"),
    ]
    assert f"Memo on {document.title}. Note: d" in listed(desk)
    assert f"Memo on {desk.session.codebook.theme(shown).name}. Note: t" in listed(desk)
    desk.notes.grab()


def test_a_memo_is_one_and_is_gone_on_with(desk: Desk) -> None:
    desk.start_own()
    desk.give("memo_library")
    desk.type("one")
    desk.give("memo_document")
    desk.type("two")
    desk.give("memo_library")
    desk.type(" more")
    desk.key(Qt.Key.Key_Escape)
    assert [memo[3] for memo in memos(desk)] == ["one more", "two"]


def test_a_memo_of_no_words_is_none(desk: Desk) -> None:
    desk.start_own()
    desk.give("memo_library")
    desk.key(Qt.Key.Key_Escape)
    assert memos(desk) == []
    assert desk.reader.hasFocus()


def test_without_a_document_only_the_library_has_memos(desk: Desk) -> None:
    desk.start(samples=False)
    for command in ("memo_document", "memo_language"):
        desk.give(command)
        assert desk.said() == "No document is open"
    desk.give("memo_theme")
    assert desk.said() == "This passage has no theme. Go to one that has."


def menu(desk: Desk) -> QMenu:
    found = [menu for menu in desk.window.findChildren(QMenu) + desk.notes.findChildren(QMenu) if menu.isVisible()]
    return found[-1]


def choose(shown: QMenu, words: str) -> None:
    next(entry for entry in shown.actions() if entry.text().replace("&", "") == words).trigger()
    shown.close()


def test_the_panel_offers_memos(desk: Desk) -> None:
    desk.start_own()
    theme = next(passage for passage in here(desk).passages if passage.counted())
    desk.panels.pane.go_to(theme.start, theme.end)
    desk.press("Write a memo", desk.notes)
    assert len(menu(desk).actions()) == 4
    choose(menu(desk), "Memo on This Document")
    desk.type("so")
    desk.key(Qt.Key.Key_Escape)
    assert [memo[3] for memo in memos(desk)] == ["so"]


def test_a_memo_leads_to_its_document_and_goes_by_delete(desk: Desk) -> None:
    desk.start_own()
    first = here(desk).id
    desk.give("memo_document")
    desk.type("so")
    desk.key(Qt.Key.Key_Escape)
    desk.give("next_document")
    assert here(desk).id != first
    view = desk.part(QListView, "notes")
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    desk.key(Qt.Key.Key_Return)
    assert here(desk).id == first
    view.setFocus()
    desk.key(Qt.Key.Key_F2)
    desk.type("!")
    desk.key(Qt.Key.Key_Escape)
    assert [memo[3] for memo in memos(desk)] == ["so!"]
    view.setFocus()
    desk.key(Qt.Key.Key_Delete)
    assert memos(desk) == []
    assert desk.said() == "Memo removed. Undo: Ctrl+Z"


# ---- links


def two_marks(desk: Desk) -> tuple[int, int]:
    """Highlight two passages, and return them; the caret is in the first."""
    passages = [passage for passage in here(desk).passages if not passage.noise][:2]
    keys = [desk.hub.highlight(passage.start, passage.end) for passage in passages]
    desk.panels.pane.go_to(passages[0].start, passages[0].start)
    assert keys[0] is not None
    assert keys[1] is not None
    return keys[0], keys[1]


def test_a_link_is_picked_followed_and_taken_away(desk: Desk) -> None:
    desk.start_own()
    one, other = two_marks(desk)
    met = desk.answer(pick(""))
    desk.give("link")
    assert met == ["Link to Another Highlight"]
    (link,) = desk.session.links()
    assert (link.one, link.other) == (one, other)
    desk.workings.noting.edit(one)
    assert any(sentence.startswith("Link: “") for sentence in listed(desk))
    quote = next(" ".join(row.highlight.quote.split()) for row in desk.session.notes() if row.key == other)
    desk.press(f"Go to “{quote}”", desk.notes)
    assert desk.hub.highlight_at(desk.panels.pane.caret()) == other
    desk.press(f"Remove link to “{quote}”", desk.notes)
    assert desk.session.links() == ()
    desk.answer(pick(""))
    desk.press("Link to another highlight", desk.notes)
    assert len(desk.session.links()) == 1


def test_a_link_has_a_note_and_leads_to_where_it_begins(desk: Desk) -> None:
    desk.start_own()
    one, other = two_marks(desk)
    (key,) = desk.session.link(one, other).ids
    desk.workings.noting.edit(of_link(key))
    desk.type("both")
    desk.key(Qt.Key.Key_Escape)
    assert desk.session.links()[0].note == "both"
    desk.panels.pane.go_to(0, 0)
    desk.notes.activated.emit(of_link(key))
    assert desk.hub.highlight_at(desk.panels.pane.caret()) == one
    desk.notes.grab()
    desk.notes.removed.emit(of_link(key))
    assert desk.session.links() == ()


def test_what_cannot_be_linked_is_told(desk: Desk) -> None:
    desk.start_own()
    desk.read()
    desk.give("link")
    assert desk.said() == "There is no highlight here"
    desk.give("highlight")
    desk.give("link")
    assert desk.said() == "There is no other highlight to link to"


# ---- many notes


@pytest.fixture
def many(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """A window whose notes are listed and searched as if there were thousands of them."""
    for module in ("asides", "noting"):
        monkeypatch.setattr(f"cxreader.ui.{module}._MANY", 0)
    desk.start_own()
    return two_marks(desk)


def test_many_notes_are_searched_while_the_window_goes_on(desk: Desk, many: tuple[int, int]) -> None:
    one, other = many
    desk.hub.do(lambda session: session.annotate(other, "here"))
    desk.until(lambda: len(listed(desk)) == 2)
    desk.notes.filter.findChildren(QLineEdit)[0].setText("here")
    desk.until(lambda: len(listed(desk)) == 1)
    # within limits, what is written is looked through anew
    desk.hub.do(lambda session: session.annotate(one, "and here"))
    desk.until(lambda: len(listed(desk)) == 2)
    desk.notes.filter.clear()
    desk.give("undo")
    desk.until(lambda: sum("here" in sentence for sentence in listed(desk)) == 1)


def test_another_library_shows_none_of_the_notes_of_the_one_before(
    desk: Desk, many: tuple[int, int], tmp_path: Path
) -> None:
    assert many
    desk.until(lambda: len(listed(desk)) == 2)
    desk.hub.use(open_session(tmp_path / "Other.cxlib"))
    assert listed(desk) == []


def test_a_link_is_picked_of_many_highlights(desk: Desk, many: tuple[int, int]) -> None:
    one, other = many
    desk.hub.do(lambda session: session.annotate(other, "there"))

    def deal(dialog: QDialog) -> None:
        field, view = dialog.findChildren(QLineEdit)[0], dialog.findChildren(QListView)[0]
        desk.until(lambda: view.model().rowCount() == 1)
        QTest.keyClicks(field, "nowhere")
        desk.until(lambda: view.model().rowCount() == 0)
        field.setText("there")
        desk.until(lambda: view.model().rowCount() == 1)
        QTest.keyClick(field, Qt.Key.Key_Return)

    desk.answer(deal)
    desk.give("link")
    (link,) = desk.session.links()
    assert (link.one, link.other) == (one, other)


def test_what_is_found_after_the_picker_was_left_comes_too_late(desk: Desk, many: tuple[int, int]) -> None:
    assert many
    desk.answer(lambda dialog: dialog.reject())
    desk.give("link")
    asked: list[int] = []
    desk.window.counting.ask(lambda _session: 1, asked.append, "afterwards", aside=True)
    desk.until(lambda: asked)
    assert desk.session.links() == ()
