"""The panel of the passages in scope: how they are ordered, the list, and how far the person is."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cxreader.model.listed import Key, Listing, Order, PassageRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.pane import Pane
from cxreader.ui.passage_delegate import PassageDelegate
from cxreader.ui.passage_foot import PassageFoot
from cxreader.ui.passage_head import PassageHead
from cxreader.ui.passage_lines import Head
from cxreader.ui.passage_pages import Source
from cxreader.ui.passage_rows import PassageModel
from cxreader.ui.passage_view import PassageView
from cxreader.ui.passages_nowhere import PassagesNowhere
from cxreader.ui.theme_looks import Look


class PassageList(Pane):
    """The passages in scope as rows; some can be marked, to be acted on together.

    Signals:
        moved: Another passage is the current one.
        entered: The person wants to see the current passage in its text.
        menu_wanted: The context menu is asked for, at a point of the screen.

    """

    moved = Signal()
    entered = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, appearance: Appearance, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._quiet = False
        self.model = PassageModel(source, self)
        self.head = PassageHead(self)
        self.view = PassageView(self)
        self.nowhere = PassagesNowhere(self)
        self.foot = PassageFoot(appearance, self)
        self._delegate = PassageDelegate(appearance, self.model, self.view)
        self.view.setObjectName("passages")
        self.view.setAccessibleName(self.tr("Passages"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.head, self.view, self.nowhere, self.foot):
            layout.addWidget(part, int(part in (self.view, self.nowhere)))
        self.nowhere.hide()
        self.set_home(self.view)
        self._connect()

    def _connect(self) -> None:
        view = self.view
        view.selectionModel().currentChanged.connect(self._tell_move)
        view.entered_on.connect(self._enter)
        view.fold_wanted.connect(self._fold)
        view.mark_wanted.connect(self._mark)
        view.outward.connect(self.unmark)
        view.measure_by(self._delegate.heights)
        view.clicked.connect(self._fold_group)
        view.customContextMenuRequested.connect(lambda place: self.menu_wanted.emit(view.viewport().mapToGlobal(place)))
        self.head.compact_chosen.connect(self.set_compact)
        self._appearance.changed.connect(view.viewport().update)

    def come_after(self, before: QWidget) -> None:
        """Let Tab lead here from a widget."""
        for stop in (*self.head.stops, self.view, *self.nowhere.stops):
            QWidget.setTabOrder(before, stop)
            before = stop

    # ---- what is shown

    def set_looks(self, looks: Mapping[str, Look], *, shows_themes: bool) -> None:
        """Take the looks of all themes, and whether each row shows which one it is listed for."""
        self.model.looks = looks
        self._delegate.shows_themes = shows_themes

    def set_compact(self, compact: bool) -> None:
        """Show each passage in one line, or in two."""
        self._delegate.is_compact = compact
        self.view.scheduleDelayedItemsLayout()

    def begin(self, listing: Listing, wanted: Key | None) -> None:
        """List other passages, quietly.

        Args:
            listing: The passages in scope, in the order that the head says.
            wanted: The one that is to be current; where it is not among them, the first one is.

        """
        self._quiet = True
        self.model.begin(listing, self.head.grouping)
        index = self.model.find(wanted) if wanted else QModelIndex()
        self.view.scrollToTop()
        self.view.setCurrentIndex(index if index.isValid() else self.model.step(QModelIndex(), 1))
        self._quiet = False
        self._count()

    def go_on(self, listing: Listing, held: Mapping[int, PassageRow]) -> Key | None:
        """Show what has become of the passages; the list stays where it is.

        Args:
            listing: All that are listed.
            held: Those of them whose theme was refused meanwhile, by their packed keys.

        Returns:
            The first one of which the person said something else, None where there is none.

        """
        changed: list[Key | None] = []
        self._stay(lambda: changed.append(self.model.go_on(listing, held, self.head.grouping)))
        return changed[0]

    def arrange(self, listing: Listing, held: Mapping[int, PassageRow]) -> None:
        """Show the passages in another order, as `go_on` does, with the current one in sight."""
        self.go_on(listing, held)
        self.view.scrollTo(self.view.currentIndex())

    def patch(
        self, rows: Sequence[PassageRow], fresh: Sequence[PassageRow], refused: set[tuple[int, int, str]]
    ) -> Key | None:
        """Show what was said of some passages.

        Args:
            rows: These passages as they were.
            fresh: The same as they are now.
            refused: Document, start and theme of what the person refused in them.

        Returns:
            The first one of which the person said something else, None where there is none.

        """
        changed = self.model.patch(rows, fresh, refused)
        self._count()
        return changed

    def in_sight(self) -> list[PassageRow]:
        """Return the passages that can be seen."""
        view, port = self.view, self.view.viewport()
        index, found = view.indexAt(QPoint(0, 0)), []
        while index.isValid() and view.visualRect(index).top() < port.height():
            row = self.model.row(index)
            if row:
                found.append(row)
            index = index.siblingAtRow(index.row() + 1)
        return found

    # ---- the current one, and those that are marked

    def key(self) -> Key | None:
        """Return what the current passage is known by, None where there is none."""
        return self.model.key(self.view.currentIndex())

    def current(self) -> PassageRow | None:
        """Return the current passage, None where there is none."""
        return self.model.row(self.view.currentIndex())

    def chosen(self) -> list[PassageRow]:
        """Return the passages that a key acts on: those that are marked or, without any, the current one."""
        current = self.current()
        return self.model.marked() or ([current] if current else [])

    def select(self, key: Key) -> bool:
        """Make a passage current and bring it into sight, quietly; return whether it is listed."""
        return self._select(self.model.find(key))

    def select_document(self, document: int) -> bool:
        """Make the first passage of a document current, quietly; return whether one is listed."""
        return self._select(self.model.find_document(document))

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) passage; return whether there is one."""
        index = self.model.step(self.view.currentIndex(), by)
        if index.isValid():
            self.view.setCurrentIndex(index)
            # the one after it is brought into sight first, so that the person sees what comes
            self.view.scrollTo(self.model.step(index, by))
            self.view.scrollTo(index)
        return index.isValid()

    def unmark(self) -> None:
        """Mark no passage."""
        self.model.unmark()
        self._count()

    # ---- inside

    def _select(self, index: QModelIndex) -> bool:
        if index.isValid():
            self._quiet = True
            self.view.setCurrentIndex(index)
            self._quiet = False
            self.view.scrollTo(index)
        return index.isValid()

    def _tell_move(self) -> None:
        if not self._quiet and self.key():
            self.moved.emit()

    def _enter(self, index: QModelIndex) -> None:
        if self.model.row(index):
            self.entered.emit()
        else:
            self._fold_group(index)

    def _fold(self, index: QModelIndex, unfolded: bool) -> None:
        """Unfold or fold the paragraph of a passage, or a group; fold once more to go to the head of the group."""
        row, entry = self.model.row(index), self.model.entry(index)
        if isinstance(entry, Head):
            if self.model.is_folded(entry) is unfolded:
                self._fold_group(index)
        elif row and unfolded is (self.model.unfolded(row) is None):
            self.model.unfold(row, unfolded)
            self.view.doItemsLayout()
            self.view.scrollTo(index)
        elif row and not unfolded:
            head = self.model.head_of(index)
            if head.isValid():
                self.view.setCurrentIndex(head)

    def _fold_group(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if isinstance(entry, Head):
            self._stay(lambda: self.model.fold(entry, not self.model.is_folded(entry)))

    def _mark(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row:
            self.model.mark(row)
            self._count()

    def _stay(self, change: Callable[[], object]) -> None:
        """Change the rows while the current line stays where it is on the screen."""
        model, here, before = self.model, self.view.currentIndex(), self._top()
        line, key, entry = here.row(), model.key(here), None if model.key(here) else model.entry(here)
        self._quiet = True
        change()
        index = model.find(key) if key else model.find_head(entry.key) if isinstance(entry, Head) else QModelIndex()
        if not index.isValid():
            index = model.nearest(line)
        self.view.setCurrentIndex(index)
        self._quiet = False
        bar = self.view.verticalScrollBar()
        self.view.doItemsLayout()
        bar.setValue(bar.value() + self._top() - before)
        self._count()

    def _top(self) -> int:
        """Return where the current line begins in the view."""
        return self.view.visualRect(self.view.currentIndex()).top()

    def _count(self) -> None:
        """Show how far the person is or, without passages, that there are none."""
        passages = self.model.passages
        if self.view.isHidden() is bool(passages):
            is_focused = self.isAncestorOf(QApplication.focusWidget() or self)
            for part, is_shown in ((self.view, passages), (self.foot, passages), (self.nowhere, not passages)):
                part.setVisible(bool(is_shown))
            self.set_home(self.view if passages else self.nowhere)
            if is_focused:
                self.setFocus()
        marked = self.model.marks
        self.view.claims_escape = bool(marked)
        self.foot.count_marked(marked)
        if self.model.listing.is_whole:
            nearest = self.model.next_unchecked() if self.head.order is Order.DOUBTFUL else None
            self.foot.count(self.model.checked, passages, nearest.score if nearest else None)
        else:
            self.foot.begin()
