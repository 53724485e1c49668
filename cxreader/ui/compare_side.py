"""One of two documents that are compared: what it is, how much of it speaks of the theme, and its text."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxreader.model import language as languages
from cxreader.model.comparison import Spoken, spoken_of
from cxreader.model.passage import without_edges
from cxreader.model.views import CodedPassage, OpenDocument
from cxreader.ui.appearance import Appearance
from cxreader.ui.choice_button import ChoiceButton
from cxreader.ui.filling import fill
from cxreader.ui.labels import CutLabel
from cxreader.ui.pane import Pane
from cxreader.ui.reading_pane import ReadingPane

_MARK = 3


class CompareSide(Pane):
    """A document with its text, marked where keys act on it.

    Signals:
        taken: The person went to the text.
        document_wanted: The person wants to choose another document.

    """

    taken = Signal()
    document_wanted = Signal()

    def __init__(self, appearance: Appearance, name: str, place: str, parent: QWidget | None = None) -> None:
        """Make a side.

        Args:
            appearance: The program's look.
            name: Name of the text in the code.
            place: What the side is called.
            parent: The widget it lies in.

        """
        super().__init__(parent)
        self._appearance = appearance
        self._place = place
        self._is_taken = False
        # what its text shows now
        self.document: OpenDocument | None = None
        self.spoken = Spoken()
        self.choice = ChoiceButton(appearance, self)
        self._count = CutLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self.pane = ReadingPane(appearance, self)
        self.pane.reader.setObjectName(name)
        self.pane.reader.installEventFilter(self)
        self.choice.clicked.connect(self.document_wanted)
        self.set_home(self.pane.reader)
        appearance.changed.connect(self._restyle)
        self._restyle()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _MARK, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 6)
        head.setSpacing(4)
        head.addWidget(self.choice)
        head.addWidget(self._count)
        column.addLayout(head)
        column.addWidget(self.pane, 1)
        self.set_document(None)

    @property
    def current(self) -> CodedPassage | None:
        """The passage that the caret is in."""
        return self.spoken.at(self.pane.caret())

    @property
    def stretch(self) -> tuple[int, int, int] | None:
        """Id of the document, and what is selected in it or, without that, the current passage without noise."""
        document, passage = self.document, self.current
        if document is None or passage is None:
            return None
        chosen = self.pane.selection()
        return document.id, *(chosen or without_edges(document.text, passage.start, passage.end, document.noise))

    def set_document(self, document: OpenDocument | None) -> None:
        """Say which document the text is of, as it is now; None for none."""
        self.document = document
        self.spoken = spoken_of(document)
        title = document.title if document else self.tr("Choose a document")
        self.choice.set_choice(languages.badge(document.language) if document else "", "", title)
        self.choice.setAccessibleName(self.tr("{place}, document: {title}").format(place=self._place, title=title))
        self.pane.reader.setAccessibleName(self.tr("{place}: {title}").format(place=self._place, title=title))

    def go_along(self, passage: CodedPassage) -> None:
        """Go to a passage while keys act on the other side: nobody is told."""
        with QSignalBlocker(self.pane):
            self.pane.go_to(passage.start, passage.end)
            self.pane.set_current(passage)

    def scroll_along(self, share: float) -> None:
        """Scroll to a part of the text, 0 to 1, in the same way."""
        bar = self.pane.reader.verticalScrollBar()
        with QSignalBlocker(self.pane):
            bar.setValue(round(share * bar.maximum()))

    @property
    def scrolled(self) -> float:
        """How far the text is scrolled, 0 to 1."""
        bar = self.pane.reader.verticalScrollBar()
        return bar.value() / max(1, bar.maximum())

    def set_taken(self, taken: bool) -> None:
        """Show whether keys act on this side."""
        self._is_taken = taken
        self.update()

    def set_count(self, words: str) -> None:
        """Say how much of the document speaks of the theme."""
        self._count.setText(words)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell when the text gets the focus."""
        if event.type() is QEvent.Type.FocusIn:
            self.taken.emit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark the upper edge where keys act on this side."""
        super().paintEvent(event)
        if self._is_taken:
            painter = QPainter(self)
            fill(painter, self.rect().adjusted(0, 0, 0, _MARK - self.height()), self._appearance.tokens.accent)
            painter.end()

    def _restyle(self) -> None:
        palette = self._count.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._appearance.tokens.secondary)
        self._count.setPalette(palette)
        self.update()
