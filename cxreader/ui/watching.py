"""Watched folders: their new and changed files are offered, never opened by themselves."""

from collections.abc import Generator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cxreader.model.watching import FolderNews
from cxreader.session import open_session, watching
from cxreader.ui.arriving import Arriving
from cxreader.ui.banner import Banner
from cxreader.ui.counts import counted
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Jobs
from cxreader.ui.opening import Opening

OPEN_NEWS, PUT_OFF = "open news", "put off news"
# a folder that is being filled is looked at once it is quiet; the first look waits until the window has settled
_QUIET_MS, _FIRST_MS = 1500, 2500


class Watching(QObject):
    """Looks into the watched folders now and then, and offers what is new.

    Signals:
        changed: These files, which have changed since they were read, are to be read again.

    """

    changed = Signal(tuple)

    def __init__(
        self, hub: Hub, arriving: Arriving, opening: Opening, jobs: Jobs, banner: Banner, window: QWidget
    ) -> None:
        super().__init__(window)
        self._hub = hub
        self._arriving = arriving
        self._opening = opening
        self._jobs = jobs
        self._banner = banner
        self._window = window
        self._news = FolderNews()
        # what the person does not want to hear of now: each file with its time of last change
        self._put_off: set[tuple[Path, int]] = set()
        self._looking = False
        # whether what the present look finds is still true when it is told
        self._is_of_use = True
        self._system = QFileSystemWatcher(self)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self.look)
        self._system.directoryChanged.connect(lambda _path: self._quiet.start())
        self._first = QTimer(self, singleShot=True, interval=_FIRST_MS)
        self._first.timeout.connect(self.look)
        self._first.start()

    def stop(self) -> None:
        """Look no more: the library is about to be closed."""
        self._first.stop()
        self._quiet.stop()
        self._system.blockSignals(True)

    def look(self) -> None:
        """Look into the watched folders of the open library, in the background."""
        session = self._hub.session
        folders = watching.watched_folders(session)
        self._attend(folders)
        if self._looking or self._opening.busy:
            # what it finds now may be otherwise by then
            self._quiet.start()
        elif not session.read_only and (folders or self._news != FolderNews()):
            self._looking = self._is_of_use = True
            path = session.path
            self._jobs.start(
                lambda: _news(path),
                lambda news: self._offer(path, news),
                lambda failure: self._hub.failed.emit(str(failure)),
                lambda _complete: self._rest(),
            )

    def act(self, action: str) -> None:
        """Do what a button of the banner says."""
        news = self._news
        self._news = FolderNews()
        self._is_of_use = False
        self._banner.clear()
        if action == OPEN_NEWS:
            if news.new:
                self._arriving.open_paths(news.new, ask=False)
            if news.changed:
                self.changed.emit(news.changed)
        else:
            self._put_off.update((file, _time(file)) for file in (*news.new, *news.changed))

    def choose_folders(self) -> None:
        """Show the watched folders, for adding and taking away."""
        from cxreader.ui.watched_folders import WatchedFolders  # not needed at the start

        dialog = WatchedFolders(watching.watched_folders(self._hub.session), self._window)
        dialog.added.connect(lambda folder: self._hub.do(lambda session: watching.watch(session, folder)))
        dialog.removed.connect(lambda folder: self._hub.do(lambda session: watching.unwatch(session, folder)))
        dialog.exec()
        dialog.deleteLater()
        self._put_off.clear()
        self.look()

    def _attend(self, folders: tuple[Path, ...]) -> None:
        """Have the system tell of changes in folders, as far as it can."""
        old = set(self._system.directories())
        wanted = {str(folder) for folder in folders if folder.is_dir()}
        if old - wanted:
            self._system.removePaths(sorted(old - wanted))
        if wanted - old:
            self._system.addPaths(sorted(wanted - old))

    def _rest(self) -> None:
        self._looking = False

    def _offer(self, library: Path, news: FolderNews) -> None:
        wanted = FolderNews(*(tuple(file for file in files if not self._is_put_off(file)) for files in news[:2]))
        # another library may be open by now; what the banner says of anything else is not to be lost
        mine = bool(self._news.new or self._news.changed)
        if not self._is_of_use or library != self._hub.session.path or (self._banner.isVisible() and not mine):
            return
        self._news = wanted
        if wanted.new or wanted.changed:
            self._banner.show_message(
                self._words(wanted), [(OPEN_NEWS, self.tr("Open")), (PUT_OFF, self.tr("Not Now"))]
            )
        elif mine:
            self._banner.clear()

    def _is_put_off(self, file: Path) -> bool:
        return (file, _time(file)) in self._put_off

    def _words(self, news: FolderNews) -> str:
        """Return what is new, such as ``3 new files and 1 file that has changed in “Articles”.``, and what follows."""
        places = sorted({file.parent.name for file in (*news.new, *news.changed)})
        where = f"“{places[0]}”" if len(places) == 1 else self.tr("{} folders").format(len(places))
        said = []
        if news.new:
            said.append(counted(len(news.new), self.tr("{} new file"), self.tr("{} new files")))
        if news.changed:
            changed = self.tr("{} file that has changed"), self.tr("{} files that have changed")
            said.append(counted(len(news.changed), *changed))
        words = self.tr("{news} in {place}.").format(news=self.tr(" and ").join(said), place=where)
        kept = self.tr("A changed file is read again, and your notes on it are kept.")
        return f"{words} {kept}" if news.changed else words


def _news(library: Path) -> Generator[FolderNews]:
    with closing(open_session(library, reading=True)) as session:
        yield watching.folder_news(session)


def _time(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
