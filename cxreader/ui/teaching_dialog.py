"""The dialog for a new theme by example: its name, then passages to say yes or no to, ten at a time."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cxreader.model.judgement import Place, Suggestion
from cxreader.model.theme import Codebook, Theme
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped
from cxreader.ui.labels import QuietLabel, TitleLabel
from cxreader.ui.question_list import QuestionList
from cxreader.ui.question_rows import Answer, QuestionRow
from cxreader.ui.teaching_form import TeachingForm

_NAMING, _ASKING = QSize(640, 280), QSize(820, 640)


class TeachingDialog(QDialog):
    """Asks for a name, then about passages; it keeps nothing itself, and so has nothing to lose when it closes.

    Signals:
        named: Passages that are like the example are wanted; ``form`` says how the theme is called.
        answered: Something was said of a ``QuestionRow``.
        more_wanted: The next passages are wanted.
        undo_wanted: The last answer is to be taken back.

    """

    named = Signal()
    answered = Signal(QuestionRow, Answer)
    more_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, appearance: Appearance, codebook: Codebook, parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            appearance: The program's look.
            codebook: The families to choose from, and the themes that there are.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("teachingDialog")
        self.setWindowTitle(self.tr("New Theme by Example"))
        self.resize(_NAMING)
        self._ahead: tuple[int, int] | None = None
        self.form = TeachingForm(appearance, codebook)
        self._heading = TitleLabel("")
        self._question = QLabel(self.tr("Do these passages speak of it too?"))
        self._list = QuestionList(appearance)
        self._said = QLabel(wordWrap=True)
        self._keys = QuietLabel(appearance)
        self._cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        self._find = QPushButton(self.tr("Find Passages"), autoDefault=False)
        self._undo = QPushButton(self.tr("Undo"), autoDefault=False)
        self._more = QPushButton(self.tr("Next Ten"), autoDefault=False)
        self._done = QPushButton(self.tr("Done"), autoDefault=False)
        self._naming: tuple[QWidget, ...] = (self.form, self._cancel, self._find)
        self._asking: tuple[QWidget, ...] = (
            self._heading,
            self._question,
            self._list,
            self._keys,
            self._undo,
            self._more,
            self._done,
        )
        self._arrange()
        self._connect()
        self.ask_name()

    def ask_name(self) -> None:
        """Ask for the name of the theme; what was filled in stays."""
        self._turn(asking=False)
        self.say("")
        self._find.setDefault(True)
        self._check_name()
        self.form.setFocus()

    def begin(self, theme: Theme) -> None:
        """Go on to the passages, for a theme that has its name now."""
        middle = self.geometry().center()
        self._turn(asking=True)
        self.resize(self.size().expandedTo(_ASKING))
        # around its middle, so that the foot stays on the screen
        self.move(self.pos() + middle - self.geometry().center())
        self._heading.setText(f"{theme.code}  {theme.name}")
        self._list.setFocus()

    def wait(self) -> None:
        """Show that passages are being looked for."""
        self._ahead = None
        self._list.offer(())
        self._settle()
        self.say(self.tr("Looking for the passages that are most like it…"))

    def offer(self, questions: Sequence[Suggestion], likely: int, following: int) -> None:
        """Show passages to answer for.

        Args:
            questions: The passages.
            likely: How many of those that follow speak of the theme, as far as the program can tell.
            following: How many follow that it looked at.

        """
        self._ahead = likely, following
        self._list.offer(questions)
        self._list.setFocus()
        self._settle()

    def set_answers(self, answers: Mapping[Place, Answer]) -> None:
        """Show what was said of the passages, by where they stand, and go on to the next one without an answer."""
        self._list.set_answers(answers)
        self._settle()

    def set_undo(self, possible: bool) -> None:
        """Say whether there is an answer to take back."""
        self._undo.setEnabled(possible)

    def say(self, words: str) -> None:
        """Show a message below the passages."""
        self._said.setText(words)
        # a changed description of what has the focus is what a screen reader speaks
        self._list.setAccessibleDescription(words)

    # ---- inside

    def _arrange(self) -> None:
        self._list.setObjectName("questions")
        self._list.setAccessibleName(self.tr("Passages to answer for"))
        self._said.setMinimumHeight(self._said.fontMetrics().lineSpacing() * 2)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._undo)
        buttons.addWidget(self._keys)
        buttons.addStretch()
        for button in (self._cancel, self._find, self._more, self._done):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._question)
        column.addWidget(self.form, 1)
        column.addWidget(self._list, 1)
        column.addWidget(self._said)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.form.changed.connect(self._check_name)
        self._cancel.clicked.connect(self.reject)
        self._find.clicked.connect(self.named)
        self._list.answered.connect(self._tell)
        self._more.clicked.connect(self.more_wanted)
        self._undo.clicked.connect(self.undo_wanted)
        self._done.clicked.connect(self.accept)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self._list, self._undo.click)

    def _turn(self, *, asking: bool) -> None:
        for widget in self._asking:
            widget.setVisible(asking)
        for widget in self._naming:
            widget.setVisible(not asking)

    def _check_name(self) -> None:
        self._find.setEnabled(bool(self.form.name and self.form.family))

    def _tell(self, row: int, answer: Answer) -> None:
        self.answered.emit(self._list.rows[row], answer)

    def _settle(self) -> None:
        """Bring buttons and words in line with the answers."""
        answers = [row.answer for row in self._list.rows]
        complete = bool(answers) and Answer.OPEN not in answers
        self._more.setEnabled(any(answer is not Answer.OPEN for answer in answers))
        # before all are answered, Enter would skip some by mistake
        self._more.setDefault(complete)
        self._keys.setText(self.tr("Enter: next ten") if complete else self.tr("Y yes · X no · S skip"))
        if self._ahead is not None:
            self.say(" ".join(filter(None, (self._so_far(answers), self._to_come(*self._ahead)))))

    def _so_far(self, answers: list[Answer]) -> str:
        """Return in words what was said; empty for nothing."""
        yes, said = answers.count(Answer.YES), answers.count(Answer.YES) + answers.count(Answer.NO)
        return self.tr("{} of {} yes.").format(grouped(yes), grouped(said)) if said else ""

    def _to_come(self, likely: int, following: int) -> str:
        """Return in words what is to be expected of the passages that come next."""
        if not self._list.rows:
            return self.tr("There are no more passages to ask about.")
        if not following:
            return self.tr("These are the last ones.")
        if not likely:
            return self.tr("None of those that follow is likely.")
        words = (
            self.tr("About {} of the next {} is likely too.")
            if likely == 1
            else self.tr("About {} of the next {} are likely too.")
        )
        return words.format(grouped(likely), grouped(following))
