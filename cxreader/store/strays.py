"""Rows that are read from the pages of a database themselves, where the pages that lead to them are damaged.

Whoever uses them must check them against something: a page may be one that was given up long ago.
"""

import mmap
import struct
from collections.abc import Collection, Iterator
from pathlib import Path

# how a page of rows begins, the size of what comes before its cells, and the head of the file before the first page
# (https://www.sqlite.org/fileformat.html, 1.6 and 2.1)
_ROWS, _HEAD, _FILE_HEAD = 0x0D, 8, 100
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FLOAT, _ZERO, _ONE, _FIRST_BYTES = 7, 8, 9, 12


def strays(database: Path, wanted: Collection[int], columns: int) -> Iterator[tuple[int, tuple[object, ...]]]:
    """Yield rows with some numbers and so many values, wherever in a file they are; one may come twice.

    The first value of a row whose first column is its number is None, as it is stored.
    """
    with database.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        size = int.from_bytes(data[16:18]) or 512
        # 1 stands for the largest
        size = 65_536 if size == 1 else size
        room = size - data[20]
        for start in range(size, len(data) - size + 1, size):
            if data[start] == _ROWS:
                yield from _rows(data, start, size, room, wanted, columns)


def _rows(
    data: mmap.mmap, page: int, size: int, room: int, wanted: Collection[int], columns: int
) -> Iterator[tuple[int, tuple[object, ...]]]:
    (cells,) = struct.unpack_from(">H", data, page + 3)
    if _HEAD + 2 * cells > size:
        return
    for pointer in struct.unpack_from(f">{cells}H", data, page + _HEAD):
        try:
            length, at = _number(data, page + pointer)
            number, at = _number(data, at)
            if number in wanted:
                yield number, _values(_payload(data, at, length, size, room), columns)
        except (ValueError, IndexError, KeyError, struct.error):
            # garbage, or a row of another table
            continue


def _payload(data: mmap.mmap, at: int, length: int, size: int, room: int) -> bytes:
    """Return the bytes of a row, gathered from the pages that they go on in."""
    local = _local(length, room)
    found = [data[at : at + local]]
    missing = length - local
    if not 0 <= missing < len(data):
        raise ValueError(length)
    following = int.from_bytes(data[at + local : at + local + 4])
    while missing > 0:
        start = (following - 1) * size
        if not 0 < start <= len(data) - size:
            raise ValueError(following)
        following = int.from_bytes(data[start : start + 4])
        found.append(data[start + 4 : start + 4 + min(missing, room - 4)])
        missing -= room - 4
    return b"".join(found)


def _local(length: int, room: int) -> int:
    """Return how much of a row's bytes are in its own page (1.6 there)."""
    most = room - 35
    if length <= most:
        return length
    least = (room - 12) * 32 // 255 - 23
    kept = least + (length - least) % (room - 4)
    return kept if kept <= most else least


def _values(payload: bytes, columns: int) -> tuple[object, ...]:
    """Return the values of a row (2.1 there)."""
    head, at = _number(payload, 0)
    kinds = []
    while at < head:
        kind, at = _number(payload, at)
        kinds.append(kind)
    if at != head or len(kinds) != columns:
        raise ValueError(kinds)
    values = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise ValueError(at)
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[object, int]:
    if kind in _INTEGERS:
        end = at + _INTEGERS[kind]
        return int.from_bytes(payload[at:end], signed=True), end
    if kind == _FLOAT:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if kind >= _FIRST_BYTES:
        end = at + (kind - _FIRST_BYTES) // 2
        found = payload[at:end]
        return (found.decode() if kind % 2 else found), end
    # 10 and 11 are never written
    return {0: None, _ZERO: 0, _ONE: 1}[kind], at


def _number(data: mmap.mmap | bytes, at: int) -> tuple[int, int]:
    """Return a number of up to nine bytes, and where it ends (1.6 there)."""
    number = 0
    for place in range(8):
        byte = data[at + place]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the highest bit says that it goes on
            return number, at + place + 1
    return number << 8 | data[at + 8], at + 9
