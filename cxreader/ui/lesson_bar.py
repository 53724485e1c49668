"""A slim line under the themes that offers to learn from what was decided, and says what that would change."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from cxreader.ui.counts import counted, grouped


class LessonBar(QFrame):
    """What learning would do, with two buttons; hidden while there is nothing to learn.

    Signals:
        shown_wanted: The person wants to see what would change.
        learn_wanted: Learn, and let it change.

    """

    shown_wanted = Signal()
    learn_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson")
        self._words = QLabel(wordWrap=True)
        # else the buttons would push it off a narrow window
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._show = self._button(self.tr("Show"), self.tr("Show what learning from your decisions would change"))
        self._learn = self._button(self.tr("Learn"), self.tr("Learn from your decisions"))
        self._show.clicked.connect(self.shown_wanted)
        self._learn.clicked.connect(self.learn_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 0)
        row.setSpacing(4)
        row.addWidget(self._words, 1)
        row.addWidget(self._show)
        row.addWidget(self._learn)
        self.hide()

    def offer(self, decisions: int, more: int, less: int) -> None:
        """Say how many themes passages would gain and lose elsewhere if so many decisions were learnt from."""
        learnt = counted(decisions, self.tr("{} decision"), self.tr("{} decisions"))
        words = self.tr("Learn from your {decisions}: +{more} −{less} elsewhere")
        self._words.setText(words.format(decisions=learnt, more=grouped(more), less=grouped(less)))
        self.show()

    def withdraw(self) -> None:
        """Offer nothing any more."""
        self.hide()

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words, autoDefault=False)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button
