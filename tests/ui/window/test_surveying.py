import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QListView

from cxreader.model.scope import Facet, Scope, SearchWords, Status, Token
from cxreader.model.suggestions import Suggestions
from cxreader.model.summary import Summary
from cxreader.ui import file_dialogs
from cxreader.ui.overview_page import OverviewPage
from tests.ui.window.desk import CONTROL, SHIFT, Desk


@pytest.fixture
def surveyed(desk: Desk) -> Desk:
    """A window that shows the overview of the samples."""
    desk.start()
    desk.key(Qt.Key.Key_4, CONTROL)
    return desk


def page(desk: Desk) -> OverviewPage:
    found = desk.panels.centre.findChild(OverviewPage)
    assert isinstance(found, OverviewPage)
    return found


def is_shown(desk: Desk) -> bool:
    return isinstance(desk.panels.centre.view, OverviewPage)


def find(desk: Desk, row: str, column: str | None = None) -> None:
    """Make the cell of a theme and a language the current one; that of a whole row without a language."""
    page(desk).view.setCurrentIndex(page(desk).model.find(row, column))


def choose(desk: Desk, name: str, words: str) -> None:
    box = next(each for each in page(desk).findChildren(QComboBox) if each.accessibleName() == name)
    box.setFocus()
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def nothing(desk: Desk) -> str:
    words = desk.part(QLabel, "noOverview")
    return words.text() if words.isVisible() else ""


def summed_up(desk: Desk) -> Summary:
    desk.until(lambda: page(desk).summary.summary)
    summary = page(desk).summary.summary
    assert summary is not None
    return summary


def count(desk: Desk, row: str, column: str) -> str:
    return str(page(desk).model.find(row, column).data())


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path | str, form: str = "") -> None:
    """Answer the system's dialog."""
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_: (str(path), form))


def test_ctrl_4_shows_the_overview_with_the_focus_in_the_table(surveyed: Desk) -> None:
    assert is_shown(surveyed)
    assert surveyed.focus() is page(surveyed).view
    assert surveyed.window.commands["overview"].isChecked()
    assert not surveyed.panels.right.isVisible()
    assert page(surveyed).summary.isVisible()


def test_enter_on_a_cell_reads_its_passages_and_back_returns(surveyed: Desk) -> None:
    find(surveyed, "contact-centre", "zh")
    surveyed.key(Qt.Key.Key_Return)
    scope = Scope(themes=frozenset({"contact-centre"}), languages=frozenset({"zh"}))
    assert surveyed.hub.scope == scope
    assert surveyed.window.commands["passages"].isChecked()
    assert surveyed.panels.right.isVisible()
    passages = surveyed.session.size(scope)[0]
    share = passages / surveyed.session.size(scope.without(Facet.THEME))[0]
    surveyed.give("back")
    surveyed.until(lambda: is_shown(surveyed))
    assert surveyed.hub.scope == Scope()
    assert count(surveyed, "contact-centre", "zh") == f"{round(100 * share)}\u00a0%"
    assert page(surveyed).view.currentIndex() == page(surveyed).model.find("contact-centre", "zh")


def test_a_click_on_the_last_column_reads_all_of_a_theme(surveyed: Desk) -> None:
    view = page(surveyed).view
    index = page(surveyed).model.find("loyalty")
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert surveyed.hub.scope == Scope(themes=frozenset({"loyalty"}))


def test_where_nothing_is_a_sentence_says_so_and_the_scope_stays(surveyed: Desk) -> None:
    choose(surveyed, "Show", "Count")
    absent = next(index for index in (page(surveyed).model.index(row, 3) for row in range(22)) if index.data() == "–")
    page(surveyed).view.setCurrentIndex(absent)
    page(surveyed).view.setFocus()
    surveyed.key(Qt.Key.Key_Return)
    assert surveyed.said() == "There are no such passages"
    assert surveyed.hub.scope == Scope()
    assert is_shown(surveyed)


def test_two_themes_together_lead_to_the_passages_that_speak_of_both(surveyed: Desk) -> None:
    choose(surveyed, "Columns", "Themes together")
    choose(surveyed, "Show", "Count")
    number = count(surveyed, "contact-centre", "technology")
    assert int(number) > 0
    find(surveyed, "contact-centre", "technology")
    page(surveyed).view.setFocus()
    surveyed.key(Qt.Key.Key_Return)
    assert surveyed.hub.trail == (Token(Facet.THEME, "contact-centre"), Token(Facet.ALSO, "technology"))
    assert surveyed.session.size(surveyed.hub.scope)[0] == int(number)
    sentence = surveyed.part(QLabel, "scopeSentence").toolTip()
    assert sentence == "Passages about Contact centre that also speak of Technology & data"


def test_choices_are_kept_for_the_next_start(surveyed: Desk) -> None:
    choose(surveyed, "Rows", "Families")
    choose(surveyed, "Columns", "Documents")
    choose(surveyed, "Show", "Count")
    surveyed.restart()
    surveyed.give("overview")
    assert page(surveyed).view.accessibleName() == "Overview: families by document"


def test_the_scope_limits_the_numbers_at_once(surveyed: Desk) -> None:
    surveyed.hub.set_scope(Scope(languages=frozenset({"pl"})))
    overview = page(surveyed).model.overview
    assert overview is not None
    assert [column.key for column in overview.columns] == ["pl"]


def test_what_the_program_finds_is_shown_after_a_moment(surveyed: Desk) -> None:
    before = page(surveyed).model.overview
    passage = next(p for p in surveyed.session.open(2).passages if p.counted())
    surveyed.session.refuse(passage, passage.counted()[0].theme)
    surveyed.hub.found((2,))
    assert page(surveyed).model.overview == before
    surveyed.until(lambda: page(surveyed).model.overview != before)


def test_notes_alone_change_no_number(surveyed: Desk) -> None:
    before = page(surveyed).model.overview
    surveyed.hub.do(lambda session: session.keep_scope("Mine", Scope(languages=frozenset({"pl"}))))
    assert page(surveyed).model.overview is before


def test_out_of_sight_nothing_is_counted(surveyed: Desk) -> None:
    surveyed.give("read")
    before = page(surveyed).model.overview
    surveyed.hub.set_scope(Scope(languages=frozenset({"pl"})))
    assert page(surveyed).model.overview is before


def test_the_theme_of_the_current_row_is_summed_up(surveyed: Desk) -> None:
    find(surveyed, "contact-centre", "zh")
    surveyed.until(lambda: page(surveyed).summary.summary and summed_up(surveyed).key == "contact-centre")
    assert summed_up(surveyed).passages == surveyed.theme_counts()["contact-centre"]


def test_a_quote_leads_to_its_text(surveyed: Desk) -> None:
    find(surveyed, "contact-centre", "zh")
    surveyed.until(lambda: page(surveyed).summary.summary and summed_up(surveyed).key == "contact-centre")
    quote = summed_up(surveyed).tongues[0].quotes[0]
    view = surveyed.part(QListView, "summary")
    view.setFocus()
    surveyed.key(Qt.Key.Key_Down)
    surveyed.key(Qt.Key.Key_Return)
    assert surveyed.panels.is_reading
    assert surveyed.hub.document is not None
    assert surveyed.hub.document.id == quote.document
    assert surveyed.hub.passage is not None
    assert surveyed.hub.passage.start == quote.start


def test_the_side_panel_key_takes_the_summary_away_and_brings_it_back(surveyed: Desk) -> None:
    surveyed.key(Qt.Key.Key_F9, SHIFT)
    assert not page(surveyed).summary.isVisible()
    assert not surveyed.panels.right.isVisible()
    surveyed.key(Qt.Key.Key_F9, SHIFT)
    assert page(surveyed).summary.isVisible()
    assert not surveyed.panels.right.isVisible()
    surveyed.key(Qt.Key.Key_1, CONTROL)
    assert surveyed.panels.right.isVisible()


def test_keys_for_a_passage_show_it_in_its_text_first(surveyed: Desk) -> None:
    surveyed.key(Qt.Key.Key_Y, CONTROL | SHIFT)
    assert surveyed.panels.is_reading
    assert not surveyed.session.undo_name


def test_a_document_of_the_list_opens_in_the_text(surveyed: Desk) -> None:
    surveyed.workings.checking.open_document(3)
    assert surveyed.panels.is_reading
    assert surveyed.hub.document is not None
    assert surveyed.hub.document.id == 3


def test_sentences_say_why_there_is_nothing(surveyed: Desk) -> None:
    surveyed.hub.set_scope(Scope(words=(SearchWords("nowhere at all"),)))
    assert nothing(surveyed).startswith("No passages in scope.")
    surveyed.hub.set_scope(Scope())
    assert not nothing(surveyed)
    surveyed.hub.do(lambda session: session.set_suggestions(Suggestions.OFF))
    assert nothing(surveyed) == "No passage has a theme yet. Select words in the text and press T."
    surveyed.hub.set_scope(Scope(languages=frozenset({"pl"})))
    assert nothing(surveyed).startswith("No passage in scope speaks of a theme.")
    for theme in surveyed.session.codebook.themes:
        surveyed.session.delete_theme(theme.id)
    surveyed.hub.set_scope(Scope())
    assert nothing(surveyed).startswith("The codebook has no themes.")


def test_another_library_begins_anew(surveyed: Desk) -> None:
    surveyed.put_samples(surveyed.root / "Other.cxlib")
    surveyed.workings.arriving.show_library(surveyed.root / "Other.cxlib")
    surveyed.until(page(surveyed).view.isVisible)
    assert surveyed.session.name == "Other"
    find(surveyed, "contact-centre", "zh")
    surveyed.key(Qt.Key.Key_Return)
    assert surveyed.hub.scope.themes == {"contact-centre"}


def test_a_library_that_begins_with_many_documents_shows_the_overview_by_itself(desk: Desk) -> None:
    desk.start()
    desk.workings.surveying.welcome(4)
    assert desk.panels.is_reading
    for number in range(21):
        desk.put_text(f"{number:02}.txt", f"The delivery number {number} came late, and nobody answered the phone.")
    desk.workings.opening.open_paths([desk.root / "texts"])
    desk.until_read()
    added = desk.session.text_count()
    desk.workings.surveying.welcome(added - 1)
    assert desk.panels.is_reading
    desk.workings.surveying.welcome(added)
    assert is_shown(desk)


# ---- on its way out


def test_the_table_is_copied_for_spreadsheets_and_word_processors(surveyed: Desk) -> None:
    page(surveyed).view.setFocus()
    surveyed.key(Qt.Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines()[0] == "Themes\tChinese\tFilipino\tSpanish\tPolish\tAll"
    assert len(data.text().splitlines()) == 23
    assert "<table>" in data.html()
    assert surveyed.said() == "Copied"


def test_the_picture_is_copied(surveyed: Desk) -> None:
    page(surveyed).head.picture_wanted.emit()
    assert QGuiApplication.clipboard().image().width() > 800


def test_the_summary_is_copied(surveyed: Desk) -> None:
    find(surveyed, "contact-centre", "zh")
    surveyed.until(lambda: page(surveyed).summary.summary and summed_up(surveyed).key == "contact-centre")
    page(surveyed).summary.copy_wanted.emit()
    assert "## S2 Contact centre" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("suffix", [".svg", ".png", ".csv", ".md", ".html"])
def test_the_overview_is_exported_as_its_name_says(
    surveyed: Desk, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"overview{suffix}"
    save_as(monkeypatch, path)
    page(surveyed).head.export_wanted.emit()
    assert surveyed.said() == f"Exported to overview{suffix}"
    if suffix == ".png":
        assert QImage(str(path)).height() > 800
    else:
        assert "Contact centre" in path.read_text("utf-8-sig")


def test_a_name_without_an_end_gets_that_of_the_form(
    surveyed: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_as(monkeypatch, tmp_path / "mine.v2", "Table in CSV (*.csv)")
    page(surveyed).head.export_wanted.emit()
    with (tmp_path / "mine.v2.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file))[:2] == ["Code", "Themes"]


def test_the_summary_is_exported(surveyed: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_as(monkeypatch, tmp_path / "one", "")
    name = summed_up(surveyed).name
    page(surveyed).summary.export_wanted.emit()
    assert name in (tmp_path / "one.md").read_text("utf-8")


def test_who_thinks_better_of_it_writes_nothing(surveyed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    summed_up(surveyed)
    save_as(monkeypatch, "")
    said = surveyed.said()
    page(surveyed).head.export_wanted.emit()
    page(surveyed).summary.export_wanted.emit()
    assert surveyed.said() == said


def test_what_cannot_be_written_is_told(surveyed: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_as(monkeypatch, tmp_path / "gone" / "overview.csv")
    page(surveyed).head.export_wanted.emit()
    assert surveyed.banner() == "There is no folder gone. Choose another folder."


def test_without_a_table_nothing_is_copied(surveyed: Desk) -> None:
    QGuiApplication.clipboard().setText("mine")
    page(surveyed).summary.set_heading(None)
    page(surveyed).summary.copy_wanted.emit()
    page(surveyed).summary.export_wanted.emit()
    assert QGuiApplication.clipboard().text() == "mine"
    assert Status.DOUBTFUL not in surveyed.hub.scope.statuses


def test_a_second_theme_that_is_no_more_leaves_the_scope(surveyed: Desk) -> None:
    surveyed.hub.set_scope(Scope(themes=frozenset({"contact-centre"}), also=frozenset({"technology"})))
    surveyed.hub.do(lambda session: session.delete_theme("technology"))
    assert surveyed.hub.trail == (Token(Facet.THEME, "contact-centre"),)


def test_the_overview_is_there_again_after_another_start(surveyed: Desk) -> None:
    surveyed.restart()
    assert is_shown(surveyed)
    assert surveyed.window.commands["overview"].isChecked()
    surveyed.give("read")
    surveyed.restart()
    assert surveyed.panels.is_reading
