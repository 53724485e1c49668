"""The menu of files, folders and libraries that were opened before."""

import os.path
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cxreader.paths import LIBRARY_SUFFIX

# of more than these, letters would have to stand for digits
_MOST = 9


class RecentMenu(QObject):
    """Fills a menu with what is still there, each time it opens.

    Signals:
        chosen: The path of what is to be opened again.
        cleared: Nothing of it is to be remembered.

    """

    chosen = Signal(Path)
    cleared = Signal()

    def __init__(self, menu: QMenu, before: QAction) -> None:
        """Put the menu into another one, before one of its entries."""
        super().__init__(menu)
        self._menu = QMenu(self.tr("Open &Recent"), menu)
        self._recent: Sequence[str] = ()
        menu.insertMenu(before, self._menu)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.setToolTipsVisible(True)

    def set_recent(self, recent: Sequence[str]) -> None:
        """Take on the paths, the last one first."""
        self._recent = recent
        self._menu.menuAction().setEnabled(bool(recent))

    def _fill(self) -> None:
        self._menu.clear()
        there = [Path(name) for name in self._recent if os.path.exists(name)]  # noqa: PTH110 - may be any string
        for number, path in enumerate(there[:_MOST], start=1):
            action = self._menu.addAction(f"&{number} {self._words(path, there)}")
            action.setToolTip(str(path))
            action.triggered.connect(partial(self._choose, path))
        self._menu.addSeparator()
        self._menu.addAction(self.tr("&Forget These")).triggered.connect(lambda _checked=False: self.cleared.emit())

    def _choose(self, path: Path, _checked: bool = False) -> None:
        self.chosen.emit(path)

    def _words(self, path: Path, all_: Sequence[Path]) -> str:
        """Return the name of a file, with its folder where that alone tells it from another."""
        name = path.stem if path.suffix == LIBRARY_SUFFIX else path.name
        if path.suffix == LIBRARY_SUFFIX:
            words = self.tr("{} (library)").format(name)
        elif path.is_dir():
            words = self.tr("{} (folder)").format(name)
        else:
            words = name
        if [other.name for other in all_].count(path.name) > 1:
            words = self.tr("{} in {}").format(words, path.parent.name or path.parent)
        # a lone "&" would mark an access key
        return words.replace("&", "&&")
