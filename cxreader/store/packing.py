"""Texts in few bytes, for they make up most of a library.

What is packed here must be read for ever, so the way may not change.
"""

import sqlite3
import struct
import zlib


def packed_text(text: str) -> bytes:
    """Return a text as it is stored."""
    return zlib.compress(text.encode())


def unpacked_text(stored: bytes) -> str:
    """Return a text that was stored."""
    return zlib.decompress(stored).decode()


def teach(db: sqlite3.Connection) -> None:
    """Have a connection know how to pack what older libraries held as it was, for bringing one up to date."""
    db.create_function("packed_text", 1, packed_text)
    db.create_function("halved_numbers", 1, _halved)


def _halved(numbers: bytes) -> bytes:
    """Return the first 32 of the 63 bits of each number of a sketch."""
    count = len(numbers) // 8
    return struct.pack(f"<{count}I", *(number >> 31 for number in struct.unpack(f"<{count}q", numbers)))
