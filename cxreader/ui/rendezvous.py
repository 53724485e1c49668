"""Where a second start finds the window that is open: it hands over its files there, and ends."""

import json
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from cxreader import paths

# milliseconds that an answer may take: a window that hangs must not keep another from opening
_PATIENCE = 3000
_DONE = b"done\n"


class Rendezvous(QObject):
    """The window's end. One window at a time is there; where another one is already, this one is not."""

    came = Signal(list)  # paths of files that a second start brings; none where it only wants the window

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def wait(self) -> None:
        """Be there from now on, unless another window is."""
        place = str(paths.meeting_place())
        if self._server.isListening() or _connected(place):
            return
        # the window that made it is gone, and left it behind
        QLocalServer.removeServer(place)
        self._server.listen(place)

    def close(self) -> None:
        """Be there no longer, and leave nothing behind."""
        self._server.close()

    def _welcome(self) -> None:
        while visitor := self._server.nextPendingConnection():
            visitor.readyRead.connect(partial(self._hear, visitor))
            visitor.disconnected.connect(visitor.deleteLater)
            # what it had to say may be here already
            self._hear(visitor)

    def _hear(self, visitor: QLocalSocket) -> None:
        if not visitor.canReadLine():
            return
        try:
            files = [Path(name) for name in json.loads(bytes(visitor.readLine().data()))]
        except (ValueError, TypeError):
            visitor.disconnectFromServer()
            return
        visitor.write(_DONE)
        visitor.flush()
        self.came.emit(files)


def hand_over(files: Sequence[Path]) -> bool:
    """Hand files to the window that is open, which comes forward; tell whether it took them."""
    visitor = _connected(str(paths.meeting_place()))
    if visitor is None:
        return False
    visitor.write(json.dumps([os.fspath(file) for file in files]).encode() + b"\n")
    while not visitor.canReadLine():
        if not visitor.waitForReadyRead(_PATIENCE):
            return False
    return bool(visitor.readLine().data() == _DONE)


def _connected(place: str) -> QLocalSocket | None:
    visitor = QLocalSocket()
    visitor.connectToServer(place)
    return visitor if visitor.waitForConnected(_PATIENCE) else None
