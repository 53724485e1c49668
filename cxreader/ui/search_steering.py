"""What is searched for in all documents, what was found, and where that leads."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QWidget

from cxreader.errors import CxError
from cxreader.model.change import Change, Part
from cxreader.model.scope import Facet, SearchWords, Token
from cxreader.model.searching import Found, HitLine, HitOrder, Sought
from cxreader.ui.checking import Checking
from cxreader.ui.find_bar import FindBar
from cxreader.ui.finding import Finding
from cxreader.ui.main_window import MainWindow
from cxreader.ui.search_index import SearchIndex
from cxreader.ui.search_page import SearchPage

_KEY, _FIRST = "search", "first hits"
# what is read or found in the background may wait to be shown, in milliseconds
_CALM = 600
_QUOTES = "\"“”„«»‘’'「」 "
_CHANGING = Part.DOCUMENTS | Part.FINDINGS


class SearchSteering(QObject):
    """Shows what is found in the place of the text, and leads from there into the texts and back."""

    def __init__(self, window: MainWindow, checking: Checking, find: FindBar, finding: Finding) -> None:
        super().__init__(window)
        self._window, self._hub = window, window.hub
        self._checking, self._find, self._finding = checking, find, finding
        self._centre, self._field = window.panels.centre, window.menus.search
        self._session = window.hub.session
        self._words = SearchWords("")
        self._order = HitOrder.READING
        # whether all hits are known
        self._is_whole = False
        # where the person was before: a view, a document and an offset
        self._origin: tuple[QWidget, int, int] = (window.panels.pane, 0, 0)
        # the document that was opened from what was found, 0 for none
        self._opened = 0
        self._page = SearchPage(window.appearance, self._centre)
        before: QWidget = window.panels.pane.reader
        for stop in self._page.stops:
            QWidget.setTabOrder(before, stop)
            before = stop
        self._index = SearchIndex(self._hub, window.counting, self)
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._calm.timeout.connect(self._ask)
        self._page.entered.connect(self._read)
        self._page.meant.connect(self._field.take)
        self._page.head.chosen.connect(self._choose)
        self._page.head.limit_wanted.connect(self.make_limit)
        self._index.progressed.connect(self._page.set_note)
        self._hub.changed.connect(self._heed)
        self._centre.view_changed.connect(self._turn)
        window.closing.connect(self._stop)

    @property
    def _is_shown(self) -> bool:
        return self._centre.view is self._page

    def search(self, typed: str) -> None:
        """Search for words, and show what is found; whoever types goes on typing."""
        self._show_page()
        self._index.make()
        words = SearchWords(typed.strip(_QUOTES), self._page.head.whole, self._page.head.forms)
        if words == self._words and not self._page.is_empty:
            return
        self._words = words
        if words.text:
            self._ask()
            self._page.start_over()
        else:
            self._say(self.tr("Type words to search all documents for."))

    def go_to_list(self) -> None:
        """Go on to what was found."""
        if not self._is_shown:
            self.search(self._field.text())
        if not self._page.is_empty:
            self._page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_limit(self) -> None:
        """Limit all views to passages that have the words, and list them."""
        if not self._words.text or self._page.is_empty:
            return
        words = self._words
        self._field.empty()
        self._checking.show()
        self._hub.set_scope(self._hub.scope.with_token(Token(Facet.WORDS, words)))
        self._centre.focus_view()

    def leave(self) -> bool:
        """Go back: from a text to what was found, from there to where the person was before."""
        document = self._hub.document.id if self._hub.document else 0
        if self._is_shown:
            view, origin, place = self._origin
            self._centre.choose(view)
            if origin and origin != document and self._hub.session.is_listed(origin):
                self._hub.go_to(origin, place, place)
            self._centre.focus_view()
            return True
        if self._opened and self._opened == document and self._find.isVisible() and self._window.panels.is_reading:
            self._find.close_bar()
            self._opened = 0
            self._centre.choose(self._page)
            self._centre.focus_view()
            return True
        return False

    # ---- showing

    def _show_page(self) -> None:
        if self._is_shown:
            return
        hub = self._hub
        if not self._opened:
            place = hub.passage.start if hub.passage else 0
            self._origin = (self._centre.view, hub.document.id if hub.document else 0, place)
        self._opened = 0
        is_typing = self._field.hasFocus()
        # a view that is chosen gets the focus
        self._page.set_home(self._field if is_typing else self._page.view)
        self._centre.choose(self._page)
        self._page.set_home(self._page.view)

    def _turn(self) -> None:
        """Show in the switch that none of its views is shown."""
        group = self._window.commands["read"].actionGroup()
        chosen = group.checkedAction()
        if self._is_shown and chosen:
            group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
            chosen.setChecked(False)
            group.setExclusionPolicy(QActionGroup.ExclusionPolicy.Exclusive)

    def _choose(self) -> None:
        """Search anew with other choices."""
        self._words = self._words._replace(whole=self._page.head.whole, forms=self._page.head.forms)
        self._order = self._page.head.order
        if self._words.text:
            self._ask()
            self._page.start_over()

    def _ask(self) -> None:
        """Show the first hits at once, and ask for all."""
        self._calm.stop()
        words, order = self._words, self._order
        ask = self._window.counting.ask
        self._is_whole = False
        if order is HitOrder.READING:
            ask(lambda session: session.first_hits(words), lambda found: self._show_first(words, found), _FIRST)
        ask(lambda session: session.search(words, order), lambda found: self._take(words, order, found), _KEY)

    def _show_first(self, words: SearchWords, found: Found) -> None:
        if words == self._words and not self._is_whole:
            self._page.begin(found, self._lines, whole=False)

    def _take(self, words: SearchWords, order: HitOrder, found: Found) -> None:
        if (words, order) != (self._words, self._order):
            return
        self._is_whole = True
        if found.keys:
            said = self._page.begin(found, self._lines, whole=True)
            if self._hub.scope:
                said = self.tr("{}, whatever the scope").format(said)
                self._page.head.count(said, found=True)
            self._field.setAccessibleDescription(said)
        else:
            self._window.counting.ask(
                lambda session: session.meant(words.text), lambda meant: self._miss(words, meant), _KEY
            )

    def _miss(self, words: SearchWords, meant: Sequence[tuple[str, int]]) -> None:
        """Say that nothing was found, and what may have been meant."""
        if words != self._words:
            return
        said = self.tr("No document contains “{}”.").format(words.text)
        said = self.tr("{} Did you mean:").format(said) if meant else said
        self._say(said, meant)

    def _say(self, words: str, meant: Sequence[tuple[str, int]] = ()) -> None:
        self._page.tell(words, meant)
        # a changed description of the focused field is what a screen reader speaks
        self._field.setAccessibleDescription(" ".join((words, *(word for word, _ in meant))))

    def _lines(self, keys: Sequence[int]) -> list[HitLine]:
        try:
            return self._hub.session.hit_lines(self._words, keys)
        except CxError as problem:
            self._hub.failed.emit(str(problem))
            return []

    def _heed(self, change: Change) -> None:
        if self._session is not self._hub.session:
            # nothing of another library leads anywhere
            self._session = self._hub.session
            self._opened = 0
            self._words = SearchWords("")
            self._field.empty()
            self._origin = (self._window.panels.pane, 0, 0)
            self._say("")
            if self._is_shown:
                self._centre.choose(self._window.panels.pane)
        elif self._is_shown and self._words.text and change.parts & _CHANGING:
            self._calm.start()

    def _stop(self) -> None:
        self._calm.stop()
        self._index.stop()

    # ---- leaving

    def _read(self, line: HitLine) -> None:
        """Show a hit in its text, with all others of it in the find bar."""
        self._checking.show_text()
        self._hub.go_to(line.document, line.start, line.end)
        self._find.show_words(self._words)
        self._finding.look_for(Sought(*self._words), line.start)
        self._window.panels.pane.select(line.start, line.end)
        self._opened = line.document
        self._centre.focus_view()
