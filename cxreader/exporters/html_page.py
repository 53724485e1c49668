"""One HTML page without scripts, that loads nothing and says of each quote what language it is in."""

import base64
import hashlib
import html
from collections.abc import Iterator

from cxreader import __version__
from cxreader.exporters.characters import printable
from cxreader.exporters.draft import (
    Draft,
    Section,
    about,
    address,
    anchor,
    beside,
    doubt,
    ends,
    family_of,
    place_name,
    reason,
    says_more,
    sections,
    short,
    signature,
    title,
)
from cxreader.exporters.html_style import sheet, slot
from cxreader.model import language
from cxreader.model.export import Export, ExportLink, ExportMemo, ExportRow, Grouping
from cxreader.model.theme import Theme


def draft(export: Export) -> Draft:
    """Return an export as one HTML page."""
    groups = sections(export)
    return Draft(_head(export, groups), _rows(groups, export), f"</main>\n{''.join(_foot(export))}</body>\n</html>\n")


def losses(export: Export) -> tuple[str, ...]:
    """Return what of an export a page has no place for, as sentences."""
    return ("Who made a highlight, and when, is left out.",) if any(row.author for row in export.rows) else ()


def escaped(text: str) -> str:
    """Return a text as it must stand in an element or an attribute to be read back exactly."""
    # a bare carriage return is read as a line feed
    return html.escape(printable(text)).replace("\r", "&#13;")


def _head(export: Export, groups: tuple[Section, ...]) -> str:
    style = f"<style>{sheet()}</style>"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="cxreader {__version__}">
<title>{escaped(title(export))}</title>
{style}
</head>
<body>
<header>
<h1>Quotes from <bdi>{escaped(export.library)}</bdi></h1>
<p>{escaped(export.scope)}</p>
<p>{_counts(export)}</p>
</header>
{_contents(groups)}<main>
"""


def _policy() -> str:
    # the hash lets in this very style sheet and no other
    digest = base64.b64encode(hashlib.sha256(sheet().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _counts(export: Export) -> str:
    rows = export.rows
    quotes = _count(len(rows), "quote")
    documents = _count(len({row.document_guid for row in rows}), "document")
    languages = _count(len({language.base(row.language) for row in rows}), "language")
    day = f' · <time datetime="{escaped(export.date)}">{escaped(export.date)}</time>' if export.date else ""
    return f"{quotes} · {documents} · {languages}{day}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _contents(groups: tuple[Section, ...]) -> str:
    # a list of one section leads nowhere
    if not groups[1:]:
        return ""
    items = "".join(
        f'<li><a href="#section-{number}"><bdi>{escaped(group.heading)}</bdi></a> {len(group.rows):,}</li>\n'
        for number, group in enumerate(groups, 1)
    )
    return f'<nav aria-label="Sections">\n<ul>\n{items}</ul>\n</nav>\n'


def _rows(groups: tuple[Section, ...], export: Export) -> Iterator[str]:
    for number, group in enumerate(groups, 1):
        opening = f'<section id="section-{number}">\n{_heading(group, export)}\n'
        last = len(group.rows)
        for place, row in enumerate(group.rows, 1):
            closing = "</section>\n" if place == last else ""
            yield f"{opening}{_figure(row, export)}{closing}"
            opening = ""


def _foot(export: Export) -> Iterator[str]:
    if export.memos:
        yield f'<aside id="memos">\n<h2>Memos</h2>\n{"".join(map(_memo, export.memos))}</aside>\n'
    if export.links:
        rows = ends(export)
        yield f'<aside id="links">\n<h2>Links</h2>\n{"".join(_link(link, rows) for link in export.links)}</aside>\n'


def _memo(memo: ExportMemo) -> str:
    return f'<h3 dir="auto">{escaped(about(memo))}</h3>\n{_said(memo)}'


def _link(link: ExportLink, rows: dict[str, ExportRow]) -> str:
    items = "".join(f"<li>{_named(rows[guid])}</li>\n" for guid in (link.one, link.other))
    return f"<ul>\n{items}</ul>\n{_said(link)}"


def _named(row: ExportRow) -> str:
    return f'<a href="#{anchor(row)}" {_lang(row.language)} dir="auto">{escaped(short(row.quote))}</a>'


def _said(note: ExportMemo | ExportLink) -> str:
    words = f'<p class="memo" lang="" dir="auto">{escaped(note.note)}</p>\n' if note.note else ""
    signed = signature(note)
    return words + (f"<p>{escaped(signed)}</p>\n" if signed else "")


def _heading(group: Section, export: Export) -> str:
    if group.theme:
        return f"<h2>{_badge(group.theme, export)}</h2>"
    if export.grouping is Grouping.DOCUMENT:
        return f'<h2 {_lang(group.rows[0].language)} dir="auto">{escaped(group.heading)}</h2>'
    return f"<h2>{escaped(group.heading)}</h2>"


def _figure(row: ExportRow, export: Export) -> str:
    colour = _colour(row.themes[0], export) if row.themes else slot("")
    before, after = (escaped(row.before), escaped(row.after)) if says_more(row) else ("", "")
    mark = f'<mark id="{anchor(row)}" data-h="{escaped(row.guid)}">{escaped(row.quote)}</mark>'
    tongue = _lang(row.language)
    return f"""<figure class="{colour}">
<blockquote {tongue} dir="auto"><p>{before}{mark}{after}</p></blockquote>
<figcaption>
{"".join(_lines(row, export))}</figcaption>
</figure>
"""


def _lines(row: ExportRow, export: Export) -> Iterator[str]:
    star = '<span role="img" aria-label="Marked">★</span> ' if row.starred else ""
    themes = " ".join(_badge(theme, export) for theme in row.themes)
    if star or themes:
        yield f"<p>{star}{themes}</p>\n"
    if row.note:
        # nobody knows what language a note is in: an empty lang keeps it from being read aloud as English
        yield f'<p class="note" lang="" dir="auto">{escaped(row.note)}</p>\n'
    if reason(row):
        yield f"<p>Why: {escaped(reason(row))}</p>\n"
    if row.tags:
        yield f'<p>Tags: <span lang="">{escaped(", ".join(row.tags))}</span></p>\n'
    if doubt(row):
        yield f"<p>{doubt(row)}</p>\n"
    if beside(row):
        yield f'<p class="beside" lang="" dir="auto">{escaped(beside(row))}</p>\n'
    if export.place:
        yield f"{_place(row)}\n"


def _place(row: ExportRow) -> str:
    badge, name = escaped(language.badge(row.language)), escaped(language.name(row.language))
    document = f'<cite {_lang(row.language)} dir="auto">{escaped(place_name(row))}</cite>'
    link = f'<a href="{escaped(address(row))}">Open in cxreader</a>'
    return (
        f'<p><abbr title="{name}">{badge}</abbr> · {document} · §{row.paragraph}<span class="open"> · {link}</span></p>'
    )


def _badge(theme: Theme, export: Export) -> str:
    return f'<span class="badge {_colour(theme, export)}">{escaped(theme.code)}</span> {escaped(theme.name)}'


def _colour(theme: Theme, export: Export) -> str:
    return slot(family_of(theme, export).colour)


def _lang(tag: str) -> str:
    return f'lang="{"" if tag == language.UNKNOWN else escaped(tag)}"'
