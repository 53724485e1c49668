"""The dialog of passages that are like a sentence or another passage by their meaning, in any language."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cxreader.model import language
from cxreader.model.judgement import Nearest, Place, Suggestion
from cxreader.ui import nearby_words
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped
from cxreader.ui.enter_field import EnterField
from cxreader.ui.entry_list import EntryList
from cxreader.ui.field_undo import FieldUndo
from cxreader.ui.foot import foot
from cxreader.ui.frames import ENTRIES
from cxreader.ui.labels import QuietLabel
from cxreader.ui.picker_entries import Entry
from cxreader.ui.question_list import QuestionList

_SIZE = (960, 640)
_ALL = ""


class NearbyDialog(QDialog):
    """Shows what was found by meaning; it looks for nothing itself.

    Signals:
        wanted: Passages like these words are to be found.
        entered: A passage is to be shown in its text.
        teaching_wanted: A theme is to be made by the example of a passage.

    """

    wanted = Signal(str)
    entered = Signal(Place)
    teaching_wanted = Signal(Place)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nearby")
        self.setWindowTitle(self.tr("Find by Meaning"))
        self.setAccessibleName(self.tr("Find by Meaning"))
        self.resize(*_SIZE)
        self._found: tuple[Suggestion, ...] = ()
        self._field = EnterField(placeholderText=self.tr("A sentence, in any language"))
        self._find = QPushButton(self.tr("Find"), default=True)
        self._languages = EntryList(appearance, self.tr("Languages"))
        self._languages.setObjectName("nearbyLanguages")
        self._list = QuestionList(appearance, asking=False)
        self._said = QLabel(wordWrap=True)
        self._teach = QPushButton(self.tr("New Theme by Example…"), autoDefault=False)
        self._go = QPushButton(self.tr("Show in Text"), autoDefault=False)
        self._close = QPushButton(self.tr("Close"), autoDefault=False)
        self._arrange(appearance)
        self._connect()
        FieldUndo(self)
        self.say(nearby_words.asking())
        self._offer()
        self._field.setFocus()

    @property
    def words(self) -> str:
        """What was typed, on one line."""
        return " ".join(self._field.text().split())

    def wait(self, words: str) -> None:
        """Show that passages like some words are being looked for."""
        self._field.setText(words)
        self._found = ()
        self._offer()
        self.say(nearby_words.looking())

    def offer(self, found: Nearest) -> None:
        """Show what was found."""
        self._found = found.passages
        self._offer()
        if self._found:
            self._list.setFocus()
        self.say(" ".join(filter(None, (nearby_words.number_alike(found), nearby_words.number_unread(found)))))

    def say(self, words: str) -> None:
        """Show a message below the passages."""
        self._said.setText(words)
        # a changed description of what has the focus is what a screen reader speaks
        for widget in (self._list, self._field):
            widget.setAccessibleDescription(words)

    # ---- inside

    def _arrange(self, appearance: Appearance) -> None:
        self._field.setObjectName("nearbyWords")
        self._field.setMinimumHeight(32)
        label = QuietLabel(appearance, self.tr("Passages &like"))
        label.setBuddy(self._field)
        self._field.setAccessibleName(self.tr("Passages like"))
        self._list.setObjectName("nearbyPassages")
        self._list.setAccessibleName(self.tr("Passages, the most alike first"))
        self._list.setStyleSheet(ENTRIES)
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (label, self._field, self._find):
            head.addWidget(widget)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._languages, 1)
        columns.addWidget(self._list, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(columns, 1)
        column.addLayout(foot(self._said, self._teach, self._go, self._close))

    def _connect(self) -> None:
        self._field.entered.connect(self._find.click)
        self._field.textChanged.connect(self._check)
        self._find.clicked.connect(lambda: self.wanted.emit(self.words))
        self._languages.selectionModel().currentChanged.connect(self._show)
        self._list.entered.connect(self.entered)
        self._go.clicked.connect(lambda: self.entered.emit(self._current()))
        self._teach.clicked.connect(lambda: self.teaching_wanted.emit(self._current()))
        self._close.clicked.connect(self.reject)

    def _offer(self) -> None:
        """Show the languages of what was found, and all of it."""
        counts = Counter(language.base(row.language) for row in self._found)
        some = [
            Entry(tag, language.badge(tag), "", language.name(tag), grouped(count))
            for tag, count in counts.most_common()
        ]
        everything = Entry(_ALL, "∗", "", self.tr("All languages"), grouped(len(self._found)))
        self._languages.set_entries([everything, *some] if some else [])
        self._languages.setEnabled(bool(some))
        self._show()
        self._check()

    def _show(self) -> None:
        """Show the passages of the chosen language."""
        entry = self._languages.entry
        tag = entry.key if entry else _ALL
        rows = [row for row in self._found if tag in (_ALL, language.base(row.language))]
        self._list.offer(rows, [nearby_words.likeness(row.likelihood) for row in rows])

    def _check(self) -> None:
        self._find.setEnabled(bool(self.words))
        for button in (self._go, self._teach):
            button.setEnabled(bool(self._found))

    def _current(self) -> Place:
        return self._list.rows[self._list.currentIndex().row()].suggestion.place
