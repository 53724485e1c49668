"""Why a passage has its themes, put together for people."""

from cxreader.model import language as languages
from cxreader.model.theme import Codebook
from cxreader.model.views import CodedPassage, Coding, OpenDocument, Reason

# how many passages before and after may strengthen a theme: what is said two sentences on still belongs together
_NEIGHBOURS = 2


def reasons(document: OpenDocument, passage: CodedPassage, codebook: Codebook) -> tuple[Reason, ...]:
    """Return for each theme of a passage why it is there, those that count first.

    Args:
        document: The document the passage is in.
        passage: One of its passages.
        codebook: The themes the passage may have.

    """
    ordered = sorted(passage.codings, key=lambda coding: not coding.counts)
    return tuple(_reason(document, passage, coding, ordered, codebook) for coding in ordered)


def _reason(
    document: OpenDocument, passage: CodedPassage, coding: Coding, codings: list[Coding], codebook: Codebook
) -> Reason:
    others = [other for other in codings if other.theme != coding.theme and other.counts]
    return Reason(
        theme=codebook.theme(coding.theme),
        certainty=coding.certainty,
        score=coding.score,
        matched=tuple(
            (document.text[item.start : item.end], item.term, languages.name(item.language)) for item in coding.evidence
        ),
        near=_near(document, passage, coding.theme),
        against=coding.against,
        runner_up=codebook.theme(others[0].theme) if others else None,
        verdict=coding.verdict,
        decided=coding.decided,
    )


def _near(document: OpenDocument, passage: CodedPassage, theme: str) -> tuple[str, ...]:
    """Return the words of the same theme in the sentences before and after, each once."""
    first = max(0, passage.number - _NEIGHBOURS)
    around = document.passages[first : passage.number + _NEIGHBOURS + 1]
    words = [
        document.text[item.start : item.end]
        for neighbour in around
        if neighbour.number != passage.number
        for coding in neighbour.counted()
        if coding.theme == theme
        for item in coding.evidence
    ]
    return tuple(dict.fromkeys(words))
