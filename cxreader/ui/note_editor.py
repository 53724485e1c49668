"""Where a note is written; it keeps itself, so that nothing typed is ever lost."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from cxreader.model.note_keys import link_of
from cxreader.model.note_rows import AsideRow, NoteRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.icon_button import IconButton
from cxreader.ui.labels import QuietLabel
from cxreader.ui.note_chips import NoteChips
from cxreader.ui.note_links import NoteLinks
from cxreader.ui.note_preview import NotePreview
from cxreader.ui.pane import Pane

_DEBOUNCE_MS = 600
_QUOTE_LENGTH = 60
_CHIPS = 68  # a line of them, and one of links, in pixels
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(Pane):
    """The note of one highlight; hidden while none is written.

    Signals:
        edited: Id of the highlight and its note, whenever typing pauses or ends.
        starred: Id of the highlight whose star was pressed.
        theme_wanted: Id of the highlight that is to have one more theme.
        theme_removed: Id of the highlight and of the theme that it is to have no longer.
        tags_changed: Id of the highlight and the tags that it is to have.
        link_wanted: Id of the highlight that is to be linked with another.
        followed: Id of a linked highlight to go to.
        unlinked: Id of a link that is to go.
        closed: The editor went away while it had the focus, which belongs elsewhere now.

    """

    edited = Signal(int, str)
    starred = Signal(int)
    theme_wanted = Signal(int)
    theme_removed = Signal(int, str)
    tags_changed = Signal(int, tuple)
    link_wanted = Signal(int)
    followed = Signal(int)
    unlinked = Signal(int)
    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # a number that rises with each note that is opened: what is typed in one sitting is undone together
        self.sitting = 0
        self._highlight: int | None = None
        # None for a note that could not be kept
        self._kept: str | None = ""
        self._quote = QuietLabel(appearance)
        self._quote.setWordWrap(True)
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._star = IconButton(appearance, "star", self.tr("Mark as a quote to use"))
        self._star.setCheckable(True)
        self._star.toggled.connect(self._show_star)
        self._star.clicked.connect(self._on_star)
        self._preview_wanted = QToolButton()
        self._preview_wanted.setText(self.tr("Preview"))
        self._preview_wanted.setCheckable(True)
        self._preview_wanted.setProperty("chip", True)
        self._preview_wanted.setMinimumHeight(28)
        self._preview_wanted.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._preview_wanted.setToolTip(self.tr("Show **bold**, *italic*, lists and quotes as they are meant"))
        self._preview_wanted.toggled.connect(self._show_preview)
        self._preview = NotePreview()
        self._preview.hide()
        self._preview.installEventFilter(self)
        self._chips = NoteChips()
        self._chips.field.installEventFilter(self)
        self._chips.theme_wanted.connect(self._on_theme_wanted)
        self._chips.theme_removed.connect(self._on_theme_removed)
        self._chips.tags_changed.connect(self._on_tags)
        self._links = NoteLinks()
        self._links.wanted.connect(self._on_link_wanted)
        self._links.followed.connect(self.followed)
        self._links.removed.connect(self.unlinked)
        self._text = QPlainTextEdit(tabChangesFocus=True)
        self._text.setObjectName("noteEditor")
        self._text.setAcceptDrops(False)
        self._text.setPlaceholderText(self.tr("Your note"))
        self._text.installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._timer.timeout.connect(self.flush)
        self._text.textChanged.connect(self._timer.start)
        hint = QuietLabel(appearance, self.tr("Ctrl+Enter saves · Esc closes and keeps the text"))
        hint.setWordWrap(True)
        self.set_home(self._text)
        self._arrange(hint)
        self.hide()

    @property
    def highlight(self) -> int | None:
        """Id of the highlight whose note is written, None while none is."""
        return self._highlight

    def set_known_tags(self, tags: Collection[str]) -> None:
        """Take the tags there are, which are offered while one is typed."""
        self._chips.set_known_tags(tags)

    def set_links(self, links: Sequence[tuple[int, int, str]]) -> None:
        """Show the links of the highlight: each an id, the highlight at the other end, and the quote of that."""
        self._links.set_links(links)

    def go_on_as(self, key: int) -> None:
        """Take the key that what is written has got, now that it is stored."""
        self._highlight = key

    def open(self, row: NoteRow | AsideRow) -> None:
        """Show a note and take the focus; a note open before is kept first."""
        # nothing is written yet of what has no key, and there may be several of those
        if row.key != self._highlight or not row.key:
            self.flush()
            if self._kept is not None:
                self._highlight = row.key
                self.sitting += 1
                self._fill(row)
        self._preview_wanted.setChecked(False)
        self.show()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, row: NoteRow | AsideRow) -> None:
        """Take over what changed elsewhere of the highlight; what is being typed stays."""
        self._show_marks(row)
        if self._text.toPlainText() == self._kept != row.note:
            self._set_text(row.note)

    def close_editor(self) -> None:
        """Keep what was typed and go away; what could not be kept stays in sight."""
        self.flush()
        if self._kept is not None:
            self.discard()

    def discard(self) -> None:
        """Go away without keeping anything, as when the highlight is gone."""
        # noted before hiding, which moves the focus on
        focused = self.isAncestorOf(QApplication.focusWidget() or self)
        self._timer.stop()
        self._highlight = None
        self._kept = ""
        self.hide()
        if focused:
            self.closed.emit()

    def flush(self) -> None:
        """Hand over at once what was typed since the last time; call it before the program ends."""
        self._timer.stop()
        text = self._text.toPlainText()
        if self._highlight is not None and text != self._kept:
            self._kept = text
            self.edited.emit(self._highlight, text)

    def take_back(self) -> None:
        """Take the note last handed over for one that could not be kept: it is handed over again at the next pause."""
        self._kept = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on Ctrl+Enter and Esc, and keep the text when the focus leaves."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        # a menu's shortcut would else take these keys away
        claims = event.type() == QEvent.Type.ShortcutOverride
        if isinstance(event, QKeyEvent) and (claims or event.type() == QEvent.Type.KeyPress) and _closes(event):
            if claims:
                event.accept()
            else:
                self.close_editor()
            return True
        return super().eventFilter(watched, event)

    def _fill(self, row: NoteRow | AsideRow) -> None:
        if isinstance(row, AsideRow):
            about = self.tr("Note on both: {}") if link_of(row.key) else self.tr("Memo on {}")
            self._quote.setText(about.format(row.heading))
            self._text.setAccessibleName(about.format(row.heading))
        else:
            quote = " ".join(row.highlight.quote.split())
            if len(quote) > _QUOTE_LENGTH:
                quote = f"{quote[:_QUOTE_LENGTH].rstrip()}…"
            self._quote.setText(self.tr("on “{quote}”").format(quote=quote))
            self._text.setAccessibleName(self.tr("Note on “{quote}”").format(quote=quote))
        for part in (self._star, self._chips, self._links):
            part.setVisible(not isinstance(row, AsideRow))
        self._chips.clear_field()
        self._show_marks(row)
        self._set_text(row.note)

    def _set_text(self, note: str) -> None:
        self._text.setPlainText(note)
        self._kept = self._text.toPlainText()
        self._timer.stop()
        cursor = self._text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._text.setTextCursor(cursor)

    def _show_marks(self, row: NoteRow | AsideRow) -> None:
        if isinstance(row, AsideRow):
            return
        self._star.setChecked(row.highlight.starred)
        # a highlight without themes of its own is shown with those of its passages
        self._chips.set_chips(row.themes if row.highlight.themes else (), row.highlight.tags)

    def _show_preview(self, on: bool) -> None:
        """Show the note as it is meant instead of as it is typed, or the other way round."""
        if on:
            self._preview.set_note(self._text.toPlainText())
            self._preview.setAccessibleName(self._text.accessibleName())
        self._preview.setVisible(on)
        self._text.setVisible(not on)

    def _on_theme_wanted(self) -> None:
        if self._highlight is not None:
            self.theme_wanted.emit(self._highlight)

    def _on_theme_removed(self, theme: str) -> None:
        if self._highlight is not None:
            self.theme_removed.emit(self._highlight, theme)

    def _on_link_wanted(self) -> None:
        if self._highlight is not None:
            self.link_wanted.emit(self._highlight)

    def _on_tags(self, tags: tuple[str, ...]) -> None:
        if self._highlight is not None:
            self.tags_changed.emit(self._highlight, tags)

    def _on_star(self) -> None:
        if self._highlight is not None:
            self.starred.emit(self._highlight)

    def _show_star(self, on: bool) -> None:
        self._star.set_icon("star-filled" if on else "star")

    def _arrange(self, hint: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._quote, 1)
        head.addWidget(self._star, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._preview_wanted, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addWidget(self._preview)
        column.addWidget(self._chips)
        column.addWidget(self._links)
        column.addWidget(hint)
        # labels that wrap tell a layout no height of their own, so a low window would lay the parts over each other
        line = self.fontMetrics().lineSpacing()
        for text in (self._text, self._preview):
            text.setMinimumHeight(3 * line)
            text.setMaximumHeight(5 * line + 16)
        self.setMinimumHeight(8 * line + _CHIPS)


def _closes(event: QKeyEvent) -> bool:
    if event.key() == Qt.Key.Key_Escape:
        return True
    return event.key() in _ENTERS and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
