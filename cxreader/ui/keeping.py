"""What befalls the open library as a file: it is looked over and backed up, found damaged, or in another window."""

import shutil
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from cxreader.errors import DamageError, LibraryError
from cxreader.model.change import Change
from cxreader.model.keeping import Backup, Recovery, Why
from cxreader.session import files
from cxreader.ui.arriving import Arriving
from cxreader.ui.banner import BannerKind
from cxreader.ui.errands import Errands
from cxreader.ui.judging import Judging
from cxreader.ui.libraries import begin_beside, is_sample
from cxreader.ui.library_care import LibraryCare
from cxreader.ui.main_window import MainWindow
from cxreader.ui.opening import Opening
from cxreader.ui.recent_menu import RecentMenu
from cxreader.ui.recovery_words import summary

# the keys of what the banner offers
AGAIN, RECOVER, RESTORE, REPORT = "write again", "recover", "restore", "recovery"
# milliseconds after which a library is looked after, and then each time
_SOON, _THEN = 30_000, 1_800_000
# how old the last backup may be when a library is opened, and while it is open
_DAY, _LONG = timedelta(days=1), timedelta(hours=4)


class Keeping(QObject):
    """Looks after the open library, and says in the banner what is the matter with it."""

    def __init__(self, window: MainWindow, arriving: Arriving, opening: Opening, judging: Judging) -> None:
        super().__init__(window)
        self._window = window
        self._hub = window.hub
        self._choices = window.choices
        self._banner = window.panels.banner
        self._arriving = arriving
        self._opening = opening
        self._judging = judging
        self._errands = Errands(self)
        self._care: LibraryCare | None = None
        # the library that is damaged, as far as anybody knows, and what could be read of it
        self._damaged: Path | None = None
        self._recovery: Recovery | None = None
        # an empty library that stands in for one that is being recovered
        self._passing: Path | None = None
        self._was_read_only = self._is_told = False
        self._watch = QTimer(self, singleShot=True)
        self._watch.timeout.connect(self.look_after)
        self._hub.changed.connect(self._heed)
        self._hub.damaged.connect(self._tell_damage)
        arriving.damage_met.connect(self._recover_at_once)
        self._banner.action_wanted.connect(self._answer)
        window.closing.connect(self._stop)

    # ---- in the banner

    def begin(self, problem: str) -> None:
        """Say what there is to know of the library that is open now, and look after it from soon on."""
        session = self._hub.session
        self._was_read_only = bool(session.read_only)
        if self._recovery and session.path == self._recovery.recovered:
            self._tell_recovery(self._recovery)
        elif session.read_only and not problem:
            self._banner.show_message(session.read_only, [(AGAIN, self.tr("Try Again"))], BannerKind.WARNING)
        self._leave_passing()
        self._is_told = False
        self._watch.start(_SOON)

    def start(self, problem: str, damaged: Path | None) -> None:
        """Look after the library that is open at the start, or recover the one that was wanted."""
        self._add_recent()
        self.begin(problem)
        if damaged:
            self._recover_at_once(damaged)

    def show_properties(self) -> None:
        """Tell what the library holds."""
        self._dialogs().show_properties()

    def choose_backup(self) -> None:
        """Ask which backup is to be restored, and restore it."""
        self._dialogs().choose_backup(self._damaged)

    def _add_recent(self) -> None:
        menu = self._window.menus.menu("&File")
        recent = RecentMenu(menu, self._window.commands["paste_text"])
        recent.chosen.connect(lambda path: self._arriving.open_paths([path]))
        recent.cleared.connect(lambda: self._choices.change(recent=()))
        menu.aboutToShow.connect(lambda: recent.set_recent(self._choices.now.recent))

    def _answer(self, action: str) -> None:
        if action == AGAIN:
            self._try_again()
        elif action == RECOVER:
            self._recover()
        elif action == RESTORE:
            self.choose_backup()
        elif action == REPORT and self._recovery:
            self._dialogs().show_recovery(self._recovery)

    def _dialogs(self) -> LibraryCare:
        if self._care is None:
            self._care = LibraryCare(self._window, self._arriving, self._opening, self._judging, self._errands)
        return self._care

    def _stop(self) -> None:
        self._watch.stop()
        self._errands.stop()

    def _try_again(self) -> None:
        """Write to the library from now on, where another window has let go of it."""
        self._hub.catch_up()
        if self._hub.session.read_only:
            self._hub.said.emit(self._hub.session.read_only)

    def _heed(self, _change: Change) -> None:
        if self._was_read_only and not self._hub.session.read_only:
            self._was_read_only = False
            self._banner.withdraw(AGAIN)

    # ---- day by day

    def look_after(self) -> None:
        """Look the library over where that was not done when it was opened, and back it up where that is due."""
        session = self._hub.session
        pause = _LONG if self._is_told else _DAY
        self._watch.start(_THEN)
        if session.read_only or self._errands.busy or session.path == self._passing:
            return
        if not self._is_told and files.is_checked_late(session.path):
            self._errands.run(partial(files.check, session.path), lambda _: None, self._fail)
        self._is_told = True
        if not is_sample(session) and files.is_due(session.path, pause):
            self._errands.run(partial(files.make, session.path, Why.ROUTINE), self._note_backup, self._fail)

    def _note_backup(self, _backup: Backup) -> None:
        self._hub.said.emit(self.tr("“{}” was backed up").format(self._hub.session.name))

    def _fail(self, failure: Exception) -> None:
        if isinstance(failure, DamageError):
            self._tell_damage()
        elif isinstance(failure, LibraryError):
            self._hub.failed.emit(str(failure))

    # ---- damage

    def _tell_damage(self) -> None:
        """Say that the open library is damaged, and offer what can be done."""
        self._damaged = self._hub.session.path
        words = self.tr("“{}” is damaged. What you do in it now may be lost.").format(self._hub.session.name)
        actions = [(RECOVER, self.tr("Recover What Can Be Read"))]
        if files.kept(self._damaged):
            actions.append((RESTORE, self.tr("Restore from Backup…")))
        self._banner.show_message(words, actions, BannerKind.WARNING)

    def _recover(self) -> None:
        """Put what can be read of the damaged library into another one, and show that."""
        damaged = self._damaged or self._hub.session.path
        words = self.tr("What can be read of “{}” is being put into another library.").format(damaged.stem)
        self._banner.show_message(words, kind=BannerKind.WARNING)
        self._errands.run(partial(files.recover, damaged), self._show_recovered, self._give_up)

    def _recover_at_once(self, damaged: Path) -> None:
        """Recover a library that could not be opened; what is brought meanwhile waits for it."""
        self._damaged, self._passing = damaged, self._hub.session.path
        self._arriving.hold_back()
        self._recover()

    def _show_recovered(self, found: Recovery) -> None:
        self._recovery = found
        self._arriving.show_library(found.recovered)

    def _give_up(self, failure: Exception) -> None:
        """Say why nothing was recovered; where the damaged library could not even be opened, go on with another."""
        problem = str(failure) if isinstance(failure, LibraryError) else self.tr("It could not be recovered.")
        damaged = self._damaged
        if self._passing and damaged:
            opened = begin_beside(damaged, problem)
            self._hub.use(opened.session)
            self._arriving.begin(opened.problem)
            problem = opened.problem
        restore = [(RESTORE, self.tr("Restore from Backup…"))] if damaged and files.kept(damaged) else []
        self._banner.show_message(problem, restore, BannerKind.WARNING)

    def _tell_recovery(self, found: Recovery) -> None:
        actions = [(REPORT, self.tr("Show"))]
        if not found.is_whole and files.kept(found.damaged):
            actions.append((RESTORE, self.tr("Restore from Backup…")))
        self._banner.show_message(summary(found), actions, BannerKind.WARNING)

    def _leave_passing(self) -> None:
        """Let go of the library that stood in for another."""
        if self._passing and self._hub.session.path != self._passing:
            shutil.rmtree(self._passing.parent, ignore_errors=True)
            self._passing = None
