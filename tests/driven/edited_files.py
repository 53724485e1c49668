"""Shows what becomes of notes on files that other programs have edited and saved: one line for each file.

Run: python tests/driven/edited_files.py FILE|FOLDER ... [--as .docx .rtf ...] [--show] [--keep FOLDER]
Each file goes into a library of its own and gets ten highlights with notes: at the start, in the middle, at the end, in
a table, a footnote, a list, over two paragraphs, of signs beyond Latin, short ones that stand there twice. Then another
program puts in a paragraph at the top, takes one out, changes three words, and saves the file in its place
(`other_programs.py` says which); it is read again, and each note judged by its words and those around it. ``--as``
first has LibreOffice save each file in other formats, .pdf among them: those are edited instead, a PDF by exporting
the edited source anew. ``--show`` tells what was not simply in its place, ``--keep`` keeps the files.
Needs LibreOffice with Writer and Calc (on Debian python3-uno too) and pandoc, and the Python that these are for. Ends
with status 1 where a note is said to be sure and stands elsewhere.
"""

import argparse
import logging
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

import regex

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from rapidfuzz import fuzz

from cxreader import importing
from cxreader.analysis import codebook as codebooks
from cxreader.errors import CxError
from cxreader.model.annotation import Highlight, Placing
from cxreader.model.block import Block, BlockKind
from cxreader.model.document import Document, Reread
from cxreader.model.views import OpenDocument
from cxreader.readers.isolation import isolation
from cxreader.session import Session, open_session, rereading
from tests.driven.other_programs import FILTERS, Edit, Office, letters, save_ourselves, save_with_pandoc

ADDED = "Whoever edited this file put these words before all others, quite at the top of everything."
MARKS, NEAR, FITS, LIKE = 10, 40, 60, 85
FATES = ("in place", "asked", "gone", "lost", "WRONG")
_WORD = regex.compile(r"\b\p{Latin}{6,}\b")
_FAR = regex.compile(
    r"[\p{Emoji_Presentation}\p{Han}\p{Hangul}\p{Arabic}\p{Cyrillic}\p{Greek}\p{Hebrew}\p{Thai}][^\n]{0,12}"
)
_SENTENCE = regex.compile(r"[^\s.!?。！？][^.!?。！？\n]{2,160}[.!?。！？]?")


class Fate(NamedTuple):
    """What became of a highlight, and what there is to tell of it."""

    name: str
    told: str


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--as", nargs="+", dest="forms", default=[], metavar="SUFFIX")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    logging.disable()
    files = [file for path in given.files for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
    office = Office()
    total: Counter[str] = Counter()
    say(f"{'':44}{'marks':>6}" + "".join(f"{fate:>10}" for fate in FATES))
    try:
        with tempfile.TemporaryDirectory() as folder:
            home = given.keep or Path(folder)
            for file in files:
                for form in given.forms or [file.suffix]:
                    total.update(_row(office, file, form, home, is_shown=given.show))
    finally:
        office.close()
        isolation().close()
    say(f"{'all':44}{total.total():6}" + "".join(f"{total[fate]:10}" for fate in FATES))
    return int(total["WRONG"] > 0)


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _row(office: Office, file: Path, form: str, home: Path, *, is_shown: bool) -> Counter[str]:
    """Print what became of the notes on one file, and return it."""
    name = f"{file.stem[:36]}{form}"
    own = Path(tempfile.mkdtemp(dir=home, prefix=f"{file.stem[:20]}-"))
    try:
        fates = list(_judged(office, file, form, own))
    except Exception as problem:  # noqa: BLE001 - whatever it is, the other files are next
        office.restart()
        say(f"{name:44}{type(problem).__name__}: {str(problem)[:140]}")
        return Counter()
    count = Counter(fate.name for fate in fates)
    say(f"{name:44}{count.total():6}" + "".join(f"{count[fate]:10}" for fate in FATES))
    for fate in fates:
        if fate.name in ("WRONG", "lost") or (is_shown and fate.name != "in place"):
            say(f"    {fate.name}: {fate.told}")
    return count


def _judged(office: Office, file: Path, form: str, home: Path) -> Iterator[Fate]:
    """Open a file, set highlights, have it edited, read it again, and tell what became of each."""
    path, before = home / f"file{form}", home / f"before{form}"
    if form == file.suffix == ".pdf":
        raise CxError("no program here edits these; take another format --as .pdf")
    if form == file.suffix:
        shutil.copyfile(file, path)
    else:
        office.save(file, path)
    path.chmod(0o600)
    shutil.copyfile(path, before)
    with closing(open_session(home / "Notes.cxlib")) as session:
        key = _added(session, path)
        text = session.open(key)
        fresh = random.Random(str(file.name))  # noqa: S311 - the same marks each time
        marks = sorted({_snapped(text.text, mark) for mark in _marks(text, fresh)})
        edit = _edit(text, marks, fresh)
        made = {session.highlight(key, *mark).ids[0]: mark for mark in marks}
        for highlight in made:
            session.annotate(highlight, "What was meant?")
        codec = rereading.rereading(session, key).codec or "utf-8"
        _edited(office, before if form != ".pdf" else file, path, edit, codec)
        new = _again(session, key)
        now = session.open(new).text
        for note in session.notes():
            yield _fate(text, note.highlight, made[note.highlight.id], now, edit)


def _edited(office: Office, source: Path, target: Path, edit: Edit, codec: str) -> None:
    """Have a file edited by the first program that can."""
    form = target.suffix
    is_text = form == ".txt" and codec not in ("ascii", "utf-8")
    if form in FILTERS and not is_text:
        try:
            office.save(source, target, edit)
        except Exception:  # whatever LibreOffice came to harm by
            office.restart()
            if form not in (".html", ".docx"):
                raise
        else:
            return
    (save_with_pandoc if form in (".epub", ".md", ".html", ".docx") else partial(save_ourselves, codec=codec))(
        source, target, edit
    )


def _added(session: Session, path: Path) -> int:
    (document,) = importing.prepare([path], codebooks.load(codebooks.shipped()))
    if not isinstance(document, Document):
        raise CxError(document.why)
    return session.add(document, "file").ids[0]


def _again(session: Session, key: int) -> int:
    wish = rereading.rereading(session, key)
    (read,) = importing.prepare_reread(wish, codebooks.load(codebooks.shipped()))
    if not isinstance(read, Reread):
        raise CxError(read.why)
    return rereading.reread(session, read).ids[0]


# ---- what is marked, and what is changed


def _marks(document: OpenDocument, fresh: random.Random) -> Iterator[tuple[int, int]]:
    """Yield stretches as people mark them, some in each kind of block."""
    text, blocks = document.text, document.blocks
    words = [found.span() for found in regex.finditer(r"\b\w{4,}\b", text)] or [(0, len(text))]
    yield words[0]
    yield words[-1]
    yield words[len(words) // 2]
    for kind in (BlockKind.TABLE_ROW, BlockKind.FOOTNOTE, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.CAPTION):
        own = [block for block in blocks if block.kind is kind]
        if own:
            yield _in(text, fresh.choice(own), fresh)
    if len(blocks) > 1:
        at = fresh.randrange(len(blocks) - 1)
        one, other = blocks[at : at + 2]
        yield max(one.start, one.end - 30), min(other.end, other.start + 30)
    far = [found.span() for found in _FAR.finditer(text)]
    if far:
        yield fresh.choice(far)
    for _ in range(MARKS):
        yield _in(text, fresh.choice(blocks), fresh) if fresh.random() < 0.7 else fresh.choice(words)


def _in(text: str, block: Block, fresh: random.Random) -> tuple[int, int]:
    """Return a sentence of a block, or some of its words."""
    found = [one.span() for one in _SENTENCE.finditer(text, block.start, block.end)]
    return fresh.choice(found) if found else (block.start, block.end)


def _snapped(text: str, mark: tuple[int, int]) -> tuple[int, int]:
    """Return a stretch without the white space at its edges."""
    own = text[slice(*mark)]
    start = mark[0] + len(own) - len(own.lstrip())
    return start, max(start + 1, start + len(own.strip()))


def _edit(document: OpenDocument, marks: list[tuple[int, int]], fresh: random.Random) -> Edit:
    """Choose what is done to a text; leave ten of the marks."""
    text = document.text
    del marks[MARKS:]
    once = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH and len(letters(text[b.start : b.end])) > NEAR]
    gone = once[len(once) // 2] if len(once) > 2 else None
    count = Counter(_WORD.findall(text))
    inside = {word for mark in marks for word in _WORD.findall(text[slice(*mark)])}
    rare = sorted(
        word for word in inside if count[word] <= 3 and not any(word in other for other in count if other != word)
    )
    chosen = fresh.sample(rare, min(3, len(rare)))
    return Edit(ADDED, text[gone.start : gone.end] if gone else "", {word: f"{word[:4]}oqua" for word in chosen})


# ---- what became of it


def _fate(document: OpenDocument, note: Highlight, mark: tuple[int, int], now: str, edit: Edit) -> Fate:
    """Tell what became of a highlight by its words and those around it."""
    before = document.text
    quote = letters(before[slice(*mark)])
    told = f"“{before[slice(*mark)]}” → “{now[note.start : note.end]}” {note.placing}"
    if note.placing is Placing.LOST:
        is_there = quote in letters(now)
        is_gone = edit.removed and before.find(edit.removed) <= mark[0] < before.find(edit.removed) + len(edit.removed)
        return Fate("lost" if is_there and not is_gone else "gone", told)
    found = letters(_restored(now[note.start : note.end], edit))
    sides = (
        (letters(before[: mark[0]])[-NEAR:], letters(_restored(now[: note.start], edit))[-NEAR:]),
        (letters(before[mark[1] :])[:NEAR], letters(_restored(now[note.end :], edit))[:NEAR]),
    )
    near = max(fuzz.ratio(*side) for side in sides)
    is_right = fuzz.ratio(quote, found) >= LIKE and (near >= FITS or _is_only(quote, before, now, edit))
    if is_right:
        return Fate("in place" if note.placing is Placing.SURE else "asked", told)
    return Fate("WRONG" if note.placing is Placing.SURE else "asked", f"{told} (around it {near:.0f} %)")


def _is_only(quote: str, before: str, now: str, edit: Edit) -> bool:
    """Tell whether words stand once in both versions."""
    return all(letters(text).count(quote) == 1 for text in (before, _restored(now, edit)))


def _restored(text: str, edit: Edit) -> str:
    for word, other in edit.words.items():
        text = text.replace(other, word)
    return text.replace(edit.added, "")


if __name__ == "__main__":
    sys.exit(main())
