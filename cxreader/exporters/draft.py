"""What all formats share: a text in pieces, its sections, and the names of rows."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from cxreader.exporters.rows import Changed, Some
from cxreader.model import language
from cxreader.model.annotation import Placing
from cxreader.model.export import Export, ExportLink, ExportMemo, ExportRow, Grouping, Rows
from cxreader.model.theme import Family, Theme

NO_THEME = "No theme"
# characters of a quote that is only named
_SHORT = 60
_DOUBTS = {
    Placing.CONFIRM: "The file has changed since: this place is still to be confirmed.",
    Placing.LOST: "The file has changed since, and the place of this quote is lost.",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A file before it is written, in pieces that follow one another; each ends with the end of a line.

    Attributes:
        head: What stands before the first row.
        rows: One piece for each row of the export; what opens or closes a section belongs to its first or last row.
        foot: What stands after the last row.

    """

    head: str
    rows: Iterable[str]
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that belong together.

    Attributes:
        heading: What they have in common, for people.
        rows: The rows, in reading order.
        theme: The theme they have in common, where they were grouped by theme and have one.

    """

    heading: str
    rows: Rows
    theme: Theme | None = None


def chosen(export: Export) -> Export:
    """Return an export without the texts that its choices leave out: sentences, reasons, notes and memos."""
    if not export.notes:
        links = tuple(link._replace(note="") for link in export.links)
        export = export._replace(memos=(), links=links)
    if export.sentence and export.why and export.notes:
        return export
    return export._replace(rows=Changed(export.rows, lambda row: _chosen_row(row, export)))


def sections(export: Export) -> tuple[Section, ...]:
    """Return an export's rows in sections, in the order in which they first appear; rows without a theme come last."""
    groups: dict[str, array[int]] = {}
    for place, row in enumerate(export.rows):
        groups.setdefault(_group(row, export.grouping), array("Q")).append(place)
    keys = sorted(groups, key=lambda key: key == "")
    return tuple(_section(Some(export.rows, groups[key]), export.grouping) for key in keys)


def title(export: Export) -> str:
    """Return the title of an exported file."""
    return export.title or f"Quotes from {export.library}"


def anchor(row: ExportRow) -> str:
    """Return a short name of a row, letters and figures only, that is the same in every export."""
    return block_id(row.guid)


def block_id(guid: str) -> str:
    """Return the short name of the row that has a UUID."""
    return "h" + "".join(sign for sign in guid if sign.isascii() and sign.isalnum())[:16]


def address(row: ExportRow) -> str:
    """Return the link that opens a row in the program."""
    return f"cxreader://open?doc={quote(row.document_guid, safe='')}&h={quote(row.guid, safe='')}"


def label(theme: Theme) -> str:
    """Return a theme's code and name."""
    return f"{theme.code} {theme.name}"


def family_of(theme: Theme, export: Export) -> Family:
    """Return a theme's family; one without a colour, named by its id, where the export does not hold it."""
    for family in export.families:
        if family.id == theme.family:
            return family
    return Family(theme.family, theme.family, "")


def place_name(row: ExportRow) -> str:
    """Return what a row's document is called."""
    return row.title or row.document


def reason(row: ExportRow) -> str:
    """Return why a row has its first theme and how sure that is; empty where nothing is to be said."""
    return " · ".join(part for part in (row.why, row.certainty) if part)


def doubt(row: ExportRow) -> str:
    """Return what is to be said of the place of a highlight whose file has changed; empty where nothing is."""
    return _DOUBTS.get(row.placing, "")


def beside(row: ExportRow) -> str:
    """Return whose words a row has and what stands beside them: ``Answer 17 · country: mx``; empty for nothing."""
    parts = (f"Answer {row.answer}" if row.answer else "", f"Speaker: {row.speaker}" if row.speaker else "")
    return " · ".join((*filter(None, parts), *(f"{title}: {value}" for title, value in row.columns)))


def short(text: str) -> str:
    """Return the beginning of a text on one line."""
    words = " ".join(text.split())
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1].rstrip()}…"


def ends(export: Export) -> dict[str, ExportRow]:
    """Return the rows that links lead to, by their UUIDs."""
    wanted = {end for link in export.links for end in (link.one, link.other)}
    return {row.guid: row for row in export.rows if row.guid in wanted} if wanted else {}


def about(memo: ExportMemo) -> str:
    """Return what a memo is about, in words."""
    return f"{memo.subject.capitalize()}: {memo.name}"


def signature(note: ExportMemo | ExportLink) -> str:
    """Return who wrote a memo or drew a link, and when it was changed last."""
    return " · ".join(filter(None, (note.author, note.modified[:10])))


def says_more(row: ExportRow) -> bool:
    """Tell whether the sentence around a quote says more than the quote."""
    return bool(row.before.strip() or row.after.strip())


def _chosen_row(row: ExportRow, export: Export) -> ExportRow:
    return row._replace(
        before=row.before if export.sentence else "",
        after=row.after if export.sentence else "",
        why=row.why if export.why else "",
        certainty=row.certainty if export.why else "",
        note=row.note if export.notes else "",
    )


def _group(row: ExportRow, grouping: Grouping) -> str:
    if grouping is Grouping.THEME:
        return row.themes[0].id if row.themes else ""
    # tags such as zh-Hans and zh-Hant share a name, and a heading must not come twice
    return language.name(row.language) if grouping is Grouping.LANGUAGE else row.document_guid


def _section(rows: Rows, grouping: Grouping) -> Section:
    first = rows[0]
    if grouping is Grouping.LANGUAGE:
        return Section(language.name(first.language), rows)
    if grouping is Grouping.DOCUMENT:
        return Section(place_name(first), rows)
    return Section(label(first.themes[0]), rows, first.themes[0]) if first.themes else Section(NO_THEME, rows)
