"""What a person looks at once a file has changed."""

from typing import NamedTuple

from cxreader.model.anchor import Outcome


class Remembered(NamedTuple):
    """The file of a document as it was when it was read.

    Attributes:
        document: Id of the document.
        path: Where it was.
        size: Its size in bytes.
        modified: Its time of last change in nanoseconds since 1970.
        sha256: Hash of its bytes.
        notes: How many highlights the document has.

    """

    document: int
    path: str
    size: int
    modified: int
    sha256: str
    notes: int


class ChangedText(NamedTuple):
    """A text and the one in whose place it stands."""

    title: str
    before: str
    now: str


class ReviewRow(NamedTuple):
    """A highlight that was placed in another text than it was made in.

    Attributes:
        highlight: Its id.
        document: Id of the document that it is in now.
        title: The document's title.
        outcome: How it was placed.
        likeness: How much what stands there is like its quote, 0 to 1.
        note: What the person wrote.
        before: The old text around it; its quote alone where the old text is not here.
        old: First character of it there and the one after its last.
        now: The new text around its place; empty where it has none.
        new: Where it stands in that.
        start: Offset of the place in the new text.
        end: Offset after the place.

    """

    highlight: int
    document: int
    title: str
    outcome: Outcome
    likeness: float
    note: str
    before: str
    old: tuple[int, int]
    now: str
    new: tuple[int, int]
    start: int
    end: int
