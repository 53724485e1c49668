"""The export dialog: the left side asks, the right side shows at once what will be written."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted
from cxreader.ui.export_choice import ExportChoice, ExportCounts, ExportFormat, Preview, What
from cxreader.ui.export_form import ExportForm
from cxreader.ui.labels import QuietLabel, TitleLabel

_FORM_WIDTH = 560


class ExportDialog(QDialog):
    """Asks what to export and where to; it writes nothing itself.

    Once accepted, ``choice`` is what the person wants.

    Signals:
        copy_wanted: Put the export of this ``ExportChoice`` on the clipboard, all of it.

    """

    copy_wanted = Signal(object)

    def __init__(
        self,
        appearance: Appearance,
        formats: Sequence[ExportFormat],
        counts: ExportCounts,
        choice: ExportChoice,
        provider: Callable[[ExportChoice], Preview],
        merges: Callable[[ExportChoice], bool] = lambda _: False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            appearance: The program's look.
            formats: The forms of file on offer, in order.
            counts: How much there is to write out.
            choice: The answers to begin with.
            provider: Gives the preview of a choice, quickly.
            merges: Tells whether what stands in a file that is there stays, where a person wrote it.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export Notes"))
        self.resize(1100, 620)
        self._provider = provider
        self._merges = merges
        self._folders = frozenset(form.key for form in formats if not form.suffix)
        self._form = ExportForm(appearance, formats, counts, choice)
        # else the forms of file would leave no room for the preview
        self._form.setMaximumWidth(_FORM_WIDTH)
        self._preview_count = QuietLabel(appearance)
        self._preview = self._make_preview()
        self._losses = QLabel(wordWrap=True)
        self._losses.setObjectName("losses")
        self._hint = QLabel(wordWrap=True)
        # room for two lines at all times, so that nothing jumps when it speaks
        self._hint.setMinimumHeight(self._hint.fontMetrics().lineSpacing() * 2)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._copy = QPushButton(self.tr("Copy"), autoDefault=False)
        self._cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        self._export = QPushButton(self.tr("Export"), default=True)
        self._copy.clicked.connect(self._on_copy)
        self._cancel.clicked.connect(self.reject)
        self._export.clicked.connect(self.accept)
        self._form.changed.connect(self._refresh)
        self._arrange()
        self._refresh()

    @property
    def choice(self) -> ExportChoice:
        """What the person wants."""
        return self._form.choice()

    def _make_preview(self) -> QPlainTextEdit:
        preview = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        preview.setObjectName("preview")
        preview.setAccessibleName(self.tr("Preview"))
        # letters of one width, in the size of the rest
        font = preview.font()
        font.setFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        preview.setFont(font)
        preview.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        preview.setMinimumWidth(320)
        return preview

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._copy)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._export)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._form)
        left.addWidget(self._hint)
        left.addStretch()
        left.addLayout(buttons)
        head = QHBoxLayout()
        head.addWidget(TitleLabel(self.tr("Preview")))
        head.addStretch()
        head.addWidget(self._preview_count)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(head)
        right.addWidget(self._preview, 1)
        right.addWidget(self._losses)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(24)
        row.addLayout(left)
        row.addLayout(right, 1)

    def _refresh(self) -> None:
        choice = self.choice
        preview = self._provider(choice)
        mode = QPlainTextEdit.LineWrapMode
        self._preview.setLineWrapMode(mode.WidgetWidth if preview.wraps else mode.NoWrap)
        self._preview.setPlainText(preview.text)
        self._preview_count.setText(self._said(choice.what, preview.count))
        self._losses.setText("\n".join(preview.losses))
        self._losses.setVisible(bool(preview.losses))
        self._preview.setAccessibleDescription(" ".join(preview.losses))
        words, told = self.tr("Export"), preview.lacking
        hindered = bool(told)
        if not hindered:
            try:
                told = self._hindrance(choice.path, preview.count, folder=choice.format in self._folders)
                hindered = bool(told)
                # a folder of that name is a hindrance already
                if not hindered and choice.path.exists():
                    words, told = self._meeting(choice)
            except OSError:
                told, hindered = self.tr("This name cannot be used here. Choose another one."), True
        self._hint.setText(told)
        self._export.setText(words)
        self._export.setEnabled(not hindered)
        self._export.setAccessibleDescription(told)
        self._copy.setEnabled(preview.count > 0 and preview.copies)

    def _meeting(self, choice: ExportChoice) -> tuple[str, str]:
        """Return what is done with a file that is there, in a word and in a sentence."""
        if choice.format in self._folders:
            kept = self.tr("Files of this export that are there are brought up to date. What you wrote in them stays.")
            return self.tr("Update"), kept
        if self._merges(choice):
            return self.tr("Update"), self.tr("This file is brought up to date. What you wrote in it stays.")
        return self.tr("Replace"), self.tr("This file exists and will be replaced")

    def _said(self, what: What, count: int) -> str:
        if what is What.HIGHLIGHTS:
            return counted(count, self.tr("1 highlight"), self.tr("{} highlights"))
        if what is What.OVERVIEW:
            return counted(count, self.tr("1 row"), self.tr("{} rows"))
        return counted(count, self.tr("1 passage"), self.tr("{} passages"))

    def _hindrance(self, path: Path, count: int, *, folder: bool) -> str:
        """Return why nothing can be written, in a sentence; empty where it can.

        Raises:
            OSError: The system cannot even look at the path.

        """
        if not count:
            return self.tr("There is nothing to export here yet. Choose something else above.")
        if folder and path.exists() and not path.is_dir():
            return self.tr("This is a file. Add the name of a folder.")
        # an empty field becomes the current folder
        if path.is_dir() and not folder:
            return self.tr("This is a folder. Add the name of a file.")
        if not path.parent.is_dir():
            return self.tr("There is no such folder. Choose another one.")
        return ""

    def _on_copy(self) -> None:
        self.copy_wanted.emit(self.choice)
