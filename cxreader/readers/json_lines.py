"""From JSON Lines, a value to each line, to a table of answers, or else to their words in their order."""

from cxreader.model.document import Manner, Reading
from cxreader.model.table import TablePreview
from cxreader.readers.json_values import preview_values, read_values, values_by_line
from cxreader.readers.legible import legible

FORMAT = "JSON Lines"


def read(data: bytes, name: str, manner: Manner) -> Reading:
    """Return what JSON Lines hold; raises ReadError where there are no words in them, or none can be read."""
    return read_values(values_by_line(legible(data, name, manner.encoding), name), name, FORMAT, manner)


def preview(data: bytes, name: str, manner: Manner) -> TablePreview | None:
    """Return what is shown of the table in JSON Lines before it is read, None for none; raises as `read` does."""
    return preview_values(values_by_line(legible(data, name, manner.encoding), name), manner)
