"""The dialog of discovered topics: passages of like meaning, each group offered as a new theme."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cxreader.model import language
from cxreader.model.judgement import TopicRow
from cxreader.model.theme import Family
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted
from cxreader.ui.entry_list import EntryList
from cxreader.ui.field_undo import FieldUndo
from cxreader.ui.foot import foot
from cxreader.ui.labels import QuietLabel
from cxreader.ui.picker_entries import Entry
from cxreader.ui.radio_row import RadioRow
from cxreader.ui.topic_card import TopicCard

_COUNTS = ("8", "12", "20")
_USUAL = "12"
# how many languages give a topic its name, and how many words one language gives that has it to itself
_NAMING, _ALONE = 3, 2
# characters of a passage that stand for a name
_BEGINNING = 30


class TopicsDialog(QDialog):
    """Shows topics; it looks for none itself and makes no theme.

    Signals:
        count_chosen: So many topics are wanted.
        shown: A topic is the current one, by its number in the list; the card shows it.
        undo_wanted: What was made last is to be taken back.

    """

    count_chosen = Signal(int)
    shown = Signal(int)
    undo_wanted = Signal()

    def __init__(self, appearance: Appearance, families: Sequence[Family], parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            appearance: The program's look.
            families: The families to choose from.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("topicsDialog")
        self.setWindowTitle(self.tr("Discovered Topics"))
        self.resize(1040, 680)
        self._counts = RadioRow(self.tr("How many topics"), [(count, count) for count in _COUNTS], _USUAL)
        self._list = EntryList(appearance, self.tr("Topics"), badged=False)
        self._list.setObjectName("topics")
        self.card = TopicCard(appearance, families)
        self._said = QLabel(wordWrap=True)
        self._undo = QPushButton(self.tr("Undo"), autoDefault=False)
        self._close = QPushButton(self.tr("Close"), autoDefault=False)
        self._arrange(appearance)
        # only a button that has its place in the dialog can become its default
        self.card.make.setDefault(True)
        self._list.setFocus()
        self._counts.changed.connect(lambda: self.count_chosen.emit(self.count))
        self._list.selectionModel().currentChanged.connect(self._tell)
        self._undo.clicked.connect(self.undo_wanted)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self._undo.click)
        FieldUndo(self)
        self._close.clicked.connect(self.reject)

    @property
    def count(self) -> int:
        """How many topics are wanted."""
        return int(self._counts.value())

    def wait(self) -> None:
        """Show that topics are being looked for."""
        self._list.set_entries(())
        self.card.hide()
        self.say(self.tr("Looking for topics…"))

    def offer(self, topics: Sequence[TopicRow], themes: Mapping[int, str], current: int = 0) -> None:
        """Show topics.

        Args:
            topics: The topics.
            themes: For those of which a theme was made, by their number, its name.
            current: Number of the one to begin with.

        """
        self.card.setVisible(bool(topics))
        self._list.set_entries([self._entry(number, row, themes) for number, row in enumerate(topics)], current)
        # whoever asks for another number by arrows may go on to the next one
        if not self._counts.isAncestorOf(self.focusWidget()):
            self._list.setFocus()
        self.say("" if topics else self.tr("There are too few passages here to find topics in. Add more texts first."))

    def set_undo(self, name: str) -> None:
        """Say what undo would take back; empty for nothing that was done here."""
        self._undo.setEnabled(bool(name))
        self._undo.setAccessibleName(self.tr("Undo {}").format(name).rstrip())

    def say(self, words: str) -> None:
        """Show a message below the topics."""
        self._said.setText(words)
        self._list.setAccessibleDescription(words)

    def _entry(self, number: int, topic: TopicRow, themes: Mapping[int, str]) -> Entry:
        passages = counted(len(topic.passages), self.tr("{} passage"), self.tr("{} passages"))
        tags = " ".join(language.badge(tag) for tag, own in topic.words.items() if own)
        aside = self.tr("theme · {}").format(passages) if number in themes else f"{tags} · {passages}"
        return Entry(str(number), "", "", themes.get(number) or topic_name(topic), aside)

    def _arrange(self, appearance: Appearance) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(QuietLabel(appearance, self.tr("How many topics")))
        head.addWidget(self._counts, 1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(head)
        left.addWidget(self._list, 1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(left, 2)
        columns.addWidget(self.card, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(columns, 1)
        whole.addLayout(foot(self._undo, self._said, self._close))

    def _tell(self, current: QModelIndex) -> None:
        self.shown.emit(current.row())


def topic_name(topic: TopicRow) -> str:
    """Return what a topic may be called: the most typical word of each of some languages.

    Where no word is typical it is the beginning of the most typical passage.
    """
    lists = [own for own in topic.words.values() if own]
    if not lists:
        words = " ".join(topic.samples[0].text.split())
        cut = words[:_BEGINNING]
        return (cut.rpartition(" ")[0] or cut) if len(words) > _BEGINNING else words
    if len(lists) == 1:
        return ", ".join(lists[0][:_ALONE])
    return ", ".join(dict.fromkeys(own[0] for own in lists[:_NAMING]))
