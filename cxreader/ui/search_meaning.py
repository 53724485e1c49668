"""Searching by meaning in the search view: what is typed is looked for in whatever words, in any language."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from cxreader.judging import nearest
from cxreader.model.judgement import Nearest
from cxreader.ui import nearby_words
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Job
from cxreader.ui.judging import Judging
from cxreader.ui.search_page import SearchPage

# how many are shown; a few of each language are there besides
_MOST = 50


class SearchByMeaning(QObject):
    """Looks for passages that say the like, and shows them with how near they are.

    Signals:
        said: What came of it, as a sentence.

    """

    said = Signal(str)

    def __init__(self, hub: Hub, judging: Judging, page: SearchPage, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._judging, self._page = hub, judging, page
        self._job: Job | None = None

    @property
    def is_possible(self) -> bool:
        """Whether the meaning model is there."""
        return self._judging.available

    def look(self, words: str) -> None:
        """Look for passages; what is shown stays until the answer comes."""
        self.stop()
        if not words:
            self._page.tell(nearby_words.asking())
            return
        if self._page.near.isHidden():
            self._page.tell(nearby_words.looking())
        self._page.head.count(self.tr("Looking…"), found=False)
        self._job = self._judging.ask(partial(nearest, self._hub.session.path, words, _MOST), self._take, self._fail)

    def stop(self) -> None:
        """Let go of what is being looked for."""
        if self._job:
            self._job.cancel()
            self._job = None

    def _take(self, found: Nearest) -> None:
        said = nearby_words.number_alike(found)
        if found.passages:
            self._page.show_near(found.passages, said)
        else:
            self._page.tell(said)
        self.said.emit(said)
        self._page.set_note(nearby_words.number_unread(found))

    def _fail(self, problem: str) -> None:
        self._page.tell(problem)
        self.said.emit(problem)
