"""The middle of the window: one of its views, or an invitation while the library is empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class Centre(QStackedWidget):
    """Shows one view at a time.

    Signals:
        view_changed: Another view was chosen.

    """

    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = self._view = QWidget()

    @property
    def view(self) -> QWidget:
        """The view that is chosen, in an empty library as well."""
        return self._view

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
