"""A field over a list: letters say what is listed, arrows move in it, and the field keeps the focus."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from cxreader.model.characters import folded
from cxreader.ui.appearance import Appearance
from cxreader.ui.labels import QuietLabel
from cxreader.ui.picker_entries import Entry, matching
from cxreader.ui.picker_rows import ENTRY_ROLE, PickerDelegate, PickerModel

# what the key of something that does not exist yet begins with; its name follows
NEW = "new:"

_LIST_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class PickerList(QWidget):
    """Things to pick from.

    Signals:
        moved: Another entry is the current one, or none is.
        entered: Enter was pressed.
        clicked: An entry was clicked; it is the current one.

    """

    moved = Signal()
    entered = Signal()
    clicked = Signal()

    def __init__(
        self,
        appearance: Appearance,
        parent: QWidget | None = None,
        *,
        badged: bool = True,
        kinds: Iterable[str] = (),
    ) -> None:
        """Make a list.

        Args:
            appearance: The program's look.
            parent: The widget it lies in.
            badged: Whether what is picked has badges.
            kinds: All kinds of things to pick, where there are several.

        """
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._source: Callable[[str], Sequence[Entry]] | None = None
        self._new = ""
        self._field = QLineEdit()
        self._field.installEventFilter(self)
        self._model = PickerModel(self)
        self._view = _View()
        self._view.setModel(self._model)
        self._view.setItemDelegate(PickerDelegate(appearance, self._view, badged=badged, kinds=kinds))
        self._nothing = QuietLabel(appearance)
        self._nothing.setContentsMargins(12, 8, 12, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._field)
        column.addWidget(self._nothing)
        column.addWidget(self._view, 1)
        self.setFocusProxy(self._field)
        self._field.textChanged.connect(self._filter)
        self._view.clicked.connect(lambda _index: self.clicked.emit())
        self._view.selectionModel().currentChanged.connect(self._tell)

    def say(self, name: str, hint: str, nothing: str) -> None:
        """Take the words of the list.

        Args:
            name: What is picked.
            hint: What may be typed.
            nothing: What is said where nothing goes with the letters typed.

        """
        for widget in (self._field, self._view):
            widget.setAccessibleName(name)
        self._field.setPlaceholderText(hint)
        self._nothing.setText(nothing)

    def offer(self, entries: Sequence[Entry]) -> None:
        """Take what can be picked, in the order it is shown before anything is typed."""
        self._entries = tuple(entries)
        self._filter(self._field.text())

    def offer_from(self, source: Callable[[str], Sequence[Entry]]) -> None:
        """Take what gives the things that may go with what is typed, in the order in which equals are shown."""
        self._source, chosen = source, self.chosen
        self._filter(self._field.text())
        # what is offered may have been counted meanwhile: the person stays where they are
        if chosen:
            self.choose(chosen)

    def offer_new(self, words: str) -> None:
        """Let what was typed be picked as well, at the end, as the name of something new.

        Args:
            words: What is said of it, ``{}`` standing for the name.

        """
        self._new = words
        self._filter(self._field.text())

    def new_entry(self, name: str) -> Entry:
        """Return what stands for something new of a name."""
        return Entry(f"{NEW}{name}", "＋", "", self._new.format(name))

    @property
    def chosen(self) -> str | None:
        """Key of the current entry, None where there is none."""
        entry = self._view.currentIndex().data(ENTRY_ROLE)
        return entry.key if isinstance(entry, Entry) else None

    def choose(self, key: str) -> None:
        """Make the entry of a key the current one; an unknown key changes nothing."""
        for row in range(self._model.rowCount()):
            index = self._model.index(row)
            if index.data(ENTRY_ROLE).key == key:
                self._view.setCurrentIndex(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows move in the list, and Enter pick, while the field has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit()
                return True
            if event.key() in _LIST_KEYS:
                self._view.move_by_key(event)
                return True
        return super().eventFilter(watched, event)

    def _filter(self, typed: str) -> None:
        if self._source:
            self._entries = tuple(self._source(typed))
        self._model.set_entries([*matching(self._entries, typed), *self._made_of(typed)])
        found = self._model.rowCount() > 0
        self._nothing.setVisible(not found)
        if found:
            self._view.setCurrentIndex(self._model.index(0))
        else:
            self._tell(QModelIndex())

    def _made_of(self, typed: str) -> list[Entry]:
        name = " ".join(typed.split())
        known = {folded(entry.name) for entry in self._entries}
        return [self.new_entry(name)] if self._new and name and folded(name) not in known else []

    def _tell(self, current: QModelIndex) -> None:
        # a changed description of the field that has the focus is what a screen reader speaks
        self._field.setAccessibleDescription(current.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        self.moved.emit()


class _View(QListView):
    """The list below the field; the field keeps the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def move_by_key(self, event: QKeyEvent) -> None:
        """Move the current row as a key says."""
        super().keyPressEvent(event)
