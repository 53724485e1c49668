"""Keeps the panels true: after a change, those whose part is named are shown anew."""

from PySide6.QtCore import QObject

from cxreader.model import language as languages
from cxreader.model.block import BlockKind
from cxreader.model.change import Change, Part
from cxreader.model.suggestions import Suggestions
from cxreader.model.views import CodedPassage, OpenDocument
from cxreader.ui.counts import counted
from cxreader.ui.hub import Hub
from cxreader.ui.panels import Panels
from cxreader.ui.scope_bar import Token

_COUNTED = Part.DOCUMENTS | Part.DECISIONS | Part.SCOPE | Part.CODEBOOK | Part.FINDINGS
_LISTED = _COUNTED | Part.HIGHLIGHTS
_READ = _LISTED & ~Part.SCOPE


class Refreshing(QObject):
    """Asks the session for what a panel shows, and hands it over."""

    def __init__(self, hub: Hub, panels: Panels, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._panels = panels
        # the document that the text shows, 0 for none: out of sight it is left as it is
        self._shown = 0
        hub.changed.connect(self.refresh)
        hub.document_shown.connect(self.show_document)
        hub.passage_changed.connect(self.show_passage)
        hub.went.connect(self.show_stretch)
        panels.centre.view_changed.connect(self._turn)

    def refresh(self, change: Change) -> None:
        """Show anew what a change touched."""
        if change.parts & _LISTED:
            self._show_documents()
        if change.parts & _COUNTED:
            self._show_scope()
        if change.parts & _LISTED:
            self._show_hint()
        if self._panels.is_reading:
            self._show_marks(change)
        elif change.parts & (Part.SCOPE | Part.CODEBOOK):
            self._clear()

    def show_document(self, place: int) -> None:
        """Show the open document at a place, or that there is none."""
        document = self._hub.document
        panels = self._panels
        first = panels.centre.currentWidget() is panels.empty
        panels.centre.set_empty(document is None)
        if document is None:
            self._clear()
            return
        panels.documents.select(document.id)
        if panels.is_reading:
            self._show_text(document, place)
        else:
            self._clear()
        self._hub.caret_at(place)
        if first:
            # the empty page had the focus, which Qt would hand to any neighbour: reading begins by keys too
            panels.centre.focus_view()

    def show_stretch(self, start: int, end: int) -> None:
        """Go to a stretch of the open document, where its text is in sight."""
        if self._panels.is_reading:
            self._panels.pane.go_to(start, end)

    def show_passage(self) -> None:
        """Show which passage is the current one."""
        if self._panels.is_reading:
            self._panels.pane.set_current(self._hub.passage)
            self._describe(self._hub.document)
        self.show_place()

    def show_place(self) -> None:
        """Show the language of the passage, and how far the reader is."""
        document, passage = self._hub.document, self._hub.passage
        if document is None:
            self._panels.status.set_place("")
            return
        tag = passage.language if passage else document.language
        tongue = self.tr("Language not sure") if tag == languages.UNKNOWN else languages.badge(tag)
        if passage and passage.noise:
            tongue = self.tr("Noise")
        if not self._panels.is_reading:
            self._panels.status.set_place(tongue)
            return
        # the white space at the end is on no line of the screen
        share = 100 * self._panels.pane.seen_to() // max(1, len(document.text.rstrip()))
        self._panels.status.set_place(f"{tongue} · {min(share, 100)} %")

    def _show_marks(self, change: Change) -> None:
        if change.parts & Part.SCOPE:
            self._panels.pane.set_scope(self._hub.scope.themes)
        if change.parts & _READ and self._hub.document:
            self._panels.pane.refresh(self._hub.document, self._hub.session.codebook)

    def _show_text(self, document: OpenDocument, place: int) -> None:
        self._shown = document.id
        self._panels.pane.show_document(document, self._hub.session.codebook, place)
        self._panels.pane.set_scope(self._hub.scope.themes)

    def _clear(self) -> None:
        if self._shown:
            self._shown = 0
            self._panels.pane.clear()

    def _turn(self) -> None:
        """Show the text as it is now and where the person is in it, when it comes into sight again."""
        document, passage, pane = self._hub.document, self._hub.passage, self._panels.pane
        if document and passage and self._panels.is_reading:
            if self._shown == document.id:
                pane.refresh(document, self._hub.session.codebook)
            else:
                self._show_text(document, passage.start)
            self.show_passage()
            pane.go_to(passage.start, passage.end)
        elif not self._panels.is_reading:
            # what is selected there is not what keys act on now
            pane.select(pane.caret(), pane.caret())
            self.show_place()

    def _show_documents(self) -> None:
        hub = self._hub
        families = {family.id: family for family in hub.session.codebook.families}
        self._panels.documents.set_rows(hub.session.documents(hub.scope), families)
        if hub.document:
            self._panels.documents.select(hub.document.id)
        counts = hub.session.languages(hub.scope)
        self._panels.chips.set_counts(hub.session.count(hub.scope), counts, hub.scope.languages)

    def _show_scope(self) -> None:
        session, scope = self._hub.session, self._hub.scope
        codebook = session.codebook
        self._panels.themes.set_groups(session.themes(scope), scope.themes)
        tokens = [
            Token(f"language:{tag}", languages.badge(tag), languages.name(tag)) for tag in sorted(scope.languages)
        ]
        for theme in codebook.themes:
            if theme.id in scope.themes:
                colour = codebook.family(theme.family).colour
                tokens.append(Token(f"theme:{theme.id}", f"{theme.code} {theme.name}", theme.name, colour))
        passages, documents = session.size(scope)
        self._panels.scope.set_scope(tokens, passages, documents)
        words = [
            counted(passages, self.tr("{} passage"), self.tr("{} passages")),
            counted(documents, self.tr("{} document"), self.tr("{} documents")),
            *(token.name for token in tokens),
        ]
        self._panels.status.set_scope(" · ".join(words))

    def _show_hint(self) -> None:
        """Say how to begin where the program suggests no theme and the person has given none."""
        session = self._hub.session
        is_bare = session.suggestions is Suggestions.OFF and not session.is_any_coded()
        self._panels.themes.set_hint(self.tr("No themes yet. Select words in the text and press T.") if is_bare else "")

    def _describe(self, document: OpenDocument | None) -> None:
        """Say in the text's description where the caret is: screen readers speak it when it changes."""
        passage = self._hub.passage
        if document is None or passage is None:
            self._panels.pane.reader.setAccessibleDescription("")
            return
        if passage.noise:
            self._panels.pane.reader.setAccessibleDescription(f"{self.tr('Noise')}. {document.why_noise(passage)}")
            return
        words = [languages.name(passage.language), *self._kind(document, passage)]
        shown = next((coding for coding in passage.codings if coding.theme == self._hub.theme), None)
        if shown:
            words.append(self._hub.session.codebook.theme(shown.theme).name)
            words.append(shown.certainty.value if shown.certainty else self.tr("set by you"))
        if shown and shown.suggested:
            words.append(self.tr("suggested"))
        read = [each.number for each in document.passages if not each.noise]
        words.append(self.tr("passage {} of {}").format(read.index(passage.number) + 1, len(read)))
        self._panels.pane.reader.setAccessibleDescription(", ".join(words))

    def _kind(self, document: OpenDocument, passage: CodedPassage) -> tuple[str, ...]:
        """Return what a passage is part of, where that can only be told by how it is set."""
        block = document.blocks[passage.block]
        words = {
            BlockKind.QUOTE: self.tr("quotation"),
            BlockKind.TURN: self.tr("{} speaks").format(block.speaker) if block.speaker else "",
            BlockKind.TABLE_ROW: self.tr("table row"),
            BlockKind.CODE: self.tr("code"),
        }.get(block.kind)
        return (words,) if words else ()
