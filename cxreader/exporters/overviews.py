"""Writing an overview to a file: as a table, a page or a picture."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from cxreader.exporters import overview_page, overview_picture, overview_table
from cxreader.model.overview import Sheet


class OverviewForm(NamedTuple):
    """A form that an overview can be written in.

    Attributes:
        label: Its name for people.
        suffix: How its files' names end, with the dot.
        render: Makes the file.

    """

    label: str
    suffix: str
    render: Callable[[Sheet], bytes]


FORMS: Mapping[str, OverviewForm] = MappingProxyType(
    {
        "svg": OverviewForm("Picture in SVG", ".svg", overview_picture.svg),
        "csv": OverviewForm("Table in CSV", ".csv", overview_table.csv),
        "markdown": OverviewForm("Table in Markdown", ".md", overview_table.markdown),
        "html": OverviewForm("Page in HTML", ".html", overview_page.page),
    }
)
