from pathlib import Path

from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook, Family, Theme
from cxreader.session import Session, leaving
from cxreader.store import codebooks
from cxreader.store.library import Library

OTHER = Codebook(
    "other",
    7,
    (Family("value", "Value", "gold"),),
    (Theme("price", "V1", "Price", "value", "How dear.", {"en": ("cheap*", "too dear"), "pl": ("drogo",)}),),
)


def without(codebook: Codebook, theme: str) -> Codebook:
    return codebook._replace(themes=tuple(one for one in codebook.themes if one.id != theme))


def test_a_codebook_comes_back_as_it_was_stored(session: Session, shipped_codebook: Codebook) -> None:
    assert session.full_codebook() == shipped_codebook
    session.adopt(OTHER, (), "digest")
    assert session.full_codebook() == OTHER
    assert session.codebook_file == "digest"


def test_the_terms_are_left_out_on_request(session: Session, shipped_codebook: Codebook) -> None:
    assert session.codebook == shipped_codebook._replace(
        themes=tuple(theme._replace(terms={}) for theme in shipped_codebook.themes)
    )


def test_a_new_library_has_an_empty_codebook(tmp_path: Path) -> None:
    with Library(tmp_path / "new.cxlib") as library, library.reading() as db:
        assert codebooks.load(db) == Codebook("", 0, (), ())
        assert codebooks.origin(db) == ""


def test_a_theme_that_is_no_more_is_seen_nowhere_and_breaks_nothing(
    session: Session, shipped_codebook: Codebook
) -> None:
    gone = "loyalty"
    document = session.open(1)
    passage = next(passage for passage in document.passages if not passage.noise)
    session.set_theme(passage, gone)
    (key,) = session.highlight(1, passage.start, passage.end, [gone]).ids
    session.remember_view(1, Scope(themes=frozenset({gone, "contact-centre"})))
    session.adopt(without(shipped_codebook, gone), (), "next edition")
    everything = [
        coding.theme for number in (1, 2, 3, 4) for p in session.open(number).passages for coding in p.codings
    ]
    assert gone not in everything
    assert len(session.documents(Scope())) == 4
    assert gone not in [row.theme.id for group in session.themes(Scope()) for row in group.rows]
    assert all(theme.id != gone for row in session.notes() for theme in row.themes)
    assert all(theme.id != gone for row in leaving.export_rows(session, Scope(), passages=True) for theme in row.themes)
    assert session.size(Scope(themes=frozenset({gone}))) == (0, 0)
    assert session.last_view() == (1, Scope(themes=frozenset({"contact-centre"})))
    session.adopt(shipped_codebook, (), "the edition after")
    assert session.open(1).passages[passage.number].codings[0].theme == gone
    (row,) = [row for row in session.notes() if row.highlight.id == key]
    assert row.highlight.themes == (gone,)
