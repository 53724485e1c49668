"""What comes from another program, and what became of it, in sentences."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cxreader.model.incoming import Coming, TakenIn
from cxreader.ui.counts import counted, grouped

_translate = QCoreApplication.translate
_Part = tuple[int, str, str]
# sentences of one kind that are shown: nobody reads more, and nobody's window is to hold a million
_MOST = 1_000


def heading(source: str) -> str:
    """Return what a file holds as a title."""
    return f"{source[:1].upper()}{source[1:]}"


def coming_rows(coming: Coming) -> list[tuple[str, str]]:
    """Return what would become of all that came: of each kind its name and a sentence."""
    documents = (
        (coming.documents, _translate("Incoming", "{} is new"), _translate("Incoming", "{} are new")),
        _here(coming.matched),
        (
            coming.missing,
            _translate("Incoming", "{} is not here and did not come along"),
            _translate("Incoming", "{} are not here and did not come along"),
        ),
    )
    themes = (
        (coming.themes, _translate("Incoming", "{} is new"), _translate("Incoming", "{} are new")),
        (
            coming.known_themes,
            _translate("Incoming", "{} is in your codebook already"),
            _translate("Incoming", "{} are in your codebook already"),
        ),
    )
    highlights = (
        (coming.highlights, _translate("Incoming", "{} is new"), _translate("Incoming", "{} are new")),
        (
            coming.newer,
            _translate("Incoming", "{} is newer than the one here"),
            _translate("Incoming", "{} are newer than those here"),
        ),
        _here(coming.known),
        (
            coming.unsure,
            _translate("Incoming", "the place of {} is to be checked afterwards"),
            _translate("Incoming", "the places of {} are to be checked afterwards"),
        ),
    )
    memos, links = coming.incoming.memos, coming.incoming.links
    new = (_translate("Incoming", "{} is new"), _translate("Incoming", "{} are new"))
    rows = [
        (_translate("Incoming", "Documents"), _sentence(documents)),
        (_translate("Incoming", "Themes"), _sentence(themes)),
        (_translate("Incoming", "Highlights"), _sentence(highlights)),
        (_translate("Incoming", "Memos"), _sentence(((coming.memos, *new), _here(len(memos) - coming.memos)))),
        (_translate("Incoming", "Links"), _sentence(((coming.links, *new), _here(len(links) - coming.links)))),
    ]
    return [row for row in rows if row[1]]


def taken_rows(taken: TakenIn) -> list[tuple[str, str]]:
    """Return what became of all that came: of each kind its name and a sentence."""
    came = (_translate("Incoming", "{} came in"), _translate("Incoming", "{} came in"))
    check = (
        taken.unsure,
        _translate("Incoming", "the place of {} is to be checked"),
        _translate("Incoming", "the places of {} are to be checked"),
    )
    newer = (taken.updated, _translate("Incoming", "{} was renewed"), _translate("Incoming", "{} were renewed"))
    rows = [
        (_translate("Incoming", "Documents"), _sentence(((taken.documents, *came), _here(taken.matched)))),
        (_translate("Incoming", "Themes"), _sentence(((taken.themes, *came),))),
        (_translate("Incoming", "Highlights"), _sentence(((taken.highlights, *came), newer, check))),
        (_translate("Incoming", "Memos and links"), _sentence(((taken.memos, *came),))),
    ]
    return [row for row in rows if row[1]]


def is_all_here(coming: Coming) -> bool:
    """Tell whether nothing that came would change anything."""
    return not (coming.documents or coming.themes or coming.highlights or coming.newer or coming.memos or coming.links)


def details(adjusted: Sequence[str], left: Sequence[str]) -> str:
    """Return what was read otherwise than it stood and what is left out, a sentence a line; empty for neither."""
    parts = (
        (_translate("Incoming", "Read otherwise than it stood"), adjusted),
        (_translate("Incoming", "Left out"), left),
    )
    return "\n\n".join("\n".join((name, *_bounded(sentences))) for name, sentences in parts if sentences)


def summary(taken: TakenIn) -> str:
    """Return what came in on one line."""
    notes = taken.highlights + taken.updated
    parts: tuple[_Part, ...] = (
        (notes, _translate("Incoming", "{} note came in"), _translate("Incoming", "{} notes came in")),
        (taken.documents, _translate("Incoming", "{} new document"), _translate("Incoming", "{} new documents")),
        (taken.themes, _translate("Incoming", "{} new theme"), _translate("Incoming", "{} new themes")),
        (taken.memos, _translate("Incoming", "{} memo or link"), _translate("Incoming", "{} memos and links")),
        (taken.unsure, _translate("Incoming", "{} to be checked"), _translate("Incoming", "{} to be checked")),
        (len(taken.left), _translate("Incoming", "{} thing left out"), _translate("Incoming", "{} things left out")),
    )
    said = " · ".join(counted(*part) for part in parts if part[0])
    return said or _translate("Incoming", "All of it was here already")


def _here(number: int) -> _Part:
    return (
        number,
        _translate("Incoming", "{} is here already"),
        _translate("Incoming", "{} are here already"),
    )


def _sentence(parts: Sequence[_Part]) -> str:
    """Return counts as one sentence; empty where all are 0."""
    said = ", ".join(counted(*part) for part in parts if part[0])
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _bounded(sentences: Sequence[str]) -> list[str]:
    more = len(sentences) - _MOST
    rest = [_translate("Incoming", "And {} more.").format(grouped(more))] if more > 0 else []
    return [f"•\u00a0{sentence}" for sentence in sentences[:_MOST]] + rest
