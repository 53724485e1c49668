"""What is told of libraries as files: what one holds, its backups, and what could be read of a damaged one."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Why(StrEnum):
    """What a backup was made for; the word stands in the name of its file."""

    ROUTINE = ""
    WISH = "wished"
    UPDATE = "before update"
    RESTORE = "before restore"


class Backup(NamedTuple):
    """A backup of a library.

    Attributes:
        path: Its file.
        made: When, by the clock on the wall.
        why: What for.
        size: Bytes.

    """

    path: Path
    made: datetime
    why: Why
    size: int


class Contents(NamedTuple):
    """How much a backup holds: documents in the list, and highlights."""

    documents: int
    notes: int


class Inventory(NamedTuple):
    """What a library holds.

    Attributes:
        size: Bytes of its file.
        spare: Bytes of that which hold nothing any more.
        documents: Documents in the list.
        passages: Passages of them that are no noise.
        words: Words of those that are counted by words.
        characters: Characters of those that are counted by characters.
        languages: Base languages with the documents that have passages in each, the commonest first.
        highlights: Highlights in documents of the list.
        decisions: What a person said of themes, in documents of the list.
        made: When the library was made, ISO 8601 in UTC; empty where nobody knows.

    """

    size: int
    spare: int
    documents: int
    passages: int
    words: int
    characters: int
    languages: tuple[tuple[str, int], ...]
    highlights: int
    decisions: int
    made: str


class Salvage(NamedTuple):
    """What became of one kind of thing in a damaged library.

    Attributes:
        kind: ``documents``, ``notes``, ``note themes``, ``note tags``, ``memos``, ``links``, ``decisions``,
            ``corrections``, ``tags``, ``scopes``, ``lessons``, ``themes``, ``words`` or ``examples``.
        saved: How many could be read.
        lost: How many could not at most: some may have been removed before.

    """

    kind: str
    saved: int
    lost: int


class Recovery(NamedTuple):
    """What could be read of a damaged library.

    Attributes:
        damaged: Its file, which is as it was.
        recovered: The library that what could be read was put into.
        salvage: What became of each kind of thing.
        gone: Titles of the documents whose text could not be read.
        altered: Titles of those whose text is not exactly what it was.
        nameless: Titles that were given to texts of which nothing else could be read.
        notes: Quotes and notes of documents that are gone.

    """

    damaged: Path
    recovered: Path
    salvage: tuple[Salvage, ...]
    gone: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be lost."""
        return not (self.gone or self.altered or self.nameless or any(each.lost for each in self.salvage))
