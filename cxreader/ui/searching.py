"""The way to the search of all documents: the field and the commands; the rest is loaded when it is first used."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt

from cxreader.model.searching import Partner
from cxreader.ui.checking import Checking
from cxreader.ui.find_bar import FindBar
from cxreader.ui.finding import Finding
from cxreader.ui.judging import Judging
from cxreader.ui.main_window import MainWindow

# so many characters of what is selected stand in a menu
_SHOWN = 24


class Searching(QObject):
    """Searches for what is typed on the tool bar, or is selected in the text."""

    def __init__(
        self, window: MainWindow, checking: Checking, find: FindBar, finding: Finding, judging: Judging
    ) -> None:
        super().__init__(window)
        self._window = window
        self._field = window.menus.search
        self._parts = (checking, find, finding, judging)
        self._leave: Callable[[], bool] = bool
        self._search_for: Callable[[str], None] = self._begin_for
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

    def search_for(self, words: str) -> None:
        """Search all documents for whole words, and go on to what is found."""
        self._search_for(words)

    def search_others(self, word: str = "") -> None:
        """Search all documents for what other languages have for a word.

        Args:
            word: The word; empty for what is selected in the text, or else was typed.

        """
        from cxreader.ui.bridging import Bridging

        word = word or self._selected() or self._field.text().strip()
        if word:
            self._window.hub.said.emit(self.tr("Looking for its words in other languages…"))
            asking = Bridging(self._window.hub, self._window.counting, self._parts[-1], self)
            asking.ask(word, partial(self._go_over, word), "other languages")
        else:
            self.focus()
            self._window.hub.said.emit(self.tr("Type a word, or select one, to search for it in other languages"))

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
        """Search when something is searched for first."""
        search = self._make()
        search(words)

    def _begin_for(self, words: str) -> None:
        """Search for whole words when something is searched for first."""
        self._field.searched.disconnect(self._begin)
        self._make()
        self._search_for(words)

    def _make(self) -> Callable[[str], None]:
        """Make what searches; return how."""
        from cxreader.ui.search_steering import SearchSteering

        made = SearchSteering(self._window, *self._parts)
        self._leave, self._search_for = made.leave, made.search_for
        self._field.searched.connect(made.search)
        self._field.list_wanted.connect(made.go_to_list)
        self._field.limit_wanted.connect(made.make_limit)
        return made.search

    def _go_over(self, word: str, partners: Sequence[Partner]) -> None:
        """Search for the partners of a word."""
        from cxreader.model.search_words import OR

        if partners:
            self.search_for(OR.join(partner.term for partner in partners))
        else:
            words = self.tr("No theme has words for “{}” that stand in texts in other languages")
            self._window.hub.said.emit(words.format(word))

    def _leave_field(self) -> None:
        if not self.leave():
            self._window.panels.centre.focus_view()

    def _selected(self) -> str:
        hub, centre = self._window.hub, self._window.panels.centre
        chosen = centre.text.selection() if centre.texts else None
        if not (hub.document and chosen):
            return ""
        from cxreader.model.search_words import plain

        return plain(hub.document.text[slice(*chosen)])
