from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from cxreader.model.export import Grouping
from cxreader.model.theme import Family, Theme
from cxreader.model.views import DocumentRow, ThemeGroup, ThemeRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.export_choice import ExportChoice, What


@pytest.fixture(autouse=True, scope="session")
def emptied_clipboard(qapp: QApplication) -> Iterator[None]:
    """Empty the clipboard in the end: without a screen, Qt would let go of what Python put there after Python's end."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    look = Appearance(qapp, "light")
    yield look
    look.choose("light")
    look.deleteLater()


@pytest.fixture
def export_choice(tmp_path: Path) -> ExportChoice:
    """Highlights in scope, as Markdown by theme."""
    return ExportChoice(
        What.HIGHLIGHTS,
        whole_library=False,
        format="markdown",
        grouping=Grouping.THEME,
        sentence=True,
        place=True,
        why=False,
        notes=True,
        path=tmp_path / "notes.md",
    )


@pytest.fixture
def samples() -> SimpleNamespace:
    """Rows as the library gives them: four documents, their families, and some themes."""
    return SimpleNamespace(
        families=SAMPLE_FAMILIES,
        spanish=spanish_row,
        chinese=chinese_row,
        polish=polish_row,
        empty=empty_row,
        groups=theme_groups,
    )


SAMPLE_FAMILIES = {
    key: Family(key, name, colour)
    for key, name, colour in (
        ("service", "Service", "blue"),
        ("experience", "Experience", "teal"),
        ("journey", "Journey", "green"),
        ("digital", "Digital", "violet"),
        ("marketing", "Marketing & brand", "rose"),
        ("loyalty", "Loyalty", "red"),
        ("value", "Value", "gold"),
        ("organisation", "Organisation", "brown"),
    )
}


def spanish_row(**changes: object) -> DocumentRow:
    values: dict[str, object] = {
        "id": 1,
        "title": "Los beneficios de los 1-800 número",
        "path": "/texts/es.txt",
        "language": "es",
        "confidence": 0.99,
        "length": 557,
        "characters": False,
        "passages": 22,
        "scoped": 22,
        "noise": 1,
        "notes": 2,
        "progress": 0.0,
        "families": tuple((family, 9 - place) for place, family in enumerate(SAMPLE_FAMILIES)),
        "themes": ("Contact centre", "Live chat", "Loyalty"),
    }
    return DocumentRow(**values | changes)  # type: ignore[arg-type]  # a test says what it changes


def chinese_row() -> DocumentRow:
    return DocumentRow(
        2, "客户体验和联系中心挑战", "/texts/zh.txt", "zh-Hans", 0.99, 2899, True, 126, 20, 27, 0, 0.5,
        (("service", 30), ("experience", 26)), ("Contact centre",),
    )  # fmt: skip


def polish_row() -> DocumentRow:
    return DocumentRow(3, "To nasz wielki zaszczyt", "", "pl", 0.99, 354, False, 27, 0, 0, 12, 1.0, (("gone", 3),))


def empty_row() -> DocumentRow:
    return DocumentRow(4, "Short note", "", "und", 0.0, 1, False, 0, 0, 0, 1, 0.1)


def theme(key: str, code: str, name: str, family: str) -> Theme:
    return Theme(key, code, name, family, f"Talk of {name}.")


def theme_groups(contact: int = 23, doubtful: int = 0) -> tuple[ThemeGroup, ...]:
    return (
        ThemeGroup(
            SAMPLE_FAMILIES["service"],
            (
                ThemeRow(theme("speed", "S1", "Speed of response", "service"), 46, 4, 12),
                ThemeRow(theme("contact", "S2", "Contact centre", "service"), contact, 2, doubtful),
            ),
        ),
        ThemeGroup(
            SAMPLE_FAMILIES["digital"],
            (ThemeRow(theme("chat", "D2", "Live chat", "digital"), 1, 1, 0),),
        ),
        ThemeGroup(SAMPLE_FAMILIES["loyalty"], (ThemeRow(theme("loyalty", "L1", "Loyalty", "loyalty"), 0, 0, 0),)),
    )
