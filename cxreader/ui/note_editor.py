"""Where a note is written; it keeps itself, so that nothing typed is ever lost."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cxreader.model.views import NoteRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.icon_button import IconButton
from cxreader.ui.labels import QuietLabel
from cxreader.ui.pane import Pane

_DEBOUNCE_MS = 600
_QUOTE_LENGTH = 60
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(Pane):
    """The note of one highlight; hidden while none is written.

    Signals:
        edited: Id of the highlight and its note, whenever typing pauses or ends.
        starred: Id of the highlight whose star was pressed.
        closed: The editor went away while it had the focus, which belongs elsewhere now.

    """

    edited = Signal(int, str)
    starred = Signal(int)
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
        self._text = QPlainTextEdit(tabChangesFocus=True)
        self._text.setObjectName("noteEditor")
        self._text.setAcceptDrops(False)
        self._text.setPlaceholderText(self.tr("Your note"))
        self._text.setMaximumHeight(self._text.fontMetrics().lineSpacing() * 5 + 16)
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

    def open(self, row: NoteRow) -> None:
        """Show a highlight's note and take the focus; a note open before is kept first."""
        if row.highlight.id != self._highlight:
            self.flush()
            if self._kept is not None:
                self._highlight = row.highlight.id
                self.sitting += 1
                self._fill(row)
        self.show()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, row: NoteRow) -> None:
        """Take over what changed elsewhere of the highlight; what is being typed stays."""
        self._star.setChecked(row.highlight.starred)
        if self._text.toPlainText() == self._kept != row.highlight.note:
            self._set_text(row.highlight.note)

    def close_editor(self) -> None:
        """Keep what was typed and go away; what could not be kept stays in sight."""
        self.flush()
        if self._kept is not None:
            self.discard()

    def discard(self) -> None:
        """Go away without keeping anything, as when the highlight is gone."""
        # noted before hiding, which moves the focus on
        focused = self._text.hasFocus()
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

    def _fill(self, row: NoteRow) -> None:
        quote = " ".join(row.highlight.quote.split())
        if len(quote) > _QUOTE_LENGTH:
            quote = f"{quote[:_QUOTE_LENGTH].rstrip()}…"
        self._quote.setText(self.tr("on “{quote}”").format(quote=quote))
        self._text.setAccessibleName(self.tr("Note on “{quote}”").format(quote=quote))
        self._star.setChecked(row.highlight.starred)
        self._set_text(row.highlight.note)

    def _set_text(self, note: str) -> None:
        self._text.setPlainText(note)
        self._kept = self._text.toPlainText()
        self._timer.stop()
        cursor = self._text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._text.setTextCursor(cursor)

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
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addWidget(hint)
        # labels that wrap tell a layout no height of their own, so a low window would lay the parts over each other
        line = self.fontMetrics().lineSpacing()
        self._text.setMinimumHeight(3 * line)
        self.setMinimumHeight(8 * line)


def _closes(event: QKeyEvent) -> bool:
    if event.key() == Qt.Key.Key_Escape:
        return True
    return event.key() in _ENTERS and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
