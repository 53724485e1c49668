"""The examples of a theme: passages from which the program learns what it means."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxreader.model import language
from cxreader.model.theme import Example
from cxreader.ui.appearance import Appearance
from cxreader.ui.directions import isolated
from cxreader.ui.enter_field import EnterField
from cxreader.ui.frames import ITEMS
from cxreader.ui.icon_button import IconButton


class ExampleList(QWidget):
    """Shows and changes the examples of one theme, by language.

    Signals:
        changed: The person added one or took one away.
        passage_wanted: The passage that is open in the window is to become one.
        teaching_wanted: The person wants to be asked which passages speak of the theme.

    """

    changed = Signal()
    passage_wanted = Signal()
    teaching_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = ""
        self._examples: tuple[Example, ...] = ()
        self._list = _List()
        self._list.setAccessibleName(self.tr("Examples"))
        self._list.setObjectName("examples")
        self._list.removed.connect(self._remove)
        self._field = EnterField()
        self._field.setPlaceholderText(self.tr("Add a passage that speaks of it"))
        self._field.setAccessibleName(self.tr("New example"))
        self._field.entered.connect(self.add_typed)
        self._language = QComboBox()
        for tag, name in language.names().items():
            self._language.addItem(name, tag)
        self._add = QPushButton(self.tr("Add Example"), autoDefault=False)
        self._add.clicked.connect(self.add_typed)
        self._take = QPushButton(self.tr("Add Current Passage"), autoDefault=False)
        self._take.clicked.connect(self.passage_wanted)
        self._teach = QPushButton(self.tr("Ask About Passages…"), autoDefault=False)
        self._teach.clicked.connect(self.teaching_wanted)
        self._delete = IconButton(appearance, "delete", self.tr("Delete example (Del)"))
        self._delete.clicked.connect(lambda: self._remove(self._list.currentRow()))
        self._arrange()

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._field, 1)
        # a screen reader says a label of a choice, and no name it may have else
        label = QLabel(self.tr("&Language"))
        label.setBuddy(self._language)
        first.addWidget(label)
        first.addWidget(self._language)
        first.addWidget(self._add)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self._take)
        second.addWidget(self._teach)
        second.addStretch()
        second.addWidget(self._delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._list, 1)
        column.addLayout(first)
        column.addLayout(second)

    def set_examples(self, theme: str, examples: Sequence[Example], tag: str, *, passage: bool) -> None:
        """Show other examples.

        Args:
            theme: Id of the theme.
            examples: Its examples, each with all its themes.
            tag: The language that a new one is probably in.
            passage: Whether there is a passage open that could become one.

        """
        self._theme = theme
        self._examples = tuple(examples)
        self._take.setEnabled(passage)
        self._language.setCurrentIndex(max(0, self._language.findData(language.base(tag))))
        self._show()

    def examples(self) -> tuple[Example, ...]:
        """Return the examples as they are now."""
        return self._examples

    def add(self, text: str, tag: str) -> None:
        """Add an example, unless the same text is one already."""
        words = " ".join(text.split())
        if not words or words in (example.text for example in self._examples):
            return
        self._examples += (Example(words, tag, (self._theme,)),)
        self._show()
        self._list.setCurrentRow([example.text for example in self._sorted()].index(words))
        self.changed.emit()

    def add_typed(self) -> None:
        """Add what stands in the field."""
        self.add(self._field.text(), self._language.currentData())
        self._field.clear()

    def _remove(self, row: int) -> None:
        if row < 0:
            return
        gone = self._sorted()[row]
        self._examples = tuple(example for example in self._examples if example != gone)
        self._show()
        self.changed.emit()

    def _sorted(self) -> list[Example]:
        return sorted(self._examples, key=lambda example: language.name(example.language))

    def _show(self) -> None:
        self._list.show_examples(self._sorted())
        self._delete.setEnabled(bool(self._examples))


class _List(QListWidget):
    """Whole passages, each in as many lines as it takes."""

    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(ITEMS)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_examples(self, examples: Sequence[Example]) -> None:
        """Show other passages; the current row stays in its place."""
        current = max(0, self.currentRow())
        self.clear()
        for example in examples:
            item = QListWidgetItem(f"{language.badge(example.language)}   {isolated(example.text)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{language.name(example.language)}. {example.text}")
            self.addItem(item)
        self.setCurrentRow(min(current, self.count() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
