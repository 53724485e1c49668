"""What the stretches of a text are marked as: words of themes, highlights, noise and what was left out."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QCoreApplication

from cxreader.model import language
from cxreader.model.annotation import Highlight, Placing
from cxreader.model.block import Block, BlockKind
from cxreader.model.passage import Noise
from cxreader.model.views import CodedPassage, Coding, OpenDocument
from cxreader.ui.counts import percent
from cxreader.ui.page import Line, Page
from cxreader.ui.theme_looks import PLAIN_COLOUR, Look

_LONGEST_TIP = 300
# the part of a theme's score from which on a word is tinted: below, half a sentence would be
_LEAST_PART = 0.05
_START, _END = attrgetter("start"), attrgetter("end")
_Range = TypeVar("_Range", Block, CodedPassage, Noise)


class Style(NamedTuple):
    """What a stretch of the view is marked as.

    Attributes:
        match: Colour slot of the family of a theme whose word of a list it is, empty for none.
        meant: The same for a word whose meaning carries a theme.
        suggested: The same for a theme that is only suggested.
        highlight: Colour slot of a highlight, empty for none.
        unsure: Whether it is a highlight whose place a person should confirm.
        noise: Whether it is noise, struck through.
        quiet: Whether it is a sign for noise that is left out.
        label: Whether it says who speaks.
        link: Whether it can be clicked.
        hit: Whether it is found; 2 for the current find.
        tips: What the pointer tells over it.

    """

    match: str = ""
    meant: str = ""
    suggested: str = ""
    highlight: str = ""
    unsure: bool = False
    noise: bool = False
    quiet: bool = False
    label: bool = False
    link: bool = False
    hit: int = 0
    tips: tuple[str, ...] = ()

    def under(self, other: "Style") -> "Style":
        """Return this style with another one laid over it."""
        match, meant, suggested, highlight, unsure, noise, quiet, label, link, hit, tips = other
        if tips and self.tips:
            tips = (*self.tips, *[tip for tip in tips if tip not in self.tips])
        return Style(
            match or self.match,
            meant or self.meant,
            suggested or self.suggested,
            highlight or self.highlight,
            unsure if highlight else self.unsure,
            noise or self.noise,
            quiet or self.quiet,
            label or self.label,
            link or self.link,
            max(hit, self.hit),
            tips or self.tips,
        )


class Span(NamedTuple):
    """A stretch of the view, in UTF-16 positions, that looks the same throughout."""

    start: int
    end: int
    style: Style


def document_marks(
    document: OpenDocument,
    looks: Mapping[str, Look],
    scope: frozenset[str] = frozenset(),
    stretch: tuple[int, int] | None = None,
) -> list[Span]:
    """Return all marks of a document but its highlights, in offsets of its text, lower ones first.

    Args:
        document: The document.
        looks: The look of each theme.
        scope: Ids of the only themes whose matches are marked; empty for all.
        stretch: The only stretch of the text whose marks are wanted, in offsets; None for all of it.

    """
    start, end = stretch or (0, len(document.text))
    gaps = _touching(document.noise, start, end)
    marks = [Span(gap.start, gap.end, Style(noise=True, tips=(gap.why,))) for gap in gaps]
    marks += [
        Span(block.start, block.end, Style(noise=True))
        for block in _touching(document.blocks, start, end)
        if block.kind is BlockKind.NOISE
    ]
    for passage in _touching(document.passages, start, end):
        if language.base(passage.language) != language.base(document.language) and not passage.noise:
            marks.append(Span(passage.start, passage.end, Style(tips=(_language_tip(passage.language),))))
        # the strongest theme is listed first and laid on last
        for coding in reversed(passage.shown()):
            look = looks.get(coding.theme)
            if look and (not scope or coding.theme in scope):
                marks += _coding_marks(coding, look)
    return marks


def _touching(ranges: Sequence[_Range], start: int, end: int) -> Sequence[_Range]:
    """Return those of some blocks, passages or noise, in text order, that touch a stretch of the text."""
    first = bisect_right(ranges, start, key=_END)
    return ranges[first : bisect_left(ranges, end, first, key=_START)]


def highlight_style(highlight: Highlight, themes: Sequence[str], looks: Mapping[str, Look]) -> Style:
    """Return how a highlight looks.

    Args:
        highlight: The highlight.
        themes: Ids of its themes or, where it has none, of those that it is lent.
        looks: The look of each theme.

    """
    labels = tuple(looks[theme].label for theme in themes if theme in looks)
    note = (highlight.note[:_LONGEST_TIP],) if highlight.note else ()
    unsure = highlight.placing is not Placing.SURE
    tips = (*labels, *note, *((_place_tip(),) if unsure else ()))
    return Style(highlight=highlight_colour(themes, looks), unsure=unsure, tips=tips)


def _coding_marks(coding: Coding, look: Look) -> Iterator[Span]:
    """Yield the marks of a theme of a passage: words that are meant below, words of lists above."""
    suggested = look.colour if coding.suggested else ""
    counted = "" if suggested else look.colour
    for item in reversed(coding.meant()):
        part = item.share / coding.score
        if part >= _LEAST_PART:
            tip = _share_tip(item.term, part, look.name)
            yield Span(item.start, item.end, Style(meant=counted, suggested=suggested, tips=(tip,)))
    tip = _suggestion_tip(look.label) if suggested else look.label
    for item in coding.listed():
        yield Span(item.start, item.end, Style(match=counted, suggested=suggested, tips=(tip,)))


def _share_tip(word: str, part: float, theme: str) -> str:
    said = QCoreApplication.translate("TextStyles", "{word}: {part} of {theme}")
    return said.format(word=word, part=percent(part), theme=theme)


def _suggestion_tip(theme: str) -> str:
    return QCoreApplication.translate("TextStyles", "{theme}, suggested").format(theme=theme)


def _place_tip() -> str:
    return QCoreApplication.translate("TextStyles", "The file has changed: is this still the place?")


def _language_tip(tag: str) -> str:
    if tag == language.UNKNOWN:
        return QCoreApplication.translate("TextStyles", "Language: not sure")
    return QCoreApplication.translate("TextStyles", "Language: {}").format(language.name(tag))


def highlight_colour(themes: Sequence[str], looks: Mapping[str, Look]) -> str:
    """Return the colour slot of a highlight: that of its first theme, the plain one where it has none."""
    return next((looks[theme].colour for theme in themes if theme in looks), PLAIN_COLOUR)


def view_spans(
    page: Page,
    marks: Iterable[Span],
    quiet_tip: Callable[[str], str] = str,
    lines: Sequence[Line] | None = None,
) -> tuple[Span, ...]:
    """Return what the view of a document must be formatted as, in order and without overlap.

    Args:
        page: The view.
        marks: Marks in offsets of the text, lower ones first.
        quiet_tip: Gives the words shown over a sign for left-out noise, from the reason.
        lines: The only paragraphs that are wanted, which follow each other; None for all.

    """
    wanted = page.lines if lines is None else lines
    first, last = (wanted[0].start, wanted[-1].end) if wanted else (0, 0)
    speakers = [line for line in wanted if line.kind is BlockKind.TURN and line.lead]
    shown = [Span(line.start, line.start + line.lead, Style(label=True)) for line in speakers]
    shown += [
        Span(max(start, first), min(end, last), mark.style)
        for mark in marks
        for start, end in page.view_ranges(mark.start, mark.end)
        if start < last and first < end
    ]
    signs = page.ellipses[bisect_left(page.ellipses, (first,)) : bisect_left(page.ellipses, (last,))]
    shown += [Span(at, at + 1, Style(quiet=True, tips=(quiet_tip(why),))) for at, why in signs]
    shown += [Span(line.link, line.end, Style(link=True)) for line in wanted if line.folded]
    return tuple(_flatten(shown))


def _flatten(spans: Sequence[Span]) -> Iterator[Span]:
    """Cut overlapping spans at each other's ends and lay the later ones over the earlier ones."""
    edges = sorted({edge for span in spans for edge in span[:2]})
    # of those that begin together the lower one is opened first
    opening = sorted([(span.start, place) for place, span in enumerate(spans)], reverse=True)
    ends, styles = [span.end for span in spans], [span.style for span in spans]
    active: list[int] = []
    for start, end in pairwise(edges):
        active = [place for place in active if ends[place] > start]
        while opening and opening[-1][0] <= start:
            insort(active, opening.pop()[1])
        if len(active) == 1:
            yield Span(start, end, styles[active[0]])
        elif active:
            yield Span(start, end, reduce(Style.under, [styles[place] for place in active]))
