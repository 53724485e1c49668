"""The left side of the export dialog: everything that is asked about an export."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from cxreader.model.export import Grouping
from cxreader.ui import file_dialogs
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped
from cxreader.ui.export_choice import ExportChoice, ExportCounts, ExportFormat, What
from cxreader.ui.format_choice import FormatChoice
from cxreader.ui.labels import QuietLabel
from cxreader.ui.radio_row import RadioRow
from cxreader.ui.tick_boxes import TickBox

_SCOPE, _LIBRARY = "scope", "library"
# how the name of a file ends by itself: that of the overview, and those of all else
_NAMES = {True: "-overview", False: "-notes"}


class ExportForm(QWidget):
    """Questions with the last answers filled in.

    Signals:
        changed: Some answer is another now.

    """

    changed = Signal()

    def __init__(
        self, appearance: Appearance, formats: Sequence[ExportFormat], counts: ExportCounts, choice: ExportChoice
    ) -> None:
        super().__init__()
        self._appearance = appearance
        self._formats = {form.key: form for form in formats}
        self._counts = counts
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._add_choices(choice)
        self._add_parts(choice)
        self._add_file(choice.path)
        # what stretches is the room below, never the rows
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._suffix = self._form.suffix
        self._settle()
        self._connect()

    def choice(self) -> ExportChoice:
        """Return the answers."""
        what = What(self._what.value())
        return ExportChoice(
            what=what,
            whole_library=what is What.HIGHLIGHTS and self._source.value() == _LIBRARY,
            format=self._form.key,
            grouping=Grouping(self._grouping.value()),
            sentence=self._sentence.isChecked(),
            place=self._place.isChecked(),
            why=self._why.isChecked(),
            notes=self._notes.isChecked(),
            path=self._path(),
        )

    @property
    def _form(self) -> ExportFormat:
        """The form of file that is chosen for what is written."""
        radios = self._drawing if self._what.value() == What.OVERVIEW else self._format
        return self._formats[radios.value()]

    def _path(self) -> Path:
        """Return the file to write; ``~`` stands for the home folder."""
        path = Path(self._file.text().strip())
        try:
            return path.expanduser()
        except RuntimeError:
            # nobody of the name after the "~" is known here
            return path

    def _add_choices(self, choice: ExportChoice) -> None:
        whats = [(What.HIGHLIGHTS, ""), (What.PASSAGES, "")]
        drawings = [(form.key, form.label) for form in self._formats.values() if form.overview]
        if drawings:
            whats.append((What.OVERVIEW, self.tr("Overview table")))
        sources = [(_SCOPE, self.tr("This scope")), (_LIBRARY, self.tr("Whole library"))]
        formats = [form for form in self._formats.values() if not form.overview]
        groupings = [
            (Grouping.THEME, self.tr("Theme")),
            (Grouping.LANGUAGE, self.tr("Language")),
            (Grouping.DOCUMENT, self.tr("Document")),
        ]
        source = _LIBRARY if choice.whole_library else _SCOPE
        self._what = self._add_radios(self.tr("What"), whats, choice.what)
        self._source = self._add_radios(self.tr("From"), sources, source)
        self._format = FormatChoice(self._appearance, self.tr("Format"), formats, choice.format)
        self._add_row(self.tr("Format"), self._format)
        # in the place of the other forms, as long as the overview is chosen
        self._drawing = RadioRow(self.tr("Format"), drawings, choice.format)
        self._grid.addWidget(self._drawing, self._grid.rowCount() - 1, 1, 1, 2)
        self._grouping = self._add_radios(self.tr("Group by"), groupings, choice.grouping)

    def _add_radios(self, name: str, choices: Sequence[tuple[str, str]], chosen: str) -> RadioRow:
        radios = RadioRow(name, choices, chosen)
        self._add_row(name, radios)
        return radios

    def _add_parts(self, choice: ExportChoice) -> None:
        self._sentence = self._make_part(self.tr("Sentence around"), on=choice.sentence)
        self._place = self._make_part(self.tr("Where it is"), on=choice.place)
        self._why = self._make_part(self.tr("Why it has its theme"), on=choice.why)
        self._notes = self._make_part(self.tr("Notes"), on=choice.notes)
        self._parts = QWidget()
        grid = QGridLayout(self._parts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        for place, box in enumerate((self._sentence, self._place, self._why, self._notes)):
            grid.addWidget(box, place // 2, place % 2)
        self._add_row(self.tr("With"), self._parts)

    def _make_part(self, words: str, *, on: bool) -> TickBox:
        box = TickBox(words)
        box.setChecked(on)
        box.toggled.connect(self.changed)
        return box

    def _add_file(self, path: Path) -> None:
        name = self.tr("File")
        self._file = QLineEdit(str(path))
        self._file.setAccessibleName(name)
        self._change = QPushButton(self.tr("Change…"), autoDefault=False)
        self._change.clicked.connect(self._choose_file)
        row = self._add_row(name, self._file)
        self._grid.addWidget(self._change, row, 2)

    def _add_row(self, name: str, widget: QWidget) -> int:
        row = self._grid.rowCount()
        label = QuietLabel(self._appearance, name)
        label.setMinimumHeight(28)
        across = 1 if isinstance(widget, QLineEdit) else 2
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(widget, row, 1, 1, across)
        return row

    def _connect(self) -> None:
        for radios in (self._source, self._grouping):
            radios.changed.connect(self._on_change)
        for choices in (self._what, self._format, self._drawing):
            choices.changed.connect(self._on_format)
        self._file.textChanged.connect(self._on_change)

    def _on_change(self) -> None:
        self._settle()
        self.changed.emit()

    def _on_format(self) -> None:
        """Let the file's name follow the format; an ending the person typed is kept."""
        old, self._suffix = self._suffix, self._form.suffix
        path = self._file.text().strip()
        self._settle()
        if not path.casefold().endswith(old):
            self.changed.emit()
            return
        body = path[: len(path) - len(old)]
        for name in _NAMES.values():
            if body.endswith(name):
                body = body.removesuffix(name) + _NAMES[self._what.value() == What.OVERVIEW]
                break
        if body + self._suffix == path:
            self.changed.emit()
        else:
            # the text's own change tells of the format too
            self._file.setText(body + self._suffix)

    def _settle(self) -> None:
        """Bring words and possibilities in line with the answers."""
        choice, counts = self.choice(), self._counts
        highlights = counts.all_highlights if self._source.value() == _LIBRARY else counts.highlights
        named = self.tr("Highlights and notes ({count})").format(count=grouped(highlights))
        self._what.button(What.HIGHLIGHTS).setText(named)
        named = self.tr("Passages in scope ({count})").format(count=grouped(counts.passages))
        self._what.button(What.PASSAGES).setText(named)
        self._source.setEnabled(choice.what is What.HIGHLIGHTS)
        is_overview = choice.what is What.OVERVIEW
        self._format.setVisible(not is_overview)
        self._drawing.setVisible(is_overview)
        shaped = self._form.shaped and not is_overview
        self._grouping.setEnabled(shaped)
        self._parts.setEnabled(shaped)

    def _choose_file(self) -> None:
        form = self._form
        if not form.suffix:
            path = file_dialogs.choose_folder(self, self.tr("Export To"), str(self.choice().path.parent))
        else:
            # whether a file may be replaced is asked in the dialog itself
            path, _ = file_dialogs.save_file(
                self,
                self.tr("Export To"),
                str(self.choice().path),
                f"{form.label} (*{form.suffix})",
                confirm=False,
            )
        if path:
            self._file.setText(path)
