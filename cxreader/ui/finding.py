"""Finding words in the open text."""

from PySide6.QtCore import QObject, Signal

from cxreader.ui.hub import Hub


class Finding(QObject):
    """Keeps the hits of what is being looked for, and which of them is the current one."""

    found = Signal(list, int)  # (start, end) of every hit, and the index of the current one, -1 for none

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._query = ""
        self._hits: list[tuple[int, int]] = []
        self._current = -1

    def look_for(self, query: str, caret: int) -> None:
        """Find a text, ignoring case, accents and width, and go to the first hit from the caret on."""
        self._query = query
        self._find()
        ahead = [n for n, (start, _) in enumerate(self._hits) if start >= caret]
        self._go(ahead[0] if ahead else (0 if self._hits else -1))

    def renew(self) -> None:
        """Look for the same text in a document that was just opened, without going anywhere."""
        self._find()
        self._current = -1
        self.found.emit(self._hits, self._current)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit, round the end of the text."""
        if self._hits:
            self._go((self._current + by) % len(self._hits))

    def stop(self) -> None:
        """Look for nothing any more."""
        self.look_for("", 0)

    def _find(self) -> None:
        from cxreader.analysis import matching

        document = self._hub.document
        self._hits = matching.find(document.text, self._query) if document and self._query.strip() else []

    def _go(self, place: int) -> None:
        self._current = place
        self.found.emit(self._hits, place)
        if place >= 0:
            self._hub.went.emit(*self._hits[place])
