"""The sidebar of themes: what the passages speak of, and how often."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from cxreader.model.views import ThemeGroup
from cxreader.ui.appearance import Appearance
from cxreader.ui.grouped_tree import PressedTree
from cxreader.ui.labels import TitleLabel
from cxreader.ui.theme_delegate import ThemeDelegate
from cxreader.ui.theme_rows import ThemeModel


class ThemesSidebar(QWidget):
    """Families that fold, and their themes with counts; a theme can be chosen for the scope.

    Signals:
        chosen: The person wants a theme in the scope, or out of it where it is there; its id, and whether the others
            stay.
        favourite_set: The person gives a theme a digit; the digit 1 to 9 and the theme's id.
        edit_wanted: The person wants to change a theme or a family; its key.
        memo_wanted: The person wants to write the memo on a theme; its id.
    """

    chosen = Signal(str, bool)
    favourite_set = Signal(int, str)
    edit_wanted = Signal(str)
    memo_wanted = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folded: set[str] = set()
        self._model = ThemeModel(self)
        self._view = _View(self)
        self._view.setObjectName("themes")
        self._view.setAccessibleName(self.tr("Themes"))
        self._view.setAccessibleDescription(self.tr("Press Enter to show only the passages of one theme."))
        self._view.setModel(self._model)
        self._view.setItemDelegate(ThemeDelegate(appearance, self._model, self._view))
        self._view.pressed_on.connect(self._press)
        self._view.digit_pressed.connect(self._set_favourite)
        self._view.edit_pressed.connect(self._edit)
        self._view.menu_wanted.connect(self._show_menu)
        self._view.collapsed.connect(self._remember_fold)
        self._view.expanded.connect(self._forget_fold)
        self.setFocusProxy(self._view)
        self._hint = QLabel(self, wordWrap=True)
        self._hint.setContentsMargins(14, 0, 12, 6)
        self._hint.hide()
        title = TitleLabel(self.tr("Themes"), self)
        title.setContentsMargins(14, 10, 12, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(title)
        layout.addWidget(self._hint)
        layout.addWidget(self._view)
        appearance.changed.connect(self._recolour)

    def set_groups(self, groups: Sequence[ThemeGroup], chosen: frozenset[str]) -> None:
        """Show other counts; folds and the current row stay.

        Args:
            groups: The families in the order shown.
            chosen: Ids of the themes in the scope.

        """
        current = self._model.key(self._view.currentIndex())
        if self._model.show_groups(groups, chosen):
            self._view.unfold(lambda index: self._model.key(index) not in self._folded)
            self._view.setCurrentIndex(self._model.find(current))
        else:
            self._recolour()
        if chosen and self._model.key(self._view.currentIndex()) not in chosen and not self._view.hasFocus():
            # a theme chosen elsewhere is brought into sight
            self._view.setCurrentIndex(self._model.find(min(chosen)))

    def set_hint(self, words: str) -> None:
        """Say something above the themes; nothing for no words."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def _recolour(self) -> None:
        self._view.viewport().update()

    def _press(self, index: QModelIndex, adding: bool) -> None:
        row = self._model.row(index)
        if row:
            self.chosen.emit(row.theme.id, adding)
        else:
            self._view.turn(index)

    def _set_favourite(self, digit: int) -> None:
        row = self._model.row(self._view.currentIndex())
        if row:
            self.favourite_set.emit(digit, row.theme.id)

    def _edit(self) -> None:
        key = self._model.key(self._view.currentIndex())
        if key:
            self.edit_wanted.emit(key)

    def _show_menu(self, place: QPoint) -> None:
        """Show what can be done with the current row, at a point of the screen."""
        index = self._view.currentIndex()
        if not index.isValid():
            return
        menu = QMenu(self)
        words = self.tr("&Edit Theme…") if self._model.row(index) else self.tr("&Edit Family…")
        menu.addAction(words, self._edit)
        row = self._model.row(index)
        if row:
            menu.addAction(self.tr("&Memo on This Theme…"), lambda: self.memo_wanted.emit(row.theme.id))
        menu.exec(place)
        menu.deleteLater()

    def _remember_fold(self, index: QModelIndex) -> None:
        self._folded.add(self._model.key(index))

    def _forget_fold(self, index: QModelIndex) -> None:
        self._folded.discard(self._model.key(index))


class _View(PressedTree):
    """The themes, to which digits can be given, and of which a menu can be had."""

    digit_pressed = Signal(int)
    edit_pressed = Signal()
    menu_wanted = Signal(QPoint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer digits and F2."""
        digit = event.key() - Qt.Key.Key_0
        if 1 <= digit <= 9 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:  # noqa: PLR2004  # digits
            self.digit_pressed.emit(digit)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_pressed.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Say where a menu is to be: at the mouse, which has made its row the current one, or at the current row."""
        rect = self.visualRect(self.currentIndex())
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.menu_wanted.emit(event.globalPos() if by_mouse else self.viewport().mapToGlobal(rect.center()))
