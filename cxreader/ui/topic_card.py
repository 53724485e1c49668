"""One discovered topic in full: its words, its passages, and what makes a theme of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cxreader.model import language
from cxreader.model.judgement import Place, Suggestion
from cxreader.model.theme import Family
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted
from cxreader.ui.labels import QuietLabel, TitleLabel
from cxreader.ui.question_list import QuestionList


class TopicCard(QWidget):
    """Shows a topic.

    Signals:
        all_wanted: All its passages are to be shown.
        make_wanted: A theme is to be made of it, called ``name`` and of the family ``family``.
        more_wanted: More passages are to be found for its theme.
        place_wanted: A passage is to be shown in its text.

    """

    all_wanted = Signal()
    make_wanted = Signal()
    more_wanted = Signal()
    place_wanted = Signal(Place)

    def __init__(self, appearance: Appearance, families: Sequence[Family], parent: QWidget | None = None) -> None:
        """Make a card.

        Args:
            appearance: The program's look.
            families: The families to choose from.
            parent: The widget it lies in.

        """
        super().__init__(parent)
        self._words = QLabel(wordWrap=True)
        self._heading = TitleLabel("")
        self._all = QPushButton(self.tr("Show All"), autoDefault=False)
        self._passages = QuestionList(appearance, asking=False)
        self._name = QLineEdit()
        self._family = QComboBox()
        for family in families:
            self._family.addItem(family.name, family.id)
        self.make = QPushButton(self.tr("Make a Theme"), autoDefault=False)
        self._more = QPushButton(self.tr("Find More Passages…"), autoDefault=False)
        self._arrange(appearance)
        self._all.clicked.connect(self.all_wanted)
        self.make.clicked.connect(self.make_wanted)
        self._more.clicked.connect(self.more_wanted)
        self._passages.entered.connect(self.place_wanted)
        self._name.textChanged.connect(self._settle)
        self._theme = ""

    @property
    def name(self) -> str:
        """The name for the theme, without spaces around it."""
        return self._name.text().strip()

    @property
    def family(self) -> str:
        """Id of the family for the theme."""
        return str(self._family.currentData() or "")

    def set_words(self, words: Mapping[str, Sequence[str]]) -> None:
        """Show the typical words of the topic by language."""
        lines = (f"{language.name(tag)}: {', '.join(own)}" for tag, own in words.items() if own)
        self._words.setText("\n".join(lines))

    def set_passages(self, shown: Sequence[Suggestion], count: int) -> None:
        """Show some or all of the topic's passages, of which there are so many."""
        whole = len(shown) == count
        one, many = self.tr("{} passage"), self.tr("{} passages")
        typical = self.tr("{} of {}, the most typical first").format(len(shown), counted(count, one, many))
        self._heading.setText(counted(count, one, many) if whole else typical)
        self._passages.offer(shown)
        if whole and self._all.hasFocus():
            self._passages.setFocus()
        self._all.setEnabled(not whole)

    def set_theme(self, name: str, family: str, *, made: bool) -> None:
        """Show how the theme may be called, or how it is called if it has been made, and its family."""
        self._theme = name if made else ""
        self._name.setText(name)
        self._family.setCurrentIndex(max(0, self._family.findData(family)))
        self._settle()

    def _arrange(self, appearance: Appearance) -> None:
        self._passages.setObjectName("topicPassages")
        self._passages.setAccessibleName(self.tr("Passages of the topic"))
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._all)
        form = QGridLayout()
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(8)
        form.setColumnStretch(1, 1)
        for row, (words, field) in enumerate(((self.tr("&Name"), self._name), (self.tr("&Family"), self._family))):
            label = QuietLabel(appearance, words)
            label.setBuddy(field)
            form.addWidget(label, row, 0)
            form.addWidget(field, row, 1)
        form.addWidget(self.make, 0, 2)
        form.addWidget(self._more, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(TitleLabel(self.tr("Typical words")))
        column.addWidget(self._words)
        column.addLayout(head)
        column.addWidget(self._passages, 1)
        column.addLayout(form)

    def _settle(self) -> None:
        for field in (self._name, self._family):
            field.setEnabled(not self._theme)
        self.make.setEnabled(bool(self.name and self.family) and not self._theme)
        self._more.setEnabled(bool(self._theme))
