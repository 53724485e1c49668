"""Rows of an export, packed: in memory where they are few, else in a file that ends with the program."""

import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator
from tempfile import SpooledTemporaryFile

from cxreader.model.annotation import Placing
from cxreader.model.export import ExportRow
from cxreader.model.theme import Theme

# they are packed by marshal, which takes two thirds of the time of pickle and a third of that of JSON; nobody else can
# reach the file, and no other version of Python will ever read it
# bytes that are held in memory
_HELD = 16 << 20
# where the fields stand that are packed otherwise than they are
_THEMES, _PLACING = ExportRow._fields.index("themes"), ExportRow._fields.index("placing")


class PackedRows:
    """Rows that may be gone through several times, each unpacked as it is come to."""

    def __init__(self, rows: Iterable[ExportRow], theme: Callable[[str], Theme]) -> None:
        """Pack rows.

        Args:
            rows: The rows.
            theme: Gives a theme by its id.

        """
        self._theme = theme
        self._file = SpooledTemporaryFile(_HELD)  # noqa: SIM115 - it lasts as long as the rows do
        self._ends = array("Q", [0])
        for row in rows:
            fields = list(row)
            fields[_THEMES] = [one.id for one in row.themes]
            fields[_PLACING] = row.placing.value
            self._ends.append(self._ends[-1] + self._file.write(marshal.dumps(fields)))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, place: int) -> ExportRow:
        if place < 0:
            place += len(self)
        if not 0 <= place < len(self):
            raise IndexError(place)
        start, end = self._ends[place], self._ends[place + 1]
        self._file.seek(start)
        fields = marshal.loads(self._file.read(end - start))  # noqa: S302 - nobody else could write it
        fields[_THEMES] = tuple(map(self._theme, fields[_THEMES]))
        fields[_PLACING] = Placing(fields[_PLACING])
        return ExportRow(*fields)

    def __iter__(self) -> Iterator[ExportRow]:
        return map(self.__getitem__, range(len(self)))

    def __del__(self) -> None:
        self._file.close()
