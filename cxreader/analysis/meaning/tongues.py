"""Taking from meanings what they have only from the language they are written in."""

from collections.abc import Sequence

import numpy as np

from cxreader.analysis.meaning.encoder import Vectors
from cxreader.model.language import base

# a language's mean counts as if so many texts more were at the mean of all, for few say little of their language
_CAUTION = 5


def without_language(features: Vectors, languages: Sequence[str]) -> Vectors:
    """Return features, as ``Head.features`` gives them, without the mean of each language, again of length 1.

    Args:
        features: A row for each text.
        languages: For each its language tag.

    """
    tongues = np.array([base(language) for language in languages])
    moved = np.empty_like(features)
    for tongue in np.unique(tongues):
        rows = features[tongues == tongue]
        moved[tongues == tongue] = rows - rows.sum(axis=0) / np.float32(len(rows) + _CAUTION)
    unit: Vectors = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return unit
