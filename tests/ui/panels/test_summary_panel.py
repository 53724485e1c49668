from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxreader.model.overview import Heading
from cxreader.model.summary import Quote, Summary, Tongue
from cxreader.ui.appearance import Appearance
from cxreader.ui.summary_panel import SummaryPanel
from cxreader.ui.summary_rows import SummaryModel

HEADING = Heading("calls", "S2", "Contact centre", "blue", ("calls",), 4)
MARKED = Quote(3, 5, 40, "pl", "Nikt nie odebrał telefonu.", "Do kąd", 4, "Good one")
SUREST = Quote(2, 0, 900, "zh", "联系中心的电话没有人接。" * 40, "客户体验", 1)
SUMMARY = Summary(
    *("calls", "S2", "Contact centre", "blue", 4, 2, (MARKED,)),
    (Tongue("zh", 3, 1, ("联系中心", "电话"), (SUREST,)), Tongue("pl", 1, 1, (), ())),
)


@pytest.fixture
def panel(qtbot: QtBot, appearance: Appearance) -> SummaryPanel:
    made = SummaryPanel(appearance)
    qtbot.addWidget(made)
    made.resize(300, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.set_heading(HEADING)
    made.set_summary(SUMMARY)
    return made


def view(panel: SummaryPanel) -> QListView:
    found = panel.findChild(QListView, "summary")
    assert isinstance(found, QListView)
    return found


def rows(panel: SummaryPanel, role: Qt.ItemDataRole = Qt.ItemDataRole.AccessibleTextRole) -> list[str]:
    model = view(panel).model()
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def labels(panel: SummaryPanel) -> list[str]:
    return [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]


def test_everything_has_a_name_and_room_to_be_hit(
    panel: SummaryPanel, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(panel) == []


def test_the_rows_go_through_the_model_test(panel: SummaryPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view(panel).model())  # type: ignore[no-untyped-call]  # pytest-qt is typed in part


def test_marked_quotes_come_first_then_each_language(panel: SummaryPanel) -> None:
    assert labels(panel) == ["Contact centre", "4 passages, 2 languages, 2 texts"]
    assert rows(panel, Qt.ItemDataRole.DisplayRole) == [
        *("Quotes you marked", MARKED.text, "Chinese", SUREST.text, "Polish"),
    ]
    assert rows(panel)[:3] == [
        "Quotes you marked, 1",
        "Polish. Nikt nie odebrał telefonu. From “Do kąd”. Marked as quote. Note: Good one",
        "Chinese, 3 passages. Typical words: 联系中心, 电话",
    ]
    assert rows(panel)[4] == "Polish, 1 passage"


def test_enter_and_a_click_on_a_quote_lead_to_its_text(panel: SummaryPanel) -> None:
    told: list[Quote] = []
    panel.entered.connect(told.append)
    view(panel).setFocus()
    QTest.keyClick(view(panel), Qt.Key.Key_Return)
    QTest.keyClick(view(panel), Qt.Key.Key_Down)
    QTest.keyClick(view(panel), Qt.Key.Key_Return)
    middle = view(panel).visualRect(view(panel).model().index(3, 0)).center()
    QTest.mouseClick(view(panel).viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert told == [MARKED, SUREST]


def test_the_same_summary_again_leaves_the_list_where_it_is(panel: SummaryPanel) -> None:
    view(panel).setCurrentIndex(view(panel).model().index(3, 0))
    panel.set_summary(SUMMARY._replace())
    assert view(panel).currentIndex().row() == 3
    panel.set_summary(SUMMARY._replace(marked=()))
    assert view(panel).currentIndex().row() == 2
    panel.set_summary(SUMMARY._replace(key="price", name="Price"))
    assert view(panel).currentIndex().row() == 0


def test_a_heading_is_named_before_it_is_summed_up(panel: SummaryPanel) -> None:
    panel.set_heading(Heading("value", "Value", "Value", "gold", ("price",), 1))
    assert labels(panel) == ["Value", "1 passage"]
    assert rows(panel) == []
    assert not any(button.isEnabled() for button in panel.findChildren(QPushButton))
    panel.set_heading(None)
    assert [words for words in labels(panel) if words] == []


def test_it_says_where_only_some_texts_were_looked_at(panel: SummaryPanel) -> None:
    panel.set_summary(SUMMARY._replace(is_part=True))
    assert "From the texts that say most of it:" in labels(panel)


def test_it_can_be_copied_and_exported(panel: SummaryPanel) -> None:
    told: list[str] = []
    panel.copy_wanted.connect(lambda: told.append("copy"))
    panel.export_wanted.connect(lambda: told.append("export"))
    for button in panel.findChildren(QPushButton):
        button.click()
    assert told == ["copy", "export"]


def test_long_quotes_are_cut_to_what_is_read_in_passing(panel: SummaryPanel, appearance: Appearance) -> None:
    model = view(panel).model()
    assert view(panel).visualRect(model.index(3, 0)).height() < 400
    before = view(panel).viewport().grab().toImage()
    appearance.choose("dark")
    panel.resize(280, 500)
    assert view(panel).viewport().grab().toImage() != before


def test_a_model_without_a_summary_is_empty() -> None:
    model = SummaryModel()
    assert model.rowCount() == 0
    assert model.data(model.index(0)) is None
