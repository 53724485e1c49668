"""What is told of passages beside their words: what stands in the columns of tables beside answers, and who speaks."""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from cxreader.model.document import Document
from cxreader.model.scope import SPEAKER, ColumnValue


def replace(db: sqlite3.Connection, key: int, document: Document) -> None:
    """Keep what is told of the passages of a document in the place of what was told before."""
    before = db.execute("SELECT DISTINCT value FROM passage_value WHERE document = ?", (key,)).fetchall()
    db.execute("DELETE FROM passage_value WHERE document = ?", (key,))
    told = list(dict.fromkeys(_told(document)))
    if told:
        choice = document.reading.manner.table
        places = {title: place for place, title in enumerate(choice.kept if choice else ())}
        # columns come in the order in which their values came first
        values = sorted(dict.fromkeys(value for _, value in told), key=lambda each: places.get(each.column, -1))
        db.executemany("INSERT OR IGNORE INTO column_value (title, value) VALUES (?, ?)", values)
        query = "SELECT id FROM column_value WHERE title = ? AND value = ?"
        known = {value: db.execute(query, value).fetchone()[0] for value in values}
        rows = [(key, number, known[value]) for number, value in told]
        db.executemany("INSERT INTO passage_value VALUES (?, ?, ?)", rows)
    unused = "id = ? AND NOT EXISTS (SELECT 1 FROM passage_value WHERE value = column_value.id)"
    db.executemany(f"DELETE FROM column_value WHERE {unused}", before)


def told_of(db: sqlite3.Connection, passages: Iterable[tuple[int, int]]) -> dict[tuple[int, int], list[ColumnValue]]:
    """Return what is told of passages, given by document and number, in the order of the columns."""
    found: dict[tuple[int, int], list[ColumnValue]] = {}
    places = order(db)
    if not places:
        return found
    rows = db.execute(
        "SELECT v.document, v.number, w.title, w.value FROM json_each(?) p CROSS JOIN passage_value v "
        "ON v.document = p.value ->> 0 AND v.number = p.value ->> 1 JOIN column_value w ON w.id = v.value",
        (json.dumps(list(passages)),),
    )
    for document, number, *value in rows:
        found.setdefault((document, number), []).append(ColumnValue(*value))
    for told in found.values():
        told.sort(key=lambda each: places[each.column])
    return found


def order(db: sqlite3.Connection) -> dict[str, int]:
    """Return the place of each column, `SPEAKER` among them, in the order in which they came to the library."""
    found = db.execute("SELECT title FROM column_value GROUP BY title ORDER BY min(id)")
    return {title: place for place, (title,) in enumerate(found)}


def titles_of(db: sqlite3.Connection, documents: Iterable[str]) -> tuple[str, ...]:
    """Return the columns that stand beside answers of documents, given by their UUIDs, in their order."""
    rows = db.execute(
        "SELECT w.title FROM column_value w WHERE w.title <> '' AND EXISTS (SELECT 1 FROM passage_value v "
        "JOIN document d ON d.id = v.document WHERE v.value = w.id AND d.guid IN (SELECT value FROM json_each(?))) "
        "GROUP BY w.title ORDER BY min(w.id)",
        (json.dumps(list(documents)),),
    )
    return tuple(str(title) for (title,) in rows)


def _told(document: Document) -> Iterator[tuple[int, ColumnValue]]:
    """Give what is told of the passages of a document that are no noise, each time with the passage's number."""
    choice = document.reading.manner.table
    titles = choice.kept if choice else ()
    answers = sorted(document.reading.answers)
    starts = [answer.start for answer in answers]
    for number, passage in enumerate(document.passages):
        if passage.noise:
            continue
        speaker = document.blocks[passage.block].speaker
        if speaker:
            yield number, ColumnValue(SPEAKER, speaker)
        place = bisect_right(starts, passage.start) - 1
        if place >= 0 and passage.end <= answers[place].end:
            for title, value in zip(titles, answers[place].values, strict=False):
                if title and value:
                    yield number, ColumnValue(title, value)
