"""From the bytes of a web page to its tree: its encoding, and what would drown the parser taken out first."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from cxreader.readers.decode import Decoded, decode, decode_as
from cxreader.readers.encodings import ENCODINGS
from cxreader.readers.markup import Element

_HEAD = 4_096
_TOLD = re.compile(
    rb"<(?:meta\s[^<>]{0,400}?charset|\?xml\s[^<>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE
)
# pages that say the first were written in the second, and browsers read them so
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "cp950",
    "shift_jis": "cp932",
    "euc_jp": "euc_jis_2004",
    "iso2022_jp": "iso2022_jp_2",
    "euc_kr": "cp949",
}
# a page in one of these cannot say so in letters that are read before it is known
_NEVER = re.compile("utf-?(?:8|16|32)")
_KNOWN = frozenset(encoding.codec for encoding in ENCODINGS)
_DAMAGED = 0.01
# an element takes longer the more attributes it has; only a picture within an address needs so much room
_LONGEST_TAG = 4_000
_LONG_TAG = re.compile(rf"<([a-zA-Z][^\s<>/]{{0,40}}+)[^<>]{{{_LONGEST_TAG},}}")
_XML_HEAD = re.compile(r"\A\s*<\?xml[^<>]{0,400}>")
# the parser leaves out whatever lies deeper than 255
_DEEPEST = 200
_OPENING = re.compile(r"<(?:!--|(/?)([a-zA-Z][^\s<>/]{0,40}))")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
# these end where the next of their kind begins
_ENDING = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})
_RULE = "<hr>"
_OF_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd"),
        *("label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt"),
        *("u", "var"),
    )
)


class _Tag(NamedTuple):
    """A tag of a page that counts for how deep it is nested.

    Attributes:
        start: Offset of its ``<``.
        end: Offset after its ``>``.
        name: The element's, in lower case.
        closes: Whether it ends the element.

    """

    start: int
    end: int
    name: str
    closes: bool


def decoded_page(data: bytes, encoding: str = "", told: str = "") -> Decoded:
    """Return the text of a web page: what is plainly Unicode is, whatever the page says; else what it says counts.

    Args:
        data: Its bytes.
        encoding: The codec that a person wants it read in; empty for none.
        told: The encoding that came with it; empty where the page alone is to say it.

    Raises:
        LookupError: There is no codec of the name that the person gave.

    """
    if encoding:
        return decode_as(data, encoding)
    found = _TOLD.search(data[:_HEAD])
    codec = _codec(told) or _codec(found[1].decode() if found else "")
    if codec and not _is_unicode(data):
        decoded = decode_as(data, codec)
        if decoded.text.count("\ufffd") <= _DAMAGED * len(decoded.text):
            return decoded
    return decode(data)


def page_tree(text: str) -> tuple[Element, tuple[str, ...]]:
    """Return the root of a page's tree and sentences about what had to be taken out of it.

    There is always one, whatever is wrong with the page.
    """
    text = _LONG_TAG.sub(r"<\1", _XML_HEAD.sub("", text.lstrip("\ufeff"), count=1).replace("\0", "\ufffd"))
    text = _with_comments_closed(text)
    root, is_cut = _parsed(text)
    if not is_cut:
        return root, ()
    root, _ = _parsed(_flattened(text))
    return root, ("It is nested deeper than any page that people write. All its words were read, but not as nested.",)


def _codec(name: str) -> str:
    """Return Python's codec for an encoding that a page may be in by its own word; empty for none.

    UTF-7 is none: it only ever hid scripts.
    """
    try:
        # some say more of it than matters, as in x-sjis and iso-8859-8-i
        codec = codecs.lookup(name.lower().removeprefix("x-").removesuffix("-i")).name if name else ""
    except (LookupError, ValueError):
        return ""
    codec = _MEANT.get(codec, codec)
    return codec if codec in _KNOWN and not _NEVER.match(codec) else ""


def _is_unicode(data: bytes) -> bool:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or 0 in data[:_HEAD]:
        return True
    try:
        # in seven bits there are the older encodings of Japanese and Korean too
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _parsed(text: str) -> tuple[Element, bool]:
    """Return the tree of a page's text, and whether it was too deep for all of it."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        # without any element or letter there is no tree
        root = etree.fromstring(b"<html></html>", parser)
    _empty_head(root)
    return root, any("depth" in entry.message.lower() for entry in parser.error_log)


def _empty_head(root: Element) -> None:
    """Put into the body what stands in the head and belongs into no head.

    The tag of a body may be left out, and newer elements do not tell the parser that a head has ended.
    """
    head, body = root.find("head"), root.find("body")
    first = next((n for n, child in enumerate(head) if child.tag not in _OF_HEAD), -1) if head is not None else -1
    if head is None or first < 0:
        return
    if body is None:
        body = etree.SubElement(root, "body")
    strays = list(head)[first:]
    strays[-1].tail = (strays[-1].tail or "") + (body.text or "")
    body.text = None
    for place, stray in enumerate(strays):
        body.insert(place, stray)


def _with_comments_closed(text: str) -> str:
    """Return a page without the mark that opens a comment which is never closed, for it would swallow the rest."""
    last = text.rfind("<!--")
    if last < 0 or text.find("-->", last) >= 0:
        return text
    closed = text.rfind("-->") + 3 if "-->" in text else 0
    return text[:closed] + text[closed:].replace("<!--", " ")


def _flattened(text: str) -> str:
    """Return a page without the tags of all elements that lie too deep, with a rule in place of those that part it."""
    pieces: list[str] = []
    # what is open, each with whether its tag is left in
    opened: list[tuple[str, bool]] = []
    counts: Counter[str] = Counter()
    kept = at = 0
    for tag in _tags(text):
        stays = kept < _DEEPEST
        # what an element ends: those in it that were never ended, or one of its kind that it comes after
        while opened and (counts[tag.name] if tag.closes else opened[-1][0] == tag.name and tag.name in _ENDING):
            name, stayed = opened.pop()
            counts[name] -= 1
            kept -= stayed
            stays = stayed if tag.closes else kept < _DEEPEST
            if name == tag.name:
                break
        if not tag.closes:
            opened.append((tag.name, stays))
            counts[tag.name] += 1
            kept += stays
        if not stays:
            words = text[at : tag.start]
            is_parted = tag.name in _INLINE or (not words and pieces and pieces[-1] == _RULE)
            pieces += (words, "" if is_parted else _RULE) if words or not is_parted else ()
            at = tag.end
    return "".join((*pieces, text[at:]))


def _tags(text: str) -> Iterator[_Tag]:
    """Yield the tags that open and close elements which may be nested; there are none in comments, scripts and such."""
    at = 0
    # those that are never closed from here on
    open_ended: set[str] = set()
    while found := _OPENING.search(text, at):
        name = (found[2] or "").lower()
        if not name:
            # the shortest is <!-->
            at = max(text.find("-->", found.start() + 2) + 3, found.end())
            continue
        end = text.find(">", found.end())
        if end < 0:
            return
        at = end + 1
        if name in _RAW:
            closer = None if found[1] or name in open_ended else _closer(name).search(text, at)
            if closer:
                at = closer.start()
            elif not found[1]:
                open_ended.add(name)
        elif name not in _VOID:
            yield _Tag(found.start(), at, name, bool(found[1]))


def _closer(name: str) -> "re.Pattern[str]":
    return re.compile(f"</{name}", re.IGNORECASE)
