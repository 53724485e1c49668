import json
import multiprocessing
import sqlite3
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QMessageBox

from cxreader import importers, paths
from cxreader.exporters import codebooks, qdpx, web_annotations
from cxreader.model.annotation import Placing
from cxreader.model.scope import Scope
from cxreader.session import leaving, open_session, taking_in
from cxreader.ui.incoming_dialogs import IncomingDialog, IncomingReport
from cxreader.ui.review_dialog import ReviewDialog
from tests import annotation_set
from tests.importers import hostile
from tests.ui.window.desk import CONTROL, Desk, files

QUOTES = """Shop Stories (Ana Reyes)
- Your Highlight on page 3 | Location 40-41 | Added on Friday, January 2, 2026 3:04:05 AM

The clerk was friendly and quick.
==========
"""
HARM = (
    "a zip bomb by its ratio",
    "a gigabyte claimed for a text",
    "a part that climbs out",
    "a billion laughs",
    "endless depth",
    "a place with ten thousand digits",
    "a code inside of itself",
    "JSON a hundred thousand deep",
    "JSON of millions of nothings",
    "a line of five million letters",
    "a damaged database",
    "an empty file",
)
MOVED = (
    "The clerk was friendly and quick",
    "The app is fine.",
    "We waited about three weeks for that parcel",
    "Nothing like this was ever said by anybody in this text",
)


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what another person hands over: 44 highlights in six texts, as a project and as annotations."""
    folder = tmp_path_factory.mktemp("handed")
    session = open_session(folder / "Theirs.cxlib")
    annotation_set.fill(session)
    export = leaving.leave(session, Scope())
    qdpx.write(export, folder / "theirs.qdpx", lambda: None)
    web_annotations.write(export, folder / "theirs.jsonld", lambda: None)
    session.close()
    return folder


def choose(*some: Path) -> Callable[[QDialog], None]:
    """Return what names files in a file dialog."""

    def deal(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setText(" ".join(f'"{path}"' for path in some))
        dialog.accept()

    return deal


def bring(desk: Desk, path: Path, deal: Callable[[QDialog], object]) -> None:
    """Drop a file on the window and deal with the dialog that comes of it."""
    met = desk.answer(deal)
    assert desk.drop(desk.reader, files(path))
    desk.until(lambda: met)


def take(dialog: QDialog) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)


def sentences(dialog: QDialog) -> list[str]:
    return [label.accessibleName() for label in dialog.findChildren(QLabel) if label.accessibleName()]


# ---- there and in


def test_a_project_is_told_of_before_it_comes_in_and_comes_in_as_one_step(desk: Desk, handed: Path) -> None:
    desk.start_own()
    before = desk.texts()
    seen: list[list[str]] = []
    titles: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, IncomingDialog)
        seen.append(sentences(dialog))
        titles.append(dialog.findChildren(QLabel)[0].text())
        assert desk.session.notes() == []
        take(dialog)

    met = desk.answer(choose(handed / "theirs.qdpx"))
    desk.give("import_notes")
    assert met == ["Import Notes"]
    met = desk.answer(look)
    desk.until(lambda: met and len(desk.session.notes()) == annotation_set.NUMBER)
    assert seen[0] == [
        "Documents: 6 are new.",
        "Themes: 22 are in your codebook already.",
        "Highlights: 44 are new.",
        "Memos: 5 are new.",
        "Links: 3 are new.",
    ]
    assert titles == ["The project “Theirs”"]
    desk.until_read()
    assert desk.banner().startswith("44 notes came in · 6 new documents · 8 memos and links")
    assert desk.said().startswith("Imported 6 documents, 44 highlights")
    assert len(desk.texts()) == len(before) + 6
    # the first text that is new is open
    assert desk.hub.document is not None
    assert desk.hub.document.title in annotation_set.TEXTS
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.texts() == before
    assert desk.session.notes() == []
    desk.give("redo")
    assert len(desk.session.notes()) == annotation_set.NUMBER


def test_what_is_here_already_is_said_and_cannot_come_in_twice(desk: Desk, handed: Path) -> None:
    desk.start_own()
    taking_in.take_in(desk.session, importers.read(handed / "theirs.qdpx"))
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        seen.append(sentences(dialog))
        desk.press("Close", dialog)

    bring(desk, handed / "theirs.jsonld", look)
    assert "Documents: 6 are here already." in seen[0]
    assert "Highlights: 44 are here already." in seen[0]
    desk.until(lambda: desk.said() == "" or not desk.workings.opening.busy)
    assert desk.banner() == ""


def test_who_cancels_changes_nothing(desk: Desk, handed: Path) -> None:
    desk.start_own()
    before = desk.texts()
    bring(desk, handed / "theirs.qdpx", lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    desk.until_read()
    assert (desk.texts(), desk.session.notes(), desk.session.arrivals()) == (before, [], ())


def test_cancel_while_texts_are_read_leaves_no_trace(desk: Desk, handed: Path) -> None:
    desk.start_own()
    before, step = desk.texts(), desk.session.undo_name
    bring(desk, handed / "theirs.qdpx", take)
    desk.until(lambda: desk.workings.opening.busy and desk.panels.status.cancel.isVisible())
    QTest.mouseClick(desk.panels.status.cancel, Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.said() == "Nothing was imported")
    desk.until_read()
    assert (desk.texts(), desk.session.notes(), desk.session.arrivals()) == (before, [], ())
    assert desk.session.undo_name == step
    # and it can be done after all
    bring(desk, handed / "theirs.qdpx", take)
    desk.until(lambda: len(desk.session.notes()) == annotation_set.NUMBER)


def test_notes_without_a_place_are_told_of_and_checked(desk: Desk, tmp_path: Path) -> None:
    desk.start()
    text = "The clerk was friendly and quick. We waited three weeks for the parcel. The app is fine.\n"
    desk.workings.arriving.open_paths([desk.put_text("talk.txt", text)])
    desk.until(lambda: desk.session.path == paths.own_library() and desk.rows())
    line = {"guid": "", "kind": "highlight", "document": "talk.txt", "sha256": ""}
    lines = [
        {**line, "guid": f"{n:08d}-0000-4000-8000-000000000000", "quote": quote, "start": 0, "end": len(quote)}
        for n, quote in enumerate(MOVED)
    ]
    path = tmp_path / "notes.jsonl"
    path.write_text("".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines))
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        seen.append(sentences(dialog))
        take(dialog)

    bring(desk, path, look)
    desk.until(lambda: len(desk.session.notes()) == 4)
    assert seen[0][-1] == "Highlights: 4 are new, the places of 2 are to be checked afterwards."
    assert desk.banner() == "4 notes came in · 2 to be checked"
    reports: list[list[str]] = []

    def check(dialog: QDialog) -> None:
        assert isinstance(dialog, IncomingReport)
        reports.append(sentences(dialog))
        desk.answer(review)
        desk.press("Check Places…", dialog)

    def review(dialog: QDialog) -> None:
        assert isinstance(dialog, ReviewDialog)
        dialog.reject()
        reports.append([])

    desk.answer(check)
    desk.press("Show", desk.panels.banner)
    desk.until(lambda: len(reports) == 2)
    assert reports[0] == [
        "Documents: 1 is here already.",
        "Highlights: 4 came in, the places of 2 are to be checked.",
    ]
    placings = {row.highlight.placing for row in desk.session.notes()}
    assert placings == {Placing.SURE, Placing.CONFIRM, Placing.LOST}
    # and whenever the text is opened
    desk.panels.banner.clear()
    desk.hub.close_document()
    desk.hub.open(desk.rows()[0].id)
    assert desk.banner() == "The place of 1 imported note is to be confirmed."
    met = desk.answer()
    desk.press("Check Places", desk.panels.banner)
    assert met == ["Check Places of Notes"]


def test_quotes_alone_become_a_text_of_their_own(desk: Desk, tmp_path: Path) -> None:
    desk.start_own()
    path = tmp_path / "My Clippings.txt"
    path.write_text(QUOTES)
    bring(desk, path, take)
    desk.until(desk.session.notes)
    assert desk.texts()[-1] == "Shop Stories (Ana Reyes)"
    assert desk.hub.document is not None
    assert desk.hub.document.text.strip() == "The clerk was friendly and quick."


# ---- what does not come in


def test_what_may_do_harm_gets_a_sentence_and_the_window_lives(desk: Desk, tmp_path: Path) -> None:
    desk.start_own()
    before = desk.texts()
    made = []
    for number, way in enumerate(HARM):
        suffix, make = hostile.WAYS[way]
        made.append(tmp_path / f"{number}.{suffix}")
        make(made[-1])
    desk.answer(choose(*made))
    desk.give("import_notes")
    # the window goes on meanwhile
    desk.read()
    desk.key(Qt.Key.Key_H)
    assert len(desk.session.notes()) == 1
    desk.until(desk.banner)
    assert desk.banner() == f"0 documents added · {len(HARM)} could not be read"
    told: list[str] = []

    def look(dialog: QDialog) -> None:
        desk.press("Copy", dialog)
        told.extend(QGuiApplication.clipboard().text().split("\n"))

    desk.answer(look)
    desk.press("Show", desk.panels.banner)
    sentences_told = [line.split("\t") for line in told]
    assert [path for path, _ in sentences_told] == [str(path) for path in made]
    assert all(why.startswith(f"“{Path(path).name}” could not be ") for path, why in sentences_told)
    assert desk.texts() == before
    assert len(desk.session.notes()) == 1


def looking() -> list[BaseProcess]:
    """Return the processes that look into files; the one that has read strangers' files before rests for a while."""
    return [process for process in multiprocessing.active_children() if process.name != "cxreader reader"]


def test_a_file_that_ends_its_process_gets_a_sentence(desk: Desk, handed: Path) -> None:
    desk.start_own()
    assert desk.drop(desk.reader, files(handed / "theirs.qdpx"))
    desk.until(looking)
    for process in looking():
        process.kill()
    desk.until(desk.banner)
    assert desk.banner() == (
        "“theirs.qdpx” could not be taken in: the process that read it ended. Nothing was changed."
    )
    bring(desk, handed / "theirs.qdpx", lambda dialog: dialog.reject())


def test_cancel_while_files_are_looked_into_means_all_of_them(desk: Desk, handed: Path) -> None:
    desk.start_own()
    assert desk.drop(desk.reader, files(handed / "theirs.qdpx", handed / "theirs.jsonld"))
    desk.until(desk.panels.status.cancel.isVisible)
    QTest.mouseClick(desk.panels.status.cancel, Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.said() == "Nothing was imported")
    desk.until_read()
    bring(desk, handed / "theirs.qdpx", lambda dialog: dialog.reject())
    desk.until_read()
    assert desk.session.notes() == []


def test_what_cannot_be_stored_is_told_and_not_there(desk: Desk, handed: Path) -> None:
    desk.start_own()
    taking_in.take_in(desk.session, importers.read(handed / "theirs.qdpx"))
    desk.session.undo()
    other = sqlite3.connect(desk.session.path)

    def lock(dialog: QDialog) -> None:
        other.execute("BEGIN IMMEDIATE")
        take(dialog)

    bring(desk, handed / "theirs.jsonld", lock)
    desk.until(desk.banner)
    other.rollback()
    other.close()
    assert "in use" in desk.banner()
    assert desk.session.notes() == []
    assert len(desk.texts()) == 4


def test_a_library_that_is_only_read_takes_nothing_in(desk: Desk, handed: Path) -> None:
    desk.put_samples(paths.own_library())
    held = open_session(paths.own_library())
    desk.put_settings(f'library = "{paths.own_library()}"\n')
    desk.start()
    assert desk.drop(desk.reader, files(handed / "theirs.qdpx"))
    assert desk.banner() == desk.session.read_only
    held.close()


# ---- which files are looked into


def test_notes_that_are_brought_to_the_samples_go_to_a_library_of_their_own(desk: Desk, handed: Path) -> None:
    desk.start()
    bring(desk, handed / "theirs.qdpx", take)
    desk.until(lambda: len(desk.session.notes()) == annotation_set.NUMBER)
    assert desk.session.path == paths.own_library()
    assert len(desk.texts()) == 6


def test_texts_and_notes_can_be_opened_together(desk: Desk, handed: Path) -> None:
    desk.start_own()
    name, text = next(iter(annotation_set.TEXTS.items()))
    own = desk.put_text(f"{name}.txt", text)
    met = desk.answer(take)
    # as on the command line
    desk.workings.arriving.open_paths([handed / "theirs.jsonld", own])
    desk.until(lambda: met and desk.session.notes())
    assert desk.rows()[4].id in {row.highlight.document for row in desk.session.notes()}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("talk.json", '["The clerk was friendly and quick."]'),
        ("codes.csv", "name;comment\nAnna;The clerk was friendly and quick.\n"),
        ("empty.csv", "The clerk was friendly and quick.\n"),
    ],
)
def test_a_file_that_holds_no_notes_is_opened_as_a_text(name: str, words: str, desk: Desk) -> None:
    desk.start_own()
    own = desk.put_text(name, words)
    # what is a table is asked about as one
    met = desk.answer(lambda dialog: dialog.accept())
    assert desk.drop(desk.reader, files(own))
    desk.until(lambda: len(desk.rows()) == 5)
    desk.until_read()
    assert Path(desk.rows()[-1].path) == own
    assert desk.banner() == ""
    assert met == ([f"Open {name}"] if own.suffix == ".csv" else [])


@pytest.mark.parametrize("name", ["theirs.qdc", "theirs.toml"])
def test_a_codebook_goes_the_way_of_codebooks(name: str, desk: Desk, tmp_path: Path) -> None:
    desk.start_own()
    path = tmp_path / name
    codebooks.write(desk.session.full_codebook(), desk.session.examples(), path.suffix[1:], path)
    themes = len(desk.session.codebook.themes)
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        seen.append(dialog.text())
        desk.press("Cancel", dialog)

    assert desk.drop(desk.reader, files(path)) is True
    met = desk.answer(look)
    desk.until(lambda: met)
    assert seen == [f"{name} has {themes} themes."]


def test_a_workbook_of_themes_is_told_of_and_comes_in(desk: Desk, tmp_path: Path) -> None:
    desk.start_own()
    path = tmp_path / "themes.csv"
    path.write_text("path,description\nOdd things.Weather,Rain and sun\nOdd things.Wind,\n")
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        seen.append(sentences(dialog))
        take(dialog)

    desk.answer(choose(path))
    desk.give("import_notes")
    met = desk.answer(look)
    desk.until(lambda: met and desk.banner() == "2 new themes")
    assert seen == [["Themes: 2 are new."]]
    assert {"Weather", "Wind"} <= {theme.name for theme in desk.session.codebook.themes}
