"""The panel of highlights and notes, with the place where a note is written."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QMenu, QToolButton, QVBoxLayout, QWidget

from cxreader.model.note_keys import link_of
from cxreader.model.note_rows import AsideRow, NoteRow
from cxreader.model.theme import Family
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped
from cxreader.ui.icon_button import IconButton
from cxreader.ui.key_claims import claim
from cxreader.ui.labels import QuietLabel, TitleLabel
from cxreader.ui.note_delegate import NoteDelegate
from cxreader.ui.note_editor import NoteEditor
from cxreader.ui.note_filter import NoteFilter
from cxreader.ui.note_rows import ROW_ROLE, Fetch, NoteModel
from cxreader.ui.pane import Pane
from cxreader.ui.viewports import own_viewport

_MANY = 300
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = frozenset({*_ENTERS, Qt.Key.Key_Delete, Qt.Key.Key_F2})


class NotesPanel(Pane):
    """The highlights as rows, and above them the editor, which has signals of its own.

    Signals:
        activated: Go to this highlight; its id.
        removed: Remove this highlight; its id.
        edit_wanted: Write the note of this highlight; its id.
        starred: Mark this highlight as a quote to use, or no longer; its id.
        memo_wanted: A memo is to be written; where its button ends, on the screen.
        order_changed: Whether the newest are wanted first; the rows themselves come from outside.

    """

    activated = Signal(int)
    removed = Signal(int)
    edit_wanted = Signal(int)
    starred = Signal(int)
    memo_wanted = Signal(QPoint)
    order_changed = Signal(bool)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = NoteModel(self)
        self._count = QuietLabel(appearance)
        self._order = QToolButton()
        self._order.setCheckable(True)
        self._order.setProperty("chip", True)
        self._order.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._order.setText(self.tr("Newest first"))
        self._order.setToolTip(self.tr("Show the newest notes first instead of in the order of the texts"))
        self._order.clicked.connect(self.order_changed)
        self._memo = IconButton(appearance, "plus", self.tr("Write a memo"))
        self._memo.clicked.connect(self._on_memo)
        self.filter = NoteFilter()
        self._editor = NoteEditor(appearance)
        self._hint = self.tr("Select text and press N to write your first note.")
        self._view = _View(appearance, self._hint)
        self._view.setObjectName("notes")
        self._view.setAccessibleName(self.tr("Notes"))
        # in a low window the list makes room for the note that is written
        self._view.setMinimumHeight(1)
        self._view.setModel(self._model)
        self._delegate = NoteDelegate(appearance, self._view, self)
        self._view.setItemDelegate(self._delegate)
        self._view.clicked.connect(self._on_clicked)
        self._view.doubleClicked.connect(self._on_double_clicked)
        self._view.key_pressed.connect(self._on_key)
        self._view.customContextMenuRequested.connect(self._show_menu)
        self.set_home(self._view)
        self._arrange()
        appearance.changed.connect(self._view.viewport().update)

    @property
    def editor(self) -> NoteEditor:
        """The place where a note is written."""
        return self._editor

    def set_notes(
        self,
        keys: Sequence[int],
        fetch: Fetch,
        families: Mapping[str, Family],
        changed: Collection[int] = (),
        whole: int = 0,
    ) -> None:
        """Show other notes.

        The current one stays current or, where it is gone, its neighbour becomes so. Where the one whose note is being
        written is gone, its editor goes too.

        Args:
            keys: Ids of all highlights, in the order of the list.
            fetch: Gives the rows of some of them, which are asked for when they are looked at.
            families: The families of their themes, by id.
            changed: Ids of the only ones whose rows may read otherwise now; empty for all.
            whole: How many there are without the limits, where they are limited.

        """
        place = self._view.currentIndex().row()
        current = self.current()
        self._delegate.set_families(families)
        # where there are many, each row is as high as any: to measure thousands would take seconds
        self._delegate.set_even(len(keys) > _MANY)
        self._view.setUniformItemSizes(len(keys) > _MANY)
        self._model.set_notes(keys, fetch, changed)
        # nothing is looked for among none, and the room is dear
        self.filter.setVisible(bool(keys or whole))
        shown = grouped(len(keys)) if keys else ""
        self._count.setText(self.tr("{} of {}").format(grouped(len(keys)), grouped(whole)) if whole else shown)
        self._view.hint = self.tr("No note fits. Clear the filter to see all.") if whole else self._hint
        index = self._model.find(current) if current is not None else QModelIndex()
        if not index.isValid() and place >= 0:
            index = self._model.index(min(place, len(keys) - 1), 0)
        self._view.setCurrentIndex(index)
        # rows may have grown or shrunk
        self._view.scheduleDelayedItemsLayout()
        self._view.setAccessibleDescription("" if keys else self._view.hint)
        self._refresh_editor()

    def set_newest_first(self, newest_first: bool) -> None:
        """Show which order the rows are in, quietly."""
        self._order.setChecked(newest_first)

    def current(self) -> int | None:
        """Return the id of the current highlight, None where there is none."""
        row = self._model.row(self._view.currentIndex())
        return row.key if row else None

    def select(self, highlight: int) -> None:
        """Make a highlight current and bring it into sight, quietly; an unknown id changes nothing."""
        index = self._model.find(highlight)
        if index.isValid():
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index)

    def open_editor(self, row: NoteRow | AsideRow) -> None:
        """Open a note for writing."""
        self.select(row.key)
        self._editor.open(row)

    def _refresh_editor(self) -> None:
        # what is not stored yet is in no list
        if not self._editor.highlight:
            return
        row = self._model.look_up(self._editor.highlight)
        if row:
            self._editor.refresh(row)
        else:
            self._editor.discard()

    def _on_memo(self) -> None:
        self.memo_wanted.emit(self._memo.mapToGlobal(self._memo.rect().bottomLeft()))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.activated.emit(index.data(ROW_ROLE).key)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.edit_wanted.emit(index.data(ROW_ROLE).key)

    def _on_key(self, key: int) -> None:
        current = self.current()
        if current is None:
            return
        if key == Qt.Key.Key_Delete:
            self.removed.emit(current)
        elif key == Qt.Key.Key_F2:
            self.edit_wanted.emit(current)
        else:
            self.activated.emit(current)

    def _show_menu(self, place: QPoint) -> None:
        row = self._model.row(self._view.indexAt(place))
        if row is None:
            return
        key = row.key
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(row, AsideRow):
            if link_of(key) or row.document:
                menu.addAction(self.tr("Go There"), lambda: self.activated.emit(key))
            menu.addAction(self.tr("Edit Note"), lambda: self.edit_wanted.emit(key))
            menu.addSeparator()
            words = self.tr("Remove Link") if link_of(key) else self.tr("Remove Memo")
            menu.addAction(words, lambda: self.removed.emit(key))
            menu.popup(self._view.viewport().mapToGlobal(place))
            return
        star = self.tr("No Longer a Quote") if row.highlight.starred else self.tr("Mark as Quote")
        menu.addAction(self.tr("Go There"), lambda: self.activated.emit(key))
        menu.addAction(self.tr("Edit Note"), lambda: self.edit_wanted.emit(key))
        menu.addAction(star, lambda: self.starred.emit(key))
        menu.addSeparator()
        menu.addAction(self.tr("Remove Highlight"), lambda: self.removed.emit(key))
        menu.popup(self._view.viewport().mapToGlobal(place))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(4)
        head.addWidget(TitleLabel(self.tr("Notes")))
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self._memo)
        head.addWidget(self._order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(self._editor)
        column.addWidget(self._view, 1)


class _View(QListView):
    """The list itself: it keeps the keys it answers, and says what to do while it is empty."""

    key_pressed = Signal(int)

    def __init__(self, appearance: Appearance, hint: str) -> None:
        super().__init__()
        self.hint = hint
        self._appearance = appearance
        # rows paint their own ground, and the panel has none of its own: a transparent viewport is right
        own_viewport(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def event(self, event: QEvent) -> bool:
        """Keep the list's own keys from the menus' shortcuts."""
        return claim(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on the keys that act on the current row."""
        if event.key() in _KEYS:
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the rows' lines anew, and keep the current one in sight: a note that was just written above, say."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
        self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows or, without any, what to do to get some."""
        super().paintEvent(event)
        if self.model() is not None and not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self._appearance.tokens.secondary)
            room = self.viewport().rect().adjusted(12, 4, -12, -4)
            flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, self.hint)
