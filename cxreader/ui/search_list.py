"""The list of what a search has found: its keys."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.key_claims import claim
from cxreader.ui.passage_lines import Heights
from cxreader.ui.passage_view import PassageView
from cxreader.ui.search_delegate import HitDelegate
from cxreader.ui.search_rows import HitModel

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class SearchList(PassageView):
    """Hits, one below the other, all of one height.

    Signals:
        limit_wanted: Ctrl+Enter was pressed.

    """

    limit_wanted = Signal()

    def __init__(self, appearance: Appearance, rows: HitModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self._delegate = HitDelegate(appearance, self)
        self.setObjectName("hits")
        self.setAccessibleName(self.tr("Found"))
        self.setModel(rows)
        self.setItemDelegate(self._delegate)
        self.measure_by(self._stack)
        appearance.changed.connect(self.viewport().update)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) row."""
        following = self._rows.index(self.currentIndex().row() + by, 0)
        if following.isValid():
            self.setCurrentIndex(following)

    def event(self, event: QEvent) -> bool:
        """Keep letters, and Enter with Ctrl held too, from the menus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _ENTER:
            event.accept()
            return True
        return claim(event, frozenset()) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Ctrl+Enter, and go on by J and K; leave the rest to the list."""
        key = Qt.Key(event.key())
        if key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.limit_wanted.emit()
        elif key in _STEPS and not event.modifiers():
            self.step(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _stack(self) -> Heights:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return Heights(len(self._rows.found.keys), self._delegate.sizeHint(option, QModelIndex()).height(), (), 1, {})
