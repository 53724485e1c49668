"""Two documents in the place of one text: what is compared, and where it is shown."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from cxreader.model.change import Change, Part
from cxreader.model.comparison import Alignment, Pair, common, richest
from cxreader.model.note_keys import of_link
from cxreader.model.overview import percent
from cxreader.session import comparing, going
from cxreader.ui.compare_following import CompareFollowing
from cxreader.ui.compare_page import ComparePage
from cxreader.ui.compare_pickers import CommonThemePicker, DocumentPicker
from cxreader.ui.compare_side import CompareSide
from cxreader.ui.counts import counted, grouped
from cxreader.ui.main_window import MainWindow
from cxreader.ui.reading_pane import ReadingPane

_VIEW = "compare"
_SHOWN = Part.DOCUMENTS | Part.DECISIONS | Part.HIGHLIGHTS | Part.FINDINGS | Part.CODEBOOK


class CompareSteering(QObject):
    """Shows two documents.

    The side that had the focus last shows the hub's document, and keys act on it as they do on the one text else; the
    other side shows what is beside that.
    """

    def __init__(
        self,
        window: MainWindow,
        next_to: Callable[[int], int],
        wire: Callable[[ReadingPane], None],
        write: Callable[[int], None],
    ) -> None:
        """Make the page.

        Args:
            window: The window.
            next_to: Gives the document that stands next to one.
            wire: Brings a text to life.
            write: Opens a note for writing, by its key in the panel.

        """
        super().__init__(window)
        self._window, self._hub = window, window.hub
        self._next_to, self._write = next_to, write
        self._centre = window.panels.centre
        self._session = window.hub.session
        # what was compared last, and what both sides show now
        self._pair = comparing.last_comparison(self._session)
        self._compared = (0, 0)
        self._page = self._make(wire)
        self._following = CompareFollowing(self._hub, self._page, window.choices, self)
        self._page.head.stepped.connect(self._following.step)
        hub = self._hub
        hub.turned.connect(self._turn)
        hub.document_shown.connect(self._take_document)
        hub.beside_shown.connect(self._take_beside)
        hub.changed.connect(self._heed)
        self._centre.view_changed.connect(self._change_view)

    def show(self, one: int, other: int) -> None:
        """Compare two documents, given by their ids; 0 for the other one stands for that which suits best."""
        hub, page = self._hub, self._page
        here = hub.document.id if hub.document else 0
        if self._is_shown:
            self._exchange(here, one, other)
            return
        last = (self._pair.left, self._pair.right)
        if one in last and other in (0, *last):
            # as they stood
            self._give_hand(page.right if one == self._pair.right else page.left)
        else:
            self._give_hand(page.left)
            self._pair = self._pair._replace(left=one, right=other)
        self._centre.choose(page)
        if one != here:
            hub.open(one)

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) passages of the theme; return whether Compare is shown."""
        if self._is_shown:
            self._following.step(by)
        return self._is_shown

    def note(self) -> bool:
        """Write one note on the current passages of both documents; return whether they are kept together."""
        is_together = self._is_shown and self._following.alignment is not Alignment.OFF
        if is_together:
            self._note_on_both()
        return is_together

    # ---- the view

    @property
    def _is_shown(self) -> bool:
        return self._centre.view is self._page

    def _make(self, wire: Callable[[ReadingPane], None]) -> ComparePage:
        window = self._window
        page = ComparePage(window.appearance, self._centre)
        self._centre.take_texts(page, *(side.pane for side in page.sides))
        page.come_after(window.panels.pane.reader)
        page.head.theme_wanted.connect(self._pick_theme)
        page.head.note_wanted.connect(self._note_on_both)
        for side in page.sides:
            side.taken.connect(lambda side=side: self._take(side))
            side.document_wanted.connect(lambda side=side: self._pick_document(side))
            # a click beside the words, which leaves the focus where it is, is meant for its own side
            side.pane.passage_clicked.connect(lambda _number, side=side: side.setFocus())
            window.reading.dress(side.pane)
            wire(side.pane)
        return page

    def _change_view(self) -> None:
        """Show both documents when Compare comes into sight, and let go of the other one when it goes."""
        if self._is_shown:
            self._window.commands[_VIEW].setChecked(True)
            self._window.choices.change(view=_VIEW)
            self._take_document()
            self._page.setFocus()
        elif self._hub.beside:
            self._hub.open_beside(0)

    def _give_hand(self, side: CompareSide) -> None:
        self._page.give_hand(side)
        self._centre.act_on(self._page, side.pane)

    def _take(self, side: CompareSide) -> None:
        """Let keys act on the side that the person went to."""
        if side is not self._page.hand:
            self._hub.turn()

    def _turn(self) -> None:
        """Let the sides change places, as their documents have."""
        before = self._page.hand
        self._following.is_still = True
        before.pane.set_hits(())
        self._give_hand(self._page.other)
        if before.pane.reader is QApplication.focusWidget():
            self._page.hand.setFocus()

    # ---- the documents

    def _exchange(self, here: int, one: int, other: int) -> None:
        """Compare other documents; one that is open stays on its side."""
        if here == other:
            one, other = other, one
        if one != here:
            self._hub.open(one)
        if other and not (self._hub.beside and self._hub.beside.id == other):
            self._hub.open_beside(other)

    def _take_document(self) -> None:
        """Show what is open now, and something beside it."""
        document, beside = self._hub.document, self._hub.beside
        if not self._is_shown or document is None:
            return
        if beside is None:
            self._hub.open_beside(self._fitting_document(document.id))
        else:
            self._renew()
        self._following.is_still = False

    def _take_beside(self) -> None:
        """Show what is beside it now; where that was taken off the list something else."""
        if not self._is_shown:
            return
        document = self._hub.document
        instead = self._fitting_document(document.id) if document and self._hub.beside is None else 0
        if instead:
            self._hub.open_beside(instead)
            return
        self._renew()
        self._following.gather()
        current = self._page.other.current
        if current:
            self._page.other.go_along(current)

    def _fitting_document(self, here: int) -> int:
        """Return the document to compare one with: that of the other side, else the next one in the list."""
        left, right, _ = self._pair
        across = right if self._page.hand is self._page.left else left
        wishes = (across, left, right)
        return next(
            (key for key in wishes if key not in (0, here) and self._session.is_listed(key)), self._next_to(here)
        )

    def _pick_document(self, side: CompareSide) -> None:
        hub, is_hand = self._hub, side is self._page.hand
        across = hub.beside if is_hand else hub.document
        chosen = DocumentPicker(
            self._window.appearance, partial(going.titles, hub.session), across.id if across else 0, self._window
        ).run()
        if chosen is None:
            return
        (hub.open if is_hand else hub.open_beside)(int(chosen))
        side.setFocus()

    # ---- showing

    def _heed(self, change: Change) -> None:
        """Show what changed of both documents; a theme that the scope is limited to is the one to compare by."""
        themes = self._hub.scope.themes
        if self._session is not self._hub.session:
            self._session = self._hub.session
            self._pair = comparing.last_comparison(self._session)
        elif self._is_shown and change.parts & Part.SCOPE and len(themes) == 1:
            self._choose_theme(next(iter(themes)))
        elif self._is_shown and change.parts & _SHOWN:
            self._renew()

    def _renew(self) -> None:
        """Show what both documents are now."""
        hub, page = self._hub, self._page
        page.hand.set_document(hub.document)
        page.other.set_document(hub.beside)
        left, right = (side.document.id if side.document else 0 for side in page.sides)
        known = [theme.id for theme in hub.session.codebook.themes]
        # what the person chose stays as long as the documents do
        if (left, right) != self._compared or self._following.theme not in known:
            self._following.theme = self._fitting_theme(known)
        self._compared = left, right
        self._show_counts()

    def _fitting_theme(self, known: Sequence[str]) -> str:
        """Return the theme to compare by: that of the scope, the one before, or what both speak of most."""
        left, right = (side.spoken for side in self._page.sides)
        scope = self._hub.scope.themes
        wishes = (*(scope if len(scope) == 1 else ()), self._pair.theme, self._hub.theme)
        fitting = (theme for theme in wishes if theme in known and (theme in left.themes or theme in right.themes))
        return next(fitting, "") or richest(left, right, known)

    def _show_counts(self) -> None:
        """Show how much of both documents speaks of the theme, and keep what is compared."""
        codebook, key = self._hub.session.codebook, self._following.theme
        theme = codebook.theme(key) if key else None
        self._page.head.set_theme(theme, codebook.family(theme.family) if theme else None)
        for side in self._page.sides:
            side.set_count(self._counted(side, theme.code if theme else ""))
        left, right = (side.spoken for side in self._page.sides)
        self._page.set_common(common(left, right, [each.id for each in codebook.themes]), codebook)
        pair = Pair(*self._compared, key)
        if pair != self._pair:
            self._pair = pair
            comparing.remember_comparison(self._session, pair)

    def _counted(self, side: CompareSide, code: str) -> str:
        """Return how much of a document speaks of the theme: ``S1: 2 of 27 passages · 7 %``."""
        if side.document is None:
            return self.tr("There is nothing to compare with yet")
        spoken, theme = side.spoken, self._following.theme
        whole = counted(len(spoken.passages), self.tr("{} passage"), self.tr("{} passages"))
        if not code:
            return whole
        found = len(spoken.themes.get(theme, ()))
        words = self.tr("{code}: {found} of {whole} · {share}") if found else self.tr("{code}: {found} of {whole}")
        share = percent(spoken.share(theme))
        return words.format(code=code, found=grouped(found), whole=whole, share=share)

    def _pick_theme(self) -> None:
        left, right = (side.spoken for side in self._page.sides)
        picker = CommonThemePicker(self._window.appearance, self._hub.session.codebook, left, right, self._window)
        picker.choose(self._following.theme)
        chosen = picker.run()
        if chosen:
            self._choose_theme(chosen)
            self._centre.focus_view()

    def _choose_theme(self, theme: str) -> None:
        self._following.theme = theme
        self._show_counts()
        self._following.gather()
        self._following.say_places()

    def _note_on_both(self) -> None:
        left, right = (side.stretch for side in self._page.sides)
        if left is None or right is None:
            self._hub.said.emit(self.tr("A note on both needs a passage on each side"))
            return
        change = self._hub.do(lambda session: session.note_on_both(left, right))
        if change is None:
            return
        self._write(of_link(change.ids[0]))
