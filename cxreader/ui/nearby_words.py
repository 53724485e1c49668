"""How passages of like meaning are spoken of."""

from PySide6.QtCore import QCoreApplication

from cxreader.model.judgement import Nearest
from cxreader.ui.counts import counted

_translate = QCoreApplication.translate
# from how much on passages are very alike, and alike
_VERY, _ALIKE = 0.5, 0.35


def looking() -> str:
    """Return what is said while passages are being looked for."""
    return _translate("NearbyWords", "Looking for passages that say the like…")


def asking() -> str:
    """Return what is said before anything was typed."""
    return _translate("NearbyWords", "Write what the passages are to say. They need not have any of its words.")


def likeness(part: float) -> str:
    """Return how alike a passage is, from 0 to 1, in words."""
    if part >= _VERY:
        return _translate("NearbyWords", "Very alike")
    return _translate("NearbyWords", "Alike") if part >= _ALIKE else _translate("NearbyWords", "Somewhat alike")


def number_alike(found: Nearest) -> str:
    """Return how many passages are alike, as a sentence."""
    if not found.passages:
        return _translate("NearbyWords", "No passage says the like. Say it in other words, or in more of them.")
    return counted(
        len(found.passages),
        _translate("NearbyWords", "{} passage is alike."),
        _translate("NearbyWords", "{} passages are alike."),
    )


def number_unread(found: Nearest) -> str:
    """Return how many passages could not be looked at yet, as a sentence; empty for none."""
    one = _translate("NearbyWords", "{} passage is still to be read.")
    return counted(found.unread, one, _translate("NearbyWords", "{} passages are still to be read.")) * bool(
        found.unread
    )
