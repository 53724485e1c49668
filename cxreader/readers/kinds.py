"""Telling the format of a file by what is in it; the ending of its name counts only where that says nothing."""

import re

from cxreader.readers.sniff import OLE, ZIP

_HEAD = 4_096
_PDF_HEAD = 1_024
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
# how files begin -> the module that reads them
_BEGINNINGS = (
    (re.compile(rb"\s*\{\\rtf"), "rtf"),
    (re.compile(rb".*<office:document\b", re.DOTALL), "odt"),
    (re.compile(rb"WEBVTT(?:\s|$)"), "subtitles"),
    (
        re.compile(
            rb"(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*content-type:\s*multipart/related", re.IGNORECASE
        ),
        "mhtml",
    ),
)
# may begin with marks of HTML
_MARKDOWN = frozenset({".md", ".markdown"})
# may have the very parts of a saved page, and say more of them
_MAILS = frozenset({"mail", "mails"})
# names of parts that only one kind of archive has, after what a part begins with: packed words may hold any letters
_PART = re.compile(rb"PK\x03\x04.{26}(word/|xl/|META-INF/container\.xml)", re.DOTALL)
_PARTS = {b"word/": "docx", b"xl/": "spreadsheet", b"META-INF/container.xml": "epub"}
_TYPES = {
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "spreadsheet",
}
# what was locked with a password is in the older container too, whatever its ending
_OLDER = dict.fromkeys((".doc", ".docx", ".docm", ".dotx", ".dot"), "docx") | dict.fromkeys(
    (".xls", ".xlsx", ".xlsm", ".xlsb"), "spreadsheet"
)


def kind_of(data: bytes, suffix: str, named: str) -> str:
    """Return the module among the readers that reads a file; empty where it is plain text, or nothing that can be read.

    Args:
        data: Its bytes.
        suffix: Ending of its name in lower case, with its dot.
        named: The module for that ending; empty for plain text.

    """
    head = data.removeprefix(b"\xef\xbb\xbf")[:_HEAD]
    if head.startswith(ZIP):
        return _zipped(data, named)
    if head.startswith(OLE):
        return _OLDER.get(suffix, "")
    if b"%PDF-" in head[:_PDF_HEAD]:
        return "pdf"
    begun = next((module for pattern, module in _BEGINNINGS if pattern.match(head)), "")
    if begun == "mhtml" and named in _MAILS:
        begun = named
    if not begun and suffix not in _MARKDOWN and _MARKUP.match(head):
        begun = "web"
    return begun or named


def _zipped(data: bytes, named: str) -> str:
    """Return the module that reads an archive: by its type, which comes first and is not packed, else by its parts."""
    for kind, module in _TYPES.items():
        if kind in data[:200]:
            return module
    # what is put into a document comes after its first own part
    found = _PART.search(data)
    return _PARTS[found[1]] if found else named
