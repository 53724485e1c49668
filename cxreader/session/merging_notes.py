"""Which of two versions of the same note holds, and both of them where each has what the other has not."""

from typing import NamedTuple, TypeVar

from cxreader.model.archive import Shared, digest

_Row = TypeVar("_Row", bound=Shared)


class Agreed(NamedTuple):
    """What two versions become.

    Attributes:
        theirs: Whether the other one's holds.
        note: The note, which may be both.
        is_both: Whether it is.

    """

    theirs: bool
    note: str
    is_both: bool = False


def agreed(mine: _Row, theirs: _Row, names: tuple[str, str]) -> Agreed:
    """Return what becomes of two versions: the later one holds, and notes that both have changed are both kept.

    One follows from the other where whoever made it had seen that; else the clock tells which is later.

    Args:
        mine: The one here.
        theirs: The other one.
        names: Who writes here, and who writes there.

    """
    is_newer = theirs.modified > mine.modified
    here, there = digest(mine), digest(theirs)
    if here == there:
        return Agreed(is_newer, mine.note)
    is_before, is_after = there in mine.earlier, here in theirs.earlier
    if is_before != is_after:
        return Agreed(is_after, theirs.note if is_after else mine.note)
    later, other = (theirs, mine) if is_newer else (mine, theirs)
    if not other.note.strip() or other.note in later.note:
        return Agreed(is_newer, later.note)
    if not later.note.strip():
        return Agreed(is_newer, other.note, is_both=True)
    if later.note in other.note:
        return Agreed(is_newer, other.note)
    return Agreed(is_newer, f"{later.note}\n\n— {names[other is theirs]}:\n{other.note}", is_both=True)
