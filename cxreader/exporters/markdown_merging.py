"""Writing Markdown anew over a file that a person has written in: theirs stays, ours is brought up to date.

At its end a file of ours holds, in a comment that no reader shows, how many lines each block had when it was written,
and a digest of them. So it is known which blocks are still as they were.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cxreader.exporters import markdown
from cxreader.exporters.markdown import Block
from cxreader.model.export import Export

_FIRST = "<!-- What cxreader wrote here, so that an export in the same place leaves what you wrote as it is"
_LAST = "-->"
_GONE = "*No longer among the highlights that are exported.*"
_HEAD = "head"
_MARK = re.compile(r"(\S+) (\d+) ([0-9a-f]+)( gone)?")
_ID = re.compile(r"\^(h[0-9A-Za-z]+)[ \t]*")
_KEY = re.compile(r"([^\s:#-][^:]*):")
# what only we can say
_OURS = frozenset({"highlights", "created", "scope", "generator", "cxreader"})
_PROPERTY = "property-"


class Mark(NamedTuple):
    """What is known of a block: its lines, their digest, and whether it was marked as no longer exported."""

    lines: int
    digest: str
    gone: bool = False


def write(export: Export, path: Path, old: Path, step: Callable[[], None]) -> tuple[str, ...]:
    """Write a file, with what a person wrote into the one that is there.

    Args:
        export: The export.
        path: The file to write.
        old: The file that it will replace; it may not be there.
        step: Called after each row.

    Returns:
        The names of the blocks that were changed here and there, of which the file keeps those that are there.

    """
    theirs = _theirs(old)
    # a file is what its bytes are, whatever they mean
    with path.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        if theirs is None:
            _write_new(export, file.write, step)
            return ()
        merging = _Merging(theirs, export, step)
        file.write(merging.text())
        return tuple(merging.conflicts)


def is_ours(path: Path) -> bool:
    """Tell whether a file is one that is brought up to date, not replaced."""
    return _theirs(path) is not None


def _theirs(path: Path) -> list[str] | None:
    """Return the lines of a file that we wrote; None where it is another one, or not there."""
    try:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return None
    lines = text.split("\n")
    return lines if any(line == _FIRST for _, line in _numbered(lines)) else None


def _write_new(export: Export, write_: Callable[[str], object], step: Callable[[], None]) -> None:
    head = markdown.head(export)
    marks = dict(_head_marks(head))
    write_(head)
    for block in markdown.blocks(export):
        write_("".join(f"\n{part}\n" for part in (block.heading, block.text) if part))
        marks[block.key] = _mark(block.text.split("\n"))
        step()
    for block in markdown.foot(export):
        write_(f"\n{block.text}\n")
        marks[block.key] = _mark(block.text.split("\n"))
    write_("\n" + "\n".join(_comment(marks)) + "\n")


class _Merging:
    """One file being brought up to date: lines of theirs, and what is to stand in the place of some."""

    def __init__(self, theirs: list[str], export: Export, step: Callable[[], None]) -> None:
        self._lines = theirs
        self._export = export
        self._step = step
        self._known = dict(_read_marks(theirs))
        self._marks: dict[str, Mark] = {}
        self._places: dict[str, int] = {}
        # the first line of each heading, and the heading that each block stands under
        self._headings: dict[str, int] = {}
        self._above: dict[str, str] = {}
        self._survey()
        self._starts = {self._start(at) for at in self._places.values()}
        self._foot = self._last_section()
        # by the line that they stand before: the end of what they replace, and the lines
        self._edits: dict[int, tuple[int, list[str]]] = {}
        self._added: dict[int, list[str]] = {}
        self.conflicts: list[str] = []

    def text(self) -> str:
        """Return the file as it is to be."""
        head = markdown.head(self._export).rstrip("\n").split("\n")
        self._merge_front(head)
        self._merge_title(head)
        self._merge_rows()
        for block in markdown.foot(self._export):
            heading = block.text.split("\n", 1)[0]
            at = next((at for at in range(len(self._lines) - 1, -1, -1) if self._is(at, heading)), -1)
            self._merge(block, at)
            if at < 0 and block.key not in self._known:
                self._add(self._end(), block.text.split("\n"))
        self._mark_gone()
        self._renew_comment()
        return "\n".join(self._joined())

    def _survey(self) -> None:
        above = ""
        for at, line in _numbered(self._lines):
            if line.startswith("## "):
                above = line.rstrip()
                self._headings.setdefault(above, at)
            elif match := _ID.fullmatch(line):
                self._places[match[1]] = at
                self._above[match[1]] = above

    def _merge_rows(self) -> None:
        """Bring each block up to date where it stands; new ones follow what they follow in the export."""
        heading, here = "", self._foot
        opened = False
        for block in markdown.blocks(self._export):
            if block.heading:
                heading = block.heading.rstrip()
                opened = heading in self._headings
                here = self._next(self._headings[heading] + 1) if opened else self._foot
            at = self._places.get(block.key, -1)
            self._merge(block, self._start(at) if at >= 0 else -1)
            # one that has other themes by now stays where it is
            if at >= 0 and self._above[block.key] == heading:
                here = self._next(at + 1)
            elif at < 0 and block.key not in self._known:
                self._add(here, [*([] if opened else [heading, ""]), *block.text.split("\n")])
                opened = True
            self._step()

    def _merge(self, block: Block, start: int) -> None:
        """Bring one block up to date where it stands; -1 for nowhere."""
        fresh = block.text.split("\n")
        mark, known = _mark(fresh), self._known.get(block.key)
        self._marks[block.key] = mark
        if start < 0 and known is None:
            return
        if start >= 0 and known and self._digest(start, known.lines) == known.digest:
            if mark != known:
                self._edits[start] = (start + known.lines, fresh)
        elif (known is None or mark.digest != known.digest) and (
            start < 0 or self._digest(start, mark.lines) != mark.digest
        ):
            self.conflicts.append(block.name)

    def _merge_front(self, head: Sequence[str]) -> None:
        end = self._front_end
        mine = dict(_properties(head[1 : head.index("---", 1)]))
        self._marks |= {f"{_PROPERTY}{key}": _mark(lines) for key, lines in mine.items()}
        if not end:
            return
        there: dict[str, tuple[int, int]] = {}
        at = 1
        for key, lines in _properties(self._lines[1:end]):
            there[key] = (at, at + len(lines))
            at += len(lines)
        for key, lines in mine.items():
            known = self._known.get(f"{_PROPERTY}{key}")
            if key in there:
                first, last = there[key]
                if key in _OURS or (known and self._digest(first, last - first) == known.digest):
                    self._edits[first] = (last, lines)
            elif known is None:
                self._added.setdefault(end, []).extend(lines)

    def _merge_title(self, head: Sequence[str]) -> None:
        fresh = list(head[head.index("---", 1) + 2 :])
        known = self._known.get(_HEAD)
        self._marks[_HEAD] = _mark(fresh)
        start = self._front_end + 1 if self._front_end else 0
        while start < len(self._lines) - 1 and not self._lines[start].strip():
            start += 1
        if known and self._digest(start, known.lines) == known.digest:
            self._edits[start] = (start + known.lines, fresh)

    def _mark_gone(self) -> None:
        """Say under each block of ours that is no longer exported that it is not."""
        for key, known in self._known.items():
            if key in self._marks or key not in self._places:
                continue
            at = self._places[key]
            start = self._start(at)
            self._marks[key] = known
            if known.gone:
                continue
            if self._digest(start, known.lines) == known.digest:
                lines = [*self._lines[start : start + known.lines], "", _GONE]
                self._edits[start] = (start + known.lines, lines)
                self._marks[key] = _mark(lines)._replace(gone=True)
            else:
                self._added.setdefault(at + 1, []).extend(["", _GONE])
                self._marks[key] = known._replace(gone=True)

    def _renew_comment(self) -> None:
        start = next(at for at, line in _numbered(self._lines) if line == _FIRST)
        end = next((at for at in range(start, len(self._lines)) if self._is(at, _LAST)), start)
        self._edits[start] = (end + 1, list(_comment(self._marks)))

    def _add(self, at: int, lines: Sequence[str]) -> None:
        """Have lines stand before one, with an empty line on both sides."""
        added = self._added.setdefault(at, [])
        if not added and at and self._lines[at - 1].strip():
            added.append("")
        added += [*lines, ""]

    def _joined(self) -> Iterator[str]:
        at = 0
        while at < len(self._lines):
            yield from self._added.get(at, ())
            if at in self._edits:
                end, lines = self._edits[at]
                yield from lines
                at = end
            else:
                yield self._lines[at]
                at += 1

    def _next(self, at: int) -> int:
        """Return the line, from one on, that another block, section or the comment begins with."""
        while at < len(self._lines) - 1:
            if at in self._starts or self._lines[at].startswith(("## ", _FIRST)):
                return at
            at += 1
        return at

    def _last_section(self) -> int:
        """Return the line that sections of quotes end before."""
        last = max(self._places.values(), default=0)
        places = (self._headings.get(heading, 0) for heading in ("## Memos", "## Links"))
        return min((at for at in places if at > last), default=self._end())

    def _end(self) -> int:
        return next(at for at, line in _numbered(self._lines) if line == _FIRST)

    def _start(self, at: int) -> int:
        """Return the first line of the block whose id stands in one."""
        start = at
        if start and not self._lines[start - 1].strip():
            start -= 1
        while start and self._lines[start - 1].startswith(">"):
            start -= 1
        return start if self._lines[start].startswith(">") else at

    def _digest(self, start: int, number: int) -> str:
        return _mark([line.rstrip("\r") for line in self._lines[start : start + number]]).digest

    def _is(self, at: int, line: str) -> bool:
        return self._lines[at].rstrip() == line.rstrip()

    @property
    def _front_end(self) -> int:
        """The line that closes the front matter; 0 where there is none."""
        if not self._is(0, "---"):
            return 0
        return next((at for at in range(1, len(self._lines)) if self._is(at, "---")), 0)


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    return enumerate(line.rstrip("\r") for line in lines)


def _mark(lines: Sequence[str]) -> Mark:
    text = "\n".join(lines).encode("utf-8", "surrogateescape")
    return Mark(len(lines), hashlib.blake2b(text, digest_size=6).hexdigest())


def _head_marks(head: str) -> Iterator[tuple[str, Mark]]:
    lines = head.rstrip("\n").split("\n")
    end = lines.index("---", 1)
    for key, own in _properties(lines[1:end]):
        yield f"{_PROPERTY}{key}", _mark(own)
    yield _HEAD, _mark(lines[end + 2 :])


def _properties(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Give the properties of a front matter, each with its lines."""
    key, own = "", list[str]()
    for line in lines:
        match = _KEY.match(line)
        if match:
            if own:
                yield key, own
            key, own = match[1], []
        own.append(line)
    if own:
        yield key, own


def _comment(marks: dict[str, Mark]) -> Iterator[str]:
    yield _FIRST
    for key, mark in marks.items():
        yield f"{key} {mark.lines} {mark.digest}{' gone' if mark.gone else ''}"
    yield _LAST


def _read_marks(lines: Iterable[str]) -> Iterator[tuple[str, Mark]]:
    inside = False
    for _, line in _numbered(lines):
        inside = line == _FIRST or (inside and line != _LAST)
        match = _MARK.fullmatch(line) if inside else None
        if match:
            yield match[1], Mark(int(match[2]), match[3], bool(match[4]))
