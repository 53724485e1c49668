import sys

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QAction, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QGroupBox,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QToolBar,
    QToolButton,
    QWidget,
)

from cxreader import paths
from cxreader.ui.appearance import CHOICES
from tests.ui.window.desk import Desk, files

_TABS = 60


def test_the_first_launch_shows_the_samples_without_a_question(desk: Desk) -> None:
    desk.start(samples=False)
    assert QApplication.activeModalWidget() is None
    assert desk.banner() == "These are four sample texts. Drop your own files here, or press Ctrl+O."
    assert desk.rows() == []
    desk.until_read()
    assert [row.language for row in desk.rows()] == ["es", "zh-Hans", "pl", "fil"]
    assert sum(desk.theme_counts().values()) > 0
    assert desk.hub.document is not None
    assert desk.hub.document.id == desk.rows()[0].id
    assert desk.panels.pane.caret() == 0
    assert desk.window.windowTitle() == f"{desk.rows()[0].title} — Sample library — cxreader"


def test_files_are_listed_in_grey_while_they_are_read(desk: Desk) -> None:
    desk.start_own()
    names = ["a.txt", "b.txt"]
    desk.workings.arriving.open_paths([desk.put_text(name, f"The call centre answered {name}.") for name in names])
    pending: list[list[str]] = []
    desk.workings.opening.pending.connect(pending.append)
    desk.until_read()
    assert pending == [names, names[1:], [], []]


def test_the_window_opens_with_the_focus_in_the_text(desk: Desk) -> None:
    desk.start()
    assert desk.reader.hasFocus()


def test_the_banner_of_the_samples_offers_to_open_files(desk: Desk) -> None:
    desk.start()
    met = desk.answer()
    desk.press("Open Files…", desk.panels.banner)
    assert met == ["Open Files"]
    desk.press("Close this message")
    assert desk.banner() == ""


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("documents", QAbstractItemView, "Documents"),
        ("languageFilter", QGroupBox, "Filter by language"),
        ("themes", QAbstractItemView, "Themes"),
        ("why", QTextEdit, "Why this theme"),
        ("notes", QAbstractItemView, "Notes"),
    ],
)
def test_every_part_has_its_name(desk: Desk, name: str, kind: type[QWidget], words: str) -> None:
    desk.start()
    assert QAccessible.queryAccessibleInterface(desk.part(kind, name)).text(QAccessible.Text.Name) == words


def test_the_text_and_the_scope_are_named_by_what_they_show(desk: Desk) -> None:
    desk.start()
    assert desk.reader.accessibleName() == f"Text of {desk.rows()[0].title}"
    assert desk.part(QWidget, "scopeSentence").accessibleName() == f"Scope: {desk.scope_sentence()}"
    chips = desk.part(QGroupBox, "languageFilter").findChildren(QToolButton)
    names = ["All languages", "Spanish", "Chinese", "Polish", "Filipino", "More filters"]
    assert sorted(chip.accessibleName() for chip in chips) == sorted(names)
    assert {chip.accessibleDescription() for chip in chips} == {"4 documents", "1 document", ""}


def test_tab_goes_round_and_every_stop_has_a_name(desk: Desk) -> None:
    desk.start()
    stops: list[QWidget] = []
    while desk.focus() not in stops:
        stops.append(desk.focus())
        assert len(stops) < _TABS
        desk.key(Qt.Key.Key_Tab)
    assert desk.focus() is stops[0]
    nameless = [
        type(stop).__name__
        for stop in stops
        if not QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name)
    ]
    assert nameless == []
    parts = {desk.reader, desk.panels.documents.view, desk.part(QListView, "notes"), desk.part(QTextEdit, "why")}
    assert parts <= set(stops)


def test_nothing_that_takes_the_focus_is_smaller_than_28_pixels(desk: Desk) -> None:
    desk.start()
    desk.click_theme("contact-centre")
    small = [
        f"{type(widget).__name__} {widget.accessibleName()} {widget.width()}×{widget.height()}"
        for widget in desk.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and min(widget.width(), widget.height()) < 28
    ]
    assert small == []


def test_the_menus_hold_every_command_under_its_own_access_key(desk: Desk) -> None:
    window = desk.start()
    bar = window.menuBar().actions()
    assert [action.text().replace("&", "") for action in bar] == [
        "File",
        "Edit",
        "View",
        "Annotate",
        "Go",
        "Document",
        "Themes",
        "Help",
    ]
    for action in bar:
        menu = action.menu()
        assert isinstance(menu, QMenu)
        texts = [entry.text() for entry in menu.actions() if not entry.isSeparator()]
        keys = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
        assert len(set(keys)) == len(keys) == len(texts), texts


def test_the_tool_bar_cannot_be_hidden_by_mischance(desk: Desk) -> None:
    bar = desk.start().findChild(QToolBar, "tools")
    assert isinstance(bar, QToolBar)
    assert not bar.toggleViewAction().isEnabled()
    assert not bar.isMovable()


# ---- what comes in


@pytest.mark.parametrize(
    "pane", ["documents", "chips", "pane", "themes", "why", "notes", "scope", "status", "banner", "reader", "viewport"]
)
def test_files_can_be_dropped_on_any_pane(desk: Desk, pane: str) -> None:
    desk.start_own()
    file = desk.put_text("own.txt", "The call centre answered at once.")
    special = {
        "reader": desk.reader,
        "viewport": desk.panels.documents.view.viewport(),
        "why": desk.why,
        "notes": desk.notes,
    }
    target = special[pane] if pane in special else getattr(desk.panels, pane)
    assert desk.drop(target, files(file))
    desk.until_read()
    assert len(desk.rows()) == 5


def test_files_can_be_dropped_on_the_note_that_is_written(desk: Desk) -> None:
    desk.start_own()
    desk.type("n")
    assert desk.drop(desk.focus(), files(desk.put_text("own.txt", "The call centre answered at once.")))
    desk.until_read()
    assert len(desk.rows()) == 5


def test_what_is_neither_file_nor_text_is_not_taken(desk: Desk) -> None:
    desk.start()
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    assert not desk.drop(desk.reader, picture)
    assert len(desk.rows()) == 4


def test_unreadable_files_make_one_report(desk: Desk) -> None:
    desk.start_own()
    bad = desk.root / "texts"
    good = desk.put_text("good.txt", "The call centre answered at once.")
    (bad / "empty.txt").write_bytes(b"")
    (bad / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + bytes(range(256)))
    copy = desk.put_text("copy.txt", "The call centre answered at once.")
    # a file that is named twice is one file
    wanted = [good, bad / "empty.txt", bad / "picture.txt", bad / "missing.txt", copy, good]
    desk.workings.arriving.open_paths(wanted)
    desk.until_read()
    assert desk.banner() == "1 document added · 3 could not be read · 1 is already in this library"
    assert desk.said() == "Added 1 document"
    sentences: list[list[str]] = []

    def read(dialog: QDialog) -> None:
        table = dialog.findChild(QTableView)
        assert isinstance(table, QTableView)
        sentences.append([table.model().index(row, 0).data() for row in range(table.model().rowCount())])

    met = desk.answer(read)
    desk.press("Show", desk.panels.banner)
    assert met == ["What Was Opened"]
    ((*unread, known),) = sentences
    assert sorted(unread) == ["empty.txt", "missing.txt", "picture.txt"]
    # whichever of the two was read first
    assert known in ("copy.txt", "good.txt")


# ---- what is kept


def test_a_note_that_is_being_written_is_kept_on_quit(desk: Desk) -> None:
    desk.start()
    desk.type("n")
    desk.type("half a thou")
    desk.restart()
    assert [row.highlight.note for row in desk.session.notes()] == ["half a thou"]


def test_document_place_scope_and_columns_come_back(desk: Desk) -> None:
    desk.start()
    desk.panels.columns.setSizes([333, 700, 327])
    columns = desk.panels.columns.sizes()
    desk.hub.open(desk.rows()[1].id)
    desk.click_theme("contact-centre")
    for _ in range(7):
        desk.type("j")
    before = desk.hub.document, desk.panels.pane.caret(), desk.hub.scope, desk.hub.passage
    desk.restart()
    after = desk.hub.document, desk.panels.pane.caret(), desk.hub.scope, desk.hub.passage
    assert after == before
    assert desk.panels.columns.sizes() == columns
    assert desk.theme_counts()["contact-centre"] == desk.session.size(desk.hub.scope)[0]


def test_the_place_in_a_text_is_kept_when_another_is_opened_at_once(desk: Desk) -> None:
    desk.start()
    first, second = desk.rows()[0].id, desk.rows()[1].id
    for _ in range(9):
        desk.type("j")
    caret = desk.panels.pane.caret()
    assert caret > 0
    desk.hub.open(second)
    desk.hub.open(first)
    assert desk.panels.pane.caret() == caret


def test_a_window_of_a_screen_that_is_gone_still_opens(desk: Desk) -> None:
    paths.config_dir().mkdir(parents=True)
    (paths.config_dir() / "window.ini").write_text("[General]\nwindow=no shape\ncolumns=7\n", "utf-8")
    window = desk.start()
    assert window.width() >= window.minimumWidth()


def test_the_order_of_the_notes_is_kept(desk: Desk) -> None:
    desk.start()
    desk.type("h")
    for _ in range(3):
        desk.type("j")
    desk.type("h")
    first, second = (row.highlight.id for row in desk.session.notes())
    assert shown_notes(desk) == [first, second]
    desk.press("Newest first")
    assert shown_notes(desk) == [second, first]
    desk.restart()
    assert shown_notes(desk) == [second, first]


def shown_notes(desk: Desk) -> list[int]:
    model = desk.part(QAbstractItemView, "notes").model()
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole).highlight.id for row in range(model.rowCount())]


@pytest.mark.parametrize("name", ["Light", "Sepia", "Dark", "High Contrast", "System"])
def test_colours_change_at_once_and_are_kept(desk: Desk, name: str) -> None:
    desk.start()
    desk.click_theme("contact-centre")
    caret = desk.panels.pane.caret()
    colour(desk, name).trigger()
    tokens = desk.window.appearance.tokens
    ground = desk.reader.grab().toImage().pixelColor(2, 2)
    assert ground.name() == tokens.page.name()
    assert desk.panels.pane.caret() == caret
    desk.restart()
    assert desk.window.appearance.choice == CHOICES[("System", "Light", "Sepia", "Dark", "High Contrast").index(name)]
    assert colour(desk, name).isChecked()


def colour(desk: Desk, name: str) -> QAction:
    return next(action for action in desk.window.findChildren(QAction) if action.text().replace("&", "") == name)


# ---- what goes wrong


def test_settings_that_cannot_be_read_are_told_of(desk: Desk) -> None:
    desk.put_settings("colours = [[[")
    desk.start()
    assert desk.banner().startswith("The settings in “")
    assert desk.window.appearance.choice == "system"


def test_odd_settings_harm_nobody(desk: Desk) -> None:
    desk.put_settings(
        'colours = "pink"\ntypeface = "comic"\ntext_size = 4000\nspacing = -3\nmeasure = 0\nmeasure_cjk = 100000\n'
        'export_format = "pigeon"\nexport_grouping = "mood"\nexport_folder = "/nowhere"\nfavourites = ["gone"]\n'
    )
    desk.start()
    assert 9 <= desk.panels.pane.typography.size <= 32
    desk.give("text_layout")
    met = desk.answer()
    desk.give("export")
    assert len(met) == 1


def test_an_edit_that_cannot_be_stored_is_told_of(desk: Desk) -> None:
    desk.start()
    desk.session._library.db.execute("PRAGMA query_only = ON")
    desk.type("h")
    assert desk.banner() == (
        f"The library “{paths.sample_library()}” cannot be written to. Check who may write to that folder."
    )
    assert desk.session.notes() == []
    assert desk.panels.status._saved.text() == "Not saved"
    desk.session._library.db.execute("PRAGMA query_only = OFF")
    desk.type("h")
    assert desk.panels.status._saved.text() == "All saved"
    assert len(desk.session.notes()) == 1


def test_a_note_that_cannot_be_stored_stays_to_be_stored_later(desk: Desk) -> None:
    desk.start()
    desk.type("n")
    desk.session._library.db.execute("PRAGMA query_only = ON")
    desk.type("dear")
    desk.key(Qt.Key.Key_Escape)
    editor = desk.part(QPlainTextEdit, "noteEditor")
    assert editor.toPlainText() == "dear"
    assert editor.isVisible()
    desk.session._library.db.execute("PRAGMA query_only = OFF")
    desk.key(Qt.Key.Key_Escape)
    assert [row.highlight.note for row in desk.session.notes()] == ["dear"]
    assert not editor.isVisible()


def test_qt_gives_back_every_reference_to_none(desk: Desk) -> None:
    window = desk.start()
    before = sys.getrefcount(None)
    for _ in range(300):
        window.update()
    assert sys.getrefcount(None) > before - 100


def test_a_window_that_opens_narrow_gives_its_room_to_the_text(desk: Desk) -> None:
    desk.start(width=950)
    assert (desk.panels.left.isVisible(), desk.panels.right.isVisible()) == (True, False)
    assert not desk.window.commands["show_themes"].isChecked()
