"""From a web page that was saved with its pictures in one file (MHTML) to what it says."""

import binascii
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from typing import NamedTuple

from cxreader.errors import ReadError
from cxreader.model.document import Manner, Reading
from cxreader.readers.web import read_page
from cxreader.readers.web_facts import titled
from cxreader.readers.web_tree import decoded_page

FORMAT = "Saved web page"
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n|\r\r")
# headers take longer the longer they are
_LONGEST_HEAD, _LONGEST_SUBJECT = 10_000, 1_000
_DEEPEST = 5


class _Part(NamedTuple):
    """A part of the file.

    Attributes:
        head: What is said of it.
        body: Its bytes, as they were packed.

    """

    head: "Message[str, str]"
    body: bytes

    def said(self, field: str, parameter: str = "") -> str:
        """Return what is said in a field, or in a parameter of it; empty for nothing."""
        found = self.head.get_param(parameter, header=field) if parameter else self.head.get(field)
        return found.strip() if isinstance(found, str) else ""

    def unpacked(self) -> bytes:
        """Return its bytes as they were."""
        packing = self.said("Content-Transfer-Encoding").lower()
        if packing == "quoted-printable":
            return binascii.a2b_qp(self.body)
        if packing != "base64":
            return self.body
        try:
            return binascii.a2b_base64(self.body + b"===")
        except binascii.Error:
            return self.body


def read(data: bytes, name: str, manner: Manner) -> Reading:
    """Return what a saved web page says; raises ReadError where there is no page in it, or one that says nothing."""
    whole = _part(data)
    start = whole.said("Content-Type", "start")
    pages = [part for part in _parts(whole, 0) if part.head.get_content_type() in _PAGES]
    if not pages:
        raise ReadError(f"There is no web page in “{name}”. Open it with a browser, save the page anew and open that.")
    page = next((part for part in pages if start and part.said("Content-ID") == start), pages[0])
    decoded = decoded_page(page.unpacked(), manner.encoding, page.said("Content-Type", "charset"))
    return read_page(decoded, name, FORMAT, manner, _subject(whole))


def _part(data: bytes) -> _Part:
    data = data.lstrip(b"\r\n")
    found = _END_OF_HEAD.search(data)
    head, body = (data[: found.start()], data[found.end() :]) if found else (data, b"")
    return _Part(message_from_bytes(head[:_LONGEST_HEAD]), body)


def _parts(part: _Part, depth: int) -> Iterator[_Part]:
    """Yield the parts that hold no others."""
    boundary = part.said("Content-Type", "boundary")
    if part.head.get_content_maintype() != "multipart" or not boundary:
        yield part
    elif depth < _DEEPEST:
        for piece in (b"\n" + part.body).split(b"\n--" + boundary.encode("ascii", "replace"))[1:]:
            if piece.startswith(b"--"):
                break
            yield from _parts(_part(piece), depth + 1)


def _subject(whole: _Part) -> str:
    try:
        return titled(str(make_header(decode_header(whole.said("Subject")[:_LONGEST_SUBJECT]))))
    except (HeaderParseError, LookupError, ValueError):
        return ""
