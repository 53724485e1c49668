"""The middle of the window: one of its views, or an invitation while the library is empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cxreader.ui.reading_pane import ReadingPane


class Centre(QStackedWidget):
    """Shows one view at a time.

    Signals:
        view_changed: Another view was chosen.

    """

    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = self._view = QWidget()
        # the texts of each view that has any: from left to right, and first the one that keys act on
        self._panes: dict[QWidget, tuple[ReadingPane, ...]] = {}
        self._texts: dict[QWidget, tuple[ReadingPane, ...]] = {}

    @property
    def view(self) -> QWidget:
        """The view that is chosen, in an empty library as well."""
        return self._view

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What of the view is gone through by keys: its texts, from left to right, or all of it."""
        return self._panes.get(self._view) or (self._view,)

    @property
    def texts(self) -> tuple[ReadingPane, ...]:
        """The texts in sight, first the one that keys act on; none where the view is no text."""
        return self._texts.get(self._view, ())

    @property
    def text(self) -> ReadingPane:
        """The text that keys act on; where none is in sight, that of the first view that has one."""
        return (self.texts or next(iter(self._texts.values())))[0]

    def take_texts(self, view: QWidget, *texts: ReadingPane) -> None:
        """Take the texts of a view, from left to right; keys act on the first."""
        self._panes[view] = self._texts[view] = texts

    def act_on(self, view: QWidget, text: ReadingPane) -> None:
        """Let keys act on another one of a view's texts."""
        self._texts[view] = tuple(sorted(self._panes[view], key=lambda pane: pane is not text))

    def offer(self, empty: QWidget, view: QWidget) -> None:
        """Take the page of an empty library, which is shown first, and the view that is chosen first."""
        self._empty, self._view = empty, view
        for page in (empty, view):
            self.addWidget(page)

    def choose(self, view: QWidget) -> None:
        """Show another view, as soon as there is a document."""
        if view is self._view:
            return
        is_empty = self.currentWidget() is self._empty
        if self.indexOf(view) < 0:
            self.addWidget(view)
        self._view = view
        self.set_empty(is_empty)
        self.view_changed.emit()

    def focus_view(self) -> None:
        """Give the focus to the view that is chosen."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_empty(self, is_empty: bool) -> None:
        """Show the page of an empty library, or the view."""
        self.setCurrentWidget(self._empty if is_empty else self._view)
