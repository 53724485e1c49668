"""How tables of answers, and lists of them, are read where no dialog can ask."""

import argparse
from collections.abc import Callable
from pathlib import Path

from cxreader import readers
from cxreader.errors import ReadError
from cxreader.model.document import Manner, TableChoice
from cxreader.model.table import TablePreview


def add_options(command: argparse.ArgumentParser) -> None:
    """Add the options that say how tables and lists are read; what none of them says is told from the table."""
    tables = command.add_argument_group("tables of answers", "columns go by their titles; what is not said is guessed")
    tables.add_argument("--answers", default="", metavar="COLUMN", help="the column that holds the answers")
    tables.add_argument("--names", default="", metavar="COLUMN", help="the column that each answer is named by")
    kept = "a column to keep beside the answers; may be given several times"
    tables.add_argument("--keep", action="append", default=[], metavar="COLUMN", help=kept)
    tables.add_argument("--sheet", default="", metavar="NAME", help="the sheet that the table is on, of several")
    tables.add_argument("--one-per-line", action="store_true", help="each line of a plain text is an answer")


def manners(options: argparse.Namespace) -> Callable[[Path], Manner]:
    """Return what says of each file how it is to be read; it raises ReadError where there is no such column or sheet.

    Args:
        options: What was said on the command line.

    """
    is_said = options.answers or options.names or options.keep or options.sheet

    def manner(file: Path) -> Manner:
        table = _choice(file, options) if is_said and readers.kind(file).is_table else None
        return Manner(table=table, lines=options.one_per_line)

    return manner


def words(options: argparse.Namespace) -> list[str]:
    """Return the command line that says the same."""
    said = [("--answers", options.answers), ("--names", options.names), ("--sheet", options.sheet)]
    said += [("--keep", column) for column in options.keep]
    # a title may begin with a dash
    found = [f"{option}={value}" for option, value in said if value]
    return [*found, "--one-per-line"] if options.one_per_line else found


def _choice(file: Path, options: argparse.Namespace) -> TableChoice | None:
    """Return how a table is read; None where the file holds none."""
    table = readers.preview_file(file, Manner(table=TableChoice("", sheet=options.sheet) if options.sheet else None))
    if table is None:
        return None
    # the only one has no name
    if options.sheet and any(table.sheets) and options.sheet not in table.sheets:
        raise ReadError(f"“{file.name}” has no sheet “{options.sheet}”. Its sheets are: {', '.join(table.sheets)}.")
    for column in filter(None, (options.answers, options.names, *options.keep)):
        if column not in table.titles:
            raise ReadError(f"“{file.name}” has no column “{column}”. {_columns(table)}")
    guess = table.choice or TableChoice("")
    answers = options.answers or guess.answers
    if not answers:
        raise ReadError(
            f"“{file.name}” has no column that plainly holds answers. Name one after --answers. {_columns(table)}"
        )
    names = options.names or (guess.names if guess.names != answers else "")
    kept = options.keep or [column for column in guess.kept if column not in (answers, names)]
    return TableChoice(answers, names, tuple(kept), table.sheet)


def _columns(table: TablePreview) -> str:
    return f"Its columns are: {', '.join(table.titles)}."
