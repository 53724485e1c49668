import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from odfdo import Document

from cxreader.exporters import opendocument, word
from cxreader.model.block import Block, BlockKind
from cxreader.model.export import Export, ExportDocument, ExportRow

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


@pytest.fixture(scope="module")
def path(annotated: Export, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the annotation set becomes."""
    path = tmp_path_factory.mktemp("odt") / "set.odt"
    opendocument.write(annotated, path, lambda: None)
    return path


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Export], Path]:
    """Write an export to a file."""

    def write(export: Export) -> Path:
        opendocument.write(export, tmp_path / "out.odt", lambda: None)
        return tmp_path / "out.odt"

    return write


class Reader:
    """Reads a text as a word processor does: its lines, and what each annotation stands on."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as file:
            self.content = ET.fromstring(file.read("content.xml"))  # noqa: S314 - our own
            self.styles = ET.fromstring(file.read("styles.xml"))  # noqa: S314 - our own
        self.lines: list[str] = []
        self.anchored: dict[str, str] = {}
        self._open: set[str] = set()
        body = self.content.find(f"{OFFICE}body/{OFFICE}text")
        assert body is not None
        for number, paragraph in enumerate(body):
            if number:
                self._say("\n")
            self.lines.append("")
            self._read(paragraph)
        assert not self._open

    def _say(self, text: str) -> None:
        for name in self._open:
            self.anchored[name] += text
        if text != "\n":
            self.lines[-1] += text

    def _read(self, element: ET.Element) -> None:
        name = element.get(f"{OFFICE}name", "")
        if element.tag == f"{OFFICE}annotation":
            self._open.add(name)
            self.anchored[name] = ""
        elif element.tag == f"{OFFICE}annotation-end":
            self._open.remove(name)
        elif element.tag == f"{TEXT}tab":
            self._say("\t")
        elif element.tag == f"{TEXT}s":
            self._say(" " * int(element.get(f"{TEXT}c", "1")))
        else:
            self._say(element.text or "")
            for part in element:
                self._read(part)
                self._say(part.tail or "")


def one(text: str, rows: tuple[ExportRow, ...] = (), blocks: tuple[Block, ...] = (), language: str = "es") -> Export:
    paper = ExportDocument(
        "doc", "a.txt", "A", "", "f" * 64, language, text=text, blocks=blocks, stretches=((0, len(text), language),)
    )
    return Export("My library", "1 passage", rows, documents=(paper,))


def row(quote: str, **fields: Any) -> ExportRow:
    plain = ExportRow("g", "highlight", "a.txt", "A", "doc", "f" * 64, "es", quote, "", "", 0, len(quote), 1)
    return plain._replace(**fields)


def test_the_file_is_known_by_its_first_part(path: Path) -> None:
    with ZipFile(path) as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert file.read("mimetype") == b"application/vnd.oasis.opendocument.text"


def test_every_text_is_there_word_for_word(annotated: Export, path: Path) -> None:
    body = "\n".join(Reader(path).lines)
    assert all(paper.text.rstrip("\n") in body for paper in annotated.documents)


def test_every_highlight_that_says_something_is_an_annotation_on_its_exact_words(annotated: Export, path: Path) -> None:
    rows = [row for row in annotated.rows if row.note or row.themes or row.tags or row.starred]
    assert list(Reader(path).anchored.values()) == [row.quote for row in rows]
    body = Document(path).body
    assert len(body.get_elements("//office:annotation")) == 41
    assert [each.text for each in body.get_elements("//office:annotation/dc:creator")] == [row.author for row in rows]
    assert [each.text for each in body.get_elements("//office:annotation/dc:date")] == [row.created for row in rows]


def test_notes_keep_their_lines_tabs_and_spaces(written: Callable[[Export], Path]) -> None:
    reader = Reader(written(one("a", (row("a", note=" one  two\tthree\nfour "),))))
    annotation = next(reader.content.iter(f"{OFFICE}annotation"))
    lines = ["".join(part.itertext()) for part in annotation.iter(f"{TEXT}p")]
    assert lines == ["onetwothree", "four", "Open in cxreader"]
    assert [s.get(f"{TEXT}c") for s in annotation.iter(f"{TEXT}s")] == ["1", "2", "1"]
    assert len(list(annotation.iter(f"{TEXT}tab"))) == 1


def test_a_note_in_arabic_begins_at_the_right(written: Callable[[Export], Path]) -> None:
    reader = Reader(written(one("a", (row("a", note="مقابلة"),))._replace(place=False, date="2026-11-21")))
    annotation = next(reader.content.iter(f"{OFFICE}annotation"))
    assert [part.get(f"{TEXT}style-name") for part in annotation.iter(f"{TEXT}p")] == ["Remark_rtl"]
    assert annotation.findtext("{http://purl.org/dc/elements/1.1/}date") == "2026-11-21T00:00:00Z"


def test_a_remark_of_no_known_time_has_none(written: Callable[[Export], Path]) -> None:
    reader = Reader(written(one("a", (row("a", note="n"),))))
    assert next(reader.content.iter(f"{OFFICE}annotation")).find("{http://purl.org/dc/elements/1.1/}date") is None


def test_each_piece_has_its_language_and_colour(written: Callable[[Export], Path]) -> None:
    tags = {"zh-Hant": ("zh", "TW"), "zh-Hans": ("zh", "CN"), "pt-BR": ("pt", "BR"), "fil": ("fil", "none")}
    for tag, expected in {**tags, "und": ("zxx", "none")}.items():
        reader = Reader(written(one("ab", (row("a"),), language=tag)))
        styles = {style.get(f"{STYLE}name"): style[0] for style in reader.styles.iter(f"{STYLE}style") if len(style)}
        spans = [span for span in reader.content.iter(f"{TEXT}span") if span.text in ("a", "b")]
        marked, plain = (styles[span.get(f"{TEXT}style-name")] for span in spans)
        assert (marked.get(f"{FO}language"), marked.get(f"{FO}country")) == expected
        assert marked.get(f"{STYLE}language-asian") == marked.get(f"{STYLE}language-complex") == expected[0]
        assert marked.get(f"{FO}background-color") == "#E3E6EB"
        assert plain.get(f"{FO}background-color") is None


def test_blocks_become_headings_and_lists_and_arabic_begins_at_the_right(written: Callable[[Export], Path]) -> None:
    text = "T\n- i\nمقابلة\n\np"
    blocks = (Block(BlockKind.TITLE, 0, 1), Block(BlockKind.LIST_ITEM, 2, 5, 2, "-"), Block(BlockKind.PARAGRAPH, 6, 12))
    reader = Reader(written(one(text, blocks=blocks)))
    body = reader.content.find(f"{OFFICE}body/{OFFICE}text")
    assert body is not None
    styles = [part.get(f"{TEXT}style-name") for part in body]
    assert styles == [
        *("Title", "Source", "Heading_20_1", "Source"),
        *("Heading_20_2", "List_2", "Standard_rtl", "Blank", "Standard"),
    ]
    assert [h.get(f"{TEXT}outline-level") for h in body.iter(f"{TEXT}h")] == ["1", "2"]
    known = {style.get(f"{STYLE}name") for style in reader.styles.iter(f"{STYLE}style")}
    assert known >= set(styles)


def test_the_same_is_lost_as_in_word(annotated: Export) -> None:
    assert opendocument.losses(annotated) == word.losses(annotated) != ()


def test_two_exports_of_the_same_work_do_not_differ(annotated: Export, path: Path, tmp_path: Path) -> None:
    steps: list[int] = []
    opendocument.write(annotated, tmp_path / "two.odt", lambda: steps.append(1))
    assert (tmp_path / "two.odt").read_bytes() == path.read_bytes()
    assert len(steps) == len(annotated.rows)
