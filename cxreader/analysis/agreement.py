"""How far people agree on what passages speak of: percent, Cohen's kappa, Krippendorff's alpha.

Each unit is a passage, each value what one person said of it; people who have not looked at it said nothing.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import chain, permutations

from cxreader.model.agreeing import Agreement


def agreement(units: Iterable[Sequence[Hashable | None]]) -> Agreement:
    """Return how far people agree.

    Args:
        units: For each unit what each person said, always in the same order; None for one who did not look at it.

    """
    known = [unit for unit in units if sum(value is not None for value in unit) > 1]
    same = sum(len({value for value in unit if value is not None}) == 1 for unit in known)
    pairs = [(unit[0], unit[1]) for unit in known if len(unit) == 2]  # noqa: PLR2004 - of two people
    return Agreement(
        len(known),
        same,
        100 * same / len(known) if known else None,
        _kappa(pairs) if len(pairs) == len(known) else None,
        _alpha(known),
    )


def _kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return what two people agree on beyond chance (Cohen 1960, Educational and Psychological Measurement 20).

    It is 1 less the share of differences seen by that expected if each had given their own values at random, and
    undefined where both have said one and the same of all.
    """
    if not pairs:
        return None
    first, second = (Counter(pair[place] for pair in pairs) for place in (0, 1))
    chance = sum(first[value] * second[value] for value in first) / len(pairs) ** 2
    if chance == 1:
        return None
    return 1 - (1 - sum(one == other for one, other in pairs) / len(pairs)) / (1 - chance)


def _alpha(units: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Return what people agree on beyond chance, whoever looked at what.

    Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, C: nominal data, any number of people, missing
    values. It is 1 less the differences seen by those expected if all values were dealt out at random, and undefined
    where all values are the same.
    """
    differing = 0.0
    for unit in units:
        values = [value for value in unit if value is not None]
        differing += sum(one != other for one, other in permutations(values, 2)) / (len(values) - 1)
    seen_values = Counter(value for value in chain.from_iterable(units) if value is not None)
    whole = seen_values.total()
    expected = sum(number * (whole - number) for number in seen_values.values())
    return 1 - (whole - 1) * differing / expected if expected else None
