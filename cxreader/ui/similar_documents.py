"""The list of documents that are nearly the same as the open one."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from cxreader.model import language
from cxreader.model.views import DocumentRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.document_words import name_beside
from cxreader.ui.picker import Picker
from cxreader.ui.picker_entries import Entry


class SimilarDocuments(Picker):
    """A picker whose keys are ids of documents."""

    def __init__(
        self,
        appearance: Appearance,
        here: DocumentRow,
        alike: Iterable[tuple[DocumentRow, float]],
        parent: QWidget | None = None,
    ) -> None:
        """Make a picker.

        Args:
            appearance: The program's look.
            here: The document that they are like.
            alike: The documents with how alike each is, 0 to 1, in the order they are shown.
            parent: The window it belongs to.

        """
        super().__init__(appearance, parent)
        self.setObjectName("similarDocuments")
        self._here = here
        self.say(self.tr("Similar Documents"), self.tr("Title"), self.tr("No similar document has these letters."))
        self.offer([self._entry(row, likeness) for row, likeness in alike])

    def _entry(self, row: DocumentRow, likeness: float) -> Entry:
        aside = self.tr("{} % alike").format(int(100 * likeness))
        return Entry(str(row.id), language.badge(row.language), "", name_beside(row, self._here), aside, (row.title,))
