"""What two people said of the same passages, beside each other."""

from typing import NamedTuple

from cxreader.model.judgement import Place


class Agreement(NamedTuple):
    """How far people agree.

    Attributes:
        units: Units that at least two of them looked at.
        same: Those of them on which all who did say the same.
        percent: The share of those, 0 to 100; None where there are none.
        kappa: Cohen's kappa, for two people; None where it is not defined.
        alpha: Krippendorff's alpha for nominal data; None where it is not defined.

    """

    units: int
    same: int
    percent: float | None
    kappa: float | None
    alpha: float | None


class AgreementRow(NamedTuple):
    """How far two people agree on a part of the passages.

    Attributes:
        kind: ``all``, ``theme`` or ``language``.
        key: Id of the theme or tag of the language; empty for all.
        name: What that is called, for people.
        agreement: How far they agree.

    """

    kind: str
    key: str
    name: str
    agreement: Agreement


class Difference(NamedTuple):
    """A passage that one person says speaks of a theme, and the other not.

    Attributes:
        place: The passage, in this library.
        theme: Id of the theme.
        name: Name of the theme.
        mine: Whether it does, as this library has it; the other one has the opposite.
        title: Title of the document.
        language: Tag of the language of the passage.
        quote: The passage.

    """

    place: Place
    theme: str
    name: str
    mine: bool
    title: str
    language: str
    quote: str


class Comparison(NamedTuple):
    """What two people said of the same passages.

    Attributes:
        other: Name of the other library.
        passages: How many both have looked at.
        rows: How far they agree: on all, then by theme, then by language.
        differences: The passages on which they do not, in reading order.

    """

    other: str
    passages: int
    rows: tuple[AgreementRow, ...] = ()
    differences: tuple[Difference, ...] = ()
