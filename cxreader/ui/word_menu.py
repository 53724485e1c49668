"""What a menu offers for a word of the codebook, wherever one is seen."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

_translate = QCoreApplication.translate
_Search = Callable[[str], object]


def add_word(menu: QMenu, word: str, term: str, search: _Search, search_others: _Search, *, alone: bool = True) -> None:
    """Put the searches for a word at the end of a menu.

    Args:
        menu: The menu.
        word: The word, as it is searched for.
        term: The word as the codebook writes it, by which other languages are found.
        search: Searches for a word.
        search_others: Searches for what other languages have for one.
        alone: Whether it is the only word in the menu, so that it need not be named twice.

    """
    # a lone "&" would mark an access key
    shown = word.replace("&", "&&")
    menu.addAction(_translate("WordMenu", "Search for “{}”").format(shown), lambda: search(word))
    others = _translate("WordMenu", "Search in Other Languages")
    if not alone:
        others = _translate("WordMenu", "Search for “{}” in Other Languages").format(shown)
    menu.addAction(others, lambda: search_others(term))
