"""What was changed in the library and in an exported file, shown after the file was brought up to date."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from cxreader.ui.counts import counted


class ExportConflicts(QDialog):
    """Names each place that was left as it stands in its file."""

    def __init__(self, conflicts: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """Take on the places: the name of the file, and what the place is called."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Changed Here and There"))
        self.resize(560, 320)
        one = self.tr("1 place was changed here and in the file. What stands in the file was kept:")
        many = self.tr("{} places were changed here and in the file. What stands in the file was kept:")
        told = QLabel(counted(len(conflicts), one, many), wordWrap=True)
        places = QListWidget()
        places.setWordWrap(True)
        places.setAccessibleName(told.text())
        places.addItems([f"{file}: “{name}”" for file, name in conflicts])
        places.setCurrentRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addWidget(places)
        column.addWidget(buttons)
