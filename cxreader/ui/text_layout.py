"""The small window that sets how the text is laid out, live: letters, width and spacing."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from cxreader.ui.tick_boxes import RadioChoice

# spacing is chosen in steps of 0.05 em
_SPACING_STEPS = 20

_SLIDER_SHEET = """
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: palette(dark); }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: palette(highlight); }
QSlider::handle:horizontal { width: 16px; margin: -6px 0; border-radius: 8px; background: palette(highlight); }
QSlider:focus { border: 2px solid palette(highlight); border-radius: 6px; }
"""


class FontFamily(StrEnum):
    """The kind of letters the text is set in."""

    SERIF = "serif"
    SANS = "sans"


@dataclass(frozen=True, slots=True)
class TextLayoutChoice:
    """How the text is to be laid out.

    Attributes:
        size: Size of the letters in points, 9 to 32.
        measure: Characters in a line where words have spaces between them, 50 to 80.
        unspaced_measure: The same for Chinese, Japanese and the like, 28 to 40.
        spacing: From line to line, in em, 1.3 to 2.0.
        family: Kind of letters.

    """

    size: int = 13
    measure: int = 66
    unspaced_measure: int = 36
    spacing: float = 1.5
    family: FontFamily = FontFamily.SERIF


class TextLayout(QDialog):
    """A window that stays open beside the text while the text follows.

    Signals:
        changed: The new ``TextLayoutChoice``.

    """

    changed = Signal(object)

    def __init__(self, choice: TextLayoutChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("textLayout")
        self.setWindowTitle(self.tr("Text Layout"))
        self._serif = RadioChoice(self.tr("Serif"))
        self._sans = RadioChoice(self.tr("Sans"))
        self._grid = QGridLayout()
        self._size, self._size_said = self._slider(self.tr("Size"), 9, 32)
        self._measure, self._measure_said = self._slider(self.tr("Line width"), 50, 80)
        self._unspaced, self._unspaced_said = self._slider(self.tr("Line width, Chinese"), 28, 40)
        self._spacing, self._spacing_said = self._slider(self.tr("Line spacing"), 26, 40)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.RestoreDefaults | QDialogButtonBox.StandardButton.Close
        )
        self._arrange()
        self.set_choice(choice)
        self._connect()

    def choice(self) -> TextLayoutChoice:
        """Return what is chosen now."""
        return TextLayoutChoice(
            size=self._size.value(),
            measure=self._measure.value(),
            unspaced_measure=self._unspaced.value(),
            spacing=self._spacing.value() / _SPACING_STEPS,
            family=FontFamily.SERIF if self._serif.isChecked() else FontFamily.SANS,
        )

    def set_choice(self, choice: TextLayoutChoice) -> None:
        """Show a choice that was made elsewhere, without telling of it."""
        wanted = (
            (self._size, choice.size),
            (self._measure, choice.measure),
            (self._unspaced, choice.unspaced_measure),
            (self._spacing, round(choice.spacing * _SPACING_STEPS)),
        )
        for slider, value in wanted:
            with QSignalBlocker(slider):
                slider.setValue(value)
        chosen = self._serif if choice.family is FontFamily.SERIF else self._sans
        with QSignalBlocker(self._serif):
            chosen.setChecked(True)
        self._say_values()

    def _slider(self, name: str, low: int, high: int) -> tuple[QSlider, QLabel]:
        """Add a line to the grid: name, slider, value in words."""
        row = self._grid.rowCount()
        label = QLabel(name)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(low, high)
        slider.setPageStep(4)
        slider.setAccessibleName(name)
        slider.setMinimumSize(200, 28)
        slider.setStyleSheet(_SLIDER_SHEET)
        said = QLabel(alignment=Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        # wide enough for every value, so that nothing moves while sliding
        said.setMinimumWidth(said.fontMetrics().horizontalAdvance("80 characters"))
        label.setBuddy(slider)
        for column, widget in enumerate((label, slider, said)):
            self._grid.addWidget(widget, row, column)
        return slider, said

    def _arrange(self) -> None:
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        families = QHBoxLayout()
        families.setSpacing(8)
        for button in (self._serif, self._sans):
            families.addWidget(button)
        families.addStretch()
        self._grid.addWidget(QLabel(self.tr("Letters")), 0, 0)
        self._grid.addLayout(families, 0, 1, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addLayout(self._grid)
        column.addWidget(self._buttons)
        self._buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).setText(self.tr("Reset"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        order = (self._serif, self._sans, self._size, self._measure, self._unspaced, self._spacing, self._buttons)
        for earlier, later in pairwise(order):
            QWidget.setTabOrder(earlier, later)
        self._serif.setFocus()

    def _connect(self) -> None:
        for slider in (self._size, self._measure, self._unspaced, self._spacing):
            slider.valueChanged.connect(self._on_change)
        self._serif.toggled.connect(self._on_change)
        self._buttons.rejected.connect(self.reject)
        self._buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).clicked.connect(self._reset)

    def _reset(self) -> None:
        self.set_choice(TextLayoutChoice())
        self.changed.emit(self.choice())

    def _on_change(self) -> None:
        self._say_values()
        self.changed.emit(self.choice())

    def _say_values(self) -> None:
        locale = QLocale()
        characters = self.tr("{count} characters")
        self._size_said.setText(self.tr("{size} pt").format(size=locale.toString(self._size.value())))
        self._measure_said.setText(characters.format(count=locale.toString(self._measure.value())))
        self._unspaced_said.setText(characters.format(count=locale.toString(self._unspaced.value())))
        self._spacing_said.setText(locale.toString(self._spacing.value() / _SPACING_STEPS, "f", 2))
