"""Going through the history: its window, and each step that is undone or redone there."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxreader.model.change import Change
from cxreader.session import Session
from cxreader.ui.appearance import Appearance
from cxreader.ui.history_panel import HistoryPanel
from cxreader.ui.hub import Hub


class Retracing(QObject):
    """One look at the history."""

    def __init__(self, hub: Hub, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._panel = HistoryPanel(appearance, window)
        self._panel.step_wanted.connect(lambda step: self._do(lambda session: session.go_to_step(step)))
        self._panel.undo_wanted.connect(lambda: self._do(lambda session: session.undo()))
        self._panel.redo_wanted.connect(lambda: self._do(lambda session: session.redo()))

    def run(self) -> None:
        """Show the history until the person leaves it."""
        self._show()
        self._hub.said.connect(self._panel.say)
        self._hub.failed.connect(self._panel.say)
        # what is read in the background may add steps
        self._hub.changed.connect(self._show)
        self._panel.exec()
        self._hub.changed.disconnect(self._show)
        self._hub.said.disconnect(self._panel.say)
        self._hub.failed.disconnect(self._panel.say)
        # their parents would keep them for as long as the window lives
        self._panel.deleteLater()
        self.deleteLater()

    def _do(self, edit: Callable[[Session], Change]) -> None:
        self._hub.do(edit)
        # steps that no longer fit are forgotten, and nothing else changes
        self._show()

    def _show(self) -> None:
        self._panel.set_steps(self._hub.session.steps())
