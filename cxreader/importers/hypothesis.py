"""Annotations of web pages made with Hypothesis, https://web.hypothes.is, as its programs write them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cxreader.importers import json_values
from cxreader.importers.json_values import items, mapping, objects, texts, words
from cxreader.importers.moments import moment
from cxreader.importers.refusal import Refusal, told
from cxreader.model.annotation import Subject
from cxreader.model.guids import named
from cxreader.model.incoming import Incoming, IncomingDocument, IncomingHighlight, IncomingMemo

_Object = Mapping[str, object]
# under which name a file has its list
LISTS = ("annotations", "rows")


def read(path: Path) -> Incoming:
    """Return what a file holds: the pages without their texts, quotes, notes and tags.

    Raises:
        IncomingError: It cannot be understood, or may do harm.

    """
    with told(path):
        whole = json_values.load(path)
        found = whole if isinstance(whole, list) else _list(mapping(whole, "lists"))
        return _taken(tuple(objects(found, "annotations")))


def _list(whole: _Object) -> object:
    for name in LISTS:
        if name in whole:
            return whole[name]
    raise Refusal("it has no annotations")


def _taken(annotations: tuple[_Object, ...]) -> Incoming:
    pages: dict[str, IncomingDocument] = {}
    marks: dict[str, IncomingHighlight] = {}
    memos: list[IncomingMemo] = []
    replies = 0
    for annotation in annotations:
        if items(annotation.get("references"), "references"):
            replies += 1
            continue
        uri = words(annotation, "uri")
        if not uri:
            raise Refusal("one of its annotations names no page")
        pages.setdefault(uri, IncomingDocument(uri, _title(annotation) or uri, tags=()))
        mark = _highlight(annotation, uri)
        if mark.guid in marks:
            raise Refusal("two annotations in it have the same id")
        if mark.quote:
            marks[mark.guid] = mark
        elif mark.note:
            memos.append(
                IncomingMemo(mark.guid, Subject.DOCUMENT, uri, mark.note, mark.author, mark.created, mark.modified)
            )
    left = (f"{replies:,} replies to other annotations.",) * bool(replies)
    return Incoming(
        "the annotations of Hypothesis", tuple(pages.values()), (), tuple(marks.values()), tuple(memos), left=left
    )


def _highlight(annotation: _Object, uri: str) -> IncomingHighlight:
    quote = next(_quotes(annotation), {})
    exact = words(quote, "exact")
    # its offsets count the words of a page, which nobody has here
    return IncomingHighlight(
        guid=named("hypothesis", words(annotation, "id") or f"{uri} {exact}"),
        document=uri,
        quote=exact,
        before=words(quote, "prefix"),
        after=words(quote, "suffix"),
        note=words(annotation, "text"),
        tags=texts(annotation, "tags"),
        author=words(annotation, "user").removeprefix("acct:").partition("@")[0],
        created=moment(words(annotation, "created")),
        modified=moment(words(annotation, "updated")),
    )


def _quotes(annotation: _Object) -> Iterator[_Object]:
    for target in objects(annotation.get("target"), "targets"):
        for selector in objects(target.get("selector"), "selectors"):
            if words(selector, "type") == "TextQuoteSelector":
                yield selector


def _title(annotation: _Object) -> str:
    document = annotation.get("document")
    titles = texts(document, "title") if isinstance(document, dict) and isinstance(document.get("title"), list) else ()
    return " ".join(titles[0].split()) if titles else ""
