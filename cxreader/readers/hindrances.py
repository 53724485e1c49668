"""Why nothing can be had from a file, where that is the same for several formats."""

from cxreader.errors import ReadError


def locked(name: str) -> ReadError:
    """Return what is said of a file that a password locks."""
    return ReadError(f"“{name}” is locked with a password. Save it without one and open it again.")


def damaged(name: str) -> ReadError:
    """Return what is said of a file that is damaged beyond what can be mended."""
    return ReadError(f"“{name}” is damaged and cannot be read. Get it once more from where it came from.")


def too_deep(name: str) -> ReadError:
    """Return what is said of a file that is nested too deeply."""
    return ReadError(
        f"“{name}” is nested too deeply to be read. Save its text with the program that made it, and open that."
    )


def with_entities(name: str) -> ReadError:
    """Return what is said of XML that declares entities."""
    return ReadError(
        f"“{name}” declares entities of its own, as files made to do harm do, so it was not read. "
        "Save it anew with the program that made it."
    )
