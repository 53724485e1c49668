"""The main window: what is seen of it at once, and its own events."""

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QSettings, Qt, Signal
from PySide6.QtGui import QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from cxreader.ui.actions import VIEWS, Actions
from cxreader.ui.appearance import Appearance
from cxreader.ui.banner import BannerKind
from cxreader.ui.choices import Choices
from cxreader.ui.counting import Counting
from cxreader.ui.hub import Hub
from cxreader.ui.libraries import is_sample
from cxreader.ui.listing import Listing
from cxreader.ui.menus import Menus
from cxreader.ui.panels import make_panels
from cxreader.ui.reading_choices import ReadingChoices
from cxreader.ui.refreshing import Refreshing

_SIZE = (1360, 860)
_SMALLEST = (900, 560)
# under these widths the side panels make room for the text
_NARROW, _NARROWEST = 1100, 900


class MainWindow(QMainWindow):
    """The program's window; `workings` makes it act."""

    brought = Signal(QMimeData)  # something was dropped on it
    entered = Signal()  # the person came to it, from another window perhaps
    closing = Signal()  # it is about to close, and the library with it

    def __init__(self, hub: Hub, choices: Choices, appearance: Appearance, geometry: QSettings) -> None:
        super().__init__()
        self.hub, self.choices, self.appearance = hub, choices, appearance
        self._geometry = geometry
        self.commands = Actions(self, appearance)
        # Tab goes through all parts in the order in which they are made, and the search stands above the panels
        self.menus = Menus(self, self.commands, choices, appearance)
        self.panels, centre = make_panels(appearance, self)
        self.setCentralWidget(centre)
        self.setStatusBar(self.panels.status)
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST)
        self.counting = Counting(hub, self)
        self.refreshing = Refreshing(hub, self.counting, self.panels, self)
        Listing(hub, self.counting, choices, self.panels.documents, self)
        self.reading = ReadingChoices(self.panels.centre, choices, self.commands, self)
        self._warned = False
        self._wire()
        self._restore_geometry()

    def _wire(self) -> None:
        panels, hub = self.panels, self.hub
        self.closing.connect(self.counting.stop)
        self.counting.failed.connect(self.warn)
        hub.said.connect(panels.status.say)
        hub.failed.connect(self.warn)
        hub.stored.connect(self._show_stored)
        hub.document_shown.connect(self._show_title)
        hub.changed.connect(self._show_title)
        self.choices.failed.connect(self.warn)
        views = QActionGroup(self)
        for key in VIEWS:
            views.addAction(self.commands[key])
        self.commands["read"].setChecked(True)
        for key, side in (("show_documents", panels.left), ("show_themes", panels.right)):
            self.commands[key].setChecked(True)
            self.commands[key].toggled.connect(side.setVisible)

    # ---- showing

    def introduce(self, problem: str) -> None:
        """Say in the banner what library this is, or what went wrong with the one that was wanted."""
        self._show_title()
        self.panels.banner.clear()
        if problem:
            self.warn(problem)
        elif is_sample(self.hub.session):
            self.panels.banner.show_message(
                self.tr("These are four sample texts. Drop your own files here, or press Ctrl+O."),
                [("open", self.tr("Open Files…"))],
            )

    def warn(self, problem: str) -> None:
        """Tell in the banner what could not be done, and why."""
        self.panels.banner.show_message(problem, kind=BannerKind.WARNING)
        self.panels.status.say(problem)

    def come_forward(self) -> None:
        """Be in front of other windows, where the desktop lets a program do that."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def _show_title(self) -> None:
        document, session = self.hub.document, self.hub.session
        words = [document.title] if document else []
        # the banner that says why can be closed
        library = self.tr("{} (read-only)").format(session.name) if session.read_only else session.name
        self.setWindowTitle(" — ".join((*words, library, "cxreader")))

    def _show_stored(self, stored: bool) -> None:
        self.panels.status.set_saved(stored)
        if stored:
            self._warned = False

    # ---- the window itself

    def changeEvent(self, event: QEvent) -> None:
        """Tell when the person comes to this window: another one may have written meanwhile."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.entered.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and texts, wherever they are dragged to."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what is dropped."""
        event.acceptProposedAction()
        self.brought.emit(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the side panels make room for the text in a narrow window, and return in a wide one."""
        super().resizeEvent(event)
        # a window that is shown for the first time had no width; it counts as wide, so that a narrow one makes room
        before = event.oldSize().width() if event.oldSize().isValid() else _NARROW
        now = event.size().width()
        for key, limit in (("show_themes", _NARROW), ("show_documents", _NARROWEST)):
            if (before < limit) != (now < limit):
                self.commands[key].setChecked(now >= limit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep place and shape, and end what still runs; with a note that cannot be stored, stay open once."""
        self.hub.leave()
        if self.hub.unkept and not self._warned:
            self._warned = True
            self.warn(self.tr("Your note is not stored. Copy it, or free some space; then close the window again."))
            event.ignore()
            return
        if self.hub.session.astray and not self._warned:
            # the person is to read what becomes of it
            self._warned = True
            self.hub.strayed.emit()
            event.ignore()
            return
        self.closing.emit()
        self._geometry.setValue("window", self.saveGeometry())
        self._geometry.setValue("columns", self.panels.columns.saveState())
        self._geometry.setValue("right", self.panels.right.saveState())
        self._geometry.sync()
        self.hub.session.close()
        super().closeEvent(event)

    def _restore_geometry(self) -> None:
        shape = self._geometry.value("window")
        if not (isinstance(shape, QByteArray) and self.restoreGeometry(shape)):
            room = self.screen().availableSize()
            self.resize(min(_SIZE[0], room.width() * 9 // 10), min(_SIZE[1], room.height() * 9 // 10))
        for key, splitter in (("columns", self.panels.columns), ("right", self.panels.right)):
            state = self._geometry.value(key)
            if isinstance(state, QByteArray):
                splitter.restoreState(state)
