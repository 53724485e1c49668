"""XML of strangers, taken apart without entities, without a network and without reading any other file."""

from lxml import etree

from cxreader.readers.hindrances import damaged, too_deep, with_entities

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type of its elements


def parse_xml(data: bytes, name: str) -> Element:
    """Return the root of an XML part.

    Args:
        data: Its bytes.
        name: The file's name, for messages.

    Raises:
        ReadError: It declares entities, is nested too deeply, or is damaged beyond what can be mended.

    """
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as failure:
        if "depth" in str(failure).lower() or "huge" in str(failure).lower():
            raise too_deep(name) from failure
        root = _mended(data, name, failure)
    if _declares_entities(root):
        raise with_entities(name)
    return root


def local(element: Element) -> str:
    """Return the name of an element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def said(element: Element, attribute: str) -> str:
    """Return the value of an attribute, whatever its namespace; empty for none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == attribute:
            return str(value)
    return ""


def words(element: Element) -> str:
    """Return all that is written in an element, however deep."""
    return "".join(map(str, element.itertext()))


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _mended(data: bytes, name: str, failure: Exception) -> Element:
    try:
        root = etree.fromstring(data, _parser(recover=True))
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise damaged(name) from failure
    return root


def _declares_entities(root: Element) -> bool:
    described = root.getroottree().docinfo.internalDTD
    # the stubs do not know what a DTD can be asked
    return described is not None and any(True for _ in described.iterentities())  # type: ignore[attr-defined]
