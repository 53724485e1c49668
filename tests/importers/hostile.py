"""Files that are broken, or made to do harm, each by a function that writes one."""

import json
import sqlite3
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

from tests.importers.projects import CODE, CODES, MARK, SOURCE, TEXT, mark, pack, project, source

_Make = Callable[[Path], object]
_QUOTE = {"type": "TextQuoteSelector", "exact": "took ages"}
_LINE = {"guid": MARK, "kind": "highlight", "document": "Talk", "sha256": "", "quote": "took", "start": 4, "end": 8}


def _project(xml: str | bytes) -> _Make:
    return lambda path: pack(path, xml)


def _plain(data: bytes | str) -> _Make:
    return lambda path: path.write_bytes(data.encode() if isinstance(data, str) else data)


def _zip(*parts: tuple[str, bytes], method: int = ZIP_DEFLATED) -> _Make:
    def make(path: Path) -> None:
        with ZipFile(path, "w", method) as file:
            for name, data in parts:
                file.writestr(name, data)

    return make


def _patched(old: bytes, new: bytes) -> _Make:
    """Write a project with other bytes in the place of some, all of them."""

    def make(path: Path) -> None:
        data = pack(path).read_bytes()
        assert old in data
        path.write_bytes(data.replace(old, new))

    return make


def _claim(path: Path) -> None:
    """Write a project whose list says that its text has a gigabyte."""
    data = bytearray(pack(path).read_bytes())
    entry = data.rindex(b"PK\1\2")
    struct.pack_into("<I", data, entry + 24, 1_000_000_000)
    path.write_bytes(data)


def _shorter(path: Path) -> None:
    """Write a project whose list says that its text is shorter than it is."""
    data = bytearray(pack(path).read_bytes())
    struct.pack_into("<I", data, data.rindex(b"PK\1\2") + 24, 3)
    path.write_bytes(data)


def _locked(path: Path) -> None:
    data = bytearray(pack(path).read_bytes())
    for sign, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        struct.pack_into("<H", data, data.index(sign) + place, 1)
    path.write_bytes(data)


def _far(path: Path) -> None:
    """Write a project whose end says that the list of parts has a gigabyte."""
    data = bytearray(pack(path).read_bytes())
    struct.pack_into("<I", data, data.rindex(b"PK\5\6") + 12, 1_000_000_000)
    path.write_bytes(data)


def _larger_end(path: Path) -> None:
    """Write a project with an end for more parts than a zip file can usually have."""
    data = pack(path).read_bytes()
    place = data.rindex(b"PK\5\6")
    path.write_bytes(data[:place] + b"PK\6\7" + bytes(16) + data[place:])


def _sheet(cells: str, strings: str = "<sst><si><t>theme</t></si></sst>") -> _Make:
    sheet = f"<worksheet><sheetData>{cells}</sheetData></worksheet>"
    return _zip(
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/sharedStrings.xml", strings.encode()),
        ("xl/worksheets/sheet1.xml", sheet.encode()),
    )


def _json(value: object) -> _Make:
    return _plain(json.dumps(value))


def _collection(*annotations: object, **more: object) -> _Make:
    return _json({"@context": "http://www.w3.org/ns/anno.jsonld", "items": list(annotations), **more})


def _annotation(**more: object) -> dict[str, object]:
    target = {"source": "urn:x", "selector": [_QUOTE]}
    return {"id": f"urn:uuid:{MARK}", "type": "Annotation", "target": target, **more}


def _lines(*lines: object) -> _Make:
    return _plain("".join(json.dumps(line) + "\n" for line in lines))


def taguette(path: Path, *changes: str) -> Path:
    """Write a database of Taguette, and what is done to it."""
    db = sqlite3.connect(path)
    db.executescript(
        """
        CREATE TABLE projects (id INTEGER PRIMARY KEY, name TEXT, description TEXT, created TEXT);
        CREATE TABLE documents (id INTEGER PRIMARY KEY, name TEXT, description TEXT, filename TEXT, created TEXT,
            project_id INTEGER, text_direction TEXT, contents TEXT);
        CREATE TABLE commands (id INTEGER PRIMARY KEY, date TEXT, user_login TEXT, project_id INTEGER,
            document_id INTEGER, payload TEXT);
        CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER,
            end_offset INTEGER, snippet TEXT);
        CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path TEXT, description TEXT);
        CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
        INSERT INTO projects VALUES (1, 'Talks', '', '2026-01-02 03:04:05');
        INSERT INTO documents VALUES (1, 'Talk', '', 'talk.html', '2026-01-02 03:04:05', 1, 'LEFT_TO_RIGHT',
            '<h1>Café</h1><p>The <i>hotline</i> took &amp; took 😤 ages.</p>');
        INSERT INTO tags VALUES (1, 1, 'Service.Waiting', 'How long it takes'), (2, 1, 'v1.2', '');
        INSERT INTO highlights VALUES (1, 1, 9, 21, '<p><i>hotline</i> took</p>'), (2, 1, 29, 33, '😤');
        INSERT INTO highlight_tags VALUES (1, 1), (1, 2);
        INSERT INTO commands VALUES (1, '2026-01-03 04:05:06', 'ana', 1, 1,
            '{"type": "highlight_add", "highlight_id": 1}');
        """
    )
    for change in changes:
        db.execute(change)
    db.commit()
    db.close()
    return path


def _database(*changes: str) -> _Make:
    return lambda path: taguette(path, *changes)


def _half(path: Path) -> None:
    data = taguette(path).read_bytes()
    path.write_bytes(data[: len(data) // 3] + bytes(len(data) // 3))


_ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
_OUTER = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_DEEP = "".join(f'<Code guid="{CODE[:-3]}{n:03d}" name="c">' for n in range(150)) + "</Code>" * 150
# of letters that cannot be packed well
_ENDLESS = Random(1).randbytes(4_500_000).hex()  # noqa: S311 - no secret
_ZIP_ENTRIES = [(f"x{number}", b"") for number in range(50_100)]

WAYS: dict[str, tuple[str, _Make]] = {
    # packages
    "a zip bomb by its ratio": ("qdpx", _zip(("project.qde", b"0" * 30_000_000))),
    "a zip bomb in a text": ("qdpx", lambda path: pack(path, text=b"0" * 30_000_000)),
    "too many parts": ("qdpx", _zip(*_ZIP_ENTRIES)),
    "a gigabyte claimed for a text": ("qdpx", _claim),
    "a gigabyte claimed for the list": ("qdpx", _far),
    "an end for billions of parts": ("qdpx", _larger_end),
    "a text longer than claimed": ("qdpx", _shorter),
    "a part that climbs out": ("qdpx", lambda path: pack(path, **{"../../evil.txt": b"x"})),
    "a part with an absolute path": ("qdpx", lambda path: pack(path, **{"/etc/evil": b"x"})),
    "a part on another disk": ("qdpx", lambda path: pack(path, **{"C:\\evil.txt": b"x"})),
    "two parts of one name": ("qdpx", _zip(("project.qde", b"<x/>"), ("PROJECT.QDE", b"<x/>"))),
    "a password": ("qdpx", _locked),
    "an unusual way to pack": ("qdpx", _zip(("project.qde", project().encode()), method=ZIP_BZIP2)),
    "half of a package": ("qdpx", lambda path: path.write_bytes(pack(path).read_bytes()[:200])),
    "a package without its end": ("qdpx", lambda path: path.write_bytes(pack(path).read_bytes()[:-22])),
    "a package with a damaged part": ("qdpx", _patched(zlib.compress(TEXT.encode())[2:12], b"\xff" * 10)),
    "a package of something else": ("qdpx", _zip(("readme.txt", b"x"))),
    # XML
    "a billion laughs": ("qdpx", _project(project(head=_ENTITIES))),
    "an entity from outside": ("qdpx", _project(project(head=_OUTER))),
    "a document type": ("qdpx", _project(project(head="<!DOCTYPE Project>"))),
    "an unknown entity": ("qdpx", _project(project(source(mark(name="&unknown;"))))),
    "XML that does not end": ("qdpx", _project(project()[:-30])),
    "XML of another kind": ("qdpx", _project("<svg/>")),
    "no XML at all": ("qdpx", _project(b"\0\1\2\3")),
    "XML in another encoding than it says": ("qdpx", _project(project(source(mark(name="é"))).encode("latin-1"))),
    "an encoding that nobody knows": ("qdpx", _project(project().replace("utf-8", "x-none"))),
    "endless depth": ("qdpx", _project(project(more="<a>" * 5_000))),
    "an endless tag": ("qdpx", _project(project(more=f'<Note name="{_ENDLESS}"/>'))),
    # projects
    "a quote that is nowhere": ("qdpx", _project(project(source(mark(1_000, 1_017))))),
    "quotes that are elsewhere": ("qdpx", _project(project(source(mark(7, 24))))),
    "an end before its start": ("qdpx", _project(project(source(mark(21, 4))))),
    "a place below nothing": ("qdpx", _project(project(source(mark(-4, 3, name=""))))),
    "a place that is no number": (
        "qdpx",
        _project(project(source(mark().replace('"4"', '"four"')))),
    ),
    "a place with ten thousand digits": ("qdpx", _project(project(source(mark().replace('"4"', f'"{"9" * 10_000}"'))))),
    "a code that is not there": ("qdpx", _project(project(source(mark(code=f"{MARK[:-1]}9"))))),
    "a text that is not there": ("qdpx", _project(project(source(path="internal://elsewhere.txt")))),
    "a text that climbs out": ("qdpx", _project(project(source(path="internal://../../../etc/passwd")))),
    "a text on this computer": ("qdpx", _project(project(source(path="absolute:///etc/passwd")))),
    "a text that is not UTF-8": ("qdpx", lambda path: pack(path, text=b"The caf\xe9")),
    "a note that is not there": ("qdpx", _project(project(source(f'{mark()}<NoteRef targetGUID="{MARK[:-1]}8"/>')))),
    "two marks of one name": ("qdpx", _project(project(source(mark() + mark())))),
    "two texts of one name": ("qdpx", _project(project(source() + source("")))),
    "a code inside of itself": (
        "qdpx",
        _project(project(codes=CODES.replace("/></Codes>", f'><Code guid="{CODE}" name="W"/></Code></Codes>'))),
    ),
    "a code without a name": ("qdpx", _project(project(codes=CODES.replace("Waiting", "  ")))),
    "a text without a guid": ("qdpx", _project(project(source().replace(f'guid="{SOURCE}"', "", 1)))),
    "codes in codes without end": ("qdpx", _project(project(codes=f"<CodeBook><Codes>{_DEEP}</Codes></CodeBook>"))),
    # codebooks
    "a codebook with entities": ("qdc", _plain(f'<?xml version="1.0"?>{_ENTITIES}<CodeBook><Codes/></CodeBook>')),
    "a codebook without codes": ("qdc", _plain("<CodeBook><Codes></Codes></CodeBook>")),
    "a codebook of a hundred thousand": ("qdc", _plain("<CodeBook>" + '<Code name="x"/>' * 100_000 + "</CodeBook>")),
    "a table with a theme twice": ("csv", _plain("theme,family\nA,F\nA,F\n")),
    "a table that never ends its cell": ("csv", _plain('theme,definition\n"A,' + "x" * 200_000)),
    "a codebook of TOML that is none": ("toml", _plain("[[family]]\nid = \n")),
    "a workbook with entities": ("xlsx", _sheet("", strings=f"{_ENTITIES}<sst/>")),
    "a workbook that names a text in vain": ("xlsx", _sheet('<row><c t="s"><v>7</v></c></row>')),
    "a workbook with a cell far out": ("xlsx", _sheet('<row><c r="ZZZ1"><v>1</v></c></row>' * 20)),
    "a workbook with a cell outside": ("xlsx", _sheet("<c><v>1</v></c>")),
    # JSON
    "JSON that does not end": ("json", _plain('{"@context": "x", "items": [')),
    "JSON a hundred thousand deep": ("json", _plain('{"@context": ' + "[" * 100_000)),
    "JSON of millions of nothings": ("json", _plain('{"@context": [' + "[]," * 3_000_000 + "0]}")),
    "annotations that are elsewhere": ("json", _json({"@context": "x", "first": "https://example.invalid/page"})),
    "annotations that are no list": ("json", _json({"@context": "x", "items": {"a": 1}})),
    "an annotation that is a number": ("json", _collection(7)),
    "two annotations of one id": ("json", _collection(_annotation(), _annotation())),
    "an annotation with a text for a place": (
        "json",
        _collection(
            _annotation(
                target={"source": "x", "selector": [_QUOTE, {"type": "TextPositionSelector", "start": "1", "end": 3}]}
            )
        ),
    ),
    "an annotation of a theme that is not there": (
        "json",
        _collection(_annotation(body={"purpose": "classifying", "source": "urn:x"}), themes=[]),
    ),
    "a link that leads nowhere": (
        "json",
        _collection(_annotation(), links=[{"id": "a", "one": f"urn:uuid:{MARK}", "other": "urn:uuid:b"}]),
    ),
    "a memo on nothing": ("json", _collection(_annotation(), memos=[{"id": "a", "subject": "weather"}])),
    "Hypothesis without a page": ("json", _json({"rows": [{"id": "a", "text": "b"}], "total": 1})),
    # lines
    "a line that is no JSON": ("jsonl", _plain('{"guid": "a"\n{"guid"\n')),
    "a line without a quote": ("jsonl", _lines({**_LINE, "quote": ""})),
    "two lines of one name": ("jsonl", _lines(_LINE, _LINE)),
    "a line of an unknown kind": ("jsonl", _lines({**_LINE, "kind": "spell"})),
    "a line with an endless number": ("jsonl", _plain('{"guid": "a", "quote": "b", "start": 1e999, "end": 2}\n')),
    "a line of five million letters": ("jsonl", _plain('{"guid": "' + "a" * 5_000_000)),
    "a line in another encoding": ("jsonl", _plain('{"guid": "a", "quote": "é"}\n'.encode("latin-1"))),
    # databases
    "another database": ("sqlite3", _database("DROP TABLE tags")),
    "a view in the place of a table": (
        "sqlite3",
        _database(
            "DROP TABLE tags",
            "CREATE VIEW tags AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
        ),
    ),
    "a damaged database": ("sqlite3", _half),
    "a database with a place beyond its text": ("sqlite3", _database("UPDATE highlights SET end_offset = 9999")),
    "a database with another quote": ("sqlite3", _database("UPDATE highlights SET snippet = 'nobody'")),
    "a database with a tag that is not there": ("sqlite3", _database("DELETE FROM tags")),
    "a database with a text that is not there": ("sqlite3", _database("DELETE FROM documents")),
    "a database with bytes for a text": ("sqlite3", _database("UPDATE documents SET contents = x'00ff'")),
    "a database with words for a place": ("sqlite3", _database("UPDATE highlights SET start_offset = 'nine'")),
    # others
    "clippings that say nothing": ("txt", _plain("A book\n- Your Highlight\n\nx\n==========\nodd\n==========\n")),
    "a table that breaks off": ("csv", _plain('Highlight,Book Title\n"never closed,x\n')),
    "an empty file": ("qdpx", _plain("")),
    "a file of something else": ("bin", _plain(bytes(range(256)) * 40)),
    "a folder": ("qdpx", lambda path: path.mkdir()),
    "a file that is not there": ("qdpx", lambda path: path),
    "a project without its texts": ("qde", _plain(project())),
}
