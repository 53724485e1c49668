"""A button that shows what is chosen, with its badge, and asks for another choice when it is pressed."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.row_states import mirrored

_EDGE, _GAP, _SIGN = 8, 8, 14
_LEAST = 28
_FEW_LETTERS = 8


class ChoiceButton(QToolButton):
    """Badge and name of what is chosen, cut where there is no room; the tooltip has all of it."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._badge = self._colour = self._name = ""
        self.setProperty("chip", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.update)

    def set_choice(self, badge: str, colour: str, name: str) -> None:
        """Show another choice.

        Args:
            badge: Its two or three letters; empty for none.
            colour: Colour slot of the badge; empty for a neutral one.
            name: Its name.

        """
        self._badge, self._colour, self._name = badge, colour, name
        self.setToolTip(name)
        self.updateGeometry()
        self.update()

    @property
    def name(self) -> str:
        """Name of what is chosen."""
        return self._name

    def sizeHint(self) -> QSize:
        """Return the room for the whole name."""
        return QSize(self._around + self.fontMetrics().horizontalAdvance(self._name) + 2, self._height)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(self._around + self.fontMetrics().averageCharWidth() * _FEW_LETTERS, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge, as much of the name as there is room for, and the sign that there is more to choose."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, left = self._appearance.tokens, _EDGE
        if self._badge:
            size = self._badge_size
            rect = self._placed(QRect(left, (self.height() - size.height()) // 2, size.width(), size.height()))
            if self._colour:
                badges.paint_theme_badge(painter, rect, self._badge, tokens, self._colour, self.font())
            else:
                badges.paint_language_badge(painter, rect, self._badge, tokens.secondary, self.font())
            left += size.width() + _GAP
        right = self.width() - _EDGE - _SIGN
        painter.setFont(self.font())
        painter.setPen(tokens.text)
        words = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, right - left)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextSingleLine
        painter.drawText(self._placed(QRect(left, 0, right - left, self.height())), flags, words)
        sign = self._placed(QRect(right + 2, (self.height() - _SIGN) // 2, _SIGN, _SIGN))
        badges.paint_chevron(painter, sign, tokens.secondary, unfolded=True)
        painter.end()

    @property
    def _around(self) -> int:
        badge = self._badge_size.width() + _GAP if self._badge else 0
        return 2 * _EDGE + badge + _SIGN

    @property
    def _badge_size(self) -> QSize:
        size = badges.badge_size(self.font())
        # languages may have three letters
        width = self.fontMetrics().horizontalAdvance(self._badge) + _GAP
        return QSize(max(size.width(), width), size.height())

    @property
    def _height(self) -> int:
        return max(_LEAST, self.fontMetrics().height() + _GAP)

    def _placed(self, rect: QRect) -> QRect:
        return mirrored(self.layoutDirection(), self.rect(), rect)
