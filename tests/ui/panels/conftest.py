from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from cxreader.model.annotation import Highlight
from cxreader.model.note_rows import NoteRow
from cxreader.model.theme import Codebook, Family, Theme

FAMILIES = {
    "service": Family("service", "Service", "blue"),
    "experience": Family("experience", "Experience", "teal"),
    "loyalty": Family("loyalty", "Loyalty", "red"),
}
THEMES = (
    Theme("service-support", "S1", "Service & support", "service", "Help that is given."),
    Theme("contact-centre", "S2", "Contact centre", "service", "Talk of a call team."),
    Theme("customer-experience", "X1", "Customer experience", "experience", "How it feels."),
    Theme("content", "C3", "Content & tone", "experience", "How it is written."),
    Theme("complaints", "L1", "Reklamacja łódzka", "loyalty", "What went wrong."),
)


@pytest.fixture
def families() -> Mapping[str, Family]:
    return FAMILIES


@pytest.fixture
def codebook() -> Codebook:
    return Codebook("test", 1, tuple(FAMILIES.values()), THEMES)


@pytest.fixture
def note_row() -> Callable[..., NoteRow]:
    """Make a note's row: id, quote, note and codes of themes."""

    def make(
        key: int, quote: str = "obsługą klienta", note: str = "", codes: str = "", starred: bool = False
    ) -> NoteRow:
        highlight = Highlight(key, f"guid-{key}", 1, 10, 10 + len(quote), quote, note, starred=starred)
        themes = tuple(theme for theme in THEMES if theme.code in codes.split())
        return NoteRow(highlight, "To nasz wielki zaszczyt", "pl", 4, themes)

    return make


@pytest.fixture
def nameless() -> Callable[[QWidget], list[str]]:
    """Give the visible widgets that take the focus but say no name, and those too small to hit."""

    def walk(widget: QWidget) -> list[str]:
        found = []
        for child in (widget, *widget.findChildren(QWidget)):
            if not child.isVisible() or child.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            name = QAccessible.queryAccessibleInterface(child).text(QAccessible.Text.Name)
            if not name:
                found.append(f"{type(child).__name__} has no name")
            if min(child.width(), child.height()) < 28:
                found.append(f"{type(child).__name__} “{name}” is {child.width()}×{child.height()}")
        return found

    return walk
