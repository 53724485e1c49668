"""The full filter over the window: laid out, and kept true as long as it is open."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from cxreader.model.change import Change, Part
from cxreader.model.counts import Count
from cxreader.model.scope import Scope, Token
from cxreader.ui.appearance import Appearance
from cxreader.ui.centre import Centre
from cxreader.ui.counting import Counting
from cxreader.ui.filter_panel import FilterPanel
from cxreader.ui.filter_rows import filter_groups
from cxreader.ui.hub import Hub

# pixels of the panel's width, and between it and what is around it
_WIDTH, _GAP = 360, 8


class Filtering(QObject):
    """Lays the filter over the text, beside the list, so that what is ticked can be seen in the list and in words."""

    def __init__(self, hub: Hub, counting: Counting, centre: Centre, appearance: Appearance) -> None:
        super().__init__(centre)
        self._hub = hub
        self._counting = counting
        self._centre = centre
        self._origin: QWidget | None = None
        # what passages speak of besides the themes in scope, as it was counted last
        self._besides: Mapping[str, Count] = {}
        self.panel = FilterPanel(appearance, centre.window())
        self.panel.hide()
        self.panel.opened.connect(self._begin)
        self.panel.closed.connect(self._end)
        self.panel.ticked.connect(self._choose)
        centre.installEventFilter(self)
        hub.changed.connect(self._heed)
        counting.counted.connect(self._show)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Go along with the part of the window that the panel lies over."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.panel.isVisible():
            self._place()
        return False

    def _begin(self) -> None:
        self._origin = QApplication.focusWidget()
        self._place()
        self._show()

    def _end(self) -> None:
        """Give the focus back to what had it."""
        if self._origin and self._origin.isVisible():
            self._origin.setFocus()
        else:
            self._centre.focus_view()

    def _place(self) -> None:
        corner = self._centre.mapTo(self._centre.window(), QPoint(_GAP, _GAP))
        room = self._centre.size()
        self.panel.setGeometry(
            QRect(corner.x(), corner.y(), min(_WIDTH, room.width() - 2 * _GAP), room.height() - 2 * _GAP)
        )

    def _choose(self, token: Token, on: bool) -> None:
        scope = self._hub.scope
        self._hub.set_scope(scope.with_token(token) if on else scope.without_token(token))

    def _heed(self, change: Change) -> None:
        if Part.SCOPE in change.parts and self.panel.isVisible():
            self.panel.set_chosen(self._hub.trail)

    def _show(self) -> None:
        """Show the counts as they are; where the scope is still being counted, those of before stay."""
        facets = self._counting.facets
        if self.panel.isVisible() and facets:
            scope = facets.scope
            about_themes = bool(scope.themes or scope.also)
            self.panel.set_groups(filter_groups(self._hub.session, facets, self._besides if about_themes else None))
            if about_themes:
                self._counting.ask(lambda session: session.besides(scope), partial(self._take, scope), "besides")
        self.panel.set_chosen(self._hub.trail)

    def _take(self, scope: Scope, besides: Mapping[str, Count]) -> None:
        """Show the counts of second themes; those of before stood there meanwhile."""
        facets = self._counting.facets
        if facets and facets.scope == scope and self.panel.isVisible():
            self._besides = besides
            self.panel.set_groups(filter_groups(self._hub.session, facets, besides))
            self.panel.set_chosen(self._hub.trail)
