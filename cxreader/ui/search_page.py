"""What a search has found, in the place of the text."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cxreader.model.judgement import Suggestion
from cxreader.model.searching import Found, HitLine, Partner, hit_key
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped
from cxreader.ui.flow_layout import FlowLayout
from cxreader.ui.labels import QuietLabel
from cxreader.ui.nearby_words import likeness
from cxreader.ui.pane import Pane
from cxreader.ui.question_list import QuestionList
from cxreader.ui.scope_words import size_words
from cxreader.ui.search_bridge import BridgeLine
from cxreader.ui.search_head import SearchHead
from cxreader.ui.search_list import SearchList
from cxreader.ui.search_rows import HitModel, Source


class SearchPage(Pane):
    """Hits with their choices; where there are none, a sentence and words that may have been meant.

    Signals:
        entered: The ``HitLine`` that the person wants to see in its text.
        near_entered: The ``Place`` of a passage of like meaning that the person wants to see.
        meant: Words that the person meant.
        bridged: Words in other languages that the person wants to search for.

    """

    entered = Signal(object)
    near_entered = Signal(object)
    bridged = Signal(str)
    meant = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SearchHead(self)
        self.rows = HitModel(self)
        self.view = SearchList(appearance, self.rows, self)
        self.bridge = BridgeLine(appearance, self)
        self.near = QuestionList(appearance, self, asking=False)
        self.near.setObjectName("near")
        self.near.setAccessibleName(self.tr("Passages, the most alike first"))
        # the page shows through, as it does through the list of hits
        self.near.viewport().setAutoFillBackground(False)
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
        self.near.entered.connect(self.near_entered)
        self.bridge.chosen.connect(self.bridged)
        self.set_note("")
        self.tell("")

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in that order."""
        return *self.head.stops, *self.bridge.stops, self.view, self.near

    @property
    def is_empty(self) -> bool:
        """Whether no hits are listed."""
        return not self.rows.found.keys

    @property
    def list_shown(self) -> QWidget | None:
        """The list with what was found; None where there is none."""
        return next((part for part in (self.view, self.near) if not part.isHidden()), None)

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
        if found.more:
            said = self.tr("more than {size} – type more to find fewer").format(size=said)
        self.head.count(said, found=bool(found.keys))
        self._show(self.view if found.keys or not whole else self._nothing)
        return said

    def show_near(self, passages: Sequence[Suggestion], said: str) -> None:
        """List passages of like meaning, the most alike first, and say how many there are."""
        self._forget_hits()
        self.near.offer(passages, [likeness(passage.likelihood) for passage in passages])
        self.near.setAccessibleDescription(said)
        self.head.count(said, found=False)
        self._show(self.near)

    def set_partners(self, partners: Sequence[Partner]) -> None:
        """Offer words in other languages."""
        self.bridge.set_partners(partners)
        for earlier, later in pairwise(self.stops):
            QWidget.setTabOrder(earlier, later)

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
        self._forget_hits()
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
        self._show(self._nothing)

    def set_note(self, words: str) -> None:
        """Say below the list what the person should know of it; empty for nothing."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _forget_hits(self) -> None:
        self.rows.begin(Found(self.rows.found.keys[:0], 0, 0), lambda _keys: [])

    def _show(self, shown: QWidget) -> None:
        """Show hits, passages of like meaning, or why there is nothing."""
        had_focus = any(part.hasFocus() for part in (self.view, self.near))
        for part in (self.view, self.near, self._nothing):
            part.setVisible(part is shown)
        self.set_home(self.near if shown is self.near else self.view)
        if had_focus and shown is not self._nothing:
            shown.setFocus()

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
        for part in (self.head, self.bridge, self.view, self.near, self._nothing, self._note):
            column.addWidget(part, int(part in (self.view, self.near, self._nothing)))
