"""The parts of an OpenDocument text that are the same whatever it holds, and its styles."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cxreader.exporters.html_style import tint
from cxreader.exporters.office_text import DEEPEST, Style
from cxreader.exporters.open_packaging import PROGRAM
from cxreader.exporters.xml_text import content, value
from cxreader.model import language

KIND = "application/vnd.oasis.opendocument.text"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    (
        *(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "text", "style", "meta")),
        f'xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'office:version="1.3"',
    )
)
_ENTRIES = (("/", KIND), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml"))
MANIFEST = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.3">\n'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>\n' for name, kind in _ENTRIES
    )
    + "</manifest:manifest>\n"
)
DOCUMENT_HEAD = f"{_HEAD}<office:document-content {_SPACES}><office:body><office:text>\n"
DOCUMENT_FOOT = "</office:text></office:body></office:document-content>\n"

_ANNOTATION = "Remark"
_LISTS = "List_"
# the ids of styles that are there for each kind of line
_NAMES = {
    Style.TITLE: "Title",
    Style.SOURCE: "Source",
    Style.TEXT: "Standard",
    Style.BLANK: "Blank",
    Style.QUOTE: "Quotations",
    Style.CODE: "Code",
}
_HEADINGS = ("16pt", "13pt", "12pt", "11pt", "11pt", "11pt")
# country and script are told apart from the language, and Chinese goes by places
_COUNTRIES = {"zh": "CN", "zh-Hans": "CN", "zh-Hant": "TW"}
_SCRIPTS = ("", "-asian", "-complex")


class Lettering(NamedTuple):
    """What a piece of text looks like: its language, and the colour it is marked with, if it is."""

    language: str
    colour: str | None


def style_name(style: Style, level: int, *, from_right: bool) -> str:
    """Return the id of the style of a line."""
    name = _heading(level) if style is Style.HEADING else f"{_LISTS}{level}" if style is Style.LIST else _NAMES[style]
    return f"{name}_rtl" if from_right else name


def properties(title: str, date: str) -> str:
    """Return what a document says of itself."""
    made = f"<meta:creation-date>{content(date)}T00:00:00Z</meta:creation-date>" if date else ""
    return (
        f"{_HEAD}<office:document-meta {_SPACES}><office:meta><meta:generator>{PROGRAM}</meta:generator>"
        f"<dc:title>{content(title)}</dc:title>{made}</office:meta></office:document-meta>\n"
    )


def styles(letterings: Mapping[Lettering, str]) -> str:
    """Return all styles, with those of the pieces of the text under their ids."""
    pieces = "".join(_lettering(key, name) for key, name in letterings.items())
    return (
        f"{_HEAD}<office:document-styles {_SPACES}><office:styles>\n"
        '<style:default-style style:family="paragraph">'
        '<style:paragraph-properties fo:margin-bottom="0.2cm" fo:line-height="120%"/>'
        '<style:text-properties fo:font-size="11pt" style:font-size-asian="11pt" style:font-size-complex="11pt" '
        'fo:font-family="Liberation Sans" fo:language="en" fo:country="GB"/></style:default-style>\n'
        f"{''.join(_paragraphs())}{pieces}</office:styles>\n"
        # A4, with a wide margin for reading
        '<office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties '
        'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.54cm"/></style:page-layout>'
        "</office:automatic-styles>\n<office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="Page"/></office:master-styles>'
        "</office:document-styles>\n"
    )


def _paragraphs() -> Iterator[str]:
    """Give the styles of lines, each with one for lines that begin at the right."""
    grey = 'fo:color="#57606A" fo:font-size="9pt"'
    kinds = {
        "Standard": ("", ""),
        "Title": ('fo:margin-bottom="0.2cm"', 'fo:font-size="22pt" fo:font-weight="bold"'),
        "Source": ('fo:margin-bottom="0.4cm" fo:keep-with-next="always"', grey),
        "Blank": ('fo:margin-bottom="0cm" fo:line-height="0.2cm"', 'fo:font-size="4pt"'),
        "Quotations": ('fo:margin-left="0.6cm" fo:margin-right="0.6cm"', 'fo:font-style="italic"'),
        "Code": ("", 'fo:font-family="monospace" fo:font-size="10pt"'),
        _ANNOTATION: ("", ""),
    }
    for level, size in enumerate(_HEADINGS[:DEEPEST], 1):
        above = "0.8cm" if level == 1 else "0.4cm"
        kept = f'fo:margin-top="{above}" fo:margin-bottom="0.2cm" fo:keep-with-next="always"'
        kinds[_heading(level)] = (kept, f'fo:font-size="{size}" fo:font-weight="bold"')
        kinds[f"{_LISTS}{level}"] = (f'fo:margin-left="{level * 0.6:g}cm" fo:margin-bottom="0.1cm"', "")
    for name, (paragraph, text) in kinds.items():
        outline = f' style:default-outline-level="{name[-1]}"' if name.startswith("Heading") else ""
        # the name that people see; word processors know it in every language
        shown = name.replace("_20_", " ")
        yield (
            f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph"{outline}>'
            f"<style:paragraph-properties {paragraph}/><style:text-properties {_everywhere(text)}/></style:style>\n"
            f'<style:style style:name="{name}_rtl" style:family="paragraph" style:parent-style-name="{name}">'
            '<style:paragraph-properties style:writing-mode="rl-tb" fo:text-align="right"/></style:style>\n'
        )


def _everywhere(text: str) -> str:
    """Return what letters look like for all three groups of scripts that word processors tell apart.

    Only the first group has letters that slant.
    """
    sizes = [part for part in text.split(" ") if part.startswith(("fo:font-size", "fo:font-weight"))]
    others = (part.replace("fo:", "style:", 1).replace("=", f"{group}=", 1) for part in sizes for group in _SCRIPTS[1:])
    return " ".join((text, *others)).strip()


def _lettering(lettering: Lettering, name: str) -> str:
    tag = lettering.language
    base, _, rest = tag.partition("-")
    country = _COUNTRIES.get(tag, rest if len(rest) == 2 else "none")  # noqa: PLR2004 - as countries have it
    if tag == language.UNKNOWN:
        base, country = "zxx", "none"
    tongue = " ".join(
        f"{'fo' if not group else 'style'}:language{group}={value(base)} "
        f'{"fo" if not group else "style"}:country{group}="{country}"'
        for group in _SCRIPTS
    )
    shade = f' fo:background-color="{tint(lettering.colour)}"' if lettering.colour is not None else ""
    return (
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {tongue}{shade}/></style:style>\n'
    )


def _heading(level: int) -> str:
    return f"Heading_20_{level}"
