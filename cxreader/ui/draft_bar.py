"""The line below a theme's fields: what its draft would change, and what can be done with the draft."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from cxreader.model.judgement import Trial
from cxreader.ui.counts import counted, grouped


class DraftBar(QWidget):
    """Says what a draft would do to the passages.

    Signals:
        show_wanted: The passages that come and go are to be shown, or no longer.
        applied: The draft is to hold.
        reverted: The draft is to be forgotten.

    """

    show_wanted = Signal()
    applied = Signal()
    reverted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stands = False
        self._hindrance = ""
        self._trial: Trial | None = None
        self._shown = False
        self._counting = False
        self._failure = ""
        self._words = QLabel(wordWrap=True)
        self._words.setObjectName("trial")
        self._show = QPushButton(autoDefault=False)
        self._show.clicked.connect(self.show_wanted)
        self._revert = QPushButton(self.tr("Revert"), autoDefault=False)
        self._revert.clicked.connect(self.reverted)
        self.apply = QPushButton(self.tr("Apply"), autoDefault=False)
        self.apply.clicked.connect(self.applied)
        self.apply.setToolTip(self.tr("Apply (Ctrl+Enter)"))
        # a key of the button itself would press it a moment later
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.apply.click)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        for button in (self._show, self._revert, self.apply):
            # a press leaves the focus where it is: most of them can be pressed but once
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self._say()

    def set_draft(self, *, stands: bool, hindrance: str = "") -> None:
        """Say whether a draft stands, and why it cannot be applied as it is, in a sentence; empty where it can."""
        self._stands, self._hindrance = stands, hindrance
        self._say()

    def set_trial(self, trial: Trial | None, *, counting: bool = False) -> None:
        """Show what the draft would do, or without one how things are; None where that is still counted, or nothing."""
        self._trial, self._counting, self._failure = trial, counting, ""
        self._say()

    def set_failure(self, words: str) -> None:
        """Say why it could not be counted, in a sentence."""
        self._trial, self._failure = None, words
        self._say()

    def set_shown(self, *, shown: bool) -> None:
        """Say whether the passages that come and go are on show."""
        self._shown = shown
        self._say()

    def _say(self) -> None:
        changes = len(self._trial.gained) + len(self._trial.lost) if self._trial and self._stands else 0
        words = self._hindrance or self._failure or self._counts()
        self._words.setText(words)
        if self._shown:
            self._show.setText(self.tr("Back to the Theme"))
        else:
            self._show.setText(self.tr("Show the {}").format(grouped(changes)))
        self._show.setVisible(self._shown or changes > 0)
        self._show.setAccessibleDescription(words)
        self.apply.setEnabled(self._stands and not self._hindrance)
        # a changed description of what has the focus is spoken
        self.apply.setAccessibleDescription(words)
        self._revert.setEnabled(self._stands)

    def _counts(self) -> str:
        if self._trial is None:
            return self.tr("counting…") if self._counting else ""
        now = counted(self._trial.now, self.tr("{} passage"), self.tr("{} passages"))
        if not self._stands:
            return now
        return self.tr("{now} now, {then} with your change: +{more} −{less}").format(
            now=now,
            then=grouped(self._trial.then),
            more=grouped(len(self._trial.gained)),
            less=grouped(len(self._trial.lost)),
        )
