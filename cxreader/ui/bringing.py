"""What files of other programs hold, shown before anything is changed, and taken into the library."""

from collections import deque
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cxreader.model.change import Change
from cxreader.model.document import Problem
from cxreader.model.incoming import Coming, Places, TakenIn
from cxreader.session import Session, taking_in
from cxreader.ui.appearance import Appearance
from cxreader.ui.banner import Banner, BannerKind
from cxreader.ui.feeding import Dealt
from cxreader.ui.hub import Hub
from cxreader.ui.opening import Opening
from cxreader.ui.outcome import Outcome
from cxreader.ui.rereading import CHECK_PLACES

_SHOW = "show what came in"


class Bringing(QObject):
    """Looks into files, asks whether what they hold is to come in, and sees to that; one file after the other."""

    texts_met = Signal(list)  # files that hold nothing of another program: they may be texts
    check_wanted = Signal()  # the places of notes are to be checked

    def __init__(self, hub: Hub, opening: Opening, appearance: Appearance, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._opening = opening
        self._appearance = appearance
        self._banner = banner
        self._window = window
        self._waiting: deque[tuple[Path, bool]] = deque()
        # the file that is dealt with, whether it may be a text, and the library it is for
        self._file: Path | None = None
        self._perhaps = False
        self._session: Session = hub.session
        self._found: object = None
        self._refused: list[Problem] = []
        self._texts: list[Path] = []
        self._unread: list[str] = []
        self._failure = ""
        self._told: tuple[str, TakenIn] = ("", TakenIn())
        banner.action_wanted.connect(self._act)

    def bring(self, files: Sequence[Path], perhaps: bool) -> None:
        """Look into files, and ask about each.

        Args:
            files: The files.
            perhaps: Whether they may be texts, which nothing but their content tells.

        """
        self._waiting.extend((file, perhaps) for file in files)
        self._go_on()

    # ---- looking

    def _go_on(self) -> None:
        from cxreader.ui.bringing_jobs import look_into  # not needed at the start, as below

        if self._file:
            return
        if not self._waiting:
            self._tell_refused()
            texts, self._texts = self._texts, []
            if texts:
                self.texts_met.emit(texts)
            return
        self._file, self._perhaps = self._waiting.popleft()
        self._session, self._found = self._hub.session, None
        self._opening.take_turn(partial(look_into, self._file), self._find, self._looked)

    def _find(self, item: object) -> None:
        if not isinstance(item, Dealt):
            self._found = item

    def _looked(self, complete: bool) -> None:
        if not complete:
            # whoever cancels means all that waits
            self._waiting.clear()
            self._found = None
        # what is asked now must not hold up what is read next
        QTimer.singleShot(0, self, self._ask)

    def _ask(self) -> None:
        """Ask about what was found, and have the next file looked into once that is dealt with."""
        from cxreader.analysis.codebook_files import CodebookFile
        from cxreader.ui.bringing_jobs import Refused
        from cxreader.ui.codebook_files import CodebookFiles

        file, found = self._file, self._found
        self._found = None
        if file is None:
            return
        if found is None or self._session is not self._hub.session:
            self._hub.said.emit(self.tr("Nothing was imported"))
        elif self._perhaps and not _is_of_other_program(found, file):
            self._texts.append(file)
        elif isinstance(found, Refused):
            self._refused.append(Problem(file, found.why))
        elif isinstance(found, CodebookFile):
            CodebookFiles(self._hub, self._window).take(found, file.name)
        elif isinstance(found, Coming) and self._wanted(found, file):
            self._begin(found)
            return
        self._end()

    def _wanted(self, coming: Coming, file: Path) -> bool:
        from cxreader.ui.incoming_dialogs import IncomingDialog

        dialog = IncomingDialog(self._appearance, coming, file, self._window)
        wanted = bool(dialog.exec())
        dialog.deleteLater()
        # another window may have handed over another library meanwhile
        return wanted and self._session is self._hub.session

    def _end(self) -> None:
        self._file = None
        self._go_on()

    # ---- taking in

    def _begin(self, coming: Coming) -> None:
        self._unread, self._failure = [], ""
        if coming.texts:
            from cxreader.ui.bringing_jobs import store

            work = partial(store, coming.incoming, coming.texts)
            self._opening.take_turn(work, self._note, partial(self._stored, coming))
        else:
            self._take_in(coming, coming.places)
            self._end()

    def _note(self, item: object) -> None:
        if isinstance(item, Dealt):
            self._unread += [problem.why for problem in item.taken.problems if not problem.known]
            self._failure = self._failure or item.taken.failure
        else:
            self._found = item

    def _stored(self, coming: Coming, complete: bool) -> None:
        places, self._found = self._found, None
        is_whole = complete and not self._failure and isinstance(places, Places)
        if not (is_whole and isinstance(places, Places) and self._take_in(coming, places)):
            self._give_up()
        QTimer.singleShot(0, self, self._end)

    def _give_up(self) -> None:
        """Leave no trace of texts that were stored for what does not come in after all."""
        self._hub.do(lambda session: taking_in.give_up(session, session.arrivals()))
        if self._failure:
            self._hub.failed.emit(self._failure)

    def _take_in(self, coming: Coming, places: Places) -> bool:
        """Take in what came, show it and tell of it; tell whether it could be stored."""
        incoming = coming.incoming._replace(left=(*coming.incoming.left, *self._unread))
        taken: list[TakenIn] = []
        new: list[int] = []

        def edit(session: Session) -> Change:
            new.extend(key for key in places.documents.values() if key and not session.is_listed(key))
            change, outcome = taking_in.take_in(session, incoming, places)
            taken.append(outcome)
            return change

        if self._hub.do(edit) is None:
            return False
        self._told = (incoming.source, taken[0])
        self._tell()
        if new:
            self._hub.open(new[0])
        return True

    # ---- telling

    def _tell_refused(self) -> None:
        """Tell of the files that hold nothing that could come in, in a report where they are several."""
        refused, self._refused = self._refused, []
        if len(refused) == 1:
            self._hub.failed.emit(refused[0].why)
        elif refused:
            self._opening.reported.emit(Outcome(problems=tuple(refused)))

    def _tell(self) -> None:
        from cxreader.ui.incoming_words import summary

        taken = self._told[1]
        check = [(CHECK_PLACES, self.tr("Check Places"))] if taken.unsure else []
        kind = BannerKind.WARNING if taken.left else BannerKind.INFO
        self._banner.show_message(summary(taken), [(_SHOW, self.tr("Show")), *check], kind)

    def _act(self, action: str) -> None:
        if action == _SHOW:
            from cxreader.ui.incoming_dialogs import IncomingReport

            dialog = IncomingReport(self._appearance, *self._told, self._window)
            wanted = bool(dialog.exec())
            dialog.deleteLater()
            if wanted:
                self.check_wanted.emit()


def _is_of_other_program(found: object, file: Path) -> bool:
    """Tell whether a file is what it was perhaps: a table of themes may as well be a table of texts."""
    from cxreader.analysis.codebook_files import CodebookFile

    if isinstance(found, Coming):
        return bool(found.incoming.highlights or found.incoming.documents)
    return file.suffix.lower() == ".toml" and isinstance(found, CodebookFile)
