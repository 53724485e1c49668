"""Exporting: the dialog, what it shows beforehand, and what is said afterwards."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cxreader.errors import CxError
from cxreader.exporters import Exporter, formats, merges, overview_picture, overview_table, preview, writing
from cxreader.model.export import Export, Grouping
from cxreader.model.overview import Columns, Rows, Sheet, Show
from cxreader.model.scope import Scope
from cxreader.session import Session, leaving, surveying
from cxreader.ui.appearance import Appearance
from cxreader.ui.choices import Choices
from cxreader.ui.counting import Counting
from cxreader.ui.export_choice import ExportChoice, ExportCounts, ExportFormat, Preview, What
from cxreader.ui.export_dialog import ExportDialog
from cxreader.ui.export_writing import ExportWriting, Outcome, Wish, shaped
from cxreader.ui.hub import Hub
from cxreader.ui.overview_drawing import png

# the forms of the overview, each with its name and the end of its files' names
_DRAWINGS = {"overview-svg": ("SVG", ".svg"), "overview-png": ("PNG", ".png"), "overview-csv": ("CSV", ".csv")}
# beyond this many rows a preview shows the first ones and how many follow
_PREVIEW_ROWS = 40
# passages of a library of which all can be shown at once, and rows that are written before a person can blink
_SMALL, _FEW = 6_000, 500


class Exporting(QObject):
    """Asks what to export, shows it before it is written, has it written and says what came of it."""

    def __init__(self, hub: Hub, counting: Counting, choices: Choices, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._counting = counting
        self._choices = choices
        self._appearance = appearance
        self._window = window
        self._exports: dict[tuple[What, bool], Export] = {}
        self._sheet: Sheet | None = None
        self.writing = ExportWriting(self)
        self.writing.written.connect(self._tell)
        self.writing.failed.connect(hub.failed)
        self.writing.cancelled.connect(lambda: hub.said.emit(self.tr("Nothing was exported")))

    def run(self) -> None:
        """Gather what can be exported, ask, and write."""
        scope = self._hub.scope

        def gather(session: Session) -> dict[tuple[What, bool], Export]:
            whole = leaving.leave(session, Scope())
            return {
                (What.HIGHLIGHTS, True): whole,
                (What.HIGHLIGHTS, False): whole if scope == Scope() else leaving.leave(session, scope),
            }

        if not self._hub.session.is_small(_SMALL):
            self._hub.said.emit(self.tr("Gathering what can be exported…"))
        self._counting.ask(gather, self._ask, "export")

    def again(self) -> None:
        """Write what was written last from this library, in the same place; ask where nothing was."""
        kept = leaving.kept_export(self._hub.session)
        choice = _choice(kept[0]) if kept else None
        if kept is None or choice is None or choice.format not in formats():
            self.run()
        else:
            self._write(Wish(choice, kept[1], self._hub.session.path), aside=True)

    def export(self, choice: ExportChoice) -> Export:
        """Return what a choice stands for, as far as it is gathered."""
        return shaped(self._gathered(choice), choice)

    def _ask(self, gathered: dict[tuple[What, bool], Export]) -> None:
        self._exports = gathered
        self._sheet = None
        forms = [
            ExportFormat(e.key, e.label, "" if e.each else e.suffix, e.shaped, kind=e.kind.value)
            for e in formats().values()
        ]
        drawings = [ExportFormat(key, label, suffix, overview=True) for key, (label, suffix) in _DRAWINGS.items()]
        dialog = ExportDialog(
            self._appearance,
            [*forms, *drawings],
            self._counts(),
            self._first_choice(),
            self._preview,
            lambda choice: choice.what is not What.OVERVIEW and merges(choice.format, choice.path),
            self._window,
        )
        dialog.copy_wanted.connect(self._copy)
        if dialog.exec():
            self._take(dialog.choice)
        self._exports = {}

    def _take(self, choice: ExportChoice) -> None:
        if choice.what is What.OVERVIEW:
            session = self._hub.session
            self._write_overview(choice, (session.path, *map(Path, session.files())))
            return
        scope = Scope() if choice.whole_library else self._hub.scope
        form = formats()[choice.format]
        few = form.plain and len(self._gathered(choice).rows) <= _FEW and self._hub.session.is_small(_SMALL)
        self._write(Wish(choice, scope, self._hub.session.path), aside=not few)

    def _write(self, wish: Wish, *, aside: bool) -> None:
        if self.writing.busy:
            self._hub.said.emit(self.tr("Another export is being written. Wait until it is done, or cancel it."))
        elif aside:
            self.writing.start(wish)
        else:
            self.writing.write_now(self._hub.session, wish)

    def _tell(self, wish: Wish, outcome: Outcome) -> None:
        """Say what was written, and keep what was chosen for the next time."""
        choice = wish.choice
        self._choices.change(
            export_format=choice.format, export_grouping=choice.grouping.value, export_folder=str(choice.path.parent)
        )
        if wish.library == self._hub.session.path and not self._hub.session.read_only:
            # that it is not kept is no reason to trouble anybody
            with suppress(CxError):
                leaving.keep_export(self._hub.session, {**asdict(choice), "path": str(choice.path)}, wish.scope)
        one, many = (
            (self.tr("Exported {} note to {}"), self.tr("Exported {} notes to {}"))
            if choice.what is What.HIGHLIGHTS
            else (self.tr("Exported {} passage to {}"), self.tr("Exported {} passages to {}"))
        )
        words = one if outcome.rows == 1 else many
        self._hub.said.emit(words.format(outcome.rows, choice.path.name))
        if outcome.written.conflicts:
            from cxreader.ui.export_conflicts import ExportConflicts  # loaded late: seldom needed

            ExportConflicts(outcome.written.conflicts, self._window).exec()

    @property
    def _overview(self) -> Sheet:
        """The scope in a table, with the rows and columns that the overview has."""
        if self._sheet is None:
            session, now, scope = self._hub.session, self._choices.now, self._hub.scope
            rows = Rows(now.overview_rows) if now.overview_rows in list(Rows) else Rows.THEMES
            columns = Columns(now.overview_columns) if now.overview_columns in list(Columns) else Columns.LANGUAGES
            show = Show(now.overview_show) if now.overview_show in list(Show) else Show.SHARE
            table = surveying.overview(session, scope, rows, columns)
            self._sheet = Sheet(session.name, session.described(scope), table, show, _today())
        return self._sheet

    def _counts(self) -> ExportCounts:
        return ExportCounts(
            highlights=len(self._exports[What.HIGHLIGHTS, False].rows),
            all_highlights=len(self._exports[What.HIGHLIGHTS, True].rows),
            passages=self._hub.session.size(self._hub.scope)[0],
        )

    def _gathered(self, choice: ExportChoice) -> Export:
        """Return what a choice stands for: of many passages the first ones."""
        key = (choice.what, choice.whole_library)
        if key not in self._exports:
            session, scope = self._hub.session, self._hub.scope
            self._exports[key] = (
                leaving.leave(session, scope, passages=True)
                if session.is_small(_SMALL)
                else leaving.first_leaving(session, scope, _PREVIEW_ROWS, passages=True)
            )
        return self._exports[key]

    def _first_choice(self) -> ExportChoice:
        kept = self._choices.now
        forms = formats()
        form = kept.export_format if kept.export_format in forms else "markdown"
        folder = kept.export_folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        name = "-".join(self._hub.session.name.lower().split())
        place = Path(folder) if Path(folder).is_dir() else Path.home()
        return ExportChoice(
            what=What.HIGHLIGHTS if len(self._exports[What.HIGHLIGHTS, True].rows) else What.PASSAGES,
            whole_library=False,
            format=form,
            grouping=Grouping(kept.export_grouping) if kept.export_grouping in list(Grouping) else Grouping.THEME,
            sentence=True,
            place=True,
            why=False,
            notes=True,
            path=place / f"{name}-notes{'' if forms[form].each else forms[form].suffix}",
        )

    def _preview(self, choice: ExportChoice) -> Preview:
        if choice.what is What.OVERVIEW:
            overview = self._overview.overview
            rows = 0 if overview.is_empty else len(overview.rows)
            return Preview(_aligned(overview_table.grid(self._overview)), rows, wraps=False)
        export = self.export(choice)
        form = formats()[choice.format]
        many = self._counts().passages if choice.what is What.PASSAGES else len(export.rows)
        try:
            losses, lacking = form.losses(export), form.lacking(many)
            if form.plain:
                text = preview(export, choice.format, _PREVIEW_ROWS)
                return Preview(text, many, losses=losses, lacking=lacking)
        except CxError as problem:
            # such as a template that cannot be used
            return Preview(str(problem), many, lacking=str(problem), copies=False)
        return Preview(self._summary(form, export, many), many, losses=losses, lacking=lacking, copies=False)

    def _summary(self, form: Exporter, export: Export, many: int) -> str:
        """Return what a file will hold that cannot be shown as a text."""
        documents = len(dict.fromkeys(row.document_guid for row in export.rows))
        lines = [
            f"{form.label} ({form.suffix})",
            "",
            self.tr("Rows: {}").format(f"{many:,}"),
            self.tr("Documents: {}").format(f"{documents:,}"),
            self.tr("Memos: {}").format(f"{len(export.memos):,}"),
            self.tr("Links: {}").format(f"{len(export.links):,}"),
            "",
            *(row.quote for row in islice(export.rows, _PREVIEW_ROWS)),
        ]
        return "\n".join(lines)

    def _copy(self, choice: ExportChoice) -> None:
        if choice.what is What.OVERVIEW:
            QGuiApplication.clipboard().setText(overview_table.tabs(overview_table.grid(self._overview)))
            self._hub.said.emit(self.tr("Copied"))
            return
        export = self.export(choice)
        QGuiApplication.clipboard().setText(preview(export, choice.format, len(export.rows)))
        self._hub.said.emit(self.tr("Copied"))

    def _write_overview(self, choice: ExportChoice, protected: Iterable[Path]) -> None:
        sheet = self._overview
        render = {"overview-svg": overview_picture.svg, "overview-png": png, "overview-csv": overview_table.csv}
        try:
            writing.replace_file(choice.path, render[choice.format](sheet), protected)
        except CxError as problem:
            self._hub.failed.emit(str(problem))
            return
        self._choices.change(export_folder=str(choice.path.parent))
        self._hub.said.emit(self.tr("Exported the overview to {}").format(choice.path.name))


def _choice(kept: dict[str, Any]) -> ExportChoice | None:
    """Return a choice as it was kept; None where it cannot be understood."""
    try:
        fields = {
            **kept,
            "what": What(kept["what"]),
            "grouping": Grouping(kept["grouping"]),
            "path": Path(kept["path"]),
        }
        return ExportChoice(**fields)
    except (KeyError, ValueError, TypeError):
        return None


def _today() -> str:
    return datetime.now(UTC).astimezone().date().isoformat()


def _aligned(table: overview_table.Grid) -> str:
    """Return a table as text, its columns below each other in letters of one width."""
    lines = [table.heads, *table.rows]
    first, *others = (max(map(len, column)) for column in zip(*lines, strict=True))
    return "\n".join(
        "  ".join((line[0].ljust(first), *(cell.rjust(width) for cell, width in zip(line[1:], others, strict=True))))
        for line in lines
    )
