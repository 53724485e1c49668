"""The text that gives the reasons for a theme, from whose words a search can begin."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from cxreader.ui.word_menu import add_word

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# so many words are offered at once
_MOST = 6


class WhyView(QTextEdit):
    """Words to read; Enter and the context menu offer to search for those that matched.

    Signals:
        search_wanted: A word is to be searched for in all documents.
        others_wanted: What other languages have for a word, by its term of the codebook, is.

    """

    search_wanted = Signal(str)
    others_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: dict[str, str] = {}
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def set_words(self, words: Iterable[tuple[str, str]]) -> None:
        """Take the words that matched, each with its term of the codebook."""
        self._words = dict(words)
        hint = self.tr("Press Enter to search all documents for a word that matched.") if self._words else ""
        self.setAccessibleDescription(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offer searches at Enter; leave the rest to the text."""
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if self._words:
                self._offer(self.textCursor().position(), self._caret())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer searches, and what can be done with any text."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._offer(self.textCursor().position(), self._caret())
        else:
            self._offer(self.cursorForPosition(event.pos()).position(), event.globalPos())

    def _offer(self, place: int, spot: QPoint) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Matched words"))
        words = self._at(place)
        for word in words:
            add_word(
                menu,
                word,
                self._words[word],
                self.search_wanted.emit,
                self.others_wanted.emit,
                alone=len(words) == 1,
            )
        if words:
            menu.addSeparator()
        copy = menu.addAction(self.tr("Copy"), self.copy)
        copy.setEnabled(self.textCursor().hasSelection())
        menu.addAction(self.tr("Select All"), self.selectAll)
        menu.setActiveAction(menu.actions()[0])
        menu.exec(spot)
        menu.deleteLater()

    def _caret(self) -> QPoint:
        return self.viewport().mapToGlobal(self.cursorRect().bottomLeft())

    def _at(self, place: int) -> list[str]:
        """Return the matched word that stands at a place of the text, else the first ones of all."""
        text = self.toPlainText()
        for word in self._words:
            at = text.find(word)
            while at >= 0:
                if at <= place <= at + len(word):
                    return [word]
                at = text.find(word, at + 1)
        return list(self._words)[:_MOST]
