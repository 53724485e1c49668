"""Rows seen otherwise, with none of them held: each is asked for as it is come to."""

from collections.abc import Callable, Iterator, Sequence

from cxreader.model.export import ExportRow, Rows


class Changed:
    """Rows, each as something makes it."""

    def __init__(self, rows: Rows, change: Callable[[ExportRow], ExportRow]) -> None:
        """Take on rows and what makes each another."""
        self._rows = rows
        self._change = change

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, place: int) -> ExportRow:
        return self._change(self._rows[place])

    def __iter__(self) -> Iterator[ExportRow]:
        return map(self._change, self._rows)


class Some:
    """Some of other rows, by their places among these."""

    def __init__(self, rows: Rows, places: Sequence[int]) -> None:
        """Take on rows and the places of those that are wanted."""
        self._rows = rows
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, place: int) -> ExportRow:
        return self._rows[self._places[place]]

    def __iter__(self) -> Iterator[ExportRow]:
        return map(self._rows.__getitem__, self._places)
