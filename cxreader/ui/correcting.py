"""What a person says of a text where the program would say otherwise: its noise, its languages, its blocks."""

from bisect import bisect_right

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxreader.model import language as languages
from cxreader.model.block import Block, BlockKind
from cxreader.model.change import Change, Part
from cxreader.model.passage import touching, without_edges
from cxreader.model.views import OpenDocument
from cxreader.ui.appearance import Appearance
from cxreader.ui.hub import Hub
from cxreader.ui.panels import Panels
from cxreader.ui.reading_pane import ReadingPane

ALIKE = "alike"
_Stretch = tuple[int, int]


class Correcting(QObject):
    """Turns keys and menus into corrections of what is selected or, without a selection, of the place of the caret."""

    def __init__(self, hub: Hub, panels: Panels, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._centre = panels.centre
        self._banner = panels.banner
        self._status = panels.status
        self._appearance = appearance
        self._window = window
        self._alike: list[tuple[int, int, int]] = []
        hub.changed.connect(self._forget_alike)
        hub.document_shown.connect(lambda: self._banner.withdraw(ALIKE))

    @property
    def _pane(self) -> ReadingPane:
        return self._centre.text

    # ---- noise

    def mark_noise(self) -> None:
        """Mark the selection or the sentence at the caret as noise; where it is noise already, take it for text."""
        document = self._hub.document
        if document is None:
            return
        noise = self._noise_here(document)
        if noise and not self._pane.shows_noise:
            self._hub.said.emit(self.tr("This is noise already, and hidden. Press Ctrl+Shift+I to see it."))
        elif noise:
            self._hub.do(lambda session: session.mark_noise(document.id, noise, noise=False))
        else:
            self._mark(document, self._stretch(document))

    def mark_passage(self) -> bool:
        """Mark the current passage as noise, wherever the caret is, and return whether that was done."""
        document, passage = self._hub.document, self._hub.passage
        if document is None or passage is None:
            return False
        return self._mark(document, without_edges(document.text, passage.start, passage.end, document.noise))

    def mark_alike(self) -> None:
        """Mark as noise what looks the same as that which was marked last."""
        self._hub.do(lambda session: session.mark_noise_everywhere(self._alike))
        self._centre.focus_view()

    def _mark(self, document: OpenDocument, stretch: _Stretch) -> bool:
        if stretch[0] == stretch[1]:
            self._hub.said.emit(self.tr("There are no words here to mark as noise"))
            return False
        done = self._hub.do(lambda session: session.mark_noise(document.id, [stretch], noise=True)) is not None
        if done:
            self._offer(self._hub.session.looks_same(document.id, *stretch))
        return done

    def _offer(self, alike: list[tuple[int, int, int]]) -> None:
        self._alike = alike
        if not alike:
            return
        if len(alike) == 1:
            more, button = self.tr("1 more looks the same."), self.tr("Mark It Too")
        else:
            more, button = self.tr("{} more look the same.").format(f"{len(alike):,}"), self.tr("Mark Them Too")
        self._banner.show_message(self.tr("Marked as noise. {}").format(more), [(ALIKE, button)])
        self._status.speak(more)

    def _forget_alike(self, change: Change) -> None:
        # an analysis of what was marked says nothing and changes nothing about what looks the same
        if change.message or Part.SCOPE in change.parts:
            self._banner.withdraw(ALIKE)

    def _noise_here(self, document: OpenDocument) -> list[_Stretch]:
        """Return the noise at the caret, or the selection where all of it is noise."""
        chosen = self._pane.selection()
        if chosen:
            gaps = touching(document.noise, *chosen)
            start, end = without_edges(document.text, *chosen, gaps)
            return [chosen] if gaps and start == end else []
        at = self._caret_within(document)
        return [(gap.start, gap.end) for gap in document.noise if gap.start <= at < gap.end]

    def _stretch(self, document: OpenDocument) -> _Stretch:
        """Return the selection, or the sentence at the caret, or the whole block where that is all there is in it."""
        chosen = self._pane.selection()
        if chosen:
            return without_edges(document.text, *chosen, ())
        number, block = self._block_at(document)
        passages = [passage for passage in document.passages if passage.block == number]
        if len(passages) < 2:  # noqa: PLR2004 - one passage is all of its block, save the block's mark
            return block.start, block.end
        at = bisect_right(passages, self._pane.caret(), key=lambda passage: passage.start)
        here = passages[max(0, at - 1)]
        return here.start, here.end

    # ---- languages

    def pick_language(self) -> None:
        """Ask which language the selection or, without one, the document is in."""
        document, chosen = self._hub.document, self._pane.selection()
        if document and chosen:
            self._ask_language(document, self.tr("Language of the Selection"), chosen)
        elif document:
            self.pick_language_of(document.id)

    def pick_language_of(self, document: int) -> None:
        """Ask which language a document is in."""
        self._ask_language(self._hub.session.open(document), self.tr("Language of This Document"))

    def pick_language_of_block(self) -> None:
        """Ask which language the block at the caret is in."""
        document = self._hub.document
        if document:
            _, block = self._block_at(document)
            self._ask_language(document, self.tr("Language of This Block"), (block.start, block.end))

    def _ask_language(self, document: OpenDocument, title: str, span: _Stretch | None = None) -> None:
        from cxreader.ui.language_picker import LanguagePicker  # not needed at the start

        start, end = span or (0, len(document.text))
        spoken = [
            each.language for each in document.passages if each.start < end and start < each.end and not each.noise
        ]
        now = spoken[0] if span and spoken else document.language
        likely = self._hub.session.languages()
        tag = LanguagePicker(self._appearance, title, now, likely, self._window).run()
        if tag and {languages.base(each) for each in spoken} == {tag}:
            self._hub.said.emit(self.tr("It is in {} already").format(languages.name(tag)))
        elif tag:
            self._hub.do(lambda session: session.set_language(document.id, tag, span))

    # ---- blocks

    def block(self) -> Block | None:
        """Return the block at the caret that is shown; None where none is, or where its noise is hidden."""
        if not self._hub.document:
            return None
        _, block = self._block_at(self._hub.document)
        return None if block.kind is BlockKind.NOISE and not self._pane.shows_noise else block

    def set_block_kind(self, kind: BlockKind) -> None:
        """Say what kind of block the one at the caret is."""
        document, block = self._hub.document, self.block()
        if document and block and block.kind is not kind:
            number, _ = self._block_at(document)
            self._hub.do(lambda session: session.set_block_kind(document.id, number, kind))

    def _block_at(self, document: OpenDocument) -> tuple[int, Block]:
        """Return the block at the caret or where the selection begins, with its number."""
        chosen = self._pane.selection()
        at = chosen[0] if chosen else self._pane.caret()
        number = max(0, bisect_right(document.blocks, at, key=lambda block: block.start) - 1)
        return number, document.blocks[number]

    def _caret_within(self, document: OpenDocument) -> int:
        """Return the caret's offset; at the end of a block that of its last character."""
        _, block = self._block_at(document)
        return min(self._pane.caret(), block.end - 1)
