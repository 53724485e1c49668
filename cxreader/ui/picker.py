"""A dialog to pick one thing by typing a few of its letters: letters, arrows, Enter."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.picker_entries import Entry
from cxreader.ui.picker_list import PickerList


class Picker(QDialog):
    """A field over a list; once accepted, ``chosen`` is the key of what was picked."""

    def __init__(self, appearance: Appearance, parent: QWidget | None, *, kinds: Iterable[str] = ()) -> None:
        """Make a picker.

        Args:
            appearance: The program's look.
            parent: The window it belongs to.
            kinds: All kinds of things to pick, where there are several.

        """
        super().__init__(parent)
        self.resize(440, 400)
        self._list = PickerList(appearance, kinds=kinds)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._list)
        self._list.entered.connect(self.accept)
        self._list.clicked.connect(self.accept)

    def say(self, title: str, hint: str, nothing: str) -> None:
        """Take the words of the dialog.

        Args:
            title: What is picked.
            hint: What may be typed.
            nothing: What is said where nothing goes with the letters typed.

        """
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._list.say(title, hint, nothing)

    def offer(self, entries: Sequence[Entry]) -> None:
        """Take what can be picked, in the order it is shown before anything is typed."""
        self._list.offer(entries)

    def offer_from(self, source: Callable[[str], Sequence[Entry]]) -> None:
        """Take what gives the things that may go with what is typed, in the order in which equals are shown."""
        self._list.offer_from(source)

    def offer_new(self, words: str, entries: Sequence[Entry], name: str = "") -> None:
        """Let something new be picked as well, by the name that is typed.

        Args:
            words: What is said of it, ``{}`` standing for the name.
            entries: What can be picked else, in order.
            name: A name that is offered first, before anything is typed; empty for none.

        """
        self._list.offer_new(words)
        self._list.offer([*([self._list.new_entry(name)] if name else ()), *entries])

    @property
    def chosen(self) -> str | None:
        """Key of the current entry, None where there is none."""
        return self._list.chosen

    def choose(self, key: str) -> None:
        """Make the entry of a key the current one; an unknown key changes nothing."""
        self._list.choose(key)

    def run(self) -> str | None:
        """Show the picker until something is picked; return its key, or None where the person left it."""
        picked = self.exec() == QDialog.DialogCode.Accepted
        # its parent would keep it for as long as the window lives
        self.deleteLater()
        return self.chosen if picked else None

    def accept(self) -> None:
        """Take the current entry; without one the picker stays open."""
        if self.chosen is not None:
            super().accept()
