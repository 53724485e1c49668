"""The links of a highlight, below its note: each leads to the other quote."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cxreader.ui.chip import Chip
from cxreader.ui.flow_layout import FlowLayout

_QUOTE = 24
_LEAST = 28  # pixels, so that a single sign can be hit


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
        self._buttons: list[Chip] = []
        self._flow = FlowLayout(self, 4)
        self._more = Chip(self, self.tr("＋ Link"), self.tr("Link to another highlight"))
        self._more.clicked.connect(self.wanted)
        self._flow.addWidget(self._more)

    def set_links(self, links: Sequence[tuple[int, int, str]]) -> None:
        """Show other links, each an id, the highlight it leads to, and the quote of that."""
        if tuple(links) == self._shown:
            return
        self._shown = tuple(links)
        had_focus = any(button.hasFocus() for button in self._buttons)
        for button in self._buttons:
            self._flow.drop(button)
        self._buttons = [button for link in links for button in self._pair(*link)]
        for place, button in enumerate(self._buttons):
            self._flow.insert_widget(place, button)
            button.show()
        order = [*self._buttons, self._more]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        if had_focus:
            self._more.setFocus()

    def _pair(self, link: int, highlight: int, quote: str) -> tuple[Chip, Chip]:
        words = " ".join(quote.split())
        short = words if len(words) <= _QUOTE else f"{words[:_QUOTE].rstrip()}…"
        go = Chip(self, f"↔ “{short}”", self.tr("Go to “{}”").format(words))
        go.clicked.connect(lambda: self.followed.emit(highlight))
        remove = Chip(self, "×", self.tr("Remove link to “{}”").format(words))
        remove.setMinimumWidth(_LEAST)
        remove.clicked.connect(lambda: self.removed.emit(link))
        return go, remove
