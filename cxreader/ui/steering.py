"""What clicks and keys in the panels mean for the scope and for the place in the text."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from cxreader.model.scope import Scope
from cxreader.ui.asides import Asides
from cxreader.ui.find_bar import FindBar
from cxreader.ui.finding import Finding
from cxreader.ui.hub import Hub
from cxreader.ui.panels import Panels


class Steering(QObject):
    """Takes the person from place to place."""

    def __init__(
        self, hub: Hub, panels: Panels, asides: Asides, find: FindBar, finding: Finding, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self._panels = panels
        self._asides = asides
        self._find = find
        self._finding = finding

    # ---- scope

    def choose_languages(self, tags: frozenset[str]) -> None:
        """Limit the scope to languages; none sets no limit."""
        self._hub.set_scope(Scope(tags, self._hub.scope.themes))

    def choose_theme(self, theme: str, add: bool) -> None:
        """Limit the scope to a theme, or take it out of the scope where it is in; `add` keeps the others.

        The text or the list gets the focus, so that the passages can be gone through at once.
        """
        chosen = self._hub.scope.themes
        others = chosen - {theme} if add else frozenset()
        themes = others if theme in chosen and (add or len(chosen) == 1) else others | {theme}
        self._hub.set_scope(Scope(self._hub.scope.languages, themes))
        if themes and not add:
            self._panels.centre.focus_view()

    def remove_token(self, key: str) -> None:
        """Take one limit, named as in the scope bar, out of the scope."""
        kind, _, value = key.partition(":")
        scope = self._hub.scope
        if kind == "language":
            self._hub.set_scope(Scope(scope.languages - {value}, scope.themes))
        else:
            self._hub.set_scope(Scope(scope.languages, scope.themes - {value}))

    def clear_scope(self) -> None:
        """Take all limits out of the scope."""
        self._hub.set_scope(Scope())

    def go_outward(self) -> None:
        """Leave the innermost thing: the find bar, then the last limit of the scope, then whatever has the focus."""
        scope = self._hub.scope
        if self._find.isVisible():
            self._find.close_bar()
        elif scope.themes:
            order = [theme.id for theme in self._hub.session.codebook.themes]
            self._hub.set_scope(Scope(scope.languages, scope.themes - {max(scope.themes, key=order.index)}))
        elif scope.languages:
            self._hub.set_scope(Scope(scope.languages - {max(scope.languages)}))
        self._panels.centre.focus_view()

    # ---- place

    def go_to(self, kind: str, key: str) -> None:
        """Go to a document, or limit the scope to a theme or a language alone, by what the go-to list calls it."""
        if kind == "document":
            self._panels.centre.choose(self._panels.pane)
            self._hub.open(int(key))
        elif kind == "theme":
            self._hub.set_scope(Scope(self._hub.scope.languages, frozenset({key})))
        else:
            self._hub.set_scope(Scope(frozenset({key}), self._hub.scope.themes))
        self._panels.centre.focus_view()

    def go_to_passage(self, number: int) -> None:
        """Go to a passage of the open document by its number."""
        if self._hub.document:
            passage = self._hub.document.passages[number]
            self._hub.went.emit(passage.start, passage.end)

    def remember_place(self) -> None:
        """Keep where the reader is in the open text, where that is in sight."""
        pane = self._panels.pane
        if self._panels.is_reading:
            self._hub.remember_place(pane.caret(), pane.seen_to())

    def step_pane(self, by: int) -> None:
        """Give the focus to the next (1) or previous (-1) pane."""
        panels, asides = self._panels, self._asides
        panes = [panels.documents, panels.centre.view, panels.themes, asides.why, asides.notes, panels.banner]
        shown = [pane for pane in panes if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(shown) if focus and pane.isAncestorOf(focus)), -by)
        shown[(here + by) % len(shown)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- documents

    def remove_document(self, document: int) -> None:
        """Take a document off the list."""
        self._hub.do(lambda session: session.remove(document))

    def show_in_folder(self, document: int) -> None:
        """Show the folder of a document's file in the system's file manager."""
        row = next((row for row in self._hub.session.documents(Scope()) if row.id == document), None)
        if row and row.path and Path(row.path).parent.is_dir():
            # loaded late: both are slow to load and hardly ever needed
            from PySide6.QtCore import QUrl
            from PySide6.QtGui import QDesktopServices

            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(row.path).parent)))
        else:
            self._hub.said.emit(self.tr("The folder of this text is gone"))

    # ---- finding

    def find(self, words: str) -> None:
        """Look for words from the caret on."""
        self._finding.look_for(words, self._panels.pane.caret())

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
        self._panels.pane.set_hits(hits, current)
        self._find.set_count(current + 1, len(hits))
