"""A process that judges: how it begins, and that it ends with the window it works for."""

import contextlib
import gc
import os
import signal
import sys
from multiprocessing.connection import Connection
from threading import Thread

# how much a process steps back for others: enough never to be felt
_POLITE = 10
_BELOW_NORMAL = 0x4000
# objects between two looks for garbage: a text is made of hundreds of thousands, of which none is garbage
_LOOKS = 200_000


def begin(leash: "Connection[None, None]") -> None:
    """Make this process one that works for another: of low priority, and gone when that one is.

    Args:
        leash: An end of a pipe to which nothing is ever sent. It is ready when the other end is closed, as happens too
            when who holds that is killed.

    """
    # the window answers for both
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_LOOKS)
    with contextlib.suppress(OSError):
        _step_back()
    Thread(target=_end_with, args=(leash,), daemon=True).start()


def _step_back() -> None:
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_POLITE)


def _end_with(leash: "Connection[None, None]") -> None:
    with contextlib.suppress(OSError):
        leash.poll(None)
    # a thread may be deep in a computation
    os._exit(0)
