"""The plainest window with three panes: what any Qt program in Python pays before its first paint."""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QSplitter, QTextEdit, QTreeView


class FirstPaint(QObject):
    """Reports the processor time used until the window has been painted once, then ends the program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Wait for the first paint of the watched window; let every event through."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # the panes are painted in the same go, right after their window
            QTimer.singleShot(0, self.report)
        return False

    def report(self) -> None:
        """Print one line: the seconds of processor time since this process began."""
        sys.stdout.write(f"first-paint {time.process_time():.4f}\n")
        QApplication.quit()


def three_panes() -> QMainWindow:
    """Return a window with a list, a text and a tree, each with a few rows."""
    documents = QListView()
    documents.setModel(QStringListModel([f"Document {number}" for number in range(1, 5)], documents))
    text = QTextEdit(readOnly=True)
    text.setPlainText(
        "\n".join(f"Paragraph {number} of a short text that fills a line or two." for number in range(20))
    )
    themes = QTreeView()
    model = QStandardItemModel(themes)
    for family in range(8):
        branch = QStandardItem(f"Family {family}")
        branch.appendRows([QStandardItem(f"Theme {family}.{number}") for number in range(3)])
        model.appendRow(branch)
    themes.setModel(model)
    panes = QSplitter(Qt.Orientation.Horizontal)
    for pane in (documents, text, themes):
        panes.addWidget(pane)
    window = QMainWindow()
    window.setCentralWidget(panes)
    window.resize(1360, 860)
    return window


def main() -> int:
    """Show the window, report its first paint and return Qt's exit status."""
    application = QApplication(sys.argv)
    window = three_panes()
    first_paint = FirstPaint(window)
    window.installEventFilter(first_paint)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
