"""Topics that no theme has a name for yet: passages of like meaning, named by their own words."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cxreader.analysis.meaning.encoder import Vectors
from cxreader.analysis.words import Wording
from cxreader.model.language import base

_ROUNDS = 20
_SEED = 1
# what lies nearer than this is the same passage
_SAME = 1e-5
# words this short are mostly grammar; Chinese is cut into pairs of characters
_SHORTEST = 3
_PAIR = re.compile("(?=([\u3400-\u9fff]{2}))")
# words of one passage alone name nothing
_LEAST = 2


class Topic(NamedTuple):
    """Passages of like meaning.

    Attributes:
        members: Their places among all passages, the most typical first.
        closeness: How like each other they are: the mean cosine with their middle.

    """

    members: tuple[int, ...]
    closeness: float


def topics(features: Vectors, count: int) -> list[Topic]:
    """Return passages in groups of like meaning, the closest first; the same features give the same groups.

    Args:
        features: A row for each passage, as ``without_language`` gives them; with them as they are, groups would be
            languages.
        count: How many groups; fewer where there are fewer passages.

    """
    if not len(features):
        return []
    middles = _spread(features, min(count, len(features)))
    for _ in range(_ROUNDS):
        groups = (features @ middles.T).argmax(axis=1)
        middles = np.stack([_middle(features[groups == group]) for group in np.unique(groups)])
    groups = (features @ middles.T).argmax(axis=1)
    found = [_topic(features, middles[group], np.flatnonzero(groups == group)) for group in np.unique(groups)]
    return sorted(found, key=lambda topic: -topic.closeness)


def own_words(
    texts: Sequence[str], languages: Sequence[str], members: Sequence[int], most: int = 5
) -> dict[str, tuple[str, ...]]:
    """Return by language the words that passages have more often than others in that language.

    Args:
        texts: All passages.
        languages: For each its language tag.
        members: The places of those that are to be named.
        most: How many words of each language.

    """
    inside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    everywhere: defaultdict[str, Counter[str]] = defaultdict(Counter)
    sizes = Counter(map(base, languages))
    chosen = set(members)
    own_sizes = Counter(base(languages[place]) for place in chosen)
    for place, (text, language) in enumerate(zip(texts, languages, strict=True)):
        words = _words(text)
        everywhere[base(language)].update(words)
        if place in chosen:
            inside[base(language)].update(words)
    return {
        language: tuple(
            sorted(
                (word for word, number in counts.items() if number >= _LEAST),
                key=lambda word: (
                    -_typical(counts[word], own_sizes[language], everywhere[language][word], sizes[language]),
                    word,
                ),
            )[:most]
        )
        for language, counts in inside.items()
    }


def _typical(inside: int, own: int, everywhere: int, size: int) -> float:
    """Return how telling a word is: how many of the passages have it, and how much more often than others."""
    return inside / own * math.log((inside / own) / ((everywhere + 1) / (size + 1)))


def _words(text: str) -> set[str]:
    wording = Wording(text)
    words = {wording.original(start, end).casefold() for start, end, word in wording.words if len(word) >= _SHORTEST}
    return words | {pair[1] for pair in _PAIR.finditer(wording.text)}


def _spread(features: Vectors, count: int) -> Vectors:
    """Return passages to start from that lie far from each other (k-means++)."""
    random = np.random.default_rng(_SEED)
    chosen = [int(random.integers(len(features)))]
    distance = 1 - features @ features[chosen[0]]
    while len(chosen) < count:
        chances = np.where(distance > _SAME, distance, 0).astype(np.float64) ** 2
        if not chances.any():
            break
        chosen.append(int(random.choice(len(features), p=chances / chances.sum())))
        distance = np.minimum(distance, 1 - features @ features[chosen[-1]])
    return features[chosen]


def _middle(features: Vectors) -> Vectors:
    middle = features.mean(axis=0)
    unit: Vectors = middle / max(np.linalg.norm(middle), np.finfo(np.float32).tiny)
    return unit


def _topic(features: Vectors, middle: Vectors, members: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Topic:
    nearness = features[members] @ middle
    order = np.argsort(-nearness, kind="stable")
    return Topic(tuple(members[order].tolist()), float(nearness.mean()))
