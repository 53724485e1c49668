"""What keys do to the rows of the list of passages: one key decides, for all that are marked."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from cxreader.model.annotation import Verdict
from cxreader.ui.annotating import Annotating
from cxreader.ui.correcting import Correcting
from cxreader.ui.main_window import MainWindow
from cxreader.ui.passage_list import PassageList


class RowDeeds(QObject):
    """Does to the marked rows, else to the current one, what is done to a sentence in the text."""

    def __init__(
        self,
        window: MainWindow,
        listed: Callable[[], PassageList],
        settle: Callable[[], None],
        annotating: Annotating,
        correcting: Correcting,
    ) -> None:
        """Do nothing yet.

        Args:
            window: The window.
            listed: Gives the list.
            settle: Makes the current row the hub's document and passage.
            annotating: What keys do in the text.
            correcting: What is said of the text itself.

        """
        super().__init__(window)
        self._window, self._hub = window, window.hub
        self._listed, self._settle = listed, settle
        self._annotating, self._correcting = annotating, correcting

    def wishes(self) -> dict[str, Callable[[], object]]:
        """Return what commands do here, by their keys."""
        annotating = self._annotating
        return {
            "accept": partial(self._decide, Verdict.YES),
            "refuse": partial(self._decide, Verdict.NO),
            "theme": self._pick_theme,
            "highlight": self._highlight,
            "star": self._star,
            "noise": self._mark_noise,
            "note": partial(self._act, annotating.note),
            "remove_highlight": partial(self._act, annotating.remove_highlight),
            "copy_quote": partial(self._act, annotating.copy_quote),
            "next_passage": partial(self._step, 1),
            "previous_passage": partial(self._step, -1),
        }

    def give_favourite(self, digit: int) -> None:
        """Give the rows the theme of a digit."""
        theme = self._annotating.theme_on(digit)
        chosen = [(row, "") for row in self._listed().chosen()]
        if theme and chosen and self._hub.do(lambda session: session.give_theme(chosen, theme)):
            self._go_on()

    def _step(self, by: int) -> None:
        if not self._listed().step(by):
            last = self.tr("That was the last passage") if by > 0 else self.tr("That was the first passage")
            self._hub.said.emit(last)

    def _decide(self, verdict: Verdict) -> None:
        chosen = [(row, row.theme) for row in self._listed().chosen() if row.theme]
        if not chosen:
            self._hub.said.emit(self.tr("This passage has no theme. Press T to give it one."))
        elif self._hub.do(lambda session: session.decide(chosen, verdict)):
            self._go_on()

    def _pick_theme(self) -> None:
        chosen = [(row, row.theme) for row in self._listed().chosen()]
        theme = self._annotating.ask_theme() if chosen else None
        if theme and self._hub.do(lambda session: session.give_theme(chosen, theme)):
            self._go_on()

    def _act(self, wish: Callable[[], object]) -> None:
        """Do to the current row what is done to a sentence of the text."""
        if self._listed().current():
            self._settle()
            wish()

    def _highlight(self) -> None:
        chosen = self._listed().chosen()
        if chosen:
            self._hub.do(lambda session: session.mark(chosen))

    def _star(self) -> None:
        chosen = self._listed().chosen()
        if len(chosen) > 1:
            self._hub.do(lambda session: session.mark(chosen, quote=True))
        else:
            self._act(self._annotating.star)

    def _mark_noise(self) -> None:
        chosen = self._listed().chosen()
        if len(chosen) > 1:
            places = [(row.document, row.start, row.end) for row in chosen]
            done = self._hub.do(lambda session: session.mark_noise_everywhere(places)) is not None
        else:
            self._settle()
            done = bool(chosen) and self._correcting.mark_passage()
        if done:
            self._go_on()

    def _go_on(self) -> None:
        """Let go of what was marked or, without that, move on to the next passage."""
        if self._listed().model.marked():
            self._listed().unmark()
        elif self._window.choices.now.passages_advance:
            self._listed().step(1)
