import pytest

from cxreader.model.annotation import Subject
from cxreader.model.note_keys import link_of, memo_of, of_link, of_memo
from cxreader.model.note_limits import NoteLimits
from cxreader.model.views import CodedPassage
from cxreader.session import Session, noting


def coded(session: Session, document: int) -> CodedPassage:
    return next(p for p in session.open(document).passages if p.counted() and p.start and not p.noise)


@pytest.fixture
def keys(session: Session) -> dict[str, int]:
    """A library with two highlights, memos on all there is, and a link; their keys by name."""
    passage = coded(session, 1)
    (lent,) = session.highlight(1, passage.start, passage.end).ids
    (own,) = session.highlight(
        2, *[(p.start, p.end) for p in session.open(2).passages if not p.noise][3], ["loyalty"]
    ).ids
    session.annotate(own, "Ask the Łódź office")
    session.set_highlight_tags(own, ["price"])
    session.star(own, True)
    (link,) = session.link(lent, own, "both").ids
    (library,) = session.add_memo(Subject.LIBRARY, note="all").ids
    (theme,) = session.add_memo(Subject.THEME, "loyalty", note="meant").ids
    (language,) = session.add_memo(Subject.LANGUAGE, "pl", note="spoken").ids
    (document,) = session.add_memo(Subject.DOCUMENT, document=2, note="read twice").ids
    memos = {"library": library, "theme": theme, "language": language, "document": document}
    return {"lent": lent, "own": own, "link": of_link(link)} | {name: of_memo(key) for name, key in memos.items()}


def fitting(session: Session, keys: dict[str, int], **limits: str | bool) -> set[str]:
    names = {key: name for name, key in keys.items()}
    return {names[key] for key in noting.note_keys(session, limits=NoteLimits(**limits))}  # type: ignore[arg-type]  # a test says


def test_keys_say_what_they_stand_for() -> None:
    assert [memo_of(key) for key in (7, of_memo(7), of_link(7))] == [0, 7, 0]
    assert [link_of(key) for key in (7, of_memo(7), of_link(7))] == [0, 0, 7]


def test_a_memo_stands_before_its_document_and_a_link_where_it_begins(session: Session, keys: dict[str, int]) -> None:
    order = ("language", "theme", "library", "lent", "link", "document", "own")
    names = {key: name for name, key in keys.items()}
    shown = [names[key] for key in noting.note_keys(session)]
    assert set(shown[:3]) == set(order[:3])
    assert shown[3:] == list(order[3:])
    assert set(noting.note_keys(session, newest_first=True)) == set(keys.values())


def test_what_is_on_removed_documents_is_not_listed(session: Session, keys: dict[str, int]) -> None:
    session.remove(2)
    assert set(noting.note_keys(session)) == {keys[name] for name in ("lent", "library", "theme", "language")}


def test_each_limit_leaves_what_fits(session: Session, keys: dict[str, int]) -> None:
    assert fitting(session, keys, words="lodz OFFICE") == {"own"}
    assert fitting(session, keys, words="both") == {"link"}
    assert fitting(session, keys, words="pric") == {"own"}
    assert fitting(session, keys, words="twice") == {"document"}
    assert fitting(session, keys, starred=True) == {"own", "link"}
    assert fitting(session, keys, tag="price") == {"own", "link"}
    assert fitting(session, keys, theme="loyalty") >= {"own", "link", "theme"}
    assert fitting(session, keys, theme="loyalty", words="meant") == {"theme"}
    lent = coded(session, 1).counted()[0].theme
    assert "lent" in fitting(session, keys, theme=lent)
    assert fitting(session, keys, language="pl") >= {"language"}
    assert "library" not in fitting(session, keys, language="pl")
    base = session.open(2).language.partition("-")[0]
    assert fitting(session, keys, language=base) >= {"own", "document"}


def test_memos_and_links_say_what_they_are_on(session: Session, keys: dict[str, int]) -> None:
    rows = {row.key: row for row in noting.aside_rows(session, tuple(keys.values()))}
    assert set(rows) == set(keys.values()) - {keys["lent"], keys["own"]}
    assert rows[keys["library"]].heading == session.name
    assert rows[keys["language"]].heading == "Polish"
    theme = rows[keys["theme"]].theme
    assert theme
    assert theme.id == "loyalty"
    document = rows[keys["document"]]
    assert (document.heading, document.language) == (session.open(2).title, session.open(2).language)
    assert " ↔ " in rows[keys["link"]].heading
    assert [row.key for row in noting.aside_rows(session, (of_memo(99), of_link(99)))] == []


def test_a_memo_on_a_theme_that_is_gone_keeps_its_name(session: Session) -> None:
    (key,) = session.add_memo(Subject.THEME, "gone", note="so").ids
    (row,) = noting.aside_rows(session, (of_memo(key),))
    assert (row.heading, row.theme) == ("gone", None)


def test_a_blank_memo_has_no_key(session: Session) -> None:
    assert noting.blank_memo(session, Subject.LIBRARY).key == 0


def test_linked_quotes_lead_to_the_other_end(session: Session, keys: dict[str, int]) -> None:
    ((_, end, quote),) = session.linked_quotes(keys["own"])
    assert end == keys["lent"]
    (row,) = noting.note_rows(session, (keys["lent"],))
    assert quote == row.highlight.quote
    ((_, back, _),) = session.linked_quotes(keys["lent"])
    assert back == keys["own"]
    assert row.note == ""


def test_the_places_of_some_highlights_come_with_the_links_drawn_from_them(
    session: Session, keys: dict[str, int]
) -> None:
    for newest_first in (False, True):
        every = [place[-1] for place in noting.note_places(session, newest_first=newest_first)]
        some = [place[-1] for place in noting.note_places(session, [keys["lent"], 999], newest_first=newest_first)]
        assert some == [key for key in every if key in (keys["lent"], keys["link"])]
        assert every == list(noting.note_keys(session, newest_first=newest_first))


def test_highlights_are_found_by_what_is_written_on_them_the_first_ones_first(
    session: Session, keys: dict[str, int]
) -> None:
    assert [row.key for row in noting.notes_having(session, "", 5)] == [keys["lent"], keys["own"]]
    assert [row.key for row in noting.notes_having(session, "", 1)] == [keys["lent"]]
    assert [row.key for row in noting.notes_having(session, "PRICE", 5)] == [keys["own"]]
    assert noting.notes_having(session, "nowhere", 5) == []


def test_it_is_told_whether_there_are_many(session: Session, keys: dict[str, int]) -> None:
    assert keys
    assert [noting.has_many_notes(session, most) for most in (1, 2)] == [True, False]
