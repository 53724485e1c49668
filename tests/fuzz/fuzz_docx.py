"""Makes up parts of Word documents, or whole ones, for their reader; see target.py for how to run it."""

import io
import zipfile

from tests.fuzz.target import fuzz


def packed(data: bytes) -> bytes:
    """Return bytes that begin as an archive does as they are, else a document with them as each of its parts."""
    if data.startswith(b"PK"):
        return data
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part in ("document", "styles", "footnotes", "comments"):
            archive.writestr(f"word/{part}.xml", data)
    return file.getvalue()


fuzz("docx", "Informe.docx", packed)
