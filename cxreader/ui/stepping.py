"""Going from passage to passage in scope, on into other documents."""

from PySide6.QtCore import QObject

from cxreader.model import language as languages
from cxreader.model.listed import Key, Neighbour
from cxreader.ui.counting import Counting
from cxreader.ui.hub import Hub

_KEY = "stepping"


class Stepping(QObject):
    """Takes the reader to the next passage in scope; in a large library that is known a moment after it was asked."""

    def __init__(self, hub: Hub, counting: Counting, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._counting = hub, counting
        # the steps that are still to be taken, and from where
        self._steps = 0
        self._from: Key = (0, 0)
        hub.reader_lost.connect(self.enter_scope)
        counting.failed.connect(self._stand_still)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) passage in scope."""
        here = self._here(-1)
        self._steps = (self._steps if here == self._from else 0) + by
        self._from = here
        scope, steps = self._hub.scope, self._steps
        self._counting.ask(
            lambda session: session.neighbour_passage(scope, here, steps), lambda found: self._go(*found, steps), _KEY
        )

    def enter_scope(self) -> None:
        """Go to the first passage in scope from the caret on, unless the caret is in one already."""
        scope, here = self._hub.scope, self._here(0)

        def enter(found: tuple[Neighbour | None, int]) -> None:
            # whoever has gone elsewhere meanwhile is not brought back
            if found[0] and self._hub.follows_scope and (self._hub.scope, self._here(0)) == (scope, here):
                self._enter(found[0])

        self._counting.ask(lambda session: session.neighbour_passage(scope, here, 0), enter, _KEY)

    def _here(self, otherwise: int) -> Key:
        """Return the document and the passage that the reader is at, with another offset where there is none."""
        document, passage = self._hub.document, self._hub.passage
        return document.id if document else 0, passage.start if passage else otherwise

    def _enter(self, passage: Neighbour) -> None:
        self._hub.go_to(passage.document, passage.start, passage.end)

    def _go(self, passage: Neighbour | None, whole: int, steps: int) -> None:
        self._stand_still()
        if passage:
            self._enter(passage)
            words = self._described(passage.rank, whole)
        elif whole:
            words = self.tr("That was the last passage") if steps > 0 else self.tr("That was the first passage")
        else:
            words = self.tr("No passages in scope")
        self._hub.said.emit(words)

    def _stand_still(self) -> None:
        self._steps = 0

    def _described(self, place: int, count: int) -> str:
        """Return which passage this is, in the words that are also spoken."""
        hub, theme = self._hub, self._hub.theme
        language = languages.name(hub.passage.language) if hub.passage else ""
        if not theme:
            return self.tr("Passage {} of {}, {}").format(place + 1, count, language)
        name = hub.session.codebook.theme(theme).name
        return self.tr("Passage {} of {}, {}, {}").format(place + 1, count, name, language)
