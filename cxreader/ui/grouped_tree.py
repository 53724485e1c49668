"""The look and feel of rows in two levels: a tree without branches, and how its rows are painted."""

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.grouped_rows import ROW_ROLE
from cxreader.ui.key_claims import claim
from cxreader.ui.row_states import state_of

# keys that do what a click does
PRESSES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})

# pixels at both ends of a row
MARGIN = 12
_ARROW, _GAP = 14, 4

_CONTROL = Qt.KeyboardModifier.ControlModifier
_Index = QModelIndex | QPersistentModelIndex


class GroupedTree(QTreeView):
    """Groups that fold, with their rows below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)

    def unfold(self, wanted: Callable[[QModelIndex], bool]) -> None:
        """Unfold the groups of which that is wanted, and fold all others; nobody is told."""
        self.blockSignals(True)
        for place in range(self.model().rowCount()):
            index = self.model().index(place, 0)
            self.setExpanded(index, wanted(index))
        self.blockSignals(False)

    def turn(self, index: QModelIndex) -> None:
        """Fold a group that is unfolded, unfold one that is folded."""
        self.setExpanded(index, not self.isExpanded(index))


class PressedTree(GroupedTree):
    """A tree that tells which row is pressed: clicked, or met with Enter or Space.

    Signals:
        pressed_on: A row is pressed; its index, and whether Ctrl is held.

    """

    pressed_on = Signal(QModelIndex, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setExpandsOnDoubleClick(False)

    def event(self, event: QEvent) -> bool:
        """Keep letters, Enter and Space from the menus while the tree has the focus."""
        return claim(event, PRESSES) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter and Space; leave the rest, arrows and letters, to the tree."""
        if event.key() in PRESSES and self.currentIndex().isValid():
            self._press(self.currentIndex(), event.modifiers())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Answer a click with the left button."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self._press(index, event.modifiers())

    def selectionCommand(self, _index: _Index, _event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Keep the current row selected, with Ctrl held as well."""
        return QItemSelectionModel.SelectionFlag.ClearAndSelect

    def _press(self, index: QModelIndex, held: Qt.KeyboardModifier) -> None:
        self.pressed_on.emit(index, bool(held & _CONTROL))


class GroupedDelegate(QStyledItemDelegate):
    """Paints groups as quiet headings that fold; a class of its kind says of what, and paints their rows."""

    def __init__(self, appearance: Appearance, view: QTreeView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return 30 px of height, more where the font needs it."""
        return QSize(120, max(30, option.fontMetrics.height() + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a group or a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        badges.paint_row(painter, option.rect, self._appearance.tokens, state_of(self._view, option, index))
        if index.data(ROW_ROLE) is None:
            self._paint_group(painter, option, index)
        else:
            self._paint_row(painter, option, index)
        painter.restore()

    @abstractmethod
    def _heading(self, index: _Index) -> str:
        """Return the words of a group."""

    @abstractmethod
    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint what stands in a row."""

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        colour, height = self._appearance.tokens.secondary, option.rect.height()
        arrow = badges.placed(option, QRect(MARGIN, (height - _ARROW) // 2, _ARROW, _ARROW))
        badges.paint_chevron(painter, arrow, colour, unfolded=self._view.isExpanded(index))
        painter.setPen(colour)
        left = MARGIN + _ARROW + _GAP
        room = QRect(left, 0, option.rect.width() - left - MARGIN, height)
        badges.write(painter, option, room, self._heading(index), badges.small(option.font, strong=True))
