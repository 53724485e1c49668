"""Archives of strangers."""

import io
import zipfile

import pytest

from cxreader.errors import ReadError
from cxreader.readers.zipped import Package


def archive(parts: dict[str, bytes], *, packed: bool = True) -> bytes:
    """Return an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return stream.getvalue()


def test_a_part_is_taken_whatever_the_case_of_its_name() -> None:
    package = Package(archive({"Word/Document.xml": b"<w/>", "../../evil.txt": b"no"}), "a.docx")
    assert "/word/document.xml" in package
    assert package.take("word/document.xml") == b"<w/>"
    assert package.names() == ["word/document.xml", "evil.txt"]
    assert 3 not in package
    with pytest.raises(KeyError):
        package.take("missing.xml")


def test_many_parts_and_parts_that_are_there_twice_are_told_of() -> None:
    package = Package(archive({f"p{number}": b"" for number in range(20_001)}, packed=False), "a.docx")
    assert package.warnings == ["The file consists of 20,001 parts. Only those with text were read."]
    twice = Package(archive({"a.xml": b"one", "A.xml": b"two"}), "a.docx")
    assert twice.take("a.xml") == b"two"
    assert twice.warnings == ["Parts of the file are in it twice. The last of each was read; compare the original."]


# an archive says when it was made, so its bytes are no name for a test
@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 cut", archive({"a": b"words"})[:-30]], ids=["empty", "cut", "short"]
)
def test_a_damaged_archive_is_told_of(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"“a.docx” is damaged and cannot be read"):
        Package(data, "a.docx")


def test_a_damaged_part_is_told_of() -> None:
    data = bytearray(archive({"a.xml": b"words and words and more words" * 9}))
    data[45:60] = bytes(15)
    with pytest.raises(ReadError, match="is damaged and cannot be read"):
        Package(bytes(data), "a.docx").take("a.xml")


def test_a_locked_part_is_told_of() -> None:
    data = bytearray(archive({"a.xml": b"words"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ReadError, match="is locked with a password"):
        Package(bytes(data), "a.docx").take("a.xml")


def test_what_would_burst_the_memory_is_left_alone() -> None:
    package = Package(archive({"a.xml": bytes(30_000_000)}), "bomb.docx")
    with pytest.raises(ReadError, match=r"“bomb.docx” would need too much memory"):
        package.take("a.xml")


def test_a_part_that_is_larger_than_it_claims_is_left_alone() -> None:
    data = bytearray(archive({"a.xml": b"words" * 100}))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = (5).to_bytes(4, "little")
    with pytest.raises(ReadError, match=r"would need too much memory|is damaged"):
        Package(bytes(data), "a.docx").take("a.xml")
