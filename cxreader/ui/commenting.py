"""The comments in files that were added, for telling of them."""

from collections.abc import Collection
from pathlib import PurePath

from cxreader.session import Session
from cxreader.ui.outcome import Comments


def comments_in(session: Session, documents: Collection[int]) -> Comments:
    """Return the comments in the files of some documents that no notes were made of."""
    from cxreader.session import remarking  # loaded late: no start needs it

    found = remarking.waiting(session, documents)
    file = PurePath(session.file_of(*found)).name if len(found) == 1 else ""
    return Comments(sum(found.values()), tuple(found), file)
