"""How texts arrive: by dialog, folder, drag and drop, paste or command line, and into which library."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cxreader import paths
from cxreader.model.scope import Scope
from cxreader.paths import LIBRARY_SUFFIX
from cxreader.ui.choices import Choices
from cxreader.ui.hub import Hub
from cxreader.ui.libraries import is_sample, open_or_begin
from cxreader.ui.opening import Opening


class Arriving(QObject):
    """Takes in whatever a person brings."""

    library_shown = Signal(str)  # another library is open; what went wrong with the one that was wanted, if anything

    def __init__(self, hub: Hub, opening: Opening, choices: Choices, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._opening = opening
        self._choices = choices
        self._window = window

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
        self.library_shown.emit(problem)
        seeds = paths.seeds()
        if is_sample(session) and session.text_count() < len(seeds):
            self._opening.open_paths(seeds, samples=True)

    def open_paths(self, files: Sequence[Path]) -> None:
        """Open files and folders, in the person's own library and never among the samples; a library is shown."""
        libraries = [file for file in files if file.suffix == LIBRARY_SUFFIX]
        texts = [file for file in files if file.suffix != LIBRARY_SUFFIX]
        if libraries:
            self.show_library(libraries[-1])
        if texts:
            self._outside_samples(lambda: self._opening.open_paths(texts))

    def open_text(self, text: str) -> None:
        """Open a pasted text as a document of its own, never among the samples."""
        self._outside_samples(lambda: self._open_text(text))

    def _open_text(self, text: str) -> None:
        first = self.tr("Pasted text")
        taken = {row.title for row in self._hub.session.documents(Scope())}
        name = next(name for n in range(1, len(taken) + 2) if (name := f"{first} {n}") not in taken)
        self._opening.open_text(text, name)

    def ask_for_files(self) -> None:
        """Ask which files to open."""
        from PySide6.QtWidgets import QFileDialog  # not needed at the start, as below

        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Open Files"),
            self._folder(),
            self.tr("Texts (*.txt *.text *.md *.markdown *.log);;All files (*)"),
        )
        self.open_paths([Path(name) for name in names])

    def ask_for_library(self) -> None:
        """Ask which library to show."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open Library"),
            str(self._hub.session.path.parent),
            self.tr("Libraries (*{})").format(LIBRARY_SUFFIX),
        )
        self.open_paths([Path(name)] if name else [])

    def ask_for_folder(self) -> None:
        """Ask which folder's texts to open."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(self._window, self.tr("Open Folder"), self._folder())
        self.open_paths([Path(name)] if name else [])

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

    def _outside_samples(self, then: Callable[[], None]) -> None:
        """Do something with a library of the person's own open."""
        if is_sample(self._hub.session):
            self.show_library(paths.own_library())
            # a note that is not stored keeps the samples open, and they are no place for anything else
            self._opening.when_idle(lambda: None if is_sample(self._hub.session) else then())
        else:
            then()

    def _go_over(self, path: Path) -> None:
        if path != self._hub.session.path:
            self._hub.leave()
            if self._hub.unkept:
                self._hub.failed.emit(self.tr("Your note is not stored. Copy it, or free some space; then try again."))
                return
            session, problem = open_or_begin(path)
            self._hub.use(session)
            self.begin(problem)

    def _folder(self) -> str:
        """Return the folder of the text that was added last, where there is one."""
        rows = self._hub.session.documents(Scope())
        own = [row.path for row in rows if row.path and not is_sample(self._hub.session)]
        return str(Path(own[-1]).parent) if own else str(Path.home())
