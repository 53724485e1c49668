"""The words by which some passages can be told from others, in each language."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from cxreader.analysis.common_words import CommonWords
from cxreader.analysis.words import Wording
from cxreader.model.language import base

# words this short are mostly grammar
_SHORTEST = 3
# Chinese writes no spaces: its words have two to four characters, none of those that are grammar by themselves
_SOLID = re.compile("[\u3400-\u9fff]+")
_LENGTHS = (2, 3, 4)
_GRAMMAR = re.compile(
    "[的了是不在有和而也就都与及或其这那它他她我你们还但被把对从到为以之很会要能可没个些上下中大小多当并各于所最更再]"
)
# words of one passage alone name nothing
_LEAST = 2


class Vocabulary:
    """The words of all passages, read once, so that any of them can be named by words that others do not have."""

    def __init__(self, texts: Iterable[str], languages: Sequence[str]) -> None:
        """Read all passages: some seconds for twenty thousand.

        Args:
            texts: The passages.
            languages: For each its language tag.

        """
        common = CommonWords()
        self._tongues = [base(language) for language in languages]
        self._words = [set(words(text, tongue, common)) for text, tongue in zip(texts, self._tongues, strict=True)]
        self._sizes = Counter(self._tongues)
        self._everywhere = _counted(zip(self._tongues, self._words, strict=True))

    def own(self, members: Sequence[int], most: int = 5) -> dict[str, tuple[str, ...]]:
        """Return by language the words that some passages have more often than others in that language.

        A language without any is left out.

        Args:
            members: The places of these passages among all.
            most: How many words of each language.

        """
        inside = _counted((self._tongues[place], self._words[place]) for place in members)
        sizes = Counter(self._tongues[place] for place in members)
        found = {}
        for tongue, counts in inside.items():
            weights = {
                word: _typical(number, sizes[tongue], self._everywhere[tongue][word], self._sizes[tongue])
                * len(word) ** 0.5
                for word, number in counts.items()
                if number >= _LEAST
            }
            chosen = apart(sorted(weights, key=lambda word: (-weights[word], word)), most)
            if chosen:
                found[tongue] = chosen
        return found


def apart(words: Iterable[str], most: int) -> tuple[str, ...]:
    """Return the first words that are no part of each other."""
    chosen: list[str] = []
    for word in words:
        if len(chosen) == most:
            break
        if not any(word in other or other in word for other in chosen):
            chosen.append(word)
    return tuple(chosen)


def _counted(passages: Iterable[tuple[str, set[str]]]) -> dict[str, Counter[str]]:
    """Return by language in how many passages each word stands."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for language, words in passages:
        found[language].update(words)
    return found


def _typical(inside: int, own: int, everywhere: int, size: int) -> float:
    """Return how telling a word is: how many of the passages have it, and how much more often than others."""
    return inside / own * math.log((inside / own) / ((everywhere + 1) / (size + 1)))


def words(text: str, language: str, common: CommonWords) -> Iterator[str]:
    """Yield the words of a passage that are not frequent in all texts of its language."""
    wording = Wording(text)
    for start, end, word in wording.words:
        seen = wording.original(start, end).casefold()
        if len(word) >= _SHORTEST and word.isalpha() and language not in common.languages(seen):
            yield seen
    for run in _SOLID.findall(wording.text):
        for size in _LENGTHS:
            pieces = (run[at : at + size] for at in range(len(run) - size + 1))
            yield from (piece for piece in pieces if not _GRAMMAR.search(piece))
