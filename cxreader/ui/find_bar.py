"""The find bar: a word to look for in the open text, and how often it is there."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from cxreader.model.scope import SearchWords
from cxreader.model.searching import Sought
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted, grouped
from cxreader.ui.flow_layout import FlowLayout
from cxreader.ui.icon_button import IconButton
from cxreader.ui.key_claims import claim
from cxreader.ui.labels import QuietLabel
from cxreader.ui.tick_boxes import TickBox

_DEBOUNCE_MS = 150
_KEYS = frozenset({Qt.Key.Key_Escape})


class FindBar(QWidget):
    """A bar above the text. It only says what is wanted and shows what it is told.

    Signals:
        text_changed: What to look for, once typing has paused; empty for nothing. `sought` tells what counts.
        next_wanted: Go to the next place.
        previous_wanted: Go to the previous place.
        closed: The bar was closed; the focus belongs to the text again.

    """

    text_changed = Signal(str)
    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._told = Sought("")
        self._field = QLineEdit(placeholderText=self.tr("Find in this text"))
        self._field.setAccessibleName(self.tr("Find in this text"))
        self._field.setFixedWidth(216)
        self._field.setAcceptDrops(False)
        self._field.installEventFilter(self)
        self._whole = TickBox(self.tr("Whole words"))
        self._forms = TickBox(self.tr("Word forms"))
        self._pattern = TickBox(self.tr("Pattern"))
        self._pattern.setToolTip(self.tr("Find a regular expression, such as 20[0-9]{2}"))
        self._problem = QLabel()
        self._problem.setObjectName("findProblem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._count = QuietLabel(appearance)
        self._count.setMinimumWidth(self._count.fontMetrics().horizontalAdvance("999 of 999"))
        self._previous = IconButton(appearance, "previous", self.tr("Previous place"))
        self._next = IconButton(appearance, "next", self.tr("Next place"))
        self._close = IconButton(appearance, "close", self.tr("Close the find bar"))
        self._previous.clicked.connect(self.previous_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._close.clicked.connect(self.close_bar)
        self._timer = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._timer.timeout.connect(self._tell)
        self._field.textChanged.connect(self._on_typed)
        for box in (self._whole, self._forms, self._pattern):
            box.clicked.connect(self._choose)
        self._arrange()
        self.set_count(0, 0)

    def open(self, text: str = "") -> None:
        """Show the bar with the focus in its field; a given text is looked for at once."""
        self.show()
        if text:
            self._field.setText(text)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._told = Sought("")
        self._tell()

    def show_words(self, words: SearchWords) -> None:
        """Show the bar with words that are being looked for already; the focus stays where it is."""
        self._field.setText(words.text)
        self._timer.stop()
        for box, on in ((self._whole, words.whole), (self._forms, words.forms), (self._pattern, False)):
            box.setChecked(on)
        self._mark_choices()
        self._told = self.sought
        self.show()

    def close_bar(self) -> None:
        """Hide the bar; what was typed stays for the next time."""
        self._timer.stop()
        self._told = Sought("")
        # before it is hidden: Qt would hand the focus to any neighbour
        self.closed.emit()
        self.hide()

    def text(self) -> str:
        """Return what is looked for."""
        return self._field.text()

    @property
    def sought(self) -> Sought:
        """What is looked for, and what counts as that."""
        is_pattern = self._pattern.isChecked()
        whole, forms = (box.isChecked() and not is_pattern for box in (self._whole, self._forms))
        return Sought(self.text(), whole, forms, is_pattern)

    def set_problem(self, words: str) -> None:
        """Say why nothing can be looked for; empty where it can."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        if words:
            self._count.setText("")
            self._field.setAccessibleDescription(words)

    def set_count(self, current: int, total: int) -> None:
        """Show which place is the current one, from 1 (0 for none), and how many there are."""
        if total and current:
            said = self.tr("{current} of {total}").format(current=grouped(current), total=grouped(total))
        elif total:
            said = counted(total, self.tr("1 place"), self.tr("{} places"))
        else:
            said = self.tr("Not found") if self.text() else ""
        self._count.setText(said)
        # a changed description of the focused field is what a screen reader speaks
        self._field.setAccessibleDescription(said)
        self._previous.setEnabled(total > 0)
        self._next.setEnabled(total > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, Shift+Enter and Esc from the field."""
        if claim(event, _KEYS):
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_enter(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _on_enter(self, *, back: bool) -> None:
        if self._timer.isActive():
            # the listener goes to the first place by itself
            self._tell()
        elif back:
            self.previous_wanted.emit()
        else:
            self.next_wanted.emit()

    def _on_typed(self) -> None:
        self._timer.start()

    def _choose(self) -> None:
        self._mark_choices()
        self._tell()

    def _mark_choices(self) -> None:
        # to a pattern words mean nothing
        for box in (self._whole, self._forms):
            box.setEnabled(not self._pattern.isChecked())

    def _tell(self) -> None:
        self._timer.stop()
        if self.sought != self._told:
            self._told = self.sought
            self.text_changed.emit(self._told.text)

    def _arrange(self) -> None:
        middle = QWidget(self)
        flow = FlowLayout(middle, 6)
        # these stay together where the room ends
        ways = QWidget(middle)
        beside = QHBoxLayout(ways)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(6)
        for way in (self._count, self._previous, self._next):
            beside.addWidget(way)
        for part in (self._field, self._whole, self._forms, self._pattern, ways):
            flow.addWidget(part)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(middle)
        column.addWidget(self._problem)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        row.addLayout(column, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
