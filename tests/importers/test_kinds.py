import importlib
from pathlib import Path

import pytest

from cxreader import importers
from cxreader.errors import IncomingError
from cxreader.importers import IMPORTERS, kinds
from cxreader.importers.refusal import Refusal
from tests.importers.projects import pack


def test_each_kind_has_what_reads_it() -> None:
    for importer in IMPORTERS.values():
        module = importlib.import_module(f"cxreader.importers.{importer.module}")
        assert callable(getattr(module, importer.function))
        assert importer.label
        assert all(suffix.startswith(".") for suffix in importer.suffixes)


def test_what_is_in_a_file_counts_not_its_name(tmp_path: Path) -> None:
    found = importers.read(pack(tmp_path / "notes.txt"))
    assert found.source == "the project “Talks”"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"\xef\xbb\xbf<?xml version='1.0'?>\r\n<!-- <Project/> --><q:CodeBook xmlns:q='x'/>", "qdc"),
        ('<?xml version="1.0" encoding="utf-16"?><CodeBook/>'.encode("utf-16"), "qdc"),
        (b'# mine\n[[family]]\nid = "a"', "toml"),
        (b'[[family]]\nid = "a"', "toml"),
        (b"sep=;\nname;definition\n", "csv"),
        (b"tag\tdescription\n", "csv"),
        (b'{"guid": "a"}\n', "jsonl"),
        (b'[{"@context": "x"}]', "w3c"),
        (b"[]", "hypothesis"),
    ],
)
def test_a_kind_is_told_by_how_a_file_begins(data: bytes, key: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    assert kinds.kind(path) == key


@pytest.mark.parametrize(
    "data", [b"<html/>", b"<!-- -->", b'{"a": 1}', b"a,b\n", b"sep=;", b"\0", b"a\rb,c", b"PK\3\4"]
)
def test_other_files_are_of_no_kind(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(Refusal):
        kinds.kind(path)


def test_a_device_is_no_file() -> None:
    with pytest.raises(IncomingError, match="it is no file"):
        importers.read(Path("/dev/null"))
