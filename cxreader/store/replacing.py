"""Putting a document in the place of one that was read from the same file before, with all that a person did to it."""

import sqlite3
from collections.abc import Mapping, Sequence

from cxreader.model.anchor import Anchor, Placer, Stretch, carried
from cxreader.model.document import Manner, Recoding, Rereading
from cxreader.store import corrections, documents, highlights, tags, titles

_PLACED = "SELECT start, end FROM highlight WHERE document = :document AND {} UNION SELECT start, end FROM decision "
_PLACED += "WHERE document = :document UNION SELECT start, end FROM correction WHERE document = :document"
_PENDING = "id IN (SELECT highlight FROM anchoring WHERE outcome <> 'moved')"
# what tells where a reader was, in characters
_READ = 120
# how much of a passage a decision must cover to be on it
_SAME = 0.8


def wish(db: sqlite3.Connection, document: int, codec: str) -> Recoding | None:
    """Return all that is needed to read a document's file in another encoding, None where it has no file."""
    path, source_sha256, own = db.execute(
        "SELECT path, source_sha256, codec FROM document WHERE id = ?", (document,)
    ).fetchone()
    if not path:
        return None
    stored = documents.stored_one(db, document, corrections.of_document(db, document))
    return Recoding(stored, str(source_sha256), str(own), codec)


def rereading(db: sqlite3.Connection, document: int, manner: Manner | None = None) -> Rereading | None:
    """Return all that is needed to read a document's file once more, None where it has no file.

    Args:
        db: The library.
        document: Id of the document.
        manner: How it is to be read; None for how it was.

    """
    if not documents.path(db, document):
        return None
    stored = documents.stored_one(db, document, corrections.of_document(db, document))
    title, _, _, codec = documents.heading(db, document)
    wanted = {document: _stretches(db, document, _NOT_PENDING)} | _pending(db, document)
    texts = {key: stored.text if key == document else documents.text(db, key) for key in wanted}
    return Rereading(stored, title, codec, wanted, texts, manner or stored.form.manner)


def put_in_place(
    db: sqlite3.Connection, old: int, new: int, place: Placer, now: str, *, is_other: bool = False
) -> None:
    """Show one document in the place of another, with all that a person did to that one.

    Args:
        db: The library.
        old: Id of the document in the list.
        new: Id of the document that takes its place.
        place: Says where stretches are in the new text.
        now: The time.
        is_other: Whether the file itself has changed, so that a person may want to see where notes were before.

    """
    stretches = _stretches(db, old, _NOT_PENDING if is_other else "1")
    anchors = dict(zip(stretches, place(old, stretches), strict=True))
    if is_other:
        _place_again(db, new, _pending(db, old), place)
    _move_highlights(db, old, new, anchors, is_other=is_other)
    _move_decisions(db, old, new, anchors, is_other=is_other)
    _move_corrections(db, old, new, anchors)
    _move_reader(db, old, new, anchors)
    for tag in tags.of(db, (old,)).get(old, ()):
        tags.give(db, new, tag)
        tags.take(db, old, tag)
    db.execute("UPDATE memo SET document = ? WHERE document = ?", (new, old))
    db.execute("UPDATE document SET read = (SELECT read FROM document WHERE id = ?) WHERE id = ?", (old, new))
    db.execute("UPDATE document SET removed = ?, successor = ? WHERE id = ?", (now, new, old))
    db.execute("UPDATE document SET removed = NULL, successor = NULL WHERE id = ?", (new,))


def keep_title(db: sqlite3.Connection, old: int, new: int) -> None:
    """Give a document the title of the one that it takes the place of."""
    titles.set_title(db, new, documents.title(db, old))


def stand_in(db: sqlite3.Connection, document: int) -> int:
    """Return a document itself while it is in the list, else one there that its file was read as; 0 for none."""
    row = db.execute(
        "SELECT d.id FROM document d JOIN document o ON o.origin = d.origin WHERE o.id = ? AND d.removed IS NULL "
        "ORDER BY d.id = o.id DESC",
        (document,),
    ).fetchone()
    return int(row[0]) if row else 0


_NOT_PENDING = f"NOT {_PENDING}"


def _stretches(db: sqlite3.Connection, document: int, which: str) -> list[Stretch]:
    """Return all stretches of a document's text that something of a person's is on, and where they read."""
    rows = db.execute(_PLACED.format(which), {"document": document})
    found = dict.fromkeys((int(start), int(end)) for start, end in rows)
    (size,) = db.execute("SELECT extent FROM document WHERE id = ?", (document,)).fetchone()
    for position, seen in db.execute("SELECT position, seen FROM place WHERE document = ?", (document,)):
        found |= dict.fromkeys(_read(position, seen, size))
    return list(found)


def _read(position: int, seen: int, size: int) -> tuple[Stretch, Stretch]:
    """Return the stretches that begin where a reader is, and end at what was last on screen."""
    return (position, min(size, position + _READ)), (max(0, seen - _READ), seen)


def _pending(db: sqlite3.Connection, document: int) -> dict[int, list[Stretch]]:
    """Return where those highlights of a document stood once that have no sure place since, by document."""
    found: dict[int, list[Stretch]] = {}
    rows = db.execute(
        f"SELECT a.document, a.start, a.end FROM anchoring a JOIN highlight h ON h.id = a.highlight "
        f"WHERE h.document = ? AND h.{_PENDING}",
        (document,),
    )
    for key, start, end in rows:
        found.setdefault(key, []).append((start, end))
    return found


def _place_again(db: sqlite3.Connection, new: int, pending: Mapping[int, Sequence[Stretch]], place: Placer) -> None:
    text = documents.text(db, new)
    for document, stretches in pending.items():
        for (start, end), anchor in zip(stretches, place(document, stretches), strict=True):
            keys = db.execute(
                f"SELECT id FROM highlight WHERE {_PENDING} AND id IN (SELECT highlight FROM anchoring "
                "WHERE document = ? AND start = ? AND end = ?)",
                (document, start, end),
            )
            for (key,) in keys.fetchall():
                _put(db, key, new, anchor, text)
                highlights.put_aside(db, key, document, start, end, _outcome(anchor), anchor.likeness)


def _move_highlights(
    db: sqlite3.Connection, old: int, new: int, anchors: Mapping[Stretch, Anchor], *, is_other: bool
) -> None:
    text = documents.text(db, new)
    rows = db.execute("SELECT id, start, end FROM highlight WHERE document = ?", (old,)).fetchall()
    pending = {key for (key,) in db.execute(f"SELECT id FROM highlight WHERE document = ? AND {_PENDING}", (old,))}
    for key, start, end in rows:
        anchor = anchors[start, end]
        if key in pending:
            # in another encoding its guess moves along
            db.execute(
                "UPDATE highlight SET document = ?, start = ?, end = ? WHERE id = ?",
                (new, anchor.start, anchor.end, key),
            )
            continue
        _put(db, key, new, anchor, text)
        if is_other:
            highlights.put_aside(db, key, old, start, end, _outcome(anchor), anchor.likeness)


def _put(db: sqlite3.Connection, key: int, document: int, anchor: Anchor, text: str) -> None:
    """Put a highlight into another text; where that is not sure, its quote stays."""
    db.execute(
        "UPDATE highlight SET document = ?, start = ?, end = ?, quote = CASE WHEN ? THEN ? ELSE quote END WHERE id = ?",
        (document, anchor.start, anchor.end, anchor.is_sure, text[anchor.start : anchor.end], key),
    )


def _outcome(anchor: Anchor) -> str:
    return "moved" if anchor.is_sure else anchor.outcome.value


def _move_decisions(
    db: sqlite3.Connection, old: int, new: int, anchors: Mapping[Stretch, Anchor], *, is_other: bool
) -> None:
    rows = db.execute(
        "SELECT id, start, end, theme, verdict, decided FROM decision WHERE document = ? ORDER BY id", (old,)
    ).fetchall()
    for key, start, end, *rest in rows:
        anchor = anchors[start, end]
        stretch = _passage(db, new, anchor) if is_other else anchor[:2]
        if not anchor.is_sure or stretch is None:
            # it stays with the old text
            continue
        row = (new, *stretch, *rest)
        # two stretches may fall together; by name, for undo brings back only rows whose going it has seen
        db.execute("DELETE FROM decision WHERE document = ? AND start = ? AND end = ? AND theme = ?", row[:4])
        db.execute(
            "INSERT INTO decision (document, start, end, theme, verdict, decided) VALUES (?, ?, ?, ?, ?, ?)", row
        )
        db.execute("DELETE FROM decision WHERE id = ?", (key,))


def _passage(db: sqlite3.Connection, document: int, anchor: Anchor) -> Stretch | None:
    """Return the passage that an anchor is on, None where it is on none as a whole."""
    rows = db.execute(
        "SELECT start, end FROM passage WHERE document = ? AND start < ? AND end > ?",
        (document, anchor.end, anchor.start),
    )
    for start, end in rows:
        shared = min(end, anchor.end) - max(start, anchor.start)
        if shared >= _SAME * (max(end, anchor.end) - min(start, anchor.start)):
            return int(start), int(end)
    return None


def _move_corrections(db: sqlite3.Connection, old: int, new: int, anchors: Mapping[Stretch, Anchor]) -> None:
    said = corrections.of_document(db, old)
    for correction in carried(said, anchors):
        corrections.say(db, new, correction)
    for correction in said:
        if anchors[correction.start, correction.end].is_sure:
            db.execute(
                "DELETE FROM correction WHERE document = ? AND start = ? AND end = ? AND kind = ?",
                (old, correction.start, correction.end, correction.kind.value),
            )


def _move_reader(db: sqlite3.Connection, old: int, new: int, anchors: Mapping[Stretch, Anchor]) -> None:
    (size,) = db.execute("SELECT extent FROM document WHERE id = ?", (old,)).fetchone()
    for position, seen in db.execute("SELECT position, seen FROM place WHERE document = ?", (old,)).fetchall():
        here, furthest = (anchors[stretch] for stretch in _read(position, seen, size))
        documents.remember_place(db, new, here.start, furthest.end if seen else 0)
