"""What the readers of formats are asked about in tests."""

import socket
from collections.abc import Callable

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Manner, Reading

Read = Callable[[bytes, str, Manner], Reading]


def shown(reading: Reading) -> list[tuple[BlockKind, str]]:
    """The blocks of a reading, each with its words."""
    return [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]


def is_whole(reading: Reading) -> bool:
    """Whether every letter lies in a block, and the blocks are in order."""
    at = 0
    for block in reading.blocks:
        if block.start < at or block.end <= block.start or reading.text[at : block.start].strip():
            return False
        at = block.end
    return not reading.text[at:].strip()


def is_answered(read: Read, data: bytes, name: str, manner: Manner = Manner()) -> bool:
    """Whether a reader makes a whole reading of bytes, or says of the file why there is none."""
    try:
        return is_whole(read(data, name, manner))
    except ReadError as problem:
        return f"“{name}”" in str(problem)


def asks_nobody(read: Read, made: Callable[[str], bytes], name: str) -> bool:
    """Whether a file is read without any question to the address that it is made with."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        read(made(f"http://127.0.0.1:{server.getsockname()[1]}/x"), name, Manner())
        try:
            server.accept()
        except BlockingIOError:
            return True
        return False
