"""The left side of the codebook: a filter, buttons that act on a theme, and the tree of families and themes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from cxreader.model.views import ThemeGroup
from cxreader.ui.appearance import Appearance
from cxreader.ui.codebook_rows import CodebookDelegate, CodebookModel, matching_groups
from cxreader.ui.counts import counted
from cxreader.ui.enter_field import EnterField
from cxreader.ui.grouped_tree import GroupedTree
from cxreader.ui.icon_button import IconButton
from cxreader.ui.labels import QuietLabel
from cxreader.ui.pane import Pane

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CodebookTree(Pane):
    """Families and themes to choose from, and what can be done to the chosen one.

    The key of a theme is its id, that of a family has ``FAMILY`` before it.

    Signals:
        chosen: Another row is the current one; its key.
        theme_wanted: A new theme is wanted.
        family_wanted: A new family is wanted.
        merge_wanted: The theme of this id is to become part of another one.
        split_wanted: A part of the theme of this id is to become a theme of its own.
        delete_wanted: The theme or family of this key is to go.
        theme_moved: A theme is to go to a place in a family; its id, the family's, the place.
        family_moved: A family is to go to a place; its id and the place.
        name_wanted: The current row's name is to be typed over.

    """

    chosen = Signal(str)
    theme_wanted = Signal()
    family_wanted = Signal()
    merge_wanted = Signal(str)
    split_wanted = Signal(str)
    delete_wanted = Signal(str)
    theme_moved = Signal(str, str, int)
    family_moved = Signal(str, int)
    name_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[ThemeGroup, ...] = ()
        self._chosen = ""
        self._model = CodebookModel(self)
        # within this panel from the start, it would come before all else for Tab, and not lead to what it shows
        self._view = _View()
        self._view.setObjectName("codebookTree")
        self._view.setAccessibleName(self.tr("Families and themes"))
        self._view.setAccessibleDescription(self.tr("Alt with Up and Down moves a theme, F2 renames it."))
        self._view.setModel(self._model)
        self._view.setItemDelegate(CodebookDelegate(appearance, self._model, self._view))
        self._filter = EnterField()
        self._filter.setPlaceholderText(self.tr("Filter"))
        self._filter.setAccessibleName(self.tr("Filter themes"))
        self._count = QuietLabel(appearance)
        self._plus = IconButton(appearance, "plus", self.tr("New theme"))
        self._family = IconButton(appearance, "family", self.tr("New family"))
        self._merge = IconButton(appearance, "merge", self.tr("Merge into another theme…"))
        self._split = IconButton(appearance, "split", self.tr("Split…"))
        self._up = IconButton(appearance, "up", self.tr("Move up (Alt+Up)"))
        self._down = IconButton(appearance, "down", self.tr("Move down (Alt+Down)"))
        self._delete = IconButton(appearance, "delete", self.tr("Delete (Del)"))
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self._plus, self._family, self._merge, self._split, self._up, self._down, self._delete):
            buttons.addWidget(button)
        buttons.insertStretch(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._filter)
        column.addLayout(buttons)
        column.addWidget(self._view, 1)
        column.addWidget(self._count)
        self.set_home(self._view)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._show)
        self._filter.entered.connect(self._view.setFocus)
        self._plus.clicked.connect(self.theme_wanted)
        self._family.clicked.connect(self.family_wanted)
        self._merge.clicked.connect(lambda: self.merge_wanted.emit(self.current))
        self._split.clicked.connect(lambda: self.split_wanted.emit(self.current))
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._delete.clicked.connect(self._ask_to_delete)
        self._view.step_pressed.connect(self._move)
        self._view.delete_pressed.connect(self._ask_to_delete)
        self._view.name_pressed.connect(self.name_wanted)
        # what they lead to may change the very rows that are still being gone through when they are sent
        queued = Qt.ConnectionType.QueuedConnection
        self._view.selectionModel().currentChanged.connect(self._tell, queued)
        self._model.dropped.connect(self.theme_moved, queued)

    # ---- what is shown

    def set_groups(self, groups: Sequence[ThemeGroup], current: str) -> None:
        """Show other families and themes, and make the one of a key the current one; nobody is told of that."""
        self._groups = tuple(groups)
        themes = counted(sum(len(group.rows) for group in groups), self.tr("{} theme"), self.tr("{} themes"))
        families = counted(len(groups), self.tr("{} family"), self.tr("{} families"))
        self._count.setText(f"{themes}, {families}")
        self._show()
        self.choose(current)

    def choose(self, key: str) -> None:
        """Make a theme or family the current one; nobody is told of that."""
        index = self._model.find(key)
        if not index.isValid() and self._filter.text():
            # what the filter hides cannot be the current one
            self._filter.clear()
            index = self._model.find(key)
        self._chosen = key
        self._view.setCurrentIndex(index)
        self._allow()

    @property
    def current(self) -> str:
        """Key of the current theme or family; empty for none."""
        return self._model.key(self._view.currentIndex())

    def _show(self) -> None:
        current = self.current
        places = range(self._model.rowCount())
        folded = {
            self._model.key(index)
            for place in places
            if not self._view.isExpanded(index := self._model.index(place, 0))
        }
        filtered = bool(self._filter.text())
        if self._model.show_groups(matching_groups(self._groups, self._filter.text()), frozenset()):
            self._view.unfold(lambda index: filtered or self._model.key(index) not in folded)
            self._view.setCurrentIndex(self._model.find(current))
        # places among some of the rows are no places among all
        self._view.setDragEnabled(not filtered)
        self._allow()

    def _allow(self) -> None:
        """Let only what is possible be pressed."""
        index = self._view.currentIndex()
        is_theme = self._model.row(index) is not None
        many = sum(len(group.rows) for group in self._groups) > 1
        possible = {
            self._merge: is_theme and many,
            self._split: is_theme,
            self._delete: is_theme or len(self._groups) > 1,
            self._up: self._target(-1) is not None,
            self._down: self._target(1) is not None,
        }
        # Qt would give the focus of a button that is disabled to the next one, and that may be the one that deletes;
        # right after a dialog above it this window is not active again yet, so that nothing in it has the focus by Qt
        focused = self.window().focusWidget()
        if any(button is focused and not enabled for button, enabled in possible.items()):
            self._view.setFocus()
        for button, enabled in possible.items():
            button.setEnabled(enabled)

    # ---- what the person does

    def _tell(self) -> None:
        key = self.current
        self._allow()
        if key and key != self._chosen:
            self._chosen = key
            self.chosen.emit(key)

    def _move(self, step: int) -> None:
        target = self._target(step)
        if target is None:
            return
        family, place = target
        if self._model.row(self._view.currentIndex()):
            self.theme_moved.emit(self.current, family, place)
        else:
            self.family_moved.emit(family, place)

    def _target(self, step: int) -> tuple[str, int] | None:
        """Return the family and the place in it that one step leads to, for a family its own place; None for none."""
        index = self._view.currentIndex()
        if not index.isValid() or self._filter.text():
            return None
        above, here = index.parent().row(), index.row() + step
        if not self._model.row(index):
            return (self._groups[index.row()].family.id, here) if 0 <= here < len(self._groups) else None
        if 0 <= here < len(self._groups[above].rows):
            return self._groups[above].family.id, here
        if not 0 <= above + step < len(self._groups):
            return None
        neighbour = self._groups[above + step]
        return neighbour.family.id, len(neighbour.rows) if step < 0 else 0

    def _ask_to_delete(self) -> None:
        if self._delete.isEnabled() and self.current:
            self.delete_wanted.emit(self.current)


class _View(GroupedTree):
    """A tree that answers F2, Delete, and Alt with arrows, and in which themes can be dragged."""

    step_pressed = Signal(int)
    delete_pressed = Signal()
    name_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys that act on the current row; leave the rest to the tree."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _STEPS:
            self.step_pressed.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.name_pressed.emit()
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.turn(self.currentIndex())
        else:
            super().keyPressEvent(event)
