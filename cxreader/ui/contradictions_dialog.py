"""The list of decisions that two people made otherwise: whose is to hold, before their libraries are merged."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListView, QPushButton, QVBoxLayout, QWidget

from cxreader.model.annotation import Verdict
from cxreader.model.judgement import Place
from cxreader.model.merging import Choice, Contradiction
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted
from cxreader.ui.foot import foot
from cxreader.ui.frames import LINES
from cxreader.ui.labels import QuietLabel, TitleLabel

# letters of a passage that are shown
_LONGEST = 160


class ContradictionsDialog(QDialog):
    """Asks for each decision whose holds; one's own, until the person says otherwise."""

    def __init__(
        self,
        appearance: Appearance,
        against: Sequence[Contradiction],
        names: Mapping[str, str],
        other: str,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            appearance: Gives the colours.
            against: The decisions.
            names: The names of the themes, by id.
            other: What the other person is called.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("contradictions")
        self.setWindowTitle(self.tr("Merge with Another Library"))
        self.resize(760, 480)
        self._against = tuple(against)
        self._names = names
        self._other = other
        self._chosen = [Choice.MINE] * len(against)
        self._model = QStringListModel([self._line(row) for row in range(len(against))], self)
        self._list = self._make_list()
        self._keys = {Qt.Key.Key_M: Choice.MINE, Qt.Key.Key_T: Choice.THEIRS, Qt.Key.Key_U: Choice.NEITHER}
        self._arrange(appearance)
        self._list.installEventFilter(self)
        self._list.setCurrentIndex(self._model.index(0))
        self._list.setFocus()

    @property
    def choices(self) -> dict[tuple[Place, str], Choice]:
        """Whose decision holds, by passage and theme."""
        return {(one.place, one.theme): choice for one, choice in zip(self._against, self._chosen, strict=True)}

    def choose(self, choice: Choice) -> None:
        """Have somebody's decision hold for the marked rows, and go on to the next one where one is marked."""
        rows = [index.row() for index in self._list.selectionModel().selectedRows()]
        for row in rows:
            self._chosen[row] = choice
            self._model.setData(self._model.index(row), self._line(row))
        if len(rows) == 1 and rows[0] + 1 < len(self._against):
            self._list.setCurrentIndex(self._model.index(rows[0] + 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the letters of the buttons from the list, which would look for rows that begin with them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            choice = self._keys.get(Qt.Key(event.key()))
            if choice:
                self.choose(choice)
                return True
        return super().eventFilter(watched, event)

    def _line(self, row: int) -> str:
        one = self._against[row]
        holds = {
            Choice.MINE: self.tr("Mine holds"),
            Choice.THEIRS: self.tr("Theirs holds"),
            Choice.NEITHER: self.tr("Left undecided"),
        }[self._chosen[row]]
        words = (
            self.tr("{}: you said yes, {} said no")
            if one.mine is Verdict.YES
            else self.tr("{}: you said no, {} said yes")
        )
        said = words.format(self._names[one.theme], self._other)
        quote = " ".join(one.quote.split())
        short = f"{quote[:_LONGEST].rstrip()}…" if len(quote) > _LONGEST else quote
        return f"{holds} · {said} · {one.title}\n“{short}”"

    def _make_list(self) -> QListView:
        view = QListView()
        view.setObjectName("contradictionList")
        view.setAccessibleName(self.tr("Passages decided otherwise"))
        view.setModel(self._model)
        view.setStyleSheet(LINES)
        view.setUniformItemSizes(True)
        # a padding in the style sheet would leave room for one line only
        view.setSpacing(4)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        return view

    def _arrange(self, appearance: Appearance) -> None:
        one = self.tr("{} decision says the opposite of one of yours")
        many = self.tr("{} decisions say the opposite of yours")
        told = QuietLabel(
            appearance,
            self.tr("Say whose holds, for one passage or for all that are marked (Ctrl+A). Undo takes back the merge."),
        )
        told.setWordWrap(True)
        self._list.setAccessibleDescription(told.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(TitleLabel(counted(len(self._against), one, many)))
        column.addWidget(told)
        column.addWidget(self._list, 1)
        words = (self.tr("Mine (M)"), self.tr("Theirs (T)"), self.tr("Leave Undecided (U)"))
        answers = []
        for name, choice in zip(words, self._keys.values(), strict=True):
            button = QPushButton(name, autoDefault=False)
            button.clicked.connect(lambda _checked=False, choice=choice: self.choose(choice))
            answers.append(button)
        cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        cancel.clicked.connect(self.reject)
        merge = QPushButton(self.tr("Merge"), default=True)
        merge.clicked.connect(self.accept)
        column.addLayout(foot(*answers, None, cancel, merge))
