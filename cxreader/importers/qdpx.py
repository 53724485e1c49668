"""Projects of other programs of qualitative analysis: REFI-QDA, https://www.qdasoftware.org, a file .qdpx."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from cxreader.analysis.codebook_exchange import FAMILY_SIGN, described
from cxreader.importers.archive import Archive, archive
from cxreader.importers.files import TEXTS, decoded
from cxreader.importers.moments import moment
from cxreader.importers.offsets import Counting, Quote, Text, alike, counting
from cxreader.importers.qdpx_elements import Element, Elements
from cxreader.importers.refusal import Refusal, told
from cxreader.model.annotation import Subject
from cxreader.model.guids import named
from cxreader.model.incoming import (
    Incoming,
    IncomingDocument,
    IncomingHighlight,
    IncomingLink,
    IncomingMemo,
    IncomingTheme,
)

# bytes of what is said of the texts
_LARGEST = 200_000_000
_INTERNAL = "internal://"
# how our own projects say what REFI-QDA has no place for
_GROUP, _STAR, _TAG_SIGN = "Tags", "★ Quote", " (tag)"
_LANGUAGE = re.compile(r"Language: .* \(([\w-]+)\)")
_NOBODY = named("user", "")
_KINDS = {
    "PictureSource": "pictures",
    "PDFSource": "PDF files, but for their texts",
    "AudioSource": "sounds",
    "VideoSource": "films",
    "Case": "cases",
    "Set": "sets",
    "Graph": "drawings",
}


def read(path: Path) -> Incoming:
    """Return what a project holds.

    Raises:
        IncomingError: It cannot be understood, or may do harm.

    """
    with told(path), archive(path) as parts:
        elements = Elements()
        with parts.opened(parts.named(".qde") or "project.qde", _LARGEST) as file:
            elements.read(file)
        return _Project(elements, parts).incoming()


class _Label(NamedTuple):
    """What a code is here: a theme, a tag, or the mark of a quote."""

    theme: str = ""
    tag: str = ""
    starred: bool = False


class _Project:
    """A project on its way to what it is here."""

    def __init__(self, elements: Elements, parts: Archive) -> None:
        self._elements = elements
        self._parts = parts
        self._room = TEXTS
        self._labels: dict[str, _Label] = {}
        self._themes: list[IncomingTheme] = []
        self._given = {code for source in elements.sources for mark in source.inner for code in mark.codes}
        self._read: set[str] = set()
        self._adjusted: list[str] = []
        self._left: list[str] = []

    def incoming(self) -> Incoming:
        """Return what it is here."""
        elements = self._elements
        for code in elements.codes:
            self._take_code(code, ())
        texts = {source.guid: text for source in elements.sources if (text := self._text_of(source)) is not None}
        highlights = self._highlights(texts)
        memos = list(self._memos())
        links = list(self._links({highlight.guid for highlight in highlights}))
        memos += self._other_memos()
        return Incoming(
            f"the project “{elements.project.name}”",
            tuple(self._document(source, texts[source.guid]) for source in elements.sources if source.guid in texts),
            tuple(self._themes),
            tuple(highlights),
            tuple(memos),
            tuple(links),
            tuple(self._adjusted),
            (*self._left, *self._other()),
        )

    def _take_code(self, code: Element, above: tuple[Element, ...]) -> None:
        """Take on a code and all below it."""
        parent = above[-1] if above else None
        group = parent is not None and not parent.is_codable and parent.name.removesuffix(_TAG_SIGN) == _GROUP
        name = code.name.removesuffix(_TAG_SIGN)
        if group and name == _STAR:
            self._labels[code.guid] = _Label(starred=True)
        elif group and name.startswith("#") and name != "#":
            self._labels[code.guid] = _Label(tag=name[1:])
        elif code.is_codable or code.guid in self._given:
            definition, include, exclude, short = described(code.description)
            path = tuple(_name(one) for one in (*above, code))
            paint = code.value("color")
            self._labels[code.guid] = _Label(theme=code.guid)
            self._themes.append(
                IncomingTheme(code.guid, path, definition, paint, short, include=include, exclude=exclude)
            )
        for child in code.inner:
            self._take_code(child, (*above, code))

    def _text_of(self, source: Element) -> Text | None:
        """Return the text of a source; None where it has none."""
        path, raw = source.value("plainTextPath"), source.content
        if path:
            raw = self._part(source, path)
        if raw is None:
            number = len(source.inner)
            self._left.append(f"“{source.name}” is not there as plain text, nor are its {number:,} marked passages.")
            return None
        return Text(raw)

    def _part(self, element: Element, path: str) -> str:
        """Return a text that is a part of its own."""
        if not path.startswith(_INTERNAL) or "/" in path[len(_INTERNAL) :] or "\\" in path:
            raise Refusal(f"the text of “{element.name}” is kept outside of it, at “{path}”")
        data = self._parts.read(f"sources/{path.removeprefix(_INTERNAL)}", self._room)
        self._room -= len(data)
        return decoded(data)

    def _document(self, source: Element, text: Text) -> IncomingDocument:
        values = {self._elements.variables.get(key, ""): value for key, value in source.variables}
        tags = tuple(filter(None, values.get("Tags", "").split("\n")))
        language, sha256, title = (values.get(name, "") for name in ("Language", "SHA-256", "Title"))
        name = source.name or "Text without a name"
        return IncomingDocument(source.guid, name, text.text, language, sha256, tags, title)

    def _highlights(self, texts: dict[str, Text]) -> list[IncomingHighlight]:
        sources = [source for source in self._elements.sources if source.guid in texts]
        quotes = {source.guid: [_quote(mark) for mark in source.inner] for source in sources}
        way = counting(quotes, texts)
        if way != Counting():
            self._adjusted.append(f"Its places count {way}; they were brought to code points.")
        found = []
        for source in sources:
            text = texts[source.guid]
            for mark, quote in zip(source.inner, quotes[source.guid], strict=True):
                found.append(self._highlight(source, mark, quote, text, way))
        elsewhere = sum(highlight.start < 0 for highlight in found)
        if elsewhere:
            self._adjusted.append(f"{elsewhere:,} quotes are not where it says, and were looked for.")
        return found

    def _highlight(self, source: Element, mark: Element, quote: Quote, text: Text, way: Counting) -> IncomingHighlight:
        place = text.place(quote, way)
        if not quote.name and place is None:
            raise Refusal(f"a marked passage of “{source.name}” lies outside of its text")
        start, end = place or (-1, -1)
        words = text.text[start:end] if place else ""
        if quote.name and not alike(words, quote.name):
            start, end, words = -1, -1, quote.name.rstrip("…")
        labels = [self._label(code) for code in mark.codes]
        return IncomingHighlight(
            guid=mark.guid,
            document=source.guid,
            start=start,
            end=end,
            quote=words,
            before=text.text[max(0, start - 32) : start] if start >= 0 else "",
            after=text.text[end : end + 32] if start >= 0 else "",
            note="\n\n".join(dict.fromkeys(filter(None, (mark.description.strip("\n"), *self._said(mark.notes))))),
            themes=tuple(dict.fromkeys(label.theme for label in labels if label.theme)),
            tags=tuple(dict.fromkeys(label.tag for label in labels if label.tag)),
            starred=any(label.starred for label in labels),
            author=self._author(mark),
            created=moment(mark.value("creationDateTime")),
            modified=moment(mark.value("modifiedDateTime")),
        )

    def _label(self, code: str) -> _Label:
        if code not in self._labels:
            raise Refusal(f"it names a code that it does not have, {code}")
        return self._labels[code]

    def _memos(self) -> Iterator[IncomingMemo]:
        """Give the memos on texts, codes and the whole."""
        for source in self._elements.sources:
            yield from self._memos_on(source, Subject.DOCUMENT)
        for code in self._codes(self._elements.codes):
            yield from self._memos_on(code, Subject.THEME)
        yield from self._general(self._elements.project.notes)

    def _memos_on(self, element: Element, subject: Subject) -> Iterator[IncomingMemo]:
        own = [self._memo(guid, subject, element.guid) for guid in element.notes]
        # a code's own description says what it means
        said = element.description if subject is Subject.DOCUMENT else ""
        if said.strip() and said != "\n\n".join(memo.note for memo in own):
            time = moment(element.value("creationDateTime"))
            guid = named("description", element.guid)
            yield IncomingMemo(guid, subject, element.guid, said, self._author(element), time, time)
        yield from (memo for memo in own if memo.note)

    def _general(self, notes: Iterable[str]) -> Iterator[IncomingMemo]:
        for guid in notes:
            tag = _LANGUAGE.fullmatch(self._note(guid).name)
            memo = self._memo(guid, Subject.LANGUAGE if tag else Subject.LIBRARY, tag[1] if tag else "")
            if memo.note:
                yield memo

    def _other_memos(self) -> Iterator[IncomingMemo]:
        """Give the notes that nothing names."""
        yield from self._general([guid for guid in self._elements.notes if guid not in self._read])

    def _links(self, known: set[str]) -> Iterator[IncomingLink]:
        others = 0
        for link in self._elements.links:
            one, other = link.value("originGUID"), link.value("targetGUID")
            ends = [guid.strip("{}").lower() for guid in (one, other)]
            if known.issuperset(ends) and ends[0] != ends[1]:
                notes = [self._memo(guid, Subject.LIBRARY, "") for guid in link.notes]
                made = notes[0][4:] if notes else ("", "", "")
                yield IncomingLink(link.guid, ends[0], ends[1], "\n\n".join(memo.note for memo in notes), *made)
            else:
                others += 1
        if others:
            self._left.append(f"{others:,} links between other things than two marked passages.")

    def _memo(self, guid: str, subject: Subject, target: str) -> IncomingMemo:
        note = self._note(guid)
        created = moment(note.value("creationDateTime"))
        modified = moment(note.value("modifiedDateTime")) or created
        return IncomingMemo(guid, subject, target, self._words(note), self._author(note), created, modified)

    def _said(self, notes: Iterable[str]) -> Iterator[str]:
        for guid in notes:
            yield self._words(self._note(guid))

    def _note(self, guid: str) -> Element:
        if guid not in self._elements.notes:
            raise Refusal(f"it names a note that it does not have, {guid}")
        self._read.add(guid)
        return self._elements.notes[guid]

    def _words(self, note: Element) -> str:
        path = note.value("plainTextPath")
        raw = self._part(note, path) if path else note.content or note.description
        return Text(raw).text

    def _codes(self, codes: Iterable[Element]) -> Iterator[Element]:
        for code in codes:
            if self._labels.get(code.guid, _Label()).theme:
                yield code
            yield from self._codes(code.inner)

    def _author(self, element: Element) -> str:
        guid = element.value("creatingUser").strip("{}").lower()
        return "" if guid == _NOBODY else self._elements.users.get(guid, "")

    def _other(self) -> Iterator[str]:
        """Give sentences about what has no place here."""
        for kind, number in self._elements.other.items():
            yield f"{number:,} {_KINDS.get(kind, 'passages marked elsewhere than in a text')}."
        whole = sum(len(source.codes) for source in self._elements.sources)
        if whole:
            yield f"{whole:,} codes that were given to whole texts."


def _quote(mark: Element) -> Quote:
    try:
        return Quote(int(mark.value("startPosition")), int(mark.value("endPosition")), mark.value("name"))
    except ValueError as problem:
        raise Refusal("a marked passage in it does not say where it is") from problem


def _name(code: Element) -> str:
    return code.name if code.is_codable else code.name.removesuffix(FAMILY_SIGN)
