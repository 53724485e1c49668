"""The overview in the place of the text: what it shows, and where its cells and quotes lead."""

from PySide6.QtCore import QObject, QTimer

from cxreader.model.change import Change, Part
from cxreader.model.overview import Overview
from cxreader.model.summary import Quote, Summary
from cxreader.session import surveying
from cxreader.ui.checking import Checking
from cxreader.ui.counting import COUNTED
from cxreader.ui.main_window import MainWindow
from cxreader.ui.overview_leaving import OverviewLeaving
from cxreader.ui.overview_page import OverviewPage
from cxreader.ui.overview_rows import Place

# how long the current row must stand still before it is summed up, and what the program finds may wait, in milliseconds
_REST, _CALM = 120, 400
_VIEW = "overview"


class OverviewSteering(QObject):
    """Shows the scope as a table, and sums up the theme of its current row."""

    def __init__(self, window: MainWindow, checking: Checking) -> None:
        super().__init__(window)
        self._window, self._hub, self._choices = window, window.hub, window.choices
        self._checking = checking
        self._session = window.hub.session
        self._centre = window.panels.centre
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._page = self._make()
        self._rest.timeout.connect(self._sum_up)
        self._calm.timeout.connect(self._count)
        self._hub.changed.connect(self._refresh)
        self._centre.view_changed.connect(self._turn)
        window.commands["show_themes"].toggled.connect(self._make_room)
        window.closing.connect(self._stop)

    def show(self) -> None:
        """Show the overview."""
        self._centre.choose(self._page)

    # ---- the view

    @property
    def _is_shown(self) -> bool:
        return self._centre.view is self._page

    def _make(self) -> OverviewPage:
        now, page = self._choices.now, OverviewPage(self._window.appearance, self._centre)
        page.head.set_choices(now.overview_rows, now.overview_columns, now.overview_show)
        page.come_after(self._window.panels.pane.reader)
        page.head.chosen.connect(self._choose)
        leaving = OverviewLeaving(self._hub, page, self._window)
        for part in (page.head, page.view):
            part.copy_wanted.connect(leaving.copy_table)
        page.head.picture_wanted.connect(leaving.copy_picture)
        page.head.export_wanted.connect(leaving.export)
        page.view.entered.connect(self._enter)
        page.view.moved.connect(self._rest.start)
        page.summary.entered.connect(self._read)
        page.summary.copy_wanted.connect(leaving.copy_summary)
        page.summary.export_wanted.connect(leaving.export_summary)
        return page

    def _turn(self) -> None:
        """Count when the overview comes into sight."""
        self._make_room()
        if self._is_shown:
            self._window.commands[_VIEW].setChecked(True)
            self._choices.change(view=_VIEW)
            self._count()
        else:
            self._stop()

    def _make_room(self) -> None:
        """Let the summary stand where themes, reasons and notes stand beside the text."""
        wanted = self._window.commands["show_themes"].isChecked()
        self._window.panels.right.setVisible(wanted and not self._is_shown)
        self._page.make_room(wanted)
        self._rest.start()

    def _stop(self) -> None:
        self._rest.stop()
        self._calm.stop()

    def _choose(self) -> None:
        head = self._page.head
        self._choices.change(
            overview_rows=head.rows.value, overview_columns=head.columns.value, overview_show=head.show_as.value
        )
        self._count()

    # ---- showing

    def _refresh(self, change: Change) -> None:
        if not self._is_shown or not change.parts & COUNTED:
            return
        if self._session is not self._hub.session:
            # nothing of another library leads anywhere
            self._session = self._hub.session
            self._page.tell("")
        if change.parts == Part.FINDINGS:
            self._calm.start()
        else:
            self._count()

    def _count(self) -> None:
        """Ask for the numbers; what is shown stays until they come."""
        self._calm.stop()
        head, scope = self._page.head, self._hub.scope
        rows, columns = head.rows, head.columns
        self._window.counting.ask(
            lambda session: surveying.overview(session, scope, rows, columns), self._show, "overview"
        )

    def _show(self, overview: Overview) -> None:
        if overview.is_empty:
            self._rest.stop()
            self._page.tell(self._why_nothing(overview))
            return
        self._page.set_overview(overview, self._page.head.show_as)
        self._rest.start()

    def _why_nothing(self, overview: Overview) -> str:
        if not overview.passages:
            return self.tr("No passages in scope. Press Esc to take off its last limit.")
        if not overview.rows:
            return self.tr("The codebook has no themes. Choose Themes ▸ New Theme… to make one.")
        if overview.scope:
            return self.tr("No passage in scope speaks of a theme. Press Esc to take off the last limit of the scope.")
        return self.tr("No passage has a theme yet. Select words in the text and press T.")

    def _sum_up(self) -> None:
        """Ask for the summary of the current row, which is named at once."""
        row, scope = self._page.row, self._hub.scope
        if row is None or self._page.summary.isHidden():
            return
        shown = self._page.summary.summary
        if shown is None or shown.key != row.key:
            self._page.summary.set_heading(row)
        ask = self._window.counting.ask
        ask(lambda session: surveying.summary(session, row, scope), self._take_summary, "summary", aside=True)

    def _take_summary(self, summary: Summary) -> None:
        row = self._page.row
        if row and row.key == summary.key:
            self._page.summary.set_summary(summary)

    # ---- leaving

    def _enter(self, place: Place) -> None:
        """Show the passages of a cell."""
        overview, (row, column) = self._page.model.overview, place
        if overview and (overview.rows[row].passages if column is None else overview.counts[row][column]):
            self._hub.set_scope(overview.narrowed(row, column))
            self._checking.show()
        else:
            self._hub.said.emit(self.tr("There are no such passages"))

    def _read(self, quote: Quote) -> None:
        """Show a quote in its text."""
        self._checking.show_text()
        self._hub.go_to(quote.document, quote.start, quote.end)
