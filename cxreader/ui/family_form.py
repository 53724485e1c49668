"""The right side of the codebook for a family: its name and its colour."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QGroupBox, QLabel, QLineEdit, QStyle, QVBoxLayout, QWidget

from cxreader.model.theme import Family
from cxreader.ui.appearance import Appearance
from cxreader.ui.labels import QuietLabel
from cxreader.ui.tick_boxes import RadioChoice

_SWATCH = 36
_COLUMNS = 2
# WCAG 2.2, the definition of relative luminance
_WEIGHTS = (0.2126, 0.7152, 0.0722)
_LINEAR_UP_TO = 0.04045


class FamilyForm(QWidget):
    """The fields of one family.

    Signals:
        changed: The person changed something about the family.

    """

    changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._family = Family("", "", "")
        self._others: tuple[Family, ...] = ()
        self._name = QLineEdit()
        self._name.textEdited.connect(self.changed)
        self._colours = QGroupBox(self.tr("Colour"))
        self._group = QButtonGroup(self)
        self._choices = {
            "blue": _Swatch(appearance, "blue", self.tr("Blue")),
            "teal": _Swatch(appearance, "teal", self.tr("Teal")),
            "green": _Swatch(appearance, "green", self.tr("Green")),
            "gold": _Swatch(appearance, "gold", self.tr("Gold")),
            "brown": _Swatch(appearance, "brown", self.tr("Brown")),
            "red": _Swatch(appearance, "red", self.tr("Red")),
            "rose": _Swatch(appearance, "rose", self.tr("Rose")),
            "violet": _Swatch(appearance, "violet", self.tr("Violet")),
        }
        self._shared = QuietLabel(appearance)
        self._shared.setWordWrap(True)
        self._arrange()
        self._group.buttonToggled.connect(self._on_toggled)

    def _arrange(self) -> None:
        label = QLabel(self.tr("&Name"))
        label.setBuddy(self._name)
        grid = QGridLayout(self._colours)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(_COLUMNS, 1)
        for place, swatch in enumerate(self._choices.values()):
            self._group.addButton(swatch)
            grid.addWidget(swatch, place // _COLUMNS, place % _COLUMNS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (label, self._name, self._colours, self._shared):
            column.addWidget(widget)
        column.addStretch()

    def set_family(self, family: Family, families: Sequence[Family]) -> None:
        """Show another family, one of those given."""
        self._others = tuple(other for other in families if other.id != family.id)
        self._family = family
        with QSignalBlocker(self):
            self._name.setText(family.name)
            self._choices[family.colour].setChecked(True)
        self._tell_of_sharing()

    def family(self) -> Family:
        """Return the family as the fields have it."""
        colour = next(slot for slot, swatch in self._choices.items() if swatch.isChecked())
        return self._family._replace(name=" ".join(self._name.text().split()), colour=colour)

    def name_it(self) -> None:
        """Put the focus into the name, all of it selected."""
        self._name.setFocus()
        self._name.selectAll()

    def _on_toggled(self, _button: QWidget, checked: bool) -> None:
        if checked:
            self._tell_of_sharing()
            self.changed.emit()

    def _tell_of_sharing(self) -> None:
        colour = self.family().colour
        same = [other.name for other in self._others if other.colour == colour]
        words = self.tr("{} has this colour too; codes and names tell the two apart.")
        self._shared.setText(words.format(" · ".join(same)) if same else "")


class _Swatch(RadioChoice):
    """A colour to choose: a sample of it, its name, and its contrast with the page."""

    def __init__(self, appearance: Appearance, slot: str, name: str) -> None:
        super().__init__()
        self._appearance = appearance
        self._slot = slot
        self._name = name
        appearance.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the room for circle, words and sample."""
        return super().sizeHint() + QSize(_SWATCH + 8, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint circle, words and sample."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._appearance.tokens
        room = QRect(self.rect().right() - _SWATCH - 3, (self.height() - 18) // 2, _SWATCH, 18)
        room = QStyle.visualRect(self.layoutDirection(), self.rect(), room)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.label(self._slot))
        painter.drawRoundedRect(QRectF(room), 4, 4)
        painter.setPen(tokens.badge_text)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "A1")

    def _restyle(self) -> None:
        tokens = self._appearance.tokens
        ratio = contrast(tokens.label(self._slot), tokens.page)
        self.setText(f"{self._name}  {ratio:.1f} : 1")
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self.tr("Contrast with the page {:.1f} to 1").format(ratio))
        self.updateGeometry()


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = (part / 12.92 if part <= _LINEAR_UP_TO else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip(_WEIGHTS, linear, strict=True))
