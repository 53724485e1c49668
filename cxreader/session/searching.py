"""Searching all documents for words. What this stands on is loaded when it is needed: no start needs it."""

from collections.abc import Iterable

from cxreader.model.scope import SearchWords
from cxreader.model.searching import Found, HitLine, HitOrder, Partner
from cxreader.session.edits import Session


def first_hits(session: Session, words: SearchWords) -> Found:
    """Return the first passages that have words, soon enough for every key that is pressed."""
    from cxreader.store import concordance

    with session.library.reading() as db:
        return concordance.first(db, words)


def search(session: Session, words: SearchWords, order: HitOrder) -> Found:
    """Return all passages that have words; a large library may take a second or more for it."""
    from cxreader.store import concordance

    with session.library.reading() as db:
        return concordance.find(db, words, order)


def hit_lines(session: Session, words: SearchWords, keys: Iterable[int]) -> list[HitLine]:
    """Return some of what was found with what stands around it; what is no more is left out."""
    from cxreader.store import concordance

    with session.library.reading() as db:
        return concordance.lines(db, words, keys)


def meant(session: Session, word: str) -> list[tuple[str, int]]:
    """Return words that may be meant by one that no document has, and how many passages have each."""
    from cxreader.store import word_hints

    with session.library.reading() as db:
        return word_hints.near(db, word)


def partners(session: Session, word: str) -> tuple[Partner, ...]:
    """Return what other languages have in texts that speaks for the same as a word of the codebook."""
    from cxreader.store import bridging

    with session.library.reading() as db:
        return bridging.partners(db, word)


def unsearched(session: Session) -> list[int]:
    """Return the documents that no search finds yet, since an earlier version has stored them."""
    from cxreader.store import search

    with session.library.reading() as db:
        return search.missing(db)


def make_searchable(session: Session, documents: Iterable[int]) -> None:
    """Let searches find documents; it is no edit, and nothing that anybody sees changes."""
    from cxreader.store import search

    with session.library.transaction(lasting=False) as db:
        for document in documents:
            search.index(db, document)
