"""The reading pane: one text with its marks, the coding stripes on its left, the document map on its right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxreader.model.theme import Codebook
from cxreader.model.views import CodedPassage, OpenDocument
from cxreader.ui.appearance import Appearance
from cxreader.ui.coding_stripes import CodingStripes
from cxreader.ui.document_map import DocumentMap
from cxreader.ui.offsets import whole_clusters
from cxreader.ui.page import LINK_SEPARATOR, Page
from cxreader.ui.page_marks import PageMarks
from cxreader.ui.reader import Reader
from cxreader.ui.selection_steps import narrower_range, next_highlight, wider_range
from cxreader.ui.text_setting import TextSetting
from cxreader.ui.theme_looks import Look, theme_looks
from cxreader.ui.typography import SAMPLE_LENGTH, Typography, column_width, reading_font

_STRIPE_GAP = 4


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
        self._show_noise = False
        self._show_stripes = True
        self._current: CodedPassage | None = None
        self._narrower: list[tuple[int, int]] = []
        # the highlights at the place where one was opened last, that one first
        self._met: tuple[int, ...] = ()
        self._settling = False
        self.reader = Reader(appearance, self)
        self.stripes = CodingStripes(appearance, self.reader, self.reader)
        self.map = DocumentMap(appearance, self)
        self._marks = PageMarks(appearance, self.reader, self.stripes, self.map)
        self._arrange()
        self._connect()

    # what is shown

    def show_document(self, document: OpenDocument, codebook: Codebook, position: int = 0) -> None:
        """Show a document from an offset on, with the caret there."""
        self._looks = theme_looks(codebook)
        self._marks.forget_finds()
        self._current, self._narrower = None, []
        self._document = document
        self.reader.setAccessibleName(self.tr("Text of {title}").format(title=document.title))
        self._set_text(caret=(position, position), top=position)

    def clear(self) -> None:
        """Show nothing."""
        self._marks.forget_finds()
        self._current, self._narrower = None, []
        self._document = None
        self.reader.setAccessibleName(self.tr("No text is open"))
        self._set_text(caret=(0, 0), top=0)

    def refresh(self, document: OpenDocument, codebook: Codebook) -> None:
        """Show what has changed about the same document or its themes; place, caret and selection stay."""
        looks = theme_looks(codebook)
        if document is self._document and looks == self._looks:
            return
        before, same = self._document, looks == self._looks
        self._document, self._looks = document, looks
        if same and before and before._replace(highlights=()) == document._replace(highlights=()):
            self._marks.renew_highlights(document)
            return
        page = self._lay_out()
        if page.text != self._page.text or page.lines != self._page.lines:
            self._set_text(self._selected(), self.top_offset())
            return
        self._page = page
        self._marks.renew(page, document, looks)
        self._show_marks()

    def set_scope(self, themes: frozenset[str]) -> None:
        """Mark matches of these themes only; an empty set marks all."""
        self._marks.set_scope(themes)

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
        self._marks.set_hits(ranges, current)

    def set_sought(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Mark the words that passages must have to be in scope, given as ranges of offsets."""
        self._marks.set_sought(ranges)

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

    @property
    def document(self) -> OpenDocument | None:
        """The document that is shown, None for none."""
        return self._document

    def wider(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the next larger thing around a range: its word, its passage or its paragraph; None beyond that."""
        return wider_range(self._document or _nothing(), self._page, self.reader.document(), (start, end))

    def narrower(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the next smaller thing that a range begins with: its passage or its word; None below that."""
        return narrower_range(self._document or _nothing(), self._page, self.reader.document(), (start, end))

    def is_shown(self, offset: int) -> bool:
        """Tell whether a character of the text is shown, rather than left out as noise."""
        return bool(self._page.view_ranges(offset, offset + 1))

    def tip(self, offset: int) -> QPoint | None:
        """Return where a place of the text is in the reader, at the foot of its line; None where it is out of sight."""
        return self.reader.foot(self._page.to_view(offset))

    def offset_at(self, point: QPoint) -> int:
        """Return the offset at a point of the screen."""
        view = self.reader.viewport()
        return self._page.to_model(self.reader.cursorForPosition(view.mapFromGlobal(point)).position())

    def selection_place(self) -> tuple[QPoint, QPoint]:
        """Return the top of the first line of the selection that is in sight in the reader, and its bottom."""
        return self.reader.selection_place()

    def expand_selection(self) -> None:
        """Select the word at the caret, then its passage, then its paragraph."""
        start, end = sorted(self._selected())
        wider = self.wider(start, end)
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
        language = self._document.language if self._document else ""
        font = reading_font(language, self._typography)
        text = TextSetting(font, language, self._typography).set_page(self._page, self._marks.formats)
        self._marks.lay_on(text, self._page, self._document, self._looks)
        self._settling = True
        self.reader.set_content(text)
        self._marks.show()
        self._show_marks()
        self._place_caret(*caret)
        self.reader.scroll_to_top(self._page.to_view(top))
        self._settling = False
        self._tell_place()

    def _show_marks(self) -> None:
        self.set_current(self._current)
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
        self._met = next_highlight(self._document or _nothing(), self._page.to_model(position), self._met)
        if self._met:
            self.highlight_activated.emit(self._met[0])

    def _act_on_enter(self) -> None:
        line = self._page.line_at(self.reader.textCursor().position())
        if line.folded:
            self.noise_toggled.emit()
            return
        self._met = next_highlight(self._document or _nothing(), self.caret(), self._met)
        if self._met:
            self.highlight_activated.emit(self._met[0])
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
        if self._settling:
            return
        first, last = self.reader.visible()
        length = max(1, self._page.length)
        self.map.set_window(first / length, last / length)
        with self.reader.held(first):
            self._marks.see(first, last)

    def _recolour(self) -> None:
        self._marks.recolour()
        self._set_text(self._selected(), self.top_offset())


def _nothing() -> OpenDocument:
    return OpenDocument(0, "", "", "", (), (), (), ())
