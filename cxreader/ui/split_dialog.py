"""The dialog that makes two themes of one: the new one's name, and what goes to it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxreader.model import language
from cxreader.model.theme import Example, Theme
from cxreader.ui.counts import counted
from cxreader.ui.foot import foot
from cxreader.ui.frames import ITEMS
from cxreader.ui.term_rows import TermRow

_WORD, _EXAMPLE = "word", "example"
_KEY = Qt.ItemDataRole.UserRole


class SplitDialog(QDialog):
    """Asks how a theme is to be split; once accepted, ``name``, ``terms`` and ``examples`` are the new one's."""

    def __init__(self, theme: Theme, examples: Sequence[Example], parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            theme: The theme, with its words.
            examples: Its examples.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("splitTheme")
        self.setWindowTitle(self.tr("Split {}").format(theme.name))
        self.resize(560, 560)
        self._name = QLineEdit()
        self._list = QListWidget()
        self._list.setStyleSheet(ITEMS)
        self._list.setWordWrap(True)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._said = QLabel()
        self._cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        self._split = QPushButton(self.tr("Split"), default=True)
        self._fill(theme, examples)
        self._arrange()
        self._name.textChanged.connect(self._settle)
        self._list.itemChanged.connect(self._settle)
        self._cancel.clicked.connect(self.reject)
        self._split.clicked.connect(self.accept)
        self._settle()
        self._name.setFocus()

    @property
    def name(self) -> str:
        """The new theme's name."""
        return " ".join(self._name.text().split())

    def terms(self) -> dict[str, tuple[str, ...]]:
        """Return the words that go to the new theme, by language."""
        found: dict[str, tuple[str, ...]] = {}
        for kind, tag, words in self._chosen():
            if kind == _WORD:
                found[tag] = (*found.get(tag, ()), words)
        return found

    def examples(self) -> tuple[str, ...]:
        """Return the texts of the examples that go to the new theme."""
        return tuple(words for kind, _, words in self._chosen() if kind == _EXAMPLE)

    def _fill(self, theme: Theme, examples: Sequence[Example]) -> None:
        for tag in sorted({*theme.terms, *theme.off}, key=language.name):
            for term in (*theme.terms.get(tag, ()), *theme.off.get(tag, ())):
                row = TermRow.read(term)
                self._add(_WORD, tag, term, f"{row.words}{'…' * row.stem}")
        for example in sorted(examples, key=lambda example: language.name(example.language)):
            self._add(_EXAMPLE, example.language, example.text, f"“{example.text}”")
        self._list.setCurrentRow(0)

    def _add(self, kind: str, tag: str, words: str, shown: str) -> None:
        item = QListWidgetItem(f"{language.badge(tag)}   {shown}")
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setData(_KEY, (kind, tag, words))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{shown}, {language.name(tag)}")
        self._list.addItem(item)

    def _chosen(self) -> list[tuple[str, str, str]]:
        items = [self._list.item(row) for row in range(self._list.count())]
        return [tuple(item.data(_KEY)) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for words, field in (
            (self.tr("&Name of the new theme"), self._name),
            (self.tr("&What goes to it"), self._list),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field, int(field is self._list))
        column.addLayout(foot(self._said, self._cancel, self._split))

    def _settle(self) -> None:
        chosen = [kind for kind, _, _ in self._chosen()]
        words = counted(chosen.count(_WORD), self.tr("{} word"), self.tr("{} words"))
        examples = counted(chosen.count(_EXAMPLE), self.tr("{} example"), self.tr("{} examples"))
        self._said.setText(self.tr("{words} and {examples} chosen").format(words=words, examples=examples))
        self._split.setEnabled(bool(self.name) and bool(chosen))
        self._split.setAccessibleDescription(self._said.text())
