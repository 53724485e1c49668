"""The titles of documents, and the letters that they are found and sorted by."""

import re
import sqlite3
from pathlib import PurePath

from cxreader.model.characters import folded

# digits of a number whose value counts; what stands for that many comes before all letters still
_LONGEST = 40


def folded_title(title: str, path: str) -> str:
    """Return what a document is found by: its title and the name of its file in folded letters, one a line."""
    return f"{folded(title)}\n{folded(PurePath(path).name)}"


def sorting_title(title: str) -> str:
    """Return what a document is sorted by: its title in folded letters, from the first letter or number on.

    A number has its length before it, so that 10 comes after 9.
    """
    letters = folded(title)
    first = next((place for place, letter in enumerate(letters) if letter.isalnum()), 0)
    return re.sub("[0-9]+", _by_value, letters[first:])


def set_title(db: sqlite3.Connection, document: int, title: str) -> None:
    """Give a document another title."""
    (path,) = db.execute("SELECT path FROM document WHERE id = ?", (document,)).fetchone()
    db.execute(
        "UPDATE document SET title = ?, folded = ?, sorting = ? WHERE id = ?",
        (title, folded_title(title, path), sorting_title(title), document),
    )


def _by_value(number: re.Match[str]) -> str:
    digits = number[0].lstrip("0") or "0"
    return f"{chr(ord('0') + min(len(digits), _LONGEST))}{digits}"
