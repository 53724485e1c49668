"""What the notes panel lists: highlights, and beside them memos and links."""

from typing import NamedTuple

from cxreader.model.annotation import Highlight
from cxreader.model.theme import Theme


class NoteRow(NamedTuple):
    """One highlight in the notes panel.

    Attributes:
        highlight: The highlight.
        title: Title of its document.
        language: Tag of the language that it is in, of its document's where that is not known.
        paragraph: Number of its block in the document, from 1.
        themes: The themes it carries or, where it carries none, those of the passages it lies in.

    """

    highlight: Highlight
    title: str
    language: str
    paragraph: int
    themes: tuple[Theme, ...]

    @property
    def key(self) -> int:
        """What it goes by in the panel."""
        return self.highlight.id

    @property
    def note(self) -> str:
        """What the person wrote on it."""
        return self.highlight.note


class AsideRow(NamedTuple):
    """A memo or a link in the notes panel.

    Attributes:
        key: What it goes by there (see ``note_keys``); 0 for a memo of which nothing is written yet.
        heading: What it is about, in words: a title or name, or both quotes of a link.
        note: What the person wrote.
        theme: The theme it is about, if any.
        language: Tag of the language it is about, or that its document is in; empty for none.
        document: Id of the document it is about; 0 for none.

    """

    key: int
    heading: str
    note: str = ""
    theme: Theme | None = None
    language: str = ""
    document: int = 0
