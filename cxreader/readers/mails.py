"""From a mailbox to its mails, one after the other in one text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Manner, Reading
from cxreader.readers.composing import Composer
from cxreader.readers.legible import legible
from cxreader.readers.mail import Told, add_mail, left_out, sender
from cxreader.readers.mail_parts import Mail, mail_of, words
from cxreader.readers.web_facts import day

FORMAT = "Mailbox"
# the line before each mail ends with when it came
_BEGINNING = re.compile(
    rb"^From (?=[^\r\n]{0,400}\d{1,2}:\d{2})(?=[^\r\n]{0,400}\d{4})[^\r\n]{0,400}\r?$", re.MULTILINE
)
_SHIELDED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(data: bytes, name: str, manner: Manner) -> Reading:
    """Return what the mails of a mailbox say; raises ReadError where there are none."""
    composer = Composer()
    told: list[Told] = []
    for mail in _mails(data):
        composer.add(BlockKind.HEADING, _heading(mail), level=1)
        told.append(add_mail(composer, mail, manner.encoding))
    if not told:
        legible(data, name, manner.encoding)
        raise ReadError(f"There is no mail in “{name}”. Save the mails anew with the program that has them.")
    left = [file for one in told for file in one.left]
    said = [
        sentence for one in told for sentence in (*one.warnings, *(w for text in one.decoded for w in text.warnings))
    ]
    first = next((text for one in told for text in one.decoded), None)
    return composer.reading(
        name,
        FORMAT,
        title=name.rpartition(".")[0],
        # what is said of one mail is said of many
        warnings=(*dict.fromkeys(said), *left_out(left)),
        decoded=replace(first, warnings=()) if first else None,
    )


def _mails(data: bytes) -> Iterator[Mail]:
    starts = [found.start() for found in _BEGINNING.finditer(data)]
    if not starts or data[: starts[0]].strip():
        starts.insert(0, 0)
    for start, end in zip(starts, (*starts[1:], len(data)), strict=True):
        mail = mail_of(_SHIELDED.sub(rb"\1", data[start:end]))
        if mail.fields:
            yield mail


def _heading(mail: Mail) -> str:
    """Return what a mail is about, from whom and of which day it is, as far as it tells."""
    subject = words(mail.fields.get("subject", ""))
    return ", ".join(filter(None, (subject, sender(mail), day(mail.fields.get("date", "")))))
