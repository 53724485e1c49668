"""From the bytes of a mail to its fields and its parts, in one pass however deeply they are nested."""

import binascii
import re
from collections.abc import Container, Iterator, Sequence
from email.message import Message
from email.utils import collapse_rfc2231_value
from itertools import count
from typing import NamedTuple

from cxreader.readers.decode import decode
from cxreader.readers.web_tree import decoded_page

PLAIN, PAGE = "text/plain", "text/html"
# fields take longer the longer they are
_LONGEST_FIELD = 2_000
# whoever sends a mail says one of these
_KNOWN = frozenset(
    (
        "from",
        "to",
        "subject",
        "date",
        "mime-version",
        "content-type",
        "message-id",
        "received",
        "return-path",
        "delivered-to",
    )
)
_FIELD = re.compile(rb"([!-9;-~]{1,80})[ \t]*:[ \t]*([^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*)\r?\n?")
_FOLD = re.compile(r"\r?\n[ \t]+")
_ENVELOPE = re.compile(rb"(?:>?From [^\r\n]*\r?\n)+")
_BOUNDARY = re.compile(rb"^--([^\r\n]{1,200})\r?\n?", re.MULTILINE)
_BLANK = re.compile(rb"[ \t]*\r?\n")
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\s]{0,1000})\?=")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?)")


class Part(NamedTuple):
    """A part of a mail that holds no others.

    Attributes:
        fields: What is said of it, by the names of the fields in lower case.
        body: Its bytes, as they were packed.
        group: Number of the innermost choice of parts that it is one of; 0 for none.

    """

    fields: dict[str, str]
    body: bytes
    group: int

    @property
    def kind(self) -> str:
        """Its type, in lower case."""
        return _head(self.fields).get_content_type()

    @property
    def charset(self) -> str:
        """The encoding that its letters are said to be in; empty where that is not said."""
        return _said(self.fields, "content-type", "charset")

    @property
    def id(self) -> str:
        """What other parts call it; empty where it has no name of that kind."""
        return self.fields.get("content-id", "").strip("<>")

    @property
    def flow(self) -> str | None:
        """What stands between lines of which the first ends with a space, as they go on; None where they do not."""
        if _said(self.fields, "content-type", "format").lower() != "flowed":
            return None
        return "" if _said(self.fields, "content-type", "delsp").lower() == "yes" else " "

    @property
    def file(self) -> str:
        """Name of the file that it is, without folders; empty where it is none."""
        name = _said(self.fields, "content-disposition", "filename") or _said(self.fields, "content-type", "name")
        return re.split(r"[/\\]", words(name).strip())[-1]

    @property
    def is_attached(self) -> bool:
        """Whether it comes with the mail and is not what the mail says."""
        said = self.fields.get("content-disposition", "").lower()
        # the words of some mails have the name of a file too, but do not say how they come
        return said.startswith("attachment") or (bool(said) and bool(self.file)) or self.kind not in (PLAIN, PAGE)

    @property
    def unpacked(self) -> bytes:
        """Its bytes as they were."""
        packing = self.fields.get("content-transfer-encoding", "").split(";")[0].strip().lower()
        if packing == "quoted-printable":
            return binascii.a2b_qp(self.body)
        if packing != "base64":
            return self.body
        try:
            return binascii.a2b_base64(self.body + b"===")
        except binascii.Error:
            return self.body


class Mail(NamedTuple):
    """A mail.

    Attributes:
        fields: What is said of it, by the names of the fields in lower case.
        parts: Its parts in their order.
        depth: How deeply they are nested.

    """

    fields: dict[str, str]
    parts: list[Part]
    depth: int

    @property
    def start(self) -> str:
        """Name of the part that shows the others; empty where none is said to."""
        return _said(self.fields, "content-type", "start")


class _Open(NamedTuple):
    """Parts within a part, which have not ended yet.

    Attributes:
        boundary: The line between them.
        group: Number of the innermost choice of parts that they are in.

    """

    boundary: bytes
    group: int


def mail_of(data: bytes) -> Mail:
    """Return a mail with its fields and parts; what is no mail has no fields, and one part."""
    data = data.lstrip(b"\r\n")
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    envelope = _ENVELOPE.match(data)
    start = envelope.end() if envelope else 0
    fields, at = _fields(data, start)
    if not fields.keys() & _KNOWN:
        return Mail({}, [Part({}, data[start:], 0)], 0)
    opened: list[_Open] = []
    parts: list[Part] = []
    depth = 0
    for part, level in _parts(data, fields, at, opened):
        parts.append(part)
        depth = max(depth, level)
    return Mail(fields, parts, depth)


def words(field: str) -> str:
    """Return a field's words, with those decoded that only ASCII could be sent in place of, in one line."""
    field = _BETWEEN.sub(r"\1", field)
    pieces: list[str] = []
    charset, packed, at = "", b"", 0
    for found in _WORD.finditer(field):
        between = field[at : found.start()]
        if between or found[1].lower() != charset:
            pieces += (_decoded(packed, charset), between)
            packed = b""
        charset, at = found[1].lower(), found.end()
        # one letter may go over two words
        packed += _unpacked(found[2].lower(), found[3])
    return " ".join("".join((*pieces, _decoded(packed, charset), field[at:])).split())


def _parts(data: bytes, fields: dict[str, str], at: int, opened: list[_Open]) -> Iterator[tuple[Part, int]]:
    """Yield the parts that hold no others, each with how deeply it lies."""
    places: dict[bytes, int] = {}
    groups = count(1)
    while True:
        while _head(fields).get_content_type() == "message/rfc822" and at < len(data):
            # what it says itself follows
            fields, at = _fields(data, at)
        boundary = _boundary(fields)
        if boundary and boundary not in places:
            chosen = _head(fields).get_content_type() == "multipart/alternative"
            places[boundary] = len(opened)
            opened.append(_Open(boundary, next(groups) if chosen else _group(opened)))
        found, name, closes = _next(data, at, places)
        if not boundary:
            body = data[at : found.start() if found else len(data)]
            yield (
                Part(fields, body.removesuffix(b"\n").removesuffix(b"\r") if found else body, _group(opened)),
                len(opened),
            )
        while found and closes:
            _close(opened, places, places[name])
            found, name, closes = _next(data, found.end(), places)
        if not found:
            return
        _close(opened, places, places[name] + 1)
        fields, at = _fields(data, found.end())


def _close(opened: list[_Open], places: dict[bytes, int], left: int) -> None:
    """Close all parts but so many of those that are open."""
    while len(opened) > left:
        del places[opened.pop().boundary]


def _group(opened: Sequence[_Open]) -> int:
    return opened[-1].group if opened else 0


def _next(data: bytes, at: int, places: Container[bytes]) -> "tuple[re.Match[bytes] | None, bytes, bool]":
    """Return the next line that ends a part, the boundary it says, and whether it ends all parts that it parts."""
    for found in _BOUNDARY.finditer(data, at):
        name = found[1].rstrip()
        if name in places:
            return found, name, False
        if name.endswith(b"--") and name[:-2] in places:
            return found, name[:-2], True
    return None, b"", False


def _fields(data: bytes, at: int) -> tuple[dict[str, str], int]:
    """Return the fields that begin at an offset, and where what comes after them begins."""
    fields: dict[str, str] = {}
    while at < len(data):
        blank = _BLANK.match(data, at)
        if blank:
            return fields, blank.end()
        found = _FIELD.match(data, at)
        if found:
            fields.setdefault(found[1].decode().lower(), _unfolded(found[2]))
        elif not fields:
            return fields, at
        # a line that is no field is passed over
        at = found.end() if found else (data.find(b"\n", at) + 1 or len(data))
    return fields, at


def _unfolded(field: bytes) -> str:
    text = field.decode() if field.isascii() else decode(field).text
    return _FOLD.sub(" ", text).strip()


def _boundary(fields: dict[str, str]) -> bytes:
    """Return what stands between the parts of a part; empty where it holds none."""
    if not _head(fields).get_content_type().startswith("multipart/"):
        return b""
    return _said(fields, "content-type", "boundary").encode("utf-8", "replace").rstrip()


def _head(fields: dict[str, str]) -> "Message[str, str]":
    """Return what tells the type of a part, and how it comes, apart."""
    head: Message[str, str] = Message()
    for name in ("content-type", "content-disposition"):
        if name in fields:
            head[name] = fields[name][:_LONGEST_FIELD]
    return head


def _said(fields: dict[str, str], name: str, parameter: str) -> str:
    """Return a parameter of a field; empty for nothing."""
    try:
        said = _head(fields).get_param(parameter, "", name)
        return (collapse_rfc2231_value(said) if said else "").strip()
    except ValueError:
        # numbers or encodings in it make no sense
        return ""


def _unpacked(packing: str, written: str) -> bytes:
    """Return the bytes of an encoded word; empty where they make no sense."""
    if packing == "q":
        return binascii.a2b_qp(written.encode("utf-8", "replace"), header=True)
    try:
        return binascii.a2b_base64(written.encode("utf-8", "replace") + b"===")
    except binascii.Error:
        return b""


def _decoded(data: bytes, charset: str) -> str:
    return decoded_page(data, told=charset.partition("*")[0]).text if data else ""
