"""The dialog that says what could be read of a damaged library, and what could not."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cxreader.model.keeping import Recovery
from cxreader.ui.foot import foot
from cxreader.ui.labels import TitleLabel
from cxreader.ui.recovery_words import summary, told


class RecoveryReport(QDialog):
    """Sentences that can be read one by one, and copied; accepted where a backup is wanted instead."""

    def __init__(self, recovery: Recovery, *, backups: bool, parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            recovery: What came of it.
            backups: Whether there are backups of the damaged library.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("recoveryReport")
        self.setWindowTitle(self.tr("What Was Recovered"))
        self.resize(640, 440)
        self._words = QPlainTextEdit("\n".join(told(recovery)), readOnly=True, tabChangesFocus=True)
        self._words.setAccessibleName(self.tr("What could be read, and what could not"))
        self._copy = QPushButton(self.tr("Copy"), autoDefault=False)
        self._restore = QPushButton(self.tr("Restore from Backup…"), autoDefault=False)
        self._close = QPushButton(self.tr("Close"), default=True)
        self._copy.clicked.connect(
            lambda _checked=False: QGuiApplication.clipboard().setText(self._words.toPlainText())
        )
        self._restore.clicked.connect(self.accept)
        self._close.clicked.connect(self.reject)
        self._arrange(recovery)
        self._restore.setVisible(backups)
        self._close.setFocus()

    def _arrange(self, recovery: Recovery) -> None:
        where = self.tr("The damaged file: {}").format(recovery.damaged)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        title = TitleLabel(summary(recovery))
        title.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(QLabel(where, wordWrap=True))
        column.addWidget(self._words, 1)
        column.addLayout(foot(self._copy, self._restore, None, self._close))
