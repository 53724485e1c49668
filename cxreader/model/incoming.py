"""What comes from other programs, and what became of it."""

from collections.abc import Mapping
from typing import NamedTuple

from cxreader.model.anchor import Anchor
from cxreader.model.annotation import Subject
from cxreader.model.theme import INKS, Codebook


class IncomingDocument(NamedTuple):
    """A text that came along.

    Attributes:
        key: Its name among what came, such as its UUID there.
        name: What it is called there; a file name may keep its suffix.
        text: The text, lines ended by LF alone; offsets count its code points. Empty where only quotes of it came.
        language: Tag of its language as stated there; empty for nothing.
        sha256: Hash of its text in UTF-8 as stated there, by which the text is found in the library; empty for nothing.
        tags: Its tags.
        title: Its title, where that is not its name.

    """

    key: str
    name: str
    text: str = ""
    language: str = ""
    sha256: str = ""
    tags: tuple[str, ...] = ()
    title: str = ""


class IncomingTheme(NamedTuple):
    """A theme, code or tag that came along.

    Attributes:
        key: Its name among what came.
        path: Names from the outermost one to its own.
        definition: What it means; empty for nothing.
        colour: ``#rrggbb``, empty for none.
        code: Its short sign there; empty for none.
        id: Id that it has in our own exports; empty for none.
        include: A note on what else to count as it.
        exclude: A note on what not to count as it.
        terms: For each language the terms that speak for it, as in `Theme`.
        off: The same for terms that are kept but switched off.
        applied: Whether the program is to look for it by itself.

    """

    key: str
    path: tuple[str, ...]
    definition: str = ""
    colour: str = ""
    code: str = ""
    id: str = ""
    include: str = ""
    exclude: str = ""
    terms: Mapping[str, tuple[str, ...]] = {}
    off: Mapping[str, tuple[str, ...]] = {}
    applied: bool = False


class IncomingHighlight(NamedTuple):
    """A marked stretch that came along.

    Attributes:
        guid: Its UUID there; one made from what it is, where there is none.
        document: Key of its document.
        start: Offset of its first code point; -1 where nobody said.
        end: Offset after its last code point; -1 where nobody said.
        quote: The marked text; empty where only offsets came.
        before: What stands before it, some characters; empty for nothing.
        after: What stands after it.
        note: What the person wrote, as typed.
        themes: Keys of its themes.
        tags: Its tags.
        starred: Whether it is marked as a quote to use.
        author: Who made it; empty for nobody in particular.
        created: ISO 8601 in UTC to the second, ending in ``Z``; empty for unknown.
        modified: The same for the last change.

    """

    guid: str
    document: str
    start: int = -1
    end: int = -1
    quote: str = ""
    before: str = ""
    after: str = ""
    note: str = ""
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    starred: bool = False
    author: str = ""
    created: str = ""
    modified: str = ""


class IncomingMemo(NamedTuple):
    """A note on more than a stretch of text; its target is a key of what came, or a language tag."""

    guid: str
    subject: Subject
    target: str
    note: str
    author: str = ""
    created: str = ""
    modified: str = ""


class IncomingLink(NamedTuple):
    """Two highlights that belong together, by their UUIDs."""

    guid: str
    one: str
    other: str
    note: str = ""
    author: str = ""
    created: str = ""
    modified: str = ""


class Incoming(NamedTuple):
    """All that a file of another program holds.

    Attributes:
        source: What it is called, for people, such as ``the project “Interviews”``.
        documents: Its texts.
        themes: Its themes.
        highlights: Its marked stretches.
        memos: Its notes on more than that.
        links: Its links between highlights.
        adjusted: What was read otherwise than it stood, each a sentence.
        left: What was left out and why, each a sentence.

    """

    source: str
    documents: tuple[IncomingDocument, ...] = ()
    themes: tuple[IncomingTheme, ...] = ()
    highlights: tuple[IncomingHighlight, ...] = ()
    memos: tuple[IncomingMemo, ...] = ()
    links: tuple[IncomingLink, ...] = ()
    adjusted: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


class IncomingText(NamedTuple):
    """A text that is to be understood and stored before it can be taken in.

    Attributes:
        name: What it is called there, by which its kind is told.
        text: The text.
        title: The title that it gets.

    """

    name: str
    text: str
    title: str


class Places(NamedTuple):
    """Where all that came belongs, looked for beforehand: in long texts that takes long.

    Attributes:
        documents: For the key of each text the document that it is, 0 for none.
        anchors: For the UUID of each highlight that is new its place and its quote.

    """

    documents: Mapping[str, int] = {}
    anchors: Mapping[str, tuple[Anchor, str]] = {}


class Coming(NamedTuple):
    """What would become of all that came.

    Attributes:
        incoming: All that came.
        texts: Those texts that are not here yet and are to be understood first.
        documents: Number of texts that are new in the list.
        matched: Of those that are in it already.
        missing: Of those that neither are here nor came along.
        themes: Of themes that are new.
        known_themes: Of those that are there already.
        highlights: Of highlights that are new.
        newer: Of those that are there, and came in a newer form.
        known: Of those that are there and stay as they are.
        memos: Of memos that are new.
        links: Of links that are new.
        places: Where the highlights belong, as far as their texts are here.

    """

    incoming: Incoming
    texts: tuple[IncomingText, ...] = ()
    documents: int = 0
    matched: int = 0
    missing: int = 0
    themes: int = 0
    known_themes: int = 0
    highlights: int = 0
    newer: int = 0
    known: int = 0
    memos: int = 0
    links: int = 0
    places: Places = Places()

    @property
    def unsure(self) -> int:
        """Number of highlights whose place in a text that is here a person should confirm, or that have none there."""
        return sum(not anchor.is_sure for anchor, _ in self.places.anchors.values())


class TakenIn(NamedTuple):
    """What became of all that came.

    Attributes:
        documents: Texts that are new in the library.
        matched: Texts that were in the library already.
        themes: Themes that are new in the codebook.
        highlights: Highlights that are new.
        updated: Highlights that were there and are newer now.
        memos: Memos and links that are new.
        unsure: Highlights whose place a person should confirm, or that have none.
        adjusted: What was read otherwise than it stood, each a sentence.
        left: What was left out and why, each a sentence.

    """

    documents: int = 0
    matched: int = 0
    themes: int = 0
    highlights: int = 0
    updated: int = 0
    memos: int = 0
    unsure: int = 0
    adjusted: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def themes_of(codebook: Codebook) -> tuple[IncomingTheme, ...]:
    """Return the themes of a codebook, each with its id as its key."""
    families = {family.id: family for family in codebook.families}
    return tuple(
        IncomingTheme(
            key=theme.id,
            path=(families[theme.family].name, theme.name),
            definition=theme.definition,
            colour=INKS[families[theme.family].colour],
            code=theme.code,
            id=theme.id,
            include=theme.include,
            exclude=theme.exclude,
            terms=theme.terms,
            off=theme.off,
            applied=theme.applied,
        )
        for theme in codebook.themes
    )
