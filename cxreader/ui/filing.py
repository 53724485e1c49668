"""What a person does with whole documents: tags, names, what counts as read, and taking them off the list."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cxreader.model.views import DocumentRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.correcting import Correcting
from cxreader.ui.counts import counted
from cxreader.ui.hub import Hub
from cxreader.ui.panels import Panels

_LONGEST_NAME = 40


class Filing(QObject):
    """Carries out what is wished for the documents that are marked in the list or, where none is, for the open one.

    Signals:
        compare_wanted: One or two documents are to be compared; a tuple of their ids.
        memo_wanted: The memo on a document is to be written; its id.

    """

    compare_wanted = Signal(object)
    memo_wanted = Signal(int)

    def __init__(
        self, hub: Hub, panels: Panels, correcting: Correcting, appearance: Appearance, window: QWidget
    ) -> None:
        super().__init__(window)
        self._hub = hub
        self._documents = panels.documents
        self._correcting = correcting
        self._appearance = appearance
        self._window = window
        self._documents.menu_wanted.connect(self.show_menu)
        self._documents.removed.connect(self._remove)
        self._documents.rename_wanted.connect(self._rename)

    # ---- commands

    def tag(self) -> None:
        """Ask for the tags of the documents."""
        self._for_chosen(self._tag)

    def mark_read(self, *, read: bool) -> None:
        """Count the documents as read, or as unread."""
        self._for_chosen(partial(self._mark_read, read=read))

    def rename(self) -> None:
        """Ask for another title of the document."""
        self._for_chosen(lambda documents: self._rename(documents[0]))

    def show_properties(self) -> None:
        """Tell all that is known of the document."""
        self._for_chosen(lambda documents: self._show_properties(documents[0]))

    def remove(self) -> None:
        """Take the documents off the list."""
        self._for_chosen(self._remove)

    def step(self, by: int) -> None:
        """Open the next (1) or previous (-1) document of the list."""
        document = self._documents.neighbour(self._hub.document.id if self._hub.document else 0, by)
        if document:
            self._hub.open(document)

    def _for_chosen(self, do: Callable[[Sequence[int]], object]) -> None:
        # nobody is to change what is marked out of sight
        marked = self._documents.selected() if self._documents.isVisible() else ()
        chosen = marked or ((self._hub.document.id,) if self._hub.document else ())
        if chosen:
            do(chosen)
        else:
            self._hub.said.emit(self.tr("No document is open"))

    # ---- the menu of rows

    def show_menu(self, place: QPoint, documents: Sequence[int]) -> None:
        """Show what can be done with documents, at a point of the screen."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = self._hub.session.document_rows(documents[:2])
        if len(rows) == 1:
            self._fill_for_one(menu, rows[0])
        else:
            self._fill_for_many(menu, documents)
        menu.popup(place)

    def _fill_for_one(self, menu: QMenu, row: DocumentRow) -> None:
        one = (row.id,)
        offer = partial(_offer, menu)
        offer(self.tr("Open in &Compare"), lambda: self.compare_wanted.emit(one))
        offer(self.tr("&Language…"), lambda: self._correcting.pick_language_of(row.id))
        offer(self.tr("&Tags…"), lambda: self._tag(one))
        offer(self.tr("&Memo…"), lambda: self.memo_wanted.emit(row.id))
        if row.progress < 1:
            offer(self.tr("Mark as &Read"), lambda: self._mark_read(one, read=True))
        if row.progress > 0:
            offer(self.tr("Mark as &Unread"), lambda: self._mark_read(one, read=False))
        offer(self.tr("Re&name…"), lambda: self._rename(row.id), Qt.Key.Key_F2)
        menu.addSeparator()
        offer(self.tr("Show in &Folder"), lambda: self.show_in_folder(row.id)).setEnabled(bool(row.path))
        if row.alike:
            offer(self.tr("&Go to “{}”").format(_short(row.nearest)), lambda: self._hub.open(row.alike[0][0]))
        offer(self.tr("&Properties…"), lambda: self._show_properties(row.id))
        menu.addSeparator()
        offer(self.tr("Remo&ve from Library"), lambda: self._remove(one), Qt.Key.Key_Delete)

    def _fill_for_many(self, menu: QMenu, documents: Sequence[int]) -> None:
        offer = partial(_offer, menu)
        if len(documents) == 2:  # noqa: PLR2004 - as many as can be compared
            offer(self.tr("Open in &Compare"), lambda: self.compare_wanted.emit(documents))
        offer(self.tr("&Tags…"), lambda: self._tag(documents))
        offer(self.tr("Mark as &Read"), lambda: self._mark_read(documents, read=True))
        offer(self.tr("Mark as &Unread"), lambda: self._mark_read(documents, read=False))
        menu.addSeparator()
        remove = self.tr("Remo&ve {} from Library").format(self._counted(len(documents)))
        offer(remove, lambda: self._remove(documents), Qt.Key.Key_Delete)

    # ---- what is done

    def show_in_folder(self, document: int) -> None:
        """Show the folder of a document's file in the system's file manager."""
        file = self._hub.session.file_of(document)
        if file and Path(file).parent.is_dir():
            # loaded late: both are slow to load and hardly ever needed
            from PySide6.QtCore import QUrl
            from PySide6.QtGui import QDesktopServices

            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(file).parent)))
        else:
            self._hub.said.emit(self.tr("The folder of this text is gone"))

    def _mark_read(self, documents: Sequence[int], *, read: bool) -> None:
        self._hub.do(lambda session: session.mark_read(documents, read=read))

    def _remove(self, documents: Sequence[int]) -> None:
        here = self._hub.document.id if self._hub.document else 0
        near = self._documents.beside(here, frozenset(documents)) if here in documents else 0
        if near:
            # the list knows who comes next, whatever its order
            self._hub.open(near)
        self._hub.do(lambda session: session.remove(*documents))

    def _rename(self, document: int) -> None:
        from cxreader.ui.rename_dialog import RenameDialog  # not needed at the start, as below

        session = self._hub.session
        dialog = RenameDialog(
            self._appearance, session.document_title(document), Path(session.file_of(document)).name, self._window
        )
        if dialog.exec():
            self._hub.do(lambda session: session.rename(document, dialog.title))
        dialog.deleteLater()

    def _tag(self, documents: Sequence[int]) -> None:
        from cxreader.ui.tag_dialog import TagDialog

        session, one = self._hub.session, len(documents) == 1
        heading = session.document_title(documents[0]) if one else self._counted(len(documents))
        dialog = TagDialog(
            self._appearance, heading, len(documents), session.tags_of(documents), session.tags(), self._window
        )
        if dialog.exec() and (dialog.given or dialog.taken):
            self._hub.do(lambda session: session.set_tags(documents, dialog.given, dialog.taken))
        dialog.deleteLater()

    def _show_properties(self, document: int) -> None:
        from cxreader.ui.document_properties import DocumentProperties

        dialog = DocumentProperties(self._hub.session.properties(document), self._window)
        dialog.folder_wanted.connect(lambda: self.show_in_folder(document))
        dialog.exec()
        dialog.deleteLater()

    def _counted(self, number: int) -> str:
        return counted(number, self.tr("{} document"), self.tr("{} documents"))


def _offer(menu: QMenu, words: str, do: Callable[[], object], key: Qt.Key | None = None) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda _checked=False: do())
    if key:
        action.setShortcut(key)
    return action


def _short(name: str) -> str:
    """Return a name as it fits into a menu, where a single & would mark a letter."""
    return (name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()}…").replace("&", "&&")
