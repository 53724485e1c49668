"""What learning from the decisions would change, passage by passage."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from cxreader.model.judgement import Place, Suggestion
from cxreader.ui.appearance import Appearance
from cxreader.ui.labels import TitleLabel
from cxreader.ui.question_list import QuestionList


class LessonDialog(QDialog):
    """A list of passages; Enter on one closes the dialog and wants to go there.

    Attributes:
        chosen: The passage to go to; None for none.
        learn: Whether the person wants to learn.

    """

    def __init__(
        self, appearance: Appearance, heading: str, passages: Sequence[Suggestion], parent: QWidget | None = None
    ) -> None:
        """Make a dialog.

        Args:
            appearance: The program's look.
            heading: How many passages are concerned, in words.
            passages: The passages, each with a title that says what would change.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("lessonDialog")
        self.setWindowTitle(self.tr("What Learning Would Change"))
        self.resize(680, 460)
        self.chosen: Place | None = None
        self.learn = False
        self._list = QuestionList(appearance, self, asking=False)
        self._list.setAccessibleName(self.tr("Passages that would change"))
        self._list.offer(passages)
        self._list.entered.connect(self._go)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        buttons.rejected.connect(self.reject)
        learn = buttons.addButton(self.tr("Learn"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._accept_lesson)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(TitleLabel(heading))
        column.addWidget(self._list)
        column.addWidget(buttons)
        # only a button that has its place in the dialog can become its default
        learn.setDefault(True)
        self._list.setFocus()

    def _go(self, place: Place) -> None:
        self.chosen = place
        self.accept()

    def _accept_lesson(self) -> None:
        self.learn = True
        self.accept()
