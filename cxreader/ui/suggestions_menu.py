"""The menu that says what becomes of the themes the program finds: a library's own choice."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from cxreader.model.suggestions import Suggestions
from cxreader.ui.hub import Hub


class SuggestionsMenu(QObject):
    """Adds its choices to a menu, and marks the library's one whenever they are shown."""

    def __init__(self, menu: QMenu, hub: Hub) -> None:
        super().__init__(menu)
        self._hub = hub
        self._menu = QMenu(self.tr("&Suggestions"), menu)
        self._group = QActionGroup(self)
        self._choices = {mode: self._add(mode, name) for mode, name in self._names().items()}
        menu.addMenu(self._menu)
        self._menu.aboutToShow.connect(self._mark)

    def _names(self) -> dict[Suggestions, str]:
        return {
            Suggestions.OFF: self.tr("&Off"),
            Suggestions.SHOWN: self.tr("&Show as Suggestions"),
            Suggestions.COUNTED: self.tr("&Count at Once"),
        }

    def _add(self, mode: Suggestions, name: str) -> QAction:
        choice = self._menu.addAction(name)
        choice.setCheckable(True)
        choice.triggered.connect(partial(self._choose, mode))
        self._group.addAction(choice)
        return choice

    def _choose(self, mode: Suggestions, _checked: bool = False) -> None:
        self._hub.do(lambda session: session.set_suggestions(mode))

    def _mark(self) -> None:
        self._choices[self._hub.session.suggestions].setChecked(True)
