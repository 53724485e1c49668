"""A reader such as strangers' files make of one: what a file says is what it does."""

import os
import time

from cxreader.errors import ReadError
from cxreader.model.block import Block, BlockKind
from cxreader.model.document import Manner, Reading
from cxreader.model.table import TablePreview


def read(data: bytes, name: str, manner: Manner) -> Reading:
    """Do what the bytes say."""
    wish = data.decode()
    if wish == "refuse":
        raise ReadError(f"“{name}” is locked. Unlock it.")
    if wish == "fail":
        raise LookupError(name)
    if wish == "descend":
        return read(data, name, manner)
    if wish == "hang":
        time.sleep(60)
    if wish == "burst":
        raise MemoryError
    if wish == "die":
        os._exit(3)
    if wish == "swell":
        return read(bytes(40_000_000_000), name, manner)
    end = 1_000 if wish == "lie" else len(wish)
    return Reading(name, wish, (Block(BlockKind.PARAGRAPH, 0, end),), "", format="Odd")


def preview(data: bytes, name: str, manner: Manner) -> TablePreview | None:
    """Show what the bytes say."""
    wish = data.decode()
    if wish == "refuse":
        raise ReadError(f"“{name}” is locked. Unlock it.")
    if wish == "nothing":
        return None
    titles = ("a", "b") if wish == "lie" else ("a",)
    return TablePreview(("", "One"), "One", titles, (7,), ((wish,),), 8, manner.table)
