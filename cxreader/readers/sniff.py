"""Telling files that are no texts from texts, by what is in them."""

import re

# what archives and packages of documents begin with, and the container of older documents and locked ones
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# first bytes -> what people call such a file; none of them begins a text
_KINDS = (
    (b"\x7fELF", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (ZIP, "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (OLE, "an older office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!\x1a\x07", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
    (b"ID3\x03", "a sound recording"),
    (b"ID3\x04", "a sound recording"),
    (b"OggS\x00", "a sound recording"),
    (b"fLaC\x00", "a sound recording"),
)
_RIFF = re.compile(rb"RIFF.{4}(?:WAVE|AVI |WEBP)", re.DOTALL)
_MOVIE = re.compile(rb"\x00.{3}ftyp", re.DOTALL)
# escape and backspace are left out: terminal logs are full of them
_CONTROL = re.compile(r"[\x00-\x07\x0e-\x1a\x1c-\x1f\ufffd]")
_ENOUGH = 64
_SHARE = 0.05
_SHARE_OF_FEW = 0.3


def binary_kind(data: bytes) -> str | None:
    """Return what kind of file these bytes are, in words for people, None where nothing says that they are no text."""
    for mark, kind in _KINDS:
        if data.startswith(mark):
            return kind
    if _RIFF.match(data) or _MOVIE.match(data):
        return "a recording or a picture"
    return None


def is_unreadable(text: str) -> bool:
    """Tell whether a decoded text holds so many control and replaced characters that it was none to begin with.

    One in twenty is too many; where there are fewer than 64 of them, three in ten.
    """
    odd = len(_CONTROL.findall(text))
    return odd > (_SHARE if odd >= _ENOUGH else _SHARE_OF_FEW) * len(text)
