"""How texts arrive: by dialog, folder, drag and drop, paste or command line, and into which library."""

import os.path
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cxreader import paths
from cxreader.errors import LibraryError
from cxreader.paths import LIBRARY_SUFFIX
from cxreader.readers import kind
from cxreader.ui.appearance import Appearance
from cxreader.ui.choices import Choices
from cxreader.ui.hub import Hub
from cxreader.ui.libraries import is_sample, open_chosen, open_or_begin
from cxreader.ui.opening import Opening

# how the names of files of other programs end, those that are nothing else and those that may be texts as well; what
# may be a table besides is looked at as one
_BROUGHT = frozenset({".qdpx", ".qdc", ".jsonld"})
_PERHAPS = frozenset({".toml", ".sqlite3", ".db"})
# what a reader of books calls the file of all that was marked on it
_CLIPPINGS = "my clippings"
# how many files and libraries are remembered, and of how many files at once their folder stands for them
_RECENT, _MANY = 12, 4


class Arriving(QObject):
    """Takes in whatever a person brings."""

    library_shown = Signal(str)  # another library is open; what went wrong with the one that was wanted, if anything
    notes_brought = Signal(list, bool)  # files of other programs, and whether they may be texts
    damage_met = Signal(object)  # the file of a library that was wanted and must be recovered

    def __init__(self, hub: Hub, opening: Opening, choices: Choices, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._opening = opening
        self._choices = choices
        self._appearance = appearance
        self._window = window
        self._tables: Any = None
        # files that nobody is asked about, wherever else they go first
        self._unasked: set[Path] = set()
        # what waits for a library to be recovered; None while nothing need wait
        self._held: list[Path] | None = None

    def show_library(self, path: Path) -> None:
        """Go over to a library, once the file that is being read has its place in the open one.

        The samples are read to their end, which takes a moment; other files that still wait are not begun.
        """
        if not is_sample(self._hub.session):
            self._opening.cancel()
        self._opening.when_idle(lambda: self._go_over(path))

    def begin(self, problem: str = "") -> None:
        """Remember the open library, and fill the sample library until it has once held all samples."""
        session = self._hub.session
        if not problem:
            # what is open instead of a library that could not be had is not the one to begin with next time
            self._choices.change(library=str(session.path))
            if not is_sample(session):
                self._remember([session.path])
        self.library_shown.emit(problem)
        seeds = paths.seeds()
        if is_sample(session) and session.text_count() < len(seeds) and not session.read_only:
            self._opening.open_paths(seeds, samples=True)
        held, self._held = self._held, None
        self._part(held or ())

    def hold_back(self) -> None:
        """Keep what is brought until another library is shown: the open one passes."""
        self._held = self._held or []

    def open_paths(self, files: Sequence[Path], *, ask: bool = True) -> None:
        """Open files and folders, in the person's own library and never among the samples; a library is shown.

        Args:
            files: They.
            ask: Whether the person is asked how tables are to be read; those in folders are read as it looks right.

        """
        (self._unasked.difference_update if ask else self._unasked.update)(files)
        if self._held is None:
            self._part(files)
        else:
            self._held += files

    def _part(self, files: Sequence[Path]) -> None:
        """Have each file go the way of its kind, as far as its name tells."""
        libraries = [file for file in files if file.suffix == LIBRARY_SUFFIX]
        notes = [file for file in files if file.suffix.lower() in _BROUGHT]
        perhaps = [file for file in files if _may_be_notes(file)]
        texts = [file for file in files if file.suffix != LIBRARY_SUFFIX and file not in {*notes, *perhaps}]
        if libraries:
            self.show_library(libraries[-1])
        if texts:
            self._open(texts, are_texts=False)
        for some, unsure in ((notes, False), (perhaps, True)):
            if some:
                self._bring(some, perhaps=unsure)

    def open_texts(self, texts: Sequence[Path]) -> None:
        """Open files and folders as texts, whatever their names end in."""
        self._open(texts, are_texts=True)

    def open_text(self, text: str) -> None:
        """Open a pasted text as a document of its own, never among the samples."""
        self.outside_samples(lambda: self._open_text(text))

    def outside_samples(self, then: Callable[[], None]) -> None:
        """Do something with a library of the person's own open that can be written to."""
        if self._held is not None:
            self._hub.said.emit(self.tr("The library is being recovered. Try again in a moment."))
        elif is_sample(self._hub.session):
            self.show_library(paths.own_library())
            # a note that is not stored keeps the samples open, and they are no place for anything else
            self._opening.when_idle(lambda: None if is_sample(self._hub.session) else self._where_written(then))
        else:
            self._where_written(then)

    def _open(self, files: Sequence[Path], *, are_texts: bool) -> None:
        self._remember(files if len(files) < _MANY else list({file.parent: None for file in files}))
        asked = [file for file in files if file not in self._unasked]
        unasked = [file for file in files if file in self._unasked]
        for some, ask in ((asked, True), (unasked, False)):
            if some:
                self.outside_samples(partial(self._read, some, ask=ask, are_texts=are_texts))

    def _read(self, files: Sequence[Path], *, ask: bool, are_texts: bool) -> None:
        """Have files read, and looked at before where they may be tables or of another program."""
        if not any(kind(file).is_table for file in files) or (are_texts and not ask):
            self._opening.open_paths(files)
            return
        if self._tables is None:
            from cxreader.ui.answer_tables import AnswerTables  # not needed at the start, as below

            self._tables = AnswerTables(self._hub, self._opening, self._appearance, self._window)
            self._tables.notes_met.connect(lambda notes: self.notes_brought.emit(notes, True))
        self._tables.open(files, ask=ask, are_texts=are_texts)

    def _bring(self, files: Sequence[Path], *, perhaps: bool) -> None:
        """Have files of other programs looked into, for a library of the person's own."""
        self.outside_samples(lambda: self.notes_brought.emit(list(files), perhaps))

    def _open_text(self, text: str) -> None:
        self._opening.open_text(text, self._hub.session.free_title(self.tr("Pasted text")))

    def ask_for_files(self) -> None:
        """Ask which files to open."""
        from cxreader.ui import file_dialogs  # not needed at the start, as below

        names = file_dialogs.open_files(
            self._window,
            self.tr("Open Files"),
            self._folder(),
            ";;".join((*_kinds_of_texts(), self.tr("All files (*)"))),
        )
        self.open_paths([Path(name) for name in names])

    def ask_for_notes(self) -> None:
        """Ask which files of other programs are to be looked into."""
        from cxreader.importers import IMPORTERS  # not needed at the start, as below
        from cxreader.ui import file_dialogs

        suffixes = dict.fromkeys(suffix for importer in IMPORTERS.values() for suffix in importer.suffixes)
        kinds = [f"{one.label} ({' '.join(f'*{suffix}' for suffix in one.suffixes)})" for one in IMPORTERS.values()]
        known = self.tr("All that can be taken in ({})").format(" ".join(f"*{suffix}" for suffix in suffixes))
        names = file_dialogs.open_files(
            self._window, self.tr("Import Notes"), self._folder(), ";;".join((known, *kinds, self.tr("All files (*)")))
        )
        if names:
            self._bring([Path(name) for name in names], perhaps=False)

    def ask_for_library(self) -> None:
        """Ask which library to show."""
        from cxreader.ui import file_dialogs

        name = file_dialogs.open_file(
            self._window,
            self.tr("Open Library"),
            str(self._hub.session.path.parent),
            self.tr("Libraries (*{})").format(LIBRARY_SUFFIX),
        )
        self.open_paths([Path(name)] if name else [])

    def ask_for_new_library(self) -> None:
        """Ask where a new library is to be, and show it; one that is there already is shown as it is."""
        from cxreader.ui import file_dialogs

        name, _ = file_dialogs.save_file(
            self._window,
            self.tr("New Library"),
            str(self._hub.session.path.with_name(f"{self.tr('New library')}{LIBRARY_SUFFIX}")),
            self.tr("Libraries (*{})").format(LIBRARY_SUFFIX),
            # none is ever written over
            confirm=False,
        )
        if name:
            self.open_paths([Path(name if name.endswith(LIBRARY_SUFFIX) else f"{name}{LIBRARY_SUFFIX}")])

    def ask_for_folder(self) -> None:
        """Ask which folder's texts to open."""
        from cxreader.ui import file_dialogs

        name = file_dialogs.choose_folder(self._window, self.tr("Open Folder"), self._folder())
        if name:
            folder = Path(name)
            self._opening.look_through(folder, lambda kinds: self._open_folder(folder, kinds))

    def paste(self) -> None:
        """Open what is on the clipboard: files, or a text."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, brought: QMimeData) -> None:
        """Open files or a text that were pasted or dropped."""
        files = [Path(url.toLocalFile()) for url in brought.urls() if url.isLocalFile()]
        if files:
            self.open_paths(files)
        elif brought.text().strip():
            self.open_text(brought.text())
        else:
            self._hub.said.emit(self.tr("There is no text and no file to open there"))

    def _where_written(self, then: Callable[[], None]) -> None:
        if self._hub.session.read_only:
            self._hub.failed.emit(self._hub.session.read_only)
        else:
            then()

    def _open_folder(self, folder: Path, kinds: Mapping[str, Sequence[Path]]) -> None:
        """Open the texts in a folder, of the kinds that the person chooses where there are several."""
        if len(kinds) < 2:  # noqa: PLR2004 - of one kind, or none
            self.open_paths([folder], ask=False)
            return
        from cxreader.ui.kinds_dialog import KindsDialog

        dialog = KindsDialog(folder.name, tuple(kinds.items()), self._window)
        if dialog.exec():
            self.open_paths(dialog.chosen, ask=False)
        dialog.deleteLater()

    def _go_over(self, path: Path) -> None:
        # by whatever link: the open one would be read-only beside itself
        if os.path.realpath(path) == os.path.realpath(self._hub.session.path):
            return
        self._hub.leave()
        if self._hub.unkept:
            self._hub.failed.emit(self.tr("Your note is not stored. Copy it, or free some space; then try again."))
            return
        if self._hub.session.astray:
            # what is in it would be lost with it
            self._hub.strayed.emit()
            return
        try:
            # one that a person chose is that one or none; their own files need some place
            opened = open_or_begin(path) if path == paths.own_library() else open_chosen(path)
        except LibraryError as problem:
            self._hub.failed.emit(str(problem))
            return
        self._hub.use(opened.session)
        self.begin(opened.problem)
        if opened.damaged:
            self.damage_met.emit(opened.damaged)

    def _remember(self, files: Sequence[Path]) -> None:
        """Put what was opened first among what was opened before."""
        names = dict.fromkeys((*map(str, files), *self._choices.now.recent))
        self._choices.change(recent=tuple(names)[:_RECENT])

    def _folder(self) -> str:
        """Return the folder of the text that was added last, where there is one."""
        newest = "" if is_sample(self._hub.session) else self._hub.session.last_file()
        return str(Path(newest).parent if newest else Path.home())


def _may_be_notes(file: Path) -> bool:
    """Tell whether a file may be one of another program, by its name; its content tells for sure."""
    suffix = file.suffix.lower()
    return suffix in _PERHAPS or (suffix == ".txt" and file.stem.lower().startswith(_CLIPPINGS))


def _kinds_of_texts() -> list[str]:
    """Return what a dialog offers to limit its files to: all that can be read, then each format."""
    from cxreader.readers import READERS, suffixes

    kinds = [(QCoreApplication.translate("Arriving", "All texts"), suffixes())]
    kinds += [(reader.name, reader.suffixes) for reader in READERS]
    return [f"{name} ({' '.join(f'*{suffix}' for suffix in sorted(some) if suffix)})" for name, some in kinds]
