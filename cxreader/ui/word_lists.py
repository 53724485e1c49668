"""The words of a theme: a chip for each language, and below it the table of its words."""

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from cxreader.model import language
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted
from cxreader.ui.enter_field import EnterField
from cxreader.ui.flow_layout import FlowLayout
from cxreader.ui.icon_button import IconButton
from cxreader.ui.term_rows import TermModel, TermRow, split_terms, typed_terms
from cxreader.ui.term_table import TermTable

Terms = Mapping[str, tuple[str, ...]]


class WordLists(QWidget):
    """Shows and changes the words of one theme in all its languages.

    Signals:
        changed: The person changed a word.
        language_wanted: The person wants to write words in one more language.
        search_wanted: A word is to be searched for in all documents.
        others_wanted: What other languages have for a word is.

    """

    changed = Signal()
    language_wanted = Signal()
    search_wanted = Signal(str)
    others_wanted = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, tuple[TermRow, ...]] = {}
        self._found: Mapping[tuple[str, str], int] | None = None
        self._language = ""
        self._model = TermModel(self)
        self._model.edited.connect(self._keep)
        # with their parents from the first, so that Tab comes to them before the table
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        self._group = QButtonGroup(self)
        self._more = QToolButton(self._chips)
        self._more.setText(self.tr("＋ Language…"))
        self._more.setAccessibleName(self.tr("Words in one more language"))
        self._more.setProperty("chip", True)
        self._more.clicked.connect(self.language_wanted)
        self._flow.addWidget(self._more)
        self._table = TermTable(appearance, self._model)
        self._table.search_wanted.connect(self.search_wanted)
        self._table.others_wanted.connect(self.others_wanted)
        self._field = EnterField()
        self._field.setPlaceholderText(self.tr("Add words; * stands for any ending"))
        self._field.entered.connect(self.add_typed)
        self._add = QPushButton(self.tr("Add Word"), autoDefault=False)
        self._add.clicked.connect(self.add_typed)
        self._delete = IconButton(appearance, "delete", self.tr("Delete word (Del)"))
        self._delete.clicked.connect(self._table.remove_current)
        self._arrange()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._field, 1)
        row.addWidget(self._add)
        row.addWidget(self._delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._chips)
        column.addWidget(self._table, 1)
        column.addLayout(row)

    # ---- what is shown

    def set_terms(self, terms: Terms, off: Terms) -> None:
        """Show other words, those that are used and those switched off, by language."""
        tags = sorted({*terms, *off}, key=language.name)
        self._rows = {
            tag: (
                *(TermRow.read(term) for term in terms.get(tag, ())),
                *(TermRow.read(term, used=False) for term in off.get(tag, ())),
            )
            for tag in tags
        }
        self._found = None
        self._make_chips()
        self.show_language(self._language if self._language in self._rows else next(iter(self._rows), ""))

    def set_found(self, found: Mapping[tuple[str, str], int]) -> None:
        """Show how often each term stands in the library, by language and term."""
        self._found = found
        self._model.show_found(self._found_here())

    def terms(self) -> dict[str, tuple[str, ...]]:
        """Return the words that are used, by language."""
        return {tag: used for tag, rows in self._rows.items() if (used := split_terms(rows)[0])}

    def off(self) -> dict[str, tuple[str, ...]]:
        """Return the words that are switched off, by language."""
        return {tag: off for tag, rows in self._rows.items() if (off := split_terms(rows)[1])}

    @property
    def languages(self) -> tuple[str, ...]:
        """Tags of the languages on show."""
        return tuple(self._rows)

    def show_language(self, tag: str) -> None:
        """Show the words of a language, which gets a chip if it has none; empty for none."""
        if tag and tag not in self._rows:
            self._rows[tag] = ()
            self._make_chips()
        self._language = tag
        self._model.show_rows(self._rows.get(tag, ()), unspaced=language.is_unspaced(tag))
        self._model.show_found(self._found_here())
        self._table.go_to(0)
        named = self.tr("Words in {}").format(language.name(tag)) if tag else self.tr("Words")
        self._table.setAccessibleName(named)
        self._field.setAccessibleName(self.tr("New {}").format(named[:1].lower() + named[1:]))
        for widget in (self._table, self._field, self._add, self._delete):
            widget.setEnabled(bool(tag))
        for button in self._group.buttons():
            button.setChecked(button.property("language") == tag)
            # Tab stops at the chosen one, and arrows choose from there on: Qt sees to that only after one of them has
            # had the focus
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button.isChecked() else Qt.FocusPolicy.NoFocus)

    def write(self) -> None:
        """Put the focus where a word can be added."""
        self._field.setFocus()

    # ---- what the person does

    def add_typed(self) -> None:
        """Add the words that stand in the field; one that is there already becomes the current one."""
        for term in typed_terms(self._field.text()):
            place = self._model.place(term)
            if place < 0:
                self._model.add(term)
                place = self._model.rowCount() - 1
            self._table.go_to(place)
        self._field.clear()

    def finish(self) -> None:
        """Take what is still being typed."""
        self._table.end_editing()
        self.add_typed()

    def _keep(self) -> None:
        self._rows[self._language] = self._model.rows
        self._name_chip(self._language)
        self.changed.emit()

    def _found_here(self) -> dict[str, int] | None:
        if self._found is None:
            return None
        return {term: number for (tag, term), number in self._found.items() if tag == self._language}

    # ---- chips

    def _make_chips(self) -> None:
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._flow.drop(old)
        chips: list[QWidget] = [self._more]
        for place, tag in enumerate(self._rows):
            chip = QToolButton()
            chip.setText(language.badge(tag))
            chip.setCheckable(True)
            chip.setProperty("chip", True)
            chip.setProperty("language", tag)
            chip.setMinimumWidth(36)
            chip.clicked.connect(partial(self._choose, tag))
            self._group.addButton(chip)
            self._flow.insert_widget(place, chip)
            chips.append(chip)
            chip.show()
            self._name_chip(tag)
        for earlier, later in pairwise((*chips, self._more)):
            QWidget.setTabOrder(earlier, later)

    def _choose(self, tag: str, _checked: bool = False) -> None:
        self.show_language(tag)

    def _name_chip(self, tag: str) -> None:
        chip = next(button for button in self._group.buttons() if button.property("language") == tag)
        name = language.name(tag)
        words = counted(len(self._rows[tag]), self.tr("{} word"), self.tr("{} words"))
        chip.setAccessibleName(name)
        chip.setAccessibleDescription(words)
        chip.setToolTip(self.tr("{language}: {words}").format(language=name, words=words))
