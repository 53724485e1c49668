import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cxreader import paths
from cxreader.importing import Analyst
from cxreader.model.ordering import Ordering, OrderKey
from cxreader.model.scope import Length, Scope, Status
from cxreader.session import Session

NOW_IN_SCOPE = Scope(languages=frozenset({"pl"}), themes=frozenset({"touchpoints"}))
POLISH = "Obsługa klienta była miła, ale czekaliśmy na paczkę trzy tygodnie i nikt nie odebrał telefonu."
ENGLISH = "The clerk at the desk was friendly and solved my problem at once, and nobody had to wait on the phone."


def spoken(session: Session, scope: Scope) -> dict[str, int]:
    return {tag: count.documents for tag, count in session.facets(scope).languages.items()}


def mixed(session: Session, analyst: Analyst) -> int:
    text = "\n\n".join((POLISH, POLISH.replace("trzy", "dwa"), ENGLISH))
    return session.add(analyst.analyse_text(text, "Mixed"), "mixed").ids[0]


def test_the_samples_are_spanish_chinese_polish_and_filipino(session: Session) -> None:
    rows = session.documents(Scope())
    assert [row.language for row in rows] == ["es", "zh-Hans", "pl", "fil"]
    assert list(spoken(session, Scope()).items()) == [("es", 1), ("fil", 1), ("pl", 1), ("zh", 1)]
    assert [row.id for row in rows] == [1, 2, 3, 4]
    assert [Path(row.path).name for row in rows] == [path.name for path in paths.seeds()]


def test_a_row_counts_what_the_document_holds(session: Session) -> None:
    for row in session.documents(Scope()):
        document = session.open(row.id)
        kept = [passage for passage in document.passages if not passage.noise]
        assert row.passages == row.scoped == len(kept)
        assert row.noise == len(document.noise)
        assert sum(count for _, count in row.families) == sum(len(passage.counted()) for passage in kept)
        assert [count for _, count in row.families] == sorted((count for _, count in row.families), reverse=True)
        assert len(row.themes) == len(set(row.themes)) == 3
        assert row.characters == (row.language == "zh-Hans")
        assert (row.notes, row.progress) == (0, 0.0)


def test_languages_choose_documents_and_themes_count_passages(session: Session) -> None:
    (row,) = session.documents(NOW_IN_SCOPE)
    assert row.language == "pl"
    assert 0 < row.scoped < row.passages
    rows = session.documents(NOW_IN_SCOPE._replace(languages=frozenset()))
    assert all(row.scoped for row in rows)
    assert len(rows) == session.size(Scope(themes=NOW_IN_SCOPE.themes))[1]
    assert sum(row.scoped for row in rows) == session.size(Scope(themes=NOW_IN_SCOPE.themes))[0]


def test_every_language_is_counted_whatever_the_scope_chose(session: Session) -> None:
    chosen = Scope(languages=frozenset({"pl"}))
    assert spoken(session, chosen) == spoken(session, Scope())


def test_a_language_without_documents_in_scope_stays_in_the_list(session: Session) -> None:
    nowhere = Scope(themes=frozenset({"no-such-theme"}))
    assert spoken(session, nowhere) == {"es": 0, "fil": 0, "pl": 0, "zh": 0}
    session.remove(2)
    assert "zh" not in spoken(session, nowhere)


def test_a_document_in_two_languages_is_listed_under_both(session: Session, analyst: Analyst) -> None:
    key = mixed(session, analyst)
    row = session.documents(Scope())[-1]
    assert (row.id, row.language, row.languages) == (key, "pl", ("pl", "en"))
    assert session.open(key).languages == ("pl", "en")
    assert spoken(session, Scope()) == {"pl": 2, "en": 1, "es": 1, "fil": 1, "zh": 1}
    assert session.languages() == ["pl", "en", "es", "fil", "zh"]
    for tag, passages in (("pl", 2), ("en", 1)):
        listed = session.documents(Scope(frozenset({tag})))
        assert listed[-1].id == key
        assert listed[-1].scoped == passages


def test_the_counts_of_languages_are_those_of_the_passages_in_each(session: Session, analyst: Analyst) -> None:
    mixed(session, analyst)
    for theme in ("", "response-speed", "touchpoints", "no-such-theme"):
        themes = frozenset({theme} if theme else ())
        assert len(session.keys(Scope(themes=themes))) == session.size(Scope(themes=themes))[1]
        sizes = []
        for tag, documents in spoken(session, Scope(themes=themes)).items():
            scope = Scope(frozenset({tag}), themes)
            sizes.append(session.size(scope))
            assert sizes[-1][1] == documents
            assert sizes[-1][0] == sum(row.scoped for row in session.documents(scope))
            assert sizes[-1][0] == len(session.passages(scope))
        assert sum(size for size, _ in sizes) == session.size(Scope(themes=themes))[0]


def test_a_row_tells_the_encoding(session: Session, analyst: Analyst) -> None:
    session.add(analyst.analyse_text("The clerk was friendly.", "Pasted text"), "")
    rows = session.documents(Scope())
    assert [(row.encoding, row.codec) for row in rows] == [("UTF-8", "utf-8")] * 4 + [("Unicode", "")]
    assert (session.open(1).encoding, session.open(1).codec) == ("UTF-8", "utf-8")


def test_the_ids_are_those_of_the_rows(session: Session) -> None:
    for scope in (Scope(), Scope(languages=frozenset({"pl", "zh"})), Scope(themes=frozenset({"loyalty"}))):
        assert session.keys(scope) == [row.id for row in session.documents(scope)]


def test_only_documents_with_passages_in_scope_are_listed(session: Session, analyst: Analyst) -> None:
    empty = session.add(analyst.analyse_text("-----", "Nothing"), "empty").ids[0]
    assert session.keys(Scope())[-1] == empty
    assert session.keys(Scope(lengths=frozenset({Length.SHORT, Length.MEDIUM, Length.LONG}))) == [1, 2, 3, 4]
    for scope in (
        Scope(languages=frozenset({"pl", "zh"})),
        Scope(themes=frozenset({"loyalty", "touchpoints"})),
        Scope(statuses=frozenset({Status.NOISY})),
        Scope(statuses=frozenset({Status.DOUBTFUL}), languages=frozenset({"es"})),
    ):
        rows = session.documents(scope)
        assert rows == [row for row in rows if row.scoped]
        assert (sum(row.scoped for row in rows), len(rows)) == session.size(scope)


def in_order(session: Session, key: OrderKey, *, descending: bool = False) -> list[int]:
    return list(session.listed(Scope(), Ordering(key, descending)).ids)


def test_titles_sort_without_case_accents_and_signs_and_numbers_by_value(session: Session) -> None:
    titles = {1: "“Élan”", 2: "chapter 10", 3: "Chapter 9", 4: "…chapter 010 b"}
    for key, title in titles.items():
        session.rename(key, title)
    assert in_order(session, OrderKey.TITLE) == [3, 2, 4, 1]
    assert in_order(session, OrderKey.TITLE, descending=True) == [1, 4, 2, 3]


def test_documents_sort_by_what_their_rows_tell(session: Session) -> None:
    session.remember_place(2, 0, 100)
    session.remember_place(3, 0, 10_000_000)
    session.mark_read([4], read=True)
    session.mark_read([3], read=False)
    for key in (1, 1, 3):
        session.highlight(key, len(session.open(key).highlights), 9)
    rows = {row.id: row for row in session.documents(Scope())}
    assert [rows[key].progress for key in (1, 3, 4)] == [0.0, 0.0, 1.0]
    assert 0 < rows[2].progress < 1
    words = {row.id: row.length // 2 if row.characters else row.length for row in rows.values()}
    keys: dict[OrderKey, Callable[[int], Any]] = {
        OrderKey.ADDED: lambda key: key,
        OrderKey.LANGUAGE: lambda key: rows[key].language,
        OrderKey.LENGTH: lambda key: words[key],
        OrderKey.READ: lambda key: rows[key].progress,
        OrderKey.NOTES: lambda key: rows[key].notes,
    }
    for key, descending in itertools.product(keys, (False, True)):
        found = in_order(session, key, descending=descending)
        values = [keys[key](each) for each in found]
        assert values == sorted(values, reverse=descending)
        assert sorted(found) == [1, 2, 3, 4]


def test_a_scope_keeps_the_order(session: Session) -> None:
    spoken = Scope(languages=frozenset({"es", "pl", "fil"}))
    for key, descending in itertools.product(OrderKey, (False, True)):
        everything = in_order(session, key, descending=descending)
        listed = session.listed(spoken, Ordering(key, descending))
        assert list(listed.ids) == [each for each in everything if each != 2]
        assert list(listed.scoped) == [
            session.documents(spoken)[sorted(listed.ids).index(k)].scoped for k in listed.ids
        ]


def test_a_language_that_is_not_sure_comes_last(session: Session, analyst: Analyst) -> None:
    key = session.add(analyst.analyse_text("1234 5678", "Numbers"), "numbers").ids[0]
    assert session.document_rows([key])[0].language == "und"
    assert in_order(session, OrderKey.LANGUAGE)[-1] == key


def test_rows_come_in_the_order_asked_for_and_no_others(session: Session) -> None:
    everything = {row.id: row for row in session.documents(Scope())}
    assert session.document_rows([3, 77, 1]) == [everything[3], everything[1]]
    assert session.document_rows([]) == []


def test_a_row_counts_the_themes_of_a_document_that_was_judged_since(session: Session) -> None:
    session.settle()
    before = session.document_rows([3])[0]
    passage = next(each for each in session.open(3).passages if each.counted())
    session.refuse(passage, passage.counted()[0].theme)
    after = session.document_rows([3])[0]
    assert sum(n for _, n in after.families) == sum(n for _, n in before.families) - 1
    session.settle()
    assert session.document_rows([3])[0].families == after.families


def test_a_row_names_the_nearest_duplicate_by_title_or_by_file(session: Session, analyst: Analyst) -> None:
    text = "\n\n".join((POLISH, ENGLISH, POLISH.replace("trzy", "dwa"), ENGLISH.replace("clerk", "man")))
    one = session.add(analyst.analyse_text(text, "One"), "a").ids[0]
    two = session.add(analyst.analyse_text(f"{text}\n\nAnd more.", "Two"), "b").ids[0]
    session.rename(one, "One")
    session.rename(two, "Two")
    row, other = session.document_rows([one, two])
    assert (row.alike[0][0], row.nearest, other.nearest) == (two, "Two", "One")
    session.rename(two, "One")
    # neither has a file to tell them apart
    assert session.document_rows([one])[0].nearest == "One"
    session.remove(two)
    assert (session.document_rows([one])[0].alike, session.document_rows([one])[0].nearest) == ((), "")


def test_titles_are_found_by_their_first_letters(session: Session) -> None:
    session.rename(3, "Łódź")
    assert session.titles_beginning("LOD") == {3}
    assert session.titles_beginning("客户") == {2}
    assert session.titles_beginning("nothing") == frozenset()
    session.remove(3)
    assert session.titles_beginning("lod") == frozenset()


def test_a_free_title_is_one_that_nobody_has(session: Session) -> None:
    assert session.free_title("Pasted text") == "Pasted text 1"
    session.rename(1, "Pasted text 1")
    assert session.free_title("Pasted text") == "Pasted text 2"
    session.rename(2, "pasted text 2")
    assert session.free_title("Pasted text") == "Pasted text 2"
    session.rename(2, "Pasted text 2")
    assert session.free_title("Pasted text") == "Pasted text 3"


def test_the_last_file_is_that_which_was_added_last(session: Session, analyst: Analyst) -> None:
    session.add(analyst.analyse_text("One two three.", "Pasted text 1"), "a")
    assert session.last_file() == session.file_of(4) == str(paths.seeds()[3])
    assert sorted(session.files()) == sorted(map(str, paths.seeds()))
    session.remove(1, 2, 3, 4)
    assert session.last_file() == ""
    assert session.files() == []
