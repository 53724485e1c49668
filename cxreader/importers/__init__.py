"""Importers: files of other programs become what a library can take in."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from cxreader.importers.kinds import kind
from cxreader.importers.refusal import told
from cxreader.model.incoming import Incoming


class Importer(NamedTuple):
    """A kind of file that can be taken in.

    Attributes:
        label: Its name for people.
        suffixes: How its files' names may end, with the dot; what is in them counts, not that.
        module: The module that reads it, which is loaded only then.
        function: What reads it there.

    """

    label: str
    suffixes: tuple[str, ...]
    module: str
    function: str = "read"

    def read(self, path: Path) -> Incoming:
        """Return what a file holds.

        Raises:
            IncomingError: It cannot be understood, or may do harm.

        """
        import importlib  # loaded late: no start needs it

        reader: Callable[[Path], Incoming] = getattr(
            importlib.import_module(f"cxreader.importers.{self.module}"), self.function
        )
        return reader(path)


IMPORTERS: Mapping[str, Importer] = MappingProxyType(
    {
        "qdpx": Importer("REFI-QDA project", (".qdpx",), "qdpx"),
        "qdc": Importer("REFI-QDA codebook", (".qdc",), "codebooks", "read_qdc"),
        "toml": Importer("Codebook of cxreader", (".toml",), "codebooks", "read_toml"),
        "csv": Importer("Codebook in CSV", (".csv", ".tsv"), "codebooks", "read_csv"),
        "xlsx": Importer("Codebook in Excel", (".xlsx",), "codebooks", "read_xlsx"),
        "taguette": Importer("Taguette", (".sqlite3", ".db"), "taguette"),
        "w3c": Importer("W3C Web Annotation", (".jsonld", ".json"), "web_annotations"),
        "jsonl": Importer("JSON Lines of cxreader", (".jsonl",), "jsonl"),
        "hypothesis": Importer("Hypothesis", (".json",), "hypothesis"),
        "readwise": Importer("Readwise", (".csv",), "readwise"),
        "kindle": Importer("Kindle clippings", (".txt",), "kindle"),
    }
)


def read(path: Path) -> Incoming:
    """Return what a file of any kind that is known holds, going by its content.

    Raises:
        IncomingError: It is of no such kind, cannot be understood, or may do harm.

    """
    return IMPORTERS[key_of(path)].read(path)


def key_of(path: Path) -> str:
    """Return which of IMPORTERS reads a file, by its content.

    Raises:
        IncomingError: It is of no kind that is known.

    """
    with told(path):
        return kind(path)
