import csv
import io
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest

from cxreader.exporters import overview_page, overview_picture, overview_table
from cxreader.exporters.overviews import FORMS
from cxreader.model.overview import Columns, Heading, Overview, Rows, Sheet, Show
from cxreader.model.scope import Scope

SVG = "{http://www.w3.org/2000/svg}"


def sheet(show: Show = Show.SHARE, columns: Columns = Columns.LANGUAGES, date: str = "2026-11-22") -> Sheet:
    rows = (
        Heading("support", "S1", "Service & <support>", "blue", ("support",), 1240),
        Heading("price", "V1", "=1+1|price", "gold", ("price",), 0),
    )
    heads = (Heading("es", "ES", "Spanish", passages=2480), Heading("pl", "PL", "Polish", passages=10))
    overview = Overview(Scope(), Rows.THEMES, columns, rows, heads, ((1239, 1), (0, 0)), 2490)
    return Sheet("Mine & <yours>", "2,490 passages", overview, show, date)


def families() -> Sheet:
    made = sheet(columns=Columns.DOCUMENTS)
    rows = (Heading("service", "Service", "Service", "blue", ("support",), 1240),)
    heads = tuple(
        Heading(str(key), name, name, passages=10)
        for key, name in enumerate(("客户体验和联系中心挑战" * 4, "Los beneficios"))
    )
    overview = made.overview._replace(rows_are=Rows.FAMILIES, rows=rows, columns=heads, counts=((5, 1),))
    return made._replace(overview=overview)


class Cells(HTMLParser):
    """The cells of a page's rows, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        self._inside = tag in ("td", "th", "bdi", "small", "span")

    def handle_data(self, data: str) -> None:
        if self._inside and self.rows:
            self.rows[-1][-1] += data.removesuffix("\n")


def test_the_grid_says_what_the_window_says() -> None:
    assert overview_table.grid(sheet()).rows[0] == ("Service & <support>", "50\u00a0%", "10\u00a0%", "1,240")
    assert overview_table.grid(sheet(Show.COUNT)).rows == (
        ("Service & <support>", "1,239", "1", "1,240"),
        ("=1+1|price", "–", "–", "–"),
    )


def test_a_part_of_the_table_has_its_own_heads() -> None:
    part = overview_table.grid(sheet(), rows=[0], columns=[1, 2])
    assert part == (("Themes", "Polish", "All"), (("Service & <support>", "10\u00a0%", "1,240"),))


def test_what_is_copied_runs_no_formula_and_breaks_no_cell() -> None:
    lines = overview_table.tabs(overview_table.grid(sheet())).splitlines()
    assert lines[0] == "Themes\tSpanish\tPolish\tAll"
    assert lines[2].startswith("'=1+1|price\t–")
    assert Cells(overview_table.html(overview_table.grid(sheet()))).rows[1][0] == "Service & <support>"


def test_csv_holds_numbers_and_shares_and_runs_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(overview_table.csv(sheet()).decode("utf-8-sig"))))
    assert rows[0] == [
        *("Code", "Themes", "Spanish, passages", "Spanish, share", "Polish, passages", "Polish, share"),
        "All, passages",
    ]
    assert rows[1] == ["S1", "Service & <support>", "1239", "0.4996", "1", "0.1000", "1240"]
    assert rows[2][1] == "'=1+1|price"
    assert rows[3] == ["", "All passages", "2480", "", "10", "", "2490"]
    assert next(csv.reader(io.StringIO(overview_table.csv(families()).decode("utf-8-sig").split("\r\n")[1])))[0] == ""


def test_markdown_is_a_table_with_every_sign_escaped() -> None:
    text = overview_table.markdown(sheet()).decode()
    assert "# Themes by language" in text
    assert "2,490 passages · 2026-11-22" in text
    assert r"| Service & \<support> | 50" in text
    assert r"=1+1\|price" in text
    assert all(line.count(" | ") == 3 for line in text.split("\n") if line.startswith("|"))
    assert "2026" not in overview_table.markdown(sheet(date="")).decode()


def test_the_page_is_a_table_that_loads_nothing() -> None:
    text = overview_page.page(sheet()).decode()
    rows = Cells(text).rows
    assert rows[0] == ["Themes", "Spanish 2,480", "Polish 10", "All 2,490"]
    assert rows[1] == ["S1 Service & <support>", "50\u00a0%", "10\u00a0%", "1,240"]
    assert rows[2] == ["V1 =1+1|price", "–", "–", "–"]
    assert "default-src 'none'" in text
    assert not re.search(r"(src=|href|url\()", text)
    assert 'class="heat-12"' in text
    assert "2026" not in overview_page.page(sheet(date="")).decode()
    assert Cells(overview_page.page(families()).decode()).rows[1][0] == "Service"


def test_the_shades_of_a_page_leave_the_text_readable() -> None:
    text = overview_page.page(sheet()).decode()
    light, dark = text.split("prefers-color-scheme: dark) {\n.heat")
    assert ".heat-12 { background: color-mix(in srgb, var(--link) 54%, var(--page)); }" in light
    assert "-12 { background: color-mix(in srgb, var(--link) 33%, var(--page)); }" in dark


@pytest.mark.parametrize("made", [sheet(), families(), sheet(Show.COUNT, Columns.THEMES, "")])
def test_the_picture_is_a_drawing_with_a_cell_for_each_number(made: Sheet) -> None:
    drawing = ET.fromstring(overview_picture.svg(made))  # noqa: S314 - our own
    words = [each.text for each in drawing.iter(f"{SVG}text")]
    assert words[0] == made.title
    cells = [each for each in drawing.iter(f"{SVG}rect") if each.get("fill") == overview_picture.shade(0)]
    overview = made.overview
    absent = sum(count == 0 for row in overview.counts for count in row)
    # the ground is white as well
    assert len(cells) == absent + 1
    width, height = overview_picture.extent(overview)
    assert (drawing.get("width"), drawing.get("height")) == (str(width), str(height))
    for row in range(len(overview.rows)):
        for column in range(len(overview.columns)):
            assert overview.cell(row, column, made.show) in words


def test_long_names_are_cut_in_a_picture_and_short_ones_are_whole() -> None:
    drawing = overview_picture.svg(families()).decode()
    assert ">客户体验和联系中心挑战…<" in drawing
    assert ">Los beneficios<" in drawing


def test_shades_go_from_the_page_to_the_accent() -> None:
    assert overview_picture.shade(0) == "#FFFFFF"
    assert overview_picture.shade(1) == "#83A9D6"
    assert overview_picture.shade(0.001) > overview_picture.shade(0.5) > overview_picture.shade(1)


def test_every_form_has_an_end_of_its_own() -> None:
    assert sorted(form.suffix for form in FORMS.values()) == [".csv", ".html", ".md", ".svg"]
    assert all(form.render(sheet()) for form in FORMS.values())
