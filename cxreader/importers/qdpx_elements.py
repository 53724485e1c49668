"""What stands in the XML of a REFI-QDA project, as it stands there; nothing is made of it yet."""

from collections import Counter
from dataclasses import dataclass
from typing import IO

from cxreader.importers import xml_events
from cxreader.importers.files import MOST, TEXTS
from cxreader.importers.refusal import Refusal
from cxreader.model.guids import canonical, named

# elements of all kinds; those that are kept; users and variables
_MOST_ELEMENTS, _MOST_KEPT, _MOST_NAMES = 1_500_000, 150_000, 10_000
_PROGRAM = named("program", "cxreader")
_YES = frozenset({"true", "1"})
# what has a description or a content of its own, and what may hold references
_HOLDERS = frozenset({"Code", "TextSource", "Representation", "Note", "PlainTextSelection", "Link", "Project"})
_TEXTS = frozenset({"TextSource", "Representation"})
# what has no place here
_OTHER = frozenset({
    "PictureSource", "PDFSource", "AudioSource", "VideoSource", "PictureSelection", "PDFSelection", "AudioSelection",
    "VideoSelection", "TranscriptSelection", "Case", "Set", "Graph",
})  # fmt: skip
_SAID = frozenset({
    "guid", "name", "color", "isCodable", "plainTextPath", "startPosition", "endPosition", "creatingUser",
    "creationDateTime", "modifiedDateTime", "originGUID", "targetGUID",
})  # fmt: skip
_WORDS = frozenset({"Description", "PlainTextContent", "TextValue", "DateValue"})


@dataclass(slots=True)
class Element:
    """A thing of a project.

    Attributes:
        kind: Its tag.
        values: Its attributes.
        guid: Its UUID; empty for the project.
        description: What is said of it.
        content: Its text, where that stands in it.
        codes: UUIDs of the codes that it was given.
        notes: UUIDs of the notes on it.
        variables: UUIDs of variables, each with its value.
        below: What stands in it: codes in codes, selections in texts; None for nothing.

    """

    kind: str
    values: dict[str, str]
    guid: str = ""
    description: str = ""
    content: str | None = None
    codes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    variables: tuple[tuple[str, str], ...] = ()
    below: "list[Element] | None" = None

    def hold(self, element: "Element") -> None:
        """Take on what stands in it."""
        # of a hundred thousand selections none has anything in it
        self.below = self.below or []
        self.below.append(element)

    @property
    def inner(self) -> "list[Element]":
        """What stands in it."""
        return self.below or []

    def value(self, name: str) -> str:
        """Return an attribute; empty where it is not there."""
        return self.values.get(name, "")

    @property
    def name(self) -> str:
        """What it is called, on one line."""
        return " ".join(self.value("name").split())

    @property
    def is_codable(self) -> bool:
        """Whether a code can be given to a passage."""
        return self.values.get("isCodable", "true") in _YES


class Elements:
    """A project while it is read.

    Attributes:
        project: The project itself.
        codes: The codes at the top.
        sources: The texts.
        notes: The notes, by UUID.
        links: The links.
        users: Names of people, by UUID.
        variables: Names of variables, by UUID.
        other: How many things of other kinds there were.

    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.project = Element("", {})
        self.codes: list[Element] = []
        self.sources: list[Element] = []
        self.notes: dict[str, Element] = {}
        self.links: list[Element] = []
        self.users: dict[str, str] = {}
        self.variables: dict[str, str] = {}
        self.other: Counter[str] = Counter()
        self._open: list[Element] = []
        self._path: list[str] = []
        self._guids: set[str] = set()
        self._words: list[str] | None = None
        self._variable = ""
        self._lent = False
        self._same: dict[str, str] = {}
        self._room = TEXTS
        self._seen = 0
        self._selections = 0

    def read(self, file: IO[bytes]) -> None:
        """Take in a file.

        Raises:
            Refusal: It is no project, or may do harm.
            ExpatError: It is no XML.

        """
        xml_events.parse(file, self._start, self._end, self._read)
        if self.project.kind != "Project":
            raise Refusal("it is no REFI-QDA project")

    def _start(self, kind: str, values: dict[str, str]) -> None:
        self._path.append(kind)
        self._count(kind)
        if kind in _HOLDERS:
            self._hold(Element(kind, self._shared(values)))
        elif kind == "User":
            self.users[canonical(values.get("guid", ""))] = " ".join(values.get("name", "").split())
        elif kind == "Variable":
            self.variables[canonical(values.get("guid", ""))] = values.get("name", "")
        elif kind == "VariableRef":
            self._variable = canonical(values.get("targetGUID", ""))
        elif kind == "Coding":
            # themes of passages are found here as well
            self._lent = canonical(values.get("creatingUser", "")) == _PROGRAM
        elif kind in ("CodeRef", "NoteRef") and self._open:
            self._refer(kind, canonical(values.get("targetGUID", "")))
        elif kind in _WORDS:
            self._words = []

    def _count(self, kind: str) -> None:
        self._seen += 1
        if self._seen > _MOST_ELEMENTS or len(self._guids) > _MOST_KEPT:
            raise Refusal("it holds too much at once: write it in parts")
        if len(self.users) + len(self.variables) > _MOST_NAMES:
            raise Refusal("it names too many people or properties")
        if kind in _OTHER:
            self.other[kind] += 1

    def _hold(self, element: Element) -> None:
        kind = element.kind
        if kind == "Project":
            self.project = element
        else:
            element.guid = self._guid(element)
        if kind == "Code":
            if not element.name:
                raise Refusal("one of its codes has no name")
            if self._open and self._open[-1].kind == "Code":
                self._open[-1].hold(element)
            else:
                self.codes.append(element)
        elif kind in _TEXTS:
            self.sources.append(element)
        elif kind == "Note":
            self.notes[element.guid] = element
        elif kind == "Link":
            self.links.append(element)
        elif kind == "PlainTextSelection":
            self._selections += 1
            if self._selections > MOST:
                raise Refusal(f"it has more than {MOST:,} marked passages")
            self._within(element)
        self._open.append(element)

    def _within(self, selection: Element) -> None:
        if not self._open or self._open[-1].kind not in _TEXTS:
            # those of transcripts and of descriptions of pictures
            self.other[selection.kind] += 1
            return
        self._open[-1].hold(selection)

    def _shared(self, values: dict[str, str]) -> dict[str, str]:
        """Return the attributes that say something here, the same texts being one, for they come in thousands."""
        return {name: self._same.setdefault(value, value) for name, value in values.items() if name in _SAID}

    def _guid(self, element: Element) -> str:
        given = element.value("guid")
        if not given:
            raise Refusal(f"“{element.name or element.kind}” in it has no name for other programs (guid)")
        guid = canonical(given)
        if guid in self._guids:
            raise Refusal(f"two things in it have the same name for other programs, {guid}")
        self._guids.add(guid)
        return guid

    def _refer(self, kind: str, guid: str) -> None:
        holder = self._open[-1]
        # a code of a set or a case is none that was given
        if kind == "NoteRef":
            holder.notes = (*holder.notes, guid)
        elif "Coding" in self._path[-2:] and not self._lent:
            holder.codes = (*holder.codes, self._same.setdefault(guid, guid))

    def _end(self, kind: str) -> None:
        self._path.pop()
        if kind in _HOLDERS:
            self._open.pop()
        elif kind in _WORDS and self._words is not None:
            self._say(kind, "".join(self._words))
            self._words = None

    def _say(self, kind: str, words: str) -> None:
        if not self._open:
            return
        holder = self._open[-1]
        if kind == "PlainTextContent":
            holder.content = words
        elif kind == "Description" and self._path[-1] == holder.kind:
            holder.description = words
        elif "VariableValue" in self._path[-1:]:
            holder.variables = (*holder.variables, (self._variable, words))

    def _read(self, text: str) -> None:
        if self._words is not None:
            self._words.append(text)
            self._room -= len(text)
            if self._room < 0:
                raise Refusal("its texts are too long together")
