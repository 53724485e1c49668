"""A layout that sets widgets side by side and goes on in a new line where the room ends."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from cxreader.ui.row_states import mirrored


class FlowLayout(QLayout):
    """Widgets in lines, in the direction of reading, centred on their line; hidden ones take no room."""

    def __init__(self, parent: QWidget, spacing: int = 4) -> None:
        """Lay out a widget's children.

        Args:
            parent: The widget.
            spacing: Pixels between children and between lines.

        """
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Take a widget at a place among the others."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.update()

    def drop(self, widget: QWidget) -> None:
        """Let a widget go for good."""
        self.removeWidget(widget)
        # hidden first, since it may be the very one whose press led here
        widget.hide()
        widget.deleteLater()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away, None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Say that spare room is for others."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that less width takes more height."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that a width takes."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place every item."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        largest = QSize(0, 0)
        for item in self._items:
            largest = largest.expandedTo(item.minimumSize())
        return self._with_margins(largest)

    def _with_margins(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Go through the lines, moving items if asked, and return the height they take."""
        room = rect.marginsRemoved(self.contentsMargins())
        lines: list[list[QLayoutItem]] = []
        shown = [item for item in self._items if not item.isEmpty()]
        numbers = in_lines((item.sizeHint().width() for item in shown), room.width(), self.spacing())
        for item, number in zip(shown, numbers, strict=True):
            if number == len(lines):
                lines.append([])
            lines[number].append(item)
        top = room.top()
        for line in lines:
            height = max((item.sizeHint().height() for item in line), default=0)
            if move:
                self._place(line, QRect(room.left(), top, room.width(), height))
            top += height + self.spacing()
        margins = self.contentsMargins()
        return top - self.spacing() - room.top() + margins.top() + margins.bottom()

    def _place(self, line: list[QLayoutItem], room: QRect) -> None:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        left = room.left()
        for item in line:
            size = item.sizeHint().boundedTo(QSize(room.width(), room.height()))
            spot = QRect(QPoint(left, room.top() + (room.height() - size.height()) // 2), size)
            item.setGeometry(mirrored(direction, room, spot))
            left += size.width() + self.spacing()


def in_lines(widths: Iterable[int], room: int, spacing: int) -> list[int]:
    """Return for things of some widths the number of the line that each is in, from 0."""
    numbers: list[int] = []
    line = used = 0
    for width in widths:
        if used and used + width > room:
            line, used = line + 1, 0
        numbers.append(line)
        used += width + spacing
    return numbers
