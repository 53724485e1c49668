"""A codebook for other programs of qualitative analysis: REFI-QDA, https://www.qdasoftware.org, a file .qdc."""

import re
import uuid
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from cxreader.exporters.characters import printable
from cxreader.model.theme import INKS, Codebook, Family, Theme

# the characters that XML has no way to say (https://www.w3.org/TR/xml/#charsets) and that printable leaves
_UNSAYABLE = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f]")


def render(codebook: Codebook) -> bytes:
    """Return the file of a codebook: families that cannot be given to a passage, and their themes under them."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="cxreader">',
        "<Codes>",
    ]
    taken = {theme.name.casefold() for theme in codebook.themes}
    for family in codebook.families:
        # QualCoder wants each name once, whatever it names
        name = f"{family.name} (family)" if family.name.casefold() in taken else family.name
        lines.append(f'<Code {_values("family", family.id, name, family)} isCodable="false">')
        for theme in codebook.themes:
            if theme.family == family.id:
                lines.append(f'<Code {_values("theme", theme.id, theme.name, family)} isCodable="true">')
                lines.append(f"<Description>{_escaped(_description(theme))}</Description>")
                lines.append("</Code>")
        lines.append("</Code>")
    return "\n".join([*lines, "</Codes>", "</CodeBook>", ""]).encode()


def _values(kind: str, key: str, name: str, family: Family) -> str:
    """Return the attributes of an element, its name for other programs the same in every export."""
    guid = uuid.uuid5(uuid.NAMESPACE_URL, f"cxreader:{kind}:{key}")
    return f'guid="{guid}" name={quoteattr(_sayable(name))} color="{INKS[family.colour]}"'


def _description(theme: Theme) -> str:
    return "\n\n".join(_paragraphs(theme))


def _paragraphs(theme: Theme) -> Iterator[str]:
    yield from filter(None, (theme.definition,))
    if theme.include:
        yield f"Count it when: {theme.include}"
    if theme.exclude:
        yield f"Leave out: {theme.exclude}"
    yield f"Short: {theme.code}"


def _escaped(text: str) -> str:
    # readers of XML take the end of a line as Windows has it for another
    return escape(_sayable(text), {"\r": "&#13;"})


def _sayable(text: str) -> str:
    return _UNSAYABLE.sub("\ufffd", printable(text))
