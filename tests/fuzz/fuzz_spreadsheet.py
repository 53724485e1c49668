"""Makes up sheets of spreadsheets, or whole ones, for their reader; see target.py for how to run it."""

from tests.fuzz.target import fuzz
from tests.readers.sheets import bare_workbook, opendocument


def packed(data: bytes) -> bytes:
    """Return bytes that begin as a spreadsheet does as they are, else one with them as its sheet."""
    if data.startswith((b"PK", b"\xd0\xcf")):
        return data
    words = data.decode("utf-8", "replace")
    return opendocument(words) if words.startswith("<table:") else bare_workbook(words)


fuzz("spreadsheet", "book.xlsx", packed)
