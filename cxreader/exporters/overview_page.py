"""The overview as one HTML page without scripts, that loads nothing."""

import base64
import hashlib

from cxreader import __version__
from cxreader.exporters.html_page import escaped
from cxreader.exporters.html_style import sheet as colours
from cxreader.exporters.html_style import slot
from cxreader.model.overview import ABSENT, Heading, Sheet

# shades, from the faintest to the strongest; a dark page takes less of the accent, so that the text on it keeps 6.3:1
_SHADES = 12
_MOST_LIGHT, _MOST_DARK = 54, 33
_RULES = """
body { max-width: none; }
table { border-collapse: separate; border-spacing: 1px; font-variant-numeric: tabular-nums; }
th { font-weight: 400; text-align: start; padding: .25rem .5rem; }
thead th { vertical-align: bottom; text-align: center; max-width: 10rem; }
thead small { display: block; color: var(--second); }
td { padding: .25rem .75rem; text-align: center; }
tbody tr > * { border-bottom: 1px solid var(--line); }
"""


def page(sheet: Sheet) -> bytes:
    """Return an overview as one HTML page."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    dated = f" · <time>{escaped(sheet.date)}</time>" if sheet.date else ""
    overview = sheet.overview
    heads = "".join(_head(column) for column in overview.columns)
    every = _head(Heading("", "All", "All", passages=overview.passages))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="cxreader {__version__}">
<title>{escaped(sheet.title)}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{escaped(sheet.title)}</h1>
<p><bdi>{escaped(sheet.library)}</bdi> · {escaped(sheet.described)}{dated}</p>
</header>
<main>
<table>
<caption>{escaped(sheet.explained)}</caption>
<thead><tr><th scope="col">{overview.rows_are.capitalize()}</th>{heads}{every}</tr></thead>
<tbody>
{_rows(sheet)}</tbody>
</table>
</main>
</body>
</html>
""".encode()


def _head(heading: Heading) -> str:
    return f'<th scope="col"><bdi>{escaped(heading.name)}</bdi> <small>{heading.passages:,}</small></th>'


def _rows(sheet: Sheet) -> str:
    overview, heat = sheet.overview, sheet.overview.heat(sheet.show)
    lines = []
    for row, heading in enumerate(overview.rows):
        code = "" if heading.short == heading.name else f'<span class="badge">{escaped(heading.short)}</span> '
        cells = "".join(
            f"<td{_shade(heat[row][column])}>{escaped(overview.cell(row, column, sheet.show))}</td>"
            for column in range(len(overview.columns))
        )
        every = f"{heading.passages:,}" if heading.passages else ABSENT
        lines.append(
            f'<tr class="{slot(heading.colour)}"><th scope="row">{code}{escaped(heading.name)}</th>{cells}'
            f"<td>{every}</td></tr>\n"
        )
    return "".join(lines)


def _shade(heat: float) -> str:
    return f' class="heat-{round(heat * (_SHADES - 1)) + 1}"' if heat else ""


def _style() -> str:
    light, dark = map(_shades, (_MOST_LIGHT, _MOST_DARK))
    return f"{colours()}{_RULES}{light}@media screen and (prefers-color-scheme: dark) {{\n{dark}}}"


def _shades(most: int) -> str:
    """Return the rules for the shades of a page that takes so many percent of the accent at most."""
    return "".join(
        f".heat-{each} {{ background: color-mix(in srgb, var(--link) {most * each // _SHADES}%, var(--page)); }}\n"
        for each in range(1, _SHADES + 1)
    )
