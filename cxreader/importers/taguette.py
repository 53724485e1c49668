"""Projects of Taguette, https://www.taguette.org: its database, a file of SQLite."""

import sqlite3
from collections import defaultdict
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from cxreader.importers.files import MOST, TEXTS, opened
from cxreader.importers.moments import moment
from cxreader.importers.refusal import Refusal, told
from cxreader.importers.tagged_text import TaggedText
from cxreader.model.guids import named
from cxreader.model.incoming import Incoming, IncomingDocument, IncomingHighlight, IncomingTheme

MAGIC = b"SQLite format 3\0"
_TABLES = ("projects", "documents", "highlights", "tags", "highlight_tags")
_LONGEST = 20_000_000  # bytes of one value
_STEPS, _EVERY = 2_000, 100_000  # how long one may be asked: so many times so many instructions
_TAGS = 10_000


def read(path: Path) -> Incoming:
    """Return what a database holds, all of its projects.

    Raises:
        IncomingError: It cannot be understood, or may do harm.

    """
    with told(path), _database(path) as db:
        return _Projects(db, path.stem).incoming()


@contextmanager
def _database(path: Path) -> Generator[sqlite3.Connection]:
    """Open a database that may be made to do harm, only to be read."""
    with opened(path):
        pass
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA query_only = ON")
        steps = iter(range(_STEPS))
        db.set_progress_handler(lambda: next(steps, None) is None, _EVERY)
        kinds = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall())
        if not all(str(kinds.get(table, "")).upper().startswith("CREATE TABLE") for table in _TABLES):
            raise Refusal("it is no database of Taguette")
        yield db
    finally:
        db.close()


class _Projects:
    """A database on its way to what it is here."""

    def __init__(self, db: sqlite3.Connection, name: str) -> None:
        self._db = db
        self._name = name
        self._texts: dict[int, TaggedText] = {}
        self._origin = ""

    def incoming(self) -> Incoming:
        """Return what it is here."""
        projects = list(self._db.execute("SELECT name, created FROM projects ORDER BY id"))
        # two databases have the same numbers
        self._origin = " ".join(f"{name} {created}" for name, created in projects)
        names = "”, “".join(_line(name) for name, _ in projects)
        documents = tuple(self._documents())
        themes = tuple(self._themes())
        return Incoming(f"the project “{names}”", documents, themes, tuple(self._highlights({t.key for t in themes})))

    def _documents(self) -> Iterator[IncomingDocument]:
        room = TEXTS
        for key, name, contents in self._db.execute("SELECT id, name, contents FROM documents ORDER BY id"):
            page = _text(contents)
            room -= len(page)
            if room < 0:
                raise Refusal("its texts are too long together")
            self._texts[_number(key)] = TaggedText(page)
            yield IncomingDocument(str(key), _line(name) or self._name, self._texts[key].text)

    def _themes(self) -> Iterator[IncomingTheme]:
        rows = self._db.execute(f"SELECT id, path, description FROM tags ORDER BY path LIMIT {_TAGS + 1}").fetchall()  # noqa: S608 - a number of ours
        if len(rows) > _TAGS:
            raise Refusal(f"it has more than {_TAGS:,} tags")
        for key, path, description in rows:
            name = _line(path)
            if not name:
                raise Refusal("one of its tags has no name")
            yield IncomingTheme(str(key), parts(name), _text(description).strip())

    def _highlights(self, themes: set[str]) -> Iterator[IncomingHighlight]:
        given: defaultdict[int, list[str]] = defaultdict(list)
        for highlight, tag in self._db.execute("SELECT highlight_id, tag_id FROM highlight_tags ORDER BY rowid"):
            if str(tag) not in themes:
                raise Refusal("it names a tag that it does not have")
            given[highlight].append(str(tag))
        times = self._times()
        query = "SELECT id, document_id, start_offset, end_offset, snippet FROM highlights ORDER BY id"
        for number, (key, document, start, end, snippet) in enumerate(self._db.execute(query)):
            if number >= MOST:
                raise Refusal(f"it has more than {MOST:,} highlights")
            text = self._texts.get(document)
            if text is None:
                raise Refusal("one of its highlights is in a text that it does not have")
            place = text.place(_number(start), _number(end))
            if place is None or not _is_same(text.text[slice(*place)], _text(snippet)):
                raise Refusal("one of its highlights is not where it says")
            guid, time = named("taguette", f"{self._origin} {key}"), times.get(key, "")
            quote = text.text[slice(*place)]
            own = tuple(dict.fromkeys(given[key]))
            yield IncomingHighlight(guid, str(document), *place, quote, themes=own, created=time, modified=time)

    def _times(self) -> dict[int, str]:
        """Return when each highlight was made, as far as the database tells."""
        query = (
            "SELECT json_extract(payload, '$.highlight_id'), min(date) FROM commands "
            "WHERE json_extract(payload, '$.type') = 'highlight_add' GROUP BY 1"
        )
        try:
            return {key: moment(_text(date)) for key, date in self._db.execute(query)}
        except sqlite3.OperationalError:
            # an earlier or later version has none
            return {}


def parts(path: str) -> tuple[str, ...]:
    """Return the names that a tag consists of: a full stop between two letters leads on to what stands below."""
    names = path.split(".")
    fits = all(name and name == name.strip() and not name.isdigit() and not name[0].isdigit() for name in names)
    return tuple(names) if fits else (path,)


def _is_same(found: str, snippet: str) -> bool:
    return "".join(found.split()) == "".join(TaggedText(snippet).text.split())


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Refusal("it holds something else than text where text should be")
    return value


def _line(value: object) -> str:
    return " ".join(_text(value).split())


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise Refusal("it holds something else than a number where a number should be")
    return value
