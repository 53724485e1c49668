"""Small projects of REFI-QDA, right or wrong, and other packages."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

TEXT = "The hotline took ages. Nobody called back.\nThe app is fine.\n"
CODE = "11111111-1111-4111-8111-111111111111"
SOURCE = "22222222-2222-4222-8222-222222222222"
MARK = "33333333-3333-4333-8333-333333333333"
USER = "44444444-4444-4444-8444-444444444444"
FILE = "55555555-5555-4555-8555-555555555555.txt"
CODES = f'<CodeBook><Codes><Code guid="{CODE}" name="Waiting" isCodable="true" color="#aa0000"/></Codes></CodeBook>'


def mark(start: int = 4, end: int = 21, name: str = "hotline took ages", guid: str = MARK, code: str = CODE) -> str:
    return (
        f'<PlainTextSelection guid="{guid}" name="{name}" startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="{guid[:-1]}c" creatingUser="{USER}"><CodeRef targetGUID="{code}"/></Coding>'
        "</PlainTextSelection>"
    )


def source(inside: str | None = None, path: str = f"internal://{FILE}", guid: str = SOURCE) -> str:
    body = mark() if inside is None else inside
    return f'<TextSource guid="{guid}" name="Talk" plainTextPath="{path}">{body}</TextSource>'


def project(sources: str | None = None, codes: str = CODES, more: str = "", head: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<Project xmlns="urn:QDA-XML:project:1.0" name="Talks">'
        f'<Users><User guid="{USER}" name="Ana"/></Users>{codes}'
        f"<Sources>{source() if sources is None else sources}</Sources>{more}</Project>"
    )


def pack(path: Path, xml: str | bytes | None = None, text: str | bytes = TEXT, **parts: bytes) -> Path:
    """Write a project: its XML, the text of its source, and other parts by name."""
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        file.writestr("project.qde", project() if xml is None else xml)
        file.writestr(f"sources/{FILE}", text)
        for name, data in parts.items():
            file.writestr(name, data)
    return path
