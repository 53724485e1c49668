"""How words are searched for: what the index is asked, and whether the texts must be asked as well.

A group of terms stands for each word: all of them that the word may be a part of, or a form of. A passage must have one
of each group; where there are more words than one, they must also stand in the right order, which only the text tells.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain as joined
from itertools import filterfalse, islice
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
        match: The expression; empty for all passages.
        language: Base tag of the language that passages must count under; empty for any.

    """

    match: str
    language: str = ""


class Plan(NamedTuple):
    """How some words are searched for.

    Attributes:
        questions: What finds all passages that may have the words; only the last one may ask for all there are.
        exact: Whether what is found has the words for certain.

    """

    questions: Iterable[Question]
    exact: bool


def plan(db: sqlite3.Connection, words: SearchWords) -> Plan:
    """Return how one alternative is searched for; no question at all where there is no word."""
    chain = wanted(words)
    if not chain:
        return Plan((), exact=True)
    # of languages other than these no forms are known
    languages = (*LANGUAGES, "") if words.forms else ("",)
    questions: list[Question] = []
    for language in languages:
        groups = _groups(db, chain, words, language)
        if not groups:
            return Plan((Question(""),), exact=False)
        questions += _questions(groups, language)
    return Plan(tuple(questions), exact=len(chain) == 1 and (chain[0].spaced or len(chain[0].text) <= _TOLD))


def hasty(db: sqlite3.Connection, words: SearchWords) -> Plan:
    """Return how to search where the first passages are enough: what is found soon goes first.

    These are passages where the words stand as they are; where one word stands at the beginning of others; and where a
    single character of a run stands before some others. Each question is made when it is asked for.
    """
    chain = wanted(words)
    if words.whole or words.forms or not chain:
        return plan(db, words)
    if len(chain) > 1:
        return Plan(_of_chain(db, chain, words), exact=False)
    if chain[0].spaced:
        return Plan(_of_letters(db, chain[0].text), exact=True)
    return Plan(_of_character(db, chain[0].text), exact=True) if len(chain[0].text) == 1 else plan(db, words)


def _of_chain(db: sqlite3.Connection, chain: Sequence[Word], words: SearchWords) -> Iterator[Question]:
    *_, last = chain
    yield Question(
        " AND ".join(f'"{word.text}"' if word.spaced else _run(word.text, is_last=word is last) for word in chain)
    )
    yield from plan(db, words).questions


def _of_letters(db: sqlite3.Connection, letters: str) -> Iterator[Question]:
    first = vocabulary.beginning(db, letters, _AT_ONCE)
    if first:
        yield _any_of(first)
    others = filterfalse(frozenset(first).__contains__, vocabulary.containing(db, letters))
    while some := list(islice(others, _AT_ONCE)):
        yield _any_of(some)


def _of_character(db: sqlite3.Connection, character: str) -> Iterator[Question]:
    first = vocabulary.pairs(db, character, _AT_ONCE)
    if first:
        yield _any_of(first)
        yield Question(_run(character, is_last=True))


def _any_of(words: Iterable[str]) -> Question:
    return Question(_one_of(f'"{word}"' for word in words))


def _groups(
    db: sqlite3.Connection, chain: Sequence[Word], words: SearchWords, language: str
) -> Sequence[Sequence[str]]:
    """Return the terms for each word of a chain; none for words with too many, for the others limit more."""
    for most in (_FURTHER, _MOST):
        groups = [_terms(db, chain, place, words, language, most) for place in range(len(chain))]
        few = [group for group in groups if len(group) <= most]
        if few:
            return few
    return ()


def _questions(groups: Sequence[Sequence[str]], language: str) -> Sequence[Question]:
    """Return the questions that find passages with one term of each group."""
    first, *others = sorted(groups, key=len)
    further = "".join(f" AND ({_one_of(terms)})" for terms in others if len(terms) <= _FURTHER)
    rounds = (first[at : at + _AT_ONCE] for at in range(0, len(first), _AT_ONCE))
    return [Question(f"({_one_of(terms)}){further}", language) for terms in rounds]


def _one_of(terms: Iterable[str]) -> str:
    return " OR ".join(terms)


def _terms(
    db: sqlite3.Connection, chain: Sequence[Word], place: int, words: SearchWords, language: str, most: int
) -> list[str]:
    """Return the terms that stand for a word of a chain, the shortest first; where they are more than most, some."""
    word, is_first, is_last = chain[place], place == 0, place == len(chain) - 1
    if not word.spaced:
        return [_run(word.text, is_last=is_last)]
    found: Iterator[str] = iter((word.text,))
    if words.forms:
        found = joined(found, _forms(db, word.text, language))
        if word.stem:
            found = joined(found, vocabulary.containing(db, word.text, begins=True))
    elif word.stem:
        found = vocabulary.containing(db, word.text, begins=words.whole or not is_first)
    elif not words.whole and (is_first or is_last):
        found = vocabulary.containing(db, word.text, begins=not is_first, ends=not is_last)
    terms: set[str] = set()
    while len(terms) <= most and (term := next(found, "")):
        terms.add(term)
    return [f'"{term}"' for term in sorted(terms, key=lambda term: (len(term), term))]


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
