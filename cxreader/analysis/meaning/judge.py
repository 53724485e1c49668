"""The themes of a passage by its meaning and its words together, with the share of each word."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from cxreader.analysis.meaning.encoder import TokenVectors, Vectors
from cxreader.analysis.meaning.head import Head
from cxreader.analysis.meaning.stretches import Stretch
from cxreader.analysis.meaning.units import units
from cxreader.analysis.meaning.weighing import PART, Scales, Weighed
from cxreader.analysis.spoken import Case, Listener, Spoken
from cxreader.model.passage import Certainty, Evidence, Finding, Noise
from cxreader.model.theme import Codebook

_NEARLY_OFF = 0.85
# from these scores on a finding is sure, and fairly sure; a passage's second theme is right less often than its first
_SURE, _SURE_FURTHER = 0.40, 0.50
_FAIRLY, _FAIRLY_FURTHER = 0.30, 0.40
# how much a word must take away from a score to be named
_TELLING = 0.005


class Meaning(NamedTuple):
    """What is known of the meaning of a stretch.

    Attributes:
        stretch: The stretch.
        vector: Its vector.
        pieces: The vectors of its word pieces, where the share of each word is asked for.

    """

    stretch: Stretch
    vector: Vectors
    pieces: TokenVectors | None = None


class Judge:
    """Finds themes by a head and by the terms of a codebook.

    ``Scales`` has the rules. A score is cut at 1.

    - sure: from .40 on for the strongest theme, .50 for others; at least nine of ten are right;
    - fairly sure: from .30 on for the strongest, .40 for others; about eight of ten are right;
    - doubtful: below, or where there is a negation before each of its words; six of ten are right.
    """

    def __init__(self, codebook: Codebook, head: Head) -> None:
        self._listener = Listener(codebook)
        self._head = head
        self._themes = tuple(theme.id for theme in codebook.themes)
        self._scales = Scales(head, self._themes)

    def findings(
        self, text: str, start: int, end: int, language: str, noise: Sequence[Noise], meanings: Sequence[Meaning]
    ) -> tuple[Finding, ...]:
        """Return the themes of one passage, the strongest first.

        Args:
            text: The text the passage is in.
            start: Offset of the passage's first code point.
            end: Offset after its last code point.
            language: Its language tag, ``und`` where that is not known.
            noise: The text's noise: a term that touches it counts for nothing.
            meanings: What ``stretches`` gives for the passage, with vectors. With the vectors of the pieces, each
                finding has every word as evidence, and the shares sum to its score; else only terms of lists.

        """
        spoken = self._listener.listen(text, start, end, language, noise)
        weighed = self._weighed(spoken, meanings)
        found = [(column, self._themes[column]) for column in next(weighed.found())]
        following = weighed.following(0, [column for column, _ in found])
        cases = [spoken.cases[theme] for _, theme in found if theme in spoken.cases]
        findings = []
        for column, theme in found:
            case = spoken.cases.get(theme)
            score = float(weighed.scores[0, column])
            evidence = sorted(self._evidence(column, start, language, spoken, weighed, meanings))
            findings.append(
                Finding(
                    theme=theme,
                    score=min(1.0, score),
                    certainty=_certainty(score, theme == found[0][1], case, spoken),
                    evidence=tuple(evidence),
                    against=tuple(dict.fromkeys(_against(case, cases, spoken, weighed, evidence))),
                    following="" if following is None else self._themes[following],
                )
            )
        return tuple(findings)

    def _weighed(self, spoken: Spoken, meanings: Sequence[Meaning]) -> Weighed:
        strengths = [spoken.cases[theme].strength if theme in spoken.cases else 0.0 for theme in self._themes]
        vectors = np.stack([meaning.vector for meaning in meanings])
        return self._scales.weigh(vectors, np.zeros(1, np.intp), np.array([strengths], np.float32))

    def _evidence(
        self,
        column: int,
        offset: int,
        language: str,
        spoken: Spoken,
        weighed: Weighed,
        meanings: Sequence[Meaning],
    ) -> Iterator[Evidence]:
        theme = self._themes[column]
        # a score is cut at 1, and its shares with it
        part = 1 / max(1.0, float(weighed.scores[0, column]))
        if theme in spoken.cases:
            yield from spoken.cases[theme].evidence(spoken.wording, offset, part * float(weighed.words[0, column]))
        if theme not in self._head.themes:
            return
        place = int(weighed.counted[:, column].argmax())
        stretch, _, pieces = meanings[place]
        if pieces is not None:
            shares = self._head.shares(pieces.vectors)[:, self._head.themes.index(theme)]
            # what is kept of a vector is rounded, so the last digits are spread over all
            shares = shares * (PART if place else 1)
            shares += (weighed.counted[place, column] - shares.sum()) / len(shares)
            for start, end, share in units(stretch.text, pieces.spans, (part * shares).tolist()):
                yield Evidence(*stretch.span(start, end), "meaning", stretch.text[start:end], language, share)


def _certainty(score: float, first: bool, case: Case | None, spoken: Spoken) -> Certainty:
    if score < (_FAIRLY if first else _FAIRLY_FURTHER) or (case is not None and spoken.is_negated(case)):
        return Certainty.DOUBTFUL
    return Certainty.SURE if score >= (_SURE if first else _SURE_FURTHER) else Certainty.FAIRLY


def _against(
    case: Case | None, cases: list[Case], spoken: Spoken, weighed: Weighed, evidence: Iterable[Evidence]
) -> Iterator[str]:
    if case is None:
        yield "None of its listed words stands here: only the meaning speaks for it."
    else:
        yield from spoken.against(case, cases)
    if weighed.topics[0] < _NEARLY_OFF:
        yield "The passage may be about something else altogether."
    weakest = min(evidence, key=lambda item: item.share, default=None)
    if weakest is not None and weakest.share <= -_TELLING:
        yield f"“{weakest.term}” speaks for something else."
