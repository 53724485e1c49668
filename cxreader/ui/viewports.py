"""Viewports of scroll areas that are needed at once."""

from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def own_viewport(area: QAbstractScrollArea) -> QWidget:
    """Give a scroll area a new viewport, transparent at first, and return it.

    Asked for a widget that Qt itself made, PySide loads every class of widget to learn which of them it is: a tenth of
    the whole start. A widget made here is known to it.
    """
    viewport = QWidget()
    area.setViewport(viewport)
    return viewport
