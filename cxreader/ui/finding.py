"""Finding words and patterns in the open text."""

from collections.abc import Generator

from PySide6.QtCore import QObject, Signal

from cxreader.model.scope import SearchWords
from cxreader.model.searching import Sought
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Jobs

# how long a pattern may take while the person waits, and how long in the background, in seconds
_SOON, _LONGEST = 0.02, 1.0
_NOTHING = Sought("")
_Spans = list[tuple[int, int]]


class Finding(QObject):
    """Keeps the hits of what is being looked for, and which of them is the current one."""

    found = Signal(list, int)  # (start, end) of every hit, and the index of the current one, -1 for none
    refused = Signal(str)  # why nothing can be looked for, as a sentence; empty where it can

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._sought = _NOTHING
        self._hits: _Spans = []
        self._current = -1
        self._jobs = Jobs(self)

    def look_for(self, sought: Sought, caret: int) -> None:
        """Find words, ignoring case, accents and width, or a pattern, and go to the first hit from the caret on."""
        self._sought = sought
        self._find(caret)

    def renew(self) -> None:
        """Look for the same in a document that was just opened, without going anywhere."""
        self._find(None)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit, round the end of the text."""
        if self._hits:
            self._go((self._current + by) % len(self._hits))

    def stop(self) -> None:
        """Look for nothing any more."""
        self.look_for(_NOTHING, 0)

    def end(self) -> None:
        """Wait for what is still looked for in the background, at most a second."""
        self._jobs.stop()

    def _find(self, caret: int | None) -> None:
        text, sought = self._hub.document.text if self._hub.document else "", self._sought
        self.refused.emit("")
        if not sought.is_pattern:
            self._take(_places(text, sought) if sought.text.strip() else [], caret)
            return
        from cxreader.analysis import patterns

        try:
            self._take(patterns.find(text, sought.text, _SOON) if sought.text else [], caret)
        except patterns.PatternError as fault:
            self._take([], None)
            self.refused.emit(str(fault))
        except TimeoutError:
            self._find_long(text, caret)

    def _find_long(self, text: str, caret: int | None) -> None:
        """Look for a pattern in the background."""
        from cxreader.analysis import patterns

        sought, document = self._sought, self._hub.document
        key = document.id if document else 0

        def work() -> Generator[_Spans]:
            yield patterns.find(text, sought.text, _LONGEST)

        def is_wanted() -> bool:
            return sought == self._sought and self._hub.document is not None and self._hub.document.id == key

        def take(hits: _Spans) -> None:
            if is_wanted():
                self._take(hits, caret)

        def fail(failure: Exception) -> None:
            if not isinstance(failure, TimeoutError):
                raise failure
            if is_wanted():
                self.refused.emit(self.tr("This pattern takes too long in this text. Make it simpler."))

        self._take([], None)
        self._jobs.start(work, take, fail, lambda _complete: None)

    def _take(self, hits: _Spans, caret: int | None) -> None:
        self._hits = hits
        if caret is None:
            self._current = -1
            self.found.emit(self._hits, self._current)
            return
        ahead = [n for n, (start, _) in enumerate(hits) if start >= caret]
        self._go(ahead[0] if ahead else (0 if hits else -1))

    def _go(self, place: int) -> None:
        self._current = place
        self.found.emit(self._hits, place)
        if place >= 0:
            self._hub.went.emit(*self._hits[place])


def _places(text: str, sought: Sought) -> _Spans:
    """Return where words stand in a text, by the rules by which all documents are searched.

    Signs that were typed are looked for as well; where they are not there, the words alone are.
    """
    # loaded late: no start needs them
    from cxreader.analysis import matching
    from cxreader.model.search_words import spans, wanted

    words = SearchWords(sought.text, sought.whole, sought.forms)
    as_words = spans(text, words)
    if (
        sought.whole
        or sought.forms
        or sum(len(word.text) for word in wanted(words)) == len("".join(sought.text.split()))
    ):
        return as_words
    return matching.find(text, sought.text) or as_words
