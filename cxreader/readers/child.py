"""The process that reads what strangers' files are made of, and that may die of it."""

import contextlib
import os
import signal
import sys
from importlib import import_module
from multiprocessing.connection import Connection
from threading import Timer

from cxreader.errors import ReadError
from cxreader.model.document import Manner, Reading
from cxreader.readers import wire
from cxreader.readers.hindrances import too_deep

# seconds after which a process that nobody asks ends by itself
_IDLE = 60
_MEMORY, _MEMORY_A_BYTE = 900_000_000, 8


def serve(asked: "Connection[bytes, bytes]", answers: "Connection[bytes, bytes]") -> None:
    """Read one file after the other, until nobody is there any more or nothing was asked for a while.

    Args:
        asked: Where files come from: what is wished for, the reader's module, the file's name and how it is read; then
            its bytes.
        answers: Where readings go, or the sentence why there is none.

    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers.send_bytes(b"ready")
    while True:
        idle = Timer(_IDLE, os._exit, (0,))
        idle.daemon = True
        idle.start()
        try:
            wish, module, name, manner = wire.question(asked.recv_bytes())
            data = asked.recv_bytes()
        except (EOFError, OSError):
            return
        finally:
            idle.cancel()
        answers.send_bytes(_answer(wish, module, name, data, manner))


def _answer(wish: wire.Wish, module: str, name: str, data: bytes, manner: Manner) -> bytes:
    _limit_memory(len(data))
    try:
        found = getattr(import_module(module), wish)(data, name, manner)
        if isinstance(found, Reading) and found.manner == Manner():
            found = found._replace(manner=manner)
        return wire.packed(found)
    except ReadError as problem:
        return wire.packed_problem(str(problem))
    except MemoryError:
        return wire.packed_problem(
            f"“{name}” would need too much memory to be read. Split it into smaller files and open those."
        )
    except RecursionError:
        return wire.packed_problem(str(too_deep(name)))
    except Exception as failure:  # noqa: BLE001 - whatever a stranger's file brings about, the next one is to be read
        return wire.packed_problem(
            f"“{name}” could not be read ({type(failure).__name__}). It may be damaged: open it with the program that "
            "made it, save it anew and try once more."
        )


def _limit_memory(size: int) -> None:
    """Have the system refuse more memory than reading so many bytes can honestly need."""
    if sys.platform == "win32":
        return
    import resource

    most = _MEMORY + _MEMORY_A_BYTE * size
    # macOS knows the limit and keeps to none
    with contextlib.suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))
