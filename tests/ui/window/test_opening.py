from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QTableWidget

from cxreader import paths
from cxreader.model.annotation import Verdict
from cxreader.ui.outcome import Outcome
from tests.ui.window.desk import Desk


def texts(desk: Desk, count: int) -> list[Path]:
    return [desk.put_text(f"text {n:02}.txt", f"The call centre answered call {n} at once.") for n in range(count)]


def test_every_file_becomes_a_row_and_the_first_one_is_opened(desk: Desk) -> None:
    desk.start_own()
    seen: list[tuple[int, int, int]] = []
    desk.workings.opening.progressed.connect(lambda done, whole: seen.append((done, whole, len(desk.rows()))))
    desk.workings.arriving.open_paths(texts(desk, 3))
    assert desk.workings.opening.busy
    desk.until_read()
    assert [(done, whole) for done, whole, _ in seen] == [(0, 3), (1, 3), (2, 3), (3, 3), (0, 0)]
    assert desk.said() == "Added 3 documents"
    assert len(desk.rows()) == 7
    assert desk.hub.document is not None
    assert desk.hub.document.id == desk.rows()[4].id


def test_the_files_of_one_job_are_undone_together(desk: Desk) -> None:
    desk.start_own()
    for count in (3, 5):
        desk.workings.arriving.open_paths(texts(desk, count))
        desk.until_read()
    assert len(desk.rows()) == 9
    desk.give("undo")
    assert len(desk.rows()) == 7
    desk.give("undo")
    assert len(desk.rows()) == 4
    desk.give("redo")
    assert len(desk.rows()) == 7


def test_cancel_keeps_what_is_done(desk: Desk) -> None:
    desk.start_own()
    files = texts(desk, 60)
    status = desk.panels.status
    desk.workings.arriving.open_paths(files)
    desk.workings.arriving.open_paths([desk.put_text("waiting.txt", "This one waits for its turn.")])
    desk.until(lambda: len(desk.rows()) > 5)
    assert status.cancel.isVisible()
    status.cancel.click()
    desk.until_read()
    added = len(desk.rows()) - 4
    assert 1 <= added < len(files)
    assert desk.said() == f"Added {added} document{'' if added == 1 else 's'}"
    assert not status.cancel.isVisible()
    assert "waiting" not in {Path(row.path).stem for row in desk.rows()}


def test_cancelling_nothing_does_nothing(desk: Desk) -> None:
    desk.start_own()
    desk.workings.opening.cancel()
    assert not desk.workings.opening.busy
    assert desk.said() == ""


def test_a_second_copy_of_a_text_is_told_of_and_not_added(desk: Desk) -> None:
    desk.start_own()
    first, *_ = paths.seeds()
    copy = desk.root / "copy.txt"
    copy.write_bytes(first.read_bytes())
    desk.workings.arriving.open_paths([copy])
    desk.until_read()
    assert desk.said() == "1 is already in this library"
    desk.workings.arriving.open_paths(list(paths.seeds()))
    desk.until_read()
    assert desk.said() == "4 are already in this library"
    assert len(desk.rows()) == 4
    assert desk.banner() == ""


def test_the_same_text_in_two_jobs_is_added_once(desk: Desk) -> None:
    desk.start_own()
    one, other = (
        desk.put_text("a.txt", "The call centre answered."),
        desk.put_text("b.txt", "The call centre answered."),
    )
    desk.workings.arriving.open_paths([one])
    desk.workings.arriving.open_paths([other])
    desk.until_read()
    assert len(desk.rows()) == 5
    assert desk.said() == "1 is already in this library"


def test_a_removed_text_returns_with_its_notes(desk: Desk) -> None:
    desk.start_own()
    desk.workings.arriving.open_paths(texts(desk, 1))
    desk.until_read()
    desk.type("h")
    key = desk.rows()[-1].id
    desk.panels.documents.removed.emit(key)
    assert desk.session.notes() == []
    desk.workings.arriving.open_paths(texts(desk, 1))
    desk.until_read()
    assert [row.highlight.document for row in desk.session.notes()] == [key]


def test_a_folder_without_texts_says_so(desk: Desk) -> None:
    desk.start_own()
    (desk.root / "empty").mkdir()
    desk.workings.arriving.open_paths([desk.root / "empty"])
    desk.until_read()
    assert desk.said() == "There are no texts in that folder"


def test_only_unreadable_files_are_reported_as_a_problem(desk: Desk) -> None:
    desk.start_own()
    told: list[Outcome] = []
    desk.workings.opening.reported.connect(told.append)
    desk.workings.arriving.open_paths([desk.root / "gone.txt", paths.seeds()[0]])
    desk.until_read()
    [outcome] = told
    assert outcome.added == 0
    assert [problem.known for problem in outcome.problems] == [False, True]
    assert desk.banner() == "0 documents added · 1 could not be read · 1 is already in this library"


def test_a_text_that_is_nearly_the_same_as_another_is_added_and_pointed_out(desk: Desk) -> None:
    desk.start_own()
    words = paths.seeds()[0].read_text("utf-8")
    desk.workings.arriving.open_paths([desk.put_text("again.txt", f"{words}\nUna línea más.\n")])
    desk.until_read()
    assert desk.banner() == "1 document added · 1 is nearly the same as another"
    new = desk.rows()[-1]
    assert [key for key, _ in new.alike] == [desk.rows()[0].id]
    told: list[str] = []
    met = desk.answer(lambda dialog: told.extend(_cells(dialog)))
    desk.press("Show")
    assert met == ["What Was Opened"]
    # both have the same title, so the name of the file tells them apart
    assert told == ["again.txt", f"Added. It is nearly the same as “{paths.seeds()[0].name}”."]
    desk.workings.arriving.open_paths(texts(desk, 1))
    desk.until_read()
    assert desk.banner() == ""


def _cells(dialog: QDialog) -> list[str]:
    table = dialog.findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    return [item.text() for row in range(table.rowCount()) for c in range(2) if (item := table.item(row, c))]


def test_from_a_near_copy_one_goes_to_the_other(desk: Desk) -> None:
    desk.start_own()
    words = paths.seeds()[0].read_text("utf-8")
    desk.workings.arriving.open_paths([desk.put_text("again.txt", f"{words}\nUna línea más.\n")])
    desk.until_read()
    view = desk.panels.documents.view
    view.customContextMenuRequested.emit(view.visualRect(view.model().index(4, 0)).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    go = next(action for action in menu.actions() if action.text() == f"Go to “{paths.seeds()[0].name}”")
    go.trigger()
    menu.close()
    assert desk.hub.document is not None
    assert desk.hub.document.id == desk.rows()[0].id
    assert desk.panels.documents.current() == desk.rows()[0].id


def test_reading_that_breaks_off_is_told_of(desk: Desk) -> None:
    desk.start_own()
    desk.workings.opening._start(broken)
    desk.until_read()
    assert desk.banner() == "Reading stopped: the paper is torn. Try again."


def broken() -> Generator[object]:
    yield []
    raise RuntimeError("the paper is torn")


def test_a_document_that_cannot_be_stored_is_told_of_and_not_counted(desk: Desk) -> None:
    desk.start_own()
    desk.session._library.db.execute("PRAGMA query_only = ON")
    desk.workings.arriving.open_paths(texts(desk, 2))
    desk.until_read()
    assert desk.banner().endswith("cannot be written to. Check who may write to that folder.")
    assert len(desk.rows()) == 4


def test_classifying_again_keeps_what_the_person_did(desk: Desk) -> None:
    desk.start()
    desk.click_theme("contact-centre")
    desk.read()
    desk.type("xh")
    passage, counts, notes = desk.hub.passage, desk.theme_counts(), desk.session.notes()
    assert passage is not None
    desk.give("classify_again")
    desk.until_read()
    assert desk.theme_counts() == counts
    assert [row.highlight for row in desk.session.notes()] == [row.highlight for row in notes]
    assert desk.hub.document is not None
    again = desk.hub.document.passages[passage.number]
    assert [coding.verdict for coding in again.codings if coding.theme == "contact-centre"] == [Verdict.NO]


def test_what_waits_is_done_in_its_turn(desk: Desk) -> None:
    desk.start_own()
    order: list[int] = []
    opening = desk.workings.opening
    opening.when_idle(lambda: order.append(0))
    assert order == [0]
    desk.workings.arriving.open_paths(texts(desk, 1))
    opening.when_idle(lambda: order.append(len(desk.rows())))
    assert order == [0]
    desk.until_read()
    assert order == [0, 5]


def test_quitting_while_files_are_read_keeps_what_is_done(desk: Desk) -> None:
    desk.start_own()
    desk.workings.arriving.open_paths(texts(desk, 40))
    desk.until(lambda: len(desk.rows()) > 4)
    rows = len(desk.rows())
    desk.restart()
    assert rows <= len(desk.rows()) < 44


def test_a_text_is_classified_again_in_the_language_that_is_chosen(desk: Desk) -> None:
    desk.start()
    row = desk.rows()[0]

    def choose(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, "portug")
        QTest.keyClick(field, Qt.Key.Key_Return)

    met = desk.answer(choose)
    desk.panels.documents.language_wanted.emit(row.id)
    assert len(met) == 1
    assert desk.said() == "Language is now Portuguese"
    desk.until_read()
    assert desk.rows()[0].language == "pt"
    assert desk.session.stored_texts(outdated=True) == []
    desk.give("undo")
    assert desk.said() == "Undone: Language Portuguese"
    desk.until_read()
    assert desk.rows()[0].language == row.language


def test_the_language_of_no_text_is_not_asked_for(desk: Desk) -> None:
    desk.start()
    desk.hub.close_document()
    desk.give("language")
    assert QApplication.activeModalWidget() is None
    met = desk.answer()
    desk.panels.documents.language_wanted.emit(desk.rows()[0].id)
    assert len(met) == 1
    assert desk.session.undo_name == ""


def test_classifying_that_cannot_be_stored_is_given_up(desk: Desk) -> None:
    desk.start()
    row = desk.rows()[0]
    desk.hub.do(lambda session: session.set_language(row.id, "pt"))
    desk.session._library.db.execute("PRAGMA query_only = ON")
    desk.until_read()
    assert not desk.workings.opening.busy
    assert desk.banner().endswith("cannot be written to. Check who may write to that folder.")
    assert len(desk.session.stored_texts(outdated=True)) == 1
