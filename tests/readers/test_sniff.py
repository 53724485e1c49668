"""Files that are no texts."""

import pytest

from cxreader.readers.sniff import binary_kind, is_unreadable


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x7fELF\x02\x01", "a program"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"%PDF-1.7", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a zip archive or an office document"),
        (b"RIFF\x10\x00\x00\x00WAVEfmt", "a recording or a picture"),
        (b"\x00\x00\x00\x20ftypisom", "a recording or a picture"),
        (b"PKO is a bank", None),
        ("Zażółć".encode(), None),
    ],
)
def test_a_kind_is_told_by_the_first_bytes(data: bytes, kind: str | None) -> None:
    assert binary_kind(data) == kind


def test_a_short_text_may_hold_a_good_share_of_control_characters() -> None:
    assert not is_unreadable("A text with some of them \x01\x02\x03\x04\x05\x06")


def test_a_short_stretch_of_control_characters_is_no_text() -> None:
    assert is_unreadable("ab\x01\x02\x03")


def test_a_long_text_may_hold_few() -> None:
    assert is_unreadable("twenty letters here!" * 60 + "\x01" * 64)
    assert not is_unreadable("twenty letters here!" * 70 + "\x01" * 64)


def test_a_terminal_log_is_a_text() -> None:
    assert not is_unreadable("\x1b[32mok\x1b[0m\n" * 200)
