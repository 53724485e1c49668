"""From an e-book (EPUB) to its chapters, in the order they are read in."""

import re
from html.entities import html5
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from cxreader.errors import ReadError
from cxreader.model.document import Manner, Reading, Stated
from cxreader.readers.composing import Composer
from cxreader.readers.markup import Element, local, parse_xml, said, words
from cxreader.readers.web_blocks import add_blocks
from cxreader.readers.web_facts import day, language_tag, named, titled
from cxreader.readers.web_tree import decoded_page, page_tree
from cxreader.readers.zipped import Package

FORMAT = "E-book"
_CONTAINER, _LOCKS = "META-INF/container.xml", "META-INF/encryption.xml"
_CHAPTERS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})
# only fonts are made unreadable by these, so that nobody takes them out
_HARMLESS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_ENTITY = re.compile(r"&([^\W\d][\w.:-]{0,60};)")
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
# whole in XML, while a page would only begin there and never end
_WHOLE = re.compile(r"<([a-zA-Z][^\s<>/]{0,40})((?:\s[^<>]{0,1000})?)/>")
# the part of a declaration that is the file's own
_DECLARING = re.compile(r"\A\s*(?:<!--(?:[^-]|-(?!->))*+-->\s*)*+<!DOCTYPE\s[^\[<>]{0,400}\[.*?\]\s*>", re.DOTALL)
_HEAD = re.compile(r"\A\s*<\?xml[^<>]{0,400}>")
_DECLARED = "Chapters of it declare entities of their own, which were left out. Compare the original."
_FIELDS = 1_000


class _Book(NamedTuple):
    """What the list of an e-book's parts says.

    Attributes:
        stated: What it says of itself.
        chapters: Names of its chapters within the file, in the order they are read in, each once.
        missing: How many are listed that are not in the file, or not within reach.
        repeated: How many are listed once more.

    """

    stated: Stated
    chapters: tuple[str, ...]
    missing: int
    repeated: int


def read(data: bytes, name: str, manner: Manner) -> Reading:  # noqa: ARG001 - there is one way to read a book
    """Return what an e-book says; raises ReadError where it is locked, or there is no book in it."""
    package = Package(data, name)
    book = _book(package, name)
    _check_locks(package, book, name)
    composer = Composer()
    warnings = list(package.warnings)
    for chapter in book.chapters:
        root, odd = _chapter(package.take(chapter))
        warnings += (sentence for sentence in odd if sentence not in warnings)
        add_blocks(composer, _body(root), title=book.stated.title, pictured=True)
    if book.missing:
        warnings.append(f"Chapters that the book lists are not in it: {book.missing:,}. Compare the original.")
    if book.repeated:
        warnings.append(f"The book lists chapters more than once ({book.repeated:,} times). Each was read once.")
    return composer.reading(name, FORMAT, stated=book.stated, warnings=warnings)


def _book(package: Package, name: str) -> _Book:
    listing = ""
    if _CONTAINER in package:
        container = parse_xml(package.take(_CONTAINER), name)
        listing = next((said(one, "full-path") for one in container.iter() if local(one) == "rootfile"), "")
    if listing not in package:
        raise ReadError(
            f"“{name}” is no e-book that can be read: the list of its chapters is missing. "
            "Get it once more from where it came from."
        )
    root = parse_xml(package.take(listing), name)
    folder = listing.rpartition("/")[0]
    files = {
        said(one, "id"): _place(folder, said(one, "href"))
        for one in root.iter()
        if local(one) == "item" and said(one, "media-type").lower() in _CHAPTERS
    }
    pictures = {said(one, "id") for one in root.iter() if local(one) == "item"} - set(files)
    listed = [said(one, "idref") for one in root.iter() if local(one) == "itemref"]
    listed = [part for part in listed if part not in pictures]
    once = dict.fromkeys(listed or files)
    chapters = tuple(dict.fromkeys(files[part] for part in once if files.get(part, "") in package))
    missing = sum(files.get(part, "") not in package for part in once)
    return _Book(_stated(root), chapters, missing, max(len(listed) - len(once), 0))


def _place(folder: str, address: str) -> str:
    """Return where in the file an address leads; empty for one that leads out of it."""
    path = unquote(address.partition("#")[0])
    return "" if not path or ":" in path or path.startswith("/") else f"{folder}/{path}"


def _stated(root: Element) -> Stated:
    fields: dict[str, list[str]] = {}
    for element in root.iter():
        if str(element.tag).startswith("{http://purl.org/dc/") and len(fields) < _FIELDS:
            fields.setdefault(local(element).lower(), []).append(words(element))
    return Stated(
        title=next(filter(None, map(titled, fields.get("title", ()))), ""),
        author=", ".join(filter(None, map(named, fields.get("creator", ())))),
        dated=next(filter(None, map(day, fields.get("date", ()))), ""),
        language=next(filter(None, map(language_tag, fields.get("language", ()))), ""),
    )


def _check_locks(package: Package, book: _Book, name: str) -> None:
    """Raise ReadError where the chapters can only be read by who bought the book."""
    if _LOCKS not in package:
        return
    for lock in parse_xml(package.take(_LOCKS), name).iter():
        if local(lock) != "EncryptedData":
            continue
        ways = [said(one, "Algorithm") for one in lock.iter() if local(one) == "EncryptionMethod"]
        places = {unquote(said(one, "URI")).lower() for one in lock.iter() if local(one) == "CipherReference"}
        if not set(ways) <= _HARMLESS and (not places or places & {chapter.lower() for chapter in book.chapters}):
            raise ReadError(
                f"“{name}” is locked by its seller (DRM), so its text cannot be read. "
                "Ask for a copy without a lock, or for the text itself."
            )


def _chapter(data: bytes) -> tuple[Element, tuple[str, ...]]:
    """Return the tree of a chapter and sentences about what was left out of it."""
    text, declared = _DECLARING.subn("", _HEAD.sub("", decoded_page(data).text, count=1), count=1)
    # those of HTML are known to every reader, although XML has them not
    text = _ENTITY.sub(lambda found: found[0] if found[1] in _OF_XML else html5.get(found[1], ""), text)
    odd: tuple[str, ...] = (_DECLARED,) if declared else ()
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root, nested = page_tree(_WHOLE.sub(r"<\1\2></\1>", text))
        odd += nested
    return root, odd


def _body(root: Element) -> Element:
    return next((one for one in root if local(one).lower() in {"body", "book"}), root)
