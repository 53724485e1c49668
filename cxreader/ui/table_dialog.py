"""The dialog that asks how a table of answers is to be read, and shows what comes of each choice."""

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cxreader.model.document import TableChoice
from cxreader.model.table import TablePreview
from cxreader.ui.appearance import Appearance
from cxreader.ui.column_ticks import ColumnTicks
from cxreader.ui.counts import counted
from cxreader.ui.directions import isolated
from cxreader.ui.foot import foot
from cxreader.ui.labels import QuietLabel
from cxreader.ui.read_table import ReadTable

_ROWS = 5
# pixels above and below them; heights of a field, and of a tick box with its frame
_FRAME, _FIELD, _TICKS = 6, 28, 32
# letters that are shown of a name, of what is kept and of an answer
_NAME, _KEPT, _ANSWER = 24, 36, 300
_NAMED, _BESIDE, _SAID = range(3)
# the most that the columns beside the answers may have of the width
_SHARES = {_NAMED: 0.25, _BESIDE: 0.3}


class TableDialog(QDialog):
    """Asks which column holds the answers, which names them and which are kept; it reads nothing itself.

    Signals:
        sheet_wanted: What is on this sheet is to be shown, by `show_tables`.

    """

    sheet_wanted = Signal(str)

    def __init__(self, appearance: Appearance, title: str, verb: str, parent: QWidget | None = None) -> None:
        """Make the dialog, with nothing in it yet.

        Args:
            appearance: The program's look.
            title: Title of the dialog.
            verb: What its button says.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("tableDialog")
        self.setWindowTitle(title)
        self.resize(680, 420)
        self._tables: Sequence[TablePreview] = ()
        self._sheet, self._answers, self._names = QComboBox(), QComboBox(), QComboBox()
        self._ticks = ColumnTicks()
        self._counted = QuietLabel(appearance)
        self._rows = ReadTable(_ROWS, ("", "", ""), figures=3, widest=_SAID)
        self._said = QLabel(wordWrap=True)
        self._cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        self._open = QPushButton(verb, default=True)
        self._labels: list[QLabel] = []
        self._arrange()
        self._sheet.currentIndexChanged.connect(self._choose_sheet)
        self._answers.currentIndexChanged.connect(self._settle)
        self._names.currentIndexChanged.connect(self._settle)
        self._ticks.changed.connect(self._settle)
        self._cancel.clicked.connect(self.reject)
        self._open.clicked.connect(self.accept)

    # ---- what is asked

    def show_tables(self, tables: Sequence[TablePreview], choice: TableChoice | None = None) -> None:
        """Show tables that one choice serves, since they have the same columns.

        Args:
            tables: One or more; of the first one the first rows are shown.
            choice: How they are read; None for how that looks right.

        """
        first, is_first = tables[0], not self._tables
        self._tables = tables
        chosen = choice or first.choice or TableChoice("")
        with QSignalBlocker(self._sheet), QSignalBlocker(self._answers), QSignalBlocker(self._names):
            self._fill_sheets(first, chosen)
            self._offer(first.titles, chosen)
        self._ticks.offer(first.titles, chosen.kept)
        self._settle()
        if is_first:
            (self._sheet if len(first.sheets) > 1 else self._answers).setFocus()

    def wait(self, words: str) -> None:
        """Let nothing be opened while another sheet is looked at, or since it cannot be, and say so."""
        self._said.setText(words)
        self._open.setEnabled(False)

    @property
    def chosen(self) -> TableChoice:
        """How the tables are to be read."""
        sheet = self._sheet.currentData() if self._sheet.count() else self._tables[0].sheet
        answers = self._column
        if not answers:
            return TableChoice("", sheet=sheet)
        return TableChoice(answers, self._name, self._ticks.ticked, sheet)

    @property
    def _column(self) -> str:
        """The column of the answers; empty for every row as it stands."""
        titles, at = self._tables[0].titles, self._answers.currentIndex()
        return titles[at] if at < len(titles) else ""

    @property
    def _name(self) -> str:
        """The column of the names; empty for the numbers of rows."""
        at = self._names.currentIndex()
        return self._tables[0].titles[at - 1] if at > 0 else ""

    @property
    def _awaits(self) -> bool:
        """Whether another sheet is chosen than the one that is shown, and none can be read till that is."""
        return bool(self._sheet.currentData()) and self._sheet.currentData() != self._tables[0].sheet

    def _offer(self, titles: Sequence[str], chosen: TableChoice) -> None:
        """Offer columns for answers and for names, with what is chosen of them."""
        places = {title: place for place, title in enumerate(titles)}
        self._answers.clear()
        self._answers.addItems(titles)
        self._answers.insertSeparator(len(titles))
        self._answers.addItem(self.tr("Every row as it stands"))
        self._answers.setCurrentIndex(places.get(chosen.answers, len(titles) + 1))
        self._names.clear()
        self._names.addItems([self.tr("Row number"), *titles])
        self._names.setCurrentIndex(1 + places.get(chosen.names, -1))

    def _fill_sheets(self, first: TablePreview, chosen: TableChoice) -> None:
        """Offer the sheets, once, where there are several."""
        is_one = len(first.sheets) <= 1
        if is_one or self._sheet.count():
            return
        self._sheet.addItem(self.tr("All sheets, row by row"), "")
        for sheet in first.sheets:
            self._sheet.addItem(sheet, sheet)
        here = first.sheet if chosen.answers or chosen.sheet else ""
        self._sheet.setCurrentIndex(self._sheet.findData(here))
        for widget in (self._labels[0], self._sheet):
            widget.show()

    def _choose_sheet(self) -> None:
        if self._awaits:
            self.sheet_wanted.emit(self._sheet.currentData())
            return
        if not self._sheet.currentData():
            self._answers.setCurrentIndex(self._answers.count() - 1)
        self._settle()

    # ---- what comes of it

    def _settle(self) -> None:
        """Show what the present choice makes of the table."""
        is_whole = bool(self._sheet.count()) and not self._sheet.currentData()
        answers = self._column
        self._answers.setEnabled(not is_whole)
        for widget in (self._names, self._ticks, *self._labels[2:]):
            widget.setEnabled(bool(answers))
        self._ticks.leave_out({answers, self._name})
        rows = sum(table.rows for table in self._tables)
        self._counted.setText("" if is_whole else counted(rows, self.tr("{} row"), self.tr("{} rows")))
        self._show_rows(answers)
        if not self._awaits:
            self._tell(answers, rows)

    def _show_rows(self, answers: str) -> None:
        found = list(self._answered(answers) if answers else self._whole())
        kept = self._ticks.ticked if answers else ()
        name = self._name if answers else ""
        heads = (name or self.tr("Row"), " · ".join(kept), answers or self.tr("What stands there"))
        for column, (head, most) in enumerate(zip(heads, (_NAME, _KEPT, _ANSWER), strict=True)):
            self._rows.name(column, _cut(head, most))
        for row in range(_ROWS):
            cells = found[row] if row < len(found) else ("", "", "")
            for column, (words, most) in enumerate(zip(cells, (_NAME, _KEPT, _ANSWER), strict=True)):
                self._rows.put(row, column, _cut(words, most), is_figure=False).setToolTip(_cut(words, _ANSWER))
        self._rows.setColumnHidden(_BESIDE, not kept)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Leave most of the room to the answers."""
        room = self._rows.viewport().width()
        for column, share in _SHARES.items():
            wanted = max(self._rows.sizeHintForColumn(column), self._rows.horizontalHeader().sectionSizeHint(column))
            self._rows.setColumnWidth(column, min(wanted, round(share * room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room among the columns."""
        super().resizeEvent(event)
        self._fit_columns()

    def _answered(self, answers: str) -> list[tuple[str, str, str]]:
        """Return name, values and words of the first answers."""
        first = self._tables[0]
        places = {title: at for at, title in enumerate(first.titles)}
        column, name, kept = places[answers], places.get(self._name), [places[one] for one in self._ticks.ticked]
        filled = ((number, row) for number, row in zip(first.numbers, first.first, strict=False) if row[column])
        return [
            (row[name] if name is not None else str(number), " · ".join(isolated(row[at]) for at in kept), row[column])
            for number, row in islice(filled, _ROWS)
        ]

    def _whole(self) -> list[tuple[str, str, str]]:
        rows = zip(self._tables[0].numbers, self._tables[0].first[:_ROWS], strict=False)
        return [(str(number), "", " · ".join(map(isolated, filter(None, row)))) for number, row in rows]

    def _tell(self, answers: str, rows: int) -> None:
        """Say how many are left out; where none is there, nothing can be opened."""
        titles = self._tables[0].titles
        empty = sum(table.empty[titles.index(answers)] for table in self._tables) if answers else 0
        self._open.setEnabled(not answers or empty < rows)
        if answers and empty == rows:
            self._said.setText(self.tr("This column is empty. Choose another one."))
        elif empty:
            words = self.tr("{} empty answer will be left out."), self.tr("{} empty answers will be left out.")
            self._said.setText(counted(empty, *words))
        else:
            self._said.setText("")

    # ---- how it looks

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Sheet"), self._sheet),
            (self.tr("Answers are in"), self._answers),
            (self.tr("Each is named by"), self._names),
            (self.tr("Keep as filters"), self._ticks),
        )
        for row, (words, field) in enumerate(fields):
            label = QLabel(words)
            label.setMinimumHeight(_TICKS if field is self._ticks else _FIELD)
            self._labels.append(label)
            field.setAccessibleName(words)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
            if isinstance(field, QComboBox):
                # for screen readers, which take its choice for its name otherwise
                label.setBuddy(field)
                _narrow(field)
        grid.addWidget(self._counted, 1, 2)
        for widget in (self._labels[0], self._sheet):
            widget.hide()
        self._rows.setAccessibleName(self.tr("The first answers, as they will be read"))
        self._rows.setWordWrap(False)
        for column in _SHARES:
            self._rows.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._rows.setMinimumHeight(
            self._rows.horizontalHeader().sizeHint().height() + _ROWS * self._rows.rowHeight(0) + _FRAME
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(grid)
        whole.addWidget(self._rows, 1)
        whole.addLayout(foot(self._said, self._cancel, self._open))


def _narrow(box: QComboBox) -> None:
    """Let a box be no wider than there is room, whatever its longest choice is."""
    box.setMinimumHeight(_FIELD)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _cut(words: str, most: int) -> str:
    """Return the beginning of words on one line."""
    line = " ".join(words[: 2 * most].split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"
