"""The right side of the codebook for a theme: its names, what it means, its words and its examples."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cxreader.model.theme import Example, Family, Theme
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped
from cxreader.ui.example_list import ExampleList
from cxreader.ui.radio_row import RadioRow
from cxreader.ui.tick_boxes import TickBox
from cxreader.ui.word_lists import WordLists

_DIGITS = range(1, 10)
_WORDS, _EXAMPLES = "words", "examples"
_CODE_LENGTH = 2


class ThemeForm(QWidget):
    """The fields of one theme.

    Signals:
        changed: The person changed something about the theme.
        key_chosen: The person gives the theme a digit, 1 to 9.

    """

    changed = Signal()
    key_chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme("", "", "", "", "")
        self._name = QLineEdit()
        self._code = QLineEdit(maxLength=_CODE_LENGTH)
        self._code.setFixedWidth(56)
        self._family = QComboBox()
        self._key = QComboBox()
        self._means = _Lines(2)
        self._include = _Lines(2)
        self._exclude = _Lines(2)
        self._applied = TickBox(self.tr("The program looks for it"))
        self.words = WordLists(appearance)
        self.examples = ExampleList(appearance)
        names = [(_WORDS, self.tr("Words")), (_EXAMPLES, self.tr("Examples"))]
        self._shown = RadioRow(self.tr("Words or examples"), names, _WORDS)
        self._parts = QStackedWidget()
        for part in (self.words, self.examples):
            self._parts.addWidget(part)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._name, 1)
        for words, widget in (
            (self.tr("&Code"), self._code),
            (self.tr("&Family"), self._family),
            (self.tr("&Key"), self._key),
        ):
            first.addSpacing(4)
            first.addWidget(_label(words, widget))
            first.addWidget(widget)
        grid.addWidget(_label(self.tr("&Name"), self._name), 0, 0)
        grid.addLayout(first, 0, 1)
        texts = (
            (self.tr("&Means"), self._means),
            (self.tr("Count &it when"), self._include),
            (self.tr("Leave &out"), self._exclude),
        )
        for row, (words, field) in enumerate(texts, 1):
            grid.addWidget(_label(words, field), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._applied, len(texts) + 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self._shown)
        column.addWidget(self._parts, 1)

    def _connect(self) -> None:
        for line in (self._name, self._code):
            line.textEdited.connect(self.changed)
        for field in (self._means, self._include, self._exclude):
            field.textChanged.connect(self.changed)
        self._family.currentIndexChanged.connect(self.changed)
        self._applied.toggled.connect(self.changed)
        self._shown.changed.connect(self._show_part)
        self._key.activated.connect(self._choose_key)
        for part in (self.words, self.examples):
            part.changed.connect(self.changed)
            part.changed.connect(self._count)

    # ---- what is shown

    def set_families(self, families: Sequence[Family]) -> None:
        """Take the families a theme can be in."""
        with QSignalBlocker(self._family):
            chosen = self._family.currentData()
            self._family.clear()
            for family in families:
                self._family.addItem(family.name, family.id)
            self._family.setCurrentIndex(self._family.findData(chosen))

    def set_theme(self, theme: Theme, examples: Sequence[Example], tag: str, *, passage: bool) -> None:
        """Show another theme.

        Args:
            theme: The theme, with its words.
            examples: Its examples.
            tag: The language that a new example is probably in.
            passage: Whether there is a passage open that could become an example.

        """
        with QSignalBlocker(self):
            self._theme = theme
            self._name.setText(theme.name)
            self._code.setText(theme.code)
            self._family.setCurrentIndex(self._family.findData(theme.family))
            self._means.setPlainText(theme.definition)
            self._include.setPlainText(theme.include)
            self._exclude.setPlainText(theme.exclude)
            self._applied.setChecked(theme.applied)
            self.words.set_terms(theme.terms, theme.off)
            self.examples.set_examples(theme.id, examples, tag, passage=passage)
            self._count()

    def set_key(self, digit: int) -> None:
        """Show which digit gives the theme in the text; 0 for none."""
        with QSignalBlocker(self._key):
            self._key.clear()
            if not digit:
                self._key.addItem("–", 0)
            for number in _DIGITS:
                self._key.addItem(str(number), number)
            self._key.setCurrentIndex(self._key.findData(digit))

    def theme(self) -> Theme:
        """Return the theme as the fields have it."""
        return self._theme._replace(
            name=" ".join(self._name.text().split()),
            code=self._code.text().strip().upper(),
            family=self._family.currentData() or self._theme.family,
            definition=self._means.words(),
            include=self._include.words(),
            exclude=self._exclude.words(),
            applied=self._applied.isChecked(),
            terms=self.words.terms(),
            off=self.words.off(),
        )

    def name_it(self) -> None:
        """Put the focus into the name, all of it selected."""
        self._name.setFocus()
        self._name.selectAll()

    def _choose_key(self) -> None:
        if self._key.currentData():
            self.key_chosen.emit(self._key.currentData())

    def _count(self) -> None:
        number = grouped(len(self.examples.examples()))
        self._shown.button(_EXAMPLES).setText(self.tr("Examples ({})").format(number))

    def _show_part(self) -> None:
        self._parts.setCurrentWidget(self.words if self._shown.value() == _WORDS else self.examples)


class _Lines(QPlainTextEdit):
    """A few lines of text that Tab leaves."""

    def __init__(self, lines: int) -> None:
        super().__init__(tabChangesFocus=True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 20)

    def words(self) -> str:
        """Return the text without space around it."""
        return self.toPlainText().strip()


def _label(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(field)
    return label
