"""Exporting: the dialog, what it shows beforehand, and the file that is written."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cxreader.errors import CxError
from cxreader.exporters import EXPORTERS, preview, write
from cxreader.model.export import Export, ExportRow, Grouping
from cxreader.model.scope import Scope
from cxreader.ui.appearance import Appearance
from cxreader.ui.choices import Choices
from cxreader.ui.export_choice import ExportChoice, ExportCounts, ExportFormat, Preview, What
from cxreader.ui.export_dialog import ExportDialog
from cxreader.ui.hub import Hub

# beyond this many rows a preview shows the first ones and how many follow
_PREVIEW_ROWS = 40


class Exporting(QObject):
    """Asks what to export, shows it before it is written, and writes it."""

    def __init__(self, hub: Hub, choices: Choices, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._choices = choices
        self._appearance = appearance
        self._window = window
        self._rows: dict[tuple[What, bool], tuple[ExportRow, ...]] = {}

    def run(self) -> None:
        """Ask and, unless the person thinks better of it, write."""
        self._rows.clear()
        dialog = ExportDialog(
            self._appearance,
            [ExportFormat(e.key, e.label, e.suffix, e.key in ("markdown", "html")) for e in EXPORTERS.values()],
            self._counts(),
            self._first_choice(),
            self._preview,
            self._window,
        )
        dialog.copy_wanted.connect(self._copy)
        if dialog.exec():
            self._write(dialog.choice)

    def export(self, choice: ExportChoice) -> Export:
        """Return what a choice stands for."""
        session = self._hub.session
        scope = Scope() if choice.whole_library else self._hub.scope
        return Export(
            library=session.name,
            scope=session.described(scope),
            rows=self._rows_of(choice.what, choice.whole_library),
            grouping=choice.grouping,
            sentence=choice.sentence,
            place=choice.place,
            why=choice.why,
            notes=choice.notes,
            date=datetime.now(UTC).astimezone().date().isoformat(),
            families=session.codebook.families,
        )

    def _counts(self) -> ExportCounts:
        return ExportCounts(
            highlights=len(self._rows_of(What.HIGHLIGHTS, whole=False)),
            all_highlights=len(self._rows_of(What.HIGHLIGHTS, whole=True)),
            passages=self._hub.session.size(self._hub.scope)[0],
        )

    def _rows_of(self, what: What, whole: bool) -> tuple[ExportRow, ...]:
        if (what, whole) not in self._rows:
            scope = Scope() if whole else self._hub.scope
            rows = self._hub.session.export_rows(scope, passages=what is What.PASSAGES)
            self._rows[what, whole] = tuple(rows)
        return self._rows[what, whole]

    def _first_choice(self) -> ExportChoice:
        kept = self._choices.now
        form = kept.export_format if kept.export_format in EXPORTERS else "markdown"
        folder = kept.export_folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        name = "-".join(self._hub.session.name.lower().split())
        place = Path(folder) if Path(folder).is_dir() else Path.home()
        return ExportChoice(
            what=What.HIGHLIGHTS if self._rows_of(What.HIGHLIGHTS, whole=True) else What.PASSAGES,
            whole_library=False,
            format=form,
            grouping=Grouping(kept.export_grouping) if kept.export_grouping in list(Grouping) else Grouping.THEME,
            sentence=True,
            place=True,
            why=False,
            notes=True,
            path=place / f"{name}-notes{EXPORTERS[form].suffix}",
        )

    def _preview(self, choice: ExportChoice) -> Preview:
        export = self.export(choice)
        return Preview(preview(export, choice.format, _PREVIEW_ROWS), len(export.rows))

    def _copy(self, choice: ExportChoice) -> None:
        export = self.export(choice)
        QGuiApplication.clipboard().setText(preview(export, choice.format, len(export.rows)))
        self._hub.said.emit(self.tr("Copied"))

    def _write(self, choice: ExportChoice) -> None:
        export = self.export(choice)
        session = self._hub.session
        sources = [Path(file) for file in session.files()]
        try:
            write(export, choice.format, choice.path, (session.path, *sources))
        except CxError as problem:
            self._hub.failed.emit(str(problem))
            return
        self._choices.change(
            export_format=choice.format, export_grouping=choice.grouping.value, export_folder=str(choice.path.parent)
        )
        one, many = (
            (self.tr("Exported {} note to {}"), self.tr("Exported {} notes to {}"))
            if choice.what is What.HIGHLIGHTS
            else (self.tr("Exported {} passage to {}"), self.tr("Exported {} passages to {}"))
        )
        words = one if len(export.rows) == 1 else many
        self._hub.said.emit(words.format(len(export.rows), choice.path.name))
