"""The codebook on the command line: its themes listed, written to a file, and read from one."""

import argparse
from contextlib import closing
from pathlib import Path

from cxreader import cli_libraries as libraries
from cxreader.analysis import codebook as codebooks
from cxreader.analysis import codebook_files, examples
from cxreader.errors import CxError
from cxreader.exporters.codebooks import FORMS, write
from cxreader.model.theme import Codebook, Example
from cxreader.paths import LIBRARY_SUFFIX
from cxreader.session import open_session


def add_options(codebook: argparse.ArgumentParser) -> None:
    """Say what can be asked of the command."""
    library = f"a library ({LIBRARY_SUFFIX}), in the place of what cxreader begins each with"
    codebook.add_argument("--library", type=Path, metavar="PATH", help=library)
    endings = ", ".join(codebook_files.FORMS)
    way = codebook.add_mutually_exclusive_group()
    out = f"write the codebook to a file that ends in {endings}; without this, its themes are listed"
    way.add_argument("--out", type=Path, metavar="FILE", help=out)
    added = f"add the themes of a file ({endings}) to those of the library"
    way.add_argument("--add", type=Path, metavar="FILE", help=added)
    way.add_argument("--replace", type=Path, metavar="FILE", help="or put them in the place of those")


def carried_out(options: argparse.Namespace) -> list[str]:
    """Do what was asked, and return the lines that answer it.

    Raises:
        CxError: A file or a library could not be used.

    """
    if options.library:
        libraries.check(options.library)
    file = options.add or options.replace
    if file:
        return [_taken(options.library, file, replace=bool(options.replace))]
    codebook, shown = _codebook(options.library)
    if not options.out:
        return _listed(codebook)
    key = options.out.suffix.lower().removeprefix(".")
    if key not in FORMS:
        raise CxError(f"“{options.out}” names no form. End it in {', '.join(codebook_files.FORMS)}.")
    write(codebook, shown, key, options.out, filter(None, (options.library,)))
    lost = f" without {FORMS[key].lost}" if FORMS[key].lost else ""
    number = len(codebook.themes)
    return [f"Wrote {number:,} {'theme' if number == 1 else 'themes'}{lost} to {options.out}"]


def _codebook(library: Path | None) -> tuple[Codebook, tuple[Example, ...]]:
    if library is None:
        return codebooks.load(codebooks.shipped()), examples.load(examples.shipped())
    with closing(libraries.opened(library)) as session:
        return session.full_codebook(), tuple(session.examples())


def _taken(library: Path | None, file: Path, *, replace: bool) -> str:
    """Put the themes of a file into a library, and return what became of them."""
    if library is None:
        raise CxError("The codebook that cxreader begins with stays as it is. Name a library after --library.")
    found = codebook_files.read(file)
    with closing(open_session(library)) as session:
        change = session.import_codebook(found.codebook, found.examples, replace=replace)
    return change.message.partition(". Undo")[0]


def _listed(codebook: Codebook) -> list[str]:
    """Return a line for each theme: its code, its id, its family and its name."""
    families = {family.id: family.name for family in codebook.families}
    widest = max((len(theme.id) for theme in codebook.themes), default=0)
    return [
        f"{theme.code:<3} {theme.id:<{widest}}  {families[theme.family]}: {theme.name}" for theme in codebook.themes
    ]
