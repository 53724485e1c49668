"""Topics that no theme has a name for yet: passages of like meaning, named by their own words."""

from typing import NamedTuple

import numpy as np

from cxreader.analysis.meaning.encoder import Vectors

_ROUNDS = 20
_SEED = 1
# what lies nearer than this is the same passage
_SAME = 1e-5


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
