"""What clicks and keys in the panels mean for the scope and for the place in the text."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from cxreader.model.scope import Facet, Scope, Token
from cxreader.ui.appearance import Appearance
from cxreader.ui.asides import Asides
from cxreader.ui.counting import Counting
from cxreader.ui.find_bar import FindBar
from cxreader.ui.finding import Finding
from cxreader.ui.hub import Hub
from cxreader.ui.panels import Panels

# how long the place must stand still before it is kept, in milliseconds
_REST = 800
# what the go-to list calls the values of facets
_FACETS = {"theme": Facet.THEME, "language": Facet.LANGUAGE, "tag": Facet.TAG, "month": Facet.MONTH}


class Steering(QObject):
    """Takes the person from place to place."""

    def __init__(
        self,
        hub: Hub,
        counting: Counting,
        panels: Panels,
        asides: Asides,
        find: FindBar,
        finding: Finding,
        appearance: Appearance,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self._counting = counting
        self._appearance = appearance
        self._filter: QWidget | None = None
        self._panels = panels
        self._asides = asides
        self._find = find
        self._finding = finding
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.remember_place)

    def stop(self) -> None:
        """Keep no place any more: the window closes."""
        self._rest.stop()

    # ---- scope

    def choose_languages(self, tags: frozenset[str]) -> None:
        """Limit the scope to languages; none sets no limit."""
        self._hub.set_scope(self._hub.scope._replace(languages=tags))

    def choose_theme(self, theme: str, add: bool) -> None:
        """Limit the scope to a theme, or take it out of the scope where it is in; `add` keeps the others.

        The text or the list gets the focus, so that the passages can be gone through at once.
        """
        chosen = self._hub.scope.themes
        others = chosen - {theme} if add else frozenset()
        themes = others if theme in chosen and (add or len(chosen) == 1) else others | {theme}
        self._hub.set_scope(self._hub.scope._replace(themes=themes))
        if themes and not add:
            self._panels.centre.focus_view()

    def show_filter(self) -> None:
        """Open the full filter, or close it."""
        if self._filter is None:
            from cxreader.ui.filtering import Filtering  # loaded late: no start shows it

            self._filter = Filtering(self._hub, self._counting, self._panels.centre, self._appearance).panel
        self._filter.setVisible(not self._filter.isVisible())

    def remove_token(self, token: Token) -> None:
        """Take one limit out of the scope."""
        self._hub.set_scope(self._hub.scope.without_token(token))

    def clear_scope(self) -> None:
        """Take all limits out of the scope."""
        self._hub.set_scope(Scope())

    def go_outward(self) -> None:
        """Leave the innermost thing: filter, find bar, the last limit of the scope, then whatever has the focus."""
        if self._filter and self._filter.isVisible():
            self._filter.hide()
            return
        if self._find.isVisible():
            self._find.close_bar()
        elif self._hub.trail:
            self.remove_token(self._hub.trail[-1])
        self._panels.centre.focus_view()

    # ---- place

    def go_to(self, kind: str, key: str) -> None:
        """Go to what the list of places calls so: a document, an answer, a kept scope, or a value as the only one."""
        if kind in ("document", "answer") and not self._panels.centre.texts:
            self._panels.centre.choose(self._panels.pane)
        if kind == "document":
            self._hub.open(int(key))
        elif kind == "answer":
            self._hub.go_to(*map(int, key.split(":")))
        elif kind == "kept":
            kept = {each.id: each.scope for each in self._hub.session.kept_scopes()}
            self._hub.set_scope(kept[int(key)])
        else:
            self._hub.set_scope(self._hub.scope.only(_FACETS[kind], key))
        self._panels.centre.focus_view()

    def go_to_passage(self, number: int) -> None:
        """Go to a passage of the open document by its number."""
        if self._hub.document:
            passage = self._hub.document.passages[number]
            self._hub.went.emit(passage.start, passage.end)

    def await_rest(self) -> None:
        """Keep where the reader is once they have stayed there for a moment."""
        self._rest.start()

    def remember_place(self) -> None:
        """Keep where the reader is in the texts in sight."""
        for pane, document in zip(self._panels.centre.texts, (self._hub.document, self._hub.beside), strict=False):
            if document:
                self._hub.remember_place(document.id, pane.caret(), pane.seen_to())

    def step_pane(self, by: int) -> None:
        """Give the focus to the next (1) or previous (-1) pane."""
        panels, asides = self._panels, self._asides
        panes = (panels.documents, *panels.centre.panes, panels.themes, asides.why, asides.notes, panels.banner)
        shown = [pane for pane in (*panes, self._filter) if pane and pane.isVisible()]
        focus = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(shown) if focus and pane.isAncestorOf(focus)), -by)
        shown[(here + by) % len(shown)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- finding

    def find(self) -> None:
        """Look for what is typed in the find bar from the caret on."""
        self._finding.look_for(self._find.sought, self._panels.centre.text.caret())

    def stop_finding(self) -> None:
        """Show no hits any more, and go back to the text."""
        self._finding.stop()
        self._panels.centre.focus_view()

    def renew_finding(self) -> None:
        """Look for the same words in the document that was just opened."""
        if self._find.isVisible():
            self._finding.renew()

    def show_hits(self, hits: list[tuple[int, int]], current: int) -> None:
        """Show the places where the words were found."""
        self._panels.centre.text.set_hits(hits, current)
        self._find.set_count(current + 1, len(hits))
