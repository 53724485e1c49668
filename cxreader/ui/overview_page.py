"""The panel of the overview: choices, the table, what it is of, and one theme summed up beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QSplitter, QVBoxLayout, QWidget

from cxreader.model.overview import Columns, Heading, Overview, Rows, Show
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted, grouped
from cxreader.ui.labels import QuietLabel
from cxreader.ui.overview_head import OverviewHead
from cxreader.ui.overview_rows import OverviewModel
from cxreader.ui.overview_view import OverviewView
from cxreader.ui.pane import Pane
from cxreader.ui.summary_panel import SummaryPanel

_WIDTHS = [780, 300]
_NARROWEST = 240


class OverviewPage(Pane):
    """The overview with its summary; a sentence stands in the place of an empty table."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = OverviewModel(self)
        self.head = OverviewHead(self)
        self._nothing = QLabel(self)
        self._foot = QuietLabel(appearance, "", self)
        self.view = OverviewView(appearance, self.model, self)
        self.summary = SummaryPanel(appearance, self)
        self._has_room = True
        self._arrange()
        self.set_home(self.view)
        self.tell("")

    @property
    def row(self) -> Heading | None:
        """The theme or family of the current row; None where there is none."""
        index = self.view.currentIndex()
        return self.model.overview.rows[index.row()] if self.model.overview and index.isValid() else None

    def come_after(self, before: QWidget) -> None:
        """Let Tab lead here from a widget."""
        for stop in (*self.head.stops, self.view, *self.summary.stops):
            QWidget.setTabOrder(before, stop)
            before = stop

    def set_overview(self, overview: Overview, show: Show) -> None:
        """Show a table; the current cell stays current where it is there."""
        row, column = self._current_keys(overview)
        self.model.set_overview(overview, show)
        self.view.setAccessibleName(self._name(overview))
        self.view.lay_out()
        self._foot.setText(self._told(overview))
        self.head.set_leaving(True)
        self._put_in_place(self.view)
        found = self.model.find(row, column)
        if found != self.view.currentIndex():
            self.view.setCurrentIndex(found)

    def make_room(self, beside: bool) -> None:
        """Show the summary beside the table, or leave all room to the table."""
        self._has_room = beside
        self.summary.setVisible(beside and not self.view.isHidden())

    def tell(self, words: str) -> None:
        """Say why there is no table to show."""
        self._nothing.setText(words)
        self.summary.set_heading(None)
        self.head.set_leaving(False)
        self._put_in_place(self._nothing)

    def _current_keys(self, following: Overview) -> tuple[str, str | None]:
        """Return row and column of the current cell; those of the first cell of what follows where there is none."""
        before, index = self.model.overview, self.view.currentIndex()
        if before is None or not index.isValid():
            return "", following.columns[0].key if following.columns else None
        row, column = self.model.place(index)
        return before.rows[row].key, None if column is None else before.columns[column].key

    def _put_in_place(self, shown: QWidget) -> None:
        """Show the table with all that belongs to it, or the sentence."""
        is_focused = self.isAncestorOf(QApplication.focusWidget() or self)
        is_table = shown is self.view
        if self.view.isHidden() is not is_table:
            return
        self._nothing.setVisible(not is_table)
        for part in (self.view, self._foot):
            part.setVisible(is_table)
        self.make_room(self._has_room)
        self.set_home(self.view if is_table else self.head.stops[0])
        if is_focused:
            self.setFocus()

    def _name(self, overview: Overview) -> str:
        """Return what the table is called: ``Overview: themes by language``."""
        rows = {Rows.THEMES: self.tr("themes"), Rows.FAMILIES: self.tr("families")}[overview.rows_are]
        columns = {
            Columns.LANGUAGES: self.tr("by language"),
            Columns.DOCUMENTS: self.tr("by document"),
            Columns.MONTHS: self.tr("by month"),
            Columns.THEMES: self.tr("together with themes"),
        }[overview.columns_are]
        return self.tr("Overview: {} {}").format(rows, columns)

    def _told(self, overview: Overview) -> str:
        """Return what the table is of, and what its cells do."""
        rows = {
            Rows.THEMES: (self.tr("{} theme"), self.tr("{} themes")),
            Rows.FAMILIES: (self.tr("{} family"), self.tr("{} families")),
        }[overview.rows_are]
        columns = {
            Columns.LANGUAGES: (self.tr("{} language"), self.tr("{} languages")),
            Columns.DOCUMENTS: (self.tr("{} document"), self.tr("{} documents")),
            Columns.MONTHS: (self.tr("{} month"), self.tr("{} months")),
            Columns.THEMES: (self.tr("{} theme beside"), self.tr("{} themes beside")),
        }[overview.columns_are]
        words = [counted(len(overview.rows), *rows), counted(len(overview.columns), *columns)]
        if overview.left_out:
            whole = grouped(len(overview.columns) + overview.left_out)
            words[1] = self.tr("{} of {}, those with the most passages").format(words[1], whole)
        return " · ".join((*words, self.tr("Enter or click on a cell reads its passages")))

    def _arrange(self) -> None:
        self._nothing.setObjectName("noOverview")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setContentsMargins(32, 32, 32, 32)
        self._foot.setContentsMargins(16, 6, 16, 8)
        self._foot.setWordWrap(True)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.view, self._nothing, self._foot):
            column.addWidget(part, int(part in (self.view, self._nothing)))
        self.summary.setMinimumWidth(_NARROWEST)
        both = QSplitter(self)
        both.addWidget(left)
        both.addWidget(self.summary)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(1)
        both.setSizes(_WIDTHS)
        both.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(both)
