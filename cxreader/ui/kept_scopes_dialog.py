"""The dialogs about kept scopes: what one is to be called, and the list of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
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

from cxreader.ui.appearance import Appearance
from cxreader.ui.foot import foot
from cxreader.ui.frames import ITEMS
from cxreader.ui.labels import QuietLabel

_KEY = Qt.ItemDataRole.UserRole
_SENTENCE = Qt.ItemDataRole.UserRole + 1


class ScopeName(QDialog):
    """Asks what a scope is to be called; once accepted, ``name`` is that."""

    def __init__(
        self, appearance: Appearance, proposal: str, sentence: str, taken: Sequence[str], parent: QWidget | None
    ) -> None:
        """Make the dialog.

        Args:
            appearance: The program's look.
            proposal: The name that is offered.
            sentence: The scope in words.
            taken: Names of the scopes that are kept already.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("scopeName")
        self.setWindowTitle(self.tr("Keep This Scope"))
        self.setMinimumWidth(440)
        self._taken = frozenset(taken)
        self._sentence = sentence
        self._field = QLineEdit(proposal)
        self._said = QuietLabel(appearance, sentence)
        self._said.setWordWrap(True)
        self._keep = QPushButton(self.tr("Keep"), default=True)
        cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        label = QLabel(self.tr("&Name"))
        label.setBuddy(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for widget in (label, self._field, self._said):
            column.addWidget(widget)
        column.addStretch()
        column.addLayout(foot(None, cancel, self._keep))
        self._field.textChanged.connect(self._settle)
        self._keep.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self._settle()
        self._field.selectAll()
        self._field.setFocus()

    @property
    def name(self) -> str:
        """The name that was typed."""
        return " ".join(self._field.text().split())

    def _settle(self) -> None:
        self._keep.setEnabled(bool(self.name))
        taken = self.tr("“{}” is kept already. To keep this scope puts it in the place of that one.").format(self.name)
        said = taken if self.name in self._taken else self._sentence
        self._said.setText(said)
        # a changed description of the focused field is what a screen reader speaks
        self._field.setAccessibleDescription(said)


class KeptScopesDialog(QDialog):
    """The kept scopes; once accepted, the current one is to be gone to.

    Signals:
        renamed: A scope is to have another name; its id and the name.
        removed: A scope is to be forgotten; its id.
        undo_wanted: The last change is to be taken back.

    """

    renamed = Signal(int, str)
    removed = Signal(int)
    undo_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("keptScopes")
        self.setWindowTitle(self.tr("Kept Scopes"))
        self.resize(480, 400)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Kept scopes"))
        self._list.setAccessibleDescription(self.tr("F2 renames, Delete removes, Enter goes there."))
        self._list.setStyleSheet(ITEMS)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self._said = QuietLabel(appearance)
        self._said.setWordWrap(True)
        self._go = QPushButton(self.tr("Go There"), default=True)
        self._rename = QPushButton(self.tr("Rename"), autoDefault=False)
        self._remove = QPushButton(self.tr("Remove"), autoDefault=False)
        self._close = QPushButton(self.tr("Close"), autoDefault=False)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._list, 1)
        column.addWidget(self._said)
        column.addLayout(foot(self._rename, self._remove, None, self._close, self._go))

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._settle)
        self._list.itemChanged.connect(self._on_typed)
        self._list.itemDoubleClicked.connect(self.accept)
        self._go.clicked.connect(self.accept)
        self._close.clicked.connect(self.reject)
        self._rename.clicked.connect(lambda: self._list.editItem(self._list.currentItem()))
        self._remove.clicked.connect(self._on_remove)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self.undo_wanted)

    def set_rows(self, rows: Sequence[tuple[int, str, str]]) -> None:
        """Show other scopes; the current row stays, or its neighbour.

        Args:
            rows: For each its id, its name, and what it is in words.

        """
        current, place = self.current, self._list.currentRow()
        self._list.blockSignals(True)
        self._list.clear()
        for key, name, sentence in rows:
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(_KEY, (key, name))
            item.setData(_SENTENCE, sentence)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}: {sentence}")
            self._list.addItem(item)
        keys = [key for key, _, _ in rows]
        self._list.setCurrentRow(keys.index(current) if current in keys else min(max(place, 0), len(keys) - 1))
        self._list.blockSignals(False)
        self._settle()
        self._list.setFocus()

    def say(self, message: str) -> None:
        """Say what was done."""
        self._said.setText(message)

    @property
    def current(self) -> int:
        """Id of the current scope; 0 for none."""
        item = self._list.currentItem()
        return int(item.data(_KEY)[0]) if item else 0

    def _settle(self) -> None:
        item = self._list.currentItem()
        nothing = self.tr("No scope is kept. Choose Go ▸ Keep This Scope to keep one.")
        self._said.setText(item.data(_SENTENCE) if item else nothing)
        for button in (self._go, self._rename, self._remove):
            button.setEnabled(item is not None)

    def _on_typed(self, item: QListWidgetItem) -> None:
        key, before = item.data(_KEY)
        name = " ".join(item.text().split())
        others = [self._list.item(row).data(_KEY) for row in range(self._list.count())]
        if not name or name == before:
            self._put_back(item, before)
        elif any(name == held for other, held in others if other != key):
            self._put_back(item, before)
            self.say(self.tr("Another scope is called “{}” already. Choose another name.").format(name))
        else:
            self.renamed.emit(key, name)

    def _put_back(self, item: QListWidgetItem, name: str) -> None:
        self._list.blockSignals(True)
        item.setText(name)
        self._list.blockSignals(False)

    def _on_remove(self) -> None:
        if self.current:
            self.removed.emit(self.current)
