"""The line that leads from a word that was searched for to its partners in other languages."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cxreader.model import language
from cxreader.model.search_words import OR
from cxreader.model.searching import MOST_COUNTED, Partner
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted, grouped
from cxreader.ui.flow_layout import FlowLayout
from cxreader.ui.labels import QuietLabel


class BridgeLine(QWidget):
    """Words of the same themes in other languages, each a button; hidden where there are none.

    Signals:
        chosen: What is to be searched for instead.

    """

    chosen = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._partners: tuple[Partner, ...] = ()
        self._chips: list[QToolButton] = []
        self.setObjectName("bridge")
        self.setAccessibleName(self.tr("Also in other languages"))
        self._flow = FlowLayout(self, 6)
        self._flow.setContentsMargins(12, 0, 12, 6)
        self.hide()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in that order."""
        return tuple(self._chips)

    @property
    def sentence(self) -> str:
        """What the line says, in words; empty where it is hidden."""
        if not self._partners:
            return ""
        named = (
            self.tr("{language}: {words}").format(
                language=language.name(tag), words=", ".join(partner.written for partner in partners)
            )
            for tag, partners in self._by_language()
        )
        return self.tr("Also in {}.").format("; ".join(named))

    def set_partners(self, partners: Sequence[Partner]) -> None:
        """Show other words; nothing changes where they are the same."""
        if self._partners == tuple(partners):
            return
        self._partners = tuple(partners)
        self._clear()
        begin = self.tr("Also in {}:")
        for tag, (first, *others) in self._by_language():
            self._add(self._named(begin.format(language.name(tag)), self._button(first)))
            begin = "{}:"
            for partner in others:
                self._add(self._button(partner))
        if len(self._partners) > 1:
            every = self._chip(self.tr("Search in Other Languages"), OR.join(p.term for p in self._partners))
            every.setToolTip(self.tr("Search for all of these words at once"))
            self._add(every)
        self.setVisible(bool(self._partners))

    def _by_language(self) -> list[tuple[str, list[Partner]]]:
        groups = groupby(self._partners, key=lambda partner: partner.language)
        return [(tag, list(partners)) for tag, partners in groups]

    def _clear(self) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            part = item.widget() if item else None
            if part:
                # hidden first, since it may be the very one whose press led here
                part.hide()
                part.deleteLater()
        self._chips.clear()

    def _named(self, words: str, chip: QToolButton) -> QWidget:
        """Return a word behind the name of its language, from which no end of a line may part it."""
        both = QWidget(self)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(QuietLabel(self._appearance, words, both))
        row.addWidget(chip)
        return both

    def _add(self, part: QWidget) -> None:
        self._flow.addWidget(part)
        part.show()

    def _button(self, partner: Partner) -> QToolButton:
        number = grouped(partner.passages) + "+" * (partner.passages == MOST_COUNTED)
        chip = self._chip(self.tr("{word} ({number})").format(word=partner.written, number=number), partner.term)
        found = counted(partner.passages, self.tr("{} passage"), self.tr("{} passages"))
        name = self.tr("Search for {word}, {language}, {passages}")
        chip.setAccessibleName(
            name.format(word=partner.written, language=language.name(partner.language), passages=found)
        )
        chip.setToolTip(self.tr("Search for “{}”").format(partner.term))
        return chip

    def _chip(self, words: str, wish: str) -> QToolButton:
        chip = QToolButton(self)
        # a lone "&" would mark an access key
        chip.setText(words.replace("&", "&&"))
        chip.setAccessibleName(words)
        chip.setProperty("chip", True)
        chip.setProperty("faint", True)
        chip.setMinimumHeight(28)
        self._chips.append(chip)
        chip.clicked.connect(lambda _checked=False: self.chosen.emit(wish))
        return chip
