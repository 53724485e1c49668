"""Makes up files for the reader of e-books, as archives or as what is in one; see target.py for how to run it."""

import io
import zipfile

from tests.fuzz.target import fuzz

CONTAINER = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'
LISTING = (
    '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="a"/></spine></package>'
)


def packed(data: bytes) -> bytes:
    """Return the bytes as they are where they begin as an archive does, else a book: of its list, or of its chapter."""
    if data.startswith(b"PK"):
        return data
    parts = {"META-INF/container.xml": CONTAINER.encode(), "book.opf": LISTING.encode(), "a.xhtml": data}
    if data.startswith(b"<package"):
        parts |= {"book.opf": data, "a.xhtml": b"<p>words</p>"}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, words in parts.items():
            archive.writestr(name, words)
    return file.getvalue()


fuzz("epub", "book.epub", packed)
