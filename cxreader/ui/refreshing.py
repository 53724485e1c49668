"""Keeps the panels true: after a change, those whose part is named are shown anew."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from cxreader.model import language as languages
from cxreader.model.block import BlockKind
from cxreader.model.change import Change, Part
from cxreader.model.counts import Facets
from cxreader.model.suggestions import Suggestions
from cxreader.model.views import CodedPassage, OpenDocument
from cxreader.ui.counting import Counting
from cxreader.ui.hub import Hub
from cxreader.ui.panels import Panels
from cxreader.ui.reading_pane import ReadingPane
from cxreader.ui.scope_words import sentence, size_words, summary, token_words

_LISTED = Part.DOCUMENTS | Part.DECISIONS | Part.SCOPE | Part.CODEBOOK | Part.FINDINGS | Part.HIGHLIGHTS
_LATE_MS = 200
_READ = _LISTED & ~Part.SCOPE


class Refreshing(QObject):
    """Asks the session for what a panel shows, and hands it over."""

    def __init__(self, hub: Hub, counting: Counting, panels: Panels, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._counting = counting
        self._panels = panels
        # whether a person chose another scope and has not been told yet how large it is
        self._chosen = False
        # the document that each text shows: out of sight it is left as it is
        self._shown: dict[ReadingPane, int] = {}
        # a number that is no longer true is not to stand there for long
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._late.timeout.connect(panels.scope.set_counting)
        hub.changed.connect(self.refresh)
        counting.counted.connect(self.show_counts)
        hub.document_shown.connect(self.show_document)
        hub.beside_shown.connect(self.show_beside)
        hub.passage_changed.connect(self.show_passage)
        hub.went.connect(self.show_stretch)
        panels.centre.view_changed.connect(self._turn)

    def refresh(self, change: Change) -> None:
        """Show anew what a change touched; what is counted comes when it is."""
        if change.parts == Part.SCOPE:
            self._chosen = True
        if change.parts & (Part.SCOPE | Part.CODEBOOK | Part.DOCUMENTS):
            self._show_scope()
        self._counting.heed(change)
        if self._counting.facets is None:
            self._late.start()
        if change.parts & _LISTED:
            self._show_hint()
        if change.parts & (Part.SCOPE | Part.CODEBOOK):
            self._clear()
        self._show_marks(change)

    def show_document(self, place: int) -> None:
        """Show the open document at a place, or that there is none."""
        document = self._hub.document
        panels = self._panels
        first = panels.centre.currentWidget() is panels.empty
        panels.centre.set_empty(document is None)
        self._clear()
        if document is None:
            return
        if panels.centre.texts:
            place = self._show_text(panels.centre.text, document, place)
        self._hub.caret_at(place)
        if first:
            # the empty page had the focus, which Qt would hand to any neighbour: reading begins by keys too
            panels.centre.focus_view()

    def show_beside(self, place: int) -> None:
        """Show at a place the document that is compared with the open one."""
        document = self._hub.beside
        for pane in self._panels.centre.texts[1:]:
            if document:
                self._show_text(pane, document, place)
            elif self._shown.pop(pane, 0):
                pane.clear()

    def show_stretch(self, start: int, end: int) -> None:
        """Go to a stretch of the open document, where its text is in sight."""
        if self._panels.centre.texts:
            self._panels.centre.text.go_to(start, end)

    def show_passage(self) -> None:
        """Show which passage is the current one."""
        if self._panels.centre.texts:
            self._panels.centre.text.set_current(self._hub.passage)
            self._describe(self._panels.centre.text, self._hub.document)
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
        if not self._panels.centre.texts:
            self._panels.status.set_place(tongue)
            return
        # the white space at the end is on no line of the screen
        share = 100 * self._panels.centre.text.seen_to() // max(1, len(document.text.rstrip()))
        self._panels.status.set_place(f"{tongue} · {min(share, 100)} %")

    def _show_marks(self, change: Change) -> None:
        for pane, document in self._texts():
            if change.parts & Part.SCOPE:
                self._limit(pane, document)
            if change.parts & _READ:
                pane.refresh(document, self._hub.session.codebook)

    def _texts(self) -> Iterator[tuple[ReadingPane, OpenDocument]]:
        """Give each text in sight, first the one that keys act on, with its document."""
        for pane, document in zip(self._panels.centre.texts, (self._hub.document, self._hub.beside), strict=False):
            if document:
                yield pane, document

    def _show_text(self, pane: ReadingPane, document: OpenDocument, place: int) -> int:
        """Show a document at a place, or as it is now where it is shown already; return where the caret is."""
        codebook = self._hub.session.codebook
        if self._shown.get(pane) == document.id:
            pane.refresh(document, codebook)
            return pane.caret()
        self._shown[pane] = document.id
        pane.show_document(document, codebook, place)
        self._limit(pane, document)
        return place

    def _limit(self, pane: ReadingPane, document: OpenDocument) -> None:
        """Mark in a text what the scope is about."""
        pane.set_scope(self._hub.scope.themes)
        pane.set_sought(self._sought(document))

    def _sought(self, document: OpenDocument) -> list[tuple[int, int]]:
        """Return where a text has the words of the scope."""
        words = self._hub.scope.words
        if not words:
            return []
        from cxreader.model.search_words import spans  # loaded late: no start needs it

        return sorted(place for each in words for place in spans(document.text, each))

    def _clear(self) -> None:
        """Let go of the texts out of sight and, where no document is open, of all."""
        kept = self._panels.centre.texts if self._hub.document else ()
        for pane in self._shown.keys() - set(kept):
            del self._shown[pane]
            pane.clear()

    def _turn(self) -> None:
        """Show the text as it is now and where the person is in it, when it comes into sight again."""
        document, passage, pane = self._hub.document, self._hub.passage, self._panels.centre.text
        if document and self._panels.centre.texts:
            self._show_text(pane, document, passage.start if passage else 0)
            self.show_passage()
            if passage:
                pane.go_to(passage.start, passage.end)
        elif not self._panels.centre.texts:
            # what is selected there is not what keys act on now
            pane.select(pane.caret(), pane.caret())
            self.show_place()

    def show_counts(self, facets: Facets) -> None:
        """Show how many passages and documents the scope has, and how many it would have with another choice."""
        self._late.stop()
        session, scope = self._hub.session, facets.scope
        spoken = [(tag, count.documents) for tag, count in facets.languages.items()]
        self._panels.chips.set_counts(facets.any_language.documents, spoken, scope.languages)
        self._panels.themes.set_groups(session.theme_groups(facets.themes), scope.themes)
        self._panels.scope.set_size(facets.size.passages, facets.size.documents)
        names = [words.name for words in token_words(session, self._hub.trail)]
        self._panels.status.set_scope(summary(facets, names))
        if self._chosen:
            self._chosen = False
            self._hub.said.emit(self.tr("Scope: {}").format(size_words(facets.size.passages, facets.size.documents)))

    def _show_scope(self) -> None:
        session = self._hub.session
        tokens = token_words(session, self._hub.trail)
        self._panels.chips.set_chosen(self._hub.scope.languages)
        self._panels.scope.set_tokens(tokens, sentence(session, self._hub.scope))

    def _show_hint(self) -> None:
        """Say how to begin where the program suggests no theme and the person has given none."""
        session = self._hub.session
        is_bare = session.suggestions is Suggestions.OFF and not session.is_any_coded()
        self._panels.themes.set_hint(self.tr("No themes yet. Select words in the text and press T.") if is_bare else "")

    def _describe(self, pane: ReadingPane, document: OpenDocument | None) -> None:
        """Say in a text's description where the caret is: screen readers speak it when it changes."""
        passage = self._hub.passage
        if document is None or passage is None:
            pane.reader.setAccessibleDescription("")
            return
        if passage.noise:
            pane.reader.setAccessibleDescription(f"{self.tr('Noise')}. {document.why_noise(passage)}")
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
        pane.reader.setAccessibleDescription(", ".join(words))

    def _kind(self, document: OpenDocument, passage: CodedPassage) -> tuple[str, ...]:
        """Return what a passage is part of, where that can only be told by how it is set."""
        block = document.blocks[passage.block]
        words = {
            BlockKind.QUOTE: self.tr("quotation"),
            BlockKind.TURN: self.tr("{} speaks").format(block.speaker) if block.speaker else "",
            BlockKind.TABLE_ROW: self.tr("table row"),
            BlockKind.CODE: self.tr("code"),
            BlockKind.FOOTNOTE: self.tr("footnote"),
            BlockKind.ANSWER: self.tr("answer"),
            BlockKind.LIST_ITEM: "" if block.marker else self.tr("list item"),
        }.get(block.kind)
        return (words,) if words else ()
