from pathlib import Path

from cxreader import paths
from cxreader.importing import Analyst
from cxreader.model.scope import Scope
from cxreader.session import Session

NOW_IN_SCOPE = Scope(languages=frozenset({"pl"}), themes=frozenset({"touchpoints"}))
POLISH = "Obsługa klienta była miła, ale czekaliśmy na paczkę trzy tygodnie i nikt nie odebrał telefonu."
ENGLISH = "The clerk at the desk was friendly and solved my problem at once, and nobody had to wait on the phone."


def mixed(session: Session, analyst: Analyst) -> int:
    text = "\n\n".join((POLISH, POLISH.replace("trzy", "dwa"), ENGLISH))
    return session.add(analyst.analyse_text(text, "Mixed"), "mixed").ids[0]


def test_the_samples_are_spanish_chinese_polish_and_filipino(session: Session) -> None:
    rows = session.documents(Scope())
    assert [row.language for row in rows] == ["es", "zh-Hans", "pl", "fil"]
    assert session.languages(Scope()) == [("es", 1), ("fil", 1), ("pl", 1), ("zh", 1)]
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
    assert len(rows) == 4
    assert sum(row.scoped for row in rows) == session.size(Scope(themes=NOW_IN_SCOPE.themes))[0]


def test_every_language_is_counted_whatever_the_scope_chose(session: Session) -> None:
    chosen = Scope(languages=frozenset({"pl"}))
    assert session.languages(chosen) == session.languages(Scope())


def test_a_language_without_documents_in_scope_stays_in_the_list(session: Session) -> None:
    nowhere = Scope(themes=frozenset({"no-such-theme"}))
    assert dict(session.languages(nowhere)) == {"es": 0, "fil": 0, "pl": 0, "zh": 0}
    session.remove(2)
    assert "zh" not in dict(session.languages(nowhere))


def test_a_document_in_two_languages_is_listed_under_both(session: Session, analyst: Analyst) -> None:
    key = mixed(session, analyst)
    row = session.documents(Scope())[-1]
    assert (row.id, row.language, row.languages) == (key, "pl", ("pl", "en"))
    assert session.open(key).languages == ("pl", "en")
    assert session.languages(Scope()) == [("pl", 2), ("en", 1), ("es", 1), ("fil", 1), ("zh", 1)]
    assert session.count(Scope()) == 5
    for tag, passages in (("pl", 2), ("en", 1)):
        listed = session.documents(Scope(frozenset({tag})))
        assert listed[-1].id == key
        assert listed[-1].scoped == passages


def test_the_counts_of_languages_are_those_of_the_passages_in_each(session: Session, analyst: Analyst) -> None:
    mixed(session, analyst)
    for theme in ("", "response-speed", "touchpoints", "no-such-theme"):
        themes = frozenset({theme} if theme else ())
        assert session.count(Scope(themes=themes)) == session.size(Scope(themes=themes))[1]
        sizes = []
        for tag, documents in session.languages(Scope(themes=themes)):
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
