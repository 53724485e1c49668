"""A new theme by example: which passages a person should be asked about next."""

from collections.abc import Sequence

import numpy as np

from cxreader.analysis.meaning.encoder import Vectors
from cxreader.analysis.meaning.head import solve

# held back far more than the head, for a handful of examples says little
_RIDGE = 50.0
# a refused passage lies nearer to the theme than any example of another, so it says more
_REFUSED = 10.0


def suggest(features: Vectors, yes: Sequence[int], no: Sequence[int], others: Vectors) -> list[int]:
    """Return the passages a person has not answered for, the likeliest of the new theme first.

    It is ridge regression of the passages that are said to speak of it, which together count as much as all examples
    of other themes, against these and those that are said not to. (Logistic regression found no more, and takes ten
    times as long.) Features are those that ``without_language`` gives.

    Args:
        features: The features of all passages, a row each.
        yes: The rows of those that speak of the new theme, at least one.
        no: The rows of those that do not.
        others: The features of examples of other themes and of none.

    """
    rows = np.concatenate([features[list(yes)], features[list(no)], others])
    targets = np.zeros((len(rows), 1), np.float32)
    targets[: len(yes)] = 1
    weights = np.ones(len(rows), np.float32)
    weights[: len(yes)] = max(1.0, len(others) / len(yes))
    weights[len(yes) : len(yes) + len(no)] = _REFUSED
    scores = features @ solve(rows, targets, weights, _RIDGE)[:-1, 0]
    answered = {*yes, *no}
    return [row for row in np.argsort(-scores, kind="stable").tolist() if row not in answered]
