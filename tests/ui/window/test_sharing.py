import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView, QListWidget, QTableWidget

from cxreader import paths
from cxreader.importing import Analyst
from cxreader.model.annotation import Verdict
from cxreader.model.judgement import Place
from cxreader.model.merging import Choice
from cxreader.session import Session, archiving, open_session
from cxreader.session.archiving import read_folder
from cxreader.ui.agreement_dialog import AgreementDialog
from cxreader.ui.contradictions_dialog import ContradictionsDialog
from cxreader.ui.merge_report import MergeReport
from tests.library_tables import OWN as OWN_TABLES
from tests.library_tables import tables
from tests.ui.window.desk import CONTROL, Desk

NEW = "The app is slow.\n\nThe bill was wrong twice.\n"


# the window keeps the place of whoever reads, at a time of its own
OWN = tuple(name for name in OWN_TABLES if name != "place")


def choose(path: Path) -> Callable[[QDialog], None]:
    """Return what names a file or a folder in a file dialog."""

    def deal(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setText(str(path))
        dialog.accept()

    return deal


def places(session: Session) -> list[Place]:
    """Return the first two passages of the first document."""
    document = session.open(session.neighbour(0, 1))
    return [Place(document.id, passage.start, passage.end) for passage in document.passages[:2]]


class Two:
    """A desk, and the library of another person that was made of the same texts."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.folder = folder
        self.path = folder / "Theirs.cxlib"
        desk.start_own()
        self.places = places(desk.session)
        archiving.write_folder(desk.session, folder / "first")
        read_folder(folder / "first", self.path)

    def edit(self, edit: Callable[[Session], object]) -> Path:
        """Have the other person do something, and return their library."""
        session = open_session(self.path)
        edit(session)
        session.close()
        return self.path

    def differ(self) -> Path:
        """Have both decide on two passages, and not agree on the first."""
        first, second = self.places
        self.desk.session.decide([(first, "loyalty"), (second, "emotion")], Verdict.YES)

        def edit(session: Session) -> None:
            session.decide([(first, "loyalty")], Verdict.NO)
            session.decide([(second, "emotion")], Verdict.YES)

        return self.edit(edit)

    def verdicts(self) -> dict[str, str]:
        return {row.theme: str(row.verdict) for row in archiving.archive(self.desk.session).decisions}


@pytest.fixture
def two(desk: Desk, tmp_path: Path) -> Two:
    folder = tmp_path / "handed"
    folder.mkdir()
    return Two(desk, folder)


def merge(two: Two, other: Path, deal: Callable[[QDialog], object] | None = None) -> None:
    """Merge with a library, dealing with what is asked."""
    met = two.desk.answer(choose(other))
    two.desk.give("merge")
    assert met == ["Merge with Another Library"]
    if deal:
        asked = two.desk.answer(deal)
        two.desk.until(lambda: asked)
    two.desk.until_read()


# ---- folders


def test_a_library_is_written_into_a_folder_and_read_from_it(desk: Desk, tmp_path: Path) -> None:
    desk.start_own()
    folder = tmp_path / "kept"
    folder.mkdir()
    met = desk.answer(choose(folder))
    desk.give("write_folder")
    assert met == ["Write Library to Folder"]
    desk.until(lambda: desk.said() == "Wrote the library to kept" and not desk.workings.sharing.busy)
    assert (folder / "library.toml").is_file()
    assert len(list((folder / "texts").glob("*.txt"))) == 4
    before = tables(desk.session.path, OWN)
    again = tmp_path / "Again"

    def second() -> None:
        desk.answer(choose(again))

    def first(dialog: QDialog) -> None:
        second()
        choose(folder)(dialog)

    met = desk.answer(first)
    desk.give("read_folder")
    assert met == ["Read Library from Folder"]
    desk.until(lambda: desk.session.path == tmp_path / "Again.cxlib")
    desk.until_read()
    assert len(desk.texts()) == 4
    # the texts came without passages, which were found since
    assert desk.hub.passage is not None
    assert tables(desk.session.path, OWN) == before


def test_cancel_while_a_library_is_written_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.start_own()
    folder = tmp_path / "kept"
    folder.mkdir()
    desk.answer(choose(folder))
    desk.give("write_folder")
    assert desk.workings.sharing.busy
    shown = [label.text() for label in desk.panels.status.findChildren(QLabel) if label.isVisible()]
    assert "Writing the library: 0 / 4" in shown
    desk.give("write_folder")
    assert desk.said() == "Writing the library is going on. Wait until it is done, or cancel it."
    QTest.mouseClick(desk.panels.status.cancel, Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.said() == "Cancelled. Nothing was changed.")
    assert list(folder.iterdir()) == []
    desk.until(lambda: not desk.workings.sharing.busy)
    assert not desk.panels.status.cancel.isVisible()


def test_a_folder_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.start_own()
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "codebook.toml").write_text("mine")
    desk.answer(choose(folder))
    desk.give("write_folder")
    desk.until(lambda: "would be replaced" in desk.banner())
    assert (folder / "codebook.toml").read_text() == "mine"


def test_who_names_nothing_does_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.start_own()
    for command in ("write_folder", "read_folder", "merge", "agree"):
        met = desk.answer(lambda dialog: dialog.reject())
        desk.give(command)
        assert met
        assert not desk.workings.sharing.busy
    assert not desk.workings.opening.busy
    (tmp_path / "library.toml").write_text('format = "cxreader library"\n')

    def deal(dialog: QDialog) -> None:
        desk.answer(lambda second: second.reject())
        choose(tmp_path)(dialog)

    met = desk.answer(deal)
    desk.give("read_folder")
    assert met
    assert not desk.workings.sharing.busy


def test_a_folder_without_a_library_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.start_own()
    desk.answer(choose(tmp_path))
    desk.give("read_folder")
    assert desk.banner().startswith(f"No library was written into “{tmp_path.name}”.")


# ---- merging


def test_the_library_of_another_person_comes_in_as_one_step(two: Two) -> None:
    desk = two.desk
    before = tables(desk.session.path, OWN)
    other = two.edit(lambda session: session.highlight(1, 0, 10, ["loyalty"]))
    merge(two, other)
    assert desk.said().startswith("Merged 1 highlight")
    assert len(desk.session.notes()) == 1
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert tables(desk.session.path, OWN) == before


def test_new_texts_come_in_and_are_read(two: Two, analyst: Analyst) -> None:
    desk = two.desk
    other = two.edit(lambda session: session.add(analyst.analyse_text(NEW, "Bill"), "new"))
    session = open_session(other)
    archiving.write_folder(session, two.folder / "second")
    session.close()
    # a folder is chosen by the file in it
    merge(two, two.folder / "second" / "library.toml")
    desk.until(lambda: "The app is slow." in desk.texts())
    desk.until(lambda: not desk.workings.opening.busy and not desk.session.text_keys(outdated=True))
    assert desk.session.arrivals() == ()


@pytest.mark.parametrize(
    ("button", "verdict"), [("Mine (M)", "yes"), ("Theirs (T)", "no"), ("Leave Undecided (U)", "")]
)
def test_where_decisions_contradict_the_person_says_whose_holds(two: Two, button: str, verdict: str) -> None:
    desk, other = two.desk, two.differ()
    lines: list[str] = []
    chosen: list[object] = []

    def deal(dialog: QDialog) -> None:
        assert isinstance(dialog, ContradictionsDialog)
        view = dialog.findChild(QListView, "contradictionList")
        assert isinstance(view, QListView)
        desk.press(button, dialog)
        chosen.extend(dialog.choices.values())
        # the letter of the button does the same
        dialog.choose(Choice.MINE)
        QTest.keyClicks(view, button[-2].lower())
        assert list(dialog.choices.values()) == chosen
        lines.append(view.model().index(0, 0).data())
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    merge(two, other, deal)
    desk.until(lambda: two.verdicts().get("loyalty", "") == verdict)
    assert "you said yes, Theirs said no" in lines[0]
    assert two.verdicts()["emotion"] == "yes"


def test_who_cancels_the_question_changes_nothing(two: Two) -> None:
    desk, other = two.desk, two.differ()
    before = tables(desk.session.path, OWN)
    merge(two, other, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert desk.said() == "Nothing was merged"
    assert tables(desk.session.path, OWN) == before


def test_who_cancels_while_texts_are_stored_leaves_no_trace(two: Two, analyst: Analyst) -> None:
    desk = two.desk
    two.differ()
    other = two.edit(lambda session: session.add(analyst.analyse_text(NEW, "Bill"), "new"))
    before = tables(desk.session.path, OWN)

    def deal(dialog: QDialog) -> None:
        desk.workings.opening.cancel()
        dialog.accept()

    merge(two, other, deal)
    assert desk.session.arrivals() == ()
    assert len(desk.texts()) == 4
    assert tables(desk.session.path, OWN) == before


def test_while_it_is_merged_the_window_reads_and_says_why_it_does_not_write(two: Two) -> None:
    desk = two.desk
    other = two.edit(lambda session: session.highlight(1, 0, 10, ["loyalty"]))
    met: list[tuple[str, int]] = []

    def try_to_write(words: str) -> None:
        if words == "Merging…":
            desk.hub.do(lambda session: session.highlight(1, 20, 30))
            met.append((desk.banner(), len(desk.texts())))

    desk.hub.said.connect(try_to_write)
    merge(two, other)
    assert len(met) == 1
    assert "is being merged with another library" in met[0][0]
    assert met[0][1] == 4
    assert [row.highlight.start for row in desk.session.notes()] == [0]
    desk.hub.do(lambda session: session.highlight(1, 20, 30))
    assert len(desk.session.notes()) == 2


def test_who_cancels_while_it_is_merged_leaves_no_trace(two: Two, analyst: Analyst) -> None:
    desk = two.desk
    other = two.edit(lambda session: session.add(analyst.analyse_text(NEW, "Bill"), "new"))
    before = tables(desk.session.path, OWN)
    desk.hub.said.connect(lambda words: desk.workings.opening.cancel() if words == "Merging…" else None)
    merge(two, other)
    assert desk.session.read_only == ""
    assert desk.session.arrivals() == ()
    assert len(desk.texts()) == 4
    assert tables(desk.session.path, OWN) == before


def test_the_open_library_is_not_merged_with_itself(desk: Desk) -> None:
    desk.start_own()
    for command in ("merge", "agree"):
        desk.answer(choose(desk.session.path))
        desk.give(command)
        assert desk.banner().endswith("is the library that is open. Choose another one.")


def test_nothing_is_merged_into_the_samples(desk: Desk, tmp_path: Path) -> None:
    desk.start()
    archiving.write_folder(desk.session, tmp_path / "first")
    desk.answer(choose(tmp_path / "first" / "library.toml"))
    desk.give("merge")
    desk.until(lambda: desk.session.path == paths.own_library() and len(desk.texts()) == 4)
    desk.until_read()


def test_a_damaged_folder_is_told_and_leaves_no_trace(two: Two, analyst: Analyst) -> None:
    desk = two.desk
    other = two.edit(lambda session: session.add(analyst.analyse_text(NEW, "Bill"), "new"))
    session = open_session(other)
    archiving.write_folder(session, two.folder / "second")
    guid = next(row.guid for row in archiving.archive(session).documents if row.title == "The app is slow.")
    session.close()
    (two.folder / "second" / "texts" / f"{guid}.txt").write_text("other words")
    merge(two, two.folder / "second" / "library.toml")
    desk.until(lambda: "is another text than the one that was written" in desk.banner())
    assert desk.session.arrivals() == ()
    assert len(desk.texts()) == 4


def test_what_stayed_as_it_was_is_told(two: Two) -> None:
    desk = two.desk
    first = two.places[0].document
    desk.session.rename(first, "Mine")
    other = two.edit(lambda session: session.rename(first, "Theirs"))
    merge(two, other)
    assert desk.banner() == "Merged · 1 thing stayed as it was"
    seen: list[str] = []

    def deal(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeReport)
        rows = dialog.findChild(QListWidget)
        assert isinstance(rows, QListWidget)
        seen.append(rows.item(0).text())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    met = desk.answer(deal)
    desk.press("Show")
    assert met == ["What Stayed as It Was"]
    assert seen == ["1 title is otherwise there: yours stayed."]


# ---- comparing


def compared(two: Two, other: Path) -> AgreementDialog:
    """Compare with a library and return what is shown."""
    met = two.desk.answer(choose(other))
    two.desk.give("agree")
    assert met == ["Compare with Another Person"]
    two.desk.until(lambda: two.desk.window.findChild(AgreementDialog))
    found = two.desk.window.findChild(AgreementDialog)
    assert isinstance(found, AgreementDialog)
    return found


def test_the_figures_are_shown_and_a_differing_passage_is_opened(two: Two) -> None:
    desk = two.desk
    dialog = compared(two, two.differ())
    table = dialog.findChild(QTableWidget)
    view = dialog.findChild(QListView, "agreementDifferences")
    assert isinstance(table, QTableWidget)
    assert isinstance(view, QListView)
    cells = [table.model().index(0, column) for column in range(4)]
    assert [cell.data() for cell in cells] == ["All", "4", "3", "75.0 %"]
    spoken = cells[3].data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "All, Percent: 75.0 %"
    assert "you yes, Theirs no" in view.model().index(0, 0).data()
    assert view.accessibleName() == "1 judgement differs"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.hub.document is not None
    assert desk.hub.document.id == two.places[0].document
    assert desk.hub.passage is not None
    assert desk.hub.passage.start == two.places[0].start
    # it stays open for the next passage
    assert dialog.isVisible()
    desk.session.remove(two.places[0].document)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.said() == "This text is not in the list any more"


def test_the_table_is_saved(two: Two, tmp_path: Path) -> None:
    desk = two.desk
    dialog = compared(two, two.differ())
    met = desk.answer(lambda asked: asked.reject())
    desk.press("Save Table…", dialog)
    assert met == ["Save Table"]
    desk.answer(choose(tmp_path / "figures"))
    desk.press("Save Table…", dialog)
    assert desk.said() == "Wrote the table to figures.csv"
    rows = list(csv.reader((tmp_path / "figures.csv").read_text("utf-8-sig").splitlines()))
    assert rows[1][:5] == ["all", "", "All", "4", "3"]
    (tmp_path / "gone.csv").symlink_to(desk.session.path)

    def deal(asked: QDialog) -> None:
        desk.answer(lambda sure: desk.press("&Yes", sure))
        choose(tmp_path / "gone.csv")(asked)

    desk.answer(deal)
    desk.press("Save Table…", dialog)
    assert desk.banner()
    assert open_session(desk.session.path).name == desk.session.name


def test_what_cannot_be_compared_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.start_own()
    (tmp_path / "Other.cxlib").write_text("no library")
    desk.answer(choose(tmp_path / "Other.cxlib"))
    desk.give("agree")
    desk.until(lambda: "Other" in desk.banner())


def test_those_who_agree_have_no_passage_to_open(two: Two) -> None:
    two.desk.session.decide([(two.places[0], "loyalty")], Verdict.YES)
    other = two.edit(lambda session: session.decide([(two.places[0], "loyalty")], Verdict.YES))
    dialog = compared(two, other)
    view = dialog.findChild(QListView, "agreementDifferences")
    assert isinstance(view, QListView)
    assert view.accessibleName() == "No judgement differs"


def test_a_comparison_ends_with_its_library(two: Two) -> None:
    desk = two.desk
    dialog = compared(two, two.differ())
    gone: list[int] = []
    dialog.finished.connect(gone.append)
    desk.hub.do(lambda session: session.set_tags([two.places[0].document], ["a"]))
    assert not gone
    desk.workings.arriving.show_library(paths.sample_library())
    desk.until(lambda: gone)


def test_who_closes_the_window_waits_for_nothing(two: Two) -> None:
    desk = two.desk
    desk.answer(choose(two.differ()))
    desk.give("agree")
    assert desk.workings.sharing.busy
    desk.stop()


def test_a_comparison_can_be_given_up(two: Two) -> None:
    desk = two.desk
    desk.answer(choose(two.differ()))
    desk.give("agree")
    assert desk.workings.sharing.cancel()
    desk.until(lambda: not desk.workings.sharing.busy)
    assert desk.said() == "Cancelled. Nothing was changed."
    assert desk.window.findChild(AgreementDialog) is None
