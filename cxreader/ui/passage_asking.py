"""Asks for what the list of passages shows: of a large library first for what is seen at once, then for all of it."""

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cxreader.model import language as languages
from cxreader.model.listed import Grouping, Key, Listing, Order, PassageRow, PassageWords, pack, unpack
from cxreader.model.scope import Facet, Scope
from cxreader.session import Session
from cxreader.ui.appearance import Appearance
from cxreader.ui.counting import Counting
from cxreader.ui.hub import Hub
from cxreader.ui.passage_list import PassageList
from cxreader.ui.passage_order import go_on, group_of, worked_through
from cxreader.ui.passage_pages import Source
from cxreader.ui.scope_words import sentence
from cxreader.ui.theme_looks import theme_looks

# so many passages are listed first, in a library with more passages than this
_FIRST, _FEW = 400, 20_000
_KEY = "passages"
_NOTHING = Listing(array("q"), (), {})

Held = Mapping[int, PassageRow]


class Wish(NamedTuple):
    """Which passages are to be listed, and how."""

    scope: Scope
    grouping: Grouping
    order: Order


class PassageAsking(QObject):
    """Has the list show what is in scope, and what has become of that.

    Signals:
        begun: Other passages are listed.
        changed: The list went on, and of a passage in it something else is said now; its ``Key``.

    """

    begun = Signal()
    changed = Signal(tuple)

    def __init__(self, hub: Hub, counting: Counting, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub, self._counting = hub, counting
        self.panel = PassageList(appearance, Source(self._rows, self._words, self._paragraph), parent)
        # the scope that is shown, which in a large library follows the person's wish a moment later
        self.scope = Scope()
        self._wanted: Key | None = None
        self._first: Key | None = None
        # whether an answer is on its way, whether it will not know of a decision, and whether it will be out of date
        self._is_asking = self._is_blind = self._is_behind = False
        counting.failed.connect(self._rest)

    def begin(self, wanted: Key | None) -> None:
        """List the passages in scope.

        Args:
            wanted: The one that is to be current; where it is not among them, the first one is.

        """
        wish, self._wanted = self._wish(self._hub.scope), wanted
        most = 0 if self._hub.session.is_small(_FEW) else _FIRST
        self._rest()
        self._is_asking = True
        self._counting.ask(lambda own: own.listing(*wish, most), lambda listing: self._begin(wish.scope, listing), _KEY)

    def select(self, key: Key) -> bool:
        """Make a passage the current one, once the list of the scope is there; tell whether it can be."""
        if self._is_asking and self.scope != self._hub.scope:
            self._wanted = key
            return True
        return self.panel.select(key)

    def renew(self) -> None:
        """Show what has become of the passages: their order stays, and what was refused as well."""
        if self._is_asking:
            self._is_behind = True
        else:
            self._ask(self.panel.model.listing)

    def arrange(self) -> None:
        """Show the passages in the order that is chosen now."""
        self._ask(_NOTHING)

    def patch(self, rows: Sequence[PassageRow]) -> Key | None:
        """Show what was said of some passages that are listed; return the first one of which that is something else."""
        session = self._hub.session
        self._is_blind = self._is_asking
        fresh = session.passage_rows(self.scope, [row.key for row in rows])
        return self.panel.patch(rows, fresh, session.refused(rows))

    def patch_sight(self) -> Key | None:
        """Show at once what was said of the passages that are in sight, or are kept there; return as `patch` does."""
        model = self.panel.model
        rows = {row.key: row for row in (*self.panel.in_sight(), *model.held.values())}
        model.freshen(rows=True)
        return self.patch(list(rows.values()))

    def _begin(self, scope: Scope, listing: Listing) -> None:
        panel, self.scope, is_blind = self.panel, scope, self._is_blind
        self._rest()
        panel.set_looks(theme_looks(self._hub.session.codebook), shows_themes=len(scope.themes) != 1)
        self._tell_nowhere(listing)
        panel.begin(listing, self._wanted)
        self._first = panel.key()
        if listing.is_whole or self._first == self._wanted:
            self._wanted = None
        if is_blind or not listing.is_whole:
            self._ask(listing)
        if self._wanted is None:
            self.begun.emit()

    def _ask(self, before: Listing) -> None:
        wish, held = self._wish(self.scope), dict(self.panel.model.held)
        self._rest()
        self._is_asking = True
        self._counting.ask(
            lambda own: _gone_on(own, wish, before, held), lambda found: self._go_on(before, *found), _KEY
        )

    def _go_on(self, before: Listing, listing: Listing, held: Held) -> None:
        panel, is_blind, is_behind = self.panel, self._is_blind, self._is_behind
        self._rest()
        if is_blind:
            self._ask(before)
            return
        self._tell_nowhere(listing)
        if before is _NOTHING:
            panel.arrange(listing, held)
        elif changed := panel.go_on(listing, held):
            self.changed.emit(changed)
        if self._wanted:
            if panel.key() == self._first:
                panel.select(self._wanted)
            self._wanted = None
            self.begun.emit()
        if is_behind:
            self._ask(listing)

    def _tell_nowhere(self, listing: Listing) -> None:
        """Have the list say what there is none of, where there is none."""
        if listing.keys:
            return
        session, scope, wider = self._hub.session, self.scope, self.scope.without(Facet.LANGUAGE)
        themes = [theme.name for theme in session.codebook.themes if theme.id in scope.themes]
        tongues = [languages.name(tag) for tag in sorted(scope.languages)]
        others = session.size(wider)[0] if tongues and wider else 0
        is_simple = not wider.without(Facet.THEME)
        self.panel.nowhere.tell(themes, tongues, others, "" if is_simple else sentence(session, scope))

    # ---- what is looked at

    def _rows(self, keys: Sequence[Key]) -> Sequence[PassageRow]:
        return self._hub.session.passage_rows(self.scope, keys)

    def _words(self, rows: Sequence[PassageRow]) -> Sequence[PassageWords]:
        return self._hub.session.passage_words(rows, self.scope.words)

    def _paragraph(self, row: PassageRow) -> PassageWords:
        return self._hub.session.paragraph(row, self.scope.words)

    # ---- inside

    def _rest(self) -> None:
        self._is_asking = self._is_blind = self._is_behind = False

    def _wish(self, scope: Scope) -> Wish:
        return Wish(scope, self.panel.head.grouping, self.panel.head.order)


def _gone_on(session: Session, wish: Wish, before: Listing, held: Held) -> tuple[Listing, Held]:
    """Return the list that goes on, and those of its passages whose theme was refused meanwhile."""
    fresh, refused = session.listing(*wish), session.refused()
    said = {pack((document, start)) for document, start, _ in refused} - held.keys()
    lost = said.intersection(before.keys).difference(fresh.keys) if said else said
    rows = {row.key: row for row in session.passage_rows(wish.scope, map(unpack, (*held, *sorted(lost))))}
    kept = {row.key: row._replace(language=rows[row.key].language) for row in held.values() if row.key in rows}
    now = worked_through(kept, list(rows.values()), refused)
    staying = {pack(row.key): row for row in now if not row.is_in_scope}
    groups = {key: group_of(row, wish.grouping) for key, row in staying.items()}
    return go_on(before, fresh, groups, wish.grouping), staying
