"""The words that passages have more often than others beside them.

The measure is the log-odds of a word with an informative Dirichlet prior, over its standard deviation: Monroe, Colaresi
and Quinn, “Fightin' Words”, Political Analysis 16 (2008), equations 15, 18 and 22. It tells a word that is merely rare
from one that is telling, in ten passages as in a thousand. A word counts once for each passage that has it.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from cxreader.analysis.common_words import CommonWords
from cxreader.analysis.vocabulary import apart, words
from cxreader.model.folding import fold
from cxreader.model.language import is_unspaced
from cxreader.model.word_forms import are_forms

# the prior is worth so many words; a word that is less telling than this, or in fewer passages, is left out
_PRIOR = 50.0
_LEAST_TELLING, _LEAST = 1.0, 2
# a run of characters that stands in a longer one at least this often is a piece of that
_MOSTLY = 0.6


class TypicalWords:
    """Compares passages, one language after the other."""

    def __init__(self) -> None:
        self._common = CommonWords()

    def of(self, language: str, texts: Iterable[str], others: Iterable[str], most: int = 5) -> tuple[str, ...]:
        """Return the words that are typical of some passages, the most typical first.

        Args:
            language: The base tag of their language.
            texts: The passages.
            others: Passages to compare them with.
            most: How many words at most.

        """
        inside, outside = (self._counted(language, some) for some in (texts, others))
        telling = {word: _telling(word, inside, outside) for word, number in inside.items() if number >= _LEAST}
        if is_unspaced(language):
            telling = {word: number for word, number in telling.items() if not _is_piece(word, inside)}
        ordered = sorted(telling, key=lambda word: (-round(telling[word], 6), -len(word), word))
        return apart(_roots((word for word in ordered if telling[word] >= _LEAST_TELLING), language, 4 * most), most)

    def _counted(self, language: str, texts: Iterable[str]) -> Counter[str]:
        return Counter(word for text in texts for word in set(words(text, language, self._common)))


def _telling(word: str, inside: Counter[str], outside: Counter[str]) -> float:
    """Return by how many standard deviations a word is more frequent inside than outside."""
    own, beyond = inside.total(), outside.total()
    prior = _PRIOR * (inside[word] + outside[word]) / (own + beyond + 1)
    odds = (
        math.log((counts[word] + prior) / (size + _PRIOR - counts[word] - prior))
        for counts, size in ((inside, own), (outside, beyond))
    )
    deviation = math.sqrt(1 / (inside[word] + prior) + 1 / (outside[word] + prior))
    return (next(odds) - next(odds)) / deviation


def _is_piece(word: str, counts: Counter[str]) -> bool:
    """Tell whether a run of characters mostly stands within the same longer one."""
    return any(counts[other] >= _MOSTLY * counts[word] for other in counts if word != other and word in other)


def _roots(ordered: Iterable[str], language: str, most: int) -> Sequence[str]:
    """Return the first words of which none is a form of one before it."""
    chosen: dict[str, str] = {}
    for word in ordered:
        plain = fold(word).text
        if len(chosen) < most and not any(are_forms(plain, other, language) for other in chosen):
            chosen[plain] = word
    return tuple(chosen.values())
