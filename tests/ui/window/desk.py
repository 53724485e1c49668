"""A person's desk for the tests of the window: folders of their own, the real window, and hands for it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cxreader import paths
from cxreader.app import make_window
from cxreader.model.scope import Scope
from cxreader.model.views import DocumentRow
from cxreader.session import Session
from cxreader.ui.document_rows import ROW_ROLE
from cxreader.ui.hub import Hub
from cxreader.ui.main_window import MainWindow
from cxreader.ui.notes_panel import NotesPanel
from cxreader.ui.panels import Panels
from cxreader.ui.reader import Reader
from cxreader.ui.theme_rows import ThemeModel
from cxreader.ui.why_panel import WhyPanel
from cxreader.ui.workings import Workings

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier

_LONG = 20_000
_Widget = TypeVar("_Widget", bound=QWidget)


class Desk:
    """One person's folders, and at most one window on them at a time."""

    def __init__(self, root: Path, app: QApplication, bot: QtBot, samples: Path) -> None:
        self.root = root
        self.app = app
        self.bot = bot
        self._samples = samples
        self._window: MainWindow | None = None
        self._workings: Workings | None = None

    # ---- before the start

    def put_samples(self, library: Path | None = None) -> None:
        """Lay a library with the four sample texts, read before, in the place of one."""
        target = library or paths.sample_library()
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self._samples, target)

    def put_settings(self, words: str) -> None:
        """Write the settings file."""
        paths.config_dir().mkdir(parents=True, exist_ok=True)
        (paths.config_dir() / "settings.toml").write_text(words, "utf-8")

    def put_text(self, name: str, words: str) -> Path:
        """Write a text file of the person's own."""
        path = self.root / "texts" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(words, "utf-8")
        return path

    # ---- the window

    def start(self, *, samples: bool = True, width: int = 1360, judging: bool = False) -> MainWindow:
        """Open the window as the program does, on a sample library that was read before or on nothing.

        Args:
            samples: Whether there is a sample library.
            width: How wide the window is.
            judging: Whether themes are found in processes beside the window, as they are for everybody else.

        """
        if samples and not paths.sample_library().exists():
            self.put_samples()
        window, opened = make_window(self.app)
        self._window, self._workings = window, Workings(window, opened)
        if not judging:
            self._workings.judging.rest()
        # the screen of these tests is smaller than any desktop's
        window.resize(width, 860)
        with self.bot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    def start_own(self, *, judging: bool = False) -> MainWindow:
        """Open the window on a library of the person's own that holds the four texts."""
        self.put_samples(paths.own_library())
        self.put_settings(f'library = "{paths.own_library()}"\n')
        return self.start(judging=judging)

    def stop(self) -> None:
        """Close the window, as a person does, and let go of all that belonged to it."""
        if self._window is None:
            return
        window, self._window, self._workings = self._window, None, None
        window.close()
        kept: list[QObject] = [window, window.hub, window.choices, window.appearance]
        for thing in kept:
            thing.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def restart(self) -> MainWindow:
        """Close the window and open it again on the same folders."""
        self.stop()
        return self.start()

    @property
    def window(self) -> MainWindow:
        assert self._window is not None
        return self._window

    @property
    def workings(self) -> Workings:
        assert self._workings is not None
        return self._workings

    @property
    def hub(self) -> Hub:
        return self.window.hub

    @property
    def session(self) -> Session:
        return self.hub.session

    @property
    def panels(self) -> Panels:
        return self.window.panels

    @property
    def why(self) -> WhyPanel:
        return self.workings.asides.why

    @property
    def notes(self) -> NotesPanel:
        return self.workings.asides.notes

    @property
    def reader(self) -> Reader:
        return self.panels.pane.reader

    # ---- what can be seen

    def part(self, kind: type[_Widget], name: str) -> _Widget:
        """Return a widget by its object name."""
        found = self.window.findChild(kind, name)
        assert isinstance(found, kind)
        return found

    def said(self) -> str:
        """Return the message in the status bar."""
        return self.panels.status.currentMessage()

    def banner(self) -> str:
        """Return what the banner says, nothing where there is none."""
        return self.panels.banner.accessibleName() if self.panels.banner.isVisible() else ""

    def scope_sentence(self) -> str:
        return self.part(QLabel, "scopeSentence").text()

    def rows(self) -> list[DocumentRow]:
        """Return the rows of the list of documents; files that are still being read are none."""
        model = self.panels.documents.view.model()
        found = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
        return [row for row in found if row is not None]

    def texts(self) -> list[str]:
        """Return the titles in the open library."""
        return [row.title for row in self.session.documents(Scope())]

    def theme_index(self, theme: str) -> QModelIndex:
        model = self.part(QAbstractItemView, "themes").model()
        assert isinstance(model, ThemeModel)
        return model.find(theme)

    def theme_counts(self) -> dict[str, int]:
        """Return what the sidebar says: passages by theme."""
        groups = self.session.themes(self.hub.scope)
        return {row.theme.id: row.passages for group in groups for row in group.rows}

    def focus(self) -> QWidget:
        """Return what has the focus; where a dialog was, the window has it again, as a window manager sees to."""
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            self.window.activateWindow()
            self.until(lambda: QApplication.activeWindow() is self.window)
        found = QApplication.focusWidget()
        assert isinstance(found, QWidget)
        return found

    # ---- hands

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focus(), key, modifiers)

    def type(self, words: str) -> None:
        """Type plain letters where the focus is."""
        QTest.keyClicks(self.focus(), words)

    def read(self) -> Reader:
        """Put the focus into the text."""
        self.reader.setFocus()
        return self.reader

    def give(self, command: str) -> None:
        """Choose a command from the menus."""
        self.window.commands[command].trigger()

    def click_theme(self, theme: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Click a theme in the sidebar."""
        view = self.part(QAbstractItemView, "themes")
        index = self.theme_index(theme)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, view.visualRect(index).center())

    def press(self, words: str, within: QWidget | None = None) -> None:
        """Press the visible button with these words."""
        buttons = (within or self.window).findChildren(QAbstractButton)
        found = [b for b in buttons if b.isVisible() and words in (b.text(), b.accessibleName())]
        assert len(found) == 1, [b.text() for b in buttons]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def drop(self, target: QWidget, data: QMimeData) -> bool:
        """Drag something over a widget and let it go there; return whether it was taken."""
        spot, copy = target.rect().center(), Qt.DropAction.CopyAction
        enter = QDragEnterEvent(spot, copy, data, Qt.MouseButton.LeftButton, NONE)
        QApplication.sendEvent(target, enter)
        taker: QWidget | None = target
        while taker and not taker.acceptDrops():
            taker = taker.parentWidget()
        assert taker is not None
        if not enter.isAccepted():
            return False
        drop = QDropEvent(QPointF(spot), copy, data, Qt.MouseButton.LeftButton, NONE)
        QApplication.sendEvent(taker, drop)
        return drop.isAccepted()

    def answer(self, deal: Callable[[QDialog], object] = bool) -> list[str]:
        """Deal with the next dialog once it is there; what is returned holds its title when it is."""
        met: list[str] = []
        watch = QTimer(self.window, interval=0)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                watch.stop()
                met.append(dialog.windowTitle())
                try:
                    deal(dialog)
                finally:
                    # whatever went wrong must not leave the test waiting for ever
                    if dialog.isVisible():
                        dialog.reject()

        watch.timeout.connect(look)
        watch.start()
        return met

    def until(self, truth: Callable[[], object]) -> None:
        """Wait until something is true."""
        self.bot.waitUntil(lambda: bool(truth()), timeout=_LONG)

    def until_read(self) -> None:
        """Wait until all that was brought has been read."""
        self.until(lambda: not self.workings.opening.busy)


def files(*some: Path) -> QMimeData:
    """Return files as they are dragged or copied."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in some])
    return data


def words(text: str) -> QMimeData:
    """Return a text as it is dragged or copied."""
    data = QMimeData()
    data.setText(text)
    return data


def middle(widget: QWidget) -> QPoint:
    return widget.rect().center()
