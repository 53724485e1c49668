"""Letting searches find the documents that an earlier version stored, a few at a time."""

from PySide6.QtCore import QObject, QTimer, Signal

from cxreader.errors import CxError
from cxreader.session import Session, searching
from cxreader.ui.counting import Counting
from cxreader.ui.counts import grouped
from cxreader.ui.hub import Hub

# documents that are made ready in one go, which takes some milliseconds, and the pause between two of them
_PORTION, _PAUSE_MS = 5, 30


class SearchIndex(QObject):
    """Makes the index of a library that has none, from the first search on."""

    progressed = Signal(str)  # how far it is, as a sentence; empty where nothing is missing

    def __init__(self, hub: Hub, counting: Counting, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._counting = hub, counting
        self._session: Session | None = None
        self._left: list[int] = []
        self._pause = QTimer(self, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._go_on)

    def make(self) -> None:
        """Begin, once for each library."""
        if self._session is not self._hub.session:
            self._session = self._hub.session
            self._take([])
            self._counting.ask(searching.unsearched, self._take, "unsearched")

    def stop(self) -> None:
        """Leave it at that."""
        self._pause.stop()

    def _take(self, left: list[int]) -> None:
        self._left = left
        self._tell()
        if left and not self._hub.session.read_only:
            self._pause.start()

    def _go_on(self) -> None:
        session, some = self._hub.session, self._left[:_PORTION]
        if session is not self._session:
            self._take([])
            self._pause.stop()
            return
        self._left = self._left[_PORTION:]
        try:
            searching.make_searchable(session, some)
        except CxError as problem:
            self._pause.stop()
            self._hub.failed.emit(str(problem))
            return
        self._tell()
        if not self._left:
            self._pause.stop()

    def _tell(self) -> None:
        if not self._left:
            self.progressed.emit("")
            return
        whole = self._hub.session.text_count()
        words = self.tr("The search index is being made: {done} of {whole} documents can be searched so far.")
        self.progressed.emit(words.format(done=grouped(max(0, whole - len(self._left))), whole=grouped(whole)))
