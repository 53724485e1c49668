"""The panel of the passages in scope: how they are ordered, the list, and how far the person is."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cxreader.model.listed import PassageRow, PassageWords
from cxreader.ui.appearance import Appearance
from cxreader.ui.pane import Pane
from cxreader.ui.passage_delegate import PassageDelegate
from cxreader.ui.passage_foot import PassageFoot
from cxreader.ui.passage_head import PassageHead
from cxreader.ui.passage_order import Grouping, Head, Key, Order
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

    def __init__(
        self,
        appearance: Appearance,
        read: Callable[[Sequence[PassageRow]], Sequence[PassageWords]],
        paragraph: Callable[[PassageRow], PassageWords],
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty list.

        Args:
            appearance: The program's look.
            read: Gives the words of passages that are looked at.
            paragraph: Gives those of the paragraph that a passage stands in.
            parent: The widget it lies in.

        """
        super().__init__(parent)
        self._appearance = appearance
        self._quiet = False
        self.model = PassageModel(read, paragraph, self)
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
        view.laying_out.connect(lambda: self._delegate.measure(view.fontMetrics()))
        view.clicked.connect(self._fold_group)
        view.customContextMenuRequested.connect(lambda place: self.menu_wanted.emit(view.viewport().mapToGlobal(place)))
        self.head.order_chosen.connect(self._arrange)
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

    def begin(self, rows: Sequence[PassageRow], wanted: Key | None) -> None:
        """List other passages.

        Args:
            rows: The passages in scope.
            wanted: The one that is to be current; where it is not among them, the first one is.

        """
        self._quiet = True
        self.model.grouping, self.model.order = self.head.grouping, self.head.order
        self.model.begin(rows)
        self._quiet = False
        index = self.model.find(wanted) if wanted else QModelIndex()
        self.view.scrollToTop()
        self.view.setCurrentIndex(index if index.isValid() else self.model.step(QModelIndex(), 1))
        self._count()

    def renew(self, rows: Sequence[PassageRow], refused: set[tuple[int, int, str]]) -> Key | None:
        """Show what has become of the passages; the list stays where it is.

        Args:
            rows: The passages in scope.
            refused: Document, start and theme of what the person refused.

        Returns:
            The first one of which the person said something else, None where there is none.

        """
        changed: list[Key | None] = []
        self._stay(lambda: changed.append(self.model.renew(rows, refused)))
        return changed[0]

    def patch(self, keys: Sequence[Key], rows: Sequence[PassageRow], refused: set[tuple[int, int, str]]) -> None:
        """Show what was said of some passages.

        Args:
            keys: Which ones.
            rows: Those of them that are in scope now.
            refused: Document, start and theme of what the person refused in them.

        """
        self.model.patch(keys, rows, refused)
        self.view.viewport().update()
        self._count()

    # ---- the current one, and those that are marked

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
        if not self._quiet and self.current():
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
            head = self.model.head_of(row)
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

    def _arrange(self, grouping: Grouping, order: Order) -> None:
        self._stay(lambda: self.model.arrange_by(grouping, order))
        self.view.scrollTo(self.view.currentIndex())

    def _stay(self, change: Callable[[], object]) -> None:
        """Change the rows while the current line stays where it is on the screen."""
        here, before = self.view.currentIndex().row(), self._top()
        entry = self.model.entry(self.view.currentIndex())
        self._quiet = True
        change()
        if isinstance(entry, Head):
            index = self.model.find_head(entry.key)
        else:
            index = self.model.find(entry.key) if entry else QModelIndex()
        if not index.isValid():
            index = self.model.nearest(here)
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
        marked = len(self.model.marked())
        self.view.claims_escape = bool(marked)
        nearest = self.model.next_unchecked() if self.head.order is Order.DOUBTFUL else None
        self.foot.count(self.model.checked, passages, marked, nearest.score if nearest else None)
