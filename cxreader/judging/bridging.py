"""The partners of a word in other languages, those that mean the like first."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np

from cxreader.judging.meanings import Meanings
from cxreader.judging.source import snapshot
from cxreader.model.search_words import plain
from cxreader.model.searching import Partner
from cxreader.store import bridging
from cxreader.store.bridging import Candidate

# what is less like the word than so many others of its language is no partner
_ALIKE = 8


def partners(library: Path, word: str) -> tuple[Partner, ...]:
    """Return the partners of a word that really stand in the texts of a library."""
    with snapshot(library) as db:
        return bridging.partners(db, word, partial(_by_likeness, db))


def _by_likeness(db: sqlite3.Connection, word: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of each language that are most like a word, the most alike first."""
    if not candidates:
        return []
    meanings = Meanings(db).of([plain(word), *(plain(each.term) for each in candidates)])
    lengths = np.linalg.norm(meanings, axis=1)
    likeness = (meanings[1:] @ meanings[0]) / lengths[1:]
    taken, of_language = list[Candidate](), Counter[str]()
    for number in np.argsort(-likeness, kind="stable"):
        candidate = candidates[number]
        of_language[candidate.language] += 1
        if of_language[candidate.language] <= _ALIKE:
            taken.append(candidate)
    return taken
