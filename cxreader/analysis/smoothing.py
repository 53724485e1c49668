"""Smoothing of languages over the passages of a document."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul

_STAY = 0.8  # probability that the next passage is in the same language
_ROUNDS = 3
_FLOOR = 1e-7  # probability of a language that a passage says nothing of
# a short line may be a name or a title, which stands in a text of any language: its probability, and how it falls
_NAME, _NAME_LETTERS = 0.01, 3
_SEEN = 0.01  # a language that no passage finds likelier than this cannot win
_UNSEEN_WEIGHT = 0.002  # what each language gets of a document's weights for nothing
_FULL_LENGTH = 200  # letters from which on a passage counts in full


@dataclass(frozen=True, slots=True)
class Odds:
    """What a passage by itself says of its language.

    Attributes:
        by_language: The probability of each language.
        letters: How many letters the passage has.
        telling: How many of them are no part of a name; infinite where the language is known for certain.

    """

    by_language: Mapping[str, float]
    letters: int
    telling: float = math.inf


def smooth(passages: Sequence[Odds]) -> list[dict[str, float]]:
    """Return the probabilities of the languages of each passage, seen in its document.

    A hidden Markov model whose state is the language: it stays, or is drawn anew by the document's own weights. These
    are estimated in a few rounds of forward-backward (Baum-Welch, the weights only).

    Args:
        passages: What each passage says by itself, in order.

    """
    seen = {name for passage in passages for name, value in passage.by_language.items() if value >= _SEEN}
    languages = sorted(seen)
    if len(passages) <= 1 or len(languages) <= 1:
        return [dict(passage.by_language) for passage in passages]
    likelihoods = [_likelihood(passage, languages) for passage in passages]
    weights = [1 / len(languages)] * len(languages)
    for _ in range(_ROUNDS - 1):
        sums = [_UNSEEN_WEIGHT] * len(languages)
        for posterior, passage in zip(_posteriors(likelihoods, weights), passages, strict=True):
            share = min(passage.letters, _FULL_LENGTH) / _FULL_LENGTH
            sums = [total + value * share for total, value in zip(sums, posterior, strict=True)]
        weights = _normalised(sums)
    return [dict(zip(languages, posterior, strict=True)) for posterior in _posteriors(likelihoods, weights)]


def _likelihood(passage: Odds, languages: Sequence[str]) -> list[float]:
    least = max(_FLOOR, _NAME * math.exp(-passage.telling / _NAME_LETTERS))
    return [passage.by_language.get(name, 0.0) + least for name in languages]


def _posteriors(likelihoods: list[list[float]], weights: list[float]) -> list[list[float]]:
    """Run forward and backward once; all vectors are scaled to sum to 1, so nothing underflows."""
    drawn_anew = [(1 - _STAY) * weight for weight in weights]
    forward: list[list[float]] = []
    before = weights
    for likelihood in likelihoods:
        ahead = _normalised([*map(mul, before, likelihood)])
        forward.append(ahead)
        before = [_STAY * value + drawn for value, drawn in zip(ahead, drawn_anew, strict=True)]
    after = [1.0] * len(weights)
    posteriors = []
    for ahead, likelihood in zip(reversed(forward), reversed(likelihoods), strict=True):
        posteriors.append(_normalised([*map(mul, ahead, after)]))
        here = [*map(mul, likelihood, after)]
        drawn = (1 - _STAY) * sum(map(mul, weights, here))
        after = _normalised([_STAY * value + drawn for value in here])
    posteriors.reverse()
    return posteriors


def _normalised(values: list[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values]
