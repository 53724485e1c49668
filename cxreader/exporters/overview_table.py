"""The overview as a table: in CSV, in Markdown, and as the clipboard carries tables."""

from collections.abc import Sequence
from typing import NamedTuple

from cxreader.exporters.csv_table import guarded
from cxreader.exporters.html_page import escaped
from cxreader.exporters.markdown import inline
from cxreader.model.overview import ABSENT, Sheet

_ALL = "All"


class Grid(NamedTuple):
    """A table in words: its heads, and for each row its name and its cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def grid(sheet: Sheet, rows: Sequence[int] | None = None, columns: Sequence[int] | None = None) -> Grid:
    """Return a table in words, or a part of it.

    Args:
        sheet: The overview.
        rows: The rows that matter; None for all.
        columns: The columns that matter, in rising order, the one after the last being all together; None for all.

    """
    overview = sheet.overview
    last = len(overview.columns)
    wanted = range(last + 1) if columns is None else columns
    heads = [*(column.name for column in overview.columns), _ALL]
    lines = []
    for row in range(len(overview.rows)) if rows is None else rows:
        name, number = overview.rows[row].name, overview.rows[row].passages
        whole = f"{number:,}" if number else ABSENT
        lines.append((name, *(overview.cell(row, each, sheet.show) if each < last else whole for each in wanted)))
    return Grid((overview.rows_are.capitalize(), *(heads[each] for each in wanted)), tuple(lines))


def tabs(table: Grid) -> str:
    """Return a table as spreadsheets paste it, with tabs between the cells."""
    return "".join(
        "\t".join(" ".join(guarded(cell).split()) for cell in line) + "\n" for line in (table.heads, *table.rows)
    )


def html(table: Grid) -> str:
    """Return a table as word processors paste it."""
    heads = "".join(f'<th scope="col">{escaped(head)}</th>' for head in table.heads)
    lines = "".join(
        f'<tr><th scope="row">{escaped(name)}</th>{"".join(f"<td>{escaped(cell)}</td>" for cell in cells)}</tr>\n'
        for name, *cells in table.rows
    )
    return f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n"


def csv(sheet: Sheet) -> bytes:
    """Return a table in CSV: for each column its number of passages and their share, 0 to 1."""
    overview = sheet.overview
    heads = ["Code", overview.rows_are.capitalize()]
    for head in overview.columns:
        heads += [f"{head.name}, passages", f"{head.name}, share"]
    lines = [[*heads, "All, passages"]]
    for row, heading in enumerate(overview.rows):
        cells = ["" if heading.short == heading.name else heading.short, heading.name]
        for column in range(len(overview.columns)):
            cells += [str(overview.counts[row][column]), f"{overview.share(row, column):.4f}"]
        lines.append([*cells, str(heading.passages)])
    whole = ["", "All passages"]
    for head in overview.columns:
        whole += [str(head.passages), ""]
    lines.append([*whole, str(overview.passages)])
    text = "".join(",".join('"' + guarded(cell).replace('"', '""') + '"' for cell in line) + "\r\n" for line in lines)
    # without a byte order mark Excel takes the text for Windows-1252
    return text.encode("utf-8-sig")


def markdown(sheet: Sheet) -> bytes:
    """Return a table in Markdown, with what it is of above."""
    table = grid(sheet)
    dated = f" · {sheet.date}" if sheet.date else ""
    rule = ["---", *(["--:"] * (len(table.heads) - 1))]
    lines = [
        _line(rule) if line is rule else _line([inline(cell) for cell in line])
        for line in (table.heads, rule, *table.rows)
    ]
    head = f"# {inline(sheet.title)}\n\n{inline(sheet.library)} · {inline(sheet.described)}{dated}\n\n"
    return f"{head}{''.join(lines)}\n{sheet.explained}.\n".encode()


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
