"""The row of languages above the documents, to show only the documents in some of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGroupBox, QWidget

from cxreader.model import language
from cxreader.ui.chip import Chip
from cxreader.ui.counts import counted, grouped
from cxreader.ui.flow_layout import FlowLayout, in_lines

_LINES = 2
_LEAST = 28  # pixels, so that it can be hit
# more chips than ever go into two lines need not be made
_MOST = 24
_MORE = "▾"


class LanguageChips(QGroupBox):
    """One chip for all languages, one for each of the first that go into two lines, and one that leads to the rest.

    A click chooses that language alone, a click with Ctrl adds it to the others or takes it away; a click on the only
    chosen one, or on the first chip, chooses all. A chosen language has its chip, however rare it is.

    Signals:
        chosen: The person wants these languages: a frozenset of base language tags, empty for all.
        more_wanted: The person wants to choose among all languages, or by something else.
    """

    chosen = Signal(object)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("languageFilter")
        self.setAccessibleName(self.tr("Filter by language"))
        self._chosen: frozenset[str] = frozenset()
        self._chips: dict[str, Chip] = {}
        self._layout = FlowLayout(self, 4)
        self._layout.setContentsMargins(8, 8, 8, 8)
        # Qt takes the margins of a framed box before the style sheet knows this one by its name
        self.setContentsMargins(0, 0, 0, 0)
        self._all = self._chip()
        self._all.setAccessibleName(self.tr("All languages"))
        self._all.clicked.connect(self._choose_all)
        self._more = self._chip()
        self._more.setCheckable(False)
        self._more.setMinimumWidth(_LEAST)
        self._more.setAccessibleName(self.tr("More filters"))
        words = self.tr("Filter by language, theme, status, length, month, tag, column or speaker (Ctrl+Shift+J)")
        self._more.setToolTip(words)
        self._more.clicked.connect(self.more_wanted)
        for chip in (self._all, self._more):
            self._layout.addWidget(chip)
        self.set_counts(0, (), frozenset())

    def set_counts(self, total: int, counts: Sequence[tuple[str, int]], chosen: frozenset[str]) -> None:
        """Show other languages.

        Args:
            total: Number of documents in all languages.
            counts: For each language, in the order shown: its base tag and its number of documents.
            chosen: The languages in the scope; empty for all.

        """
        self._chosen = chosen
        self._all.setText(self.tr("All {}").format(grouped(total)))
        self._all.setAccessibleDescription(self._documents(total))
        offered = [*counts[:_MOST], *(each for each in counts[_MOST:] if each[0] in chosen)]
        self._keep_chips([tag for tag, _ in offered])
        for tag, documents in offered:
            self._fill(self._chips[tag], tag, documents)
        self._check()
        self._fold()

    def set_chosen(self, chosen: frozenset[str]) -> None:
        """Show which languages are in the scope, before the documents are counted anew; empty for all."""
        self._chosen = chosen
        self._check()
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as go into two lines of another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fold()

    def _fold(self) -> None:
        """Hide the rarest languages, but none that is chosen, until two lines are enough."""
        margins, spacing = self._layout.contentsMargins(), self._layout.spacing()
        room = self.width() - margins.left() - margins.right()
        self._more.setText(_MORE)
        first = self._all.sizeHint().width()
        shown = {tag: chip.sizeHint().width() for tag, chip in self._chips.items()}
        for tag in [tag for tag in reversed(shown) if tag not in self._chosen]:
            if in_lines((first, *shown.values(), self._more.sizeHint().width()), room, spacing)[-1] < _LINES:
                break
            del shown[tag]
            self._more.setText(self.tr("more {}").format(_MORE))
        for tag, chip in self._chips.items():
            if tag not in shown and chip.hasFocus():
                self._more.setFocus()
            chip.setVisible(tag in shown)
        self._layout.update()

    def _fill(self, chip: Chip, tag: str, documents: int) -> None:
        name = language.name(tag)
        chip.setText(f"{language.badge(tag)} {grouped(documents)}")
        chip.setAccessibleName(name)
        chip.setAccessibleDescription(self._documents(documents))
        chip.setToolTip(self.tr("{language}: {documents}").format(language=name, documents=self._documents(documents)))
        _fade(chip, faint=not documents)

    def _documents(self, number: int) -> str:
        return counted(number, self.tr("{} document"), self.tr("{} documents"))

    def _keep_chips(self, tags: Sequence[str]) -> None:
        """Have one chip for each language in their order; chips that stay keep the focus."""
        for tag in set(self._chips) - set(tags):
            self._drop(self._chips.pop(tag))
        for tag in tags:
            if tag not in self._chips:
                self._chips[tag] = self._language_chip(tag)
        for place, tag in enumerate(tags, 1):
            chip = self._chips[tag]
            self._layout.removeWidget(chip)
            self._layout.insert_widget(place, chip)
            QWidget.setTabOrder(self._chips[tags[place - 2]] if place > 1 else self._all, chip)
        # in the order shown, the commonest first
        self._chips = {tag: self._chips[tag] for tag in tags}
        QWidget.setTabOrder(self._chips[tags[-1]] if tags else self._all, self._more)

    def _drop(self, chip: Chip) -> None:
        if chip.hasFocus():
            self._all.setFocus()
        self._layout.drop(chip)

    def _language_chip(self, tag: str) -> Chip:
        chip = self._chip()
        chip.clicked.connect(lambda: self._choose(tag))
        return chip

    def _chip(self) -> Chip:
        chip = Chip(self)
        chip.setCheckable(True)
        chip.show()
        return chip

    def _choose_all(self) -> None:
        self._check()
        self.chosen.emit(frozenset())

    def _choose(self, tag: str) -> None:
        adding = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        only = frozenset({tag})
        alone = frozenset[str]() if self._chosen == only else only
        wanted = self._chosen ^ only if adding else alone
        self._check()
        self.chosen.emit(wanted)

    def _check(self) -> None:
        """Check what the scope says: a click only asks for a change of it."""
        self._all.setChecked(not self._chosen)
        for tag, chip in self._chips.items():
            chip.setChecked(tag in self._chosen)


def _fade(chip: Chip, *, faint: bool) -> None:
    """Show a chip that would find nothing in grey."""
    if bool(chip.property("faint")) != faint:
        chip.setProperty("faint", faint)
        # a style sheet looks at properties only when asked to
        chip.style().unpolish(chip)
        chip.style().polish(chip)
