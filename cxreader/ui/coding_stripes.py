"""The coding stripes beside a text: a lane for each family, a stripe for each passage that speaks of it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from cxreader.model.annotation import Verdict
from cxreader.model.views import CodedPassage
from cxreader.ui.appearance import Appearance
from cxreader.ui.page import Page
from cxreader.ui.palette import blend
from cxreader.ui.reader import Reader
from cxreader.ui.theme_looks import Look

EDGE = 6
PITCH = 8
HEAD = 20
_THIN, _THICK = 3, 6
_REACH = 4
_FAINT = 0.3
_LETTER_PIXELS = 10
# lengths of stroke and gap for the first, second and third theme of a family; 0 is the whole stripe
_PATTERNS = ((0, 1), (6, 3), (2, 2))
_NOTCH = 4
_SHORTEST = 4


class Stripe(NamedTuple):
    """A theme of a passage.

    Attributes:
        look: The theme's look.
        confirmed: Whether a person said yes to it, or gave it.
        suggested: Whether it counts for nothing until a person says yes.

    """

    look: Look
    confirmed: bool
    suggested: bool = False


class Row(NamedTuple):
    """The stripes of one passage, by lane.

    Attributes:
        number: The passage's number.
        start: Position of its first shown unit.
        end: Position after its last one.
        lanes: For each lane that it has: the lane's place, and the family's themes in it.

    """

    number: int
    start: int
    end: int
    lanes: tuple[tuple[int, tuple[Stripe, ...]], ...]


class CodingStripes(QWidget):
    """Draws the stripes of what a reader shows; decorative, since the passages say the same in words.

    Signals:
        passage_clicked: The number of the passage whose stripe was clicked.

    """

    passage_clicked = Signal(int)

    def __init__(self, appearance: Appearance, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._reader = reader
        self._rows: list[Row] = []
        self._ends: list[int] = []
        self._heads: list[Look] = []
        self._counts: Counter[str] = Counter()
        self._scope: frozenset[str] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        appearance.changed.connect(self.update)
        reader.verticalScrollBar().valueChanged.connect(self.update)
        reader.fitted.connect(self.update)

    def set_passages(self, page: Page, passages: Sequence[CodedPassage], looks: Mapping[str, Look]) -> None:
        """Show the themes of passages, the commonest family in the leftmost lane."""
        shown = [(passage, _stripes(passage, looks)) for passage in passages]
        self._counts = Counter(stripe.look.theme for _, stripes in shown for stripe in stripes if not stripe.suggested)
        families = Counter(family for _, stripes in shown for family in {stripe.look.family for stripe in stripes})
        order = list(dict.fromkeys(look.family for look in looks.values()))
        lanes = sorted(families, key=lambda family: (-families[family], order.index(family)))
        firsts = {look.family: look for look in reversed(tuple(looks.values()))}
        self._heads = [firsts[family] for family in lanes]
        self._rows = []
        for passage, stripes in shown:
            ranges = page.view_ranges(passage.start, passage.end)
            if ranges and stripes:
                by_lane = _by_lane(stripes, lanes)
                self._rows.append(Row(passage.number, ranges[0][0], ranges[-1][1], by_lane))
        self._ends = [row.end for row in self._rows]
        self.setFixedWidth(self.wanted_width())
        self.update()

    def set_scope(self, themes: frozenset[str]) -> None:
        """Draw the stripes of these themes strongly and all others faintly; an empty set makes all strong."""
        self._scope = themes
        self.update()

    def wanted_width(self) -> int:
        """Return how wide the lanes are together, in pixels; 0 where there are none."""
        return 2 * EDGE + PITCH * len(self._heads) if self._heads else 0

    def stripe_at(self, point: QPoint) -> tuple[Row, Stripe] | None:
        """Return what is drawn at a point of the widget, a few pixels more or less."""
        lane = (point.x() - EDGE) // PITCH
        for row, top, bottom in self._visible_rows():
            if top - _REACH <= point.y() <= bottom + _REACH:
                for place, stripes in row.lanes:
                    if place == lane:
                        share = (point.y() - top) / max(1.0, bottom - top)
                        return row, stripes[min(max(int(share * len(stripes)), 0), len(stripes) - 1)]
        return None

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lanes' heads and the stripes that are on the screen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(0, HEAD, self.width(), self.height() - HEAD)
        for row, top, bottom in self._visible_rows():
            for lane, stripes in row.lanes:
                part = (bottom - top) // len(stripes)
                for index, stripe in enumerate(stripes):
                    self._paint_stripe(painter, stripe, lane, top + index * part, top + (index + 1) * part)
        painter.setClipping(False)
        self._paint_heads(painter)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which passage was clicked."""
        found = self.stripe_at(event.position().toPoint())
        if found:
            self.passage_clicked.emit(found[0].number)

    def event(self, event: QEvent) -> bool:
        """Show the theme's name and number of passages under the pointer."""
        if isinstance(event, QHelpEvent):
            found = self.stripe_at(event.pos())
            QToolTip.showText(event.globalPos(), self.tip(found[1]) if found else "", self)
            return True
        return super().event(event)

    def tip(self, stripe: Stripe) -> str:
        """Return the words shown over a stripe."""
        label, count = stripe.look.label, self._counts[stripe.look.theme]
        if stripe.suggested:
            return self.tr("{theme} · suggested, not counted").format(theme=label)
        if count == 1:
            return self.tr("{theme} · 1 passage in this text").format(theme=label)
        passages = self.locale().toString(count)
        return self.tr("{theme} · {count} passages in this text").format(theme=label, count=passages)

    # inside

    def _visible_rows(self) -> list[tuple[Row, int, int]]:
        """Return the rows on the screen with their top and bottom in this widget."""
        first, last = self._reader.visible()
        shift = self._reader.viewport().y() - self.y()
        rows = []
        for row in self._rows[bisect_left(self._ends, first) :]:
            if row.start > last:
                break
            # whole pixels keep dashes and dots crisp
            top, bottom = (round(edge) + shift for edge in self._reader.extent(row.start, row.end))
            rows.append((row, top + 2, max(bottom - 1, top + 2 + _SHORTEST)))
        return rows

    def _strength(self, theme: str) -> float:
        return 1.0 if not self._scope or theme in self._scope else _FAINT

    def _paint_stripe(self, painter: QPainter, stripe: Stripe, lane: int, top: int, bottom: int) -> None:
        tokens = self._appearance.tokens
        ink = blend(tokens.page, tokens.ink(stripe.look.colour), self._strength(stripe.look.theme))
        wide = _THICK if stripe.confirmed or stripe.suggested else _THIN
        left = EDGE + lane * PITCH + (PITCH - wide) // 2
        bar = QRectF(left, top, wide, bottom - top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        if stripe.suggested:
            self._paint_outline(painter, ink, bar, stripe.look.sibling)
            return
        if stripe.look.sibling >= len(_PATTERNS):
            painter.drawRoundedRect(bar, 1, 1)
            self._paint_notch(painter, ink, bar)
            return
        stroke, gap = _PATTERNS[stripe.look.sibling]
        y, length = top, stroke or bottom - top
        while y < bottom:
            painter.drawRoundedRect(QRectF(left, y, wide, min(length, bottom - y)), 1, 1)
            y += length + gap

    def _paint_outline(self, painter: QPainter, ink: QColor, bar: QRectF, sibling: int) -> None:
        """Draw the edge of a stripe alone, in the pattern of its theme."""
        pen = QPen(ink, 1)
        if 0 < sibling < len(_PATTERNS):
            pen.setDashPattern(_PATTERNS[sibling])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        if sibling >= len(_PATTERNS):
            self._paint_notch(painter, ink, bar)

    def _paint_notch(self, painter: QPainter, ink: QColor, bar: QRectF) -> None:
        painter.setPen(QPen(ink, _THIN))
        middle = bar.center()
        painter.drawLine(int(middle.x() - _NOTCH + 1), int(middle.y()), int(middle.x() + _NOTCH), int(middle.y()))

    def _paint_heads(self, painter: QPainter) -> None:
        tokens = self._appearance.tokens
        font = QFont(self.font())
        font.setPixelSize(_LETTER_PIXELS)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        chosen = {stripe.look.family for row in self._rows for _, stripes in row.lanes for stripe in stripes
                  if stripe.look.theme in self._scope}  # fmt: skip
        for lane, look in enumerate(self._heads):
            faint = bool(self._scope) and look.family not in chosen
            painter.setPen(tokens.secondary if faint else tokens.label(look.colour))
            box = QRectF(EDGE + lane * PITCH - 1, 0, PITCH + 2, HEAD)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, look.letter)


def _stripes(passage: CodedPassage, looks: Mapping[str, Look]) -> list[Stripe]:
    if passage.noise:
        return []
    return [
        Stripe(looks[coding.theme], coding.verdict is Verdict.YES, coding.suggested)
        for coding in passage.shown()
        if coding.theme in looks
    ]


def _by_lane(stripes: Sequence[Stripe], lanes: Sequence[str]) -> tuple[tuple[int, tuple[Stripe, ...]], ...]:
    rows = []
    for lane, family in enumerate(lanes):
        here = sorted((stripe for stripe in stripes if stripe.look.family == family), key=lambda s: s.look.sibling)
        if here:
            rows.append((lane, tuple(here)))
    return tuple(rows)
