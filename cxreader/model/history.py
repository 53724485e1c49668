"""What a person did, as it can be taken back."""

from typing import NamedTuple


class DoneStep(NamedTuple):
    """An edit that can be taken back or, once it was, brought back.

    Attributes:
        id: Its number; later steps have higher ones.
        name: What the edit did, as the menu names it.
        made: When, ISO 8601 in UTC; of several edits that are one step, when the last was made.
        undone: Whether it is taken back at present.

    """

    id: int
    name: str
    made: str
    undone: bool
