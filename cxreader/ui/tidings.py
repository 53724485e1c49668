"""What banner and status bar say of work in the background, and what their buttons do."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from cxreader.analysis import model_file
from cxreader.ui.actors import Actors
from cxreader.ui.banner import BannerKind
from cxreader.ui.correcting import ALIKE
from cxreader.ui.line_offer import READ_AS_ANSWERS, LineOffer
from cxreader.ui.main_window import MainWindow
from cxreader.ui.outcome import AGAIN, BRING_IN, REPORT, Comments, Outcome
from cxreader.ui.rereading import ACTIONS as OF_CHANGED_FILES
from cxreader.ui.watching import OPEN_NEWS, PUT_OFF


class Tidings(QObject):
    """Tells what goes on and what became of it, and has it tried again or given up."""

    def __init__(self, window: MainWindow, actors: Actors) -> None:
        super().__init__(actors)
        self._window, self._actors = window, actors
        self._outcome = Outcome()
        status = window.panels.status
        actors.opening.progressed.connect(status.set_progress)
        actors.opening.reported.connect(self._tell_outcome)
        actors.opening.reported.connect(lambda outcome: actors.surveying.welcome(outcome.added))
        LineOffer(window.hub, actors.opening, window.panels.banner, self)
        actors.judging.progressed.connect(self._show_judging)
        actors.judging.failed.connect(window.hub.failed)
        actors.occasions.exported.connect(status.set_exported)
        status.cancel.clicked.connect(self._cancel)
        window.panels.banner.action_wanted.connect(self._act)

    def tell_of_model(self) -> None:
        """Say once that themes are found by words alone, where the meaning model is not there."""
        window, choices = self._window, self._window.choices
        if self._actors.judging.available or choices.now.words_alone_told:
            return
        window.warn(model_file.MISSING)
        choices.change(words_alone_told=True)
        once = Qt.ConnectionType.SingleShotConnection
        window.panels.banner.dismissed.connect(partial(window.introduce, ""), once)

    def _show_judging(self, done: int, whole: int) -> None:
        actors = self._actors
        if not (actors.opening.busy or actors.occasions.exporting or actors.sharing.busy):
            self._window.panels.status.set_judged(done, whole)

    def _cancel(self) -> None:
        """Stop what is shown to be going on."""
        actors = self._actors
        if not (actors.occasions.cancel_export() or actors.sharing.cancel()):
            (actors.opening.cancel if actors.opening.busy else actors.judging.rest)()

    def _tell_outcome(self, outcome: Outcome) -> None:
        told, self._outcome = self._outcome.matters, outcome
        banner = self._window.panels.banner
        if outcome.matters:
            kind = BannerKind.WARNING if outcome.unread or outcome.failure else BannerKind.INFO
            banner.show_message(outcome.sentence, outcome.actions, kind)
        elif told:
            banner.clear()

    def _act(self, action: str) -> None:
        """Do what a button of the banner says."""
        actors, window = self._actors, self._window
        if action == "open":
            actors.arriving.ask_for_files()
        elif action == AGAIN:
            actors.opening.open_paths(self._outcome.left, manners=self._outcome.manners)
        elif action == ALIKE:
            actors.correcting.mark_alike()
        elif action in OF_CHANGED_FILES:
            actors.rereading.act(action)
        elif action in (OPEN_NEWS, PUT_OFF):
            actors.watching.act(action)
        elif action == BRING_IN:
            actors.occasions.bring_in(self._outcome.comments.documents)
            self._tell_outcome(self._outcome._replace(comments=Comments()))
        elif action == READ_AS_ANSWERS:
            window.panels.banner.clear()
            actors.occasions.turn_lines()
        elif action == REPORT:
            actors.occasions.show_report(self._outcome)
