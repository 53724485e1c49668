"""Where in a text its themes, notes and finds are, as the document map shows them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxreader.model.views import OpenDocument
from cxreader.ui.page import Page
from cxreader.ui.theme_looks import Look


class Landmarks(NamedTuple):
    """What the map shows; places are shares of the whole text, 0 to 1.

    Attributes:
        themes: Place of each passage with themes, and the colour slots of their families.
        notes: Place of each highlight, and its colour slot.
        hits: Places of what was found.

    """

    themes: tuple[tuple[float, tuple[str, ...]], ...] = ()
    notes: tuple[tuple[float, str], ...] = ()
    hits: tuple[float, ...] = ()


def landmarks_of(
    document: OpenDocument,
    page: Page,
    looks: Mapping[str, Look],
    scope: frozenset[str],
    notes: tuple[tuple[float, str], ...],
    hits: Sequence[tuple[int, int]],
) -> Landmarks:
    """Return the landmarks of a document.

    Args:
        document: The document.
        page: What is shown of it; places are shares of its length.
        looks: The look of each theme.
        scope: Ids of the only themes that matter; empty for all.
        notes: Where its highlights are.
        hits: What was found, in offsets of the text.

    """
    length = max(1, page.length)
    themes = []
    for passage in document.passages:
        codings = () if passage.noise else passage.counted()
        chosen = [coding.theme for coding in codings if not scope or coding.theme in scope]
        slots = tuple(dict.fromkeys(looks[theme].colour for theme in chosen if theme in looks))
        if slots:
            themes.append((page.to_view(passage.start) / length, slots))
    return Landmarks(tuple(themes), notes, tuple(page.to_view(start) / length for start, _ in hits))
