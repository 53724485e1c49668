"""The reading pane: one text with its marks, the coding stripes on its left, the document map on its right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxreader.model.theme import Codebook
from cxreader.model.views import CodedPassage, OpenDocument, themes_of
from cxreader.ui.appearance import Appearance
from cxreader.ui.coding_stripes import CodingStripes
from cxreader.ui.document_map import DocumentMap
from cxreader.ui.landmarks import landmarks_of
from cxreader.ui.offsets import whole_clusters
from cxreader.ui.page import LINK_SEPARATOR, Page
from cxreader.ui.reader import Reader
from cxreader.ui.selection_steps import highlight_at, wider_range
from cxreader.ui.text_formats import Formats, Span, Style, document_marks, highlight_colour, view_spans
from cxreader.ui.text_overlay import Underline
from cxreader.ui.text_setting import TextSetting
from cxreader.ui.theme_looks import Look, theme_looks
from cxreader.ui.typography import SAMPLE_LENGTH, Typography, column_width, reading_font

_STRIPE_GAP = 4
_FOLD_ADDRESS = "noise"


class ReadingPane(QWidget):
    """Shows one document; all offsets are code points of its stored text.

    Signals:
        caret_moved: The caret's new offset; with a selection that of its beginning.
        place_changed: Another part of the text is on the screen.
        noise_toggled: The person wants to see what is left out.
        highlight_activated: The id of a highlight that was clicked, or on which Enter was pressed.
        passage_activated: Enter was pressed elsewhere.
        passage_clicked: The number of the passage whose stripe was clicked.
        selection_finished: A mouse button was let go, and whether anything is selected.
        context_menu: The context menu is asked for, at a point of the screen.
        typography_changed: The new ``Typography``, after a change of size by the wheel or ``zoom``.

    """

    caret_moved = Signal(int)
    place_changed = Signal()
    noise_toggled = Signal()
    highlight_activated = Signal(int)
    passage_activated = Signal()
    passage_clicked = Signal(int)
    selection_finished = Signal(bool)
    context_menu = Signal(QPoint)
    typography_changed = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._typography = Typography()
        self._document: OpenDocument | None = None
        self._looks: Mapping[str, Look] = {}
        self._page = Page.of(_nothing(), show_noise=False)
        self._spans: tuple[Span, ...] = ()
        self._formats = Formats(appearance.tokens, _FOLD_ADDRESS)
        self._scope: frozenset[str] = frozenset()
        self._show_noise = False
        self._show_stripes = True
        self._sought: tuple[tuple[int, int], ...] = ()
        self._hits: tuple[tuple[int, int], ...] = ()
        self._current_hit = -1
        self._current: CodedPassage | None = None
        self._narrower: list[tuple[int, int]] = []
        self._settling = False
        self.reader = Reader(appearance, self)
        self.stripes = CodingStripes(appearance, self.reader, self.reader)
        self.map = DocumentMap(appearance, self)
        self._arrange()
        self._connect()

    # what is shown

    def show_document(self, document: OpenDocument, codebook: Codebook, position: int = 0) -> None:
        """Show a document from an offset on, with the caret there."""
        self._looks = theme_looks(codebook)
        self._sought, self._hits, self._current_hit, self._current, self._narrower = (), (), -1, None, []
        self._document = document
        self.reader.setAccessibleName(self.tr("Text of {title}").format(title=document.title))
        self._set_text(caret=(position, position), top=position)

    def clear(self) -> None:
        """Show nothing."""
        self._sought, self._hits, self._current_hit, self._current, self._narrower = (), (), -1, None, []
        self._document = None
        self.reader.setAccessibleName(self.tr("No text is open"))
        self._set_text(caret=(0, 0), top=0)

    def refresh(self, document: OpenDocument, codebook: Codebook) -> None:
        """Show what has changed about the same document or its themes; place, caret and selection stay."""
        looks = theme_looks(codebook)
        if document is self._document and looks == self._looks:
            return
        self._document, self._looks = document, looks
        page = self._lay_out()
        if page.text != self._page.text or page.lines != self._page.lines:
            self._set_text(self._selected(), self.top_offset())
            return
        self._page = page
        self._set_marks()

    def set_scope(self, themes: frozenset[str]) -> None:
        """Mark matches of these themes only; an empty set marks all."""
        if themes != self._scope:
            self._scope = themes
            self.stripes.set_scope(themes)
            self._set_marks()

    @property
    def shows_noise(self) -> bool:
        """Whether noise is shown rather than left out."""
        return self._show_noise

    def set_show_noise(self, shown: bool) -> None:
        """Show noise struck through, or leave it out."""
        if shown != self._show_noise:
            self._show_noise = shown
            self._set_text(self._selected(), self.top_offset())

    def set_show_stripes(self, shown: bool) -> None:
        """Show the coding stripes or not."""
        if shown != self._show_stripes:
            self._show_stripes = shown
            self._set_column()

    def set_show_map(self, shown: bool) -> None:
        """Show the document map or not."""
        self.map.setVisible(shown)

    def set_current(self, passage: CodedPassage | None) -> None:
        """Frame the current passage; the caret stays where it is."""
        self._current = passage
        self.reader.set_frame(self._page.view_ranges(passage.start, passage.end) if passage else ())

    def set_hits(self, ranges: Sequence[tuple[int, int]], current: int = -1) -> None:
        """Mark what was found, given as ranges of offsets, and the one to look at by its place among them."""
        self._hits, self._current_hit = tuple(ranges), current
        self._set_marks()

    def set_sought(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Mark the words that passages must have to be in scope, given as ranges of offsets."""
        if tuple(ranges) != self._sought:
            self._sought = tuple(ranges)
            self._set_marks()

    # places

    def caret(self) -> int:
        """Return the caret's offset."""
        return self._page.to_model(self.reader.textCursor().position())

    def selection(self) -> tuple[int, int] | None:
        """Return the selected range, cutting through no character; None where nothing is selected."""
        start, end = self._selected()
        if start == end or self._document is None:
            return None
        start, end = min(start, end), max(start, end)
        return whole_clusters(self._document.text, start, end)

    def select(self, start: int, end: int) -> None:
        """Select a range of offsets."""
        self._place_caret(start, end)
        self.reader.ensureCursorVisible()

    def go_to(self, start: int, end: int) -> None:
        """Put the caret at the beginning of a range and bring it to the middle third of the pane."""
        self._place_caret(start, start)
        self.reader.scroll_to_middle(self._page.to_view(start), self._page.to_view(end))

    def top_offset(self) -> int:
        """Return the offset of the first line on the screen."""
        return self._page.to_model(self.reader.visible()[0])

    def seen_to(self) -> int:
        """Return the offset at the end of the last line on the screen."""
        return self._page.to_model(self.reader.visible()[1])

    def expand_selection(self) -> None:
        """Select the word at the caret, then its passage, then its paragraph."""
        if self._document is None:
            return
        start, end = sorted(self._selected())
        wider = wider_range(self._document, self._page, self.reader.document(), (start, end))
        if wider:
            narrower = [*self._narrower, (start, end)]
            self.select(*wider)
            self._narrower = narrower

    def shrink_selection(self) -> None:
        """Go back to what was selected before it was expanded, in the end to nothing."""
        if self._narrower:
            narrower = self._narrower[:-1]
            self.select(*self._narrower[-1])
            self._narrower = narrower
        else:
            start = min(self._selected())
            self._place_caret(start, start)

    # typography

    @property
    def typography(self) -> Typography:
        """How texts are set."""
        return self._typography

    def set_layout(self, typography: Typography) -> None:
        """Set texts in another way; the line at the top stays there."""
        if typography != self._typography:
            self._typography = typography
            self._set_text(self._selected(), self.top_offset())

    def zoom(self, step: int) -> None:
        """Make letters so many points larger, for the script of this document; 0 goes back to the usual size."""
        language = self._document.language if self._document else ""
        size = self._typography.size_for(language) + step if step else Typography().size_for(language)
        typography = self._typography.resized(language, size)
        if typography != self._typography:
            self.set_layout(typography)
            self.typography_changed.emit(typography)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the stripes beside the text."""
        super().resizeEvent(event)
        self._place_stripes()

    # inside

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.reader, 1)
        row.addWidget(self.map)
        self.setFocusProxy(self.reader)
        self.reader.setAccessibleName(self.tr("No text is open"))

    def _connect(self) -> None:
        reader = self.reader
        reader.cursorPositionChanged.connect(self._tell_caret)
        reader.selectionChanged.connect(self._narrower_no_more)
        reader.verticalScrollBar().valueChanged.connect(self._tell_place)
        reader.fitted.connect(self._place_stripes)
        reader.fitted.connect(self._show_window)
        reader.clicked.connect(self._act_on_click)
        reader.link_clicked.connect(self.noise_toggled)
        reader.entered.connect(self._act_on_enter)
        reader.selecting_done.connect(self.selection_finished)
        reader.zoom_wanted.connect(self.zoom)
        reader.menu_wanted.connect(self.context_menu)
        self.stripes.passage_clicked.connect(self.passage_clicked)
        self.map.jumped.connect(self._jump)
        self._appearance.changed.connect(self._recolour)
        reader.set_copied_text(self._quote)

    def _lay_out(self) -> Page:
        return Page.of(self._document or _nothing(), self._show_noise, self._fold_label)

    def _fold_label(self, fragments: int) -> str:
        if fragments == 1:
            said = self.tr("1 noise fragment hidden")
        else:
            said = self.tr("{count} noise fragments hidden").format(count=self.locale().toString(fragments))
        return said + LINK_SEPARATOR + self.tr("Show")

    def _set_text(self, caret: tuple[int, int], top: int) -> None:
        """Make the page anew; the caret and the line at the top are given as offsets."""
        self._page = self._lay_out()
        self._spans = self._wanted_spans()
        language = self._document.language if self._document else ""
        font = reading_font(language, self._typography)
        text = TextSetting(font, language, self._typography).set_page(self._page, self._formats)
        self._formats.apply(text, self._page, self._spans)
        self._settling = True
        self.reader.set_content(text)
        self._show_marks()
        self._place_caret(*caret)
        self.reader.scroll_to_top(self._page.to_view(top))
        self._settling = False
        self._tell_place()

    def _set_marks(self) -> None:
        wanted = self._wanted_spans()
        self._formats.apply(self.reader.document(), self._page, wanted, self._spans)
        self._spans = wanted
        self._show_marks()

    def _wanted_spans(self) -> tuple[Span, ...]:
        if self._document is None:
            return ()
        marks = document_marks(self._document, self._looks, self._scope)
        marks += [Span(start, end, Style(hit=1)) for start, end in self._sought]
        for number, (start, end) in enumerate(self._hits):
            marks.append(Span(start, end, Style(hit=2 if number == self._current_hit else 1)))
        return view_spans(self._page, marks, self._quiet_tip)

    def _quiet_tip(self, why: str) -> str:
        return self.tr("Noise is hidden here. {reason}").format(reason=why)

    def _show_marks(self) -> None:
        """Hand all that is drawn rather than formatted to those who draw it."""
        document = self._document or _nothing()
        highlights = sorted(document.highlights, key=lambda highlight: highlight.start)
        self.reader.set_underlines(
            [
                Underline(
                    tuple(self._page.view_ranges(one.start, one.end)),
                    highlight_colour(themes_of(one, document.passages), self._looks),
                )
                for one in highlights
            ]
        )
        self.set_current(self._current)
        self.stripes.set_passages(self._page, document.passages, self._looks)
        found = (*self._sought, *self._hits)
        self.map.set_landmarks(landmarks_of(document, self._page, self._looks, self._scope, found))
        self._set_column()

    def _set_column(self) -> None:
        language = self._document.language if self._document else ""
        font = self.reader.document().defaultFont()
        width = column_width(font, self._page.text[:SAMPLE_LENGTH], language, self._typography)
        lanes = self.stripes.wanted_width() if self._show_stripes else 0
        self.stripes.setVisible(lanes > 0)
        self.reader.set_column(width, lanes)
        self._place_stripes()

    def _place_stripes(self) -> None:
        left = self.reader.column_left() - self.stripes.wanted_width() - _STRIPE_GAP
        self.stripes.setGeometry(max(0, left), 0, self.stripes.wanted_width(), self.reader.height())

    def _selected(self) -> tuple[int, int]:
        """Return the selection as offsets, where it was begun first and the caret second."""
        cursor = self.reader.textCursor()
        return self._page.to_model(cursor.anchor()), self._page.to_model(cursor.position())

    def _place_caret(self, anchor: int, caret: int) -> None:
        cursor = self.reader.textCursor()
        cursor.setPosition(self._page.to_view(anchor))
        cursor.setPosition(self._page.to_view(caret), QTextCursor.MoveMode.KeepAnchor)
        self.reader.setTextCursor(cursor)

    def _quote(self) -> str:
        found = self.selection()
        return self._page.quote(*found) if found else ""

    def _act_on_click(self, position: int) -> None:
        highlight = highlight_at(self._document or _nothing(), self._page.to_model(position))
        if highlight:
            self.highlight_activated.emit(highlight.id)

    def _act_on_enter(self) -> None:
        line = self._page.line_at(self.reader.textCursor().position())
        highlight = highlight_at(self._document or _nothing(), self.caret())
        if line.folded:
            self.noise_toggled.emit()
        elif highlight:
            self.highlight_activated.emit(highlight.id)
        else:
            self.passage_activated.emit()

    def _jump(self, share: float) -> None:
        position = round(share * self._page.length)
        self.reader.scroll_to_middle(position, position)

    def _narrower_no_more(self) -> None:
        self._narrower = []

    def _tell_caret(self) -> None:
        if not self._settling:
            # at the end of a selected sentence the next one begins, in Chinese without a space between
            self.caret_moved.emit(min(self._selected()))

    def _tell_place(self) -> None:
        if self._settling:
            return
        self._show_window()
        self.stripes.update()
        self.place_changed.emit()

    def _show_window(self) -> None:
        first, last = self.reader.visible()
        length = max(1, self._page.length)
        self.map.set_window(first / length, last / length)

    def _recolour(self) -> None:
        self._formats = Formats(self._appearance.tokens, _FOLD_ADDRESS)
        self._set_text(self._selected(), self.top_offset())


def _nothing() -> OpenDocument:
    return OpenDocument(0, "", "", "", (), (), (), ())
