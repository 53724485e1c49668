"""Annotations as the W3C has them, https://www.w3.org/TR/annotation-model/, from this program or another one."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cxreader.importers.files import MOST
from cxreader.importers.json_stream import LongList
from cxreader.importers.json_values import items, mapping, number, objects, subject, texts, words
from cxreader.importers.moments import moment
from cxreader.importers.refusal import Refusal, told
from cxreader.model.annotation import Subject
from cxreader.model.guids import canonical, named
from cxreader.model.incoming import (
    Incoming,
    IncomingDocument,
    IncomingHighlight,
    IncomingLink,
    IncomingMemo,
    IncomingTheme,
)

_Object = Mapping[str, object]


def read(path: Path) -> Incoming:
    """Return what a collection of annotations holds.

    Raises:
        IncomingError: It cannot be understood, or may do harm.

    """
    with told(path):
        # some programs write the annotations alone
        annotations = LongList(path, "items", "first")
        for _ in annotations.items():
            # what explains them may stand after them
            pass
        return _Collection(annotations).incoming()


class _Collection:
    """A collection on its way to what it is here."""

    def __init__(self, annotations: LongList) -> None:
        self._annotations = annotations
        self._whole: _Object = annotations.rest
        self._names: dict[str, str] = {}
        self._left = 0

    def incoming(self) -> Incoming:
        """Return what it is here."""
        whole = self._whole
        themes = tuple(map(self._theme, objects(whole.get("themes"), "themes")))
        self._names = {theme.key: theme.path[-1] for theme in themes}
        highlights = tuple(self._highlights())
        documents = {document.key: document for document in map(_document, objects(whole.get("documents"), "texts"))}
        for highlight in highlights:
            documents.setdefault(highlight.document, IncomingDocument(highlight.document, highlight.document))
        found = {highlight.guid for highlight in highlights}
        if len(found) < len(highlights):
            raise Refusal("two annotations in it have the same id")
        links = tuple(map(_link, objects(whole.get("links"), "links")))
        if not all({link.one, link.other} <= found for link in links):
            raise Refusal("one of its links leads to nothing in it")
        return Incoming(
            f"the annotations “{words(whole, 'label')}”" if words(whole, "label") else "the annotations",
            tuple(documents.values()),
            themes,
            highlights,
            tuple(map(_memo, objects(whole.get("memos"), "memos"))),
            links,
            left=(f"{self._left:,} annotations without a quote.",) * bool(self._left),
        )

    def _theme(self, theme: _Object) -> IncomingTheme:
        name = words(theme, "label")
        if not name.strip():
            raise Refusal("one of its themes has no name")
        path = tuple(filter(None, (words(theme, "family"), name)))
        key = _address(words(theme, "id"))
        return IncomingTheme(key, path, words(theme, "description"), words(theme, "colour"), words(theme, "code"))

    def _highlights(self) -> Iterator[IncomingHighlight]:
        page = self._whole.get("first")
        # what another program writes may be one page, or a page may be named only
        held = page if isinstance(page, dict) else self._whole
        items(held.get("items"), "annotations")
        if self._whole and not isinstance(page, dict) and "items" not in self._whole:
            raise Refusal("its annotations are elsewhere")
        for place, annotation in enumerate(self._annotations.items()):
            if place >= MOST:
                raise Refusal(f"it has more than {MOST:,} annotations")
            highlight = self._highlight(mapping(annotation, "annotations"))
            if highlight:
                yield highlight
            else:
                self._left += 1

    def _highlight(self, annotation: _Object) -> IncomingHighlight | None:
        targets = annotation.get("target")
        target = targets[0] if isinstance(targets, list) and targets else targets
        if not isinstance(target, dict):
            return None
        selectors = target.get("selector")
        chosen = [selectors] if isinstance(selectors, dict) else items(selectors, "selectors")
        by_kind = {words(one, "type"): one for one in objects(list(chosen), "selectors")}
        quote, place = by_kind.get("TextQuoteSelector", {}), by_kind.get("TextPositionSelector", {})
        exact = words(quote, "exact")
        if not exact:
            return None
        start, end = number(place, "start"), number(place, "end")
        # other programs count otherwise
        fits = end - start == len(exact)
        themes, names, note = self._bodies(annotation)
        person = annotation.get("creator")
        created = moment(words(annotation, "created"))
        return IncomingHighlight(
            guid=_address(words(annotation, "id") or f"{words(target, 'source')} {start} {exact}"),
            document=_address(words(target, "source")),
            start=start if fits else -1,
            end=end if fits else -1,
            quote=exact,
            before=words(quote, "prefix"),
            after=words(quote, "suffix"),
            note=note,
            # those of passages are found here as well
            themes=() if annotation.get("lent") is True else themes,
            tags=names,
            starred=annotation.get("starred") is True,
            author=words(person, "name") if isinstance(person, dict) else "",
            created=created,
            modified=moment(words(annotation, "modified")) or created,
        )

    def _bodies(self, annotation: _Object) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """Return themes, tags and note of an annotation."""
        bodies = annotation.get("body")
        themes: list[str] = []
        tags: list[str] = []
        notes: list[str] = []
        for body in objects([bodies] if isinstance(bodies, dict) else bodies, "bodies"):
            purpose, said = words(body, "purpose"), words(body, "value")
            if purpose == "classifying":
                themes.extend(self._known(_address(words(body, "source"))))
            elif purpose == "tagging":
                tags.append(said)
            else:
                notes.append(said)
        for theme in themes:
            # the name of each theme stands there as well, for programs that know tags alone
            if self._names[theme] in tags:
                tags.remove(self._names[theme])
        return tuple(dict.fromkeys(themes)), tuple(dict.fromkeys(filter(None, tags))), "\n\n".join(filter(None, notes))

    def _known(self, theme: str) -> Iterator[str]:
        """Give a theme, where the file says what it is; that of another program may be explained elsewhere."""
        if theme in self._names:
            yield theme
        elif "themes" in self._whole:
            raise Refusal(f"it names a theme that it does not have, {theme}")


def _document(document: _Object) -> IncomingDocument:
    name, title = words(document, "label"), words(document, "title")
    tags = texts(document, "tags")
    key = _address(words(document, "id"))
    sha256 = words(document, "sha256")
    return IncomingDocument(key, name or title or key, "", words(document, "language"), sha256, tags, title)


def _memo(memo: _Object) -> IncomingMemo:
    kind, about = subject(memo), words(memo, "about")
    target = _address(about) if kind in (Subject.DOCUMENT, Subject.THEME) else about
    return IncomingMemo(_address(words(memo, "id")), kind, target, words(memo, "value"), *_made(memo))


def _link(link: _Object) -> IncomingLink:
    guid, one, other = (_address(words(link, name)) for name in ("id", "one", "other"))
    return IncomingLink(guid, one, other, words(link, "value"), *_made(link))


def _made(thing: _Object) -> tuple[str, str, str]:
    """Return who made something, when, and when it was changed."""
    person = thing.get("creator")
    author = words(person, "name") if isinstance(person, dict) else ""
    created = moment(words(thing, "created"))
    return author, created, moment(words(thing, "modified")) or created


def _address(name: str) -> str:
    """Return the UUID that an address names; one made from it where it is another one."""
    bare = name.removeprefix("urn:uuid:")
    return canonical(bare) if bare != name else named("foreign", name)
