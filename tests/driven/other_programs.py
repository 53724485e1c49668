"""What other programs do to a file: a paragraph put in at the top, one taken out, some words changed, saved again.

LibreOffice does it to what it can open, by UNO (Debian: python3-uno and the packages of Writer and Calc); pandoc to
e-books and Markdown; for the rest there is no such program, so Python's own modules write those formats anew.
"""

import csv
import email
import email.policy
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

# where Debian keeps uno
_SYSTEM = "/usr/lib/python3/dist-packages"
# the names that LibreOffice has for the formats it saves, with options
FILTERS = {
    ".docx": ("MS Word 2007 XML", ""),
    ".odt": ("writer8", ""),
    ".fodt": ("OpenDocument Text Flat XML", ""),
    ".rtf": ("Rich Text Format", ""),
    ".html": ("HTML (StarWriter)", ""),
    ".txt": ("Text (encoded)", "UTF8,LF,,,"),
    ".pdf": ("writer_pdf_Export", ""),
    ".xlsx": ("Calc MS Excel 2007 XML", ""),
    ".xls": ("MS Excel 97", ""),
    ".ods": ("calc8", ""),
    ".csv": ("Text - txt - csv (StarCalc)", "44,34,76,1"),
}
_PANDOC = {".epub": "epub", ".md": "markdown", ".html": "html", ".docx": "docx"}
_WAIT = 30.0


class Edit(NamedTuple):
    """What is done to a text.

    Attributes:
        added: The paragraph that is put in before all others.
        removed: Words of the paragraph that is taken out; empty for none.
        words: What other words are put in the place of some.

    """

    added: str
    removed: str
    words: dict[str, str]

    def changed(self, text: str) -> str:
        """Return a text with the other words."""
        for word, other in self.words.items():
            text = re.sub(rf"\b{word}\b", other, text)
        return text

    def is_removed(self, text: str) -> bool:
        """Tell whether a paragraph is the one that is taken out."""
        return bool(self.removed) and letters(text) == letters(self.removed)


def letters(text: str) -> str:
    """Return letters and digits of a text alone."""
    return "".join(filter(str.isalnum, text))


class Office:
    """LibreOffice without a window, in a profile of its own."""

    def __init__(self) -> None:
        """Start it."""
        sys.path.append(_SYSTEM)
        self._start()

    def _start(self) -> None:
        self._home = tempfile.mkdtemp()
        name = f"cxreader{Path(self._home).name}"
        command = ("soffice", f"-env:UserInstallation=file://{self._home}", "--headless", "--norestore", "--nologo")
        self._process = subprocess.Popen([*command, f"--accept=pipe,name={name};urp;"], stderr=subprocess.DEVNULL)
        self._desktop = self._connected(f"uno:pipe,name={name};urp;StarOffice.ComponentContext")

    def _connected(self, address: str) -> Any:
        uno = import_module("uno")
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        until = time.monotonic() + _WAIT
        while True:
            try:
                context = resolver.resolve(address)
                return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            except uno.getClass("com.sun.star.connection.NoConnectException"):
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._home, ignore_errors=True)

    def restart(self) -> None:
        """Start another one, since this one may have come to harm."""
        self.close()
        self._start()

    def save(self, source: Path, target: Path, edit: Edit | None = None) -> None:
        """Save a file as another one, whose ending says in which format, with an edit or as it is."""
        wishes: dict[str, Any] = {"Hidden": True}
        if source.suffix in (".html", ".txt", ".csv"):
            # else pages are opened to be looked at, and encodings asked for
            name, options = FILTERS[source.suffix]
            wishes |= {"FilterName": name, "FilterOptions": options}
        opened = self._desktop.loadComponentFromURL(source.absolute().as_uri(), "_blank", 0, _values(wishes))
        try:
            if edit:
                (_edit_cells if hasattr(opened, "Sheets") else _edit_paragraphs)(opened, edit)
            name, options = FILTERS[target.suffix]
            opened.storeToURL(target.absolute().as_uri(), _values({"FilterName": name, "FilterOptions": options}))
        finally:
            opened.close(True)


def _values(wishes: dict[str, Any]) -> tuple[Any, ...]:
    uno = import_module("uno")
    made = []
    for name, value in wishes.items():
        one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        one.Name, one.Value = name, value
        made.append(one)
    return tuple(made)


def _edit_paragraphs(opened: Any, edit: Edit) -> None:
    _replace(opened, edit)
    for paragraph in _each(opened.Text):
        is_text = paragraph.supportsService("com.sun.star.text.Paragraph")
        if edit.removed and is_text and letters(paragraph.String) == letters(edit.changed(edit.removed)):
            # as it is done by hand: all of it, and the end of the one before
            cursor = opened.Text.createTextCursorByRange(paragraph.Start)
            cursor.gotoEndOfParagraph(True)
            cursor.String = ""
            cursor.goLeft(1, True)
            cursor.String = ""
            break
    top = opened.Text.createTextCursor()
    top.gotoStart(False)
    opened.Text.insertString(top, f"{edit.added}\r", False)


def _edit_cells(opened: Any, edit: Edit) -> None:
    for sheet in _each(opened.Sheets):
        _replace(sheet, edit)
    sheet = opened.Sheets.getByIndex(0)
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress
    for row in range(last.EndRow, 0, -1):
        cells = [sheet.getCellByPosition(column, row).String for column in range(last.EndColumn + 1)]
        if any(edit.is_removed(cell) for cell in (*cells, " ".join(cells))):
            sheet.Rows.removeByIndex(row, 1)
            break
    sheet.Rows.insertByIndex(1, 1)
    for column in range(last.EndColumn + 1):
        sheet.getCellByPosition(column, 1).String = edit.added


def _replace(searched: Any, edit: Edit) -> None:
    for word, other in edit.words.items():
        wish = searched.createReplaceDescriptor()
        wish.SearchString, wish.ReplaceString = word, other
        wish.SearchCaseSensitive = True
        # in tables that would mean whole cells
        wish.SearchWords = not hasattr(searched, "Rows")
        searched.replaceAll(wish)


def _each(container: Any) -> Iterator[Any]:
    parts = container.createEnumeration()
    while parts.hasMoreElements():
        yield parts.nextElement()


# ---- without LibreOffice


def save_with_pandoc(source: Path, target: Path, edit: Edit) -> None:
    """Save a file with an edit by pandoc."""
    form = _PANDOC[source.suffix]
    # what pictures there are must be somewhere
    taken = ["pandoc", "-f", form, "-t", "json", f"--extract-media={source.parent}", str(source)]
    told = subprocess.run(taken, capture_output=True, check=True)
    tree = json.loads(told.stdout)
    tree["blocks"] = [{"t": "Para", "c": [{"t": "Str", "c": edit.added}]}, *_reworded(tree["blocks"], edit)]
    command = ["pandoc", "-s", "-f", "json", "-t", form, "-o", str(target)]
    subprocess.run(command, input=json.dumps(tree).encode(), check=True, stderr=subprocess.DEVNULL)


def _words(node: Any) -> str:
    if isinstance(node, dict):
        if node.get("t") in ("Str", "Code"):
            return node["c"] if isinstance(node["c"], str) else node["c"][1]
        return _words(node.get("c", []))
    return " ".join(map(_words, node)) if isinstance(node, list) else ""


def _reworded(node: Any, edit: Edit) -> Any:
    if isinstance(node, dict):
        if node.get("t") == "Str":
            return {"t": "Str", "c": edit.changed(node["c"])}
        if node.get("t") == "Link" and ":" not in node["c"][2][0]:
            # pandoc gives up where a chapter has none of that name
            return {"t": "Span", "c": [node["c"][0], _reworded(node["c"][1], edit)]}
        if node.get("t") == "Header" and not node["c"][1][0]:
            # nor may a heading be without one
            node["c"][1][0] = f"at-{id(node)}"
        return {name: _reworded(value, edit) for name, value in node.items()}
    if not isinstance(node, list):
        return node
    return [
        _reworded(one, edit)
        for one in node
        if not (isinstance(one, dict) and one.get("t") == "Para" and edit.is_removed(_words(one)))
    ]


def _save_lines(source: Path, target: Path, edit: Edit, codec: str) -> None:
    """As an editor of plain text does."""
    lines = source.read_bytes().decode(codec).replace("\r\n", "\n").split("\n")
    kept = [edit.changed(line) for line in lines if not edit.is_removed(line)]
    target.write_bytes("\n".join([edit.added, "", *kept]).encode(codec))


def _save_cues(source: Path, target: Path, edit: Edit, codec: str) -> None:
    """As an editor of subtitles does: all cues are later by a second and have new numbers."""
    parts = re.split(r"\n[ \t]*\n", source.read_bytes().decode(codec).replace("\r\n", "\n").strip("\ufeff\n"))
    head = parts[:1] if source.suffix == ".vtt" else []
    cues = [part for part in parts[len(head) :] if not edit.is_removed(_said(part))]
    mark = "." if source.suffix == ".vtt" else ","
    cues.insert(0, f"0\n00:00:00{mark}000 --> 00:00:01{mark}000\n{edit.added}")
    made = []
    for number, cue in enumerate(cues, 1):
        own, times, words = re.fullmatch(r"((?:[^\n]*\n)??)([^\n]*-->[^\n]*)(.*)", cue, re.DOTALL).groups()  # type: ignore[union-attr]
        times = re.sub(r":(\d\d)([.,])", lambda found: f":{(int(found[1]) + 1) % 60:02}{found[2]}", times)
        made.append(f"{number}\n{times}{edit.changed(words)}" if own.strip().isdigit() else f"{own}{times}{words}")
    target.write_bytes("\n\n".join([*head, *made, ""]).encode(codec))


def _said(cue: str) -> str:
    return cue.partition("-->")[2].partition("\n")[2]


def _save_json(source: Path, target: Path, edit: Edit, _codec: str) -> None:
    """As a script does that reads all values and writes them once more."""
    is_lines = source.suffix == ".jsonl"
    text = source.read_text("utf-8-sig")
    rows = [json.loads(line) for line in text.split("\n") if line.strip()] if is_lines else json.loads(text)
    if isinstance(rows, list):
        rows = [row for row in rows if not any(map(edit.is_removed, _strings(row)))]
        first = rows[0] if rows else ""
        rows.insert(0, dict.fromkeys(first, edit.added) if isinstance(first, dict) else edit.added)
    done = _retold(rows, edit)
    told = "".join(json.dumps(row) + "\n" for row in done) if is_lines else json.dumps(done, indent=4)
    target.write_text(told, "utf-8")


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for one in node.values() if isinstance(node, dict) else node:
            yield from _strings(one)


def _retold(node: Any, edit: Edit) -> Any:
    if isinstance(node, str):
        return edit.changed(node)
    if isinstance(node, dict):
        return {name: _retold(value, edit) for name, value in node.items()}
    return [_retold(one, edit) for one in node] if isinstance(node, list) else node


def _save_mail(source: Path, target: Path, edit: Edit, _codec: str) -> None:
    """As a program for mail does: the same parts in other transfer encodings, pages too."""
    message = email.message_from_bytes(source.read_bytes(), policy=email.policy.default)
    for part in message.walk():
        if not isinstance(part, EmailMessage) or part.get_content_maintype() != "text" or part.is_attachment():
            continue
        kind, text = part.get_content_subtype(), part.get_content()
        names = [(name, str(part[name])) for name in ("Content-Location", "Content-ID") if part[name]]
        part.set_content(_edited(text, edit, is_page=kind == "html"), subtype=kind, cte="base64")
        for name, value in names:
            del part[name]
            part[name] = value
    target.write_bytes(message.as_bytes())


def _edited(text: str, edit: Edit, *, is_page: bool) -> str:
    if not is_page:
        kept = [line for line in text.split("\n") if not edit.is_removed(line)]
        return "\n".join([edit.added, "", *map(edit.changed, kept)])
    text = edit.changed(re.sub(r"<p>([^<]*)</p>", lambda p: "" if edit.is_removed(p[1]) else p[0], text))
    return re.sub(r"(<body[^>]*>)", rf"\1<p>{edit.added}</p>", text, count=1)


def _save_table(source: Path, target: Path, edit: Edit, codec: str) -> None:
    """As a script does; for what LibreOffice would take for dates and formulas."""
    dialect = csv.Sniffer().sniff(source.read_bytes().decode(codec)[:4096])
    head, *rows = csv.reader(io.StringIO(source.read_bytes().decode(codec)), dialect)
    rows = [row for row in rows if not any(map(edit.is_removed, row))]
    with target.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL).writerows(
            [head, [edit.added] * len(head), *([edit.changed(cell) for cell in row] for row in rows)]
        )


_OWN: dict[str, Callable[[Path, Path, Edit, str], None]] = {
    ".txt": _save_lines,
    ".md": _save_lines,
    ".srt": _save_cues,
    ".vtt": _save_cues,
    ".json": _save_json,
    ".jsonl": _save_json,
    ".eml": _save_mail,
    ".mhtml": _save_mail,
    ".tsv": _save_table,
}


def save_ourselves(source: Path, target: Path, edit: Edit, codec: str) -> None:
    """Save a file with an edit, where no other program does."""
    _OWN[source.suffix](source, target, edit, codec)
