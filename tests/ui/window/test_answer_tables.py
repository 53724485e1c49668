import json
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPushButton, QTableView

from cxreader import paths
from cxreader.model.document import TableChoice
from cxreader.session import remarking
from cxreader.ui.outcome import Outcome
from cxreader.ui.table_dialog import TableDialog
from tests.readers.sheets import workbook
from tests.ui.window.desk import Desk, files

PLACES = ("PL", "ES", "MX")


def survey(kind: str = "The agent", number: int = 9) -> str:
    rows = (f"r{at},{PLACES[at % 3]},{kind} was very kind to all {at} of us,no {at}" for at in range(number))
    return "\n".join(("id,land,Why?,Else?", *rows))


def choosing(**columns: str) -> Callable[[QDialog], None]:
    """Return what makes choices in the dialog, by the beginnings of the names of its fields, and opens the table."""

    def deal(dialog: QDialog) -> None:
        assert isinstance(dialog, TableDialog)
        for name, words in columns.items():
            box = next(one for one in dialog.findChildren(QComboBox) if one.accessibleName().startswith(name))
            box.setCurrentIndex(box.findText(words))
            box.activated.emit(box.currentIndex())
        dialog.accept()

    return deal


def bring(desk: Desk, some: list[Path], *deals: Callable[[QDialog], object]) -> list[str]:
    """Drop files on the window and deal with each dialog that comes of them; return the titles of those."""
    left: list[Callable[[QDialog], object]] = list(deals)
    titles: list[list[str]] = []

    def next_one(dialog: QDialog) -> None:
        left.pop(0)(dialog)
        if left:
            titles.append(desk.answer(next_one))

    titles.append(desk.answer(next_one))
    assert desk.drop(desk.reader, files(*some))
    desk.until(lambda: not left)
    desk.until_read()
    return [title for some in titles for title in some]


def text(desk: Desk) -> str:
    assert desk.hub.document is not None
    return desk.hub.document.text


def choice(desk: Desk) -> TableChoice | None:
    assert desk.hub.document is not None
    return remarking.manner(desk.session, desk.hub.document.id).table


def test_a_table_is_read_as_the_person_chooses(desk: Desk) -> None:
    desk.start_own()
    path = desk.put_text("survey.csv", survey())
    assert bring(desk, [path], choosing(Answers="Else?", Each="land")) == ["Open survey.csv"]
    assert text(desk).startswith("no 0\n\nno 1")
    assert choice(desk) == TableChoice("Else?", "land", ())
    assert desk.said() == "Added 1 document"


def test_one_that_is_not_wanted_is_left_out_without_a_word(desk: Desk) -> None:
    desk.start_own()
    path = desk.put_text("survey.csv", survey())
    met = desk.answer(lambda dialog: dialog.reject())
    desk.workings.arriving.open_paths([path])
    desk.until(lambda: met)
    desk.until(lambda: desk.said() == "Nothing was opened")
    assert len(desk.rows()) == 4
    assert desk.banner() == ""


def test_what_reads_a_large_one_is_there_while_it_is_asked_about_and_goes_where_it_is_not_wanted(desk: Desk) -> None:
    desk.start_own()
    path = desk.put_text("survey.csv", survey(number=12_000))
    seen: list[set[str]] = []

    def decline(dialog: QDialog) -> None:
        seen.append(workers())
        dialog.reject()

    def workers() -> set[str]:
        return {process.name for process in active_children() if process.name != "cxreader reader"}

    met = desk.answer(decline)
    desk.workings.arriving.open_paths([path])
    desk.until(lambda: met)
    desk.until(lambda: desk.said() == "Nothing was opened")
    assert len(seen[0]) == 1
    assert not workers()
    bring(desk, [path], choosing())
    assert len(desk.rows()) == 5


def test_tables_with_the_same_columns_are_asked_about_once_and_the_report_tells_of_what_was_left_out(
    desk: Desk,
) -> None:
    desk.start_own()
    plain = desk.put_text("plain.txt", "The call centre answered at once.")
    one, two = (desk.put_text(f"{name}.csv", survey(name)) for name in ("one", "two"))
    other = desk.put_text("other.tsv", survey("The app").replace(",", "\t").replace("land", "place"))
    titles = bring(desk, [plain, one, other, two], choosing(Each="land"), lambda dialog: dialog.reject())
    assert titles == ["Open one.csv and 1 more", "Open other.tsv"]
    assert desk.texts()[-2:] == ["one", "two"]
    assert desk.banner().startswith("3 documents added · ")
    assert desk.banner().endswith(" · 1 was left out")
    reports: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        model = dialog.findChildren(QTableView)[0].model()
        reports.append([model.index(row, 1).data() for row in range(model.rowCount())])

    desk.answer(look)
    desk.press("Show")
    assert reports[0][-1] == "Left out, as you chose."


def test_other_files_are_read_while_a_table_is_asked_about(desk: Desk) -> None:
    desk.start_own()
    plain = desk.put_text("plain.txt", "The call centre answered at once.")
    reported: list[object] = []
    desk.workings.opening.reported.connect(reported.append)

    def wait(dialog: QDialog) -> None:
        desk.until(lambda: len(desk.rows()) == 5 and not desk.workings.opening.busy)
        assert not reported
        dialog.accept()

    bring(desk, [plain, desk.put_text("survey.csv", survey())], wait)
    assert len(desk.rows()) == 6
    assert len(reported) == 1
    desk.give("undo")
    assert len(desk.rows()) == 4


def test_a_table_that_is_there_in_this_way_is_told_of_and_in_another_is_another_text(desk: Desk) -> None:
    desk.start_own()
    path = desk.put_text("survey.csv", survey())
    bring(desk, [path], choosing())
    bring(desk, [path], choosing())
    assert desk.said() == "1 is already in this library"
    bring(desk, [path], choosing(Answers="Else?"))
    assert len(desk.rows()) == 6


def test_tables_in_folders_are_read_as_they_look_right(desk: Desk) -> None:
    desk.start_own()
    path = desk.put_text("survey.csv", survey())
    met = desk.answer(lambda dialog: dialog.reject())
    desk.workings.arriving.open_paths([path.parent])
    desk.until_read()
    assert choice(desk) == TableChoice("Why?", "id", ("land",), "")
    desk.workings.arriving.open_paths([desk.put_text("later.csv", survey("The app"))], ask=False)
    desk.until(lambda: len(desk.rows()) == 6)
    assert met == []
    desk.until_read()
    desk.workings.arriving.open_paths([path])
    desk.until(lambda: met == ["Open survey.csv"])


def test_what_cannot_be_read_or_holds_no_table_is_not_asked_about(desk: Desk) -> None:
    desk.start_own()
    broken = desk.put_text("broken.xlsx", "PK\x03\x04 no workbook")
    words = desk.put_text("words.json", json.dumps({"said": "The clerk was friendly and quick."}))
    met = desk.answer()
    desk.workings.arriving.open_paths([broken, words, desk.root / "gone.csv"])
    desk.until(lambda: len(desk.rows()) == 5)
    desk.until_read()
    assert desk.banner() == "1 document added · 2 could not be read"
    assert met == []


def test_another_sheet_is_looked_at_when_it_is_chosen(desk: Desk) -> None:
    desk.start_own()
    rows: list[list[object]] = [line.split(",") for line in survey().split("\n")]  # type: ignore[misc]
    path = desk.put_text("book.xlsx", "")
    path.write_bytes(workbook({"Answers": rows, "Prices": [["thing", "price"], ["tea", 2], ["coffee", 3]]}))

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, TableDialog)
        sheet = next(box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "Sheet")
        for name in ("Prices", "Answers", "Prices"):
            sheet.setCurrentIndex(sheet.findText(name))
        (button,) = (one for one in dialog.findChildren(QPushButton) if one.text() == "Open")
        assert not button.isEnabled()
        desk.until(button.isEnabled)
        choosing(Answers="thing")(dialog)

    bring(desk, [path], look)
    assert text(desk) == "tea\n\ncoffee"
    assert choice(desk) == TableChoice("thing", "", (), "Prices")


@pytest.mark.parametrize(("there", "told"), [(None, "book.xlsx"), ("No book.", "There is no table on “Two” any more")])
def test_a_sheet_that_is_gone_by_then_is_told_of(desk: Desk, there: str | None, told: str) -> None:
    desk.start_own()
    path = desk.put_text("book.xlsx", "")
    path.write_bytes(workbook({"One": [["a", "b"], ["tea", 2]], "Two": [["c", "d"], ["tea", 2]]}))
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        path.write_text(there) if there else path.unlink()
        sheet = next(box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "Sheet")
        sheet.setCurrentIndex(sheet.findText("Two"))
        desk.until(lambda: any(told in label.text() for label in dialog.findChildren(QLabel)))
        seen.append(dialog.windowTitle())

    met = desk.answer(look)
    desk.workings.arriving.open_paths([path])
    desk.until(lambda: met and desk.said() == "Nothing was opened")
    assert seen == ["Open book.xlsx"]


def test_nothing_comes_into_a_library_that_was_opened_meanwhile(desk: Desk) -> None:
    desk.start_own()
    path = desk.put_text("survey.csv", survey())

    def leave(dialog: QDialog) -> None:
        desk.workings.arriving.show_library(paths.sample_library())
        dialog.accept()

    desk.put_samples(paths.sample_library())
    met = desk.answer(leave)
    desk.workings.arriving.open_paths([path])
    desk.until(lambda: met)
    desk.until_read()
    assert len(desk.rows()) == 4
    desk.workings.arriving.show_library(paths.own_library())
    desk.until_read()
    assert len(desk.rows()) == 4


def test_the_columns_of_an_open_table_are_chosen_anew_and_undo_takes_that_back(desk: Desk) -> None:
    desk.start_own()
    bring(desk, [desk.put_text("survey.csv", survey())], choosing())
    desk.hub.highlight(4, 9)
    met = desk.answer(choosing(Answers="Else?"))
    desk.give("answers")
    desk.until(lambda: met and desk.said() == "9 answers read. Undo: Ctrl+Z")
    assert met == ["Answers in survey.csv"]
    assert text(desk).startswith("no 0\n\nno 1")
    desk.give("undo")
    assert text(desk).startswith("The agent")
    assert [row.highlight.quote for row in desk.session.notes()] == ["agent"]
    met = desk.answer(lambda dialog: dialog.reject())
    desk.give("answers")
    desk.until(lambda: met)
    assert choice(desk) == TableChoice("Why?", "id", ("land",), "")


def test_columns_are_only_chosen_of_what_is_a_table(desk: Desk) -> None:
    desk.start_own()
    desk.give("answers")
    assert desk.said() == "Only of a table columns are read"
    path = desk.put_text("words.json", json.dumps({"said": "The clerk was friendly and quick."}))
    desk.workings.arriving.open_paths([path])
    desk.until(lambda: len(desk.rows()) == 5)
    desk.until_read()
    desk.give("answers")
    desk.until(lambda: desk.said() == "There is no table in “words.json”")
    path.unlink()
    desk.give("answers")
    desk.until(lambda: "words.json" in desk.banner())


def test_lines_become_answers_on_request_and_undo_takes_that_back(desk: Desk) -> None:
    desk.start_own()
    said = ("Good service", "The queue at the till was far too long for me", "nothing", "Friendly, they called back")
    desk.workings.arriving.open_paths([desk.put_text("list.txt", "\n".join(said * 60))])
    desk.until(lambda: desk.banner() == "“list.txt” looks like one answer to a line.")
    desk.press("Read as Answers")
    desk.until_read()
    desk.until(lambda: desk.hub.document and {block.kind.value for block in desk.hub.document.blocks} == {"answer"})
    assert desk.banner() == ""
    desk.give("undo")
    desk.until(lambda: desk.hub.document and "answer" not in {block.kind.value for block in desk.hub.document.blocks})
    desk.until_read()
    desk.give("one_per_line")
    desk.until_read()
    desk.until(lambda: desk.hub.document and {block.kind.value for block in desk.hub.document.blocks} == {"answer"})
    desk.hub.close_document()
    desk.give("one_per_line")
    assert desk.said() == "Only the lines of a plain text that has a file can each be an answer"


def test_reading_can_be_cancelled_before_a_table_is_read(desk: Desk) -> None:
    desk.start_own()
    opening = desk.workings.opening
    reported: list[Outcome] = []
    opening.reported.connect(reported.append)
    tally = opening.begin([desk.put_text("plain.txt", "The call centre answered at once.")])
    desk.until_read()
    assert reported == []
    opening.open_paths([desk.put_text(f"{at}.txt", f"Call {at} was answered.") for at in range(3)])
    opening.finish(tally, [desk.put_text("survey.csv", survey())], {})
    assert (tally.jobs, tally.done) == (1, 1)
    opening.cancel()
    assert [outcome.added for outcome in reported] == [1]
    desk.until_read()
    assert "survey" not in desk.texts()


@pytest.mark.parametrize("name", ["answers", "one_per_line"])
def test_what_only_can_be_read_is_left_as_it_is(desk: Desk, name: str) -> None:
    desk.start_own()
    if name == "answers":
        bring(desk, [desk.put_text("survey.csv", survey())], choosing())
    desk.session._library.read_only = "It is open in another window."
    desk.give(name)
    assert desk.banner() == "It is open in another window."
    assert not desk.workings.opening.busy
    desk.session._library.read_only = ""
