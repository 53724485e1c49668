"""The history: every step that can be undone or redone, each one click or Enter away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from cxreader.model.history import DoneStep
from cxreader.ui import history_rows
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted
from cxreader.ui.entry_list import EntryList
from cxreader.ui.foot import foot
from cxreader.ui.labels import QuietLabel

_SIZE = (560, 520)


class HistoryPanel(QDialog):
    """Shows the steps, the newest on top; it takes nothing back itself.

    Signals:
        step_wanted: The library is to be as it was right after a step, by its number; 0 for before all of them.
        undo_wanted: One step is to be undone.
        redo_wanted: One step is to be redone.

    """

    step_wanted = Signal(int)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setWindowTitle(self.tr("History"))
        self.setAccessibleName(self.tr("History"))
        self.resize(*_SIZE)
        self._steps: tuple[DoneStep, ...] = ()
        names = self.tr("Steps, the newest first")
        self._list = EntryList(appearance, names, badged=False, kinds=history_rows.kinds())
        self._list.setObjectName("steps")
        self._hint = QuietLabel(appearance)
        self._hint.setWordWrap(True)
        self._said = QLabel(wordWrap=True)
        self._go = QPushButton(default=True)
        self._close = QPushButton(self.tr("Close"), autoDefault=False)
        self._arrange()
        self._connect()

    def set_steps(self, steps: Sequence[DoneStep]) -> None:
        """Show what was done, the newest first; the last step that was not undone is the current row."""
        self._steps = tuple(steps)
        self._list.setVisible(bool(steps))
        self._hint.setText(
            self.tr("Click a step to have all as it was right after it. Steps stay here when cxreader is closed.")
            if steps
            else self.tr("Nothing was done in this library yet that could be taken back.")
        )
        entries = history_rows.entries(self._steps) if steps else []
        self._list.set_entries(entries, history_rows.place_of_present(self._steps))
        self._tell()
        (self._list if steps else self._close).setFocus()

    def say(self, words: str) -> None:
        """Show a message below the steps."""
        self._said.setText(words)
        # a changed description of what has the focus is what a screen reader speaks
        self._list.setAccessibleDescription(words)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._hint)
        column.addWidget(self._list, 1)
        column.addLayout(foot(self._said, self._go, self._close))

    def _connect(self) -> None:
        self._list.selectionModel().currentChanged.connect(self._tell)
        self._list.clicked.connect(self._ask)
        self._go.clicked.connect(self._ask)
        self._close.clicked.connect(self.reject)
        for keys, wish in (
            ("Ctrl+Z", self.undo_wanted),
            ("Ctrl+Shift+Z", self.redo_wanted),
            ("Ctrl+Y", self.redo_wanted),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(wish)

    def _tell(self) -> None:
        """Say on the button what would be done."""
        by = self._list.currentIndex().row() - history_rows.place_of_present(self._steps)
        if by > 0:
            words = counted(by, self.tr("Undo {} Step"), self.tr("Undo {} Steps"))
        elif by < 0:
            words = counted(-by, self.tr("Redo {} Step"), self.tr("Redo {} Steps"))
        else:
            words = self.tr("This Is How It Is Now")
        self._go.setText(words)
        self._go.setEnabled(bool(self._steps) and by != 0)

    def _ask(self) -> None:
        if self._list.entry:
            self.step_wanted.emit(int(self._list.entry.key))
