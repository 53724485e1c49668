"""How far two people agree, as a table, and the passages on which they do not, as a list."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxreader.model.agreeing import AgreementRow, Comparison, Difference
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted, grouped
from cxreader.ui.foot import foot
from cxreader.ui.frames import LINES
from cxreader.ui.labels import QuietLabel, TitleLabel
from cxreader.ui.read_table import ReadTable

# letters of a passage that are shown
_LONGEST = 160
_NONE = "–"


class AgreementDialog(QDialog):
    """Shows a comparison.

    Signals:
        opened: The passage of a row is to be shown in its text; a ``Place``.
        table_wanted: The table is to be written to a file.

    """

    opened = Signal(object)
    table_wanted = Signal()

    def __init__(self, appearance: Appearance, found: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agreement")
        self.setWindowTitle(self.tr("Compare with Another Person"))
        self.resize(820, 640)
        self._found = found
        self._table = self._make_table()
        self._list = self._make_list()
        self._go = QPushButton(self.tr("Show in Text"), default=True)
        self._go.setEnabled(bool(found.differences))
        self._save = QPushButton(self.tr("Save Table…"), autoDefault=False)
        self._close = QPushButton(self.tr("Close"), autoDefault=False)
        self._arrange(appearance)
        self._go.clicked.connect(lambda: self._open(self._list.currentIndex()))
        self._list.doubleClicked.connect(self._open)
        self._save.clicked.connect(self.table_wanted)
        self._close.clicked.connect(self.reject)
        (self._list if found.differences else self._table).setFocus()

    def close_unless(self, holds: Callable[[], bool]) -> Callable[[object], None]:
        """Return what closes this where something does not hold any more."""
        return lambda _change: None if holds() else self.reject()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._found.differences[index.row()].place)

    def _make_table(self) -> ReadTable:
        heads = (
            self.tr("Part"),
            self.tr("Judged by Both"),
            self.tr("The Same"),
            self.tr("Percent"),
            self.tr("Cohen’s Kappa"),
            self.tr("Krippendorff’s Alpha"),
        )
        table = ReadTable(len(self._found.rows), heads, figures=1)
        table.setObjectName("agreementTable")
        table.setAccessibleName(self.tr("How far you agree"))
        for place, row in enumerate(self._found.rows):
            for column, words in enumerate(_cells(row)):
                cell = table.put(place, column, words, is_figure=column > 0)
                cell.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.name}, {heads[column]}: {words}")
        table.setCurrentCell(0, 0)
        return table

    def _make_list(self) -> QListView:
        view = QListView()
        view.setObjectName("agreementDifferences")
        view.setStyleSheet(LINES)
        view.setModel(QStringListModel([self._line(row) for row in self._found.differences], view))
        view.setUniformItemSizes(True)
        # a padding in the style sheet would leave room for one line only
        view.setSpacing(4)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setCurrentIndex(view.model().index(0, 0))
        return view

    def _line(self, row: Difference) -> str:
        words = self.tr("{}: you yes, {} no") if row.mine else self.tr("{}: you no, {} yes")
        quote = " ".join(row.quote.split())
        short = f"{quote[:_LONGEST].rstrip()}…" if len(quote) > _LONGEST else quote
        return f"{words.format(row.name, self._found.other)} · {row.title}\n“{short}”"

    def _arrange(self, appearance: Appearance) -> None:
        found = self._found
        one = self.tr("You and {} have both looked at {{}} passage").format(
            found.other.replace("{", "{{").replace("}", "}}")
        )
        many = self.tr("You and {} have both looked at {{}} passages").format(
            found.other.replace("{", "{{").replace("}", "}}")
        )
        title = TitleLabel(counted(found.passages, one, many))
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        told = QuietLabel(
            appearance,
            self.tr(
                "Each theme of a passage is judged once. Kappa and alpha are 1 where you always agree and 0 where you "
                "agree as often as chance would."
            ),
        )
        told.setWordWrap(True)
        number = len(found.differences)
        differing = QLabel(
            counted(number, self.tr("{} judgement &differs"), self.tr("{} judgements &differ"))
            if number
            else self.tr("No judgement differs")
        )
        differing.setBuddy(self._list)
        self._list.setAccessibleName(differing.text().replace("&", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for widget in (title, told):
            column.addWidget(widget)
        column.addWidget(self._table, 1)
        column.addWidget(differing)
        column.addWidget(self._list, 1)
        column.addLayout(foot(self._save, None, self._close, self._go))


def _cells(row: AgreementRow) -> tuple[str, ...]:
    found = row.agreement
    percent = _NONE if found.percent is None else f"{found.percent:.1f} %"
    shares = (_NONE if share is None else f"{share:.3f}".replace("-", "\u2212") for share in (found.kappa, found.alpha))
    return (row.name, grouped(found.units), grouped(found.same), percent, *shares)
