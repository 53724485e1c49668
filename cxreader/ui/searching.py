"""The way to the search of all documents: the field and the commands; the rest is loaded when it is first used."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from cxreader.ui.checking import Checking
from cxreader.ui.find_bar import FindBar
from cxreader.ui.finding import Finding
from cxreader.ui.main_window import MainWindow

# so many characters of what is selected stand in a menu
_SHOWN = 24


class Searching(QObject):
    """Searches for what is typed on the tool bar, or is selected in the text."""

    def __init__(self, window: MainWindow, checking: Checking, find: FindBar, finding: Finding) -> None:
        super().__init__(window)
        self._window = window
        self._field = window.menus.search
        self._parts = (checking, find, finding)
        self._leave: Callable[[], bool] = bool
        self._field.searched.connect(self._begin, Qt.ConnectionType.SingleShotConnection)
        self._field.left.connect(self._leave_field)

    def focus(self) -> None:
        """Put the focus into the field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def search_selection(self) -> None:
        """Search all documents for what is selected in the text, or without that let something be typed."""
        words = self._selected()
        if words:
            self._field.take(words)
        else:
            self.focus()

    def name_selection(self) -> None:
        """Say in the menu what would be searched for."""
        words = self._selected()
        shown = f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words
        # a lone "&" would mark an access key
        named = (
            self.tr("Sear&ch for “{}”").format(shown.replace("&", "&&")) if words else self.tr("Search for Sele&ction")
        )
        self._window.commands["search_selection"].setText(named)

    def leave(self) -> bool:
        """Go back from what was found to where the person was; return whether there was anything to leave."""
        return self._leave()

    def _begin(self, words: str) -> None:
        """Make what searches, when something is searched for first."""
        from cxreader.ui.search_steering import SearchSteering

        made = SearchSteering(self._window, *self._parts)
        self._leave = made.leave
        self._field.searched.connect(made.search)
        self._field.list_wanted.connect(made.go_to_list)
        self._field.limit_wanted.connect(made.make_limit)
        made.search(words)

    def _leave_field(self) -> None:
        if not self.leave():
            self._window.panels.centre.focus_view()

    def _selected(self) -> str:
        hub, chosen = self._window.hub, self._window.panels.pane.selection()
        if not (hub.document and chosen and self._window.panels.is_reading):
            return ""
        return " ".join(hub.document.text[slice(*chosen)].split())
