"""Says where the file of a text is now, that was moved or renamed."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cxreader.model.review import Remembered
from cxreader.readers.staleness import FileState, look_at
from cxreader.session import rereading
from cxreader.ui.file_dialogs import open_file
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Glance


class _Found(NamedTuple):
    """A file that the person chose: whether it is the one that was read, and when it was changed last."""

    file: Remembered
    path: Path
    state: FileState
    modified: int


class Relocating(QObject):
    """Asks for the file, compares it aside with what was read, and tells the library.

    One that is not as it was is taken all the same: then it counts as changed, which is told of like of any other.

    Signals:
        found: The library knows where the file is.

    """

    found = Signal()

    def __init__(self, hub: Hub, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._window = window
        self._glance = Glance(self, self._take)

    def ask(self, document: int) -> None:
        """Ask where the file of a document is now."""
        file = rereading.remembered(self._hub.session, document)
        if file is None:
            return
        before = Path(file.path)
        folder = next((str(one) for one in before.parents if one.is_dir()), "")
        kinds = self.tr("All files (*)")
        if before.suffix:
            kinds = self.tr("Files of this kind ({});;All files (*)").format(f"*{before.suffix}")
        chosen = open_file(self._window, self.tr("Find “{}”").format(before.name), folder, kinds)
        if chosen:
            path = Path(chosen).absolute()
            self._glance.look(lambda: _compare(file, path))

    def _take(self, found: _Found) -> None:
        said = self._hub.do(
            lambda session: rereading.find_file(session, found.file.document, str(found.path), found.modified)
        )
        if said is None:
            return
        if found.state is not FileState.SAME:
            self._hub.said.emit(self.tr("“{}” is not as it was when you read it. Undo: Ctrl+Z").format(found.path.name))
        self.found.emit()


def _compare(file: Remembered, path: Path) -> _Found:
    # whatever its time says, its bytes are looked at
    state = look_at(file._replace(path=str(path), modified=-1))
    is_same = state is FileState.SAME
    return _Found(file, path, state, path.stat().st_mtime_ns if is_same else file.modified)
