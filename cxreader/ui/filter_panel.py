"""The full filter: every facet with its values, each with the number of documents or passages it would leave."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cxreader.model.scope import Facet, Token
from cxreader.ui.appearance import Appearance
from cxreader.ui.filter_delegate import FilterDelegate
from cxreader.ui.filter_rows import FilterGroup, FilterModel, matching
from cxreader.ui.grouped_tree import PRESSES, PressedTree
from cxreader.ui.icon_button import IconButton
from cxreader.ui.key_claims import claim
from cxreader.ui.labels import QuietLabel, TitleLabel

_INTO_LIST = frozenset({Qt.Key.Key_Down, Qt.Key.Key_PageDown, *PRESSES} - {Qt.Key.Key_Space})
# a facet with more values is folded at first
_FEW = 12


class FilterPanel(QFrame):
    """A field over a tree of facets and values with boxes to tick.

    Signals:
        ticked: The person wants a value in the scope, or out of it; the limit, and whether it is to be there.
        opened: The panel is shown.
        closed: The panel is hidden; it hides itself when the person is done.

    """

    ticked = Signal(object, bool)
    opened = Signal()
    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filter")
        self.setAccessibleName(self.tr("Filter"))
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._groups: tuple[FilterGroup, ...] = ()
        self._folds: dict[tuple[Facet, str], bool] = {}
        self._model = FilterModel(self)
        self._model.ticked.connect(self.ticked)
        self._field = QLineEdit(placeholderText=self.tr("Find a language, theme, month, tag…"), clearButtonEnabled=True)
        self._field.setAccessibleName(self.tr("Find in the filter"))
        self._field.textChanged.connect(self._find)
        self._field.installEventFilter(self)
        self._close = IconButton(appearance, "close", self.tr("Close the filter"), self)
        self._close.clicked.connect(self.hide)
        self._view = _View(self)
        self._view.setObjectName("filterValues")
        self._view.setAccessibleName(self.tr("Filter values"))
        self._view.setAccessibleDescription(self.tr("Space ticks a value; Left and Right fold."))
        self._view.setModel(self._model)
        self._view.setItemDelegate(FilterDelegate(appearance, self._view))
        self._view.pressed_on.connect(self._press)
        self._view.left.connect(self.hide)
        self._view.collapsed.connect(lambda index: self._remember_fold(index, folded=True))
        self._view.expanded.connect(lambda index: self._remember_fold(index, folded=False))
        self._hint = QuietLabel(appearance, parent=self)
        self._hint.setContentsMargins(12, 4, 12, 8)
        self._arrange()

    def _arrange(self) -> None:
        title = TitleLabel(self.tr("Filter"), self)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 8, 4)
        head.addWidget(title, 1)
        head.addWidget(self._close)
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 8, 4)
        line.addWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(line)
        column.addWidget(self._view, 1)
        column.addWidget(self._hint)
        # the button that closes comes last for Tab
        QWidget.setTabOrder(self._field, self._view)
        QWidget.setTabOrder(self._view, self._close)
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the field, over all else."""
        super().showEvent(event)
        self.opened.emit()
        self.raise_()
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the panel is closed."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.closed.emit()

    def set_groups(self, groups: Sequence[FilterGroup]) -> None:
        """Show other counts; folds, the current row and what was typed stay."""
        self._groups = tuple(groups)
        bar = self._view.verticalScrollBar()
        place = bar.value()
        if self._show():
            # values of a column change places with their numbers, and the person is in the midst of them
            self._view.doItemsLayout()
            bar.setValue(place)

    def set_chosen(self, chosen: Iterable[Token]) -> None:
        """Tick what is in the scope."""
        self._model.show_chosen(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take from the field the keys that lead into the tree, and Esc."""
        if claim(event, _INTO_LIST | {Qt.Key.Key_Escape}):
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
            if event.key() in _INTO_LIST:
                self._go_in()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Esc, wherever in the panel the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _go_in(self) -> None:
        """Go to the first value of the tree, unless one is the current one."""
        if not self._model.row(self._view.currentIndex()):
            first = self._model.index(0, 0, self._model.index(0, 0))
            self._view.setCurrentIndex(first if first.isValid() else self._model.index(0, 0))
        self._view.setFocus(Qt.FocusReason.TabFocusReason)

    def _find(self) -> None:
        """Show what has the letters in the field, from the beginning or where the current row is."""
        if self._show() and not self._view.currentIndex().isValid():
            self._view.scrollToTop()

    def _show(self) -> bool:
        """Show the groups, and tell whether there are other rows than before."""
        current, letters = self._model.key(self._view.currentIndex()), self._field.text()
        is_other = self._model.show_groups(matching(self._groups, letters))
        if is_other:
            self._view.unfold(lambda index: bool(letters.strip()) or not self._is_folded(index))
            self._view.setCurrentIndex(self._model.find(current))
        self._say()
        return is_other

    def _say(self) -> None:
        empty = self.tr("Nothing has these letters.") if self._groups else self.tr("Counting…")
        self._hint.setText("" if self._model.rowCount() else empty)
        self._hint.setVisible(not self._model.rowCount())

    def _is_folded(self, index: QModelIndex) -> bool:
        group = self._model.group(index)
        return group is not None and self._folds.get(group.key, len(group.rows) > _FEW)

    def _remember_fold(self, index: QModelIndex, *, folded: bool) -> None:
        group = self._model.group(index)
        if group and not self._field.text():
            self._folds[group.key] = folded

    def _press(self, index: QModelIndex, _adding: bool) -> None:
        if not self._model.row(index):
            self._view.turn(index)
            return
        checked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        self._model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)


class _View(PressedTree):
    """The values, in which letters find, and which Esc leaves."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the menus as well while the tree has the focus."""
        return claim(event, {Qt.Key.Key_Escape}) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
