"""The way to the overview, which is loaded when it is first asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from cxreader.ui.checking import Checking
from cxreader.ui.main_window import MainWindow

_VIEW = "overview"
# a library that begins with more documents than these is shown as a whole first
_MANY = 20


class Surveying(QObject):
    """Shows the overview in the place of the text."""

    def __init__(self, window: MainWindow, checking: Checking) -> None:
        super().__init__(window)
        self._window = window
        self._checking = checking
        self._open: Callable[[], None] | None = None

    def show(self) -> None:
        """Show the overview."""
        if self._open is None:
            from cxreader.ui.overview_steering import OverviewSteering

            self._open = OverviewSteering(self._window, self._checking).show
        self._open()

    def take_up(self) -> None:
        """Show the overview where it was the view that was shown last."""
        if self._window.choices.now.view == _VIEW:
            self.show()

    def welcome(self, added: int) -> None:
        """Show the overview by itself where a library has just begun with many documents.

        Args:
            added: How many documents one import has added.

        """
        is_first = added > _MANY and added == self._window.hub.session.text_count()
        if is_first and self._window.panels.is_reading:
            self.show()
