"""From JSON to a table of answers, or else to its words in their order."""

from cxreader.errors import ReadError
from cxreader.model.document import Manner, Reading
from cxreader.model.table import TablePreview
from cxreader.readers.answer_table import holds_answers, preview_tables, read_tables
from cxreader.readers.decode import Decoded
from cxreader.readers.hindrances import too_deep
from cxreader.readers.json_tree import Json, Parser, Values, tables_of, words_of
from cxreader.readers.legible import legible

FORMAT = "JSON"


def read(data: bytes, name: str, manner: Manner) -> Reading:
    """Return what JSON holds; raises ReadError where there are no words in it, or it is none."""
    return read_values(_values(data, name, manner), name, FORMAT, manner)


def preview(data: bytes, name: str, manner: Manner) -> TablePreview | None:
    """Return what is shown of the table in JSON before it is read, None for none; raises ReadError as `read` does."""
    return preview_values(_values(data, name, manner), manner)


def read_values(values: Values, name: str, form: str, manner: Manner) -> Reading:
    """Return what a file of JSON holds.

    Args:
        values: It.
        name: The file's name.
        form: Name of its format for people.
        manner: How it is to be read.

    Raises:
        ReadError: There are no words in it, or not the column that was wished for.

    """
    tables = tables_of(values.root)
    if manner.table.answers if manner.table else holds_answers(tables):
        return read_tables(tables, name, form, manner, warnings=values.warnings, decoded=values.decoded)
    return words_of(values, name, form, manner)


def preview_values(values: Values, manner: Manner) -> TablePreview | None:
    """Return what is shown of the table in a file of JSON before it is read; None where there is no table."""
    tables = tables_of(values.root)
    return preview_tables(tables, manner) if tables else None


def values_by_line(decoded: Decoded, name: str) -> Values:
    """Return the values that stand line by line in a text.

    Args:
        decoded: The text.
        name: The file's name, for messages.

    Raises:
        ReadError: There is none.

    """
    parser = Parser()
    values: list[Json] = []
    broken: list[int] = []
    for number, line in enumerate(decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line.strip():
            try:
                values.append(parser.value(line))
            except (ValueError, RecursionError):
                broken.append(number)
    if not values:
        raise ReadError(f"“{name}” is no JSON that can be read. Save it anew with the program that made it.")
    warnings = parser.warnings()
    if broken:
        warnings.append(
            f"{len(broken):,} of the lines could not be read, the first is line {broken[0]:,}. All others were."
        )
    return Values(values, decoded, warnings)


def _values(data: bytes, name: str, manner: Manner) -> Values:
    decoded = legible(data, name, manner.encoding)
    parser = Parser()
    try:
        return Values(parser.value(decoded.text.strip()), decoded, parser.warnings())
    except RecursionError as failure:
        raise too_deep(name) from failure
    except ValueError:
        # several values, one to a line, are called by this name too
        return values_by_line(decoded, name)
