"""Smoothing of languages over the passages of a document."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import eq, itemgetter, mul

_STAY = 0.8  # probability that the next passage is in the same language for no other reason
_STRAYS = 0.1  # below this it is chance that answers after each other are in the same language
_TOLD = 0.9  # probability from which on the language of an answer is told by itself
_ROUNDS = 3
_MANY = 1_000  # passages that tell a document's weights in whatever order they are, which is sooner told
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


def smooth(passages: Sequence[Odds], *, are_answers: bool = False) -> list[dict[str, float]]:
    """Return the probabilities of the languages of each passage, seen in its document.

    A hidden Markov model whose state is the language: it stays, or is drawn anew by the document's own weights. These
    are estimated in a few rounds of forward-backward (Baum-Welch, the weights only); where there are many passages,
    as if each was drawn anew.

    Args:
        passages: What each passage says by itself, in order.
        are_answers: Whether each is by somebody else: then how often the language stays is told from them, for they
            may be sorted by country, or by nothing that has to do with it.

    """
    seen = {name for passage in passages for name, value in passage.by_language.items() if value >= _SEEN}
    languages = sorted(seen)
    if len(passages) <= 1 or len(languages) <= 1:
        return [dict(passage.by_language) for passage in passages]
    likelihoods = [_likelihood(passage, languages) for passage in passages]
    weights = [1 / len(languages)] * len(languages)
    stay = _answers_stay(passages) if are_answers else _STAY
    leaning = stay if len(passages) < _MANY else 0.0
    for _ in range(_ROUNDS - 1):
        sums = [_UNSEEN_WEIGHT] * len(languages)
        for posterior, passage in zip(_posteriors(likelihoods, weights, leaning), passages, strict=True):
            share = min(passage.letters, _FULL_LENGTH) / _FULL_LENGTH / sum(posterior)
            sums = [total + value * share for total, value in zip(sums, posterior, strict=True)]
        weights = _normalised(sums)
    found = map(_normalised, _posteriors(likelihoods, weights, stay))
    return [dict(zip(languages, posterior, strict=True)) for posterior in found]


def _answers_stay(answers: Sequence[Odds]) -> float:
    """Return the probability that an answer is in the language of the one before for no other reason.

    With that probability p, and q that two of all answers are in the same language, two after each other are so with
    ``p + (1 - p) * q``.
    """
    likeliest = [max(answer.by_language.items(), key=itemgetter(1)) for answer in answers]
    told = [language for language, probability in likeliest if probability >= _TOLD]
    same = sum(times * (times - 1) for times in Counter(told).values())
    pairs = len(told) * (len(told) - 1)
    if same == pairs:
        return _STAY
    beside = sum(map(eq, told, told[1:])) / (len(told) - 1)
    stay = (beside - same / pairs) / (1 - same / pairs)
    return min(_STAY, stay) if stay >= _STRAYS else 0.0


def _likelihood(passage: Odds, languages: Sequence[str]) -> list[float]:
    least = max(_FLOOR, _NAME * math.exp(-passage.telling / _NAME_LETTERS))
    return [passage.by_language.get(name, 0.0) + least for name in languages]


def _posteriors(likelihoods: list[list[float]], weights: list[float], stay: float) -> list[list[float]]:
    """Run forward and backward once; what is returned is in proportion to the probabilities.

    At each step vectors are brought to a sum of about 1, so nothing underflows.
    """
    if not stay:
        return [[*map(mul, weights, likelihood)] for likelihood in likelihoods]
    anew = 1 - stay
    drawn_anew = [anew * weight for weight in weights]
    forward: list[list[float]] = []
    before = weights
    for likelihood in likelihoods:
        ahead = [*map(mul, before, likelihood)]
        forward.append(ahead)
        stays = stay / sum(ahead)
        before = [stays * value + drawn for value, drawn in zip(ahead, drawn_anew, strict=True)]
    after = [1.0] * len(weights)
    posteriors = []
    for ahead, likelihood in zip(reversed(forward), reversed(likelihoods), strict=True):
        posteriors.append([*map(mul, ahead, after)])
        here = [*map(mul, likelihood, after)]
        whole = sum(here)
        stays, drawn = stay / whole, anew * sum(map(mul, weights, here)) / whole
        after = [stays * value + drawn for value in here]
    posteriors.reverse()
    return posteriors


def _normalised(values: list[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values]
