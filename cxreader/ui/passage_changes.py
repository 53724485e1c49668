"""The passages that a draft of a theme would change: those that gain the theme, and those that lose it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxreader.model.judgement import Place, Suggestion
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted
from cxreader.ui.labels import TitleLabel
from cxreader.ui.question_list import QuestionList


class PassageChanges(QWidget):
    """Two lists to look through, each under its name; one without passages is hidden.

    Signals:
        entered: A passage is to be shown in its text; its ``Place``.

    """

    entered = Signal(Place)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gained, self._lost = QuestionList(appearance, asking=False), QuestionList(appearance, asking=False)
        self._more, self._less = TitleLabel(""), TitleLabel("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for label, passages in ((self._more, self._gained), (self._less, self._lost)):
            column.addWidget(label)
            column.addWidget(passages, 1)
            passages.entered.connect(self.entered)

    def set_passages(self, gained: Sequence[Suggestion], lost: Sequence[Suggestion]) -> None:
        """Show other passages, and put the focus on the first."""
        more = counted(len(gained), self.tr("{} passage gains the theme"), self.tr("{} passages gain the theme"))
        less = counted(len(lost), self.tr("{} passage loses the theme"), self.tr("{} passages lose the theme"))
        for label, passages, words, shown in (
            (self._more, self._gained, more, gained),
            (self._less, self._lost, less, lost),
        ):
            label.setText(words)
            passages.setAccessibleName(words)
            passages.offer(shown)
            label.setVisible(bool(shown))
            passages.setVisible(bool(shown))
        self.setFocusProxy(self._gained if gained else self._lost)
