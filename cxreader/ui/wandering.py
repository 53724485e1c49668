"""Back and forward through the scopes, views and places where the person was."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from cxreader.model.change import Change, Part
from cxreader.model.scope import Scope
from cxreader.ui.centre import Centre
from cxreader.ui.hub import Hub
from cxreader.ui.reading_pane import ReadingPane

_MOST = 100


class _Stop(NamedTuple):
    """Where the person was.

    Attributes:
        scope: The scope.
        view: The view in the middle of the window.
        document: Id of the document, 0 for none.
        start: The first offset of the passage.

    """

    scope: Scope
    view: QWidget
    document: int
    start: int


class Wandering(QObject):
    """Remembers where the person was.

    Another scope, another view, and another document in the text are stops of their own; where the caret goes, and the
    row in a list, is only kept up with.
    """

    changed = Signal(bool, bool)  # whether there is a way back, and one forward

    def __init__(self, hub: Hub, centre: Centre, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._centre = centre
        self._session = hub.session
        self._stops: list[_Stop] = []
        self._at = -1
        self._jumped = True
        # a new scope takes the reader to its first passage, in a large library some time later: that is one step
        self._is_led = self._arrived = False
        # all that one key or click sets off is one step
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        hub.changed.connect(self._heed)
        hub.passage_changed.connect(self._settling.start)
        hub.document_shown.connect(self._open)
        hub.reader_lost.connect(self._await)
        hub.went.connect(self._arrive)
        centre.view_changed.connect(self._jump)
        self._settling.start()

    @property
    def can_go_back(self) -> bool:
        """Whether there is a stop before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a stop after this one."""
        return self._at + 1 < len(self._stops)

    def mark(self) -> None:
        """Make a stop of where the person goes next; called before they jump within the open document."""
        self._settle()
        self._jump()

    def back(self) -> None:
        """Go to the stop before."""
        self._step(-1)

    def forward(self) -> None:
        """Go to the stop after."""
        self._step(1)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the two buttons that a mouse has for this, wherever it is."""
        if event.type() != QEvent.Type.MouseButtonPress or not isinstance(event, QMouseEvent):
            return False
        if event.button() is Qt.MouseButton.BackButton:
            self.back()
        elif event.button() is Qt.MouseButton.ForwardButton:
            self.forward()
        else:
            return False
        return True

    def _heed(self, change: Change) -> None:
        if Part.SCOPE in change.parts:
            self._arrived = self._is_led = False
            self._jump()

    def _await(self) -> None:
        self._is_led = not self._arrived

    def _arrive(self) -> None:
        self._arrived = True
        self._is_led = False

    def _open(self) -> None:
        # a list goes through documents as the text goes through passages
        if isinstance(self._centre.view, ReadingPane) and not self._is_led:
            self._jump()
        self._settling.start()

    def _jump(self) -> None:
        self._jumped = True
        self._settling.start()

    def _settle(self) -> None:
        self._settling.stop()
        if self._session is not self._hub.session:
            # nothing leads from one library to another
            self._session = self._hub.session
            self._stops, self._at = [], -1
        here = self._here()
        if not self._stops or (self._jumped and here != self._stops[self._at]):
            self._stops = [*self._stops[: self._at + 1], here][-_MOST:]
            self._at = len(self._stops) - 1
        else:
            self._stops[self._at] = here
        self._jumped = False
        self.changed.emit(self.can_go_back, self.can_go_forward)

    def _here(self) -> _Stop:
        hub = self._hub
        document = hub.document.id if hub.document else 0
        return _Stop(hub.scope, self._centre.view, document, hub.passage.start if hub.passage else 0)

    def _step(self, by: int) -> None:
        self._settle()
        if not 0 <= self._at + by < len(self._stops):
            return
        self._at += by
        self._go(self._stops[self._at])
        self._jumped = False
        self._settle()
        self._centre.focus_view()

    def _go(self, stop: _Stop) -> None:
        hub = self._hub
        self._centre.choose(stop.view)
        follows, hub.follows_scope = hub.follows_scope, False
        hub.set_scope(hub.session.known_scope(stop.scope))
        hub.follows_scope = follows
        document = hub.session.stand_in(stop.document)
        if document:
            hub.go_to(document, stop.start, stop.start)
