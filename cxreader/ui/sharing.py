"""Whole libraries: written into a folder and read from one, merged with another person's, and compared with it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from cxreader.errors import CxError
from cxreader.model.archive import Archive
from cxreader.model.library_folder import ABOUT, holds_library
from cxreader.model.merging import Merged
from cxreader.paths import LIBRARY_SUFFIX
from cxreader.session import Session, archiving, merging, taking_in
from cxreader.ui.arriving import Arriving
from cxreader.ui.banner import BannerKind
from cxreader.ui.main_window import MainWindow
from cxreader.ui.opening import Opening
from cxreader.ui.rereading import CHECK_PLACES
from cxreader.ui.stepped_job import SteppedJob

_SHOW = "show what was merged"


class Sharing(QObject):
    """Asks which library and which folder, has the work done in the background, and says what came of it."""

    def __init__(self, window: MainWindow, arriving: Arriving, opening: Opening) -> None:
        super().__init__(window)
        self._hub = window.hub
        self._arriving = arriving
        self._opening = opening
        self._appearance = window.appearance
        self._banner = window.panels.banner
        self._window = window
        self._doing = ""
        self._merged = Merged()
        # what is told of how far two people agree, whose module is loaded only then
        self._agreement: Any = None
        self._job = SteppedJob(self)
        status = window.panels.status
        self._job.progressed.connect(lambda done, whole: status.set_handed(self._doing, done, whole))
        self._job.failed.connect(self._hub.failed)
        self._job.cancelled.connect(lambda: self._hub.said.emit(self.tr("Cancelled. Nothing was changed.")))
        self._banner.action_wanted.connect(self._act)
        window.closing.connect(self._job.stop)
        for key, wish in (
            ("write_folder", self.write_folder),
            ("read_folder", self.read_folder),
            ("merge", self.merge),
            ("agree", self.compare),
        ):
            window.commands.on(key, wish)

    @property
    def busy(self) -> bool:
        """Whether a library is being written, read or compared."""
        return self._job.busy

    def cancel(self) -> bool:
        """Give up what is being done, and tell whether anything is; a merge is given up as reading is."""
        self._job.cancel()
        return self.busy

    # ---- folders

    def write_folder(self) -> None:
        """Ask for a folder, and write the library into it."""
        from cxreader.ui import file_dialogs, sharing_jobs  # not needed at the start, as below

        if self._is_busy():
            return
        session = self._hub.session
        proposed = str(session.path.with_suffix(""))
        name = file_dialogs.name_folder(self._window, self.tr("Write Library to Folder"), proposed)
        if not name:
            return
        folder = Path(name)

        def tell(archive: Archive) -> None:
            if session is self._hub.session and not session.read_only:
                # later one can tell what follows from what was written
                self._try(lambda: archiving.remember_written(session, archive))
            self._hub.said.emit(self.tr("Wrote the library to {}").format(folder.name))

        self._doing = self.tr("Writing the library")
        self._job.start(partial(sharing_jobs.write, session.path, folder), session.text_count(), tell)

    def read_folder(self) -> None:
        """Ask for a folder and for the file of a new library, and make that of what was written into the folder."""
        from cxreader.session import archiving
        from cxreader.ui import file_dialogs

        if self._is_busy():
            return
        place = str(self._hub.session.path.parent)
        name = file_dialogs.choose_folder(self._window, self.tr("Read Library from Folder"), place)
        if not name:
            return
        folder = Path(name)
        if not self._tried(lambda: holds_library(folder)):
            words = self.tr("No library was written into “{}”. Choose the folder that holds “{}”.")
            self._hub.failed.emit(words.format(folder.name, ABOUT))
            return
        chosen, _ = file_dialogs.save_file(
            self._window,
            self.tr("New Library"),
            str(self._hub.session.path.with_name(f"{folder.name}{LIBRARY_SUFFIX}")),
            self.tr("Libraries (*{})").format(LIBRARY_SUFFIX),
            # none is ever written over
            confirm=False,
        )
        if not chosen:
            return
        library = Path(chosen if chosen.endswith(LIBRARY_SUFFIX) else f"{chosen}{LIBRARY_SUFFIX}")
        self._doing = self.tr("Reading the library")
        self._job.start(
            lambda step: archiving.read_folder(folder, library, step),
            sum(1 for _ in (folder / "texts").glob("*.txt")),
            lambda _: self._arriving.show_library(library),
        )

    # ---- merging

    def merge(self) -> None:
        """Ask for another library, and put it into this one."""
        other = self._ask_for_other(self.tr("Merge with Another Library"))
        if other:
            self._arriving.outside_samples(lambda: self._merge(other))

    def _merge(self, other: Path) -> None:
        from cxreader.ui.sharing_jobs import Merger

        session = self._hub.session
        merger = Merger(other, session.author or session.name)
        take = partial(self._take, merger, session)
        self._opening.take_turn(merger.work, take, lambda _: self._end_merge(merger, session))

    def _take(self, merger: Any, session: Session, item: object) -> None:  # noqa: ANN401 - a Merger, loaded only then
        from cxreader.ui.bringing_jobs import Refused
        from cxreader.ui.sharing_jobs import Met, Ready

        if isinstance(item, Refused):
            self._hub.failed.emit(item.why)
        elif isinstance(item, Met):
            merger.choices = self._ask_whose(item)
            if merger.choices is None:
                self._hub.said.emit(self.tr("Nothing was merged"))
        elif isinstance(item, Ready) and session is self._hub.session and session.path == item.library:
            # the window goes on, and whoever would write meanwhile is told why that must wait
            merging.lend(session)
            merger.lent = True
            self._hub.said.emit(self.tr("Merging…"))

    def _ask_whose(self, met: Any) -> Any:  # noqa: ANN401 - a Met and Choices, as above
        """Return whose decisions hold, which is asked where they contradict each other; None to give up."""
        if not met.against:
            return {}
        from cxreader.ui.contradictions_dialog import ContradictionsDialog

        names = {theme.id: theme.name for theme in self._hub.session.codebook.themes}
        about = met.theirs.about
        dialog = ContradictionsDialog(self._appearance, met.against, names, about.author or about.name, self._window)
        wanted = bool(dialog.exec())
        choices = dialog.choices
        dialog.deleteLater()
        return choices if wanted else None

    def _end_merge(self, merger: Any, session: Session) -> None:  # noqa: ANN401 - as above
        """Show what came in, and leave no trace of texts that were stored for what does not come in after all."""
        put = merger.put
        if merger.lent and session is self._hub.session:
            self._hub.do(lambda session: merging.take_back(session, *put) if put else merging.take_back(session))
        if put:
            self._merged = put.merged
            self._tell_merged()
        left = self._hub.session.arrivals() if session is self._hub.session else ()
        if left:
            self._hub.do(lambda session: taking_in.give_up(session, left))

    def _tell_merged(self) -> None:
        merged = self._merged
        if not merged.kept and not merged.unsure:
            return
        from cxreader.ui.counts import counted

        parts = []
        if merged.unsure:
            parts.append(counted(merged.unsure, self.tr("{} note to be checked"), self.tr("{} notes to be checked")))
        if merged.kept:
            number = len(merged.kept)
            parts.append(
                counted(number, self.tr("{} thing stayed as it was"), self.tr("{} things stayed as they were"))
            )
        show = [(_SHOW, self.tr("Show"))] if merged.kept else []
        check = [(CHECK_PLACES, self.tr("Check Places"))] if merged.unsure else []
        self._banner.show_message(self.tr("Merged · {}").format(" · ".join(parts)), [*show, *check], BannerKind.INFO)

    def _act(self, action: str) -> None:
        if action == _SHOW:
            from cxreader.ui.merge_report import MergeReport

            dialog = MergeReport(self._merged.kept, self._window)
            dialog.exec()
            dialog.deleteLater()

    # ---- comparing

    def compare(self) -> None:
        """Ask for another person's library, and tell how far they agree with what is said here."""
        from cxreader.ui import sharing_jobs

        other = None if self._is_busy() else self._ask_for_other(self.tr("Compare with Another Person"))
        if other:
            session = self._hub.session
            self._doing = self.tr("Comparing")
            self._job.start(
                partial(sharing_jobs.compare, session.path, other),
                2,
                lambda found: self._show_agreement(session, found),
            )

    def _show_agreement(self, session: Session, found: Any) -> None:  # noqa: ANN401 - a Comparison
        from cxreader.ui.agreeing import Agreeing

        if session is self._hub.session:
            self._agreement = Agreeing(self._hub, self._appearance, self._window)
            self._agreement.show(found)

    # ---- inside

    def _ask_for_other(self, title: str) -> Path | None:
        """Ask for a library, which is a file or was written into a folder; that is chosen by the file about it."""
        from cxreader.ui import file_dialogs

        here = self._hub.session.path
        kinds = self.tr("Libraries and folders with one ({})").format(f"*{LIBRARY_SUFFIX} {ABOUT}")
        name = file_dialogs.open_file(self._window, title, str(here.parent), kinds)
        if not name:
            return None
        path = Path(name)
        other = path.parent if path.name == ABOUT else path
        if self._tried(lambda: other.samefile(here)):
            self._hub.failed.emit(self.tr("“{}” is the library that is open. Choose another one.").format(here.stem))
            return None
        return other

    def _is_busy(self) -> bool:
        if self.busy:
            self._hub.said.emit(self.tr("{} is going on. Wait until it is done, or cancel it.").format(self._doing))
        return self.busy

    def _try(self, action: Callable[[], object]) -> None:
        try:
            action()
        except CxError as problem:
            self._hub.failed.emit(str(problem))

    def _tried(self, question: Callable[[], bool]) -> bool:
        """Return the answer of the file system; no where it has none."""
        try:
            return question()
        except OSError:
            return False
