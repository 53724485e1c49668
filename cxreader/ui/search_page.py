"""What a search has found, in the place of the text."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cxreader.model.searching import Found, HitLine, hit_key
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped
from cxreader.ui.flow_layout import FlowLayout
from cxreader.ui.labels import QuietLabel
from cxreader.ui.pane import Pane
from cxreader.ui.scope_words import size_words
from cxreader.ui.search_head import SearchHead
from cxreader.ui.search_list import SearchList
from cxreader.ui.search_rows import HitModel, Source


class SearchPage(Pane):
    """Hits with their choices; where there are none, a sentence and words that may have been meant.

    Signals:
        entered: The ``HitLine`` that the person wants to see in its text.
        meant: Words that the person meant.

    """

    entered = Signal(object)
    meant = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SearchHead(self)
        self.rows = HitModel(self)
        self.view = SearchList(appearance, self.rows, self)
        self._nothing = QWidget(self)
        self._words = QLabel(self._nothing)
        self._words.setObjectName("searchAnswer")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._offers = QWidget(self._nothing)
        self._offered = FlowLayout(self._offers, 8)
        self._note = QuietLabel(appearance, "", self)
        self._note.setWordWrap(True)
        self._note.setContentsMargins(16, 4, 16, 6)
        self._arrange()
        self.view.entered_on.connect(self._enter)
        self.view.limit_wanted.connect(self.head.limit_wanted)
        self.set_note("")
        self.tell("")

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in that order."""
        return *self.head.stops, self.view

    @property
    def is_empty(self) -> bool:
        """Whether nothing is listed."""
        return not self.rows.found.keys

    def begin(self, found: Found, source: Source, *, whole: bool) -> str:
        """List hits. The current one stays current where the person has gone to it, else the first one is.

        Args:
            found: The hits.
            source: Answers how some of them read, given their keys.
            whole: Whether these are all hits.

        Returns:
            How many there are, in words.

        """
        here = self.view.currentIndex()
        current = self.rows.line(here) if here.row() > 0 else None
        self.rows.begin(found, source)
        index = self.rows.find(hit_key(current.document, current.number)) if current else QModelIndex()
        self.view.setCurrentIndex(index if index.isValid() else self.rows.index(0))
        self.view.scrollTo(self.view.currentIndex())
        said = size_words(len(found.keys), found.documents) if whole else self.tr("counting…")
        if found.ordered < len(found.keys):
            said = self.tr("{size}, the first {number} sorted").format(size=said, number=grouped(found.ordered))
        self.head.count(said, found=bool(found.keys))
        self._show_list(bool(found.keys) or not whole)
        return said

    def start_over(self) -> None:
        """Go to the first row."""
        self.view.setCurrentIndex(self.rows.index(0))
        self.view.scrollToTop()

    def tell(self, words: str, meant: Sequence[tuple[str, int]] = ()) -> None:
        """Say why nothing is listed.

        Args:
            words: A sentence.
            meant: Words that may be meant, each with the number of passages that have it.

        """
        self.rows.begin(Found(self.rows.found.keys[:0], 0, 0), lambda _keys: [])
        self.head.count("", found=False)
        self._words.setText(words)
        for button in self._offers.findChildren(QPushButton):
            self._offered.removeWidget(button)
            button.hide()
            button.deleteLater()
        for word, passages in meant:
            button = QPushButton(self.tr("{word} ({number})").format(word=word, number=grouped(passages)), self._offers)
            button.setAutoDefault(False)
            button.setMinimumHeight(32)
            button.clicked.connect(lambda _checked=False, word=word: self.meant.emit(word))
            self._offered.addWidget(button)
            button.show()
        self._show_list(False)

    def set_note(self, words: str) -> None:
        """Say below the list what the person should know of it; empty for nothing."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _show_list(self, is_list: bool) -> None:
        self.view.setVisible(is_list)
        self._nothing.setVisible(not is_list)

    def _enter(self, index: QModelIndex) -> None:
        line: HitLine | None = self.rows.line(index)
        if line:
            self.entered.emit(line)

    def _arrange(self) -> None:
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(24, 24, 24, 24)
        nothing.setSpacing(12)
        nothing.addWidget(self._words)
        nothing.addWidget(self._offers)
        nothing.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.view, self._nothing, self._note):
            column.addWidget(part, int(part in (self.view, self._nothing)))
        self.set_home(self.view)
