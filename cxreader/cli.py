"""The command line: the same jobs without a window."""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from cxreader import __version__, cli_codebook, cli_tables, importing
from cxreader import cli_libraries as libraries
from cxreader import cli_texts as texts
from cxreader.errors import CxError
from cxreader.exporters import EXPORTERS, formats, render, write
from cxreader.model import language as languages
from cxreader.model.document import Document
from cxreader.model.export import Grouping
from cxreader.model.merging import Choice
from cxreader.model.scope import SPEAKER, ColumnValue, Length, Scope, Status
from cxreader.paths import LIBRARY_SUFFIX
from cxreader.session import Session, leaving, open_session, taking_in

_FAILED = 2
# what an export may leave out
_PARTS = ("sentence", "place", "why", "notes")


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for.

    Args:
        arguments: The command line without the program's name.

    Returns:
        The exit status: 0, or 2 where a file or an option could not be used.

    """
    options = parser().parse_args(arguments)
    if sys.stdout is None:
        print("The output is closed, so no answer can be given. Send it to a file.", file=sys.stderr)
        return _FAILED
    try:
        return int(options.run(options))
    except CxError as problem:
        print(problem, file=sys.stderr)
        return _FAILED
    except BrokenPipeError:
        # the reader of our output has seen enough
        _give_up_output()
        return 0
    except OSError as problem:
        print(f"The answer could not be written: {problem.strerror}. Check where it goes to.", file=sys.stderr)
        _give_up_output()
        return _FAILED


def _give_up_output() -> None:
    """Send what is still to be written nowhere, so that the flush at the program's end does not fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top = argparse.ArgumentParser(
        prog="cxreader",
        description="Read a pile of texts about customer experience: languages, themes with reasons, notes.",
        epilog="Without a command, `cxreader [FILE…]` opens the window on these files, or on the library last used. "
        "Nothing is sent anywhere, and no source file is ever written to.",
    )
    top.add_argument("--version", action="version", version=f"cxreader {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND", title="commands")
    analyse = commands.add_parser("analyse", help="print languages, noise and themes of texts")
    analyse.add_argument("files", nargs="*", type=Path, metavar="FILE", help="text files, each a document")
    analyse.add_argument(
        "--texts",
        type=Path,
        metavar="FILE.jsonl",
        help='lines {"id": …, "text": …} or {"id": …, "paragraphs": […]}; - for the input',
    )
    analyse.add_argument("--format", choices=("table", "jsonl"), help="a line a document, or one JSON line a passage")
    texts.add_meaning(analyse)
    cli_tables.add_options(analyse)
    analyse.set_defaults(run=texts.analyse)
    export = commands.add_parser("export", help="write notes or passages to a file")
    export.add_argument("files", nargs="*", type=Path, metavar="FILE", help="text files to read and classify first")
    export.add_argument("--library", type=Path, metavar="PATH", help=f"or a library ({LIBRARY_SUFFIX}) to export from")
    names = ", ".join(EXPORTERS)
    own = "or template:NAME for a template of your own"
    whole = f"{libraries.FOLDER} for a whole library as plain files"
    export.add_argument("--format", default="markdown", metavar="FORMAT", help=f"one of {names}; {own}; {whole}")
    file = "the file to write, or the folder for several; - for the output"
    export.add_argument("--out", type=Path, required=True, metavar="PATH", help=file)
    export.add_argument("--what", choices=("highlights", "passages"), help="default: highlights of a library")
    export.add_argument("--group-by", choices=tuple(Grouping), default=Grouping.THEME.value)
    left = "leave this out, where the format can; may be given several times"
    export.add_argument("--without", action="append", default=[], choices=_PARTS, help=left)
    losses = "say what this format cannot carry, and write nothing"
    export.add_argument("--losses", action="store_true", help=losses)
    export.add_argument("--language", action="append", default=[], metavar="TAG", help="only this language, e.g. pl")
    export.add_argument("--theme", action="append", default=[], metavar="ID", help="only this theme, e.g. loyalty")
    export.add_argument("--status", action="append", default=[], choices=tuple(Status), help="only what is so")
    export.add_argument(
        "--length", action="append", default=[], choices=tuple(Length), help="only texts as long as that"
    )
    export.add_argument("--month", action="append", default=[], metavar="MONTH", help="only this month, e.g. 2026-11")
    export.add_argument("--tag", action="append", default=[], metavar="TAG", help="only texts with this tag")
    beside = "only answers with this value in this column of their table, e.g. country=mx"
    export.add_argument("--column", action="append", default=[], metavar="TITLE=VALUE", help=beside)
    export.add_argument("--speaker", action="append", default=[], metavar="NAME", help="only what this person says")
    texts.add_meaning(export)
    cli_tables.add_options(export)
    export.set_defaults(run=_export)
    _add_import(commands)
    _add_agree(commands)
    themes = commands.add_parser("codebook", help="list the themes, write them to a file, or read them from one")
    cli_codebook.add_options(themes)
    themes.set_defaults(run=_themes)
    return top


def _add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    take = commands.add_parser("import", help="take in what others wrote: projects, notes, codebooks, whole libraries")
    files = "files of other programs, each told by itself, and libraries, which are files or were written into folders"
    take.add_argument("files", nargs="+", type=Path, metavar="FILE", help=files)
    library = f"the library ({LIBRARY_SUFFIX}) to take them into; made where there is none"
    take.add_argument("--library", type=Path, required=True, metavar="PATH", help=library)
    decisions = "whose decisions hold where another person has said the opposite (default: mine)"
    take.add_argument("--decisions", choices=tuple(Choice), default=Choice.MINE.value, help=decisions)
    take.set_defaults(run=_import)


def _add_agree(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    agree = commands.add_parser("agree", help="tell how far two people agree on what passages speak of")
    agree.add_argument("library", type=Path, metavar="LIBRARY", help=f"a library ({LIBRARY_SUFFIX})")
    agree.add_argument("other", type=Path, metavar="OTHER", help="another person's, which may be a folder as well")
    agree.add_argument("--out", type=Path, metavar="FILE.csv", help="write a table to a file")
    agree.set_defaults(run=_agree)


def _export(options: argparse.Namespace) -> int:
    if bool(options.files) == bool(options.library):
        raise CxError("Nothing to export. Name some text files, or one library after --library.")
    codebook = texts.shipped_codebook()
    scope = Scope(
        languages=frozenset(map(languages.base, options.language)),
        themes=frozenset(options.theme),
        statuses=frozenset(map(Status, options.status)),
        lengths=frozenset(map(Length, options.length)),
        months=frozenset(options.month),
        tags=frozenset(options.tag),
        columns=frozenset((*map(_column_value, options.column), *(ColumnValue(SPEAKER, n) for n in options.speaker))),
    )
    unknown = scope.themes - {theme.id for theme in codebook.themes}
    if unknown:
        known = ", ".join(theme.id for theme in codebook.themes)
        raise CxError(f"There is no theme “{', '.join(sorted(unknown))}”. The themes are: {known}.")
    if options.format == libraries.FOLDER:
        return _write_folder(options, scope)
    if options.library:
        libraries.check(options.library)
        with closing(libraries.opened(options.library)) as session, session.steady():
            _write(session, scope, options, passages=options.what == "passages")
        return 0
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_session(Path(folder) / f"Texts{LIBRARY_SUFFIX}")) as session,
    ):
        failed = 0
        finder = texts.find_by(codebook, options, shares=False)
        manner = cli_tables.manners(options)
        for item in importing.prepare(options.files, codebook, session.known_texts(), finder, manner):
            if isinstance(item, Document):
                session.add(item, "command line")
            else:
                print(item.why, file=sys.stderr)
                failed = failed if item.known else _FAILED
        if not session.known_texts():
            raise CxError("No text could be read, so nothing was exported. Name other files.")
        _write(session, scope, options, passages=options.what != "highlights")
        return failed


def _column_value(words: str) -> ColumnValue:
    column, sign, value = words.partition("=")
    if not (column and sign and value):
        raise CxError(f"“{words}” names no value of a column. Write it as TITLE=VALUE.")
    return ColumnValue(column, value)


def _import(options: argparse.Namespace) -> int:
    from cxreader import importers  # loads what reads other programs' files

    if os.path.lexists(options.library):
        libraries.check(options.library)
    failed = 0
    for file in options.files:
        try:
            if libraries.is_library(file):
                told = libraries.bring(file, options.library, Choice(options.decisions))
            else:
                with closing(open_session(options.library)) as session:
                    change, taken = taking_in.take_in(session, importers.read(file))
                told = (change.message.partition(". Undo")[0], *taken.adjusted, *taken.left)
        except CxError as problem:
            print(problem, file=sys.stderr)
            failed = _FAILED
            continue
        first, *others = told
        texts.say(f"{file.name}: {first}")
        for sentence in others:
            texts.say(f"  {sentence}")
    return failed


def _agree(options: argparse.Namespace) -> int:
    if options.out:
        libraries.compare(options.library, options.other, options.out)
        texts.say(f"Wrote how far they agree to {options.out}")
        return 0
    for line in libraries.compared(options.library, options.other):
        texts.say(line)
    return 0


def _themes(options: argparse.Namespace) -> int:
    for line in cli_codebook.carried_out(options):
        texts.say(line)
    return 0


def _write_folder(options: argparse.Namespace, scope: Scope) -> int:
    """Write a library as a whole into a folder of plain files."""
    if not options.library:
        raise CxError("Only a library can be written into a folder. Name one after --library.")
    if scope != Scope() or options.what or options.without or str(options.out) == "-":
        raise CxError("A folder holds a whole library. Name a folder after --out, and leave out what would limit it.")
    if options.losses:
        return 0
    number = libraries.write_folder(options.library, options.out)
    texts.say(f"Wrote {number:,} {'text' if number == 1 else 'texts'} and all that is said of them to {options.out}")
    return 0


def _write(session: Session, scope: Scope, options: argparse.Namespace, *, passages: bool) -> None:
    forms = formats()
    if options.format not in forms:
        raise CxError(f"There is no format “{options.format}”. The formats are: {', '.join(forms)}.")
    form = forms[options.format]
    export = leaving.leave(session, scope, passages=passages, grouping=Grouping(options.group_by))._replace(
        sentence="sentence" not in options.without,
        place="place" not in options.without,
        # why a highlight has its theme is the person's own matter
        why=passages and "why" not in options.without,
        notes="notes" not in options.without,
    )
    if options.losses:
        for loss in filter(None, (form.lacking(len(export.rows)), *form.losses(export))):
            texts.say(loss)
        return
    if str(options.out) == "-":
        if not form.plain or form.each:
            raise CxError(f"{form.label} cannot go to the output. Name a file or folder after --out.")
        sys.stdout.buffer.write(render(export, options.format))
        sys.stdout.flush()
        return
    sources = [Path(file) for file in session.files()]
    written = write(export, options.format, options.out, (session.path, *options.files, *sources))
    for file, name in written.conflicts:
        print(f"{file}: “{name}” was changed here and there. What stands in the file was kept.", file=sys.stderr)
    texts.say(f"Exported {len(export.rows)} {'passages' if passages else 'notes'} to {options.out}")
