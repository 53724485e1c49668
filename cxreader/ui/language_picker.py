"""The dialog that says which language a document, or a part of it, is in."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from cxreader.model import language
from cxreader.ui.appearance import Appearance
from cxreader.ui.picker import Picker
from cxreader.ui.picker_entries import Entry


class LanguagePicker(Picker):
    """A picker of languages, the likely ones first."""

    def __init__(
        self,
        appearance: Appearance,
        title: str,
        current: str,
        likely: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Make a picker.

        Args:
            appearance: The program's look.
            title: What the language is of.
            current: Tag of the language that it is taken for now.
            likely: Tags to show first, the likeliest at the head.
            parent: The window it belongs to.

        """
        super().__init__(appearance, parent)
        self.setObjectName("languagePicker")
        self.say(title, self.tr("Name or letters"), self.tr("No language has these letters."))
        names = language.names()
        first = [base for tag in (current, *likely) if (base := language.base(tag)) in names]
        now = language.base(current)
        self.offer([self._entry(tag, now=tag == now) for tag in dict.fromkeys((*first, *names))])

    def _entry(self, tag: str, *, now: bool) -> Entry:
        return Entry(tag, language.badge(tag), "", language.name(tag), self.tr("as now") if now else "")
