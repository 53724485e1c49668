"""The list of passages that a person is asked about: one key or one click for each answer."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyleOptionViewItem, QWidget

from cxreader.model.judgement import Place, Suggestion
from cxreader.ui.appearance import Appearance
from cxreader.ui.key_claims import claim
from cxreader.ui.question_delegate import QuestionDelegate
from cxreader.ui.question_rows import Answer, QuestionModel, QuestionRow

_KEYS = {Qt.Key.Key_Y: Answer.YES, Qt.Key.Key_X: Answer.NO, Qt.Key.Key_N: Answer.NO, Qt.Key.Key_S: Answer.SKIPPED}


class QuestionList(QListView):
    """Passages to answer for, or merely to look at.

    Signals:
        answered: A passage, by its row, was given an answer.
        entered: Enter was pressed on a passage, or it was double-clicked, in a list that asks nothing.

    """

    answered = Signal(int, Answer)
    entered = Signal(Place)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None, *, asking: bool = True) -> None:
        """Make a list.

        Args:
            appearance: The program's look.
            parent: The widget it lies in.
            asking: Whether passages are asked about.

        """
        super().__init__(parent)
        self._asking = asking
        self._rows = QuestionModel(self)
        self._delegate = QuestionDelegate(appearance, self, asking=asking)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        appearance.changed.connect(self.viewport().update)

    @property
    def rows(self) -> tuple[QuestionRow, ...]:
        """The passages with their answers."""
        return self._rows.rows

    def offer(self, suggestions: Sequence[Suggestion], asides: Sequence[str] = ()) -> None:
        """Show other passages, none of them answered, with what is said of each, if anything is."""
        said = zip(suggestions, asides or [""] * len(suggestions), strict=True)
        self._rows.set_rows([QuestionRow(suggestion, aside=aside) for suggestion, aside in said])
        self.setCurrentIndex(self._rows.index(0))
        self.scrollToTop()

    def set_answers(self, answers: Mapping[Place, Answer]) -> None:
        """Show what was said of the passages, by where they stand; of all others nothing was.

        The current passage is then the one whose answer was taken back, else the next one without an answer.
        """
        before = self.rows
        rows = [row._replace(answer=answers.get(row.suggestion.place, Answer.OPEN)) for row in before]
        self._rows.set_rows(rows)
        reopened = [place for place, row in enumerate(rows) if row.answer is Answer.OPEN is not before[place].answer]
        here = self.currentIndex().row()
        following = next(iter(reopened), here)
        if rows and rows[following].answer is not Answer.OPEN:
            following = self._rows.next_open(following)
        self.setCurrentIndex(self._rows.index(following))

    def event(self, event: QEvent) -> bool:
        """Keep letters from the shortcuts of the window while the list has the focus."""
        return claim(event, frozenset()) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer for the current passage; leave all other keys to the list."""
        answer = _KEYS.get(Qt.Key(event.key())) if event.modifiers() == Qt.KeyboardModifier.NoModifier else None
        if self._asking and answer and self.currentIndex().isValid():
            self.answered.emit(self.currentIndex().row(), answer)
        elif not self._asking and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # the list would hand it on to the dialog as well
            self._enter(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on an answer."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            answer = self._delegate.answer_at(self._option(index), event.position().toPoint())
            if answer:
                self.answered.emit(index.row(), answer)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a double click as Enter."""
        super().mouseDoubleClickEvent(event)
        if not self._asking:
            self._enter(self.indexAt(event.position().toPoint()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _enter(self, index: QModelIndex) -> None:
        if index.isValid():
            self.entered.emit(self.rows[index.row()].suggestion.place)

    def _option(self, index: QModelIndex) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return option
