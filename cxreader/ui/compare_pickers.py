"""The dialogs that choose what is compared, and by which theme."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from cxreader.model import language
from cxreader.model.comparison import Spoken
from cxreader.model.going import TitleRow
from cxreader.model.theme import Codebook
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import counted, grouped
from cxreader.ui.picker import Picker
from cxreader.ui.picker_entries import Entry


class DocumentPicker(Picker):
    """A picker of documents by their title or the name of their file."""

    def __init__(
        self,
        appearance: Appearance,
        look_up: Callable[[str], Sequence[TitleRow]],
        other: int,
        parent: QWidget | None = None,
    ) -> None:
        """Make a picker.

        Args:
            appearance: The program's look.
            look_up: Gives the documents that go with what is typed, or with nothing.
            other: Id of the document on the other side, which is not on offer.
            parent: The window it belongs to.

        """
        super().__init__(appearance, parent)
        self.setObjectName("documentPicker")
        self._look_up = look_up
        self._other = other
        self.say(
            self.tr("Document to compare"), self.tr("Title or file"), self.tr("No other document has these letters.")
        )
        self.offer_from(self._entries)

    def _entries(self, typed: str) -> list[Entry]:
        return [
            Entry(
                str(row.id),
                language.badge(row.language),
                "",
                row.title,
                counted(row.passages, self.tr("{} passage"), self.tr("{} passages")),
                (row.file,),
            )
            for row in self._look_up(typed)
            if row.id != self._other
        ]


class CommonThemePicker(Picker):
    """A picker of themes that says how many passages of both documents speak of each."""

    def __init__(
        self, appearance: Appearance, codebook: Codebook, left: Spoken, right: Spoken, parent: QWidget | None = None
    ) -> None:
        super().__init__(appearance, parent)
        self.setObjectName("commonThemePicker")
        self.say(
            self.tr("Theme to compare by"), self.tr("Name, code or family"), self.tr("No theme has these letters.")
        )
        self.offer(list(self._entries(codebook, left, right)))

    def _entries(self, codebook: Codebook, left: Spoken, right: Spoken) -> Iterator[Entry]:
        for theme in codebook.themes:
            family = codebook.family(theme.family)
            counts = [len(each.themes.get(theme.id, ())) for each in (left, right)]
            aside = self.tr("left {left} · right {right}").format(left=grouped(counts[0]), right=grouped(counts[1]))
            yield Entry(theme.id, theme.code, family.colour, theme.name, aside, (family.name,), faint=not any(counts))
