"""Understanding stored texts once more, as worker processes do it for the window."""

from collections.abc import Iterable, Iterator

from cxreader.importing import Analyst
from cxreader.model.document import Document, StoredText
from cxreader.model.theme import Codebook


def analysed_again(texts: Iterable[StoredText], codebook: Codebook) -> Iterator[tuple[StoredText, Document]]:
    """Yield each text with its new document, by what the person says of it."""
    analyst = Analyst(codebook)
    for stored in texts:
        yield stored, analyst.analyse_stored(stored)
