"""Markdown with front matter and quote callouts, as Obsidian reads it and CommonMark allows it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from cxreader import __version__
from cxreader.exporters.characters import printable, quoted
from cxreader.exporters.draft import (
    NO_THEME,
    Draft,
    about,
    address,
    anchor,
    beside,
    block_id,
    doubt,
    ends,
    family_of,
    label,
    place_name,
    reason,
    says_more,
    sections,
    short,
    signature,
    title,
)
from cxreader.model import language
from cxreader.model.export import Export, ExportLink, ExportMemo, ExportRow

_ENTITY = r"&(?=[#A-Za-z0-9]+;)"
_PAIRS = r"=(?==)|(?<==)=|%(?=%)|(?<=%)%"
# web addresses are not made links: in a link, what was escaped would be read as part of the address
_WEB = r":(?=//)|(?<=www)\."
_SPECIAL = re.compile(rf"[\\`*_\[\]<#$|^~]|{_ENTITY}|{_PAIRS}|{_WEB}")
_FIRST = re.compile(r"^(?:[-+>=:]|[0-9]{1,9}(?=[.)](?:[ \t]|$)))")
_EDGE = re.compile(
    r"^[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]$"
)
_BREAK = re.compile(r"\r\n?|\n")
_HARD_BREAK = "  "


class Block(NamedTuple):
    """What stands together in a file of ours.

    Attributes:
        heading: The line that opens its section; empty for one that another block opens.
        key: What it is known by: the block id of a quote, or the name of its section.
        name: What it is called, for people.
        text: Its lines, without a line end at the end.

    """

    heading: str
    key: str
    name: str
    text: str


def draft(export: Export) -> Draft:
    """Return an export as one Markdown file."""
    rows = ("".join(f"\n{part}\n" for part in (block.heading, block.text) if part) for block in blocks(export))
    return Draft(head(export), rows, "".join(f"\n{part.text}\n" for part in foot(export)))


def losses(export: Export) -> tuple[str, ...]:
    """Return what of an export Markdown has no place for, as sentences."""
    return ("Who made a highlight, and when, is left out.",) if any(row.author for row in export.rows) else ()


def head(export: Export) -> str:
    """Return what stands before the first quote: front matter, title and scope."""
    return _head(export)


def blocks(export: Export) -> Iterator[Block]:
    """Give a block for each row."""
    for section in sections(export):
        heading = f"## {inline(section.heading)}"
        for row in section.rows:
            yield Block(heading, anchor(row), short(row.quote), _row(row, export))
            heading = ""


def foot(export: Export) -> Iterator[Block]:
    """Give what stands after the last quote: the memos, and the links."""
    if export.memos:
        parts = ["## Memos", *(part for memo in export.memos for part in _memo(memo))]
        yield Block("", "memos", "Memos", "\n\n".join(parts))
    if export.links:
        rows = ends(export)
        parts = ["## Links", *(part for link in export.links for part in _link(link, rows, export))]
        yield Block("", "links", "Links", "\n\n".join(parts))


def inline(text: str) -> str:
    """Return a text on one line, escaped so that Markdown reads it as it was."""
    return _SPECIAL.sub(r"\\\g<0>", printable(" ".join(_BREAK.split(text))))


def block(text: str) -> str:
    """Return a text of one or more lines as paragraphs, escaped so that Markdown reads them as they were.

    A line's end becomes a hard break, an empty line the end of a paragraph.
    """
    lines = [_line(line) for line in _BREAK.split(text.strip("\r\n"))]
    pairs = zip(lines, [*lines[1:], ""], strict=True)
    return "\n".join(line + (_HARD_BREAK if line and following else "") for line, following in pairs)


def legal_tag(text: str) -> str:
    """Return a tag as Obsidian allows it: letters, figures, ``_``, ``-``, ``/``, not figures alone; empty for none."""
    composed = unicodedata.normalize("NFC", printable(text))
    kept = "".join(sign if _in_tag(sign) else "-" for sign in composed)
    tag = re.sub(r"-*/[-/]*", "/", re.sub("-+", "-", kept)).strip("-/")
    return f"tag-{tag}" if tag and not re.search(r"[^\W\d]", tag) else tag


def _head(export: Export) -> str:
    rows = export.rows
    tongues = list(dict.fromkeys(row.language for row in rows))
    lines = [
        "---",
        f"title: {_yaml(title(export))}",
        f"library: {_yaml(export.library)}",
        f"scope: {_yaml(export.scope)}",
        f"language: {_yaml(tongues[0])}" if len(tongues) == 1 else _yaml_list("language", tongues),
        f"{'passages' if len(rows) and rows[0].kind == 'passage' else 'highlights'}: {len(rows)}",
        _yaml_list("tags", _tags(export)),
        *([f"created: {export.date}"] if export.date else []),
        *([f"cxreader: {_yaml(export.about)}"] if export.about else []),
        f"generator: {_yaml(f'cxreader {__version__}')}",
        "---",
    ]
    return "\n".join(lines) + f"\n\n# {inline(title(export))}\n\n{block(export.scope)}\n"


def _row(row: ExportRow, export: Export) -> str:
    themes = "; ".join(label(theme) for theme in row.themes) or NO_THEME
    around = f"\n\n{block(f'In full: {row.before}{row.quote}{row.after}')}" if says_more(row) else ""
    callout = f"[!quote] {'★ ' if row.starred else ''}{inline(themes)}\n{block(row.quote)}{around}"
    parts = [
        "\n".join(f"> {line}" if line else ">" for line in callout.split("\n")),
        f"^{anchor(row)}",
        block(row.note),
        f"Why: {inline(reason(row))}" if reason(row) else "",
        f"Tags: {inline(', '.join(row.tags))}" if row.tags else "",
        doubt(row),
        inline(beside(row)),
        _place(row) if export.place else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _memo(memo: ExportMemo) -> Iterator[str]:
    yield f"### {inline(about(memo))}"
    yield from filter(None, (block(memo.note), inline(signature(memo))))


def _link(link: ExportLink, rows: dict[str, ExportRow], export: Export) -> Iterator[str]:
    one, other = (_named(guid, rows, export) for guid in (link.one, link.other))
    yield f"- {one}\n- {other}"
    yield from filter(None, (block(link.note), inline(signature(link))))


def _named(guid: str, rows: dict[str, ExportRow], export: Export) -> str:
    """Return a link to where a quote stands, in this file or another one."""
    file, quote = export.files[guid] if guid in export.files else ("", rows[guid].quote)
    return f"[{inline(short(quote))}](<{file}#^{block_id(guid)}>)"


def _place(row: ExportRow) -> str:
    link = f"[Open in cxreader]({address(row)})"
    return f"{inline(language.badge(row.language))} · {inline(place_name(row))} · §{row.paragraph} · {link}"


def _line(line: str) -> str:
    escaped = _SPECIAL.sub(r"\\\g<0>", printable(line))
    escaped = _FIRST.sub(_defuse, escaped)
    # an entity is never read as structure, and keeps the white space that Markdown would strip
    return _EDGE.sub(lambda match: f"&#{ord(match[0])};", escaped)


def _defuse(match: re.Match[str]) -> str:
    return f"{match[0]}\\" if match[0][0].isdigit() else f"\\{match[0]}"


def _tags(export: Export) -> list[str]:
    tags: dict[str, str] = {}
    for row in export.rows:
        nested = (f"{family_of(theme, export).name}/{theme.name.replace('/', '-')}" for theme in row.themes)
        for tag in map(legal_tag, (*nested, *row.tags)):
            tags.setdefault(tag.casefold(), tag)
    return [tag for tag in tags.values() if tag]


def _in_tag(sign: str) -> bool:
    return sign.isalnum() or sign in "_-/" or unicodedata.category(sign).startswith("M")


def _yaml(text: str) -> str:
    return quoted(printable(text))


def _yaml_list(key: str, items: list[str]) -> str:
    return f"{key}:" + ("".join(f"\n  - {_yaml(item)}" for item in items) or " []")
