"""The table of the overview: gone through by arrows, entered by a click or Enter, copied as a table."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from cxreader.model.overview import Columns
from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.filling import fill
from cxreader.ui.heat import shade
from cxreader.ui.key_claims import claim
from cxreader.ui.overview_headers import ColumnHeadings, RowHeadings
from cxreader.ui.overview_rows import HEAT_ROLE, OverviewModel, Place

_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
# least and greatest width of a column in pixels, and the lines of its name
_WIDTHS = {
    Columns.LANGUAGES: (64, 120, 1),
    Columns.DOCUMENTS: (120, 160, 2),
    Columns.MONTHS: (76, 120, 1),
    Columns.THEMES: (52, 80, 1),
}
_ALL_WIDTH = 72


class OverviewView(QTableView):
    """Cells in shades, each of which leads to its passages.

    Signals:
        entered: A cell was clicked, or Enter pressed on it; its `Place`.
        copy_wanted: What is selected is to be copied or, where that is one cell, the whole table.
        moved: Another cell is the current one.

    """

    entered = Signal(Place)
    copy_wanted = Signal()
    moved = Signal()

    def __init__(self, appearance: Appearance, model: OverviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = model
        self.setObjectName("overview")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalHeader(ColumnHeadings(appearance, self))
        self.setVerticalHeader(RowHeadings(appearance, self))
        self.setModel(model)
        self.setItemDelegate(_Delegate(appearance, self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QTableView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._tell)
        appearance.changed.connect(self.viewport().update)

    @property
    def selected(self) -> tuple[list[int], list[int]]:
        """The numbers of the rows and columns that are selected; all of them where no more than one cell is."""
        chosen = self.selectedIndexes()
        if len(chosen) > 1:
            return sorted({index.row() for index in chosen}), sorted({index.column() for index in chosen})
        return list(range(self._cells.rowCount())), list(range(self._cells.columnCount()))

    def lay_out(self) -> None:
        """Give the columns the room that there is."""
        overview = self._cells.overview
        if overview is None:
            return
        least, most, lines = _WIDTHS[overview.columns_are]
        header = self.horizontalHeader()
        if isinstance(header, ColumnHeadings) and header.lines != lines:
            header.lines = lines
            header.updateGeometry()
            self.updateGeometries()
        room = self.viewport().width() - _ALL_WIDTH
        width = max(least, min(most, room // max(1, len(overview.columns))))
        for column in range(len(overview.columns)):
            header.resizeSection(column, width)
        header.resizeSection(len(overview.columns), _ALL_WIDTH)

    def event(self, event: QEvent) -> bool:
        """Keep letters and Enter from the menus while the table has the focus."""
        return claim(event, _ENTERS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter and Copy; leave the arrows to the table."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in _ENTERS and index.isValid():
            self.entered.emit(self._cells.place(index))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _letters: str) -> None:
        """Look for nothing: the cells are numbers."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Enter the cell that was clicked, unless several are selected."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier and event.button() is Qt.MouseButton.LeftButton
        if plain and index.isValid() and self.selectedIndexes() == [index]:
            self.entered.emit(self._cells.place(index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the room that there is."""
        super().resizeEvent(event)
        self.lay_out()

    def _tell(self) -> None:
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.viewport().update()
        if self.currentIndex().isValid():
            self.moved.emit()


class _Delegate(QStyledItemDelegate):
    """Paints what a cell says on its shade."""

    def __init__(self, appearance: Appearance, view: OverviewView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return no more than a few letters take."""
        return QSize(52, 30)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        tokens, view = self._appearance.tokens, self._view
        painter.save()
        rect = option.rect
        fill(painter, rect, tokens.page)
        fill(painter, rect.adjusted(0, 0, -1, -1), shade(tokens, float(index.data(HEAT_ROLE))))
        if not index.data(HEAT_ROLE):
            # as bright as words in high contrast, a line below every cell would shout
            painter.setOpacity(0.25 if tokens.hairline == tokens.text else 1.0)
            fill(painter, rect.adjusted(0, rect.height() - 1, 0, 0), tokens.hairline)
            painter.setOpacity(1.0)
        is_current = view.currentIndex() == index
        is_news = index.data(HEAT_ROLE) or index.column() + 1 == index.model().columnCount()
        painter.setPen(tokens.text if is_news or is_current else tokens.secondary)
        painter.setFont(badges.strengthened(option.font) if is_current else option.font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        # the accent would not stand out from its own shades
        if is_current and view.hasFocus():
            painter.setPen(QPen(tokens.text, 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        elif view.selectionModel().isSelected(index):
            painter.setPen(QPen(tokens.text, 1, Qt.PenStyle.DotLine))
            painter.drawRect(rect.adjusted(1, 1, -3, -3))
        painter.restore()
