"""From a mail to what it says: its words, without what hangs on it."""

import codecs
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Manner, Reading, Stated
from cxreader.readers import plain
from cxreader.readers.composing import Composer
from cxreader.readers.decode import Decoded
from cxreader.readers.legible import legible
from cxreader.readers.mail_parts import PAGE, Mail, Part, mail_of, words
from cxreader.readers.web_blocks import add_blocks
from cxreader.readers.web_facts import day, titled
from cxreader.readers.web_tree import decoded_page, page_tree

FORMAT = "Mail"
_LOCKED = frozenset({"application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
# forwarded a few times at most
_DEEPEST = 50
_NAMED = 5
_SENDER = re.compile(r"\s*(?:\"([^\"]{1,800})\"|([^\"<>,]{0,800}?))\s*<([^<>\s]{0,200})>")
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_FLOWED = re.compile(r"(?<=[^\n>]) \n(?![>\n ]|-- )")
_LETTER = re.compile(r"[^\W_]")


class Told(NamedTuple):
    """What was read of a mail beside its words.

    Attributes:
        decoded: What was made of the bytes of its parts.
        left: Names of what hangs on it.
        warnings: Sentences about what is odd about it.

    """

    decoded: Sequence[Decoded]
    left: Sequence[str]
    warnings: Sequence[str]


def read(data: bytes, name: str, manner: Manner) -> Reading:
    """Return what a mail says; raises ReadError where it says nothing, or is locked."""
    mail = mail_of(data)
    if not mail.fields:
        legible(data, name, manner.encoding)
    composer = Composer()
    told = add_mail(composer, mail, manner.encoding)
    if not composer.length and any(part.kind in _LOCKED for part in mail.parts):
        raise ReadError(f"“{name}” is encrypted. Save its text with the program that has the key, and open that.")
    first = told.decoded[0] if told.decoded else None
    others = [sentence for decoded in told.decoded[1:] for sentence in decoded.warnings]
    return composer.reading(
        name,
        FORMAT,
        stated=Stated(titled(words(mail.fields.get("subject", ""))), sender(mail), day(mail.fields.get("date", ""))),
        warnings=(*others, *told.warnings, *left_out(told.left)),
        decoded=first,
    )


def add_mail(composer: Composer, mail: Mail, encoding: str) -> Told:
    """Add the words of a mail.

    Args:
        composer: What they are added to.
        mail: The mail.
        encoding: The codec that a person wants its words read in; empty for what it says itself.

    """
    said: list[Decoded] = []
    warnings: list[str] = []
    for part in _read(mail.parts):
        decoded = decoded_page(part.unpacked, encoding, part.charset)
        said.append(decoded)
        if not encoding and part.charset and not _is_known(part.charset):
            warnings.append(f"It says that it is written in “{part.charset[:40]}”, which is no known encoding.")
        if part.kind == PAGE:
            root, odd = page_tree(decoded.text)
            body = root.find("body")
            add_blocks(composer, root if body is None else body)
            warnings += odd
        else:
            _add_plain(composer, decoded.text, part.flow)
    if mail.depth > _DEEPEST:
        warnings.append("Its parts are nested deeper than those of any mail that people write. All were looked at.")
    left = [part.file or part.kind for part in mail.parts if part.is_attached]
    return Told(said, left, warnings)


def sender(mail: Mail) -> str:
    """Return who sent a mail: the name, or else the address; empty where that is not told."""
    said = mail.fields.get("from", "")
    found = _SENDER.match(said)
    # a name that is written out of ASCII may have signs in it that part names
    return words((found[1] or found[2] or found[3]) if found else said.split(",")[0].strip(' "<>'))


def left_out(names: Sequence[str]) -> list[str]:
    """Return a sentence about what hung on mails, by its names; none for nothing."""
    if not names:
        return []
    more = len(names) - _NAMED
    listed = ", ".join(f"“{name[:80]}”" for name in names[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")
    many = "An attachment was" if len(names) == 1 else f"{len(names):,} attachments were"
    return [f"{many} left out: {listed}. Save what is of interest and open it by itself."]


def _read(parts: Iterable[Part]) -> list[Part]:
    """Return the parts to be read: of a choice of like ones the plain text, unless there is nothing in it."""
    wanted: list[Part] = []
    for group, some in groupby((part for part in parts if not part.is_attached), key=lambda part: part.group):
        alike = list(some)
        plains = [part for part in alike if part.kind != PAGE]
        has_words = any(_LETTER.search(part.unpacked.decode("latin-1")) for part in plains)
        wanted += plains if group and has_words else [part for part in alike if not group or part.kind == PAGE]
    return wanted


def _is_known(charset: str) -> bool:
    try:
        codecs.lookup(charset)
    except (LookupError, ValueError):
        return False
    return True


def _add_plain(composer: Composer, text: str, flow: str | None) -> None:
    """Add the blocks of a plain text, with what is quoted in it told apart by its marks, which are left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if flow is not None:
        text = _FLOWED.sub(flow, text)
    for quoted, some in groupby(text.split("\n"), key=lambda line: line.startswith(">")):
        lines = list(some)
        if quoted:
            bare = (_QUOTED.sub("", line, count=1).rstrip() for line in lines)
            for filled, paragraph in groupby(bare, key=bool):
                if filled:
                    composer.add(BlockKind.QUOTE, "\n".join(paragraph))
            continue
        stretch = "\n".join(lines)
        _, blocks = plain.parse(stretch, "")
        for block in blocks:
            kind = BlockKind.PARAGRAPH if block.kind is BlockKind.TITLE else block.kind
            composer.add(kind, stretch[block.start : block.end], level=block.level, marker=block.marker)
