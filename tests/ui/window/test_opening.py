from collections.abc import Generator
from concurrent.futures import BrokenExecutor
from multiprocessing import active_children
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QTableView

from cxreader import intake, paths
from cxreader.importing import Analyst
from cxreader.model.annotation import Verdict
from cxreader.model.document import Document, Reading, Source
from cxreader.model.scope import Scope
from cxreader.session import open_session
from cxreader.ui import file_dialogs, readings
from cxreader.ui.kinds_dialog import KindsDialog
from cxreader.ui.outcome import Outcome
from cxreader.ui.tally import Tally
from cxreader.ui.tick_boxes import TickBox
from tests.ui.window.desk import Desk


def texts(desk: Desk, count: int) -> list[Path]:
    return [desk.put_text(f"text {n:02}.txt", f"The call centre answered call {n} at once.") for n in range(count)]


def test_every_file_becomes_a_row_and_the_first_one_is_opened(desk: Desk) -> None:
    desk.start_own()
    seen: list[tuple[int, int, int]] = []
    desk.workings.opening.progressed.connect(lambda done, whole, _: seen.append((done, whole, len(desk.rows()))))
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
    files = texts(desk, 400)
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
    desk.panels.documents.removed.emit((key,))
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
    table = dialog.findChild(QTableView)
    assert isinstance(table, QTableView)
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount()) for column in range(2)]


def test_from_a_near_copy_one_goes_to_the_other(desk: Desk) -> None:
    desk.start_own()
    words = paths.seeds()[0].read_text("utf-8")
    desk.workings.arriving.open_paths([desk.put_text("again.txt", f"{words}\nUna línea más.\n")])
    desk.until_read()
    view = desk.panels.documents.view
    view.customContextMenuRequested.emit(view.visualRect(view.model().index(4, 0)).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    go = next(action for action in menu.actions() if action.text() == f"&Go to “{paths.seeds()[0].name}”")
    go.trigger()
    menu.close()
    assert desk.hub.document is not None
    assert desk.hub.document.id == desk.rows()[0].id
    assert desk.panels.documents.current() == desk.rows()[0].id


def test_reading_that_breaks_off_is_told_of(desk: Desk) -> None:
    desk.start_own()
    desk.workings.opening._start(broken, Tally("broken"))
    desk.until_read()
    assert desk.banner() == "Reading stopped: the paper is torn. Try again."


def broken() -> Generator[object]:
    yield []
    raise RuntimeError("the paper is torn")


def test_what_cannot_be_stored_is_told_of_once_and_can_be_tried_again(desk: Desk) -> None:
    desk.start_own()
    db = desk.session._library.db
    db.execute("CREATE TRIGGER no_room BEFORE INSERT ON passage BEGIN SELECT RAISE(ABORT, 'no room'); END")
    desk.workings.arriving.open_paths([desk.root / "gone.txt", *texts(desk, 30)])
    desk.until_read()
    assert desk.banner() == (
        "0 documents added · 1 could not be read · 30 are still to be read. "
        "The library “My library.cxlib” could not be used: no room. Try again, or open another library."
    )
    assert len(desk.rows()) == 4
    db.execute("DROP TRIGGER no_room")
    desk.press("Try Again")
    desk.until_read()
    assert len(desk.rows()) == 34
    assert desk.banner() == ""


def test_documents_that_cannot_be_shown_are_shown_once_they_can(desk: Desk) -> None:
    desk.start_own()
    desk.session._library.db.execute("PRAGMA query_only = ON")
    desk.workings.arriving.open_paths(texts(desk, 2))
    desk.until_read()
    assert desk.banner().endswith("cannot be written to. Check who may write to that folder.")
    assert len(desk.rows()) == 4
    desk.session._library.db.execute("PRAGMA query_only = OFF")
    desk.restart()
    assert len(desk.rows()) in {5, 6}
    desk.workings.arriving.open_paths(texts(desk, 2))
    desk.until_read()
    assert len(desk.rows()) == 6


def test_nothing_is_opened_in_a_library_that_can_only_be_read(desk: Desk) -> None:
    desk.put_samples(paths.own_library())
    other = open_session(paths.own_library())
    desk.put_settings(f'library = "{paths.own_library()}"\n')
    desk.start()
    assert desk.session.read_only
    desk.workings.arriving.open_paths(texts(desk, 1))
    assert not desk.workings.opening.busy
    assert desk.banner() == desk.session.read_only
    desk.panels.banner.clear()
    desk.give("classify_again")
    assert not desk.workings.opening.busy
    assert desk.banner() == desk.session.read_only
    other.close()


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
    desk.workings.arriving.open_paths(texts(desk, 400))
    desk.until(lambda: len(desk.rows()) > 4)
    rows = len(desk.rows())
    desk.restart()
    assert rows <= len(desk.rows()) < 404


def test_a_text_is_classified_again_in_the_language_that_is_chosen(desk: Desk) -> None:
    desk.start()
    row = desk.rows()[0]

    def choose(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, "portug")
        QTest.keyClick(field, Qt.Key.Key_Return)

    met = desk.answer(choose)
    desk.hub.open(row.id)
    desk.give("language")
    assert len(met) == 1
    assert desk.said() == "Language is now Portuguese"
    desk.until_read()
    assert desk.rows()[0].language == "pt"
    assert desk.session.text_keys(outdated=True) == []
    desk.give("undo")
    assert desk.said() == "Undone: Language Portuguese"
    desk.until_read()
    assert desk.rows()[0].language == row.language


def test_the_language_of_no_text_is_not_asked_for(desk: Desk) -> None:
    desk.start()
    desk.hub.close_document()
    desk.give("language")
    assert QApplication.activeModalWidget() is None
    assert desk.session.undo_name == ""


def test_classifying_that_cannot_be_stored_is_given_up(desk: Desk) -> None:
    desk.start()
    row = desk.rows()[0]
    db = desk.session._library.db
    db.execute("CREATE TRIGGER no_room BEFORE INSERT ON passage BEGIN SELECT RAISE(ABORT, 'no room'); END")
    desk.hub.do(lambda session: session.set_language(row.id, "pt"))
    desk.until_read()
    assert not desk.workings.opening.busy
    assert desk.banner().endswith("could not be used: no room. Try again, or open another library.")
    assert desk.session.text_keys(outdated=True) == [row.id]


def test_many_files_are_read_in_other_processes_and_shown_some_at_a_time(desk: Desk) -> None:
    desk.start_own()
    told: list[tuple[int, ...]] = []
    desk.hub.changed.connect(lambda change: told.append(change.ids))
    named: list[int] = []
    desk.workings.opening.pending.connect(lambda names: named.append(len(names)))
    desk.workings.arriving.open_paths(texts(desk, 230))
    desk.until_read()
    assert len(desk.session.keys(Scope())) == 234
    assert sorted(key for ids in told for key in ids) == list(range(5, 235))
    # whichever was read first, they stand as they were brought
    assert [Path(row.path).name for row in desk.session.documents(Scope())[4:]] == [
        f"text {n:02}.txt" for n in range(230)
    ]
    assert len(told) < 100
    assert (max(named), named[-1]) == (200, 0)
    assert desk.hub.document is not None
    assert desk.hub.document.id == told[0][0]
    desk.give("undo")
    assert len(desk.session.keys(Scope())) == 4


def test_a_process_that_is_killed_costs_no_other_file(desk: Desk) -> None:
    desk.start_own()
    desk.workings.arriving.open_paths(texts(desk, 80))
    desk.until(lambda: len(desk.rows()) > 4)
    for process in active_children():
        process.kill()
    desk.until_read()
    assert len(desk.rows()) == 84
    assert desk.banner() == ""


def test_a_file_that_cannot_be_understood_is_told_of_and_the_rest_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    understand = Analyst.analyse

    def analyse(self: Analyst, reading: Reading, source: Source) -> Document:
        if "torn" in reading.text:
            raise RecursionError("the text is torn")
        return understand(self, reading, source)

    monkeypatch.setattr(Analyst, "analyse", analyse)
    desk.start_own()
    told: list[Outcome] = []
    desk.workings.opening.reported.connect(told.append)
    desk.workings.arriving.open_paths([desk.put_text("torn.txt", "It is torn."), *texts(desk, 2)])
    desk.until_read()
    assert len(desk.rows()) == 6
    ((problem,),) = (outcome.problems for outcome in told)
    assert problem.why == "“torn.txt” could not be read: the text is torn. The other files were read all the same."


def test_a_text_that_cannot_be_understood_again_is_told_of_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def analyse_text(*_: object) -> Document:
        raise RecursionError("the text is torn")

    monkeypatch.setattr(Analyst, "analyse_text", analyse_text)
    desk.start_own()
    row = desk.rows()[0]
    desk.hub.do(lambda session: session.set_language(row.id, "pt"))
    desk.until_read()
    assert desk.banner() == "Reading stopped: the text is torn. Try again."
    assert desk.session.text_keys(outdated=True) == [row.id]


def test_a_file_that_ended_its_process_is_told_of() -> None:
    ((problem,),) = (readings._unread(Path("/texts/a.txt"), BrokenExecutor()).problems,)
    assert problem.why == (
        "“a.txt” could not be read: the process that read it ended. The other files were read all the same."
    )


def test_what_was_stored_and_never_shown_is_shown_at_the_next_start(desk: Desk) -> None:
    desk.start_own()
    # as a window does that is killed before it hears of it
    intake.take_in(desk.session.path, tuple(texts(desk, 2)))
    desk.restart()
    assert len(desk.rows()) == 6
    assert desk.session.undo_name == "Add Documents"
    desk.workings.arriving.open_paths(texts(desk, 3))
    desk.until_read()
    assert len(desk.rows()) == 7


def test_the_kinds_of_files_in_a_folder_can_be_chosen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.start_own()
    folder = texts(desk, 2)[0].parent
    (folder / "notes.md").write_text("# Notes\n\nThe queue was long.\n", "utf-8")
    monkeypatch.setattr(file_dialogs, "choose_folder", lambda *_: str(folder))

    def leave_texts_out(dialog: QDialog) -> None:
        assert isinstance(dialog, KindsDialog)
        next(box for box in dialog.findChildren(TickBox) if box.text().startswith("Plain text")).click()
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    met = desk.answer(leave_texts_out)
    desk.give("open_folder")
    desk.until(lambda: met and len(desk.rows()) == 5)
    assert met == ["Open Folder"]
    assert Path(desk.rows()[-1].path).name == "notes.md"
    met = desk.answer()
    desk.give("open_folder")
    desk.until(lambda: met)
    assert not desk.workings.opening.busy
    (folder / "notes.md").unlink()
    desk.give("open_folder")
    desk.until(lambda: len(desk.rows()) == 7)


def test_the_folder_dialog_says_so_where_there_are_no_texts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.start_own()
    (desk.root / "empty").mkdir()
    monkeypatch.setattr(file_dialogs, "choose_folder", lambda *_: str(desk.root / "empty"))
    desk.give("open_folder")
    desk.until(lambda: desk.said() == "There are no texts in that folder")


def test_reading_many_texts_again_goes_on_beside_the_window(desk: Desk) -> None:
    desk.start_own()
    desk.workings.arriving.open_paths(texts(desk, 6))
    desk.until_read()
    whole: list[int] = []
    desk.workings.opening.progressed.connect(lambda _, every, __: whole.append(every))
    desk.give("classify_again")
    desk.until_read()
    assert set(whole) == {10, 0}
