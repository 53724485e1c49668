"""A project for other programs of qualitative analysis: REFI-QDA, https://www.qdasoftware.org, a file .qdpx.

Only what all programs that were looked at read right is written: offsets are code points, ends are exclusive, lines end
in a line feed alone, and texts are files of their own without a byte order mark.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from cxreader.exporters.codebook_qdc import codes
from cxreader.exporters.package import Package, package
from cxreader.exporters.qdpx_survey import STAR, VARIABLES, Survey, surveyed
from cxreader.exporters.xml_text import content, sayable, value
from cxreader.model.annotation import Placing, Subject
from cxreader.model.characters import REPLACEMENT
from cxreader.model.export import Export, ExportDocument, ExportLink, ExportMemo, ExportRow
from cxreader.model.guids import canonical, named
from cxreader.model.line_ends import LineEnds

_MARK = "\ufeff"
_PIECE = 1 << 20


def write(export: Export, path: Path, step: Callable[[], None]) -> None:
    """Write an export as a project: its texts, codebook, highlights, memos and links."""
    with package(path) as archive, TemporaryFile("w+", encoding="utf-8", newline="") as draft:
        _Project(export, archive, draft, step).write()
        draft.seek(0)
        archive.stream("project.qde", iter(lambda: draft.read(_PIECE), ""))


def losses(export: Export) -> tuple[str, ...]:
    """Return what of an export a project has no place for, as sentences."""
    seen: Counter[str] = Counter()
    # rows may be made as they are come to: they are gone through once
    for row in export.rows:
        seen.update(name for name in ("tags", "starred", "lent", "why", "answer", "speaker") if getattr(row, name))
        seen[row.placing] += 1
    unsure, lost = seen[Placing.CONFIRM], seen[Placing.LOST]
    said = (
        (seen["tags"], "Tags become codes such as “#tag”, in a group “Tags”."),
        (seen["starred"], f"The mark of a quote becomes a code “{STAR}”."),
        (seen["lent"], "Themes of passages that highlights lie in are given by a user “cxreader”."),
        (seen["why"], "Why a passage has its theme is left out."),
        (seen["answer"], "What answers are called, and the columns beside them, are left out."),
        (seen["speaker"], "Who speaks is only in the words of the text."),
        (unsure, f"{_counted(unsure)} whose place is to be confirmed stand where they may be, without saying so."),
        (lost, f"{_counted(lost)} without a place in the text become notes on their documents."),
        (any(not link.note for link in export.links), "Who drew a link without a note, and when, is left out."),
    )
    return tuple(sentence for there, sentence in said if there)


def _counted(number: int) -> str:
    return f"{number:,} highlight{'s' * (number != 1)}"


class _Project:
    """A project while it is written: its parts go to the archive, what is said of them to a draft."""

    def __init__(self, export: Export, archive: Package, draft: IO[str], step: Callable[[], None]) -> None:
        self._export = export
        self._archive = archive
        self._draft = draft
        self._step = step
        self._survey: Survey = surveyed(export)
        self._notes: list[str] = []

    def write(self) -> None:
        """Write all of it."""
        export, survey = self._export, self._survey
        self._say(
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<Project xmlns="urn:QDA-XML:project:1.0" name={value(export.library)} origin="cxreader" '
            f'creatingUserGUID="{survey.user("")}" creationDateTime="{survey.moment}">',
            "<Users>",
            *(f'<User guid="{guid}" name={value(name)}/>' for guid, name in survey.users()),
            "</Users>",
        )
        self._codebook()
        self._within(
            "Variables",
            (f'<Variable guid="{_variable(name)}" name="{name}" typeOfVariable="{kind}"/>' for name, kind in VARIABLES),
        )
        self._sources()
        general = [memo for memo in export.memos if memo.subject in (Subject.LANGUAGE, Subject.LIBRARY)]
        references = [self._memo(memo) for memo in general]
        links = list(map(self._link, export.links))
        self._within("Notes", self._notes)
        self._within("Links", links)
        origin = f"From the library “{export.library}”: {export.scope}"
        self._say(f"<Description>{content(origin)}</Description>")
        self._say(*references, "</Project>")

    def _codebook(self) -> None:
        survey = self._survey
        themes = self._of(Subject.THEME)
        parts = [*codes(survey.families, survey.themes, lambda theme: "".join(map(self._memo, themes(theme.id))))]
        if survey.tags:
            parts.append(f'<Code guid="{named("group", "tags")}" name={value(survey.group)} isCodable="false">')
            parts += (
                f'<Code guid="{guid}" name={value(name)} isCodable="true" color="#808080"/>'
                for guid, name in survey.tags.values()
            )
            parts.append("</Code>")
        if parts:
            self._say("<CodeBook>", "<Codes>", *parts, "</Codes>", "</CodeBook>")

    def _sources(self) -> None:
        memos = self._of(Subject.DOCUMENT)
        groups = groupby(self._export.rows, key=attrgetter("document_guid"))
        parts = (
            self._source(document, rows, memos(document.guid))
            for document, (_, rows) in zip(self._export.documents, groups, strict=False)
        )
        self._within("Sources", (line for part in parts for line in part))

    def _source(
        self, document: ExportDocument, rows: Iterable[ExportRow], memos: Iterable[ExportMemo]
    ) -> Iterator[str]:
        """Give the element of a document, and put its text into the archive."""
        ends = LineEnds(document.text)
        text = _plain(ends.text)
        guid, made = canonical(document.guid), self._made("", document.added or self._survey.moment)
        yield (
            f'<TextSource guid="{guid}" name={value(document.name)} {made} '
            f'plainTextPath="{self._text("text " + guid, text)}">'
        )
        memos = tuple(memos)
        # QualCoder reads what stands here, and no notes that belong to a text
        said = "\n\n".join(memo.note for memo in memos)
        if said:
            yield f"<Description>{content(said)}</Description>"
        references = [self._memo(memo) for memo in memos]
        for row in rows:
            start, end = ends.to(row.start), ends.to(row.end)
            if row.placing is Placing.LOST or not 0 <= start < end <= len(text):
                said = "\n\n".join(filter(None, (row.quote, row.note)))
                references.append(self._note(row.guid, "Note without a place", said, row.author, row.created))
            else:
                yield from self._selection(row, text, start, end)
            self._step()
        yield from references
        values = (document.language, document.sha256, document.dated, "\n".join(document.tags), document.title)
        for (name, kind), said in zip(VARIABLES, values, strict=True):
            if said:
                reference = f'<VariableRef targetGUID="{_variable(name)}"/>'
                yield f"<VariableValue>{reference}<{kind}Value>{content(said)}</{kind}Value></VariableValue>"
        yield "</TextSource>"

    def _selection(self, row: ExportRow, text: str, start: int, end: int) -> Iterator[str]:
        guid = canonical(row.guid)
        made, ours = self._made(row.author, row.created), self._survey.user(row.author)
        changed = f' modifyingUser="{ours}" modifiedDateTime="{row.modified}"' if row.modified else ""
        yield (
            f'<PlainTextSelection guid="{guid}" name={value(text[start:end])} startPosition="{start}" '
            f'endPosition="{end}" {made}{changed}>'
        )
        if row.note:
            yield f"<Description>{content(row.note)}</Description>"
        for code, coder in self._survey.codes(row):
            own = named("coding", f"{guid} {code}")
            coded = made.replace(ours, coder)
            yield f'<Coding guid="{own}" {coded}><CodeRef targetGUID="{code}"/></Coding>'
        yield "</PlainTextSelection>"

    def _link(self, link: ExportLink) -> str:
        note = self._note(named("link", link.guid), "Note on both", link.note, link.author, link.created)
        return (
            f'<Link guid="{canonical(link.guid)}" name="Link" direction="Associative" '
            f'originGUID="{canonical(link.one)}" targetGUID="{canonical(link.other)}">{note}</Link>'
        )

    def _memo(self, memo: ExportMemo) -> str:
        """Put a memo among the notes, and return what names it."""
        name = f"Language: {memo.name} ({memo.target})" if memo.subject is Subject.LANGUAGE else memo.name
        return self._note(memo.guid, name, memo.note, memo.author, memo.created, memo.modified)

    def _note(self, guid: str, name: str, text: str, author: str, created: str, modified: str = "") -> str:
        if not text:
            return ""
        guid = canonical(guid)
        changed = f' modifiedDateTime="{modified}"' if modified else ""
        self._notes.append(
            f'<Note guid="{guid}" name={value(name)} {self._made(author, created or self._survey.moment)}{changed} '
            f'plainTextPath="{self._text("note " + guid, _plain(LineEnds(text).text))}"/>'
        )
        return f'<NoteRef targetGUID="{guid}"/>'

    def _text(self, key: str, text: str) -> str:
        """Put a text into the archive and return what names it."""
        name = f"{named('file', key)}.txt"
        self._archive.add(f"sources/{name}", text)
        return f"internal://{name}"

    def _made(self, author: str, created: str) -> str:
        time = f' creationDateTime="{created}"' if created else ""
        return f'creatingUser="{self._survey.user(author)}"{time}'

    def _of(self, subject: Subject) -> Callable[[str], list[ExportMemo]]:
        """Return what gives the memos on one thing of a kind."""
        own = [memo for memo in self._export.memos if memo.subject is subject]
        return lambda target: [memo for memo in own if memo.target == target]

    def _within(self, tag: str, parts: Iterable[str]) -> None:
        """Say parts inside an element, which may not be empty."""
        opened = False
        for part in parts:
            self._say(part if opened else f"<{tag}>\n{part}")
            opened = True
        if opened:
            self._say(f"</{tag}>")

    def _say(self, *lines: str) -> None:
        self._draft.writelines(f"{line}\n" for line in lines)


def _plain(text: str) -> str:
    """Return a text as both a file and an attribute can hold it, each code point at its place."""
    plain = sayable(text)
    # at the start it would be taken for a byte order mark
    return f"{REPLACEMENT}{plain[1:]}" if plain.startswith(_MARK) else plain


def _variable(name: str) -> str:
    return named("variable", name)
