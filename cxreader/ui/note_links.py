"""The links of a highlight, below its note: each leads to the other quote."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from cxreader.ui.flow_layout import FlowLayout

_QUOTE = 24


class NoteLinks(QWidget):
    """A button for each link, beside it one that takes it away, and one for more.

    Signals:
        wanted: Another highlight is to be linked.
        followed: Go to this highlight; its id.
        removed: This link is to go; its id.

    """

    wanted = Signal()
    followed = Signal(int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[int, int, str], ...] = ()
        self._buttons: list[QToolButton] = []
        self._flow = FlowLayout(self, 4)
        self._more = self._button(self.tr("＋ Link"), self.tr("Link to another highlight"))
        self._more.clicked.connect(self.wanted)
        self._flow.addWidget(self._more)

    def set_links(self, links: Sequence[tuple[int, int, str]]) -> None:
        """Show other links, each an id, the highlight it leads to, and the quote of that."""
        if tuple(links) == self._shown:
            return
        self._shown = tuple(links)
        had_focus = any(button.hasFocus() for button in self._buttons)
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [button for link in links for button in self._pair(*link)]
        for place, button in enumerate(self._buttons):
            self._flow.insert_widget(place, button)
            button.show()
        order = [*self._buttons, self._more]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        if had_focus:
            self._more.setFocus()

    def _pair(self, link: int, highlight: int, quote: str) -> tuple[QToolButton, QToolButton]:
        words = " ".join(quote.split())
        short = words if len(words) <= _QUOTE else f"{words[:_QUOTE].rstrip()}…"
        # a single & would mark a letter
        shown = f"↔ “{short}”".replace("&", "&&")
        go = self._button(shown, self.tr("Go to “{}”").format(words))
        go.clicked.connect(lambda: self.followed.emit(highlight))
        name = self.tr("Remove link to “{}”").format(words)
        remove = self._button("×", name)
        remove.clicked.connect(lambda: self.removed.emit(link))
        return go, remove

    def _button(self, words: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setProperty("chip", True)
        button.setMinimumSize(28, 28)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button
