"""What the window shows while the library has no documents."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.filling import fill
from cxreader.ui.labels import QuietLabel, TitleLabel

_EDGE = 24
_RADIUS = 12


class EmptyPage(QWidget):
    """An invitation to bring texts, with the three ways to do so.

    Signals:
        files_wanted: Choose files.
        folder_wanted: Choose a folder.
        samples_wanted: Open the sample library.

    """

    files_wanted = Signal()
    folder_wanted = Signal()
    samples_wanted = Signal()

    def __init__(
        self, appearance: Appearance, suffixes: Callable[[], Iterable[str]], parent: QWidget | None = None
    ) -> None:
        """Make the page.

        Args:
            appearance: The program's look.
            suffixes: Gives endings of files that can be read, each with its dot.
            parent: The widget it lies in.

        """
        super().__init__(parent)
        self.setObjectName("emptyPage")
        self.setAccessibleName(self.tr("The library is empty"))
        self._appearance = appearance
        self._suffixes = suffixes
        self._made = False
        appearance.changed.connect(self.update)

    def showEvent(self, event: QShowEvent) -> None:
        """Make what is on the page, the first time it is shown: most starts never show it."""
        if not self._made:
            self._made = True
            self._make()
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page and the dashed frame that says where to drop."""
        super().paintEvent(event)
        tokens = self._appearance.tokens
        painter = QPainter(self)
        fill(painter, self.rect(), tokens.page)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.border, 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE), _RADIUS, _RADIUS)

    def _button(self, words: str, wish: object) -> QPushButton:
        button = QPushButton(words, autoDefault=False)
        button.setMinimumHeight(32)
        button.clicked.connect(wish)
        return button

    def _make(self) -> None:
        title = TitleLabel(self.tr("Drop texts here"))
        hint = QuietLabel(self._appearance, self.tr("or press Ctrl+O to choose files"))
        suffixes = QuietLabel(self._appearance, "   ".join(self._suffixes()))
        font = QFont(title.font())
        font.setPointSizeF(font.pointSizeF() * 1.7)
        title.setFont(font)
        for label in (title, hint, suffixes):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        files = self._button(self.tr("Open Files…"), self.files_wanted)
        files.setDefault(True)
        folder = self._button(self.tr("Open Folder…"), self.folder_wanted)
        samples = self._button(self.tr("Sample Library"), self.samples_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch()
        for button in (files, folder, samples):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE + 24, _EDGE + 24, _EDGE + 24, _EDGE + 24)
        column.addStretch(2)
        column.addWidget(title)
        column.addSpacing(4)
        column.addWidget(hint)
        column.addSpacing(24)
        column.addLayout(buttons)
        column.addSpacing(24)
        column.addWidget(suffixes)
        column.addStretch(3)
