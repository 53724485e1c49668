"""The overview as a drawing in SVG, light on every screen."""

import unicodedata

from cxreader.exporters.html_page import escaped
from cxreader.model.overview import ABSENT, Columns, Heading, Overview, Sheet
from cxreader.model.theme import INKS

_FONT = "Noto Sans, system-ui, Segoe UI, Helvetica, Arial, sans-serif"
_PAGE, _TEXT, _SECOND, _LINE, _ACCENT = "#FFFFFF", "#1F2328", "#57606A", "#DEDCD8", "#1A5FB4"
# the part of the accent in the strongest and in the faintest shade: text on the strongest keeps 6.3:1
_MOST, _LEAST = 0.54, 0.065
_MARGIN, _ROW, _NAMES, _BADGE, _GAP = 24, 28, 280, 30, 8
_TITLE, _BELOW_TITLE, _FOOT = 26, 20, 34
# width of a column, height of its head
_SIZES = {
    Columns.LANGUAGES: (72, 40),
    Columns.MONTHS: (72, 40),
    Columns.THEMES: (52, 40),
    Columns.DOCUMENTS: (44, 190),
}
_LETTER, _WIDE_LETTER = 7.0, 13.2
_SMALL = 11


def svg(sheet: Sheet) -> bytes:
    """Return an overview as a drawing."""
    overview = sheet.overview
    width, height = extent(overview)
    top = _MARGIN + _TITLE + _BELOW_TITLE
    below = f"{sheet.library} · {sheet.described}{f' · {sheet.date}' if sheet.date else ''}"
    parts = [
        _text(_MARGIN, _MARGIN + 16, _cut(sheet.title, (width - 2 * _MARGIN) / 1.4), size=18, strong=True),
        _text(_MARGIN, _MARGIN + _TITLE + 12, _cut(below, width - 2 * _MARGIN), colour=_SECOND),
        *_heads(overview, top),
    ]
    heat = overview.heat(sheet.show)
    for row, heading in enumerate(overview.rows):
        parts += _row(sheet, row, heading, heat[row], top + _SIZES[overview.columns_are][1] + row * _ROW)
    told = _cut(sheet.explained, (width - 2 * _MARGIN) * 1.2)
    parts.append(_text(_MARGIN, height - _MARGIN + 8, told, colour=_SECOND, size=11))
    body = "\n".join(parts)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" \
viewBox="0 0 {width} {height}" role="img" font-family="{_FONT}" font-size="13">
<title>{escaped(sheet.title)}: {escaped(below)}</title>
<rect width="{width}" height="{height}" fill="{_PAGE}"/>
{body}
</svg>
""".encode()


def extent(overview: Overview) -> tuple[int, int]:
    """Return width and height of the drawing of an overview, in pixels."""
    column, head = _SIZES[overview.columns_are]
    names = _name_width(overview)
    width = 2 * _MARGIN + names + column * len(overview.columns) + _SIZES[Columns.LANGUAGES][0]
    height = 2 * _MARGIN + _TITLE + _BELOW_TITLE + head + _ROW * len(overview.rows) + _FOOT
    # room for a title above a narrow table
    return max(width, 480), height


def shade(heat: float) -> str:
    """Return the colour behind a cell that stands out by a part of 1."""
    part = _LEAST + (_MOST - _LEAST) * heat if heat else 0.0
    mixed = (round(int(_PAGE[at : at + 2], 16) * (1 - part) + int(_ACCENT[at : at + 2], 16) * part) for at in (1, 3, 5))
    return "#" + "".join(f"{each:02X}" for each in mixed)


def _heads(overview: Overview, top: int) -> list[str]:
    column, height = _SIZES[overview.columns_are]
    left = _MARGIN + _name_width(overview)
    parts = []
    for place, heading in enumerate(overview.columns):
        middle = left + place * column + column / 2
        number = _text(middle, top + height - 6, f"{heading.passages:,}", colour=_SECOND, size=10, centred=True)
        if overview.columns_are is Columns.DOCUMENTS:
            place_ = f'transform="rotate(-90 {middle + 4:g} {top + height - 22})"'
            parts.append(_text(middle + 4, top + height - 22, _cut(heading.short, height - 30), extra=place_))
        else:
            parts.append(_text(middle, top + height - 20, _cut(heading.short, column), centred=True))
        parts.append(number)
    middle = left + column * len(overview.columns) + _SIZES[Columns.LANGUAGES][0] / 2
    parts.append(_text(middle, top + height - 20, "All", centred=True))
    parts.append(_text(middle, top + height - 6, f"{overview.passages:,}", colour=_SECOND, size=10, centred=True))
    return parts


def _row(sheet: Sheet, row: int, heading: Heading, heat: tuple[float, ...], top: int) -> list[str]:
    overview = sheet.overview
    column = _SIZES[overview.columns_are][0]
    left, base = _MARGIN + _name_width(overview), top + _ROW / 2 + 5
    parts = [f'<path d="M{_MARGIN} {top + _ROW - 0.5:g}H{left}" stroke="{_LINE}"/>', *_name(heading, top, base)]
    for place, cell_heat in enumerate(heat):
        x = left + place * column
        parts.append(f'<rect x="{x}" y="{top}" width="{column - 1}" height="{_ROW - 1}" fill="{shade(cell_heat)}"/>')
        parts.append(_text(x + column / 2, base, overview.cell(row, place, sheet.show), centred=True))
    end = left + column * len(overview.columns) + _SIZES[Columns.LANGUAGES][0] / 2
    parts.append(_text(end, base, f"{heading.passages:,}" if heading.passages else ABSENT, centred=True))
    return parts


def _name(heading: Heading, top: int, base: float) -> list[str]:
    ink = INKS.get(heading.colour, _SECOND)
    room = _NAMES - _BADGE - 2 * _GAP
    if heading.short == heading.name:
        return [
            f'<rect x="{_MARGIN}" y="{top + 6}" width="3" height="{_ROW - 12}" fill="{ink}"/>',
            _text(_MARGIN + 3 + _GAP, base, _cut(heading.name, room)),
        ]
    return [
        f'<rect x="{_MARGIN}" y="{top + 5}" width="{_BADGE}" height="{_ROW - 10}" rx="4" fill="{ink}"/>',
        _text(_MARGIN + _BADGE / 2, base - 1, heading.short, colour=_PAGE, size=11, strong=True, centred=True),
        _text(_MARGIN + _BADGE + _GAP, base, _cut(heading.name, room)),
    ]


def _text(
    x: float,
    y: float,
    words: str,
    *,
    colour: str = _TEXT,
    size: int = 0,
    strong: bool = False,
    centred: bool = False,
    extra: str = "",
) -> str:
    made = [f'x="{x:g}" y="{y:g}" fill="{colour}"']
    made += [f'font-size="{size}"'] if size else []
    made += ['font-weight="600"'] if strong else []
    made += ['text-anchor="middle"'] if centred else []
    return f"<text {' '.join(filter(None, (*made, extra)))}>{escaped(words)}</text>"


def _name_width(overview: Overview) -> int:
    longest = max((_width(row.name) for row in overview.rows), default=0.0)
    return round(min(_NAMES, _BADGE + longest + 3 * _GAP))


def _width(words: str) -> float:
    """Return how wide words are about: nobody here knows the font that they will be drawn in."""
    return sum(_WIDE_LETTER if unicodedata.east_asian_width(sign) in "WF" else _LETTER for sign in words)


def _cut(words: str, room: float) -> str:
    """Return as much of some words as there is room for."""
    if _width(words) <= room:
        return words
    while words and _width(words) > room - _WIDE_LETTER:
        words = words[:-1]
    return f"{words.rstrip()}…"
