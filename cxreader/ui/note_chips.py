"""The themes and tags of a note as chips, to take away and to add."""

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from cxreader.model.theme import Theme
from cxreader.ui.chip import Chip
from cxreader.ui.enter_field import EnterField
from cxreader.ui.flow_layout import FlowLayout

_FIELD = 96


class NoteChips(QWidget):
    """Chips in lines: themes with a button for more, then tags with a field for more.

    Signals:
        theme_wanted: One more theme is to be picked.
        theme_removed: This theme is to go; its id.
        tags_changed: The tags are to be these.

    """

    theme_wanted = Signal()
    theme_removed = Signal(str)
    tags_changed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes: tuple[Theme, ...] = ()
        self._tags: tuple[str, ...] = ()
        self._spelt: dict[str, str] = {}
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self, 4)
        self._more = Chip(self, self.tr("＋ Theme"), self.tr("Add a theme to this note"))
        self._more.clicked.connect(self.theme_wanted)
        self.field = EnterField()
        self.field.setPlaceholderText(self.tr("＋ Tag"))
        self.field.setAccessibleName(self.tr("Add a tag to this note"))
        self.field.setAcceptDrops(False)
        self.field.setMinimumHeight(28)
        self.field.setFixedWidth(_FIELD)
        self.field.entered.connect(self._take)
        self._flow.addWidget(self._more)
        self._flow.addWidget(self.field)
        self.set_known_tags(())

    def set_known_tags(self, tags: Collection[str]) -> None:
        """Take the tags there are, which are offered while one is typed."""
        self._spelt = {tag.casefold(): tag for tag in tags}
        completer = QCompleter(list(tags), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._offers = QListView()
        self._offers.setAccessibleName(self.tr("Tags there are"))
        completer.setPopup(self._offers)
        # the words are put into the field first
        self._offers.clicked.connect(self._take, Qt.ConnectionType.QueuedConnection)
        before = self.field.completer()
        self.field.setCompleter(completer)
        if before:
            before.deleteLater()

    def set_chips(self, themes: Sequence[Theme], tags: Sequence[str]) -> None:
        """Show other themes and tags; where the focus was on a chip that goes, it goes on to its neighbour."""
        if (tuple(themes), tuple(tags)) == (self._themes, self._tags):
            return
        self._themes, self._tags = tuple(themes), tuple(tags)
        focused = next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._flow.drop(chip)
        self._chips = [*map(self._theme_chip, self._themes), *map(self._tag_chip, self._tags)]
        for place, chip in enumerate(self._chips):
            # the button for more themes stands between
            self._flow.insert_widget(place + (place >= len(self._themes)), chip)
            chip.show()
        order: list[QWidget] = [*self._chips[: len(themes)], self._more, *self._chips[len(themes) :], self.field]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        if focused is not None:
            (self._chips[min(focused, len(self._chips) - 1)] if self._chips else self._more).setFocus()
        self.updateGeometry()

    def clear_field(self) -> None:
        """Forget what is typed."""
        self.field.clear()

    def _theme_chip(self, theme: Theme) -> Chip:
        return self._chip(theme.code, self.tr("Remove theme {}").format(theme.name), self._remover(theme.id))

    def _tag_chip(self, tag: str) -> Chip:
        rest = tuple(other for other in self._tags if other != tag)
        return self._chip(tag, self.tr("Remove tag {}").format(tag), lambda: self.tags_changed.emit(rest))

    def _remover(self, theme: str) -> Callable[[], None]:
        return lambda: self.theme_removed.emit(theme)

    def _chip(self, words: str, name: str, remove: Callable[[], None]) -> Chip:
        chip = Chip(self, f"{words} ×", name)
        chip.clicked.connect(remove)
        return chip

    def _take(self) -> None:
        """Add the tag that is typed, spelt as it is elsewhere in the library."""
        typed = " ".join(self.field.text().split())
        tag = self._spelt.get(typed.casefold(), typed)
        self._offers.hide()
        self.field.clear()
        if tag and tag not in self._tags:
            self.tags_changed.emit((*self._tags, tag))
