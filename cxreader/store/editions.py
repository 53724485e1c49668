"""The edition of a library's codebook and lessons: a stamp that changes whenever either does."""

import sqlite3


def stamp(db: sqlite3.Connection) -> str:
    """Return the stamp of the edition as it is; empty where no codebook was ever taken."""
    (found,) = db.execute("SELECT stamp FROM edition").fetchone()
    return str(found)


def basis(stamp: str, *, by_meaning: bool) -> str:
    """Return what findings go by: the stamp of an edition, and whether they are by meaning or by words alone."""
    return f"{stamp} {'meaning' if by_meaning else 'words'}"


def renew(db: sqlite3.Connection) -> None:
    """Give the edition a stamp that no other has; undo brings the old one back."""
    db.execute("UPDATE edition SET stamp = lower(hex(randomblob(8)))")


def is_own(db: sqlite3.Connection) -> bool:
    """Tell whether a person has changed the codebook, so that no shipped one may take its place."""
    (own,) = db.execute("SELECT own FROM edition").fetchone()
    return bool(own)


def set_own(db: sqlite3.Connection, own: bool) -> None:
    """Note whether a person has changed the codebook."""
    db.execute("UPDATE edition SET own = ?", (own,))
