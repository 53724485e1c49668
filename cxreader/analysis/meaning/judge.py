"""The themes of a passage by its meaning and its words together, with the share of each word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from cxreader.analysis.meaning.encoder import TokenVectors, Vectors
from cxreader.analysis.meaning.head import Head
from cxreader.analysis.meaning.stretches import Stretch
from cxreader.analysis.meaning.units import units
from cxreader.analysis.spoken import Case, Listener, Spoken
from cxreader.model.passage import Certainty, Evidence, Finding, Noise
from cxreader.model.theme import Codebook

# all figures here were chosen on the shipped examples, each judged by a head that had not seen it or the like of it
_WORDS, _MOST_WORDS = 0.15, 3.0
# what a part of a long passage counts beside the whole, for a theme and for the topic
_PART, _PART_TOPIC = 0.8, 0.9
_ON_TOPIC, _NEARLY_OFF = 0.75, 0.85
_FIRST, _FURTHER, _MOST = 0.25, 0.35, 4
# from these scores on a finding is sure, and fairly sure; a passage's second theme is right less often than its first
_SURE, _SURE_FURTHER = 0.40, 0.50
_FAIRLY, _FAIRLY_FURTHER = 0.30, 0.40
# a theme without examples has its words alone; one clear word is enough
_ENOUGH = 1.0
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


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What counts for each theme of one passage.

    Attributes:
        scores: By theme the sum of what meaning and words say.
        words: By theme what the words add.
        sources: By theme the place of the stretch whose meaning counts, and how much it counts.
        topic: How surely the passage is on the topic.

    """

    scores: Mapping[str, float]
    words: Mapping[str, float]
    sources: Mapping[str, tuple[int, float]]
    topic: float

    def found(self) -> list[str]:
        """Return the themes the passage speaks of, the strongest first."""
        if self.topic < _ON_TOPIC:
            return []
        first, *further = sorted(self.scores, key=lambda theme: -self.scores[theme])[:_MOST]
        themes = [theme for theme in further if self.scores[theme] >= _FURTHER]
        return [first, *themes] if self.scores[first] >= _FIRST else themes


class Judge:
    """Finds themes by a head and by the terms of a codebook.

    The score of a theme is what the head says of the passage's meaning (or a little less than what it says of a part
    of it, if that is more) and 0.15 for each unit of strength of its terms, at most 3 units; it is cut at 1. A theme
    that has no examples yet has the score its words alone would give it. A passage that seems to be about something
    else altogether has no theme. The strongest theme needs a score of .25, others .35.

    - sure: from .40 on for the strongest theme, .50 for others; at least nine of ten are right;
    - fairly sure: from .30 on for the strongest, .40 for others; about eight of ten are right;
    - doubtful: below, or where there is a negation before each of its words; six of ten are right.
    """

    def __init__(self, codebook: Codebook, head: Head) -> None:
        self._listener = Listener(codebook)
        self._head = head
        self._themes = tuple(theme.id for theme in codebook.themes)
        self._column = {theme: place for place, theme in enumerate(head.themes) if theme in self._themes}

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
        found = weighed.found()
        cases = [spoken.cases[theme] for theme in found if theme in spoken.cases]
        findings = []
        for theme in found:
            case = spoken.cases.get(theme)
            evidence = sorted(self._evidence(theme, start, language, spoken, weighed, meanings))
            findings.append(
                Finding(
                    theme=theme,
                    score=min(1.0, weighed.scores[theme]),
                    certainty=_certainty(weighed.scores[theme], theme == found[0], case, spoken),
                    evidence=tuple(evidence),
                    against=tuple(dict.fromkeys(_against(case, cases, spoken, weighed, evidence))),
                )
            )
        return tuple(findings)

    def ranking(
        self, text: str, start: int, end: int, language: str, noise: Sequence[Noise], meanings: Sequence[Meaning]
    ) -> tuple[tuple[str, float], ...]:
        """Return all themes of the codebook with their scores, found or not, the strongest first.

        The arguments are those of ``findings``.
        """
        scores = self._weighed(self._listener.listen(text, start, end, language, noise), meanings).scores
        return tuple(sorted(scores.items(), key=lambda pair: -pair[1]))

    def _weighed(self, spoken: Spoken, meanings: Sequence[Meaning]) -> _Weighed:
        values, topics = self._head.scores(np.stack([meaning.vector for meaning in meanings]))
        counts = np.full(len(meanings), _PART, np.float32)
        counts[0] = 1
        best = (values * counts[:, None]).argmax(axis=0)
        scores, words, sources = {}, {}, {}
        for theme in self._themes:
            strength = spoken.cases[theme].strength if theme in spoken.cases else 0.0
            if theme in self._column:
                place = int(best[self._column[theme]])
                sources[theme] = (place, float(counts[place]))
                words[theme] = _WORDS * min(strength, _MOST_WORDS)
                scores[theme] = float(values[place, self._column[theme]]) * sources[theme][1] + words[theme]
            else:
                words[theme] = scores[theme] = 1 - 2**-strength if strength >= _ENOUGH else 0.0
        topic = max(float(topics[0]), *(_PART_TOPIC * float(value) for value in topics))
        return _Weighed(scores, words, sources, topic + max(words.values(), default=0.0))

    def _evidence(
        self,
        theme: str,
        offset: int,
        language: str,
        spoken: Spoken,
        weighed: _Weighed,
        meanings: Sequence[Meaning],
    ) -> Iterator[Evidence]:
        # a score is cut at 1, and its shares with it
        part = 1 / max(1.0, weighed.scores[theme])
        if theme in spoken.cases:
            yield from spoken.cases[theme].evidence(spoken.wording, offset, part * weighed.words[theme])
        if theme not in weighed.sources:
            return
        place, counts = weighed.sources[theme]
        stretch, _, pieces = meanings[place]
        if pieces is not None:
            shares = self._head.shares(pieces.vectors)[:, self._column[theme]] * (part * counts)
            for start, end, share in units(stretch.text, pieces.spans, shares.tolist()):
                yield Evidence(*stretch.span(start, end), "meaning", stretch.text[start:end], language, share)


def _certainty(score: float, first: bool, case: Case | None, spoken: Spoken) -> Certainty:
    if score < (_FAIRLY if first else _FAIRLY_FURTHER) or (case is not None and spoken.is_negated(case)):
        return Certainty.DOUBTFUL
    return Certainty.SURE if score >= (_SURE if first else _SURE_FURTHER) else Certainty.FAIRLY


def _against(
    case: Case | None, cases: list[Case], spoken: Spoken, weighed: _Weighed, evidence: Iterable[Evidence]
) -> Iterator[str]:
    if case is None:
        yield "None of its listed words stands here: only the meaning speaks for it."
    else:
        yield from spoken.against(case, cases)
    if weighed.topic < _NEARLY_OFF:
        yield "The passage may be about something else altogether."
    weakest = min(evidence, key=lambda item: item.share, default=None)
    if weakest is not None and weakest.share <= -_TELLING:
        yield f"“{weakest.term}” speaks for something else."
