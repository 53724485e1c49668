"""What is shown of a table before it is read."""

from typing import NamedTuple

from cxreader.model.document import TableChoice


class TablePreview(NamedTuple):
    """The table that a file holds, for choosing how to read it.

    Attributes:
        sheets: The sheets that hold anything; one without a name where the format has none.
        sheet: The one that is spoken of here.
        titles: Titles of its columns, each another one.
        empty: For each column, how many of the rows have nothing in it.
        first: The first fifty rows, each with a cell for every column.
        rows: Number of rows, without the titles.
        choice: How it would be read unless told otherwise; None for a row at a time.
        numbers: Numbers of those first rows, by which they go where no column names them.

    """

    sheets: tuple[str, ...]
    sheet: str
    titles: tuple[str, ...]
    empty: tuple[int, ...]
    first: tuple[tuple[str, ...], ...]
    rows: int
    choice: TableChoice | None = None
    numbers: tuple[int, ...] = ()
