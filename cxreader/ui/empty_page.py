"""What the window shows while the library has no documents."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxreader.ui.appearance import Appearance
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

    def __init__(self, appearance: Appearance, suffixes: tuple[str, ...], parent: QWidget | None = None) -> None:
        """Make the page.

        Args:
            appearance: The program's look.
            suffixes: Endings of the files that can be read, each with its dot.
            parent: The widget it lies in.

        """
        super().__init__(parent)
        self.setObjectName("emptyPage")
        self.setAccessibleName(self.tr("The library is empty"))
        self._appearance = appearance
        self._title = TitleLabel(self.tr("Drop texts here"))
        self._hint = QuietLabel(appearance, self.tr("or press Ctrl+O to choose files"))
        self._suffixes = QuietLabel(appearance, "   ".join(suffixes))
        self._files = self._button(self.tr("Open Files…"), self.files_wanted)
        self._folder = self._button(self.tr("Open Folder…"), self.folder_wanted)
        self._samples = self._button(self.tr("Sample Library"), self.samples_wanted)
        self._files.setDefault(True)
        self._arrange()
        appearance.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page and the dashed frame that says where to drop."""
        super().paintEvent(event)
        tokens = self._appearance.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.page)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.border, 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE), _RADIUS, _RADIUS)

    def _button(self, words: str, wish: object) -> QPushButton:
        button = QPushButton(words, autoDefault=False)
        button.setMinimumHeight(32)
        button.clicked.connect(wish)
        return button

    def _arrange(self) -> None:
        title = QFont(self._title.font())
        title.setPointSizeF(title.pointSizeF() * 1.7)
        self._title.setFont(title)
        for label in (self._title, self._hint, self._suffixes):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch()
        for button in (self._files, self._folder, self._samples):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE + 24, _EDGE + 24, _EDGE + 24, _EDGE + 24)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addSpacing(4)
        column.addWidget(self._hint)
        column.addSpacing(24)
        column.addLayout(buttons)
        column.addSpacing(24)
        column.addWidget(self._suffixes)
        column.addStretch(3)
