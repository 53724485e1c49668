"""Why a passage has its themes, put together for people."""

from collections.abc import Collection, Iterable

from cxreader.model import language as languages
from cxreader.model.annotation import Verdict
from cxreader.model.passage import Evidence
from cxreader.model.theme import Codebook, Theme
from cxreader.model.views import CodedPassage, Coding, OpenDocument, Reason


def reasons(
    document: OpenDocument, passage: CodedPassage, codebook: Codebook, by_meaning: Collection[str] = ()
) -> tuple[Reason, ...]:
    """Return for each theme of a passage why it is there: those that count, then those suggested, then those refused.

    Args:
        document: The document the passage is in.
        passage: One of its passages.
        codebook: The themes the passage may have.
        by_meaning: Ids of the themes that are looked for by meaning; none where only words are.

    """
    ordered = sorted(passage.codings, key=lambda coding: (not coding.counts, not coding.suggested))
    return tuple(_reason(document, coding, ordered, codebook, by_meaning) for coding in ordered)


def _reason(
    document: OpenDocument, coding: Coding, codings: list[Coding], codebook: Codebook, by_meaning: Collection[str]
) -> Reason:
    others = [other for other in codings if other.theme != coding.theme and other.verdict is not Verdict.NO]
    is_read = any(item.kind == "meaning" for one in codings for item in one.evidence)
    return Reason(
        theme=codebook.theme(coding.theme),
        certainty=coding.certainty,
        score=coding.score,
        matched=tuple(
            (document.text[item.start : item.end], item.term, languages.name(item.language)) for item in coding.listed()
        ),
        meant=_shares(coding.meant(), coding.score),
        against=coding.against,
        runner_up=codebook.theme(others[0].theme) if others else _following(coding, codebook),
        verdict=coding.verdict,
        decided=coding.decided,
        opposed=_shares(coding.opposed(), coding.score),
        suggested=coding.suggested,
        unread=coding.certainty is not None and coding.theme in by_meaning and not is_read,
    )


def _following(coding: Coding, codebook: Codebook) -> Theme | None:
    """Return the theme that was nearly found as well; a person may have removed it, or refused it here, since."""
    return next((theme for theme in codebook.themes if theme.id == coding.following), None)


def _shares(words: Iterable[Evidence], score: float) -> tuple[tuple[str, float], ...]:
    """Return words with their parts of a score, each word once, the strongest first."""
    together: dict[str, tuple[str, float]] = {}
    for item in words:
        word, share = together.get(item.term.casefold(), (item.term, 0.0))
        together[item.term.casefold()] = word, share + item.share / score
    return tuple(sorted(together.values(), key=lambda pair: -abs(pair[1])))
