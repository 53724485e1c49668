"""The overview and its summaries on their way out: onto the clipboard, or into a file."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cxreader.errors import CxError
from cxreader.exporters import overview_table, summary_text, writing
from cxreader.exporters.overviews import FORMS
from cxreader.model.overview import Sheet
from cxreader.ui import file_dialogs
from cxreader.ui.hub import Hub
from cxreader.ui.overview_drawing import drawn, png
from cxreader.ui.overview_page import OverviewPage

_PNG = ".png"


class OverviewLeaving(QObject):
    """Copies and exports what the overview shows."""

    def __init__(self, hub: Hub, page: OverviewPage, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._page = page
        self._window = window

    def copy_table(self) -> None:
        """Put what is selected, or all, onto the clipboard, for spreadsheets and for word processors."""
        sheet = self._sheet()
        if sheet:
            table = overview_table.grid(sheet, *self._page.view.selected)
            self._put(overview_table.tabs(table), overview_table.html(table))

    def copy_picture(self) -> None:
        """Put the whole overview onto the clipboard as a picture."""
        sheet = self._sheet()
        if sheet:
            QGuiApplication.clipboard().setImage(drawn(sheet))
            self._hub.said.emit(self.tr("Copied"))

    def copy_summary(self) -> None:
        """Put the summary onto the clipboard, as Markdown and as formatted text."""
        summary = self._page.summary.summary
        if summary:
            self._put(summary_text.markdown(summary), summary_text.html(summary))

    def export(self) -> None:
        """Ask for a file and write the overview to it: the end of its name tells the form."""
        sheet = self._sheet()
        if sheet is None:
            return
        forms = {form.suffix: form.label for form in FORMS.values()} | {_PNG: self.tr("Picture in PNG")}
        path = self._ask(self.tr("Export Overview"), "overview", forms)
        if path is None:
            return
        render = {form.suffix: form.render for form in FORMS.values()}
        suffix = path.suffix.lower()
        self._write(path, png(sheet) if suffix == _PNG else render[suffix](sheet))

    def export_summary(self) -> None:
        """Ask for a file and write the summary to it."""
        summary = self._page.summary.summary
        if summary:
            path = self._ask(self.tr("Export Summary"), summary.key, {".md": self.tr("Markdown")})
            if path:
                self._write(path, summary_text.markdown(summary).encode())

    def _sheet(self) -> Sheet | None:
        overview, session = self._page.model.overview, self._hub.session
        if overview is None:
            return None
        today = datetime.now(UTC).astimezone().date().isoformat()
        return Sheet(session.name, session.described(overview.scope), overview, self._page.model.shown, today)

    def _put(self, words: str, formatted: str) -> None:
        data = QMimeData()
        data.setText(words)
        data.setHtml(formatted)
        QGuiApplication.clipboard().setMimeData(data)
        self._hub.said.emit(self.tr("Copied"))

    def _ask(self, title: str, name: str, forms: Mapping[str, str]) -> Path | None:
        """Ask for a file; its name gets the end of the form that was chosen, unless it has that of one."""
        offered = {f"{label} (*{suffix})": suffix for suffix, label in forms.items()}
        first = next(iter(forms))
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder) / f"{'-'.join(self._hub.session.name.lower().split())}-{name}{first}"
        named, chosen = file_dialogs.save_file(self._window, title, str(proposed), ";;".join(offered))
        if not named:
            return None
        path = Path(named)
        return path if path.suffix.lower() in forms else path.with_name(path.name + offered.get(chosen, first))

    def _write(self, path: Path, data: bytes) -> None:
        session = self._hub.session
        try:
            writing.replace_file(path, data, (session.path,))
        except CxError as problem:
            self._hub.failed.emit(str(problem))
            return
        self._hub.said.emit(self.tr("Exported to {}").format(path.name))
