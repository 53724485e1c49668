"""From tables to a text: of the answers in one column, or else of the rows as they stand."""

from collections.abc import Iterable, Sequence
from itertools import islice

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Answer, Manner, Reading, Stated, TableChoice
from cxreader.model.table import TablePreview
from cxreader.readers.composing import Composer
from cxreader.readers.decode import Decoded
from cxreader.readers.table_columns import Grid, Table, grid_of, guessed, one_line

_SHOWN = 50
_ROWS = TableChoice("")


def read_tables(
    tables: Sequence[Table],
    name: str,
    form: str,
    manner: Manner,
    *,
    stated: Stated = Stated(),
    warnings: Iterable[str] = (),
    decoded: Decoded | None = None,
) -> Reading:
    """Return what tables hold: the answers of one of them, where one is wished for or plainly there, else all rows.

    Args:
        tables: They, in their order.
        name: The file's name.
        form: Name of its format for people.
        manner: How they are to be read.
        stated: What the file says of itself.
        warnings: Sentences about what had to be mended or guessed.
        decoded: What was made of its bytes, where its format leaves the encoding open.

    Raises:
        ReadError: There is nothing in them, or not what was wished for.

    """
    grids = _grids(tables)
    chosen = manner.table or _found(grids) or _ROWS
    composer = Composer()
    answers: list[Answer] = []
    if chosen.answers:
        grid = _wished(grids, chosen, name)
        said, answers = _add_answers(composer, grid, chosen)
        said += _others(grids, grid)
        manner = manner._replace(table=chosen)
    else:
        _add_rows(composer, _on_sheet(grids, chosen.sheet, name))
        said = []
    return composer.reading(
        name,
        form,
        title=name.rpartition(".")[0],
        stated=stated,
        warnings=(*warnings, *said),
        decoded=decoded,
        answers=answers,
    )._replace(manner=manner)


def holds_answers(tables: Sequence[Table]) -> bool:
    """Tell whether a table of answers is plainly among tables."""
    return _found(_grids(tables)) is not None


def preview_tables(tables: Sequence[Table], manner: Manner) -> TablePreview:
    """Return what is shown of tables before they are read.

    It is that of the sheet that is wished for, else of the longest one if it holds answers, else of the first one.
    """
    grids = _grids(tables)
    wished = manner.table.sheet if manner.table else ""
    choice = None if wished else _found(grids)
    sheet = choice.sheet if choice else wished
    grid = next((grid for grid in grids if grid.sheet == sheet), grids[0] if grids else Grid("", (), (), ()))
    columns = range(len(grid.titles))
    return TablePreview(
        sheets=tuple(grid.sheet for grid in grids),
        sheet=grid.sheet,
        titles=grid.titles,
        empty=tuple(grid.column(at).count("") for at in columns),
        first=tuple(tuple(row.cell(at) for at in columns) for row in islice(grid.rows, _SHOWN)),
        rows=len(grid.rows),
        choice=choice or guessed(grid),
        numbers=tuple(row.number for row in islice(grid.rows, _SHOWN)),
    )


def _grids(tables: Iterable[Table]) -> list[Grid]:
    """Return the tables that hold anything."""
    return [grid for grid in map(grid_of, tables) if grid.rows or grid.above]


def _found(grids: Iterable[Grid]) -> TableChoice | None:
    """Return how the longest table is read as one of answers; None where it is none."""
    longest = max(grids, key=lambda grid: len(grid.rows), default=None)
    return guessed(longest) if longest else None


def _on_sheet(grids: Sequence[Grid], sheet: str, name: str) -> list[Grid]:
    """Return the tables on a sheet, or all for none; raises ReadError where there is none of that name."""
    found = [grid for grid in grids if sheet in ("", grid.sheet)]
    # the only one has no name, but others may have been beside it
    found = found or [grid for grid in grids if not grid.sheet]
    if grids and not found:
        raise ReadError(f"“{name}” has no sheet “{sheet}” any more. Open it anew and choose the one with the answers.")
    return found


def _wished(grids: Sequence[Grid], wish: TableChoice, name: str) -> Grid:
    """Return the table that has the column of answers; raises ReadError where there is none."""
    for grid in _on_sheet(grids, wish.sheet, name):
        if wish.answers in grid.titles:
            return grid
    sheet = f" on the sheet “{wish.sheet}”" if wish.sheet else ""
    raise ReadError(
        f"“{name}” has no column “{wish.answers}”{sheet} any more. Open it anew and choose the column with the answers."
    )


def _add_answers(composer: Composer, grid: Grid, wish: TableChoice) -> tuple[list[str], list[Answer]]:
    """Add the answers of a table; return what is to be said of them, and where they are."""
    places = {title: at for at, title in enumerate(grid.titles)}
    column, names = places[wish.answers], places.get(wish.names)
    kept = [places.get(title) for title in wish.kept]
    answers: list[Answer] = []
    for words in grid.above:
        composer.add(BlockKind.PARAGRAPH, words)
    for row in grid.rows:
        words = row.cell(column)
        if words:
            composer.add(BlockKind.ANSWER, words)
            called = one_line(row.cell(names)) if names is not None else ""
            values = tuple("" if at is None else one_line(row.cell(at)) for at in kept)
            block = composer.blocks[-1]
            answers.append(Answer(block.start, block.end, called or str(row.number), values))
    gone = [title for title in (wish.names, *wish.kept) if title and title not in places]
    empty = len(grid.rows) - len(answers)
    said = (
        (empty, f"{_counted(empty, 'row has', 'rows have')} no answer and {'was' if empty == 1 else 'were'} left out."),
        (gone, f"There is no column {' or '.join(f'“{title}”' for title in gone)} any more, so it was left out."),
    )
    return [sentence for found, sentence in said if found], answers


def _add_rows(composer: Composer, grids: Sequence[Grid]) -> None:
    """Add the rows of tables as they stand, beneath the name of each where there are several."""
    for grid in grids:
        if len(grids) > 1:
            composer.add(BlockKind.HEADING, grid.sheet, level=1)
        for words in grid.above:
            composer.add(BlockKind.PARAGRAPH, words)
        for cells in (grid.head, *(row.cells for row in grid.rows)):
            composer.add(BlockKind.TABLE_ROW, "\t".join(map(one_line, cells)))


def _others(grids: Sequence[Grid], read: Grid) -> list[str]:
    """Return what is to be said of the tables that were not read."""
    others = len(grids) - 1
    if not others:
        return []
    return [f"Only the answers in “{read.sheet}” were read: {_counted(others, 'table is', 'tables are')} beside it."]


def _counted(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"
