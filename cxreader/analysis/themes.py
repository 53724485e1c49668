"""The themes of a passage, found by the words that speak for them: what is done without the meaning model."""

from collections.abc import Sequence
from itertools import chain

from cxreader.analysis.spoken import Case, Listener, Spoken
from cxreader.model.passage import Certainty, Finding, Noise
from cxreader.model.theme import Codebook

# limits: the best of a search on the labelled passages in tests/data/themes-dev.jsonl
_ENOUGH = 1.0
_OF_STRONGEST = 0.6


class Classifier:
    """Finds themes by the terms of a codebook.

    A theme is returned from a strength of 1 (``Case`` says what counts how much), unless another theme of the passage
    is much stronger. The score is ``1 - 2 ** -strength``.

    How sure that is:

    - sure: two different terms that are no hints, or one of several words;
    - fairly sure: one specific word;
    - doubtful: hints alone, or terms that speak for another theme as well, or each with a negation before it.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._order = {theme.id: place for place, theme in enumerate(codebook.themes)}
        self._listener = Listener(codebook)

    def findings(self, text: str, start: int, end: int, language: str, noise: Sequence[Noise]) -> tuple[Finding, ...]:
        """Return the themes of one passage, the strongest first.

        Args:
            text: The text the passage is in.
            start: Offset of the passage's first code point.
            end: Offset after its last code point.
            language: Its language tag, ``und`` where that is not known.
            noise: The text's noise: a term that touches it counts for nothing.

        """
        spoken = self._listener.listen(text, start, end, language, noise)
        strongest = max((case.strength for case in spoken.cases.values()), default=0.0)
        kept = [case for case in spoken.cases.values() if case.strength >= max(_ENOUGH, _OF_STRONGEST * strongest)]
        kept.sort(key=lambda case: (-case.strength, self._order[case.theme]))
        return tuple(_finding(case, kept, spoken, start) for case in kept)


def _finding(case: Case, cases: list[Case], spoken: Spoken, offset: int) -> Finding:
    general = ("Only general words speak for it.",) if case.is_general else ()
    score = 1 - 2**-case.strength
    return Finding(
        theme=case.theme,
        score=score,
        certainty=_certainty(case, cases, spoken),
        evidence=tuple(case.evidence(spoken.wording, offset, score)),
        against=tuple(dict.fromkeys(chain(general, spoken.against(case, cases)))),
    )


def _certainty(case: Case, cases: list[Case], spoken: Spoken) -> Certainty:
    terms = spoken.telling(case, cases)
    if len(terms) > 1 or any(term.is_long for term in terms):
        return Certainty.SURE
    return Certainty.FAIRLY if terms else Certainty.DOUBTFUL
