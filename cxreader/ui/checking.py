"""What keys and clicks mean in the list of passages, which is gone through row by row."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from cxreader.model.change import Change, Part
from cxreader.model.listed import Grouping, Key, Order
from cxreader.model.scope import Facet, Scope
from cxreader.ui.annotating import Annotating
from cxreader.ui.correcting import Correcting
from cxreader.ui.main_window import MainWindow
from cxreader.ui.passage_asking import PassageAsking
from cxreader.ui.passage_list import PassageList
from cxreader.ui.row_deeds import RowDeeds

# how long the current row must stand still before its text is opened, and what the program finds may wait to be shown,
# in milliseconds
_REST, _CALM = 120, 400
# decisions at once that are shown one by one
_FEW = 500
_VIEW = "passages"
_DIGITS = range(1, 10)
# commands that need the text in sight
_IN_TEXT = frozenset({"find", "next_note", "previous_note"})


class Checking(QObject):
    """Shows the list of passages in the place of the text, and carries out what is wished for there.

    The current row is the hub's document and passage as soon as it stands still; what keys do acts on it at once.
    """

    def __init__(self, window: MainWindow, annotating: Annotating, correcting: Correcting) -> None:
        super().__init__(window)
        self._window, self._hub, self._choices = window, window.hub, window.choices
        self._centre, self._pane = window.panels.centre, window.panels.pane
        self._deeds = RowDeeds(window, lambda: self._list, self.settle, annotating, correcting)
        self._made: PassageAsking | None = None
        self._settling = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._rest.timeout.connect(self.settle)
        self._calm.timeout.connect(self._renew)
        self._hub.changed.connect(self._refresh)
        self._hub.document_shown.connect(self._follow)
        self._hub.went.connect(self._follow_to)
        self._centre.view_changed.connect(self._turn)
        window.closing.connect(self._stop)
        # the text that two of them act on is out of sight
        self._wishes = {**self._deeds.wishes(), "expand": self.settle, "shrink": self.settle}

    # ---- the view

    def show(self) -> None:
        """Show the list."""
        self._centre.choose(self._list)

    def take_up(self) -> None:
        """Show the view that was shown last."""
        if self._choices.now.view == _VIEW:
            self.show()

    def read(self) -> None:
        """Show the current row in its text."""
        self.settle()
        self._centre.choose(self._pane)

    def show_text(self) -> None:
        """Show the text, unless one is in sight."""
        if not self._centre.texts:
            self._centre.choose(self._pane)

    def open_document(self, document: int) -> None:
        """Show a document: its first passage in the list or, where it has none there, its text."""
        self._hub.open(document)
        if not (self._is_listing and self._list.model.find_document(document).isValid()):
            self.show_text()

    def settle(self) -> None:
        """Make the current row the hub's document and passage now."""
        self._rest.stop()
        row = self._list.current() if self._is_listing else None
        if row is None:
            return
        self._settling = True
        self._hub.open(row.document, row.start)
        self._hub.caret_at(row.start)
        if row.theme and self._hub.theme != row.theme:
            self._hub.choose_theme(row.theme)
        self._settling = False

    def instead_of(self, command: str, wish: Callable[[], object]) -> Callable[[], object]:
        """Return what a command does: as long as the list is shown what it means there, else what is wished for.

        While neither the list nor the text is shown, what acts on a passage shows it in the text, and does no more.
        """

        def act() -> None:
            if self._is_listing and command in self._wishes:
                self._wishes[command]()
                return
            if command in self._wishes and not self._is_listing and not self._centre.texts:
                # nobody should act blindly on the passage that they were at
                self.show_text()
                return
            if command in _IN_TEXT:
                self.settle()
                self.show_text()
            self.settle()
            wish()

        return act

    @property
    def _is_listing(self) -> bool:
        return self._made is not None and self._centre.view is self._made.panel

    @property
    def _asking(self) -> PassageAsking:
        """What asks for the list, which is made when it is first needed."""
        if self._made is None:
            self._made = self._make()
        return self._made

    @property
    def _list(self) -> PassageList:
        return self._asking.panel

    def _make(self) -> PassageAsking:
        hub, now = self._hub, self._choices.now
        made = PassageAsking(hub, self._window.counting, self._window.appearance, self._centre)
        panel = made.panel
        panel.head.set_choices(
            now.passages_grouping, now.passages_order, compact=now.passages_compact, advance=now.passages_advance
        )
        panel.set_compact(now.passages_compact)
        # it is made after all the rest, but stands in the place of the text
        panel.come_after(self._pane.reader)
        made.begun.connect(self._rest.start)
        made.changed.connect(self._go_back)
        panel.moved.connect(self._rest.start)
        panel.entered.connect(self.read)
        panel.menu_wanted.connect(self._window.menus.show_text_menu)
        panel.head.order_chosen.connect(self._keep_order)
        panel.head.compact_chosen.connect(lambda on: self._choices.change(passages_compact=on))
        panel.head.advance_chosen.connect(lambda on: self._choices.change(passages_advance=on))
        panel.nowhere.others_wanted.connect(lambda: hub.set_scope(hub.scope.without(Facet.LANGUAGE)))
        panel.nowhere.clear_wanted.connect(lambda: hub.set_scope(Scope()))
        self._window.commands.give_letters(panel.view)
        for digit in _DIGITS:
            self._window.commands.give_letter(str(digit), panel.view, partial(self._deeds.give_favourite, digit))
        return made

    def _keep_order(self, grouping: Grouping, order: Order) -> None:
        self._choices.change(passages_grouping=grouping.value, passages_order=order.value)
        self._asking.arrange()

    def _turn(self) -> None:
        """Begin the list when it comes into sight, and leave it alone when it goes."""
        is_reading = self._centre.view is self._pane
        self._hub.follows_scope = is_reading
        if is_reading or self._is_listing:
            view = "read" if is_reading else _VIEW
            self._window.commands[view].setChecked(True)
            self._choices.change(view=view)
        if self._is_listing:
            here = self._hub.passage
            self._asking.begin((here.document, here.start) if here else None)
        else:
            self._stop()
        self._centre.focus_view()

    def _stop(self) -> None:
        self._rest.stop()
        self._calm.stop()

    # ---- showing

    def _refresh(self, change: Change) -> None:
        if not self._is_listing:
            return
        parts, asking, panel = change.parts, self._asking, self._list
        some = change.places if len(change.places) <= _FEW else ()
        rows = panel.model.listed([(place.document, place.start) for place in some])
        if parts & (Part.SCOPE | Part.CODEBOOK):
            # whoever chooses a theme begins at its first passage
            is_kept = self._hub.scope.themes in (frozenset(), asking.scope.themes)
            asking.begin(panel.key() if is_kept else None)
        elif parts == Part.DECISIONS and some and len(rows) == len(some):
            asking.patch(rows)
        elif parts & (Part.DOCUMENTS | Part.DECISIONS):
            # what is in sight is true at once
            undone = asking.patch_sight() if Part.DECISIONS in parts else None
            if undone:
                self._go_back(undone)
            self._renew()
        elif Part.FINDINGS in parts:
            self._calm.start()
        else:
            panel.model.freshen(rows=False)

    def _renew(self) -> None:
        self._asking.renew()

    def _go_back(self, key: Key) -> None:
        """Make a passage of which something else is said now the current one."""
        if self._list.select(key):
            self._rest.start()

    def _follow(self) -> None:
        """Go along to a document that something else opened, where it has passages in the list; else stay."""
        document, here = self._hub.document, self._hub.passage
        if document and here and self._is_listing and not self._settling:
            if not self._list.select((document.id, here.start)):
                self._list.select_document(document.id)
            self._rest.start()

    def _follow_to(self, start: int) -> None:
        """Go along where something else went to a stretch of the open document."""
        if not self._settling and self._is_listing:
            self._hub.caret_at(start)
            here = self._hub.passage
            if not (here and self._asking.select((here.document, here.start))):
                self.show_text()
