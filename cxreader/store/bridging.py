"""From a word in one language to its partners in others, by way of the codebook.

A theme has words in many languages. Who searches for one of them is offered those of its theme in the other languages
of the library. They are no translations: they speak for the same.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cxreader.model.folding import fold
from cxreader.model.scope import SearchWords
from cxreader.model.search_words import Word, alternatives, wanted
from cxreader.model.searching import MOST_COUNTED, Partner
from cxreader.model.word_forms import FILIPINO, are_forms
from cxreader.store import facets, search, word_hints

# so many partners are offered in each language
_EACH = 3
_HINT = "?"
# letters that all forms of a word begin with
_SAME = 2
# no term has it
_END = "\0"


class Candidate(NamedTuple):
    """A word of the codebook that may be a partner.

    Attributes:
        language: Base tag of its language.
        term: How the codebook writes it, without the mark of a hint.

    """

    language: str
    term: str


class _Listed(NamedTuple):
    """A word of a theme in the codebook."""

    theme: str
    language: str
    term: str
    hint: bool


# given a word, puts its candidates in order
Order = Callable[[str, Sequence[Candidate]], Sequence[Candidate]]


def as_listed(_word: str, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return candidates as the codebook orders them."""
    return candidates


def partners(db: sqlite3.Connection, word: str, order: Order = as_listed) -> tuple[Partner, ...]:
    """Return the partners of a word that really stand in the texts, language by language; none where it has no theme.

    Args:
        db: The library.
        word: The word, or some in a row.
        order: Puts the candidates in order; the first few of each language that occur are taken.

    """
    found: dict[str, list[Partner]] = {}
    offered = candidates(db, word)
    for language, term in order(word, offered):
        known = found.setdefault(language, [])
        words = SearchWords(term, whole=True)
        if len(known) == _EACH:
            continue
        hits = search.first(db, words, MOST_COUNTED)
        # a word that mostly stands in texts of other languages is another word there
        if hits and 2 * sum(hit.language == language for hit in hits) >= len(hits):
            own = [hit for hit in hits if hit.language == language]
            known.append(Partner(language, term, word_hints.written(db, words, own), len(hits)))
    # the languages of most texts first
    return tuple(partner for language in facets.spoken(db) for partner in found.get(language, ()))


def candidates(db: sqlite3.Connection, word: str) -> list[Candidate]:
    """Return the words of a word's themes in the languages of the library, save those in which it is a word itself.

    Of several such languages, as there are of a loan, only those count in whose texts it stands.
    A general word, which counts only beside others, is one only of words that are nothing more in any theme.
    """
    alike = _alike(db, word)
    telling = [row for row in alike if not row.hint]
    fitting = telling or alike
    if not fitting:
        return []
    themes, own = {row.theme for row in fitting}, {row.language for row in fitting}
    standing = {hit.language for hit in search.first(db, SearchWords(word, whole=True), MOST_COUNTED)}
    others = set(facets.spoken(db)) - (own & standing or own)
    same = _letters(word)
    rows = (row for row in _listed(db) if row.theme in themes and row.language in others)
    found = (row for row in rows if not (telling and row.hint) and _letters(row.term) != same)
    return list(dict.fromkeys(Candidate(row.language, row.term) for row in found))


def _alike(db: sqlite3.Connection, word: str) -> list[_Listed]:
    """Return the words of the codebook that are forms of a word."""
    choices = alternatives(SearchWords(word))
    if len(choices) != 1:
        return []
    sought = wanted(choices[0])
    rows = _listed(db)
    # folded in one go, which is faster by far
    forms = fold(_END.join(row.term for row in rows)).text.split(_END)
    begin = sought[0].text[:_SAME]
    return [
        row
        for row, form in zip(rows, forms, strict=True)
        # Filipino puts much before a root
        if (row.language == FILIPINO or form.startswith(begin)) and _is_same(sought, _chain(row.term), row.language)
    ]


def _listed(db: sqlite3.Connection) -> list[_Listed]:
    rows = db.execute(
        "SELECT m.theme, m.language, m.term FROM term m JOIN theme t ON t.id = m.theme WHERE m.used ORDER BY m.id"
    )
    return [_Listed(theme, language, term.removesuffix(_HINT), term.endswith(_HINT)) for theme, language, term in rows]


def _chain(term: str) -> tuple[Word, ...]:
    return wanted(SearchWords(term))


def _letters(term: str) -> list[str]:
    return [word.text for word in _chain(term)]


def _is_same(sought: Sequence[Word], chain: Sequence[Word], language: str) -> bool:
    """Tell whether words are those of a term: the same, forms of them, or with an ending that it allows."""
    return len(sought) == len(chain) and all(
        one.text == other.text
        or (one.spaced and other.spaced and other.stem and one.text.startswith(other.text))
        or (one.spaced and other.spaced and are_forms(one.text, other.text, language))
        for one, other in zip(sought, chain, strict=True)
    )
