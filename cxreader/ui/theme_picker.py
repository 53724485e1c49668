"""The dialog that gives a sentence a theme."""

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QWidget

from cxreader.model.characters import folded
from cxreader.model.theme import Codebook
from cxreader.ui.appearance import Appearance
from cxreader.ui.picker import Picker
from cxreader.ui.picker_entries import Entry


class ThemePicker(Picker):
    """A picker of themes, the person's favourites first; what is typed can be made a new theme."""

    def __init__(
        self,
        appearance: Appearance,
        codebook: Codebook,
        favourites: Mapping[str, int],
        parent: QWidget | None = None,
        *,
        words: str = "",
    ) -> None:
        """Make a picker.

        Args:
            appearance: The program's look.
            codebook: The themes on offer.
            favourites: The digit key that stands for a theme, by theme id.
            parent: The window it belongs to.
            words: The selected words, after which a new theme may be named; empty for none.

        """
        super().__init__(appearance, parent)
        self.setObjectName("themePicker")
        self.say(
            self.tr("Theme for this sentence"), self.tr("Name, code or family"), self.tr("No theme has these letters.")
        )
        entries = list(self._entries_of(codebook, favourites))
        # with a digit beyond all keys, the others keep their order after the favourites
        entries.sort(key=lambda entry: favourites.get(entry.key, 10))
        known = {folded(entry.name) for entry in entries}
        self.offer_new(self.tr("New theme “{}”"), entries, "" if folded(words) in known else words)

    @classmethod
    def pick(
        cls,
        parent: QWidget | None,
        codebook: Codebook,
        favourites: Mapping[str, int],
        appearance: Appearance,
        words: str = "",
    ) -> str | None:
        """Ask for a theme; return its id, or ``NEW`` and the name of a new one, or None where the person left."""
        return cls(appearance, codebook, favourites, parent, words=words).run()

    def _entries_of(self, codebook: Codebook, favourites: Mapping[str, int]) -> Iterator[Entry]:
        for theme in codebook.themes:
            family = codebook.family(theme.family)
            aside = family.name
            if theme.id in favourites:
                aside = self.tr("key {digit}").format(digit=favourites[theme.id])
            yield Entry(theme.id, theme.code, family.colour, theme.name, aside, (family.name,))
