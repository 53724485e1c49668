"""The dialog in which documents get tags."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxreader.ui.appearance import Appearance
from cxreader.ui.chip import Chip
from cxreader.ui.counts import grouped
from cxreader.ui.enter_field import EnterField
from cxreader.ui.flow_layout import FlowLayout
from cxreader.ui.foot import foot
from cxreader.ui.labels import QuietLabel, TitleLabel

_WIDTH = 440


class TagDialog(QDialog):
    """The tags of some documents, to add to and to take from.

    Enter adds the tag that is typed; where none is, it presses the button that ends the dialog.
    """

    def __init__(
        self,
        appearance: Appearance,
        heading: str,
        documents: int,
        tags: Mapping[str, int],
        known: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            appearance: The program's look.
            heading: Which documents they are, in words.
            documents: How many.
            tags: The tags that any of them has, each with the number of those that have it.
            known: All tags that there are.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("tagDialog")
        self.setWindowTitle(self.tr("Tags"))
        self.setMinimumWidth(_WIDTH)
        self._documents = documents
        self._before = dict(tags)
        self._tags = dict(tags)
        self._spelt = {tag.casefold(): tag for tag in known}
        self._chips: list[Chip] = []
        self._field = EnterField()
        self._offers = QListView()
        self._add = QPushButton(self.tr("Add"), autoDefault=False)
        self._box = QGroupBox()
        self._flow = FlowLayout(self._box, 6)
        self._none = QuietLabel(appearance, self.tr("No tags yet"))
        self._set = QPushButton(self.tr("Set Tags"), default=True)
        self._cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        self._column = QVBoxLayout(self)
        self._complete(sorted(known))
        self._arrange(heading)
        self._field.entered.connect(self._enter)
        self._field.textChanged.connect(lambda: self._add.setEnabled(bool(self._typed())))
        self._add.clicked.connect(self._take)
        self._set.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self._show_chips()
        self._add.setEnabled(False)
        self._field.setFocus()

    @property
    def given(self) -> tuple[str, ...]:
        """The tags that all the documents are to have, and not all had before; what is still typed is one of them."""
        tags = self._tags | ({self._typed(): self._documents} if self._typed() else {})
        return tuple(tag for tag, n in tags.items() if n == self._documents and self._before.get(tag, 0) < n)

    @property
    def taken(self) -> tuple[str, ...]:
        """The tags that none of the documents is to have any more."""
        return tuple(tag for tag in self._before if tag not in self._tags and tag not in self.given)

    def _complete(self, known: list[str]) -> None:
        completer = QCompleter(known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setPopup(self._offers)
        self._offers.setAccessibleName(self.tr("Tags there are"))
        # the words are put into the field first
        self._offers.clicked.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._field.setCompleter(completer)

    def _arrange(self, heading: str) -> None:
        self._box.setObjectName("tagsOfDocument")
        self._box.setAccessibleName(self.tr("Tags"))
        self._box.setFlat(True)
        self._box.setStyleSheet("QGroupBox#tagsOfDocument { border: 0; margin: 0; padding: 0; }")
        self._flow.addWidget(self._none)
        label = QLabel(self.tr("&Tag"))
        label.setBuddy(self._field)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._field, 1)
        line.addWidget(self._add)
        title = TitleLabel("")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setText(title.fontMetrics().elidedText(heading, Qt.TextElideMode.ElideMiddle, _WIDTH - 32))
        column = self._column
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(label)
        column.addLayout(line)
        column.addSpacing(4)
        column.addWidget(self._box, 1)
        column.addSpacing(8)
        column.addLayout(foot(None, self._cancel, self._set))

    def _typed(self) -> str:
        """Return the tag that is typed, spelt as it is elsewhere in the library."""
        tag = " ".join(self._field.text().split())
        return self._spelt.get(tag.casefold(), tag)

    def _enter(self) -> None:
        if self._typed():
            self._take()
        else:
            self._set.click()

    def _take(self) -> None:
        """Give the documents the tag that is typed."""
        tag = self._typed()
        if tag:
            self._spelt.setdefault(tag.casefold(), tag)
            self._tags[tag] = self._documents
            self._show_chips()
        self._offers.hide()
        self._field.clear()
        self._field.setFocus()

    def _remove(self, tag: str, place: int) -> None:
        del self._tags[tag]
        self._show_chips()
        # by keys one goes on where one was
        (self._chips[min(place, len(self._chips) - 1)] if self._chips else self._field).setFocus()

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._flow.drop(chip)
        self._chips = [self._chip(tag, number, place) for place, (tag, number) in enumerate(sorted(self._tags.items()))]
        before: QWidget = self._add
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
            QWidget.setTabOrder(before, chip)
            before = chip
        self._none.setVisible(not self._chips)
        if self.isVisible():
            # a window does not grow by itself with the lines that its chips take
            self.resize(self.width(), max(self.height(), self._column.totalHeightForWidth(self.width())))

    def _chip(self, tag: str, number: int, place: int) -> Chip:
        some = self.tr("{} of {}").format(grouped(number), grouped(self._documents))
        words = f"{tag} ×" if number == self._documents else f"{tag} · {some} ×"
        chip = Chip(self._box, words, self.tr("Remove {}").format(tag))
        if number < self._documents:
            chip.setAccessibleDescription(self.tr("{} documents have it").format(some))
        chip.clicked.connect(lambda: self._remove(tag, place))
        return chip
