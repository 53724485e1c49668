"""A text with what was taken out of it and put into it marked, to be read; and the dialog that shows one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QPushButton, QTextEdit, QVBoxLayout, QWidget

from cxreader.model.pieces import Kind, Piece
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted
from cxreader.ui.foot import foot
from cxreader.ui.labels import QuietLabel

# lines that are the same are left out, but for so many beside a change
_KEPT = 2


class ChangesView(QTextEdit):
    """Pieces of two versions of a text: new words are underlined, those that are gone struck through."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent, readOnly=True)
        self._appearance = appearance
        self._pieces: tuple[Piece, ...] = ()
        self._places: list[int] = []
        self.setTabChangesFocus(True)
        appearance.changed.connect(self._draw)

    @property
    def count(self) -> int:
        """The number of places where something has changed."""
        return len(self._places)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show a text."""
        self._pieces = tuple(pieces)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from change to change by the keys that lead from passage to passage."""
        if event.key() == Qt.Key.Key_F8:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def frame(self, start: int, end: int) -> None:
        """Lay a ground behind a stretch, given in code points of what is shown."""
        shown = self.toPlainText()
        # Qt counts in units of UTF-16
        first, last = (len(shown[:at].encode("utf-16-le")) // 2 for at in (start, end))
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(self._appearance.tokens.selected)
        cursor.mergeCharFormat(look)
        cursor.setPosition(first)
        self.setTextCursor(cursor)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) change, round the end of the text."""
        if not self._places:
            return
        here = self.textCursor().position()
        ahead = [place for place in self._places if (place > here if by > 0 else place < here)]
        ends = self._places[0] if by > 0 else self._places[-1]
        cursor = self.textCursor()
        cursor.setPosition((ahead[0] if by > 0 else ahead[-1]) if ahead else ends)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _draw(self) -> None:
        self.clear()
        self._places = []
        cursor = QTextCursor(self.document())
        before = Kind.SAME
        for kind, text in self._pieces:
            if kind is not Kind.SAME and before is Kind.SAME:
                self._places.append(cursor.position())
            cursor.insertText(text, self._format(kind))
            before = kind
        cursor.setPosition(self._places[0] if self._places else 0)
        self.setTextCursor(cursor)

    def _format(self, kind: Kind) -> QTextCharFormat:
        look, tokens = QTextCharFormat(), self._appearance.tokens
        look.setForeground(tokens.text)
        if kind is Kind.NEW:
            look.setForeground(tokens.accent)
            look.setFontUnderline(True)
        elif kind is Kind.GONE:
            look.setForeground(tokens.failure)
            look.setFontStrikeOut(True)
        return look


class ChangesDialog(QDialog):
    """What has changed in a text."""

    def __init__(
        self, appearance: Appearance, title: str, pieces: Sequence[Piece], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("changes")
        self.setWindowTitle(self.tr("What Has Changed in {}").format(title))
        self.resize(760, 560)
        self._view = ChangesView(appearance)
        self._view.setObjectName("changesText")
        self._view.setAccessibleName(self.tr("The text with its changes"))
        self._view.show_pieces(folded(pieces, self.tr("… {} lines as they were …")))
        many = counted(self._view.count, self.tr("{} change"), self.tr("{} changes"))
        self._count = QuietLabel(
            appearance, self.tr("{}. New words are underlined, words that are gone are struck through.").format(many)
        )
        self._count.setWordWrap(True)
        previous = QPushButton(self.tr("&Previous Change (Shift+F8)"), autoDefault=False)
        following = QPushButton(self.tr("&Next Change (F8)"), autoDefault=False)
        close = QPushButton(self.tr("Close"), default=True)
        previous.clicked.connect(lambda: self._view.step(-1))
        following.clicked.connect(lambda: self._view.step(1))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._count)
        column.addWidget(self._view, 1)
        column.addLayout(foot(previous, following, None, close))
        self._view.setFocus()


def folded(pieces: Sequence[Piece], words: str) -> list[Piece]:
    """Return pieces without most of the lines that are the same; words say how many were left out."""
    shown = []
    for number, piece in enumerate(pieces):
        lines = piece.text.split("\n")
        first, last = _KEPT if number else 0, _KEPT if number + 1 < len(pieces) else 0
        left = lines[first : len(lines) - last]
        if piece.kind is not Kind.SAME or len(left) <= _KEPT:
            shown.append(piece)
            continue
        told = words.format(sum(bool(line.strip()) for line in left))
        shown.append(Piece(Kind.SAME, "\n".join((*lines[:first], told, *lines[len(lines) - last :]))))
    return shown
