from collections.abc import Callable

import pytest

from cxreader.exporters.draft import (
    address,
    anchor,
    chosen,
    family_of,
    place_name,
    reason,
    says_more,
    sections,
)
from cxreader.model.export import Export, Grouping


def test_an_export_without_rows_has_no_sections() -> None:
    assert sections(Export("l", "s", ())) == ()


def test_sections_by_theme_follow_the_first_appearance_and_end_with_no_theme(export: Export) -> None:
    assert [section.heading for section in sections(export)] == [
        "X2 Ownership of CX / 客户体验",
        "J1 Customer journey",
        'O1 Injected "vwin"',
        "S1 Service & support",
        "O2 <Noise>",
        "S3 Waiting / speed",
        "No theme",
    ]
    assert [section.theme is None for section in sections(export)] == [False] * 6 + [True]


def test_sections_by_language_bear_its_name_and_hold_all_its_scripts(export: Export) -> None:
    rows = (*export.rows, export.rows[2]._replace(language="zh-Hant"), export.rows[2]._replace(language="und"))
    found = sections(export._replace(rows=rows, grouping=Grouping.LANGUAGE))
    assert [section.heading for section in found] == ["Spanish", "Chinese", "Polish", "Filipino", "Not sure"]
    assert found[1].rows[-1].language == "zh-Hant"


def test_two_documents_of_one_title_are_two_sections(export: Export) -> None:
    rows = tuple(row._replace(title="Untitled") for row in export.rows)
    found = sections(export._replace(rows=rows, grouping=Grouping.DOCUMENT))
    assert [section.heading for section in found] == ["Untitled"] * 5


@pytest.mark.parametrize("grouping", Grouping)
def test_each_row_is_in_one_section_and_keeps_its_order_there(export: Export, grouping: Grouping) -> None:
    found = sections(export._replace(grouping=grouping))
    order = {row.guid: place for place, row in enumerate(export.rows)}
    for section in found:
        places = [order[row.guid] for row in section.rows]
        assert places == sorted(places)
    assert sorted(order[row.guid] for section in found for row in section.rows) == list(range(16))


def test_what_was_not_chosen_is_taken_out_of_every_row(export: Export) -> None:
    bare = chosen(export._replace(sentence=False, why=False, notes=False))
    assert {(r.before, r.after, r.why, r.certainty, r.note) for r in bare.rows} == {("", "", "", "", "")}
    assert [row.quote for row in bare.rows] == [row.quote for row in export.rows]
    assert chosen(export) == export


def test_an_anchor_is_short_and_the_same_in_every_export(export: Export) -> None:
    assert anchor(export.rows[0]) == "h7c1cbbdf70305a24"
    assert len({anchor(row) for row in export.rows}) == 16


def test_an_address_names_the_document_and_the_highlight(lone: Callable[..., Export]) -> None:
    row = lone(document_guid="d 1)", guid="g&2").rows[0]
    assert address(row) == "cxreader://open?doc=d%201%29&h=g%262"


def test_a_family_that_the_export_does_not_hold_goes_by_its_id(export: Export) -> None:
    noise = next(theme for row in export.rows for theme in row.themes if theme.id == "noise")
    assert family_of(noise, export).name == "unheard-of"
    assert family_of(export.rows[0].themes[0], export).name == "Experience"


def test_a_document_without_a_title_goes_by_its_file_name(lone: Callable[..., Export]) -> None:
    assert place_name(lone(title="").rows[0]) == "000_e42ec24bbe689add.txt"


def test_a_reason_holds_what_there_is(lone: Callable[..., Export]) -> None:
    assert reason(lone().rows[0]) == "“service” stands in it. · fairly sure"
    assert reason(lone(why="").rows[0]) == "fairly sure"
    assert reason(lone(why="", certainty="").rows[0]) == ""


def test_white_space_around_a_quote_says_no_more_than_the_quote(lone: Callable[..., Export]) -> None:
    assert not says_more(lone(before=" ", after="\n").rows[0])
    assert says_more(lone(before="", after=".").rows[0])
