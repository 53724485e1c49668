"""What only the file of a text tells of it, kept beside the text."""

import hashlib
import json
import sqlite3
import zlib

from cxreader.model.correction import Correction, CorrectionKind
from cxreader.model.document import Form, Stated
from cxreader.model.plain_values import answers_of, blocks_of, manner_of, remarks_of
from cxreader.store import corrections
from cxreader.store.packing import packed_text, unpacked_text


def keep(db: sqlite3.Connection, key: int, form: Form) -> None:
    """Keep the form of a document's text in the place of the one it had; that of plain text takes no room."""
    packed = packed_text(written(form)) if form.format else b""
    db.execute(
        "UPDATE text SET form = ?, format = ?, whole = ? WHERE document = ?",
        (packed, form.format, form.manner.whole, key),
    )


def change(db: sqlite3.Connection, key: int, form: Form, size: int) -> None:
    """Give a text of so many code points that is in the list another form, as an edit that can be undone.

    That it has one is kept among the corrections: what was made of the text before is outdated, here and after undo.
    """
    keep(db, key, form)
    digest = hashlib.sha256(written(form).encode("utf-8", "surrogatepass")).hexdigest()
    corrections.say(db, key, Correction(0, size, CorrectionKind.FORM, digest))


def form(db: sqlite3.Connection, key: int) -> Form:
    """Return the form of a document's text; an empty one for plain text."""
    (packed,) = db.execute("SELECT form FROM text WHERE document = ?", (key,)).fetchone()
    return read(unpacked_text(packed)) if packed else Form()


def in_short(db: sqlite3.Connection, key: int) -> tuple[str, bool]:
    """Return the format of a document's file, and whether all of a web page was read; its form may be long."""
    kind, whole = db.execute("SELECT format, whole FROM text WHERE document = ?", (key,)).fetchone()
    return str(kind), bool(whole)


def sound(packed: bytes, size: int) -> bool:
    """Tell whether a form that was kept can be read, and fits a text of so many code points."""
    try:
        return fits(read(unpacked_text(packed)), size)
    except (ValueError, zlib.error):
        return False


def fits(form: Form, size: int) -> bool:
    """Tell whether all places of a form are in a text of so many code points."""
    places = [(block.start, block.end) for block in form.blocks]
    places += [(answer.start, answer.end) for answer in form.answers]
    places += [(remark.start, remark.end) for remark in form.remarks]
    return all(0 <= start <= end <= size for start, end in places)


def written(form: Form) -> str:
    """Return a form as JSON, which is kept for ever; empty for that of plain text."""
    return json.dumps(form, ensure_ascii=False) if form.format else ""


def read(words: str) -> Form:
    """Return the form that was written as JSON.

    Raises:
        ValueError: It is none.

    """
    if not words:
        return Form()
    try:
        kind, title, blocks, stated, answers, manner, remarks = json.loads(words)
        return Form(
            kind,
            title,
            blocks_of(blocks),
            Stated(*stated),
            answers_of(answers),
            manner_of(manner),
            remarks_of(remarks),
        )
    except TypeError as failure:
        raise ValueError(str(failure)) from failure
