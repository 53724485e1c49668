"""What could be read of a damaged library, and what could not, in words."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from cxreader.model.keeping import Recovery, Salvage
from cxreader.ui.counts import counted, grouped


def summary(recovery: Recovery) -> str:
    """Return in one sentence what came of it."""
    words = _tr("“{}” is damaged and was left as it is. What could be read was put into “{}”: {}.")
    documents, notes = (next(each for each in recovery.salvage if each.kind == kind) for kind in ("documents", "notes"))
    parts = [_share(documents, _tr("{} document"), _tr("{} documents"))]
    if notes.saved or notes.lost:
        parts.append(_share(notes, _tr("{} note"), _tr("{} notes")))
    return words.format(recovery.damaged.stem, recovery.recovered.stem, ", ".join(parts))


def told(recovery: Recovery) -> Iterator[str]:
    """Yield what was saved and what is missing, a sentence a line."""
    names = {
        "documents": _tr("Documents"),
        "notes": _tr("Highlights and notes"),
        "note themes": _tr("Themes of highlights"),
        "note tags": _tr("Tags of highlights"),
        "memos": _tr("Memos"),
        "links": _tr("Links between highlights"),
        "decisions": _tr("Decisions on themes"),
        "corrections": _tr("Corrections of language, noise and blocks"),
        "tags": _tr("Tags of documents"),
        "scopes": _tr("Kept scopes"),
        "lessons": _tr("Decisions that were learnt from"),
        "themes": _tr("Themes of the codebook"),
        "words": _tr("Words of the codebook"),
        "examples": _tr("Examples of the codebook"),
    }
    for each in recovery.salvage:
        if each.saved or each.lost:
            lost = _tr(", up to {} could not be read").format(grouped(each.lost)) if each.lost else ""
            yield _tr("{}: {} saved{}").format(names[each.kind], grouped(each.saved), lost)
    yield _tr("What the program finds by itself is found again. What was done before can no longer be undone.")
    if recovery.gone:
        yield ""
        yield _tr("The text of these documents could not be read. Open their files again:")
        yield from (f"  {title}" for title in recovery.gone)
    if recovery.altered:
        yield ""
        yield _tr("The text of these documents is not quite what it was. Compare it with their files:")
        yield from (f"  {title}" for title in recovery.altered)
    if recovery.nameless:
        yield ""
        yield _tr("Of these documents only the text could be read. Some may have been removed from the list before:")
        yield from (f"  {title}" for title in recovery.nameless)
    if recovery.notes:
        yield ""
        yield _tr("Highlights and notes of documents that could not be read:")
        yield from (f"  “{quote}” {note}".rstrip() for quote, note in recovery.notes)


def _share(each: Salvage, one: str, many: str) -> str:
    whole = counted(each.saved + each.lost, one, many)
    return _tr("{} of {}").format(grouped(each.saved), whole) if each.lost else whole


def _tr(words: str) -> str:
    return QCoreApplication.translate("Recovery", words)
