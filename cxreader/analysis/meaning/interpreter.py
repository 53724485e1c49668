"""All that judges passages by meaning and words together: the model, a head and a judge for one codebook."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from cxreader.analysis import examples
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.encoder import Encoder
from cxreader.analysis.meaning.head import Head
from cxreader.analysis.meaning.judge import Judge, Meaning
from cxreader.analysis.meaning.stretches import Stretch, stretches
from cxreader.model.passage import Finding, Noise
from cxreader.model.theme import Codebook

_LETTER = re.compile(r"[^\W\d_]")


class Interpreter:
    """Finds themes by the meaning of passages and by the terms of a codebook.

    It learns what the themes mean from the shipped examples. What these mean is shipped too; another model than the
    shipped one reads them anew, which takes some seconds.

    A passage is judged by itself, so that it has the same themes and scores whatever is asked before or beside it.
    """

    def __init__(self, codebook: Codebook, model: Path, *, shares: bool) -> None:
        """Load the model and learn the themes, in about half a second.

        Args:
            codebook: The themes to look for. Without an example, a theme has its terms alone.
            model: The file of the meaning model.
            shares: Whether findings are to have the share of every word as evidence; else only terms of lists.

        Raises:
            ModelError: The model is not there, or is no whole one.

        """
        self._encoder = Encoder(model)
        sought = codebook.looked_for()
        self._judge = Judge(sought, _learn(sought, model, self._encoder))
        self._shares = shares

    def findings(self, text: str, start: int, end: int, language: str, noise: Sequence[Noise]) -> tuple[Finding, ...]:
        """Return the themes of one passage, the strongest first; one without a letter has none.

        Args:
            text: The text the passage is in.
            start: Offset of the passage's first code point.
            end: Offset after its last code point.
            language: Its language tag, ``und`` where that is not known.
            noise: The text's noise: what touches it counts for nothing.

        """
        return interpret(self._judge, self._meaning, text, start, end, language, noise)

    def _meaning(self, part: Stretch) -> Meaning:
        pieces = self._encoder.encode_tokens(part.text)
        return Meaning(part, vectors.rounded(pieces.vectors.mean(axis=0)), pieces if self._shares else None)


def interpret(
    judge: Judge,
    meaning: Callable[[Stretch], Meaning],
    text: str,
    start: int,
    end: int,
    language: str,
    noise: Sequence[Noise],
) -> tuple[Finding, ...]:
    """Return the themes of one passage, the strongest first; one without a letter has none.

    Args:
        judge: Finds themes.
        meaning: Gives the meaning of each stretch that is asked for.
        text: The text the passage is in.
        start: Offset of the passage's first code point.
        end: Offset after its last code point.
        language: Its language tag, ``und`` where that is not known.
        noise: The text's noise: what touches it counts for nothing.

    """
    parts = stretches(text, start, end, noise)
    if not is_worded(parts[0].text):
        return ()
    return judge.findings(text, start, end, language, noise, [meaning(part) for part in parts])


def is_worded(text: str) -> bool:
    """Tell whether a text has a letter at all, without which it means nothing."""
    return _LETTER.search(text) is not None


def _learn(codebook: Codebook, model: Path, encoder: Encoder) -> Head:
    """Return a head for a codebook; an example of themes that it lacks would say that they are off the topic."""
    themes = [theme.id for theme in codebook.themes]
    shown = [example for example in examples.load(examples.shipped()) if set(example.themes) <= set(themes)]
    known = vectors.read(vectors.shipped(), vectors.edition(model))
    meanings = vectors.meanings([example.text for example in shown], known, encoder.encode)
    return Head.train(themes, meanings, [example.themes for example in shown])
