import pytest

from cxreader.model.overview import Columns, Heading, Overview, Rows, Sheet, Show
from cxreader.model.scope import Scope

SERVICE = Heading("service", "Service", "Service", "blue", ("support", "centre"), passages=1260)
VALUE = Heading("value", "Value", "Value", "gold", ("price",), passages=3)
SPANISH = Heading("es", "ES", "Spanish", passages=2480)
POLISH = Heading("pl", "PL", "Polish", passages=10)


EVERYTHING = Scope()


def table(columns: Columns = Columns.LANGUAGES, scope: Scope = EVERYTHING) -> Overview:
    heads = (SPANISH, POLISH)
    if columns is Columns.DOCUMENTS:
        heads = (SPANISH._replace(key="7"), POLISH._replace(key="9"))
    if columns is Columns.THEMES:
        heads = (
            Heading("price", "V1", "Price", "gold", ("price",), 2480),
            Heading("fee", "V2", "Fee", "gold", ("fee",), 10),
        )
    return Overview(scope, Rows.FAMILIES, columns, (SERVICE, VALUE), heads, ((1240, 0), (2, 1)), 2490)


def test_cells_say_shares_or_counts_and_what_is_absent() -> None:
    overview = table()
    assert [overview.cell(0, 0, show) for show in Show] == ["50\u00a0%", "1,240"]
    assert [overview.cell(0, 1, show) for show in Show] == ["–", "–"]
    assert overview.cell(1, 0, Show.SHARE) == "<1\u00a0%"
    assert overview.cell(1, 1, Show.SHARE) == "10\u00a0%"


def test_the_largest_number_stands_out_most_and_nothing_not_at_all() -> None:
    strongest, weak = table().heat(Show.SHARE)
    assert strongest == (1.0, 0.0)
    assert weak == pytest.approx([2 / 1240, 0.2])
    assert table().heat(Show.COUNT)[1] == pytest.approx([2 / 1240, 1 / 1240])


def test_a_theme_that_goes_with_itself_does_not_stand_out() -> None:
    overview = table(Columns.THEMES)
    assert overview.is_same(1, 0)
    assert not overview.is_same(1, 1)
    assert overview.heat(Show.SHARE)[1][0] == 0.0


def test_a_table_without_columns_has_no_heat() -> None:
    assert table()._replace(columns=(), counts=((), ())).heat(Show.SHARE) == ((), ())


@pytest.mark.parametrize(
    ("columns", "limit"),
    [
        (Columns.LANGUAGES, {"languages": frozenset({"pl"})}),
        (Columns.DOCUMENTS, {"documents": frozenset({9})}),
        (Columns.MONTHS, {"months": frozenset({"pl"})}),
        (Columns.THEMES, {"also": frozenset({"fee", "kept"})}),
    ],
)
def test_a_cell_narrows_the_scope_to_its_row_and_column(columns: Columns, limit: dict[str, frozenset[object]]) -> None:
    scope = Scope(tags=frozenset({"mine"}), also=frozenset({"kept"}))
    wanted = scope._replace(themes=frozenset({"support", "centre"}), **limit)  # type: ignore[arg-type]  # by its name
    assert table(columns, scope).narrowed(0, 1) == wanted


def test_a_row_narrows_the_scope_to_those_of_its_themes_that_are_in_it() -> None:
    assert table().narrowed(0) == Scope(themes=frozenset({"support", "centre"}))
    scope = Scope(themes=frozenset({"centre", "price"}))
    assert table(scope=scope).narrowed(0) == Scope(themes=frozenset({"centre"}))


def test_an_overview_in_which_nothing_speaks_of_anything_is_empty() -> None:
    assert not table().is_empty
    assert table()._replace(rows=(SERVICE._replace(passages=0),)).is_empty
    assert table()._replace(rows=()).is_empty


def test_a_sheet_says_what_it_is() -> None:
    assert Sheet("Mine", "all", table()).title == "Families by language"
    assert Sheet("Mine", "all", table(Columns.THEMES)).title == "Families together with themes"
    assert Sheet("Mine", "all", table()).explained.startswith("Shares")
    assert Sheet("Mine", "all", table(), Show.COUNT).explained == "Numbers of passages"
