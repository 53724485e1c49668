import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QStyledItemDelegate, QTableWidget
from pytestqt.qtbot import QtBot

from cxreader.model.document import TableChoice
from cxreader.model.table import TablePreview
from cxreader.ui.appearance import Appearance
from cxreader.ui.table_dialog import TableDialog
from cxreader.ui.tick_boxes import TickBox

TITLES = ("id", "country", "R&D", "Q7: What could we do better?", "Q8: Else?", "Q9: Nothing")
FIRST = (
    ("00001", "mx", "1", "El servicio\ntarda mucho", "", ""),
    ("00002", "cn", "1", "客服电话打不通", "没有", ""),
    ("00003", "pl", "2", "", "nie", ""),
    *((f"0000{at}", "us", "2", "long " * 200, "no", "") for at in range(4, 9)),
)
TABLE = TablePreview(
    ("",), "", TITLES, (0, 0, 0, 1204, 3, 20_000), FIRST, 20_000, TableChoice(TITLES[3], "id", ("country",)),
    tuple(range(2, 10)),
)  # fmt: skip
ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))
BOOK = TABLE._replace(sheets=("Prices", "Answers"), sheet="Answers", choice=TableChoice(TITLES[3], sheet="Answers"))


@pytest.fixture
def dialog(qtbot: QtBot, appearance: Appearance) -> TableDialog:
    made = TableDialog(appearance, "Open survey.csv", "Open")
    qtbot.addWidget(made)
    return made


def shown(dialog: TableDialog, *tables: TablePreview, choice: TableChoice | None = None) -> TableDialog:
    dialog.show_tables(tables, choice)
    dialog.show()
    return dialog


def box(dialog: TableDialog, name: str) -> QComboBox:
    return next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == name)


def choose(dialog: TableDialog, name: str, words: str) -> None:
    found = box(dialog, name)
    found.setCurrentIndex(found.findText(words))


def tick(dialog: TableDialog, title: str) -> TickBox:
    return next(one for one in dialog.findChildren(TickBox) if one.accessibleName() == title)


def rows(dialog: TableDialog) -> list[list[str]]:
    (table,) = dialog.findChildren(QTableWidget)
    columns = [column for column in range(3) if not table.isColumnHidden(column)]
    found = []
    for row in range(table.rowCount()):
        items = [table.item(row, column) for column in columns]
        found.append([item.text().translate(ISOLATES) for item in items if item is not None])
    return [row for row in found if any(row)]


def heads(dialog: TableDialog) -> list[str]:
    (table,) = dialog.findChildren(QTableWidget)
    items = [table.horizontalHeaderItem(column) for column in range(3) if not table.isColumnHidden(column)]
    return [item.text() for item in items if item is not None]


def said(dialog: TableDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]


def opens(dialog: TableDialog) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if button.text() == "Open")


def test_what_looks_right_is_chosen_and_five_answers_show_what_comes_of_it(dialog: TableDialog) -> None:
    shown(dialog, TABLE)
    assert dialog.chosen == TableChoice(TITLES[3], "id", ("country",))
    assert [row[:2] for row in rows(dialog)] == [[f"0000{at}", place] for at, place in zip(
        (1, 2, 4, 5, 6), ("mx", "cn", "us", "us", "us"), strict=True
    )]  # fmt: skip
    assert [row[2][:14] for row in rows(dialog)[:2]] == ["El servicio ta", "客服电话打不通"]
    assert len(rows(dialog)[2][2]) == 300
    assert said(dialog) == [
        "Answers are in", "Each is named by", "Keep as filters", "20,000 rows", "1,204 empty answers will be left out."
    ]  # fmt: skip
    assert not box(dialog, "Sheet").isVisible()
    assert dialog.focusWidget() is box(dialog, "Answers are in")
    assert opens(dialog).isDefault()


def test_each_choice_shows_at_once(dialog: TableDialog) -> None:
    shown(dialog, TABLE)
    assert tick(dialog, "R&D").text() == "R&&D"
    assert tick(dialog, TITLES[3]).isHidden()
    QTest.mouseClick(tick(dialog, "R&D"), Qt.MouseButton.LeftButton)
    choose(dialog, "Answers are in", TITLES[4])
    assert rows(dialog)[0] == ["00002", "cn · 1", "没有"]
    assert said(dialog)[-1] == "3 empty answers will be left out."
    choose(dialog, "Each is named by", "Row number")
    assert rows(dialog)[0] == ["3", "cn · 1", "没有"]
    assert dialog.chosen == TableChoice(TITLES[4], "", ("country", "R&D"))
    choose(dialog, "Each is named by", "country")
    assert dialog.chosen == TableChoice(TITLES[4], "country", ("R&D",))
    choose(dialog, "Answers are in", "id")
    assert said(dialog)[-1] == "20,000 rows"


def test_rows_as_they_stand_go_by_their_numbers_whatever_names_answers(dialog: TableDialog) -> None:
    shown(dialog, TABLE)
    assert heads(dialog)[0] == "id"
    choose(dialog, "Answers are in", "Every row as it stands")
    assert heads(dialog) == ["Row", "What stands there"]


def test_values_keep_their_order_whichever_way_they_are_read(dialog: TableDialog) -> None:
    arabic = TABLE._replace(first=(("1", "دبي", "1", "قال الموظف", "لا شيء", ""),), numbers=(2,))
    shown(dialog, arabic._replace(choice=TableChoice(TITLES[3], "id", ("country", "R&D"))))
    (table,) = dialog.findChildren(QTableWidget)
    beside = table.item(0, 1)
    assert beside is not None
    assert beside.text() == "\u2068دبي\u2069 · \u20681\u2069"
    delegate = table.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    assert delegate.displayText("قال الموظف", QLocale()) == "\u2068قال الموظف\u2069"


def test_a_column_without_answers_cannot_be_opened(dialog: TableDialog) -> None:
    shown(dialog, TABLE)
    choose(dialog, "Answers are in", TITLES[5])
    assert said(dialog)[-1] == "This column is empty. Choose another one."
    assert not opens(dialog).isEnabled()


def test_every_row_can_stand_as_it_is(dialog: TableDialog) -> None:
    shown(dialog, TABLE._replace(choice=None, rows=1))
    assert dialog.chosen == TableChoice("")
    assert rows(dialog)[0] == ["2", "00001 · mx · 1 · El servicio tarda mucho"]
    assert not box(dialog, "Each is named by").isEnabled()
    assert said(dialog)[-1] == "1 row"


def test_several_files_count_together(dialog: TableDialog) -> None:
    shown(dialog, TABLE, TABLE._replace(rows=5, empty=(0, 0, 0, 1, 0, 5)))
    assert said(dialog)[-2:] == ["20,005 rows", "1,205 empty answers will be left out."]


def test_another_sheet_is_asked_for_and_all_are_read_row_by_row(qtbot: QtBot, dialog: TableDialog) -> None:
    shown(dialog, BOOK)
    assert dialog.focusWidget() is box(dialog, "Sheet")
    assert box(dialog, "Sheet").currentText() == "Answers"
    with qtbot.waitSignal(dialog.sheet_wanted) as wanted:
        choose(dialog, "Sheet", "Prices")
    assert wanted.args == ["Prices"]
    dialog.wait("Looking at “Prices”…")
    QTest.mouseClick(tick(dialog, "country"), Qt.MouseButton.LeftButton)
    assert said(dialog)[-1] == "Looking at “Prices”…"
    assert not opens(dialog).isEnabled()
    dialog.show_tables([TablePreview(BOOK.sheets, "Prices", ("thing",), (0,), (("tea",),), 1, None, (2,))])
    assert rows(dialog) == [["2", "tea"]]
    assert dialog.chosen == TableChoice("", sheet="Prices")
    choose(dialog, "Sheet", "All sheets, row by row")
    assert dialog.chosen == TableChoice("")
    assert not box(dialog, "Answers are in").isEnabled()
    assert "1 row" not in said(dialog)
    choose(dialog, "Sheet", "Prices")
    assert box(dialog, "Answers are in").isEnabled()


def test_a_book_without_answers_is_read_as_a_whole(dialog: TableDialog) -> None:
    shown(dialog, BOOK._replace(choice=None))
    assert box(dialog, "Sheet").currentText() == "All sheets, row by row"


def test_what_was_chosen_before_is_chosen(dialog: TableDialog) -> None:
    shown(dialog, TABLE, choice=TableChoice(TITLES[4], "gone", ("country", "gone")))
    assert dialog.chosen == TableChoice(TITLES[4], "", ("country",))


def test_hundreds_of_columns_scroll(dialog: TableDialog) -> None:
    titles = (*TITLES, *(f"Column with a title that is far too long to be shown {at}" for at in range(300)))
    wide = TABLE._replace(
        titles=titles, empty=(0,) * len(titles), first=tuple((*row, *["x"] * 300) for row in FIRST),
        choice=TableChoice(TITLES[3], "id", (titles[-1],)),
    )  # fmt: skip
    shown(dialog, wide)
    dialog.resize(420, dialog.height())
    assert len(dialog.findChildren(TickBox)) == 201
    assert tick(dialog, titles[-1]).isChecked()
    assert tick(dialog, titles[-1]).toolTip() == titles[-1]
    assert dialog.width() == 420


def test_esc_leaves_and_enter_opens(dialog: TableDialog) -> None:
    shown(dialog, TABLE)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.show()
    QTest.keyClick(box(dialog, "Each is named by"), Qt.Key.Key_Return)
    assert dialog.result() == TableDialog.DialogCode.Accepted.value
