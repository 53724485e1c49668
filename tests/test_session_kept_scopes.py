import pytest

from cxreader.errors import LibraryError
from cxreader.model.change import Part
from cxreader.model.scope import SPEAKER, ColumnValue, Facet, Length, Scope, SearchWords, Status
from cxreader.session import Session

WIDE = Scope(
    languages=frozenset({"pl", "es"}),
    themes=frozenset({"loyalty"}),
    statuses=frozenset({Status.DOUBTFUL}),
    lengths=frozenset({Length.SHORT}),
    months=frozenset({"2026-11", ""}),
    words=(SearchWords("obsługa klienta", whole=True), SearchWords("客户", forms=True)),
)


def names(session: Session) -> list[str]:
    return [kept.name for kept in session.kept_scopes()]


def test_a_scope_is_kept_by_its_name_with_all_its_limits(session: Session) -> None:
    change = session.keep_scope("  Polish \n answers ", WIDE)
    (kept,) = session.kept_scopes()
    assert (kept.name, kept.scope, kept.id) == ("Polish answers", WIDE, change.ids[0])
    assert change.parts == Part.KEPT
    assert change.message == "Kept “Polish answers”. It is in the menu Go"


def test_they_are_listed_by_name_whatever_case_they_are_written_in(session: Session) -> None:
    for name in ("beta", "Alpha", "Gamma"):
        session.keep_scope(name, WIDE)
    assert names(session) == ["Alpha", "beta", "Gamma"]


def test_the_same_name_once_more_takes_the_place_of_the_scope(session: Session) -> None:
    first = session.keep_scope("Mine", WIDE)
    again = session.keep_scope("Mine", Scope(frozenset({"zh"})))
    assert again.ids == first.ids
    assert [kept.scope for kept in session.kept_scopes()] == [Scope(frozenset({"zh"}))]
    session.undo()
    assert [kept.scope for kept in session.kept_scopes()] == [WIDE]


def test_one_is_renamed_and_removed_and_each_is_undone(session: Session) -> None:
    key = session.keep_scope("First", WIDE).ids[0]
    assert session.rename_scope(key, "Second").message == "Renamed to “Second”"
    assert session.remove_scope(key).message == "Removed “Second”. Undo: Ctrl+Z"
    seen = [names(session)]
    for _ in range(3):
        assert session.undo().parts == Part.KEPT
        seen.append(names(session))
    assert seen == [[], ["Second"], ["First"], []]


def test_two_cannot_have_one_name(session: Session) -> None:
    key = session.keep_scope("First", WIDE).ids[0]
    session.keep_scope("Second", WIDE)
    with pytest.raises(LibraryError, match="called “Second” already"):
        session.rename_scope(key, "Second")
    session.rename_scope(key, "First")
    assert names(session) == ["First", "Second"]


def test_what_is_no_more_limits_nothing(session: Session) -> None:
    gone = WIDE._replace(themes=frozenset({"gone", "loyalty"}), documents=frozenset({999}), tags=frozenset({"gone"}))
    session.keep_scope("Old", gone)
    assert session.kept_scopes()[0].scope == WIDE
    assert session.known_scope(gone) == WIDE
    assert session.known_scope(gone).without(Facet.THEME) == WIDE.without(Facet.THEME)


def test_an_export_says_every_limit_in_words(session: Session) -> None:
    title = session.document_title(1)
    everything = WIDE._replace(documents=frozenset({1}), tags=frozenset({"wave 2"}), also=frozenset({"touchpoints"}))
    everything = everything._replace(columns=frozenset({ColumnValue("country", "mx"), ColumnValue(SPEAKER, "Anna")}))
    assert session.described(everything) == (
        "0 passages in 0 documents: Loyalty, Spanish, Polish, also Touchpoints, doubtful, short texts, no date, "
        f"2026-11, wave 2, speaker: Anna, country: mx, “{title}”, “obsługa klienta”, “客户”"
    )
    assert session.described(Scope()).count(":") == 0
