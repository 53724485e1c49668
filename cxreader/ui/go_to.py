"""One list for getting anywhere: documents, themes, languages and commands."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from PySide6.QtWidgets import QWidget

from cxreader.model import language
from cxreader.model.theme import Codebook
from cxreader.model.views import DocumentRow, ThemeGroup
from cxreader.ui.actions import Actions
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted
from cxreader.ui.picker import Picker
from cxreader.ui.picker_entries import Entry


class GoTo(Picker):
    """A picker whose keys say of what kind they are, such as ``document:3``, ``theme:loyalty`` and ``do:find``."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.setObjectName("goTo")
        hint = self.tr("Document, theme, language or command")
        self.say(self.tr("Go to"), hint, self.tr("Nothing has these letters."))
        self._collected: list[Entry] = []

    def offer_library(
        self,
        documents: Sequence[DocumentRow],
        languages: Sequence[tuple[str, int]],
        groups: Sequence[ThemeGroup],
        codebook: Codebook,
    ) -> None:
        """Offer the texts, languages and themes of a library.

        Args:
            documents: The documents, in the order of the list.
            languages: Each base language with its number of documents.
            groups: The themes with their counts.
            codebook: The themes' families.

        """
        self._collected += [
            *(
                Entry(f"language:{tag}", language.badge(tag), "", language.name(tag), self._documents(n))
                for tag, n in languages
            ),
            *self._texts(documents),
            *self._themes(groups, codebook),
        ]
        self.offer(self._collected)

    def offer_commands(self, commands: Actions) -> None:
        """Offer all that the menus offer now."""
        self._collected += [
            Entry(f"do:{key}", "", "", action.text().replace("&", ""), action.shortcut().toString())
            for key, action in commands.items()
            if action.isEnabled()
        ]
        self.offer(self._collected)

    def _texts(self, documents: Sequence[DocumentRow]) -> Iterator[Entry]:
        titles = Counter(row.title for row in documents)
        for row in documents:
            file = PurePath(row.path).name
            aside = file if file and titles[row.title] > 1 else self.tr("document")
            yield Entry(f"document:{row.id}", language.badge(row.language), "", row.title, aside, (file,))

    def _themes(self, groups: Sequence[ThemeGroup], codebook: Codebook) -> Iterator[Entry]:
        for group in groups:
            for row in group.rows:
                passages = counted(row.passages, self.tr("{} passage"), self.tr("{} passages"))
                family = codebook.family(row.theme.family)
                yield Entry(
                    f"theme:{row.theme.id}", row.theme.code, family.colour, row.theme.name, passages, (family.name,)
                )

    def _documents(self, number: int) -> str:
        return counted(number, self.tr("{} document"), self.tr("{} documents"))
