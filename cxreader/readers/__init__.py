"""A file in, a reading out: the table of formats and the two ways to read."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import regex

from cxreader.errors import ReadError
from cxreader.model.block import Block
from cxreader.model.document import Manner, Reading, Source
from cxreader.model.table import TablePreview
from cxreader.readers import markdown, plain
from cxreader.readers.decode import Decoded
from cxreader.readers.legible import legible
from cxreader.readers.mending import mend
from cxreader.readers.source import take

_VISIBLE = regex.compile(r"[^\p{C}\s\p{Default_Ignorable_Code_Point}]")
_AS_IT_COMES = Manner()


@dataclass(frozen=True, slots=True)
class Reader:
    """A format that can be read.

    Attributes:
        name: Its name for people.
        suffixes: Endings of its files' names in lower case, each with its dot; empty for none.
        module: The module among the readers that reads its bytes, by ``read(data, name, manner)`` in a process of its
            own; empty for a format whose blocks can be told from its text at any time.
        is_table: Whether its files may hold a table, which the module can show by ``preview(data, name, manner)``.
        parse: Makes title and blocks of a decoded text and its file's name, where there is no module.

    """

    name: str
    suffixes: frozenset[str]
    module: str = ""
    is_table: bool = False
    parse: Callable[[str, str], tuple[str, tuple[Block, ...]]] = plain.parse


READERS = (
    Reader("Plain text", frozenset({".txt", ".text", ".log", ""})),
    Reader("Markdown", frozenset({".md", ".markdown"}), parse=markdown.parse),
    Reader("Word document", frozenset({".docx", ".docm", ".dotx", ".doc", ".dot"}), "docx"),
    Reader("OpenDocument text", frozenset({".odt", ".ott", ".fodt"}), "odt"),
    Reader("Rich text", frozenset({".rtf"}), "rtf"),
    Reader("PDF document", frozenset({".pdf"}), "pdf"),
    Reader("Subtitles", frozenset({".srt", ".vtt"}), "subtitles"),
    Reader("Web page", frozenset({".html", ".htm", ".xhtml"}), "web"),
    Reader("Saved web page", frozenset({".mhtml", ".mht"}), "mhtml"),
    Reader("E-book", frozenset({".epub"}), "epub"),
    Reader("Table", frozenset({".csv", ".tsv", ".tab"}), "delimited", is_table=True),
    Reader("Spreadsheet", frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}), "spreadsheet", is_table=True),
    Reader("JSON", frozenset({".json"}), "json_values", is_table=True),
    Reader("JSON Lines", frozenset({".jsonl", ".ndjson"}), "json_lines", is_table=True),
    Reader("Mail", frozenset({".eml"}), "mail"),
    Reader("Mailbox", frozenset({".mbox"}), "mails"),
)


def suffixes() -> frozenset[str]:
    """Return the endings of all files that can be read, in lower case; the empty one stands for none."""
    return frozenset().union(*(reader.suffixes for reader in READERS))


def kind(path: Path) -> Reader:
    """Return the format that a file is read as, by the ending of its name."""
    return next((reader for reader in READERS if path.suffix.lower() in reader.suffixes), READERS[0])


def read_file(path: Path, encoding: str = "", manner: Manner = _AS_IT_COMES) -> tuple[Reading, Source]:
    """Return what a file holds and where it came from, going by its content, whatever its name ends in.

    One without words, such as a scan or an empty text, has no text, and a warning that says so.

    Args:
        path: The file; it is only ever opened for reading.
        encoding: Codec of the encoding that a person says its text is in; empty where that is to be told.
        manner: How it is to be read besides.

    Raises:
        ReadError: No text can be had from it, which a full sentence says.
        LookupError: There is no such codec.

    """
    # loaded late: no start needs them
    from cxreader.readers.isolation import isolation
    from cxreader.readers.kinds import kind_of

    data, source = take(path)
    wish = manner._replace(encoding=encoding or manner.encoding)
    module = kind_of(data, path.suffix.lower(), kind(path).module)
    if module:
        return isolation().read(f"{__name__}.{module}", data, path.name, wish._replace(lines=False)), source
    decoded = legible(data, path.name, wish.encoding)
    return (_reading(decoded, path.name, wish) if _is_worded(decoded) else _wordless(path.name)), source


def preview_file(path: Path, manner: Manner = _AS_IT_COMES) -> TablePreview | None:
    """Return what is shown of the table that a file holds before it is read; None where it holds none.

    Args:
        path: The file; it is only ever opened for reading.
        manner: In which encoding it is, and of which sheet something is to be shown.

    Raises:
        ReadError: Nothing can be had from it, which a full sentence says.

    """
    from cxreader.readers.isolation import isolation
    from cxreader.readers.kinds import kind_of

    data, _ = take(path)
    module = kind_of(data, path.suffix.lower(), kind(path).module)
    if not any(reader.is_table and reader.module == module for reader in READERS):
        return None
    return isolation().preview(f"{__name__}.{module}", data, path.name, manner)


def read_text(text: str, name: str) -> Reading:
    """Return what a text holds that is decoded already, such as a pasted one.

    Raises ReadError where there is nothing in it. Its encoding is given as ``Unicode``.
    """
    mended, warnings = mend(text)
    decoded = Decoded(mended, warnings=warnings)
    if not _is_worded(decoded):
        raise ReadError(f"“{name}” is empty: there is no text in it. Choose another one.")
    return _reading(decoded, name)


def _is_worded(decoded: Decoded) -> bool:
    return bool(_VISIBLE.search(decoded.text))


def _wordless(name: str) -> Reading:
    return Reading(Path(name).stem or name, "", (), "", ("It is empty: there is no text in it. Choose another one.",))


def is_plain(path: Path) -> bool:
    """Tell whether the ending of a file's name says that it is plain text, whose lines may each be an answer."""
    return not kind(path).module and kind(path).parse is plain.parse


def _reading(decoded: Decoded, name: str, manner: Manner = _AS_IT_COMES) -> Reading:
    if manner.lines and is_plain(Path(name)):
        from cxreader.readers import answer_lines  # loaded late: hardly any text is so

        return answer_lines.read(decoded, name, manner)
    title, blocks = kind(Path(name)).parse(decoded.text, name)
    return Reading(title, decoded.text, blocks, decoded.encoding, decoded.warnings, decoded.codec)
