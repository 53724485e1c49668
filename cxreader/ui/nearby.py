"""Passages of like meaning: looking for them in the background, and going to one."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cxreader.judging import nearest
from cxreader.model.judgement import Nearest, Place
from cxreader.ui.appearance import Appearance
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Job
from cxreader.ui.judging import Judging
from cxreader.ui.nearby_dialog import NearbyDialog

# how many are shown; a few of each language are there besides
_MOST = 30
# no more of a passage is shown as what others are to be like
_LONGEST = 300


class Nearby(QObject):
    """One sitting over passages that are alike.

    Signals:
        teaching_wanted: A theme is to be made by the example of the passage that was gone to.

    """

    teaching_wanted = Signal()

    def __init__(self, hub: Hub, judging: Judging, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._judging = judging
        self._job: Job | None = None
        # the passage that others are to be like, and its words as they are shown
        self._like: tuple[Place, str] | None = None
        self._dialog = NearbyDialog(appearance, window)
        self._dialog.wanted.connect(self._look)
        self._dialog.entered.connect(self._go_to)
        self._dialog.teaching_wanted.connect(self._teach)

    def run(self, words: str, like: Place | None = None) -> None:
        """Show the passages that are alike, until the person goes to one or leaves.

        Args:
            words: What they are to be like; empty for what the person will write.
            like: Where these words stand, if they do.

        """
        words = " ".join(words.split())[:_LONGEST]
        self._like = (like, words) if like else None
        if words:
            self._look(words)
        self._dialog.exec()
        self._stop_looking()
        # its parent would keep it for as long as the window lives
        self._dialog.deleteLater()
        self.deleteLater()

    # ---- inside

    def _stop_looking(self) -> None:
        if self._job:
            self._job.cancel()

    def _look(self, words: str) -> None:
        self._stop_looking()
        self._dialog.wait(words)
        # what the person has changed is no longer the passage
        wish = self._like[0] if self._like and self._like[1] == words else words
        call = partial(nearest, self._hub.session.path, wish, _MOST)
        self._job = self._judging.ask(call, self._take, self._dialog.say)

    def _take(self, found: Nearest) -> None:
        self._dialog.offer(found)

    def _go_to(self, place: Place) -> None:
        self._dialog.accept()
        self._hub.go_to(*place)

    def _teach(self, place: Place) -> None:
        self._go_to(place)
        self._hub.caret_at(place.start)
        self.teaching_wanted.emit()
