"""What a person is asked once a file has changed: which file it was, and where notes may be in its new text."""

import re
import sqlite3

from cxreader.model.anchor import Outcome
from cxreader.model.review import ChangedText, Remembered, ReviewRow
from cxreader.store import documents

# characters shown around a quote, at most
_AROUND = 160
_ORDER = "CASE a.outcome WHEN 'confirm' THEN 0 WHEN 'lost' THEN 1 ELSE 2 END"
_LISTED = (
    "highlight h JOIN anchoring a ON a.highlight = h.id JOIN document d ON d.id = h.document AND d.removed IS NULL"
)
# where a sentence ends, or a line
_END = re.compile(r"[.!?…]\s+|[。！？]|\n\s*")


def remembered(db: sqlite3.Connection, document: int) -> Remembered | None:
    """Return the file of a document as it was when it was read, None where it has none."""
    row = db.execute(
        "SELECT id, path, size, modified, source_sha256, (SELECT count(*) FROM highlight WHERE document = d.id) "
        "FROM document d WHERE id = ? AND path <> ''",
        (document,),
    ).fetchone()
    return Remembered(*row) if row else None


def document_of(db: sqlite3.Connection, path: str) -> int:
    """Return the document in the list that was read from a file; 0 for none."""
    row = db.execute("SELECT id FROM document WHERE path = ? AND removed IS NULL ORDER BY id DESC", (path,)).fetchone()
    return int(row[0]) if row else 0


def unsettled(db: sqlite3.Connection, document: int = 0) -> int:
    """Return how many highlights of a document in the list, or of all, are to be confirmed."""
    (number,) = db.execute(
        f"SELECT count(*) FROM {_LISTED} WHERE a.outcome = 'confirm' AND (?1 = 0 OR h.document = ?1)", (document,)
    ).fetchone()
    return int(number)


def rows(db: sqlite3.Connection, document: int = 0) -> tuple[ReviewRow, ...]:
    """Return the highlights of a document in the list, or of all, that were made in another text than they are in."""
    found = db.execute(
        "SELECT h.id, h.document, d.title, a.outcome, a.likeness, h.note, a.document, a.start, a.end, h.start, h.end, "
        "CASE a.document WHEN h.document THEN h.quote ELSE '' END "
        f"FROM {_LISTED} WHERE ?1 = 0 OR h.document = ?1 ORDER BY {_ORDER}, h.document, h.start, h.id",
        (document,),
    ).fetchall()
    texts = {key: documents.text(db, key) for key in {row[1] for row in found} | {row[6] for row in found}}
    return tuple(_row(row, texts[row[6]], texts[row[1]]) for row in found)


def changed_text(db: sqlite3.Connection, document: int) -> ChangedText | None:
    """Return a document's text with the last one in whose place it was put, None where there was none before."""
    row = db.execute(
        "SELECT id FROM document WHERE successor = ? ORDER BY removed DESC, id DESC", (document,)
    ).fetchone()
    if row is None:
        return None
    return ChangedText(documents.title(db, document), documents.text(db, row[0]), documents.text(db, document))


def _row(row: tuple[int, int, str, str, float, str, int, int, int, int, int, str], old: str, new: str) -> ReviewRow:
    key, document, title, outcome, likeness, note, _, old_start, old_end, start, end, quote = row
    # of what came from another program the old text is not here, only the quote
    before, was = (quote, (0, len(quote))) if quote else _around(old, old_start, old_end)
    now, place = ("", (0, 0)) if outcome == Outcome.LOST.value else _around(new, start, end)
    return ReviewRow(key, document, title, Outcome(outcome), likeness, note, before, was, now, place, start, end)


def _around(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """Return a stretch in its sentence, or as much of that as is shown, and where it stands in it."""
    head, tail = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    ends = [match.end() for match in _END.finditer(head)]
    head = head[ends[-1] :] if ends else head
    stop = _END.search(tail)
    tail = tail[: stop.end()].rstrip() if stop else tail
    return head + text[start:end] + tail, (len(head), len(head) + end - start)
