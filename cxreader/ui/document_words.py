"""What a row of the document list says."""

from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from cxreader.model import language
from cxreader.model.views import DocumentRow
from cxreader.ui.badges import quarters
from cxreader.ui.counts import counted, grouped

_BADGES = 2
_translate = QCoreApplication.translate


def name_beside(row: DocumentRow, other: DocumentRow) -> str:
    """Return a document's title, or the name of its file where that alone tells it from another document."""
    return PurePath(row.path).name if row.path and row.title == other.title else row.title


def alike(row: DocumentRow) -> str:
    """Return what a document is nearly the same as: ``“Refunds” and 2 more``, nothing for none."""
    name, more = f"“{row.nearest}”" if row.alike else "", len(row.alike) - 1
    return _translate("DocumentRow", "{} and {} more").format(name, grouped(more)) if more > 0 else name


def facts(row: DocumentRow) -> tuple[str, ...]:
    """Return the lines below the title in a document's tooltip."""
    lines = [row.path] if row.path else []
    if len(row.languages) > 1:
        lines.append(_translate("DocumentRow", "In {}").format(", ".join(map(language.name, row.languages))))
    if row.codec:
        lines.append(_translate("DocumentRow", "Read as {}").format(row.encoding))
    if row.tags:
        lines.append(_translate("DocumentRow", "Tags: {}").format(", ".join(row.tags)))
    if row.alike:
        lines.append(_translate("DocumentRow", "Nearly the same as {}").format(alike(row)))
    return tuple(lines)


def spoken(row: DocumentRow) -> str:
    """Return the sentences that a screen reader says of a document."""
    sentences = [f"{row.title.rstrip('.')}."]
    sentences.append(
        _translate("DocumentRow", "{language}, {length}.").format(
            language=language.name(row.language), length=_length(row)
        )
    )
    if row.languages[1:]:
        others = ", ".join(map(language.name, row.languages[1:]))
        sentences.append(_translate("DocumentRow", "Also in {}.").format(others))
    if row.themes:
        sentences.append(_translate("DocumentRow", "Main themes: {themes}.").format(themes=", ".join(row.themes)))
    if row.scoped < row.passages:
        sentences.append(_in_scope(row) + ".")
    if row.notes:
        sentences.append(
            counted(row.notes, _translate("DocumentRow", "{} note."), _translate("DocumentRow", "{} notes."))
        )
    if row.tags:
        sentences.append(_translate("DocumentRow", "Tags: {}.").format(", ".join(row.tags)))
    if row.alike:
        sentences.append(_translate("DocumentRow", "Nearly the same as {}.").format(alike(row)))
    sentences.append(reading(row.progress))
    return " ".join(sentences)


def reading(progress: float) -> str:
    """Return in a sentence how far a text was read, 0 to 1, by quarters as its ring shows it."""
    return (
        _translate("DocumentRow", "Not read yet."),
        _translate("DocumentRow", "A quarter read."),
        _translate("DocumentRow", "Half read."),
        _translate("DocumentRow", "Three quarters read."),
        _translate("DocumentRow", "Read."),
    )[quarters(progress)]


def details(row: DocumentRow) -> tuple[str, ...]:
    """Return the second line of a document's row in ever shorter forms.

    It holds the document's further languages, length, passages and noise, its tags and what it is nearly the same as.
    """
    passages = _in_scope(row) if row.scoped < row.passages else _all_passages(row)
    further = further_languages(row)
    shortest = [*further, _short_length(row), passages]
    forms = [[*further, _length(row), passages], shortest]
    if row.noise:
        noise = _translate("DocumentRow", "{} noise").format(grouped(row.noise))
        forms = [[*forms[0], _noise_fragments(row)], [*shortest, noise], shortest]
    if row.tags:
        tags = " ".join(f"#{tag}" for tag in row.tags)
        forms = [[*forms[0], tags], [*shortest, tags], *forms]
    if row.alike:
        words = _translate("DocumentRow", "nearly the same as {}").format(alike(row))
        forms = [[*forms[0], words], [*shortest, words], *forms]
    return tuple(" · ".join(form) for form in forms)


def further_languages(row: DocumentRow) -> tuple[str, ...]:
    """Return what stands for all languages of a document but the main one: ``+EN FR``, nothing where it has no more."""
    main = language.badge(row.language)
    others = [badge for badge in dict.fromkeys(map(language.badge, row.languages)) if badge != main]
    more = " …" if len(others) > _BADGES else ""
    return (f"+{' '.join(others[:_BADGES])}{more}",) if others else ()


def _length(row: DocumentRow) -> str:
    if row.characters:
        return counted(
            row.length, _translate("DocumentRow", "{} character"), _translate("DocumentRow", "{} characters")
        )
    return counted(row.length, _translate("DocumentRow", "{} word"), _translate("DocumentRow", "{} words"))


def _in_scope(row: DocumentRow) -> str:
    return _translate("DocumentRow", "{part} of {all} passages").format(
        part=grouped(row.scoped), all=grouped(row.passages)
    )


def _short_length(row: DocumentRow) -> str:
    return _translate("DocumentRow", "{} chars").format(grouped(row.length)) if row.characters else _length(row)


def _all_passages(row: DocumentRow) -> str:
    one, many = _translate("DocumentRow", "{} passage"), _translate("DocumentRow", "{} passages")
    return counted(row.passages, one, many)


def _noise_fragments(row: DocumentRow) -> str:
    one, many = _translate("DocumentRow", "{} noise fragment"), _translate("DocumentRow", "{} noise fragments")
    return counted(row.noise, one, many)
