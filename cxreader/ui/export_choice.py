"""What the export dialog asks for, and what it is shown."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cxreader.model.export import Grouping


class What(StrEnum):
    """What is written out."""

    HIGHLIGHTS = "highlights"
    PASSAGES = "passages"
    OVERVIEW = "overview"


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A form of file.

    Attributes:
        key: Its name in the program, such as ``markdown``.
        label: Its name for people.
        suffix: The end of its file names, with the dot; empty for a folder of files.
        shaped: Whether it has sections and may leave parts out; a table always holds every column.
        overview: Whether it is a form for the overview, and for nothing else.
        kind: What it is for, under which it stands with others.

    """

    key: str
    label: str
    suffix: str
    shaped: bool = True
    overview: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """All that a person chooses about an export.

    Attributes:
        what: What is written out.
        whole_library: Whether highlights outside the scope are written too; never so for anything else.
        format: Key of the form of file.
        grouping: What the rows are sorted into sections by.
        sentence: Whether the sentence around a quote is shown.
        place: Whether it is said where a quote is.
        why: Whether it is said why it has its theme.
        notes: Whether notes are shown.
        path: The file to write, or the folder.

    """

    what: What
    whole_library: bool
    format: str
    grouping: Grouping
    sentence: bool
    place: bool
    why: bool
    notes: bool
    path: Path


@dataclass(frozen=True, slots=True)
class ExportCounts:
    """How much there is to write out.

    Attributes:
        highlights: Highlights in scope.
        all_highlights: Highlights in the whole library.
        passages: Passages in scope.

    """

    highlights: int
    all_highlights: int
    passages: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The beginning of what will be written.

    Attributes:
        text: The text, as it will stand in the file.
        count: How many highlights or passages, or rows of the overview, the whole file will hold.
        wraps: Whether its lines may be broken; those of a table may not.
        losses: What the form of file cannot carry, as sentences.
        lacking: Why nothing can be written in this form here, as a sentence; empty where it can.
        copies: Whether it is a text that can be copied.

    """

    text: str
    count: int
    wraps: bool = True
    losses: tuple[str, ...] = ()
    lacking: str = ""
    copies: bool = True
