"""What format a file has."""

import io
import zipfile

import pytest

from cxreader.readers.kinds import kind_of


def archive(*parts: tuple[str, str]) -> bytes:
    """Return an archive that is not packed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, words in parts:
            made.writestr(name, words)
    return stream.getvalue()


EPUB = archive(("mimetype", "application/epub+zip"), ("META-INF/container.xml", "<c/>"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"


@pytest.mark.parametrize(
    ("data", "suffix", "named", "module"),
    [
        (b"Words", ".txt", "", ""),
        (b"Words", ".html", "web", "web"),
        (b"%PDF-1.7", ".txt", "", "pdf"),
        (b"\n{\\rtf1 words}", ".doc", "", "rtf"),
        (b"\xef\xbb\xbfWEBVTT\n", ".txt", "", "subtitles"),
        (b"WEBVTTS are fine", ".txt", "", ""),
        (b"<!DOCTYPE HTML><p>words", ".txt", "", "web"),
        (b"<?xml version='1.0'?>\n<!-- x --><html>", ".docx", "docx", "web"),
        (b"<html> is a tag", ".md", "", ""),
        (b"From: <a>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", ".mht", "mhtml", "mhtml"),
        (b"From: <a>\r\nContent-Type: multipart/related;\r\n", ".eml", "mail", "mail"),
        (b"<?xml?><office:document xmlns='x'>", ".fodt", "odt", "odt"),
        (archive(("word/document.xml", "<w/>")), ".zip", "", "docx"),
        (archive(("xl/workbook.xml", "<w/>")), ".docx", "docx", "spreadsheet"),
        (EPUB, ".zip", "", "epub"),
        (archive(("mimetype", "application/vnd.oasis.opendocument.text")), "", "", "odt"),
        (archive(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), "", "", "spreadsheet"),
        (archive(("a.txt", "words")), ".zip", "", ""),
        (archive(("a.txt", "words")), ".docx", "docx", "docx"),
        (archive(("a.txt", "xl/ word/"), ("META-INF/container.xml", "<c/>")), ".epub", "epub", "epub"),
        (archive(("xl/a.xml", ""), ("xl/b.docx", archive(("word/a", "")).decode("latin-1"))), "", "", "spreadsheet"),
        (OLE, ".doc", "", "docx"),
        (OLE, ".xlsx", "spreadsheet", "spreadsheet"),
        (OLE, ".msg", "", ""),
    ],
)
def test_what_is_in_a_file_counts_before_its_ending(data: bytes, suffix: str, named: str, module: str) -> None:
    assert kind_of(data, suffix, named) == module


def test_very_many_lines_like_those_of_a_letter_are_told_at_once() -> None:
    assert kind_of(b"Received: from here\r\n\tby there\r\n" * 200, ".eml", "mail") == "mail"
