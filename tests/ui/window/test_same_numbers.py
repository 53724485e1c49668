"""One number for one scope, wherever the window shows it."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from cxreader.importing import Analyst
from cxreader.model.listed import PassageRow
from cxreader.model.scope import SPEAKER, ColumnValue, Facet, Scope, SearchWords, Status
from cxreader.session import leaving
from cxreader.ui.grouped_rows import ROW_ROLE
from cxreader.ui.passage_list import PassageList
from tests import surveys
from tests.ui.window.desk import CONTROL, Desk


@pytest.mark.parametrize(
    "scope",
    [
        Scope(),
        Scope().only(Facet.LANGUAGE, "pl", "es"),
        Scope().only(Facet.STATUS, Status.DOUBTFUL),
        Scope().only(Facet.WORDS, SearchWords("client")),
    ],
)
@pytest.mark.parametrize("theme", ["contact-centre", "loyalty"])
def test_theme_row_list_scope_bar_status_bar_and_export_say_one_number(desk: Desk, scope: Scope, theme: str) -> None:
    desk.start()
    desk.hub.set_scope(scope)
    desk.until(lambda: desk.window.counting.facets)
    row = desk.theme_index(theme).data(ROW_ROLE)
    desk.click_theme(theme)
    desk.key(Qt.Key.Key_2, CONTROL)
    desk.until(lambda: desk.window.counting.facets)
    desk.until(lambda: len(listed(desk)) == row.passages)
    assert numbers(desk.panels.status) == numbers(desk.panels.scope) == [row.passages]
    assert len(leaving.export_rows(desk.session, desk.hub.scope, passages=True)) == row.passages


def listed(desk: Desk) -> list[PassageRow]:
    """Return the rows of the list of passages, without the heads of its groups."""
    panel = desk.window.findChild(PassageList)
    assert panel is not None
    rows = [panel.model.row(panel.model.index(place)) for place in range(panel.model.rowCount())]
    return [row for row in rows if row]


def numbers(bar: QWidget) -> list[int]:
    """Return the numbers of passages that a bar says."""
    found = (re.match(r"([\d,]+) passage", label.text()) for label in bar.findChildren(QLabel))
    return [int(each[1].replace(",", "")) for each in found if each]


@pytest.mark.parametrize("value", [ColumnValue("country", "mx"), ColumnValue(SPEAKER, "Anna")])
def test_a_value_of_a_column_and_a_speaker_have_one_number_everywhere(
    desk: Desk, analyst: Analyst, value: ColumnValue
) -> None:
    desk.start_own()
    survey, talk = surveys.write_survey(desk.root / "Survey.csv"), surveys.write_talk(desk.root / "Talk.txt")
    desk.hub.do(lambda session: session.add(surveys.analysed(analyst, survey), "survey"))
    desk.hub.do(lambda session: session.add(surveys.analysed(analyst, talk), "talk"))
    desk.hub.set_scope(Scope(columns=frozenset({value})))
    desk.until(lambda: desk.window.counting.facets)
    facets = desk.window.counting.facets
    assert facets is not None
    count = facets.columns[value].passages
    desk.key(Qt.Key.Key_2, CONTROL)
    desk.until(lambda: len(listed(desk)) == count)
    assert numbers(desk.panels.status) == numbers(desk.panels.scope) == [count]
    assert len(leaving.export_rows(desk.session, desk.hub.scope, passages=True)) == count > 0
