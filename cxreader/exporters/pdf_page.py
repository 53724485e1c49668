"""Quotes on paper: a tagged PDF set by typst, which is an extra that not everybody installs."""

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cxreader.errors import ExportError
from cxreader.exporters.draft import (
    Section,
    address,
    beside,
    doubt,
    family_of,
    label,
    place_name,
    reason,
    says_more,
    sections,
    title,
)
from cxreader.exporters.html_style import tint
from cxreader.exporters.xml_text import sayable
from cxreader.model import language
from cxreader.model.export import Export, ExportRow
from cxreader.model.theme import INKS
from cxreader.paths import resource

_MISSING = (
    "PDF needs the package typst, which is not installed here. Install it with “pip install cxreader[pdf]”, "
    "or export to HTML and print that page to a PDF."
)
_TOO_MANY = (
    "A PDF can be made of {most:,} quotes at most, and these are {many:,}. Choose a smaller scope, or another format."
)
_FAILED = "The PDF could not be set ({reason}). Export to HTML and print that page to a PDF."
_GREY = "#57606A"
# some 400 MB of memory are needed for so many
_MOST = 5_000
# a quote stays on one page, but for one with so many characters that it might not fit there
_LONG = 1_500
# the last of the characters that common fonts have; emoji come behind it
_PLAIN = "\uffff"
# all texts come as data, so that nothing in them is ever read as markup; the third font is not shipped, but where it is
# missing and one with serifs is there, some letters of Devanagari come twice when they are copied out of the page. What
# the first font has no sign for can be searched for all the same, but for the first such character: where there may be
# some, one that means nothing, and that nobody sees, is that first one
_PAGE = """
#let data = json(bytes(sys.inputs.data))
#let grey = rgb("#57606A")
#let day = if data.date == none { none } else {
  let (year, month, day) = data.date
  datetime(year: year, month: month, day: day)
}
#set document(title: data.title, date: day)
#set page(paper: "a4", margin: 2.5cm, numbering: "1")
#let faces = ("Noto Serif", "Noto Sans SC", "Noto Sans Devanagari", "Noto Naskh Arabic")
#set text(font: faces, size: 10.5pt, lang: "en", fallback: true)
#set par(leading: 0.75em)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): it => block(above: 2.2em, below: 1.2em, sticky: true, it)
#show quote: set pad(x: 0pt)
#set highlight(top-edge: 0.95em, bottom-edge: -0.3em)
#show link: set text(fill: rgb("#1A5FB4"))
#let spoken(tongue, body) = text(
  lang: tongue.lang,
  script: if tongue.script == "" { auto } else { tongue.script },
  body,
)
#let small(body) = block(above: 0.7em, below: 0.7em, text(size: 9pt, fill: grey, body))
#let shown(row) = block(
  width: 100%, above: 1.8em, below: 1.8em, breakable: row.long, stroke: (left: 2pt + rgb(row.ink)), inset: (left: 1em),
{
  quote(block: true, block(width: 100%, spoken(row.tongue, {
    row.before
    highlight(fill: rgb(row.tint), row.quote)
    row.after
  })))
  if row.themes != "" { small(text(fill: rgb(row.ink), weight: "bold", row.themes)) }
  if row.note != "" { block(above: 0.7em, below: 0.7em, row.note) }
  for line in row.lines { small(line) }
  if row.place != "" { small({ row.place; if row.link != "" { " · "; link(row.link, "Open in cxreader") } }) }
},
)
#if sys.inputs.rare == "true" { pdf.artifact(place(text(size: 1pt, fill: white, "\\u{378}"))) }
#heading(level: 1, data.title)
#small(data.scope)
#for section in data.sections {
  heading(level: 2, section.heading)
  for row in section.rows { shown(row) }
}
"""


def write(export: Export, path: Path, step: Callable[[], None]) -> None:
    """Write an export as a PDF.

    Args:
        export: The export.
        path: The file.
        step: Called after each row has been taken up; the page is set after the last of them.

    Raises:
        ExportError: The extra is not installed, it refused, or there are too many rows.

    """
    if why := lacking(len(export.rows)):
        raise ExportError(why)
    import typst  # loaded late: it is an extra

    data = json.dumps(_data(export, step), ensure_ascii=False)
    fonts = typst.Fonts(font_paths=[resource("fonts")])
    try:
        made = typst.compile(
            _PAGE.encode(), font_paths=fonts, sys_inputs={"data": data, "rare": json.dumps(max(data) > _PLAIN)}
        )
    except typst.TypstError as problem:
        raise ExportError(_FAILED.format(reason=problem.message)) from problem
    path.write_bytes(made)


def losses(export: Export) -> tuple[str, ...]:
    """Say what a PDF cannot carry of an export."""
    left = [
        f"{len(items):,} {noun}{'' if len(items) == 1 else 's'}"
        for items, noun in ((export.memos, "memo"), (export.links, "link"))
        if items
    ]
    return (f"A PDF holds quotes only: {' and '.join(left)} will not be in it.",) if left else ()


def lacking(many: int = 0) -> str:
    """Return why there can be no PDF of so many quotes here and what can be done; empty where there can."""
    if not find_spec("typst"):
        return _MISSING
    return _TOO_MANY.format(most=_MOST, many=many) if many > _MOST else ""


def _data(export: Export, step: Callable[[], None]) -> dict[str, Any]:
    return {
        "title": sayable(title(export)),
        "scope": sayable(" · ".join(filter(None, (export.scope, export.date)))),
        "date": [int(part) for part in export.date.split("-")] if export.date else None,
        "sections": [_section(group, export, step) for group in sections(export)],
    }


def _section(group: Section, export: Export, step: Callable[[], None]) -> dict[str, Any]:
    rows = []
    for row in group.rows:
        rows.append(_row(row, export))
        step()
    return {"heading": sayable(group.heading), "rows": rows}


def _row(row: ExportRow, export: Export) -> dict[str, Any]:
    colour = family_of(row.themes[0], export).colour if row.themes else ""
    star = "★ " if row.starred else ""
    before, after = (row.before, row.after) if says_more(row) else ("", "")
    lines = (
        doubt(row),
        f"Why: {reason(row)}" if reason(row) else "",
        f"Tags: {', '.join(row.tags)}" if row.tags else "",
        beside(row),
    )
    badge = f"{language.badge(row.language)} · {place_name(row)} · §{row.paragraph}"
    long = len(row.before) + len(row.quote) + len(row.after) + len(row.note) > _LONG
    return {
        "long": long,
        "tongue": _tongue(row.language),
        "ink": INKS.get(colour, _GREY),
        "tint": tint(colour),
        "before": _set(before),
        "quote": _set(row.quote),
        "after": _set(after),
        "themes": sayable(star + "; ".join(map(label, row.themes))),
        "note": _set(row.note),
        "lines": [sayable(line) for line in lines if line],
        "place": sayable(badge) if export.place else "",
        "link": address(row),
    }


def _set(text: str) -> str:
    """Return a text as it is set: typst leaves out tabs, and wide gaps would be taken for those between columns."""
    return sayable(text).replace("\t", " ")


def _tongue(tag: str) -> dict[str, str]:
    """Return a language as typst has it: by a code of two or three letters, and a script."""
    base, _, script = tag.partition("-")
    if not (base.isascii() and base.isalpha() and len(base) in (2, 3)):
        base = language.UNKNOWN
    return {"lang": base.lower(), "script": script.lower() if script in ("Hans", "Hant") else ""}
