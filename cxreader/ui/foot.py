"""The foot of a dialog: what can be done with it, side by side."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

_LEAST = 28  # pixels, so that buttons can be hit


def foot(*parts: QWidget | None) -> QHBoxLayout:
    """Lay out the foot of a dialog.

    Args:
        parts: Buttons, in the direction of reading. A label among them takes all room that is left; where there is
            none, None stands where that room is to be.

    Returns:
        The layout, with a row as high as a finger needs it.

    """
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch()
            continue
        part.setMinimumHeight(_LEAST)
        row.addWidget(part, int(isinstance(part, QLabel)))
    return row
