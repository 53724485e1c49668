"""What a person may have meant by a word, and how texts write it."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cxreader.model.scope import SearchWords
from cxreader.model.search_words import spans, wanted
from cxreader.model.searching import Hit
from cxreader.store import documents, search, vocabulary

# how many letters may be wrong: one in a short word, two in a longer one; in the shortest none could be told
_SHORTEST, _LONG = 3, 6
_MEANT = 3
# of how many places the way a word is mostly written is told
_PLACES = 5


def near(db: sqlite3.Connection, word: str) -> list[tuple[str, int]]:
    """Return words of the library that a word may be a slip for, the likeliest first, with the passages that have them.

    The fewer letters differ the likelier it is, and of equals the more passages have it. Only one word of a script that
    is written with spaces has any. Each is given as it is mostly written.
    """
    typed = _only(word)
    if len(typed) < _SHORTEST:
        return []
    most = 1 if len(typed) < _LONG else 2
    found = {other: distance for other in _like(db, typed, most) if 0 < (distance := _distance(typed, other)) <= most}
    likely = sorted(found, key=lambda other: (found[other], -vocabulary.uses(db, other), other))
    whole = [SearchWords(other, whole=True) for other in likely[:_MEANT]]
    return [(written(db, words, search.first(db, words, _PLACES)), _passages(db, words.text)) for words in whole]


def written(db: sqlite3.Connection, words: SearchWords, hits: Sequence[Hit]) -> str:
    """Return how words are mostly written in the first of some passages, else as they are given."""
    return (
        _commonest(
            text[hit.start + start : hit.start + end]
            for hit in hits[:_PLACES]
            for text in [documents.text(db, hit.document)]
            for start, end in spans(text[hit.start : hit.end], words)[:1]
        )
        or words.text
    )


def _only(typed: str) -> str:
    """Return the word that was typed in the form in which texts are compared, empty where there is not just one."""
    chain = wanted(SearchWords(typed))
    return chain[0].text if len(chain) == 1 and chain[0].spaced else ""


def _like(db: sqlite3.Connection, typed: str, most: int) -> set[str]:
    """Return the words of about that length that have one of the parts of a word, of which one must be as it is."""
    size, parts = len(typed), most + 1
    bounds = [size * part // parts for part in range(parts + 1)]
    pieces = {typed[start:end] for start, end in pairwise(bounds)}
    swapped = (typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :] for at in range(size - 1))
    letters = set(typed)
    likely = (word for piece in pieces for word in vocabulary.containing(db, piece))
    found = {word for word in likely if abs(len(word) - size) <= most and len(letters ^ set(word)) <= 2 * most}
    return found | {word for word in swapped if vocabulary.has(db, word)}


def _distance(one: str, other: str) -> int:
    """Return how many letters must be put in, left out, exchanged, or swapped with their neighbours."""
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, match in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != match)))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == match:
                row[-1] = min(row[-1], earlier[j - 2] + 1)
    return row[-1]


def _passages(db: sqlite3.Connection, word: str) -> int:
    """Return how many passages of documents in the list a search for a word finds."""
    query, values = search.passages(db, SearchWords(word))
    (number,) = db.execute(
        f"SELECT count(*) FROM (SELECT DISTINCT document, number FROM ({query})) f "
        "JOIN document d ON d.id = f.document WHERE d.removed IS NULL",
        values,
    ).fetchone()
    return int(number)


def _commonest(words: Iterable[str]) -> str:
    return next((word for word, _ in Counter(words).most_common(1)), "")
