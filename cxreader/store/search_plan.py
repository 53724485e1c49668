"""How words are searched for: what the index is asked, and whether the texts must be asked as well.

A group of terms stands for each word: all of them that the word may be a part of, or a form of. A passage must have one
of each group; where there are more words than one, they must also stand in the right order, which only the text tells.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from cxreader.model.scope import SearchWords
from cxreader.model.search_words import Word, pieces, wanted
from cxreader.model.word_forms import FILIPINO, LANGUAGES, are_forms, core
from cxreader.store import vocabulary

# terms in one question: each row of an answer is compared with all of them
_AT_ONCE = 64
# a further word with more terms than these limits hardly anything, and is left to the texts
_FURTHER = 500
# of words with so common letters all passages are looked through, which is faster
_MOST = 20_000
# characters of a run that the index tells of as they follow each other
_TOLD = 2


class Question(NamedTuple):
    """A question to the index, in the language of FTS5.

    Attributes:
        match: The expression.
        language: Base tag of the language that passages must count under; empty for any.

    """

    match: str
    language: str = ""


class Plan(NamedTuple):
    """How some words are searched for.

    Attributes:
        questions: What finds passages that may have the words; None where all of them may.
        exact: Whether what is found has the words for certain.

    """

    questions: tuple[Question, ...] | None
    exact: bool


def plan(db: sqlite3.Connection, words: SearchWords) -> Plan:
    """Return how words are searched for; no question at all where there is no word."""
    chain = wanted(words)
    if not chain:
        return Plan((), exact=True)
    # of languages other than these no forms are known
    languages = (*LANGUAGES, "") if words.forms else ("",)
    questions: list[Question] = []
    for language in languages:
        groups = [_terms(db, chain, place, words, language) for place in range(len(chain))]
        asked = _questions([group for group in groups if group is not None], language)
        if asked is None:
            return Plan(None, exact=False)
        questions += asked
    return Plan(tuple(questions), exact=len(chain) == 1 and (chain[0].spaced or len(chain[0].text) <= _TOLD))


def likeliest(db: sqlite3.Connection, words: SearchWords) -> Question | None:
    """Return what finds some passages that have a word for certain, and soon; None where only a plan does.

    That is: those where the word stands as it is, or at the beginning of some words; of a single character of a run,
    those where it stands before some others.
    """
    chain = wanted(words)
    if words.whole or words.forms or len(chain) != 1:
        return None
    word = chain[0]
    if word.spaced:
        terms = vocabulary.beginning(db, word.text, _AT_ONCE)
    else:
        terms = vocabulary.pairs(db, word.text, _AT_ONCE) if len(word.text) == 1 else []
    return Question(_one_of(f'"{term}"' for term in terms)) if terms else None


def _questions(groups: Iterable[Sequence[str]], language: str) -> tuple[Question, ...] | None:
    """Return the questions that find passages with one term of each group; None where there are no groups."""
    ordered = sorted(groups, key=len)
    if not ordered:
        return None
    first, *others = ordered
    further = "".join(f" AND ({_one_of(terms)})" for terms in others if len(terms) <= _FURTHER)
    rounds = (first[at : at + _AT_ONCE] for at in range(0, len(first), _AT_ONCE))
    return tuple(Question(f"({_one_of(terms)}){further}", language) for terms in rounds)


def _one_of(terms: Iterable[str]) -> str:
    return " OR ".join(terms)


def _terms(
    db: sqlite3.Connection, chain: Sequence[Word], place: int, words: SearchWords, language: str
) -> list[str] | None:
    """Return the terms that stand for a word of a chain, the shortest first; None where there are too many."""
    word, is_first, is_last = chain[place], place == 0, place == len(chain) - 1
    if not word.spaced:
        return [_run(word.text, is_last=is_last)]
    if words.forms:
        found = _forms(db, word.text, language) | {word.text}
    elif words.whole or not (is_first or is_last):
        found = {word.text}
    else:
        parts = vocabulary.containing(db, word.text, begins=not is_first, ends=not is_last)
        found = set(islice(parts, _MOST + 1))
    return None if len(found) > _MOST else [f'"{term}"' for term in sorted(found, key=lambda term: (len(term), term))]


def _forms(db: sqlite3.Connection, word: str, language: str) -> set[str]:
    """Return the forms of a word in a language; none without one."""
    if not language:
        return set()
    letters = core(word, language)
    likely = vocabulary.containing(db, letters, begins=language != FILIPINO)
    return {other for other in likely if are_forms(word, other, language)}


def _run(run: str, *, is_last: bool) -> str:
    """Return what finds a run of characters, which ends within a longer one only where nothing follows it."""
    if is_last and len(run) == 1:
        return f'"{run}"*'
    found = pieces(run)[:-1] if is_last else pieces(run)
    return "(" + " AND ".join(f'"{piece}"' for piece in dict.fromkeys(found)) + ")"
