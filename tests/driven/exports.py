"""Makes a library with texts and notes that are hard to write out, exports it in every form, and has others read it.

exports.py CHECKS [--vnu JAR] [--keep FOLDER]
CHECKS is a folder with check_md.py, check_html.py, check_csv.py and check_jsonl.py; JAR is the Nu HTML checker.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import unicodedata
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxreader import importing
from cxreader.model.document import Problem
from cxreader.model.scope import Scope
from cxreader.model.views import OpenDocument
from cxreader.session import Session, leaving, open_session


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight to make: the words it covers in which file, its note and its themes."""

    file: str
    quote: str
    note: str = ""
    themes: tuple[str, ...] = ()
    starred: bool = False


_NFD = unicodedata.normalize("NFD", "Café très naïf, après-vente à améliorer")
_TEXTS = {
    "emoji.txt": "Review of the month 🐌 lenta, 3/10 😡\n"
    "The family 👩‍👩‍👧‍👦 waited at the call centre, and got a 👍🏽 at last.\nNobody called back.\n",
    "中文.txt": "客户体验和联系中心\n"
    "联系中心仍然是客户寻求支持的主要目的地。𠮟られた客也在等待。\n客服电话打不通,等了很久。\n",
    "عربي.txt": "خدمة العملاء\nانتظرتُ طويلًا في مركز الاتصال، ثم قالوا: «عُد غدًا» (2026).\nلن أعود.\n",
    "nfd.txt": f"{_NFD}.\nL'équipe répond vite.\n",
    "markup.txt": "<script>alert('x')</script> & <b>bold</b> ]]> *stars* _under_ `code` [link](http://example.org) |\n"
    "1. first\n# not a heading\n> not a quote $x^2$ ==mark== %%hidden%% ~~gone~~ ^block\n"
    '\t=HYPERLINK("http://example.org") costs +48 22 100, -5 %, @home; "quoted", comma\n',
}
_MARKS = (
    Mark("emoji.txt", "🐌 lenta, 3/10 😡", "Snail 🐌 and skin tone 👍🏽", ("speed",)),
    Mark("emoji.txt", "The family 👩‍👩‍👧‍👦 waited", "ZWJ family 👩‍👩‍👧‍👦 stays whole", starred=True),
    Mark("emoji.txt", "at last.\nNobody called back.", "two lines\n\nand a paragraph of its own\n  indented"),
    Mark("中文.txt", "联系中心仍然是客户寻求支持的主要目的地。", "重要:与波兰文比较"),
    Mark("中文.txt", "𠮟られた客", "CJK Extension B, U+20B9F"),
    Mark("عربي.txt", "انتظرتُ طويلًا في مركز الاتصال، ثم قالوا: «عُد غدًا» (2026).", "ملاحظة: wait & see (1)"),
    Mark("nfd.txt", _NFD, "the quote is decomposed, this note too: " + unicodedata.normalize("NFD", "zażółć")),
    Mark("markup.txt", "<script>alert('x')</script> & <b>bold</b> ]]>", "<script>alert(1)</script> &amp; ]]> </p>"),
    Mark("markup.txt", "*stars* _under_ `code` [link](http://example.org) |", "- a list?\n1. or this?\n# a title"),
    Mark("markup.txt", "# not a heading\n> not a quote $x^2$ ==mark== %%hidden%% ~~gone~~ ^block", "^h1 [[wiki]] #tag"),
    Mark("markup.txt", '=HYPERLINK("http://example.org")', '=cmd|" /C calc"!A0'),
    Mark("markup.txt", "+48 22 100, -5 %, @home", "@SUM(1+1)*cmd"),
)


def _fill(session: Session, folder: Path) -> dict[str, OpenDocument]:
    """Write the texts, open them, make the highlights; return the documents by file name."""
    codebook = session.full_codebook()
    paths = [folder / name for name in _TEXTS]
    for path in paths:
        path.write_text(_TEXTS[path.name], "utf-8")
    documents = {}
    for path, item in zip(paths, importing.prepare(paths, codebook), strict=True):
        if isinstance(item, Problem):
            raise SystemExit(item.why)
        documents[path.name] = session.open(session.add(item, "texts").ids[0])
    themes = {theme.name: theme.id for theme in session.codebook.themes}
    for mark in _MARKS:
        document = documents[mark.file]
        start = document.text.index(mark.quote)
        chosen = (themes["Speed of response"],) if mark.themes else ()
        (key,) = session.highlight(document.id, start, start + len(mark.quote), chosen).ids
        session.annotate(key, mark.note)
        if mark.starred:
            session.star(key, starred=True)
    return documents


def _truth(session: Session, documents: dict[str, OpenDocument]) -> dict[str, Any]:
    """Return what every export must hold, in reading order, from what was asked for and not from what is stored."""
    guids = {
        (row.sha256, row.start, row.end): row.guid for row in leaving.export_rows(session, Scope(), passages=False)
    }
    highlights, texts = [], []
    for name, document in documents.items():
        sha256 = next(
            row.sha256 for row in leaving.export_rows(session, Scope(), passages=False) if row.document == name
        )
        texts.append({"sha256": sha256, "text": document.text})
        marks = [(document.text.index(mark.quote), mark) for mark in _MARKS if mark.file == name]
        for start, mark in sorted(marks, key=lambda pair: pair[0]):
            key = guids[sha256, start, start + len(mark.quote)]
            highlights.append({"key": key, "quote": mark.quote, "note": mark.note})
    return {"docs": texts, "highlights": highlights}


def _check(checks: Path, name: str, file: Path, *options: object) -> bool:
    played = subprocess.run(
        [sys.executable, str(checks / f"check_{name}.py"), str(file), *map(str, options)],
        capture_output=True,
        text=True,
        check=False,
    )
    print((played.stdout + played.stderr).rstrip(), flush=True)  # noqa: T201 - what a person runs this for
    return played.returncode == 0


def _play(folder: Path, checks: Path, jar: Path | None) -> bool:
    library = folder / "Hard texts.cxlib"
    with closing(open_session(library)) as session:
        documents = _fill(session, folder)
        truth = folder / "truth.json"
        truth.write_text(json.dumps(_truth(session, documents), ensure_ascii=False), "utf-8")
    files = {}
    for form, suffix in (("markdown", "md"), ("html", "html"), ("csv", "csv"), ("jsonl", "jsonl")):
        files[suffix] = folder / f"notes.{suffix}"
        command = [sys.executable, "-m", "cxreader", "export", "--library", str(library), "--format", form]
        subprocess.run([*command, "--group-by", "document", "--out", str(files[suffix])], check=True)
    rows, told = len(_MARKS), ("--truth", truth)
    nu = ("--vnu", jar) if jar else ()
    return all(
        [
            _check(checks, "md", files["md"], "--files", 1, "--highlights", rows, *told),
            _check(
                checks,
                "html",
                files["html"],
                *("--highlights", rows, "--notes", sum(bool(mark.note) for mark in _MARKS)),
                *("--sections", len(_TEXTS), *told, *nu),
            ),
            _check(checks, "csv", files["csv"], "--rows", rows, *told),
            _check(checks, "jsonl", files["jsonl"], "--rows", rows, *told),
        ]
    )


def main() -> int:
    """Return 0 where every check passes."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("checks", type=Path)
    options.add_argument("--vnu", type=Path, metavar="JAR")
    options.add_argument("--keep", type=Path, metavar="FOLDER", help="an empty folder for all that is written")
    given = options.parse_args()
    if given.keep:
        given.keep.mkdir(parents=True)
        return 0 if _play(given.keep, given.checks, given.vnu) else 1
    with tempfile.TemporaryDirectory() as folder:
        return 0 if _play(Path(folder), given.checks, given.vnu) else 1


if __name__ == "__main__":
    sys.exit(main())
