"""The way to Compare, which is loaded when it is first asked for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from cxreader.model.scope import Scope
from cxreader.ui.main_window import MainWindow
from cxreader.ui.reading_pane import ReadingPane

_VIEW = "compare"


class Comparing(QObject):
    """Shows two documents side by side in the place of the text.

    Signals:
        text_made: A text is there that is still to be brought to life; its pane.

    """

    text_made = Signal(ReadingPane)

    def __init__(self, window: MainWindow, write: Callable[[int], None]) -> None:
        """Wait until it is asked for.

        Args:
            window: The window.
            write: Opens a note for writing, by its key in the panel.

        """
        super().__init__(window)
        self._window = window
        self._write = write
        self._show: Callable[[int, int], None] = self._make
        # what some keys mean there; they return whether they mean anything
        self._step: Callable[[int], bool] = lambda _by: False
        self._note: Callable[[], bool] = bool

    def show(self) -> None:
        """Compare the two documents that are marked in the list, else the open one with the next in scope."""
        documents = self._window.panels.documents
        marked = documents.selected() if documents.isVisible() else ()
        if len(marked) == 2:  # noqa: PLR2004 - the two
            self.show_documents(marked)
        else:
            self._show(self._here, 0)

    def show_documents(self, documents: Sequence[int]) -> None:
        """Compare two documents, or one with the open one."""
        here = self._here
        # the open one stays where it is
        chosen = sorted(documents, key=lambda key: key != here)
        if len(chosen) == 1 and chosen[0] != here:
            chosen.insert(0, here)
        self._show(chosen[0], chosen[1] if chosen[1:] else 0)

    def take_up(self) -> None:
        """Compare what was compared last, where that was the view that was shown last."""
        if self._window.choices.now.view == _VIEW:
            self._show(self._here, 0)

    def step(self, by: int, otherwise: Callable[[int], None]) -> None:
        """Go to the next (1) or previous (-1) passages of the theme; where nothing is compared do something else."""
        if not self._step(by):
            otherwise(by)

    def note(self, otherwise: Callable[[], None]) -> None:
        """Write one note on both documents; where nothing keeps them together do something else."""
        if not self._note():
            otherwise()

    def _next_to(self, document: int) -> int:
        """Return the document that stands next to one in the list, else in the library; 0 where it is alone."""
        documents, session = self._window.panels.documents, self._window.hub.session
        listed = (documents.neighbour(document, by) for by in (1, -1))
        stored = (session.neighbour(document, by, Scope()) for by in (1, -1))
        return next((found for found in (*listed, *stored) if found not in (0, document)), 0)

    @property
    def _here(self) -> int:
        document = self._window.hub.document
        return document.id if document else 0

    def _make(self, one: int, other: int) -> None:
        from cxreader.ui.compare_steering import CompareSteering

        made = CompareSteering(self._window, self._next_to, self.text_made.emit, self._write)
        self._show, self._step, self._note = made.show, made.step, made.note
        made.show(one, other)
