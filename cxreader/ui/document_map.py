"""The document map: a whole text in a narrow strip, with its themes, notes and finds."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.filling import fill
from cxreader.ui.landmarks import Landmarks

WIDTH = 14
TICK = 2
_INSET = 3
_TRIANGLE = 5
_SIGN = 2 * _TRIANGLE + TICK
_MOST_TOGETHER = 3
_SMALLEST_WINDOW = 8


class DocumentMap(QWidget):
    """Draws landmarks and the part of the text that is on the screen; decorative, and no second scroll bar.

    Signals:
        jumped: The place that was clicked, 0 to 1.

    """

    jumped = Signal(float)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._landmarks = Landmarks()
        self._window = (0.0, 1.0)
        # drawn once until they change, notes on their own: each edit of one changes these alone
        self._drawing: QPixmap | None = None
        self._notes: QPixmap | None = None
        # the colour of the sign in each row of pixels, as it is drawn
        self._rows: dict[int, str] = {}
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        appearance.changed.connect(self._redraw)

    def set_landmarks(self, landmarks: Landmarks) -> None:
        """Show these landmarks."""
        before, self._landmarks = self._landmarks, landmarks
        if before._replace(notes=()) == landmarks._replace(notes=()):
            if self._notes and before.notes != landmarks.notes:
                self._renew_notes(self._notes)
            self.update()
        else:
            self._redraw()

    def set_window(self, start: float, end: float) -> None:
        """Show which part of the text is on the screen."""
        self._window = (start, end)
        self.update()

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the part on the screen, and over it the landmarks, drawn once until they change."""
        if self._drawing is None:
            self._drawing = self._draw(self._paint_themes, self._paint_hits)
        if self._notes is None:
            self._notes = self._draw(self._paint_notes)
        tokens = self._appearance.tokens
        painter = QPainter(self)
        fill(painter, self.rect(), tokens.window)
        start, end = (share * self.height() for share in self._window)
        part = QRectF(0, start, WIDTH, max(_SMALLEST_WINDOW, end - start)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(tokens.border, 1))
        painter.setBrush(tokens.selected)
        painter.drawRoundedRect(part, 3, 3)
        painter.drawPixmap(0, 0, self._drawing)
        painter.drawPixmap(0, 0, self._notes)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the landmarks anew."""
        super().resizeEvent(event)
        self._redraw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask to go where the map was clicked."""
        self._jump(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while its button is down."""
        self._jump(event)

    # inside

    def _jump(self, event: QMouseEvent) -> None:
        self.jumped.emit(min(max(event.position().y() / max(1, self.height()), 0.0), 1.0))

    def _redraw(self) -> None:
        self._drawing = self._notes = None
        self.update()

    def _draw(self, *parts: Callable[[QPainter], None]) -> QPixmap:
        ratio = self.devicePixelRatioF()
        drawing = QPixmap(round(WIDTH * ratio), max(1, round(self.height() * ratio)))
        drawing.setDevicePixelRatio(ratio)
        drawing.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawing)
        for part in parts:
            part(painter)
        painter.end()
        return drawing

    def _paint_hits(self, painter: QPainter) -> None:
        accent = self._appearance.tokens.accent
        for y in {self._y(place) for place in self._landmarks.hits}:
            fill(painter, QRectF(0, y, WIDTH, TICK), accent)

    def _paint_notes(self, painter: QPainter) -> None:
        self._rows = self._signed_rows()
        self._paint_signs(painter, self._rows)

    def _signed_rows(self) -> dict[int, str]:
        """Return the colour of the sign in each row of pixels: of several only the last would be seen."""
        height = self.height() - TICK
        return {round(place * height): colour for place, colour in self._landmarks.notes}

    def _renew_notes(self, drawing: QPixmap) -> None:
        """Draw anew no more than what the signs that come and go touch."""
        before, self._rows = self._rows, self._signed_rows()
        changed = [y for y in before.keys() | self._rows.keys() if before.get(y) != self._rows.get(y)]
        near = {y for row in changed for y in range(row - _SIGN, row + _SIGN + 1)}
        region = QRegion()
        for row in changed:
            region += QRect(0, row - _TRIANGLE, WIDTH, _SIGN)
        painter = QPainter(drawing)
        painter.setClipRegion(region)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.eraseRect(self.rect())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._paint_signs(painter, {y: colour for y, colour in self._rows.items() if y in near})
        painter.end()

    def _paint_signs(self, painter: QPainter, rows: Mapping[int, str]) -> None:
        # hundreds look the same, and to smooth the edges of each would take as long as all else
        signs = {colour: self._sign(colour) for colour in set(rows.values())}
        for y, colour in rows.items():
            painter.drawPixmap(WIDTH - _TRIANGLE, y - _TRIANGLE, signs[colour])

    def _sign(self, colour: str) -> QPixmap:
        """Return the triangle of a highlight."""
        ratio = self.devicePixelRatioF()
        sign = QPixmap(round(_TRIANGLE * ratio), round(_SIGN * ratio))
        sign.setDevicePixelRatio(ratio)
        sign.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sign)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.tokens.label(colour))
        middle = _TRIANGLE + TICK / 2
        edges = ((_TRIANGLE, middle - _TRIANGLE / 2 - 1), (0, middle), (_TRIANGLE, middle + _TRIANGLE / 2 + 1))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in edges]))
        painter.end()
        return sign

    def _paint_themes(self, painter: QPainter) -> None:
        # thousands of passages share a few hundred rows of pixels
        rows: dict[int, list[str]] = {}
        for place, colours in self._landmarks.themes:
            rows.setdefault(self._y(place), []).extend(colours)
        for y, together in rows.items():
            self._paint_tick(painter, y, list(dict.fromkeys(together))[:_MOST_TOGETHER])

    def _paint_tick(self, painter: QPainter, y: int, colours: Sequence[str]) -> None:
        width = (WIDTH - 2 * _INSET) / len(colours)
        for index, colour in enumerate(colours):
            ink = self._appearance.tokens.ink(colour)
            fill(painter, QRectF(_INSET + index * width, y, width, TICK), ink)

    def _y(self, place: float) -> int:
        return round(place * (self.height() - TICK))
