"""What can be done with words that were just selected with the mouse: a bar above them, which never takes the focus."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from cxreader.ui.reader import Reader

_GAP = 6
_LOWEST = 28


class SelectionBar(QFrame):
    """Closed by Esc, by typing, by scrolling and by a click elsewhere.

    Signals:
        chosen: Name of the command that was chosen.

    """

    chosen = Signal(str)

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self._reader = reader
        self.setObjectName("selectionBar")
        self.setAccessibleName(self.tr("Selected words"))
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(4)
        for command, words in (
            ("highlight", self.tr("Highlight")),
            ("theme", self.tr("Theme…")),
            ("note", self.tr("Note")),
            ("copy_quote", self.tr("Copy")),
        ):
            button = QToolButton(self)
            button.setText(words)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setMinimumHeight(_LOWEST)
            button.clicked.connect(lambda _checked=False, command=command: self._choose(command))
            row.addWidget(button)
        self.hide()
        reader.installEventFilter(self)
        reader.viewport().installEventFilter(self)
        reader.verticalScrollBar().valueChanged.connect(self.hide)

    def show_above(self, top: QPoint, bottom: QPoint) -> None:
        """Show above a place of the reader or, where there is no room, below it."""
        self.adjustSize()
        left = max(0, min(top.x() - self.width() // 2, self._reader.width() - self.width()))
        above = top.y() - self.height() - _GAP
        self.move(left, above if above >= 0 else bottom.y() + _GAP)
        self.show()
        self.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Close when a key or a button goes down in the text; Esc does nothing else."""
        if not self.isVisible():
            return False
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            self.hide()
            return True
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self.hide()
        return False

    def _choose(self, command: str) -> None:
        self.hide()
        self.chosen.emit(command)
