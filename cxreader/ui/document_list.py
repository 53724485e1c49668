"""The list of documents."""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxreader.model.ordering import Listed
from cxreader.model.theme import Family
from cxreader.ui.appearance import Appearance
from cxreader.ui.document_delegate import DocumentDelegate
from cxreader.ui.document_head import DocumentHead
from cxreader.ui.document_rows import DocumentModel, Fetch
from cxreader.ui.document_view import DocumentView
from cxreader.ui.pane import Pane

# gives the documents whose title begins with some letters
Seek = Callable[[str], Collection[int]]


class DocumentList(Pane):
    """The documents in scope as rows; some can be marked, to be acted on together.

    Signals:
        opened: The person moved to another document, or wants to see it; its id.
        removed: The person wants documents out of the library; a tuple of their ids.
        rename_wanted: The person wants to give a document another title; its id.
        menu_wanted: The context menu is asked for, at a point of the screen, for a tuple of ids of documents.

    """

    opened = Signal(int)
    removed = Signal(object)
    rename_wanted = Signal(int)
    menu_wanted = Signal(QPoint, object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._seek: Seek = _nothing
        self._model = DocumentModel(self)
        self.head = DocumentHead(self)
        self.view = DocumentView(self)
        self._delegate = DocumentDelegate(appearance, self.view)
        self.view.setObjectName("documents")
        self.view.setAccessibleName(self.tr("Documents"))
        self.view.setModel(self._model)
        self.view.setItemDelegate(self._delegate)
        self.view.selectionModel().currentChanged.connect(self._move)
        self.view.activated.connect(self._move)
        self.view.delete_pressed.connect(self._remove_marked)
        self.view.rename_pressed.connect(self._rename_current)
        self.view.letters_typed.connect(self._look_for)
        self.view.customContextMenuRequested.connect(self._ask_for_menu)
        self.set_home(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.view, 1)
        appearance.changed.connect(self.view.viewport().update)

    # ---- what is shown

    def set_source(self, fetch: Fetch, seek: Seek) -> None:
        """Take what gives the rows of documents, and what finds them by the beginning of their title."""
        self._model.set_source(fetch)
        self._seek = seek

    def set_families(self, families: Mapping[str, Family]) -> None:
        """Take the families that rows name, by id."""
        self._delegate.set_families(families)

    def set_documents(self, listed: Listed) -> None:
        """List other documents, quietly; what is marked stays so, and in its place on the screen, where it is there."""
        marked, current, top = self.selected(), self.current(), self._top()
        self._quiet = True
        self._model.show_documents(listed)
        if self.selected() != marked or self.current() != current:
            self._mark(marked, current)
        self._quiet = False
        self._return_to(*top)

    def set_pending(self, names: Sequence[str]) -> None:
        """Show the names of files that are being read, in grey below the documents."""
        self._model.show_names(names)

    def renew(self, documents: Collection[int] = ()) -> None:
        """Show some documents, or all where none are named, as they are now."""
        self._model.renew(documents, self._in_sight())

    def select(self, document: int) -> None:
        """Show which document is open and bring it into sight, quietly; where it is not listed, no row is marked."""
        self._delegate.open = document
        if self.current() != document or len(self.selected()) != 1:
            self._quiet = True
            # the view itself would heed a Ctrl that is held down, and mark one row more
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(self._model.find(document), flag)
            self._quiet = False
        self.view.viewport().update()

    def bring_into_sight(self) -> None:
        """Scroll to the open document."""
        index = self._model.find(self._delegate.open)
        if index.isValid():
            self.view.scrollTo(index)

    # ---- what is chosen

    def current(self) -> int | None:
        """Return the id of the document that the keys act on, None where there is none."""
        return self._model.document(self.view.currentIndex()) or None

    def selected(self) -> tuple[int, ...]:
        """Return the ids of the documents that are marked, in the order of the list."""
        chosen = self.view.selectionModel().selection()
        ranges = sorted((chosen.at(n).top(), chosen.at(n).bottom()) for n in range(chosen.size()))
        return tuple(key for first, last in ranges for key in self._model.documents(first, last))

    def neighbour(self, document: int, by: int) -> int:
        """Return the id of the next (1) or previous (-1) document of the list, the first one for one elsewhere.

        0 stands for none.
        """
        index = self._model.find(document)
        return self._model.document(self._model.index(index.row() + by if index.isValid() else 0, 0))

    def beside(self, document: int, gone: Collection[int]) -> int:
        """Return the id of the next document that does not go with one, else of the one before; 0 for none."""
        place = self._model.find(document).row()
        after, before = self._model.documents(place + 1, self._model.rowCount()), self._model.documents(0, place - 1)
        return next((key for key in chain(after, reversed(before)) if key not in gone), 0)

    def _move(self, index: QModelIndex) -> None:
        if not self.view.is_marking:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        document = self._model.document(index)
        if document and not self._quiet:
            self.opened.emit(document)

    def _look_for(self, letters: str) -> None:
        """Go to the next title that begins with some letters; the same one again goes on to the one after that."""
        again = len(set(letters)) == 1
        places = self._model.places(self._seek(letters[0] if again else letters))
        here = self.view.currentIndex().row() + again
        if places:
            self.view.setCurrentIndex(self._model.index(next((p for p in places if p >= here), places[0]), 0))

    def _remove_marked(self) -> None:
        if self.selected():
            self.removed.emit(self.selected())

    def _rename_current(self) -> None:
        document = self.current()
        if document:
            self.rename_wanted.emit(document)

    def _ask_for_menu(self, place: QPoint) -> None:
        document, marked = self._model.document(self.view.indexAt(place)), self.selected()
        if document:
            at = self.view.viewport().mapToGlobal(place)
            self.menu_wanted.emit(at, marked if document in marked else (document,))

    # ---- staying where one is

    def _mark(self, documents: Collection[int], current: int | None) -> None:
        """Mark documents as before others were listed, without scrolling."""
        selection, flag = QItemSelection(), QItemSelectionModel.SelectionFlag
        for first, last in _stretches(self._model.places(documents)):
            selection.select(self._model.index(first, 0), self._model.index(last, 0))
        index = self._model.find(current or 0)
        self.view.setAutoScroll(False)
        self.view.selectionModel().select(selection, flag.ClearAndSelect)
        self.view.selectionModel().setCurrentIndex(index, flag.NoUpdate)
        self.view.setAutoScroll(True)

    def _in_sight(self) -> range:
        """Return the rows of documents that are in sight."""
        first, last = (self.view.indexAt(place) for place in (QPoint(0, 0), self.view.viewport().rect().bottomLeft()))
        rows = range(self._model.count)
        return rows[max(0, first.row()) : last.row() + 1 if last.isValid() else None]

    def _top(self) -> tuple[int, int]:
        """Return the document at the upper edge, and by how many pixels it is above that; 0 where all is at its top."""
        index = self.view.indexAt(QPoint(0, 0))
        if not self.view.verticalScrollBar().value():
            return 0, 0
        return self._model.document(index), -self.view.visualRect(index).top()

    def _return_to(self, document: int, above: int) -> None:
        index = self._model.find(document)
        if index.isValid():
            self.view.scrollTo(index, self.view.ScrollHint.PositionAtTop)
            bar = self.view.verticalScrollBar()
            bar.setValue(bar.value() + above)


def _nothing(_letters: str) -> Collection[int]:
    return ()


def _stretches(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and the last of each run of numbers that follow each other."""
    starts = [place for n, place in enumerate(places) if not n or places[n - 1] + 1 != place]
    ends = [place for n, place in enumerate(places) if n + 1 == len(places) or places[n + 1] != place + 1]
    return list(zip(starts, ends, strict=True))
