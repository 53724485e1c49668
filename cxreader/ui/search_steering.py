"""What is searched for in all documents, what was found, and where that leads."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QWidget

from cxreader.analysis import model_file
from cxreader.errors import CxError
from cxreader.model.change import Change, Part
from cxreader.model.judgement import Place
from cxreader.model.scope import Facet, SearchWords, Token
from cxreader.model.searching import Found, HitLine, HitOrder, Partner, Sought
from cxreader.session import searching
from cxreader.ui.bridging import Bridging
from cxreader.ui.checking import Checking
from cxreader.ui.find_bar import FindBar
from cxreader.ui.finding import Finding
from cxreader.ui.judging import Judging
from cxreader.ui.main_window import MainWindow
from cxreader.ui.search_index import SearchIndex
from cxreader.ui.search_meaning import SearchByMeaning
from cxreader.ui.search_page import SearchPage

_KEY, _FIRST, _PARTNERS = "search", "first hits", "partners"
# what is read or found in the background may wait to be shown, in milliseconds
_CALM = 600
_QUOTES = "\"“”„«»‘’'「」 "
_CHANGING = Part.DOCUMENTS | Part.FINDINGS


class SearchSteering(QObject):
    """Shows what is found in the place of the text, and leads from there into the texts and back."""

    def __init__(
        self, window: MainWindow, checking: Checking, find: FindBar, finding: Finding, judging: Judging
    ) -> None:
        super().__init__(window)
        self._window, self._hub = window, window.hub
        self._checking, self._find, self._finding = checking, find, finding
        self._centre, self._field = window.panels.centre, window.menus.search
        self._session = window.hub.session
        self._words = SearchWords("")
        self._by_meaning = False
        self._order = HitOrder.READING
        # whether all hits are known
        self._is_whole = False
        # where the person was before: a view, a document and an offset
        self._origin: tuple[QWidget, int, int] = (window.panels.pane, 0, 0)
        # the document that was opened from what was found, 0 for none
        self._opened = 0
        self._page = SearchPage(window.appearance, self._centre)
        self._nearby = SearchByMeaning(self._hub, judging, self._page, self)
        if not self._nearby.is_possible:
            self._page.head.say_no_meaning(model_file.MISSING)
        self._bridging = Bridging(self._hub, window.counting, judging, self)
        before: QWidget = window.panels.pane.reader
        for stop in self._page.stops:
            QWidget.setTabOrder(before, stop)
            before = stop
        self._index = SearchIndex(self._hub, window.counting, self)
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._calm.timeout.connect(self._ask)
        self._page.entered.connect(self._read)
        self._page.near_entered.connect(self._read_near)
        self._page.meant.connect(self._field.take)
        self._page.bridged.connect(self.search_for)
        self._page.head.chosen.connect(self._choose)
        self._page.head.limit_wanted.connect(self.make_limit)
        self._index.progressed.connect(self._page.set_note)
        self._nearby.said.connect(self._field.setAccessibleDescription)
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
        head = self._page.head
        words, by_meaning = SearchWords(typed.strip(_QUOTES), head.whole, head.forms), head.by_meaning
        if (words, by_meaning) == (self._words, self._by_meaning) and self._page.list_shown:
            return
        self._words, self._by_meaning = words, by_meaning
        self._forget()
        if by_meaning:
            self._nearby.look(words.text)
        elif words.text:
            self._ask()
            self._page.start_over()
            self._bridging.ask(words.text, partial(self._offer_partners, words), _PARTNERS)
        else:
            self._say(self.tr("Type words to search all documents for."))

    def search_for(self, words: str, *, whole: bool = True) -> None:
        """Search for words that the person chose, and go on to what is found."""
        self._page.head.take(whole=whole)
        self._field.take(words)

    def go_to_list(self) -> None:
        """Go on to what was found."""
        if not self._is_shown:
            self.search(self._field.text())
        shown = self._page.list_shown
        if shown:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

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
        is_at_hit = self._by_meaning or self._find.isVisible()
        if self._opened and self._opened == document and is_at_hit and self._window.panels.is_reading:
            if not self._by_meaning:
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
        home = self._page.list_shown or self._page.view
        self._page.set_home(self._field if is_typing else home)
        self._centre.choose(self._page)
        self._page.set_home(home)

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
        head = self._page.head
        if head.by_meaning and not self._nearby.is_possible:
            head.take(whole=head.whole)
            self._hub.failed.emit(model_file.MISSING)
            return
        if head.order is not self._order:
            self._order = head.order
            self._words = SearchWords("")
        self.search(self._field.text())

    def _ask(self) -> None:
        """Show the first hits at once, and ask for all."""
        self._calm.stop()
        words, order = self._words, self._order
        ask = self._window.counting.ask
        self._is_whole = False
        if order is HitOrder.READING:
            ask(
                lambda session: searching.first_hits(session, words),
                lambda found: self._show_first(words, found),
                _FIRST,
            )
        ask(
            lambda session: searching.search(session, words, order), lambda found: self._take(words, order, found), _KEY
        )

    def _show_first(self, words: SearchWords, found: Found) -> None:
        if words == self._words and not self._is_whole and not self._by_meaning:
            self._page.begin(found, self._lines, whole=False)

    def _take(self, words: SearchWords, order: HitOrder, found: Found) -> None:
        if (words, order) != (self._words, self._order) or self._by_meaning:
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
                lambda session: searching.meant(session, words.text), lambda meant: self._miss(words, meant), _KEY
            )

    def _offer_partners(self, words: SearchWords, partners: Sequence[Partner]) -> None:
        if words != self._words or self._by_meaning:
            return
        self._page.set_partners(partners)
        if partners:
            told = self._field.accessibleDescription()
            self._field.setAccessibleDescription(" ".join(filter(None, (told, self._page.bridge.sentence))))

    def _miss(self, words: SearchWords, meant: Sequence[tuple[str, int]]) -> None:
        """Say that nothing was found, and what may have been meant."""
        if words != self._words or self._by_meaning:
            return
        said = self.tr("No document contains “{}”.").format(words.text)
        said = self.tr("{} Did you mean:").format(said) if meant else said
        self._say(said, meant)

    def _forget(self) -> None:
        """Let go of what was asked for, and of what belongs to other words."""
        self._calm.stop()
        self._nearby.stop()
        self._bridging.forget()
        if self._by_meaning or not self._words.text:
            self._page.set_partners(())

    def _say(self, words: str, meant: Sequence[tuple[str, int]] = ()) -> None:
        self._page.tell(words, meant)
        # a changed description of the focused field is what a screen reader speaks
        self._field.setAccessibleDescription(" ".join((words, *(word for word, _ in meant))))

    def _lines(self, keys: Sequence[int]) -> list[HitLine]:
        try:
            return searching.hit_lines(self._hub.session, self._words, keys)
        except CxError as problem:
            self._hub.failed.emit(str(problem))
            return []

    def _heed(self, change: Change) -> None:
        if self._session is not self._hub.session:
            # nothing of another library leads anywhere
            self._session = self._hub.session
            self._opened = 0
            self._words = SearchWords("")
            self._forget()
            self._field.empty()
            self._origin = (self._window.panels.pane, 0, 0)
            self._say("")
            if self._is_shown:
                self._centre.choose(self._window.panels.pane)
        elif self._is_shown and self._words.text and not self._by_meaning and change.parts & _CHANGING:
            self._calm.start()

    def _stop(self) -> None:
        self._forget()
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

    def _read_near(self, place: Place) -> None:
        """Show a passage of like meaning in its text."""
        self._checking.show_text()
        self._hub.go_to(*place)
        self._opened = place.document
        self._centre.focus_view()
