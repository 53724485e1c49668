"""How two texts that are compared are kept together: by theme, or by position."""

from PySide6.QtCore import QObject

from cxreader.model.comparison import Alignment, opposite, step
from cxreader.ui.choices import Choices
from cxreader.ui.compare_page import ComparePage
from cxreader.ui.compare_side import CompareSide
from cxreader.ui.counts import grouped
from cxreader.ui.hub import Hub

_NOWHERE = (0, -1)


class CompareFollowing(QObject):
    """Takes both texts along the passages of a theme, or the one along with the other."""

    def __init__(self, hub: Hub, page: ComparePage, choices: Choices, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._page, self._choices = hub, page, choices
        # id of the theme that they are compared by, empty for none
        self.theme = ""
        # whether the sides change places, which moves nothing
        self.is_still = False
        # document and offset that the other text was last led from
        self._led_from = _NOWHERE
        page.head.set_alignment(choices.now.compare_align)
        page.head.aligned.connect(self._align)
        for side in page.sides:
            side.pane.place_changed.connect(lambda side=side: self._scroll(side))
        hub.passage_changed.connect(self._lead)

    @property
    def alignment(self) -> Alignment:
        """What keeps both together."""
        return self._page.head.alignment

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) passage of the theme, on both sides where it keeps them together."""
        if not self.theme:
            self._hub.said.emit(self.tr("Choose a theme first, then go from passage to passage of it"))
            return
        sides = self._page.sides if self.alignment is Alignment.THEME else (self._page.hand,)
        moved = [self._step(side, by) for side in sides]
        if any(moved):
            self.say_places()
        else:
            last = self.tr("That was the last passage") if by > 0 else self.tr("That was the first passage")
            self._hub.said.emit(last)

    def gather(self) -> None:
        """Bring both texts to a passage of the theme that keeps them together, where they are at none."""
        if self.alignment is Alignment.THEME:
            for side in self._page.sides:
                self._step(side, 0)

    def say_places(self) -> None:
        """Say at which of its passages of the theme each side is."""
        name = self._hub.session.codebook.theme(self.theme).name
        left, right = (self._place_of(side) for side in self._page.sides)
        self._hub.said.emit(self.tr("{name}: left {left}, right {right}").format(name=name, left=left, right=right))

    def _align(self) -> None:
        self._choices.change(compare_align=self.alignment.value)
        self._led_from = _NOWHERE
        self.gather()
        self._lead()

    def _step(self, side: CompareSide, by: int) -> bool:
        """Take a side on among its passages of the theme; return whether there was another one."""
        passages, current = side.spoken.themes.get(self.theme, ()), side.current
        place = step(passages, current.start, by) if current else None
        if place is None or passages[place] == current:
            return False
        if side is self._page.hand:
            self._hub.went.emit(passages[place].start, passages[place].end)
        else:
            side.go_along(passages[place])
        return True

    def _place_of(self, side: CompareSide) -> str:
        passages = side.spoken.themes.get(self.theme, ())
        whole = grouped(len(passages))
        if side.current in passages:
            return self.tr("{place} of {whole}").format(place=grouped(passages.index(side.current) + 1), whole=whole)
        return self.tr("none of {whole}").format(whole=whole) if passages else self.tr("none")

    def _lead(self) -> None:
        """Take the other text along in proportion, where the person is in another passage."""
        passage, page = self._hub.passage, self._page
        if passage is None or self._hub.beside is None or self.is_still or self.alignment is not Alignment.POSITION:
            return
        here = (passage.document, passage.start)
        found = opposite(page.hand.spoken, page.other.spoken, passage.start) if here != self._led_from else None
        self._led_from = here
        if found:
            page.other.go_along(found)

    def _scroll(self, side: CompareSide) -> None:
        """Scroll the other text along in proportion."""
        if self._hub.beside and not self.is_still and self.alignment is Alignment.POSITION:
            page = self._page
            (page.left if side is page.right else page.right).scroll_along(side.scrolled)
