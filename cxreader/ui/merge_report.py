"""What stayed as it was when another person's library came in, though it is otherwise there."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget


class MergeReport(QDialog):
    """Tells it, a sentence a row."""

    def __init__(self, kept: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mergeReport")
        self.setWindowTitle(self.tr("What Stayed as It Was"))
        self.resize(560, 320)
        told = QLabel(self.tr("This is otherwise in the other library, and stayed here as it was:"), wordWrap=True)
        rows = QListWidget()
        rows.setWordWrap(True)
        rows.setAccessibleName(told.text())
        rows.addItems(list(kept))
        rows.setCurrentRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(told)
        column.addWidget(rows, 1)
        column.addWidget(buttons)
        rows.setFocus()
