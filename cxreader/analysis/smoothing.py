"""Smoothing of languages over the passages of a document."""

from collections.abc import Mapping, Sequence

_STAY = 0.85  # probability that the next passage is in the same language
_ROUNDS = 3
_FLOOR = 1e-7  # probability of a language that a passage says nothing of
_SEEN = 0.01  # a language that no passage finds likelier than this cannot win
_UNSEEN_WEIGHT = 0.002  # what each language gets of a document's weights for nothing
_FULL_LENGTH = 200  # letters from which on a passage counts in full


def smooth(odds: Sequence[Mapping[str, float]], sizes: Sequence[int]) -> list[dict[str, float]]:
    """Return the probabilities of the languages of each passage, seen in its document.

    A hidden Markov model whose state is the language: it stays, or is drawn anew by the document's own weights. These
    are estimated in a few rounds of forward-backward (Baum-Welch, the weights only).

    Args:
        odds: For each passage, in order, the probability of each language by itself.
        sizes: The letters of each passage.

    """
    languages = sorted({name for passage in odds for name, value in passage.items() if value >= _SEEN})
    if len(odds) <= 1 or len(languages) <= 1:
        return [dict(passage) for passage in odds]
    likelihoods = [[max(passage.get(name, 0.0), _FLOOR) for name in languages] for passage in odds]
    weights = [1 / len(languages)] * len(languages)
    posteriors: list[list[float]] = []
    for _ in range(_ROUNDS):
        posteriors = _posteriors(likelihoods, weights)
        sums = [_UNSEEN_WEIGHT] * len(languages)
        for posterior, size in zip(posteriors, sizes, strict=True):
            share = min(size, _FULL_LENGTH) / _FULL_LENGTH
            sums = [total + value * share for total, value in zip(sums, posterior, strict=True)]
        weights = _normalised(sums)
    return [dict(zip(languages, posterior, strict=True)) for posterior in posteriors]


def _posteriors(likelihoods: list[list[float]], weights: list[float]) -> list[list[float]]:
    """Run forward and backward once; all vectors are scaled to sum to 1, so nothing underflows."""
    forward: list[list[float]] = []
    for likelihood in likelihoods:
        before = weights
        if forward:
            before = [_STAY * value + (1 - _STAY) * weight for value, weight in zip(forward[-1], weights, strict=True)]
        forward.append(_normalised([a * b for a, b in zip(before, likelihood, strict=True)]))
    after = [1.0] * len(weights)
    posteriors = []
    for ahead, likelihood in zip(reversed(forward), reversed(likelihoods), strict=True):
        posteriors.append(_normalised([a * b for a, b in zip(ahead, after, strict=True)]))
        here = [a * b for a, b in zip(likelihood, after, strict=True)]
        drawn = (1 - _STAY) * sum(a * b for a, b in zip(weights, here, strict=True))
        after = _normalised([_STAY * value + drawn for value in here])
    posteriors.reverse()
    return posteriors


def _normalised(values: list[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values]
