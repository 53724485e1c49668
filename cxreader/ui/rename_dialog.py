"""The dialog that asks for another title of a document."""

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.foot import foot
from cxreader.ui.labels import QuietLabel


class RenameDialog(QDialog):
    """Asks for a title; once accepted, ``title`` is that."""

    def __init__(self, appearance: Appearance, title: str, file: str, parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            appearance: The program's look.
            title: The title as it is.
            file: Name of the document's file; empty for pasted text.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("renameDocument")
        self.setWindowTitle(self.tr("Rename"))
        self.setMinimumWidth(440)
        self._field = QLineEdit(title)
        self._rename = QPushButton(self.tr("Rename"), default=True)
        cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        label = QLabel(self.tr("&Title"))
        label.setBuddy(self._field)
        said = QuietLabel(appearance, self.tr("Its file keeps its name: {}").format(file) if file else "")
        said.setWordWrap(True)
        said.setVisible(bool(file))
        self._field.setAccessibleDescription(said.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for widget in (label, self._field, said):
            column.addWidget(widget)
        column.addLayout(foot(None, cancel, self._rename))
        self._field.textChanged.connect(self._settle)
        self._rename.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self._field.selectAll()
        self._field.setFocus()

    @property
    def title(self) -> str:
        """The title that was typed."""
        return " ".join(self._field.text().split())

    def _settle(self) -> None:
        self._rename.setEnabled(bool(self.title))
