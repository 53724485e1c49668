"""What a person asks for with a library's file: its properties, a backup, and the state that a backup holds."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog

from cxreader.errors import DamageError
from cxreader.model.keeping import Backup, Contents, Recovery, Why
from cxreader.session import files
from cxreader.ui.arriving import Arriving
from cxreader.ui.errands import Errands
from cxreader.ui.jobs import Job
from cxreader.ui.judging import Judging
from cxreader.ui.libraries import Opened, open_or_begin
from cxreader.ui.library_properties import LibraryProperties
from cxreader.ui.main_window import MainWindow
from cxreader.ui.moments import moment
from cxreader.ui.opening import Opening
from cxreader.ui.recovery_report import RecoveryReport
from cxreader.ui.restore_dialog import RestoreDialog

# what the names of recovered libraries have after that of the damaged one
_RECOVERED = " recovered"


class LibraryCare(QObject):
    """Opens the dialogs about a library's file, and sees to what comes of them."""

    def __init__(
        self,
        window: MainWindow,
        arriving: Arriving,
        opening: Opening,
        judging: Judging,
        errands: Errands,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._hub = window.hub
        self._arriving = arriving
        self._opening = opening
        self._judging = judging
        self._errands = errands
        # what an open dialog waits for
        self._asked: list[Job] = []

    # ---- properties

    def show_properties(self) -> None:
        """Tell what the library holds, and back it up or make it smaller where that is wanted."""
        session = self._hub.session
        dialog = LibraryProperties(session.name, session.path, writable=not session.read_only, parent=self._window)
        backups = files.kept(session.path)
        dialog.set_backup(backups[0] if backups else None)
        dialog.folder_wanted.connect(lambda: show_folder(session.path.parent))
        dialog.backup_wanted.connect(lambda: self._back_up(dialog, session.path))
        dialog.compact_wanted.connect(lambda: self._compact(dialog, session.path))
        self._count(dialog, session.path)
        dialog.exec()
        self._let_go(dialog)

    def _count(self, dialog: LibraryProperties, library: Path) -> None:
        call = partial(files.take_inventory, library)
        self._asked.append(self._errands.ask(call, dialog.set_inventory, _telling(dialog)))

    def _back_up(self, dialog: LibraryProperties, library: Path) -> None:
        def tell(backup: Backup) -> None:
            dialog.set_backup(backup)
            dialog.say(self.tr("Backed up to “{}”").format(backup.path))

        call = partial(files.make, library, Why.WISH)
        self._asked.append(self._errands.run(call, tell, _telling(dialog)))

    def _compact(self, dialog: LibraryProperties, library: Path) -> None:
        def tell(_: None) -> None:
            dialog.say(self.tr("The file is smaller now"))
            self._count(dialog, library)

        self._asked.append(self._errands.run(partial(files.compact, library), tell, _telling(dialog)))

    def _let_go(self, dialog: QDialog) -> None:
        """Forget a dialog that was closed, and what it still waits for."""
        for job in self._asked:
            job.cancel()
        self._asked.clear()
        dialog.deleteLater()

    # ---- backups

    def choose_backup(self, damaged: Path | None = None) -> None:
        """Ask which backup is to be restored, and restore it: that of the open library, or of a damaged one."""
        library = damaged or self._hub.session.path
        backups = files.kept(library)
        if not backups:
            # of one that was recovered, those of the damaged one are the last there are
            damaged = library = library.with_stem(library.stem.partition(_RECOVERED)[0])
            backups = files.kept(library)
        if not backups:
            self._hub.said.emit(self.tr("“{}” has no backup yet").format(library.stem))
            return
        if self._hub.session.read_only and not damaged:
            self._hub.failed.emit(self._hub.session.read_only)
            return
        dialog = RestoreDialog(library.stem, backups, beside=bool(damaged), parent=self._window)
        for backup in backups:
            job = self._errands.ask(
                partial(files.contents, backup.path),
                partial(_show_contents, dialog, backup.path),
                partial(_show_damaged, dialog, backup.path),
            )
            self._asked.append(job)
        if dialog.exec():
            chosen = next(backup for backup in backups if backup.path == dialog.chosen)
            self._opening.cancel()
            self._opening.when_idle(lambda: self._restore(library, chosen, beside=bool(damaged)))
        self._let_go(dialog)

    def _restore(self, library: Path, backup: Backup, *, beside: bool) -> None:
        """Restore a backup; meanwhile nothing may be written, so the window waits."""
        if beside:
            self._errands.run(
                partial(files.restore_beside, library, backup.path), self._arriving.show_library, self._fail
            )
            return
        self._hub.leave()
        self._judging.rest()
        self._hub.said.emit(self.tr("Restoring the backup…"))
        self._window.setEnabled(False)
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        self._errands.run(
            partial(files.restore, library, backup.path),
            lambda _: self._go_on(library, self.tr("“{}” is as on {}").format(library.stem, moment(backup.made))),
            self._fail_restoring,
        )

    def _go_on(self, library: Path, words: str) -> None:
        """Open the library anew: it holds something else now."""
        opened: list[Opened] = []
        self._release()

        def open_anew() -> Opened:
            opened.append(open_or_begin(library))
            return opened[0]

        self._hub.exchange(lambda: open_anew().session)
        self._arriving.begin(opened[0].problem)
        self._hub.said.emit(words)

    def _fail_restoring(self, failure: Exception) -> None:
        self._release()
        self._fail(failure)

    def _release(self) -> None:
        QApplication.restoreOverrideCursor()
        self._window.setEnabled(True)
        self._window.panels.centre.focus_view()
        self._judging.start()

    def _fail(self, failure: Exception) -> None:
        self._hub.failed.emit(str(failure))
        if isinstance(failure, DamageError):
            self._hub.damaged.emit()

    # ---- a damaged library

    def show_recovery(self, recovery: Recovery) -> None:
        """Show what could be read of a damaged library."""
        dialog = RecoveryReport(recovery, backups=bool(files.kept(recovery.damaged)), parent=self._window)
        if dialog.exec():
            self.choose_backup(recovery.damaged)
        dialog.deleteLater()


def show_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _telling(dialog: LibraryProperties) -> Callable[[Exception], None]:
    return lambda failure: dialog.say(str(failure))


def _show_contents(dialog: RestoreDialog, backup: Path, contents: Contents) -> None:
    dialog.set_contents(backup, contents)


def _show_damaged(dialog: RestoreDialog, backup: Path, _failure: Exception) -> None:
    dialog.set_contents(backup, None)
