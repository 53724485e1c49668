"""A while in which Python does not look for circles among what it holds."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Generator[None]:
    """Make many rows without having them all gone through again and again.

    None of what the model holds is part of a circle, so nothing would be found; in a long text it takes a third of the
    time to look.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # both together make all that there is old, without a look at it
            gc.freeze()
            gc.unfreeze()
            gc.enable()
