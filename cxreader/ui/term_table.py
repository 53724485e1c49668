"""The table of a theme's words in one language: typed over, ticked, switched and deleted in place."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.row_states import state_of
from cxreader.ui.term_rows import TermColumn, TermModel, TermRow
from cxreader.ui.word_menu import add_word

_ROW = 30
_BOX = 16
_PAD = 8
_MARK = 10
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TICKS = frozenset({TermColumn.USED, TermColumn.HINT})


class TermTable(QTableView):
    """Words with their form, hint, number found and switch; Space and Enter act on the cell, Delete on the row.

    Signals:
        search_wanted: A word is to be searched for.
        others_wanted: What other languages have for a word is.

    """

    search_wanted = Signal(str)
    others_wanted = Signal(str)

    def __init__(self, appearance: Appearance, model: TermModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("words")
        self._terms = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(appearance, model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(_ROW, self.fontMetrics().height() + 10))
        # the delegate paints what is current
        self.setStyleSheet("QTableView { selection-background-color: transparent; }")
        self._lay_out_columns()
        self.clicked.connect(self._terms.toggle)
        appearance.changed.connect(self.viewport().update)

    def _lay_out_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        measure = header.fontMetrics().horizontalAdvance
        widths = {
            TermColumn.USED: measure(" Use ") + 2 * _PAD,
            TermColumn.FORM: measure("whole word") + 3 * _PAD + _MARK,
            TermColumn.HINT: measure(" Hint ") + 2 * _PAD,
            TermColumn.FOUND: measure(" Found ") + 2 * _PAD,
        }
        header.setSectionResizeMode(TermColumn.WORD, QHeaderView.ResizeMode.Stretch)
        for column, width in widths.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)

    def go_to(self, row: int) -> None:
        """Make the word of a row the current cell; nothing where there is no such row."""
        self.setCurrentIndex(self._terms.index(row, TermColumn.WORD))

    def remove_current(self) -> None:
        """Delete the current row; the next one becomes the current one."""
        row = self.currentIndex().row()
        if row >= 0:
            self._terms.remove(row)
            self.go_to(min(row, self._terms.rowCount() - 1))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the word."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        self.go_to(index.row())
        row: TermRow = index.data(Qt.ItemDataRole.UserRole)
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Word"))
        term = row.term.removesuffix("?")
        add_word(menu, term, term, self.search_wanted.emit, self.others_wanted.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Edit"), lambda: self.edit(self.currentIndex()))
        menu.addAction(self.tr("Delete Word"), self.remove_current)
        below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        menu.setActiveAction(menu.actions()[0])
        menu.exec(below if by_key else event.globalPos())
        menu.deleteLater()

    def end_editing(self) -> None:
        """Take what is being typed over a word."""
        if self.state() is QAbstractItemView.State.EditingState:
            # a line that loses the focus gives what stands in it
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Space, Enter and Delete."""
        index = self.currentIndex()
        if self.state() is QAbstractItemView.State.EditingState:
            # what the line that is typed in leaves over, such as its Enter, is for nobody
            event.accept()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_current()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif index.isValid() and event.key() in (*_ENTER, Qt.Key.Key_Space):
            if not self._terms.toggle(index):
                self.edit(self._terms.index(index.row(), TermColumn.WORD))
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Paints ticks, words, forms and numbers in the program's colours."""

    def __init__(self, appearance: Appearance, model: TermModel, view: QTableView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._terms = model
        self._view = view

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Return a line to type a word in."""
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Word"))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Let the line fill its cell."""
        editor.setGeometry(option.rect)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._appearance.tokens
        state = state_of(self._view, option, index)
        badges.paint_row(painter, option.rect, tokens, state)
        row: TermRow = index.data(Qt.ItemDataRole.UserRole)
        column = TermColumn(index.column())
        if column in _TICKS:
            self._paint_box(painter, option, ticked=row.used if column is TermColumn.USED else row.hint)
        else:
            strong = row.used and column is TermColumn.WORD
            painter.setPen(tokens.text if strong else tokens.secondary)
            font = QFont(option.font)
            font.setStrikeOut(column is TermColumn.WORD and not row.used)
            room = QRect(_PAD, 0, option.rect.width() - 2 * _PAD, option.rect.height())
            badges.write(painter, option, room, str(index.data()), font, at_end=column is TermColumn.FOUND)
            if column is TermColumn.FORM and not self._terms.unspaced:
                mark = QRect(option.rect.width() - _PAD - _MARK, (option.rect.height() - _MARK) // 2, _MARK, _MARK)
                badges.paint_chevron(painter, badges.placed(option, mark), tokens.secondary, unfolded=True)
        painter.restore()

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, *, ticked: bool) -> None:
        tokens = self._appearance.tokens
        top = (option.rect.height() - _BOX) // 2
        box = badges.placed(option, QRect(_PAD + 4, top, _BOX, _BOX))
        painter.setPen(QPen(tokens.accent if ticked else tokens.border, 1.5))
        painter.setBrush(tokens.accent if ticked else tokens.page)
        painter.drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        if ticked:
            badges.paint_tick(painter, box.adjusted(3, 3, -3, -3), tokens.on_accent)
