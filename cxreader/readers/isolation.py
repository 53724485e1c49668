"""Reading strangers' files in a process of its own: whatever they do to it, who asked goes on."""

from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import Lock
from typing import TypeVar

from cxreader.errors import ReadError
from cxreader.model.document import Manner, Reading
from cxreader.model.table import TablePreview
from cxreader.readers import wire

_Found = TypeVar("_Found")

# seconds more for each byte: an honest file takes a tenth of that
_PATIENCE_A_BYTE = 6e-6
# seconds for a process to begin, on a machine that may be busy
_BEGINNING = 30.0


class Isolation:
    """A process that reads, which is started when the first file comes and anew when it has died."""

    def __init__(self, patience: float = 4.0) -> None:
        """Make it.

        Args:
            patience: Seconds that any file may take; large ones are given more.

        """
        self._patience = patience
        self._process: SpawnProcess | None = None
        self._asked: Connection[bytes, bytes] | None = None
        self._answers: Connection[bytes, bytes] | None = None
        # several threads ask
        self._lock = Lock()

    def read(self, module: str, data: bytes, name: str, manner: Manner) -> Reading:
        """Return what a reader makes of the bytes of a file.

        Args:
            module: Full name of the reader's module.
            data: The bytes.
            name: The file's name.
            manner: How it is to be read.

        Raises:
            ReadError: There is no text to be had from it, or it took too much time or memory.

        """
        return self._told(wire.Wish.READ, module, data, name, manner, wire.answer)

    def preview(self, module: str, data: bytes, name: str, manner: Manner) -> TablePreview | None:
        """Return what a reader shows of the table in the bytes of a file; as for `read` otherwise."""
        return self._told(wire.Wish.PREVIEW, module, data, name, manner, wire.previewed)

    def begin(self) -> None:
        """Start the process, where it is not there, so that the first file is not kept waiting for it."""
        with self._lock:
            if self._asked is None:
                self._asked, self._answers = self._start()

    def close(self) -> None:
        """End the process; the next file starts another one."""
        with self._lock:
            self._end()

    def _told(
        self, wish: wire.Wish, module: str, data: bytes, name: str, manner: Manner, made: Callable[[bytes], _Found]
    ) -> _Found:
        """Return what the process says of a file."""
        with self._lock:
            try:
                answer = self._answer(wire.packed_question(wish, module, name, manner), data)
            except (EOFError, OSError):
                self._end()
                raise ReadError(
                    f"“{name}” could not be read: it needed too much memory, or is badly damaged. "
                    "Save its text with the program that made it, and open that."
                ) from None
            if answer is None:
                self._end()
                raise ReadError(
                    f"“{name}” took too long to be read and was given up. It may have been made to do harm; "
                    "if not, save its text with the program that made it, and open that."
                )
        try:
            return made(answer)
        except ValueError:
            raise ReadError(
                f"“{name}” could not be read: what is in it does not fit together. "
                "Save it anew with the program that made it."
            ) from None

    def _answer(self, question: bytes, data: bytes) -> bytes | None:
        """Return what the process says; None where it says nothing for too long."""
        try:
            answers = self._ask(question, data)
        except OSError:
            # it had ended since nobody asked
            self._end()
            answers = self._ask(question, data)
        return answers.recv_bytes() if answers.poll(self._patience + _PATIENCE_A_BYTE * len(data)) else None

    def _ask(self, question: bytes, data: bytes) -> "Connection[bytes, bytes]":
        if self._asked is None or self._answers is None:
            self._asked, self._answers = self._start()
        self._asked.send_bytes(question)
        self._asked.send_bytes(data)
        return self._answers

    def _start(self) -> "tuple[Connection[bytes, bytes], Connection[bytes, bytes]]":
        # slow to load, and no start needs it
        from multiprocessing import get_context

        from cxreader.readers.child import serve

        context = get_context("spawn")
        theirs, asked = context.Pipe(duplex=False)
        answers, own = context.Pipe(duplex=False)
        self._process = context.Process(target=serve, args=(theirs, own), name="cxreader reader", daemon=True)
        self._process.start()
        # its death shows only where nobody else holds its ends
        theirs.close()
        own.close()
        if not answers.poll(_BEGINNING):
            raise EOFError
        answers.recv_bytes()
        return asked, answers

    def _end(self) -> None:
        process, asked, answers = self._process, self._asked, self._answers
        self._process = self._asked = self._answers = None
        for connection in (asked, answers):
            if connection:
                connection.close()
        if process:
            process.kill()
            process.join()
            process.close()


@cache
def isolation() -> Isolation:
    """Return the one that all readers of this process share: starting a process takes longer than most files do."""
    return Isolation()
