"""The dialog that asks which kinds of files in a folder are to be opened."""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from cxreader.ui.counts import counted, grouped
from cxreader.ui.foot import foot
from cxreader.ui.labels import TitleLabel
from cxreader.ui.tick_boxes import TickBox


class KindsDialog(QDialog):
    """Asks by tick boxes; once accepted, ``chosen`` are the files of the kinds that are ticked."""

    def __init__(
        self, folder: str, kinds: Sequence[tuple[str, Collection[Path]]], parent: QWidget | None = None
    ) -> None:
        """Make the dialog.

        Args:
            folder: Name of the folder.
            kinds: Each kind by its name for people, with its files, at least one.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("kinds")
        self.setWindowTitle(self.tr("Open Folder"))
        self.setMinimumWidth(420)
        self._kinds = kinds
        self._boxes = [TickBox(f"{name} · {grouped(len(files))}") for name, files in kinds]
        self._said = QLabel()
        self._cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        self._open = QPushButton(self.tr("Open"), default=True)
        self._arrange(folder)
        for box in self._boxes:
            box.setChecked(True)
            box.toggled.connect(self._settle)
        self._cancel.clicked.connect(self.reject)
        self._open.clicked.connect(self.accept)
        self._settle()
        self._boxes[0].setFocus()

    @property
    def chosen(self) -> list[Path]:
        """The files of the kinds that are ticked, by path."""
        pairs = zip(self._boxes, self._kinds, strict=True)
        return sorted(file for box, (_, files) in pairs if box.isChecked() for file in files)

    def _arrange(self, folder: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        title = TitleLabel(self.tr("“{}” has texts of several kinds").format(folder))
        title.setWordWrap(True)
        column.addWidget(title)
        for box in self._boxes:
            column.addWidget(box)
        column.addStretch()
        column.addLayout(foot(self._said, self._cancel, self._open))

    def _settle(self) -> None:
        """Say how many files that makes; none cannot be opened."""
        number = len(self.chosen)
        self._said.setText(
            counted(number, self.tr("{} file"), self.tr("{} files")) if number else self.tr("Tick what to open.")
        )
        self._open.setEnabled(number > 0)
