"""The themes of one passage as a row of badges, of which one is looked at."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from cxreader.model.annotation import Verdict
from cxreader.model.theme import Family
from cxreader.model.views import Reason
from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.flow_layout import FlowLayout

_HEIGHT = 28


class ThemeTabs(QWidget):
    """Badges to choose among; hidden where there is nothing to choose.

    Signals:
        chosen: Place of the theme in what was given.

    """

    chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self, 0)
        self._group.idClicked.connect(self.chosen)

    def set_reasons(self, reasons: Sequence[Reason], current: int, families: Mapping[str, Family]) -> None:
        """Show a badge for the theme of each reason, the one at ``current`` as the chosen one."""
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._flow.drop(old)
        for place, reason in enumerate(reasons):
            tab = _Tab(self._appearance, reason, families[reason.theme.family].colour)
            tab.setChecked(place == current)
            self._group.addButton(tab, place)
            self._flow.addWidget(tab)
            tab.show()
        self.setVisible(len(reasons) > 1)


class _Tab(QAbstractButton):
    """A badge to press: filled while chosen, outlined else, with dashes where the theme is only suggested.

    Its code is struck out where the theme was refused.
    """

    def __init__(self, appearance: Appearance, reason: Reason, colour: str) -> None:
        super().__init__()
        self._appearance = appearance
        self._colour = colour
        self._refused = reason.verdict is Verdict.NO
        self._suggested = reason.suggested
        self.setText(reason.theme.code)
        self.setToolTip(
            self.tr("{theme}, suggested").format(theme=reason.theme.name) if reason.suggested else reason.theme.name
        )
        self.setAccessibleName(reason.theme.name)
        self.setCheckable(True)
        appearance.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the size of a target that is easily hit."""
        badge = badges.badge_size(self.font())
        return QSize(max(_HEIGHT, badge.width() + 8), max(_HEIGHT, badge.height() + 8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge and, when it has the focus, the ring around it."""
        tokens = self._appearance.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        badge = QRectF(QPointF(), badges.badge_size(self.font()))
        badge.moveCenter(QRectF(self.rect()).center())
        label = tokens.label(self._colour)
        broken = self._suggested and not self.isChecked()
        painter.setPen(QPen(label, 1.5, Qt.PenStyle.DashLine if broken else Qt.PenStyle.SolidLine))
        painter.setBrush(label if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(badge.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        font = badges.small(self.font(), strong=True)
        font.setStrikeOut(self._refused)
        painter.setFont(font)
        painter.setPen(tokens.badge_text if self.isChecked() else label)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(tokens.accent if self.hasFocus() else tokens.border, 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
