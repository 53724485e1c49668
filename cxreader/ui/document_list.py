"""The list of documents."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu, QVBoxLayout, QWidget

from cxreader.model.theme import Family
from cxreader.model.views import DocumentRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.document_delegate import DocumentDelegate
from cxreader.ui.document_rows import DocumentModel, name_beside
from cxreader.ui.key_claims import claim

_LONGEST_NAME = 40


class DocumentList(QWidget):
    """Every document of the library as a row; the current one is the one being read.

    Signals:
        opened: The person moved to another document, or wants to see it; its id.
        removed: The person wants a document out of the library; its id.
        language_wanted: The person wants to say which language a document is in; its id.
        folder_wanted: The person wants to see a document's file in its folder; its id.
    """

    opened = Signal(int)
    removed = Signal(int)
    language_wanted = Signal(int)
    folder_wanted = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DocumentRow, ...] = ()
        self._pending: tuple[str, ...] = ()
        self._quiet = False
        self._model = DocumentModel(self)
        self.view = _View(self)
        self._delegate = DocumentDelegate(appearance, self.view)
        self.view.setObjectName("documents")
        self.view.setAccessibleName(self.tr("Documents"))
        self.view.setModel(self._model)
        self.view.setItemDelegate(self._delegate)
        self.view.selectionModel().currentChanged.connect(self._open)
        self.view.activated.connect(self._open)
        self.view.delete_pressed.connect(self._remove_current)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.setFocusProxy(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        appearance.changed.connect(self._recolour)

    def _recolour(self) -> None:
        self.view.viewport().update()

    def set_rows(self, rows: Sequence[DocumentRow], families: Mapping[str, Family]) -> None:
        """Show other rows, quietly.

        The current document stays current. Where it is gone, its neighbour becomes current without ``opened`` being
        said: ask ``current``.

        Args:
            rows: The documents in the order of the list.
            families: The families that rows name, by id.

        """
        self._rows = tuple(rows)
        self._delegate.set_families(families)
        self._show_entries()

    def set_pending(self, names: Sequence[str]) -> None:
        """Show the names of files that are being read, in grey below the documents."""
        self._pending = tuple(names)
        self._show_entries()

    def select(self, document: int) -> None:
        """Make a document current and bring it into sight, quietly; an unknown id changes nothing."""
        index = self._model.find(document)
        if index.isValid():
            self._quiet = True
            self.view.setCurrentIndex(index)
            self._quiet = False
            self.view.scrollTo(index)

    def current(self) -> int | None:
        """Return the id of the current document, None where there is none."""
        row = self._model.row(self.view.currentIndex())
        return row.id if row else None

    def _show_entries(self) -> None:
        before = self.current()
        self._quiet = True
        self._model.show_entries(self._rows, self._pending)
        self._quiet = False
        if before is not None and before != self.current():
            self.select(before)

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row and not self._quiet:
            self.opened.emit(row.id)

    def _remove_current(self) -> None:
        document = self.current()
        if document is not None:
            self.removed.emit(document)

    def _show_menu(self, place: QPoint) -> None:
        row = self._model.row(self.view.indexAt(place))
        if row:
            menu = self._menu(row)
            menu.popup(self.view.viewport().mapToGlobal(place))

    def _menu(self, row: DocumentRow) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Language…")).triggered.connect(lambda: self.language_wanted.emit(row.id))
        folder = menu.addAction(self.tr("Show in Folder"))
        folder.triggered.connect(lambda: self.folder_wanted.emit(row.id))
        folder.setEnabled(bool(row.path))
        nearest = self._model.nearest(row)
        if nearest:
            self._offer(menu, nearest, row)
        menu.addSeparator()
        remove = menu.addAction(self.tr("Remove from Library"))
        remove.setShortcut(Qt.Key.Key_Delete)
        remove.triggered.connect(lambda: self.removed.emit(row.id))
        return menu

    def _offer(self, menu: QMenu, other: DocumentRow, row: DocumentRow) -> None:
        """Offer to go from a document to another one that is nearly the same."""
        name = name_beside(other, row)
        short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…"
        # a single & would mark a letter
        action = menu.addAction(self.tr("Go to “{}”").format(short.replace("&", "&&")))
        action.triggered.connect(lambda: self.opened.emit(other.id))


class _View(QListView):
    """A plain list that tells of the Delete key and keeps letters for finding titles."""

    delete_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def event(self, event: QEvent) -> bool:
        """Keep letters and Delete from the menus while the list has the focus."""
        return claim(event, {Qt.Key.Key_Delete}) or super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without making the first row current: which document is open is the person's choice."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QFrame.focusInEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the Delete key."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)
