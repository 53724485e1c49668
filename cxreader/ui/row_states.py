"""The state of a row that is painted.

Qt tells it in the flags of QStyle too, a class with hundreds of names that takes longer to load than a whole panel.
"""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem


class RowState(NamedTuple):
    """Whether a row is the current one, lies under the mouse, and has the focus."""

    current: bool
    hovered: bool
    focused: bool


def state_of(
    view: QAbstractItemView, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
) -> RowState:
    """Return the state of a row of a view that is being painted."""
    return RowState(
        current=view.selectionModel().isSelected(index),
        hovered=view.underMouse() and option.rect.contains(view.viewport().mapFromGlobal(QCursor.pos())),
        focused=view.hasFocus() and view.currentIndex() == index,
    )


def mirrored(direction: Qt.LayoutDirection, whole: QRect, part: QRect) -> QRect:
    """Return where a part lies that was placed as if all were read from left to right."""
    if direction is not Qt.LayoutDirection.RightToLeft:
        return part
    return part.translated(whole.left() + whole.right() - part.left() - part.right(), 0)
