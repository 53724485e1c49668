"""The columns of a table: where they begin, what they are called, and which of them holds answers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from statistics import fmean, median_high
from typing import NamedTuple

import regex

from cxreader.model.column_letters import letters_of
from cxreader.model.document import TableChoice
from cxreader.readers.lines import UNSEEN

_SPACE = regex.compile(r"\s+")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*+")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_LETTER = regex.compile(r"\p{L}")
_QUANTITY = regex.compile(r"[-+(]?[\p{Sc}]?\s?\d[\d\s.,:/%)\p{Sc}T+-]*Z?")
_FINISHED = regex.compile(r"[.!…。！][\"'”’»)]*+$")
_ASKING = ("?", "？", "؟")
_IDENTITY = regex.compile(
    r"(?:^|[\W_])(?:id|ids|uuid|nr|no|num|number|key|case|ref|respondent|participant|ticket)(?:$|[\W_])"
)
_FEWEST = 2
# letters of such a script to a word
_LETTERS_A_WORD = 2
_FEW_ROWS, _SAMPLE = 50, 500
_LONGEST_TITLE = 400
# signs that may stand at the end of a sentence
_CLOSING = 3
# prose: words to an answer, and the shares of answers that are wordy, that have letters, and that are unlike all others
_WORDS, _WORDY, _WORDY_SHARE, _LETTERED, _UNLIKE = 3, 3, 0.4, 0.6, 0.5
_LONGEST_NAME, _LONGEST_VALUE, _MOST_VALUES = 60, 60, 50


class Table(NamedTuple):
    """A table as its file has it.

    Attributes:
        rows: Its rows, each a list of cells; they need not be equally long.
        sheet: Name of the sheet; empty where the format has none.
        first: The number that its first row has for people.
        titled: Whether the first row is known to be the titles of the columns.

    """

    rows: Sequence[Sequence[str]]
    sheet: str = ""
    first: int = 1
    titled: bool = False


class Row(NamedTuple):
    """A row below the titles.

    Attributes:
        number: The number that it has for people.
        cells: Its cells.

    """

    number: int
    cells: Sequence[str]

    def cell(self, column: int) -> str:
        """Return the words of a cell; empty where nothing can be seen in it, or the row is too short."""
        words = self.cells[column].strip() if column < len(self.cells) else ""
        return words if words.strip(UNSEEN) else ""


class Grid(NamedTuple):
    """A table with its parts told apart.

    Attributes:
        sheet: Name of the sheet.
        above: What stands above the table, row by row.
        titles: Titles of the columns, each another one.
        rows: The rows that are not blank, without the titles.
        head: The titles as they stand in the file; empty where none do.

    """

    sheet: str
    above: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    head: Sequence[str] = ()

    def column(self, at: int) -> list[str]:
        """Return the words of all cells of a column."""
        return [row.cell(at) for row in self.rows]


def grid_of(table: Table) -> Grid:
    """Return a table with its parts told apart: what stands above it, titles and rows."""
    rows = [Row(number, cells) for number, cells in enumerate(table.rows, table.first) if any(map(str.strip, cells))]
    begin = _begin(rows)
    above = tuple(" ".join(filter(None, map(str.strip, row.cells))) for row in rows[:begin])
    rows = rows[begin:]
    if rows and (table.titled or _are_titles(rows[0].cells, rows[1 : 1 + _SAMPLE])):
        return Grid(table.sheet, above, _titles(rows[0].cells), tuple(rows[1:]), rows[0].cells)
    width = Counter(len(row.cells) for row in rows).most_common(1)[0][0] if rows else 0
    return Grid(table.sheet, above, _titles([""] * width), tuple(rows))


def guessed(grid: Grid) -> TableChoice | None:
    """Return which columns hold answers, names and what is worth keeping; None where no column plainly holds prose."""
    columns = [grid.column(at) for at in range(len(grid.titles))]
    lengths = [
        _prose_length(column, asks=title.endswith(_ASKING)) for title, column in zip(grid.titles, columns, strict=True)
    ]
    if not any(lengths):
        return None
    answers = lengths.index(max(lengths))
    others = [at for at in range(len(columns)) if at != answers]
    naming = [at for at in others if _is_naming(columns[at])]
    named = next((at for at in naming if _IDENTITY.search(grid.titles[at].casefold())), next(iter(naming), None))
    return TableChoice(
        grid.titles[answers],
        "" if named is None else grid.titles[named],
        tuple(grid.titles[at] for at in others if at != named and _is_worth_keeping(columns[at])),
        grid.sheet,
    )


def one_line(words: str) -> str:
    """Return words without breaks of lines and surplus spaces."""
    return _SPACE.sub(" ", words).strip()


def _begin(rows: Sequence[Row]) -> int:
    """Return the index of the row where the table begins: what is above it fills few of its columns."""
    filled = [sum(bool(cell.strip()) for cell in row.cells) for row in islice(rows, _FEW_ROWS)]
    if not filled:
        return 0
    typical = median_high(filled)
    return next(at for at, number in enumerate(filled) if 2 * number >= typical)


def _are_titles(cells: Sequence[str], beneath: Sequence[Row]) -> bool:
    """Tell whether cells are titles: words, each another one, that neither end a sentence nor recur beneath."""
    titles = [cell.strip() for cell in cells]
    given = [title for title in titles if title]
    if not beneath or len(set(given)) < len(given) or 2 * len(given) < len(titles):
        return False
    if any(len(title) > _LONGEST_TITLE or not _LETTER.search(title) or _QUANTITY.fullmatch(title) for title in given):
        return False
    if any(_words(title) > _WORDS and _FINISHED.search(title, max(len(title) - _CLOSING, 0)) for title in given):
        return False
    # one may: where several answers could be ticked, each has a column that is called like it
    recurring = sum(any(row.cell(at) == title for row in beneath) for at, title in enumerate(titles) if title)
    return 2 * recurring < max(len(given), 2)


def _titles(cells: Sequence[str]) -> tuple[str, ...]:
    """Return titles for columns, each another one; a column without one goes by its letter, as spreadsheets have it."""
    said: dict[str, int] = {}
    return tuple(_another(said, one_line(cell) or f"Column {letters_of(at)}") for at, cell in enumerate(cells))


def _another(said: dict[str, int], title: str) -> str:
    """Return a title, with a number where it has been said before."""
    found = title
    while found in said:
        said[title] += 1
        found = f"{title} ({said[title]})"
    said[found] = 1
    return found


def _prose_length(column: Sequence[str], *, asks: bool) -> float:
    """Return how long the words of a column are on average, in code points; 0 where they are no prose.

    Thousands of people answer alike. Beneath a question that does not tell against prose, unless there are so few ways
    to answer that they were offered.
    """
    filled = [words for words in column if words]
    unlike = len(set(filled))
    if len(filled) < _FEWEST or (unlike < _UNLIKE * len(filled) and not (asks and unlike > _MOST_VALUES)):
        return 0
    sample = list(islice(_spread(filled), _SAMPLE))
    counts = [_words(words) for words in sample]
    lettered = sum(_is_lettered(words) for words in sample)
    wordy = sum(count >= _WORDY for count in counts)
    if lettered < _LETTERED * len(sample) or wordy < _WORDY_SHARE * len(sample) or fmean(counts) < _WORDS:
        return 0
    return fmean(len(words) for words in filled)


def _spread(column: Sequence[str]) -> Iterator[str]:
    """Yield cells of a column that are evenly spread over it, and at most as many as a sample has."""
    return chain(column[:: -(-len(column) // _SAMPLE)])


def _words(words: str) -> int:
    beginning = words[:_LONGEST_TITLE]
    return len(_WORD.findall(_UNSPACED.sub(" ", beginning))) + len(_UNSPACED.findall(beginning)) // _LETTERS_A_WORD


def _is_lettered(words: str) -> bool:
    """Tell whether most of what stands in a cell is letters; a moment with the name of a day in it is not."""
    beginning = words[:_LONGEST_TITLE]
    return 2 * len(_LETTER.findall(beginning)) >= len(beginning.replace(" ", ""))


def _is_naming(column: Sequence[str]) -> bool:
    """Tell whether the cells of a column can tell the rows apart."""
    return len(set(column)) == len(column) > 1 and all(0 < len(words) <= _LONGEST_NAME for words in column)


def _is_worth_keeping(column: Sequence[str]) -> bool:
    """Tell whether a column holds few values that recur."""
    filled = [words for words in column if words]
    values = set(filled)
    recurring = len(values) < len(filled) and 2 * len(values) <= len(filled) + 4
    return 1 < len(values) <= _MOST_VALUES and recurring and all(len(value) <= _LONGEST_VALUE for value in values)
